//! Random bytes for every reader of foreign files, guided by coverage.
//!
//! One program for all targets; the variable `SCRUTINEER_FUZZ` names the one to run. The engine is
//! libFuzzer; the instrumentation is asked of the stable compiler by flags (see the Makefile). A
//! target may refuse its input as often as it likes, but it must not panic, hang, take memory
//! without bound, or contradict itself on what it took.

#![no_main]

mod targets;

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;

/// The target that runs.
static TARGET: OnceLock<fn(&[u8])> = OnceLock::new();

/// Chooses the target, or lists all of them with `-targets`.
fn choose() {
    if std::env::args().any(|argument| argument == "-targets") {
        for (name, _) in targets::TARGETS {
            println!("{name}");
        }
        std::process::exit(0);
    }
    let name = std::env::var("SCRUTINEER_FUZZ").unwrap_or_default();
    let mut known = targets::TARGETS.iter();
    let Some((_, target)) = known.find(|(known, _)| *known == name) else {
        eprintln!("error: SCRUTINEER_FUZZ names no target; -targets lists them");
        std::process::exit(2);
    };
    TARGET.get_or_init(|| *target);
}

fuzz_target!(init: choose(), |bytes: &[u8]| {
    if let Some(target) = TARGET.get() {
        target(bytes);
    }
});
