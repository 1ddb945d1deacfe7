//! Calls without `async`: [`Wait`] for what a call comes to, [`WaitEach`] for what comes one after the other.
//!
//! ```
//! use specwright_runtime::client::blocking::Wait;
//! # use specwright_runtime::client::{Api, Answer, Builder, Call, Error, Media, MockResponse, MockTransport, Operation, Response, Undocumented, Verb};
//! # static API: Api = Api { title: "Pets", version: "1.0", servers: &[], schemes: &[] };
//! # static GET_PET: Operation = Operation::new("get_pet", Verb::Get, "/pets/1").answers(&[Answer::code(200, Media::Json)]);
//! # let mut builder = Builder::new(&API);
//! # builder.base_url("https://pets.acme.dev/v1");
//! # builder.transport(MockTransport::new().on("get_pet", MockResponse::json(200, "\"Rex\"")));
//! # let core = builder.build()?;
//! # let get_pet = || -> Call<Response<String>, Undocumented> { core.call(&GET_PET).ready() };
//!
//! let pet = get_pet().wait()?;
//! assert_eq!(pet.body, "Rex");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The calling thread does the work of the call. Connections live on one thread of ours, which is started when it is first
//! needed. To wait within async code is possible, but keeps its thread from everything else: what others on that thread have
//! to do for the call, a credential provider's task for instance, is not done meanwhile. Prefer `.await` there.

use std::cell::Cell;
use std::future::{IntoFuture, poll_fn};
use std::io::{self, BufRead, Read};
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::{fmt, future};

use bytes::{Buf as _, Bytes};
use futures_core::Stream;
use tokio::runtime::Handle;
use tokio::task::unconstrained;

use super::transport::{TransportError, TransportErrorKind};

/// Waits for calls, and for anything else that can be awaited.
pub trait Wait: IntoFuture + Sized {
    /// What it comes to. The thread waits until then.
    fn wait(self) -> Self::Output {
        block_on(self.into_future())
    }
}

impl<F: IntoFuture> Wait for F {}

/// Waits for events, items, pages, pieces of a body: for anything that comes one after the other.
pub trait WaitEach: Stream + Sized {
    /// Each of them, for a `for` loop. Dropping it ends the exchange.
    ///
    /// ```no_run
    /// use specwright_runtime::client::blocking::WaitEach;
    /// # use specwright_runtime::client::{Call, Error, Response, Undocumented};
    /// # fn listen(call: Call<Response<()>, Undocumented>) -> Result<(), Error<Undocumented>> {
    /// for event in call.events().wait_each() {
    ///     println!("{}", event?.data);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    fn wait_each(self) -> Each<Self> {
        Each { stream: Box::pin(self) }
    }

    /// Its bytes, for everything that takes a [`std::io::Read`].
    ///
    /// ```no_run
    /// use specwright_runtime::client::blocking::{Wait, WaitEach};
    /// # use specwright_runtime::client::{Call, Response, Undocumented};
    /// # fn save(call: Call<Response<()>, Undocumented>) -> Result<(), Box<dyn std::error::Error>> {
    /// let mut body = call.stream().wait()?.reader();
    /// std::io::copy(&mut body, &mut std::fs::File::create("export.csv")?)?;
    /// # Ok(())
    /// # }
    /// ```
    fn reader(self) -> Reader<Self>
    where
        Self: Stream<Item = Result<Bytes, TransportError>>,
    {
        Reader {
            pieces: self.wait_each(),
            piece: Bytes::new(),
        }
    }
}

impl<S: Stream> WaitEach for S {}

/// What comes one after the other. [`WaitEach::wait_each`] gives it.
#[must_use = "nothing comes until it is iterated over"]
pub struct Each<S> {
    stream: Pin<Box<S>>,
}

impl<S: Stream> Iterator for Each<S> {
    type Item = S::Item;

    fn next(&mut self) -> Option<S::Item> {
        block_on(poll_fn(|cx| self.stream.as_mut().poll_next(cx)))
    }
}

impl<S> fmt::Debug for Each<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Each")
    }
}

/// The bytes of a body. [`WaitEach::reader`] gives it.
pub struct Reader<S> {
    pieces: Each<S>,
    piece: Bytes,
}

impl<S: Stream<Item = Result<Bytes, TransportError>>> BufRead for Reader<S> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.piece.is_empty() {
            match self.pieces.next() {
                Some(piece) => self.piece = piece.map_err(broken)?,
                None => break,
            }
        }
        Ok(&self.piece)
    }

    fn consume(&mut self, amount: usize) {
        self.piece.advance(amount.min(self.piece.len()));
    }
}

impl<S: Stream<Item = Result<Bytes, TransportError>>> Read for Reader<S> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl<S> fmt::Debug for Reader<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reader")
    }
}

fn broken(error: TransportError) -> io::Error {
    let kind = match error.kind() {
        TransportErrorKind::Timeout | TransportErrorKind::Silent => io::ErrorKind::TimedOut,
        _ => io::ErrorKind::Other,
    };
    io::Error::new(kind, error)
}

/// Does the work of a future on this thread, with our runtime's sockets and timers.
fn block_on<F: Future>(future: F) -> F::Output {
    let handle = handle();
    let _entered = handle.as_ref().map(Handle::enter);
    let _waiting = Waiting::begin();
    // Within a task of tokio's, what is ready would say it is not after a number of steps, until the task has paused.
    let mut future = pin!(unconstrained(future));
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut cx = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut cx) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.0.unpark();
    }
}

/// Our runtime: one thread, for the whole process. None if there can be no more threads; transports that need one say so.
fn handle() -> Option<Handle> {
    static HANDLE: Mutex<Option<Handle>> = Mutex::new(None);
    let mut handle = HANDLE.lock().unwrap_or_else(PoisonError::into_inner);
    if handle.is_none() {
        *handle = start().ok();
    }
    handle.clone()
}

fn start() -> io::Result<Handle> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let handle = runtime.handle().clone();
    let thread = thread::Builder::new().name("specwright".to_owned());
    thread.spawn(move || runtime.block_on(future::pending::<()>()))?;
    Ok(handle)
}

thread_local! {
    static WAITING: Cell<bool> = const { Cell::new(false) };
}

/// Whether the call at hand is waited for, rather than awaited.
#[cfg(feature = "reqwest")]
pub(super) fn is_waiting() -> bool {
    WAITING.get()
}

/// A thread is waiting as long as this lives.
struct Waiting {
    before: bool,
}

impl Waiting {
    fn begin() -> Self {
        Self {
            before: WAITING.replace(true),
        }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        WAITING.set(self.before);
    }
}
