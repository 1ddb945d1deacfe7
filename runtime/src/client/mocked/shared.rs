//! What a server knows: the answers that were set, and the requests that came.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::super::mock::{MockRequest, MockResponse};
use super::super::operation::Operation;
use super::check::check;
use super::route;

/// Whether an answer is for a request; what is wrong with the request.
pub(super) type Fits = Arc<dyn Fn(&MockRequest) -> Result<bool, String> + Send + Sync>;
/// Makes an answer.
pub(super) type Makes = Arc<dyn Fn(&MockRequest) -> Result<MockResponse, String> + Send + Sync>;

/// What a server knows. Its transport and its connections share it.
#[derive(Default)]
pub(super) struct Shared(Mutex<State>);

#[derive(Default)]
pub(super) struct State {
    pub(super) answers: Vec<Answer>,
    /// Every request, with the operation that it was taken for.
    pub(super) requests: Vec<(Option<&'static Operation>, MockRequest)>,
    /// What was said of requests that nothing was set for.
    pub(super) unexpected: Vec<String>,
    pub(super) waits: Vec<Duration>,
}

/// An answer that was set.
#[derive(Clone)]
pub(super) struct Answer {
    pub(super) operation: &'static Operation,
    pub(super) required: &'static [usize],
    pub(super) fits: Fits,
    pub(super) what: What,
    pub(super) status: Option<u16>,
    pub(super) headers: Vec<(String, String)>,
    pub(super) delay: Option<Duration>,
    /// How often, if that was said.
    pub(super) times: Option<usize>,
    pub(super) given: usize,
}

/// What is done.
#[derive(Clone)]
pub(super) enum What {
    Make(Makes),
    Reset,
}

/// What to do about a request.
pub(super) struct Reaction {
    pub(super) delay: Option<Duration>,
    /// Nothing: the connection breaks.
    pub(super) response: Option<MockResponse>,
}

impl Shared {
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What to do about a request; it is kept. What was given by the user is called while nothing is locked.
    pub(super) fn react(&self, request: MockRequest) -> Reaction {
        let chosen = self.choose(&request);
        let (operation, chosen) = match chosen {
            Ok((operation, answer)) => (Some(operation), Ok(answer)),
            Err(why) => (None, Err(why)),
        };
        let made = chosen.and_then(|answer| match &answer.what {
            What::Reset => Ok((answer.delay, None)),
            What::Make(makes) => makes(&request).map(|response| (answer.delay, Some(changed(&answer, response)))),
        });
        let mut state = self.state();
        match made {
            Ok((delay, response)) => {
                state.requests.push((operation, request));
                Reaction { delay, response }
            }
            Err(why) => {
                let text = format!("{} {}: {why}", request.method, request.url.path());
                state.unexpected.push(text.clone());
                state.requests.push((None, request));
                Reaction {
                    delay: None,
                    response: Some(MockResponse::text(501, text)),
                }
            }
        }
    }

    fn choose(&self, request: &MockRequest) -> Result<(&'static Operation, Answer), String> {
        let answers = self.state().answers.clone();
        let operation = operation(&answers, request).ok_or_else(|| unknown(&answers, request))?;
        let name = operation.name;
        let of_it: Vec<(usize, &Answer)> = answers
            .iter()
            .enumerate()
            .filter(|(_, answer)| std::ptr::eq(answer.operation, operation))
            .collect();
        let required = of_it.first().map_or([].as_slice(), |(_, answer)| answer.required);
        check(operation, required, request).map_err(|why| format!("asked for `{name}`, and {why}"))?;
        let mut fitting = Vec::new();
        for (number, answer) in &of_it {
            if (answer.fits)(request).map_err(|why| format!("asked for `{name}`, and {why}"))? {
                fitting.push(*number);
            }
        }
        let mut state = self.state();
        let number = next(&state.answers, &fitting).ok_or_else(|| match fitting.is_empty() {
            true => format!(
                "asked for `{name}`, and none of its {} answers is for this request",
                of_it.len()
            ),
            false => format!("asked for `{name}`, whose answers have all been given as often as was set"),
        })?;
        let answer = state.answers.get_mut(number).ok_or("the answers were cleared")?;
        answer.given += 1;
        Ok((operation, answer.clone()))
    }
}

/// One after the other, and the last again and again, unless it was said how often.
fn next(answers: &[Answer], fitting: &[usize]) -> Option<usize> {
    let last = fitting.last()?;
    let is_left = |number: &&usize| {
        let Some(answer) = answers.get(**number) else {
            return false;
        };
        match answer.times {
            Some(times) => answer.given < times,
            None => *number == last || answer.given == 0,
        }
    };
    let unlimited = fitting
        .iter()
        .rev()
        .find(|number| answers.get(**number).is_some_and(|answer| answer.times.is_none()));
    fitting.iter().find(is_left).or(unlimited).copied()
}

fn changed(answer: &Answer, mut response: MockResponse) -> MockResponse {
    if let Some(status) = answer.status {
        response = response.status(status);
    }
    let headers = answer.headers.iter();
    headers.fold(response, |response, (name, value)| response.header(name, value))
}

/// The operation that the request asks for, among those that answers are set for.
fn operation(answers: &[Answer], request: &MockRequest) -> Option<&'static Operation> {
    // In memory the client says what it calls.
    let said = |operation: &Operation| request.operation.is_empty() || request.operation == operation.name;
    let asked = answers.iter().map(|answer| answer.operation);
    asked
        .filter(|operation| said(operation) && route::matches(operation, request))
        .max_by_key(|operation| route::exactness(operation))
}

/// What was asked, and what would have been answered.
fn unknown(answers: &[Answer], request: &MockRequest) -> String {
    let mut known: Vec<String> = Vec::new();
    for Answer { operation, .. } in answers {
        let route = format!("`{}` ({} {})", operation.name, operation.verb.as_str(), operation.path);
        if !known.contains(&route) {
            known.push(route);
        }
    }
    let asked = match request.operation {
        "" => String::new(),
        operation => format!("asked for `{operation}`, and "),
    };
    match known.is_empty() {
        true => format!("{asked}no answer is set for anything"),
        false => format!(
            "{asked}no answer is set for it; answers are set for {}",
            known.join(", ")
        ),
    }
}
