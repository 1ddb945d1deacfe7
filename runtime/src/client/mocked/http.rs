//! The server on 127.0.0.1: HTTP/1.1 by hyper, on a thread of its own.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::sync::oneshot;
use url::Url;

use super::super::clock;
use super::super::mock::{MockRequest, MockResponse};
use super::shared::Shared;

/// A server that runs until this is dropped.
pub(super) struct Running {
    address: SocketAddr,
    /// Dropped, it ends the thread.
    _stop: oneshot::Sender<Infallible>,
}

impl Running {
    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }
}

pub(super) fn start(shared: Arc<Shared>) -> io::Result<Running> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    let (stop, stopped) = oneshot::channel();
    std::thread::Builder::new()
        .name("specwright mock".to_owned())
        .spawn(move || runtime.block_on(serve(listener, address, shared, stopped)))?;
    Ok(Running { address, _stop: stop })
}

async fn serve(
    listener: TcpListener,
    address: SocketAddr,
    shared: Arc<Shared>,
    stopped: oneshot::Receiver<Infallible>,
) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else {
        return;
    };
    let accepting = async {
        // What does not connect is nobody's request.
        loop {
            if let Ok((stream, _)) = listener.accept().await
                && let Ok(stream) = stream.into_std()
            {
                tokio::spawn(connection(stream, address, shared.clone()));
            }
        }
    };
    clock::within(accepting, async { drop(stopped.await) }).await;
}

async fn connection(stream: TcpStream, address: SocketAddr, shared: Arc<Shared>) -> io::Result<()> {
    // The same socket once more, so that an answer can break it.
    let socket = stream.try_clone()?;
    let service = service_fn(move |request| {
        let (shared, socket) = (shared.clone(), socket.try_clone());
        async move { answer(request, address, &shared, socket?).await }
    });
    let io = TokioIo::new(tokio::net::TcpStream::from_std(stream)?);
    // A client that goes away in the middle has its reasons.
    drop(http1::Builder::new().serve_connection(io, service).await);
    Ok(())
}

async fn answer(
    request: hyper::Request<Incoming>,
    address: SocketAddr,
    shared: &Shared,
    socket: TcpStream,
) -> io::Result<hyper::Response<Full<Bytes>>> {
    let (head, body) = request.into_parts();
    let url = format!(
        "http://{address}{}",
        head.uri.path_and_query().map_or("/", |it| it.as_str())
    );
    let request = MockRequest {
        operation: "",
        method: head.method,
        url: Url::parse(&url).map_err(io::Error::other)?,
        headers: head.headers,
        body: body.collect().await.map_err(io::Error::other)?.to_bytes(),
    };
    let reaction = shared.react(request);
    if let Some(delay) = reaction.delay {
        clock::sleep(delay).await;
    }
    match reaction.response {
        Some(response) => Ok(carried(response)),
        None => {
            socket2::SockRef::from(&socket).set_linger(Some(Duration::ZERO))?;
            Err(io::ErrorKind::ConnectionReset.into())
        }
    }
}

fn carried(response: MockResponse) -> hyper::Response<Full<Bytes>> {
    match response.parts() {
        Ok((status, headers, body)) => {
            let mut carried = hyper::Response::new(Full::new(body));
            *carried.status_mut() = status;
            *carried.headers_mut() = headers;
            carried
        }
        Err(why) => {
            let mut refused = hyper::Response::new(Full::from(format!("the answer cannot be sent: {why}")));
            *refused.status_mut() = http::StatusCode::NOT_IMPLEMENTED;
            refused
        }
    }
}
