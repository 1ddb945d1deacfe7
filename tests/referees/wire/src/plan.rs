//! All calls that are made of one document.

use specwright::ir::{Answer, Api, Operation, Status};
use specwright_judge::{Document, View};

use crate::arguments::{self, Maker, Variant};
use crate::call::{Arguments, Call};
use crate::places::Places;
use crate::values::Values;

/// How many documented errors of an operation are asked for.
const ERRORS: usize = 3;

/// What is done with one document.
pub(crate) struct Plan {
    /// The calls, in order.
    pub(crate) calls: Vec<Call>,
    /// Operations that cannot be called, each with the reason.
    pub(crate) unmade: Vec<(usize, String)>,
}

/// Plans the calls of all operations, which have to be in the order of `api`.
pub(crate) fn plan(document: &Document, api: &Api) -> Result<Plan, String> {
    let operations: Vec<&Operation> = api.operations().map(|(_, operation)| operation).collect();
    let places: Vec<Option<Places<'_>>> = operations.iter().map(|it| Places::of(document, it)).collect();
    let schemas: Vec<_> = operations
        .iter()
        .zip(&places)
        .filter_map(|(operation, places)| Some(arguments::schemas(document, places.as_ref()?, operation)))
        .flatten()
        .collect();
    let values = Values::of(document, View::Write, &schemas)?;
    let mut plan = Plan {
        calls: Vec::new(),
        unmade: Vec::new(),
    };
    for (number, (operation, places)) in operations.iter().zip(&places).enumerate() {
        let Some(places) = places else {
            plan.unmade
                .push((number, format!("nothing at `{}`", operation.origin.pointer)));
            continue;
        };
        let maker = Maker {
            document,
            api,
            values: &values,
            places,
            operation,
            seed: operation.origin.pointer.to_string(),
        };
        plan.add(number, operation, &maker);
    }
    Ok(plan)
}

impl Plan {
    fn add(&mut self, number: usize, operation: &Operation, maker: &Maker<'_>) {
        let statuses = statuses(&operation.answers);
        let main = statuses.first().copied().unwrap_or(200);
        let least = match maker.make(Variant::Least) {
            Ok(arguments) => arguments.unwrap_or_default(),
            Err(reason) => return self.unmade.push((number, reason)),
        };
        let mut add = |variant, status, arguments: &Arguments| {
            self.calls.push(Call {
                operation: number,
                variant,
                status,
                arguments: arguments.clone(),
            });
        };
        add("least", main, &least);
        for (variant, name) in [(Variant::All, "all"), (Variant::Example, "example")] {
            if let Ok(Some(arguments)) = maker.make(variant)
                && arguments != least
            {
                add(name, main, &arguments);
            }
        }
        for status in statuses.iter().skip(1) {
            add("least", *status, &least);
        }
    }
}

/// The statuses to ask for: the main success, the other ones, some errors. What is a success is the runtime's rule: 2xx,
/// documented 3xx, and `default` where there is neither.
fn statuses(answers: &[Answer]) -> Vec<u16> {
    let coded = |answer: &Answer| match answer.status {
        Status::Code(code) => Some(code),
        Status::Range(class) => Some(free(answers, u16::from(class) * 100)),
        Status::Default => None,
    };
    let is_success = |status: &u16| (200..400).contains(status);
    let codes: Vec<u16> = answers.iter().filter_map(coded).filter(|code| *code >= 200).collect();
    let mut wanted: Vec<u16> = codes.iter().copied().filter(is_success).collect();
    let default = answers.iter().any(|answer| answer.status == Status::Default);
    if wanted.is_empty() && default {
        wanted.push(200);
    }
    let default = default.then(|| free(answers, 500));
    wanted.extend(
        codes
            .into_iter()
            .filter(|code| !is_success(code))
            .chain(default)
            .take(ERRORS),
    );
    wanted
}

/// The first status from here on that is not documented by itself.
fn free(answers: &[Answer], from: u16) -> u16 {
    let known = |status: &u16| answers.iter().any(|answer| answer.status == Status::Code(*status));
    (from..from + 99).find(|status| !known(status)).unwrap_or(from)
}
