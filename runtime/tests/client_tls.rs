//! What the default transport can be told: whom to trust, who one is, which proxy, HTTP/2, how long a connection may take.
#![cfg(feature = "reqwest")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod client_support;

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use client_support::{Reply, Server};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use specwright_runtime::Json;
use specwright_runtime::client::{
    Answer, Api, Builder, Call, Core, Error, Media, Operation, ReqwestTransport, ReqwestTransportBuilder, Response,
    RetryPolicy, Undocumented, Verb,
};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::server::WebPkiClientVerifier;
use tokio_rustls::rustls::{RootCertStore, ServerConfig};

static API: Api = Api {
    title: "Shop",
    version: "1",
    servers: &[],
    schemes: &[],
};
static READ: Operation = Operation::new("read", Verb::Get, "/read").answers(&[Answer::code(200, Media::Json)]);
static SAVE: Operation = Operation::new("save", Verb::Post, "/save").answers(&[Answer::code(200, Media::Json)]);

fn core(url: &str, set: impl FnOnce(&mut Builder)) -> Core {
    let mut builder = Builder::new(&API);
    builder.base_url(url);
    builder.retry(RetryPolicy::never());
    set(&mut builder);
    builder.build().unwrap()
}

async fn read(url: &str, transport: ReqwestTransportBuilder) -> Result<Json, Error<Undocumented>> {
    let core = core(url, |builder| builder.transport(transport.build().unwrap()));
    let call: Call<Response<Json>, Undocumented> = core.call(&READ).ready();
    call.timeout(Duration::from_secs(10)).await.map(Response::into_body)
}

/// An authority of our own, and what it has signed.
struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
}

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Self {
            issuer: CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap(),
        }
    }

    fn pem(&self) -> String {
        self.issuer.pem()
    }

    /// A certificate and its key, in PEM.
    fn signs(&self, name: &str) -> (String, String) {
        let key = KeyPair::generate().unwrap();
        let params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        (params.signed_by(&key, &self.issuer).unwrap().pem(), key.serialize_pem())
    }
}

/// A server on `https://localhost` that answers with the protocol that was agreed on, `1` or `2`.
async fn secure(authority: &Authority, asks_for_certificates: bool) -> String {
    let (chain, key) = authority.signs("localhost");
    let chain = vec![CertificateDer::from_pem_slice(chain.as_bytes()).unwrap()];
    let key = PrivateKeyDer::from_pem_slice(key.as_bytes()).unwrap();
    let provider = Arc::new(ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider.clone());
    let config = config.with_safe_default_protocol_versions().unwrap();
    let config = if asks_for_certificates {
        let mut roots = RootCertStore::empty();
        roots
            .add(CertificateDer::from_pem_slice(authority.pem().as_bytes()).unwrap())
            .unwrap();
        let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider);
        config.with_client_cert_verifier(verifier.build().unwrap())
    } else {
        config.with_no_client_auth()
    };
    let mut config = config.with_single_cert(chain, key).unwrap();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                let Ok(mut stream) = acceptor.accept(stream).await else {
                    return;
                };
                if stream.get_ref().1.alpn_protocol() == Some(b"h2") {
                    return two(stream).await;
                }
                let mut head = [0; 4096];
                let _ = stream.read(&mut head).await;
                let text = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1\r\n\r\n1";
                let _ = stream.write_all(text.as_bytes()).await;
                let _ = stream.shutdown().await;
            });
        }
    });
    url
}

/// Answers over HTTP/2.
async fn two(stream: tokio_rustls::server::TlsStream<tokio::net::TcpStream>) {
    let mut connection = h2::server::handshake(stream).await.unwrap();
    while let Some(Ok((_, mut respond))) = connection.accept().await {
        let response = http::Response::builder()
            .header("content-type", "application/json")
            .body(())
            .unwrap();
        let mut body = respond.send_response(response, false).unwrap();
        body.send_data("2".into(), true).unwrap();
    }
}

