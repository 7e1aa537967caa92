//! Work on many things side by side, with the answers in the order of the things, so that what is
//! made of them does not depend on the machine.

use std::{
    num::NonZero,
    panic,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

/// Does the same work on each of some things, on all processors.
pub fn each<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let some = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(thing) = things.get(at) else {
                return done;
            };
            done.push((at, work(thing)));
        }
    };
    let mut done = thread::scope(|scope| {
        let workers = 1..processors.min(things.len());
        let running: Vec<_> = workers.map(|_| scope.spawn(some)).collect();
        let mut done = some();
        for worker in running {
            done.extend(
                worker
                    .join()
                    .unwrap_or_else(|fault| panic::resume_unwind(fault)),
            );
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, answer)| answer).collect()
}

/// Does two things side by side.
pub fn both<A: Send, B>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let running = scope.spawn(one);
        let other = other();
        let one = running.join();
        (
            one.unwrap_or_else(|fault| panic::resume_unwind(fault)),
            other,
        )
    })
}

#[cfg(test)]
mod tests {
    use super::{both, each};

    #[test]
    fn answers_come_in_the_order_of_the_things() {
        let numbers: Vec<u64> = (0..1000).collect();
        let squares: Vec<u64> = numbers.iter().map(|number| number * number).collect();
        assert_eq!(each(&numbers, |number| number * number), squares);
        assert!(each(&numbers[..0], |number| *number).is_empty());
        assert_eq!(both(|| 1, || "a"), (1, "a"));
    }
}
