//! From a status to the type that the document promises for it.

use super::engine::{Exchange, Reply};
use super::error::{Error, Failure, Trouble};
use super::operation::{Operation, Status};
use super::read::{self, Unread};
use super::response::Response;
use crate::Node;

/// What a call can come to: a [`Response`], or one of several, as an enum made with [`outcome!`](crate::outcome).
pub trait Outcome: Sized + 'static {
    /// Whether answer `number` of the operation is one of these.
    #[doc(hidden)]
    fn knows(operation: &'static Operation, number: usize) -> bool;

    /// Reads answer `number`.
    #[doc(hidden)]
    fn read(number: usize, reply: &mut Incoming) -> Result<Self, Unread>;
}

/// A response that is being read.
#[doc(hidden)]
pub struct Incoming {
    pub(super) reply: Reply,
    /// Nobody asks for the headers afterwards.
    pub(super) spends: bool,
}

/// For operations that document no errors: there is no value of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undocumented {}

impl Outcome for Undocumented {
    fn knows(_: &'static Operation, _: usize) -> bool {
        false
    }

    fn read(_: usize, _: &mut Incoming) -> Result<Self, Unread> {
        Err(Unread::unknown())
    }
}

impl<T: Node + 'static, H: Node + 'static> Outcome for Response<T, H> {
    fn knows(operation: &'static Operation, number: usize) -> bool {
        serves(operation, number)
    }

    fn read(number: usize, incoming: &mut Incoming) -> Result<Self, Unread> {
        let mut body = T::blank();
        let mut headers = H::blank();
        read::body(&incoming.reply, number, &mut body)?;
        read::headers(&incoming.reply.headers, &mut headers);
        Ok(Response::received(
            body,
            headers,
            incoming.reply.status,
            if incoming.spends {
                std::mem::take(&mut incoming.reply.headers)
            } else {
                incoming.reply.headers.clone()
            },
        ))
    }
}

/// A type that stands for all successes at once is not asked about `default` unless no other success is documented:
/// beside one, `default` describes errors.
pub(super) fn serves(operation: &'static Operation, number: usize) -> bool {
    let is_default = |answer: &super::Answer| answer.status == Status::Default;
    let is_success = |answer: &super::Answer| match answer.status {
        Status::Code(code) => (200..400).contains(&code),
        Status::Range(class) => matches!(class, 2 | 3),
        Status::Default => false,
    };
    operation.answers.get(number).is_some_and(|a| !is_default(a)) || !operation.answers.iter().any(is_success)
}

type Knows = fn(&'static Operation, usize) -> bool;

/// What a response is to a call.
enum Verdict {
    Success(usize),
    Failure(usize),
    Undocumented,
}

/// Reads the end of an exchange as what the call may come to.
pub(super) fn settle<T: Outcome, E: Outcome>(exchange: Exchange) -> Result<T, Error<E>> {
    let mut incoming = Incoming {
        reply: exchange?,
        spends: false,
    };
    match verdict(&incoming.reply, T::knows, E::knows) {
        Verdict::Success(number) => {
            incoming.spends = true;
            T::read(number, &mut incoming).map_err(|error| unread(incoming, error).into())
        }
        Verdict::Failure(number) => match E::read(number, &mut incoming) {
            Ok(documented) => Err(Error::documented_by(documented, incoming.reply)),
            Err(error) => Err(unread(incoming, error).into()),
        },
        Verdict::Undocumented => Err(failure(incoming, Trouble::Undocumented).into()),
    }
}

fn verdict(reply: &Reply, success: Knows, error: Knows) -> Verdict {
    let status = reply.status.as_u16();
    let Some(number) = documented(reply.operation, status) else {
        return Verdict::Undocumented;
    };
    let by_default = reply
        .operation
        .answers
        .get(number)
        .is_some_and(|answer| answer.status == Status::Default);
    // A redirect that nobody has documented is no success, even if `default` covers it.
    let succeeds = matches!(status, 200..300) || (matches!(status, 300..400) && !by_default);
    if succeeds && success(reply.operation, number) {
        return Verdict::Success(number);
    }
    // `default` is not asked to explain a 2xx as an error.
    if error(reply.operation, number) && !(succeeds && by_default) {
        return Verdict::Failure(number);
    }
    Verdict::Undocumented
}

/// The answer for a status: its own, then its hundred's, then `default`.
fn documented(operation: &Operation, status: u16) -> Option<usize> {
    let find = |wanted: Status| operation.answers.iter().position(|answer| answer.status == wanted);
    let class = u8::try_from(status / 100).ok()?;
    find(Status::Code(status))
        .or_else(|| find(Status::Range(class)))
        .or_else(|| find(Status::Default))
}

fn unread(incoming: Incoming, error: Unread) -> Failure {
    failure(incoming, Trouble::Decode(error))
}

fn failure(incoming: Incoming, trouble: Trouble) -> Failure {
    Failure {
        operation: incoming.reply.operation,
        attempts: incoming.reply.attempts,
        reply: Some(incoming.reply),
        trouble,
    }
}