/// Each as often as there are ways to be told of an authority.
#[tokio::test]
async fn an_authority_of_ones_own_is_trusted_when_it_is_named() {
    let authority = Authority::new();
    let url = secure(&authority, false).await;
    let expected = if cfg!(feature = "http2") { 2 } else { 1 };
    let alone = ReqwestTransport::builder().only_root_certificates(authority.pem());
    assert_eq!(read(&url, alone).await.unwrap(), Json::from(expected));
    let beside = ReqwestTransport::builder().root_certificates(authority.pem());
    assert_eq!(read(&url, beside).await.unwrap(), Json::from(expected));
}

#[tokio::test]
async fn an_authority_that_is_not_named_is_not_trusted() {
    let (authority, other) = (Authority::new(), Authority::new());
    let url = secure(&authority, false).await;
    for trusting in [
        ReqwestTransport::builder(),
        ReqwestTransport::builder().root_certificates(other.pem()),
        ReqwestTransport::builder().only_root_certificates(other.pem()),
    ] {
        let error = read(&url, trusting).await.unwrap_err();
        assert!(error.to_string().starts_with("read: could not connect: "), "{error}");
    }
    let elsewhere = url.replace("localhost", "127.0.0.1");
    let trusting = ReqwestTransport::builder().only_root_certificates(authority.pem());
    let error = read(&elsewhere, trusting).await.unwrap_err();
    assert!(
        error
            .to_string()
            .contains("certificate not valid for name \"127.0.0.1\""),
        "{error}"
    );
}

#[tokio::test]
async fn a_server_that_asks_who_one_is_is_told() {
    let authority = Authority::new();
    let url = secure(&authority, true).await;
    let nobody = ReqwestTransport::builder().only_root_certificates(authority.pem());
    read(&url, nobody).await.unwrap_err();
    let (chain, key) = authority.signs("client");
    let client = ReqwestTransport::builder()
        .only_root_certificates(authority.pem())
        .client_certificate(chain, key);
    read(&url, client).await.unwrap();
}

#[test]
fn what_cannot_be_read_is_said_when_the_transport_is_built() {
    let why = |builder: ReqwestTransportBuilder| builder.build().unwrap_err().to_string();
    let none = "a certificate cannot be read: there is none in PEM (`-----BEGIN CERTIFICATE-----`)";
    assert_eq!(why(ReqwestTransport::builder().root_certificates("no PEM")), none);
    let key = why(ReqwestTransport::builder().client_certificate(Authority::new().pem(), "no PEM"));
    assert!(
        key.starts_with("the key of the client certificate cannot be read: "),
        "{key}"
    );
    let proxy = why(ReqwestTransport::builder().proxy("http://user:sk_password@"));
    assert_eq!(proxy, "the address of the proxy cannot be read");
}

/// A proxy: it keeps the first line and the credentials of each request, and passes on what it is told to.
fn proxy() -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let log = Arc::new(Mutex::new(Vec::new()));
    let seen = log.clone();
    thread::spawn(move || {
        for mut client in listener.incoming().flatten() {
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                let mut byte = [0];
                client.read_exact(&mut byte).unwrap();
                head.push(byte[0]);
            }
            let head = String::from_utf8(head).unwrap();
            let line = head.lines().next().unwrap().to_owned();
            let allowed = head
                .lines()
                .find(|line| line.to_ascii_lowercase().starts_with("proxy-authorization"));
            seen.lock()
                .unwrap()
                .push(format!("{line} | {}", allowed.unwrap_or("-").to_ascii_lowercase()));
            let target = line.split(' ').nth(1).unwrap();
            let host = target.trim_start_matches("http://").split('/').next().unwrap();
            let mut server = TcpStream::connect(host).unwrap();
            if line.starts_with("CONNECT") {
                client.write_all(b"HTTP/1.1 200 OK\r\n\r\n").unwrap();
            } else {
                server.write_all(head.as_bytes()).unwrap();
            }
            let (mut from, mut to) = (client.try_clone().unwrap(), server.try_clone().unwrap());
            thread::spawn(move || std::io::copy(&mut from, &mut to));
            thread::spawn(move || std::io::copy(&mut server, &mut client));
        }
    });
    (address, log)
}

