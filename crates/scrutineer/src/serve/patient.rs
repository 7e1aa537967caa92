//! Connections: how many there may be, which one has to go for a new one, and how long one that
//! takes nothing is waited for.
//!
//! Whoever opens many connections and says nothing shall not keep others out. So when all seats
//! are taken, the connection that has waited longest without a whole request or a byte taken
//! gives up its seat. A request that drips in byte by byte does not count as life.

use std::{
    collections::HashMap,
    future::Future as _,
    io,
    pin::Pin,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    task::{Context, Poll, ready},
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    sync::Notify,
    time::{Sleep, sleep},
};

/// A connection that takes no byte for so long is closed.
const STALLED: Duration = Duration::from_secs(20);

/// A connection that was alive within this time keeps its seat.
const ALIVE: Duration = Duration::from_secs(1);

/// All seats.
pub(super) struct Seats {
    most: usize,
    begun: Instant,
    /// Taken seats by their number, and the number of the next.
    taken: Mutex<(HashMap<u64, Arc<Seat>>, u64)>,
}

/// The seat of a connection.
pub(super) struct Seat {
    begun: Instant,
    /// Milliseconds from `begun` to the last sign of life.
    last: AtomicU64,
    leave: Notify,
}

impl Seats {
    pub(super) fn new(most: usize) -> Arc<Self> {
        Arc::new(Self {
            most,
            begun: Instant::now(),
            taken: Mutex::default(),
        })
    }

    /// Takes a seat, if need be that of the connection that has waited longest. `None` if all are
    /// truly in use.
    pub(super) fn take(self: &Arc<Self>) -> Option<Taken> {
        let mut locked = self.lock();
        let (taken, next) = &mut *locked;
        if taken.len() >= self.most {
            let last = |seat: &Seat| seat.last.load(Ordering::Relaxed);
            let (id, waited) = taken
                .iter()
                .map(|(id, seat)| (*id, last(seat)))
                .min_by_key(|(_, last)| *last)?;
            if waited + millis(ALIVE) > millis(self.begun.elapsed()) {
                return None;
            }
            if let Some(seat) = taken.remove(&id) {
                seat.leave.notify_one();
            }
        }
        let seat = Arc::new(Seat {
            begun: self.begun,
            last: AtomicU64::default(),
            leave: Notify::new(),
        });
        seat.is_alive();
        let id = *next;
        *next += 1;
        taken.insert(id, Arc::clone(&seat));
        drop(locked);
        Some(Taken {
            seats: Arc::clone(self),
            seat,
            id,
        })
    }

    /// Whether nobody is left.
    pub(super) fn are_free(&self) -> bool {
        self.lock().0.is_empty()
    }

    fn lock(&self) -> MutexGuard<'_, (HashMap<u64, Arc<Seat>>, u64)> {
        // Nothing in between can be left half done.
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seat {
    /// Notes a sign of life.
    pub(super) fn is_alive(&self) {
        let now = millis(self.begun.elapsed());
        self.last.store(now, Ordering::Relaxed);
    }

    /// Waits until the seat is needed for another connection.
    pub(super) async fn is_needed(&self) {
        self.leave.notified().await;
    }
}

/// A taken seat; dropped, it is free again.
pub(super) struct Taken {
    seats: Arc<Seats>,
    pub(super) seat: Arc<Seat>,
    id: u64,
}

impl Drop for Taken {
    fn drop(&mut self) {
        self.seats.lock().0.remove(&self.id);
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// A connection that does not wait for ever until its bytes are taken.
pub(super) struct Patient {
    stream: TcpStream,
    seat: Arc<Seat>,
    patience: Duration,
    /// Runs while the other side takes nothing.
    stalled: Option<Pin<Box<Sleep>>>,
}

impl Patient {
    pub(super) const fn new(stream: TcpStream, seat: Arc<Seat>) -> Self {
        Self {
            stream,
            seat,
            patience: STALLED,
            stalled: None,
        }
    }

    /// What became of a write; if nothing did, the time that it may take.
    fn wait<T>(
        &mut self,
        outcome: Poll<io::Result<T>>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<T>> {
        if outcome.is_ready() {
            self.stalled = None;
            self.seat.is_alive();
            return outcome;
        }
        let patience = self.patience;
        let stalled = self
            .stalled
            .get_or_insert_with(|| Box::pin(sleep(patience)));
        ready!(stalled.as_mut().poll(context));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Patient {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Patient {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let outcome = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.wait(outcome, context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let outcome = Pin::new(&mut self.stream).poll_write_vectored(context, parts);
        self.wait(outcome, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncWriteExt as _;

    use super::*;

    #[test]
    fn the_seat_that_waited_longest_is_needed_first() {
        let seats = Seats::new(2);
        let first = seats.take().unwrap();
        let second = seats.take().unwrap();
        assert!(seats.take().is_none(), "both were alive a moment ago");
        std::thread::sleep(ALIVE + Duration::from_millis(50));
        first.seat.is_alive();
        let third = seats.take().unwrap();
        assert!(seats.take().is_none());
        let needed = |taken: &Taken| {
            let waiting = std::pin::pin!(taken.seat.is_needed());
            let mut context = Context::from_waker(std::task::Waker::noop());
            waiting.poll(&mut context).is_ready()
        };
        assert!(!needed(&first) && needed(&second) && !needed(&third));
        // Who had to go does not free the seat of who came.
        drop(second);
        assert!(seats.take().is_none());
        drop((first, third));
        assert!(seats.are_free());
    }

    #[tokio::test]
    async fn who_takes_nothing_is_not_waited_for() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (other, accepted) = tokio::join!(TcpStream::connect(address), listener.accept());
        let taken = Seats::new(1).take().unwrap();
        let mut patient = Patient::new(accepted.unwrap().0, Arc::clone(&taken.seat));
        patient.patience = Duration::from_millis(200);
        let bytes = vec![0; 64 << 20];
        let outcome = patient.write_all(&bytes).await;
        assert_eq!(outcome.unwrap_err().kind(), io::ErrorKind::TimedOut);
        drop(other);
    }
}
