//! Takes connections until somebody ends it, and keeps each of them from taking too much.

use std::{convert::Infallible, io, net::SocketAddr, sync::Arc, time::Duration};

use hyper::{Request, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    time::sleep,
};

use super::{
    answer::Server,
    patient::{Patient, Seats, Taken},
};

/// A request must be here whole after this time; so long may a connection also stand idle.
const HEADER_TIME: Duration = Duration::from_secs(10);

/// How large the head of a request may be.
const HEADER_BYTES: usize = 16 << 10;
const HEADER_LINES: usize = 64;

/// The most bytes of a connection that wait to be read or written.
const BUFFER_BYTES: usize = 64 << 10;

/// How long answers may go on after the end was asked for.
const GRACE: Duration = Duration::from_secs(2);

/// What who is turned away is told.
const FULL: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 5\r\ncontent-length: 0\r\n\
    connection: close\r\n\r\n";

/// Takes connections until `end` is done, then lets those in the middle of an answer finish.
pub(super) async fn listen(
    listener: TcpListener,
    server: Arc<Server>,
    seats: Arc<Seats>,
    end: impl Future<Output = ()>,
) {
    let (ending, ended) = watch::channel(());
    let mut end = std::pin::pin!(end);
    loop {
        let stream = tokio::select! {
            () = &mut end => break,
            accepted = listener.accept() => accepted.map(|(stream, _)| stream),
        };
        match stream {
            Ok(stream) => match seats.take() {
                Some(taken) => {
                    let connection = converse(stream, Arc::clone(&server), taken, ended.clone());
                    drop(tokio::spawn(connection));
                }
                // It may be gone already, or take nothing; then it is not told.
                None => drop(stream.try_write(FULL)),
            },
            // No more descriptors, or whoever wanted to connect has gone.
            Err(_) => sleep(Duration::from_millis(20)).await,
        }
    }
    drop(listener);
    drop(ending);
    let answered = async {
        while !seats.are_free() {
            sleep(Duration::from_millis(20)).await;
        }
    };
    let _ = tokio::time::timeout(GRACE, answered).await;
}

/// Answers on one connection until either side ends it.
async fn converse(
    stream: TcpStream,
    server: Arc<Server>,
    taken: Taken,
    mut ended: watch::Receiver<()>,
) {
    // Without it, the end of an answer waits for the other side to confirm its beginning.
    let _ = stream.set_nodelay(true);
    let seat = &taken.seat;
    let answer = |request: Request<Incoming>| {
        seat.is_alive();
        let server = Arc::clone(&server);
        async move { Ok::<_, Infallible>(server.answer(&request).await) }
    };
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIME)
        .max_header_size(HEADER_BYTES)
        .max_headers(HEADER_LINES)
        .max_buf_size(BUFFER_BYTES)
        .serve_connection(
            TokioIo::new(Patient::new(stream, Arc::clone(seat))),
            service_fn(answer),
        );
    let mut connection = std::pin::pin!(connection);
    tokio::select! {
        // What went wrong on a connection is of no use to anybody here.
        _ = connection.as_mut() => return,
        () = seat.is_needed() => return,
        // The sender is never used, only dropped.
        _ = ended.changed() => {}
    }
    connection.as_mut().graceful_shutdown();
    let _ = connection.await;
}

/// Listens on an address; with `or_any_port`, on a free port of it if that one is taken.
pub(super) async fn bind(address: SocketAddr, or_any_port: bool) -> io::Result<TcpListener> {
    match TcpListener::bind(address).await {
        Err(error) if or_any_port && error.kind() == io::ErrorKind::AddrInUse => {
            TcpListener::bind((address.ip(), 0)).await
        }
        listener => listener,
    }
}
