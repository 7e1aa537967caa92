//! How long a log takes: `cargo run --release --package ledger --example bench_log -- 100000`.
//!
//! Makes a case with so many entries, begins its log, proves and verifies an entry, and checks the
//! whole log as a stranger does. Prints a line per step.

use std::{
    env,
    error::Error,
    io::{self, Write as _},
    time::{Duration, Instant},
};

use ledger::{
    Case, Draft, NewCase,
    log::{check_log, policy::Policy, proof::Proof, tree::leaf_hash},
};

/// Proofs are timed as the mean of so many.
const PROOFS: usize = 1_000;

fn main() -> Result<(), Box<dyn Error>> {
    let count: usize = env::args()
        .nth(1)
        .map_or(Ok(100_000), |text| text.parse())?;
    let folder = env::temp_dir().join(format!("bench-log-{}", std::process::id()));
    std::fs::create_dir(&folder)?;
    let done = ledger::runtime()?.block_on(run(&folder, count));
    std::fs::remove_dir_all(&folder)?;
    done
}

async fn run(folder: &std::path::Path, count: usize) -> Result<(), Box<dyn Error>> {
    let mut case =
        Case::create_with(&folder.join("case"), &NewCase::new("bench", "Bench"), None).await?;
    let begun = Instant::now();
    let mut tx = case.begin_write().await?;
    for number in 0..count {
        let body = serde_json::json!({ "number": number });
        tx.append(Draft::new("sheet.received", body)).await?;
    }
    tx.commit().await?;
    say(
        "entries appended",
        begun.elapsed(),
        &format!("{count} entries"),
    )?;

    let begun = Instant::now();
    let key = case
        .begin_log(&folder.join("keys"), "example.org/bench")
        .await?;
    say("log begun", begun.elapsed(), "a leaf for every entry")?;

    let begun = Instant::now();
    let mut tx = case.begin_write().await?;
    tx.append(Draft::new("sheet.received", serde_json::json!({})))
        .await?;
    tx.commit().await?;
    say("one entry more", begun.elapsed(), "with its leaf on disk")?;

    let begun = Instant::now();
    let reader = case.read_log().await?;
    say("log read", begun.elapsed(), "to make proofs from")?;
    let entries = case.entries_after(0, u32::MAX).await?;
    let policy = Policy::of_log(key.clone());
    let step = (entries.len() / PROOFS).max(1);
    let (mut making, mut verifying, mut longest) = (Duration::ZERO, Duration::ZERO, 0);
    let mut proofs = 0;
    for entry in entries.iter().step_by(step) {
        let begun = Instant::now();
        let proven = reader.prove(entry)?.ok_or("an entry without a leaf")?;
        let text = proven.proof.to_string();
        making += begun.elapsed();
        longest = longest.max(text.len());
        let begun = Instant::now();
        Proof::parse(text.as_bytes())?.verify(leaf_hash(&proven.leaf), &policy)?;
        verifying += begun.elapsed();
        proofs += 1;
    }
    say(
        "one proof made",
        making / proofs,
        &format!("{longest} bytes at most, mean of {proofs}"),
    )?;
    say(
        "one proof verified",
        verifying / proofs,
        "with the signature of its checkpoint",
    )?;

    let begun = Instant::now();
    let check = check_log(&case.log_folder(), "example.org/bench", &key, None)?;
    say(
        "whole log checked",
        begun.elapsed(),
        &format!("{} leaves, {} faults", check.size, check.faults.len()),
    )?;
    case.close().await;
    Ok(())
}

fn say(what: &str, time: Duration, more: &str) -> io::Result<()> {
    writeln!(
        io::stdout(),
        "{what:<20} {:>10.3} ms   {more}",
        time.as_secs_f64() * 1e3
    )
}