#[tokio::test]
async fn requests_go_through_a_proxy() {
    let server = Server::saying(Reply::json(200, "7"));
    let (address, log) = proxy();
    let through = ReqwestTransport::builder().proxy(&format!("http://user:pass@{address}"));
    assert_eq!(read(&server.url(""), through).await.unwrap(), Json::from(7));
    let expected = format!(
        "GET {} HTTP/1.1 | proxy-authorization: basic dxnlcjpwyxnz",
        server.url("/read")
    );
    assert_eq!(*log.lock().unwrap(), [expected]);
    assert_eq!(server.only().line, format!("GET {} HTTP/1.1", server.url("/read")));
}

/// Through a tunnel: the proxy sees neither path nor credentials.
#[tokio::test]
async fn requests_over_tls_go_through_a_proxy_unseen() {
    let authority = Authority::new();
    let url = secure(&authority, false).await;
    let (address, log) = proxy();
    let through = ReqwestTransport::builder()
        .only_root_certificates(authority.pem())
        .proxy(&format!("http://{address}"));
    read(&url, through).await.unwrap();
    let expected = format!("CONNECT {} HTTP/1.1 | -", url.trim_start_matches("https://"));
    assert_eq!(*log.lock().unwrap(), [expected]);
}

#[tokio::test]
async fn anything_else_is_told_to_reqwest() {
    let server = Server::saying(Reply::json(200, "7"));
    let mut headers = http::HeaderMap::new();
    headers.insert("x-everywhere", "1".parse().unwrap());
    let told = ReqwestTransport::builder()
        .no_proxy()
        .configure(move |client| client.default_headers(headers.clone()));
    read(&server.url(""), told).await.unwrap();
    assert_eq!(server.only().header("x-everywhere"), Some("1"));
}

/// An address where nobody answers: a listener whose queue is full.
fn unanswering() -> (String, Vec<TcpStream>, socket2::Socket) {
    let socket = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).unwrap();
    socket
        .bind(&"127.0.0.1:0".parse::<std::net::SocketAddr>().unwrap().into())
        .unwrap();
    socket.listen(0).unwrap();
    let address = socket.local_addr().unwrap().as_socket().unwrap();
    let connect = || TcpStream::connect_timeout(&address, Duration::from_millis(100));
    let filling = std::iter::from_fn(|| connect().ok()).take(64).collect();
    (format!("http://{address}"), filling, socket)
}

#[tokio::test]
async fn a_connection_that_takes_too_long_is_given_up() {
    let (url, _filling, _socket) = unanswering();
    let core = core(&url, |builder| {
        builder.connect_timeout(Some(Duration::from_millis(100)))
    });
    let call = || -> Call<Response<Json>, Undocumented> { core.call(&SAVE).ready().timeout(Duration::from_secs(20)) };
    let began = Instant::now();
    let error = call().await.unwrap_err();
    assert!(error.to_string().starts_with("save: could not connect: "), "{error}");
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());

    let began = Instant::now();
    call().connect_timeout(Duration::from_millis(700)).await.unwrap_err();
    assert!(
        (700..5000).contains(&began.elapsed().as_millis()),
        "the call's own: {:?}",
        began.elapsed()
    );

    // Nothing was sent, so that it can be tried again, whatever the method; and the call has time left.
    let again = RetryPolicy::new().retries(2).backoff(Duration::ZERO, Duration::ZERO);
    assert_eq!(call().retry(again).await.unwrap_err().attempts(), 3);
}

/// Connect timeouts are those of clients beneath, of which there are as many as there are timeouts, but not without end.
#[tokio::test]
async fn many_connect_timeouts_do_no_harm() {
    let server = Server::saying(Reply::json(200, "7"));
    let core = core(&server.url(""), |_| {});
    for millis in 0..40 {
        let call: Call<Response<Json>, Undocumented> = core.call(&READ).ready();
        call.connect_timeout(Duration::from_millis(5000 + millis % 30))
            .await
            .unwrap();
    }
    assert_eq!(server.seen().len(), 40);
}
