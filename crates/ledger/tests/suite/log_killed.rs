//! A program that writes to a case with a log dies at random moments, or its disk does: the log
//! can always be verified, nothing that was called kept is lost, and after the next write no
//! entry is without its leaf.

use std::{
    env,
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, SystemTime},
};

use ledger::{Case, log::note::VerifierKey};

use crate::{
    killed::{hash_in, holds_all, may_inject, write_until_the_end, written_under_faults},
    log::{checked, keys_of, prove_after, prove_all, with_log},
    support::{Stage, keep_one},
};

crate::store_suite!(suite: a_log_survives_every_death);

/// How often a writer is killed; `LEDGER_KILLS` asks for more.
const KILLS: usize = 12;

/// At how many places a disk fails, for each of its faults; `LEDGER_FAULTS` asks for more.
const FAULTS: usize = 6;

fn times(variable: &str, default: usize) -> usize {
    env::var(variable).map_or(default, |text| text.parse().unwrap())
}

/// What must hold at any moment, and what must hold after the next write.
async fn holds(
    stage: &Stage,
    key: &VerifierKey,
    acknowledged: &[String],
    deaths: usize,
    tag: &str,
) {
    assert_eq!(
        checked(&stage.dir(), key).faults,
        [],
        "{tag}: as the writer left it"
    );
    let case = stage.open().await.unwrap();
    case.extend_log()
        .await
        .unwrap_or_else(|error| panic!("{tag}: {error}"));
    assert_eq!(
        checked(&stage.dir(), key).faults,
        [],
        "{tag}: after recovery"
    );
    let status = case.log_status().await.unwrap();
    assert_eq!(status.pending, 0, "{tag}");
    let newest = case.head().await.unwrap().unwrap().seq;
    prove_after(&case, key, newest - 30).await;
    holds_all_but_first(&case, acknowledged, deaths).await;
    case.close().await;
}

/// The log itself begins with an entry that no writer acknowledged.
async fn holds_all_but_first(case: &Case, acknowledged: &[String], deaths: usize) {
    holds_all(case, acknowledged, deaths + 1).await;
}

mod suite {
    use super::*;

    pub(super) async fn a_log_survives_every_death(stage: Stage) {
        if stage.is_lent() {
            return write_until_the_end(&stage).await;
        }
        let (case, key) = with_log(&stage).await;
        case.close().await;
        let mut acknowledged = Vec::new();
        for round in 0..times("LEDGER_KILLS", KILLS) {
            let mut writer = Command::new(env::current_exe().unwrap());
            stage.lend_to(&mut writer);
            let writer = writer.stdout(Stdio::piped()).stderr(Stdio::null());
            let mut writer = writer.spawn().unwrap();
            let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines();
            let first = lines
                .by_ref()
                .map(Result::unwrap)
                .find_map(|line| hash_in(&line));
            acknowledged.extend(first);
            let delay = random_delay();
            let reader = thread::spawn(move || {
                lines
                    .map_while(Result::ok)
                    .filter_map(|line| hash_in(&line))
                    .collect::<Vec<_>>()
            });
            thread::sleep(delay);
            writer.kill().unwrap();
            writer.wait().unwrap();
            acknowledged.extend(reader.join().unwrap());
            holds(
                &stage,
                &key,
                &acknowledged,
                round + 1,
                &format!("killed after {delay:?}"),
            )
            .await;
        }
        assert!(acknowledged.len() >= times("LEDGER_KILLS", KILLS));
        let case = stage.open().await.unwrap();
        prove_all(&case, &key).await;
        case.close().await;
        an_older_copy_is_refused(&stage, &key).await;
    }

