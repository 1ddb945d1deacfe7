//! The server itself.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::super::builder::Builder;
use super::super::mock::MockRequest;
use super::asked::Asked;
use super::given::{On, read};
use super::mock::Mock;
use super::reply::Reply;
use super::shared::Shared;
use super::transport::InMemory;
use crate::Node;

/// Where an in-memory server seems to be. Nothing is ever sent there.
const NOWHERE: &str = "http://mock.localhost";

/// A server that stands in for a vendor. Generated bindings have one of their own, which knows their client
/// (`mock::Server` in the vendor's module); all that it can do is here.
///
/// An answer is set [`on`](Self::on) an operation. Given several, the server gives one after the other, and the last again
/// and again; [`times`](super::Given::times) says how often exactly. What nothing is set for, and requests that are
/// not as the document says, are answered with 501 and a text that says why; [`assert_all`](Self::assert_all) fails then.
///
/// ```
/// use specwright_runtime::client::{Answer, Api, BodyKind, Builder, Call, Media, Operation, Response, Undocumented, Verb};
/// use specwright_runtime::mock::{Mock, Server};
///
/// static API: Api = Api { title: "Pets", version: "1.0", servers: &[], schemes: &[] };
/// static ADD_PET: Operation = Operation::new("add_pet", Verb::Post, "/pets")
///     .body(BodyKind::Json, "application/json")
///     .answers(&[Answer::code(200, Media::Json)]);
/// const ADD: Mock<String, Response<String>, Undocumented> = Mock::new(&ADD_PET, &[]);
///
/// let server = Server::in_memory();
/// server.on(ADD).status(429).header("Retry-After", "1");
/// server.on(ADD).respond("Rex".to_owned());
///
/// let mut builder = Builder::new(&API);
/// server.equip(&mut builder);
/// builder.idempotency_header("Idempotency-Key");
/// let core = builder.build()?;
/// # let runtime = tokio::runtime::Builder::new_current_thread().build()?;
/// # runtime.block_on(async {
/// let call: Call<Response<String>, Undocumented> = core.call(&ADD_PET).json("Rex").ready();
/// assert_eq!(call.await?.body, "Rex");
/// assert_eq!(server.requests(ADD).len(), 2);
/// assert_eq!(server.requests(ADD)[0].body, "Rex");
/// server.assert_all();
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Server {
    shared: Arc<Shared>,
    at: At,
    checked: bool,
}

enum At {
    Memory,
    #[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
    Address(super::http::Running),
}

impl Server {
    /// A server that clients reach without a connection: their transport is the server. Waits between attempts are not
    /// waited for.
    #[must_use]
    pub fn in_memory() -> Self {
        Self::of(Arc::default(), At::Memory)
    }

    /// A server on a free port of 127.0.0.1, on a thread of its own. It ends when it is dropped.
    ///
    /// # Errors
    ///
    /// There is no port, or no thread.
    #[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
    pub fn start() -> std::io::Result<Self> {
        let shared = Arc::<Shared>::default();
        let running = super::http::start(shared.clone())?;
        Ok(Self::of(shared, At::Address(running)))
    }

    fn of(shared: Arc<Shared>, at: At) -> Self {
        Self {
            shared,
            at,
            checked: false,
        }
    }

    /// Its address, `http://127.0.0.1:4711`.
    #[must_use]
    pub fn url(&self) -> String {
        match &self.at {
            At::Memory => NOWHERE.to_owned(),
            #[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
            At::Address(running) => format!("http://{}", running.address()),
        }
    }

    /// Fails the test when the server is dropped and [`assert_all`](Self::assert_all) would have.
    #[must_use]
    pub fn checked(mut self) -> Self {
        self.checked = true;
        self
    }

    /// Sets an answer for an operation.
    pub fn on<B, T, E>(&self, mock: Mock<B, T, E>) -> On<'_, B, T, E>
    where
        B: Node + 'static,
        T: Reply + 'static,
        E: Reply + 'static,
    {
        On::new(&self.shared, mock)
    }

    /// The requests for an operation that were answered, in their order.
    #[must_use]
    pub fn requests<B: Node, T, E>(&self, mock: Mock<B, T, E>) -> Vec<Asked<B>> {
        let state = self.shared.state();
        let of_it = state
            .requests
            .iter()
            .filter(|(operation, _)| operation.is_some_and(|operation| std::ptr::eq(operation, mock.operation)));
        of_it.filter_map(|(_, request)| read(mock, request).ok()).collect()
    }

    /// All requests, whatever became of them.
    #[must_use]
    pub fn received(&self) -> Vec<MockRequest> {
        self.shared
            .state()
            .requests
            .iter()
            .map(|(_, request)| request.clone())
            .collect()
    }

    /// What was said of the requests that were answered with 501.
    #[must_use]
    pub fn unexpected(&self) -> Vec<String> {
        self.shared.state().unexpected.clone()
    }

    /// How long clients of an in-memory server wanted to wait before they made a call again.
    #[must_use]
    pub fn waits(&self) -> Vec<Duration> {
        self.shared.state().waits.clone()
    }

    /// Forgets answers and requests.
    pub fn clear(&self) {
        let mut state = self.shared.state();
        state.answers.clear();
        state.requests.clear();
        state.unexpected.clear();
        state.waits.clear();
    }

    /// Fails the test if there was a request that nothing was set for, or an answer that nobody asked for as often as was
    /// set.
    #[track_caller]
    pub fn assert_all(&self) {
        let faults = self.faults();
        assert!(
            faults.is_empty(),
            "the mock was asked otherwise than was set:\n{}",
            faults.join("\n")
        );
    }

    /// What [`assert_all`](Self::assert_all) fails with, a line each.
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        let state = self.shared.state();
        let mut faults = state.unexpected.clone();
        for answer in &state.answers {
            let wanted = answer.times.unwrap_or(1);
            if answer.given < wanted {
                let name = answer.operation.name;
                faults.push(format!(
                    "an answer of `{name}` was given {} of {wanted} times",
                    answer.given
                ));
            }
        }
        faults
    }

    /// Makes a client that calls this server: address, transport, and something in the place of each credential.
    #[doc(hidden)]
    pub fn equip(&self, builder: &mut Builder) {
        builder.base_url(self.url());
        builder.fill_credentials("mock");
        if matches!(self.at, At::Memory) {
            builder.transport(InMemory(self.shared.clone()));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A test that fails already says enough.
        if self.checked && !std::thread::panicking() {
            self.assert_all();
        }
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server")
            .field("url", &self.url())
            .finish_non_exhaustive()
    }
}