    /// What was restored from before the deaths is not written to.
    async fn an_older_copy_is_refused(stage: &Stage, key: &VerifierKey) {
        let checkpoint = keys_of(stage).join("example-2030.checkpoint");
        let newest = std::fs::read(&checkpoint).unwrap();
        let older = stage.dir().join("log/checkpoints/3");
        std::fs::copy(older, &checkpoint).unwrap();
        let case = stage.open().await.unwrap();
        assert!(keep_one(&case, b"fork").await.is_err());
        case.close().await;
        std::fs::write(&checkpoint, newest).unwrap();
        assert_eq!(checked(&stage.dir(), key).faults, []);
    }

    fn random_delay() -> Duration {
        let now = SystemTime::now()
            .duration_since(SystemTime::UNIX_EPOCH)
            .unwrap();
        Duration::from_micros(u64::from(now.subsec_nanos()) % 200_000)
    }
}

#[test]
fn a_log_survives_a_full_disk() {
    let name = concat!(module_path!(), "::a_log_survives_a_full_disk");
    fails_in_turn(
        name,
        "ENOSPC",
        "write,pwrite64,openat,mkdir,rename,renameat,renameat2",
    );
}

#[test]
fn a_log_survives_a_disk_that_answers_with_errors() {
    let name = concat!(
        module_path!(),
        "::a_log_survives_a_disk_that_answers_with_errors"
    );
    fails_in_turn(
        name,
        "EIO",
        "fsync,fdatasync,write,pwrite64,rename,renameat,renameat2",
    );
}

/// Lets a writer run until one call of `calls` on files of the case or of its keys fails, and
/// all after it; the one that fails first comes later from time to time.
fn fails_in_turn(name: &'static str, error: &str, calls: &str) {
    let stage = Stage::sqlite(name).unwrap();
    let runtime = ledger::runtime().unwrap();
    if stage.is_lent() {
        return runtime.block_on(write_until_the_end(&stage));
    }
    if !may_inject(name) {
        return;
    }
    runtime.block_on(async {
        let (case, key) = with_log(&stage).await;
        case.close().await;
        let (mut acknowledged, mut failures) = (Vec::new(), 0);
        let rounds = times("LEDGER_FAULTS", FAULTS);
        for round in 0..rounds {
            let at = 4 + round * 150 / rounds + round % 7;
            let injection = format!("{calls}:error={error}:when={at}+");
            let paths = watched(&stage.dir(), &keys_of(&stage));
            let said = written_under_faults(&stage, paths, &injection);
            acknowledged.extend(said.lines().filter_map(hash_in));
            failures += usize::from(said.contains("failed: "));
            holds(
                &stage,
                &key,
                &acknowledged,
                round + 1,
                &format!("{error} from call {at} on"),
            )
            .await;
        }
        assert!(
            failures * 2 > rounds,
            "{failures} of {rounds} writers met the fault"
        );
    });
}

/// The files and folders of a case and its log that a writer touches.
fn watched(dir: &Path, keys: &Path) -> Vec<std::path::PathBuf> {
    let mut all = vec![
        dir.join("case.db"),
        dir.join("case.db-wal"),
        keys.to_owned(),
    ];
    for name in ["example-2030.checkpoint", ".example-2030.checkpoint.new"] {
        all.push(keys.join(name));
    }
    let log = dir.join("log");
    all.extend([
        log.join("checkpoint"),
        log.join(".checkpoint.new"),
        log.clone(),
        log.join("checkpoints"),
    ]);
    for tile in [
        "tile",
        "tile/0",
        "tile/1",
        "tile/entries",
        "tile/0/000.p",
        "tile/entries/000.p",
    ] {
        all.push(log.join(tile));
    }
    // Names of files that do not exist yet: strace compares paths, so they may be told beforehand.
    for size in (3..600).step_by(2) {
        all.push(log.join(format!("checkpoints/{size}")));
        all.push(log.join(format!("checkpoints/.{size}.new")));
        all.push(log.join(format!("tile/0/000.p/.{size}.new")));
        all.push(log.join(format!("tile/entries/000.p/.{size}.new")));
    }
    all
}
