//! A program that writes to a case dies, or its disk does: what it called kept is there.

crate::store_suite!(suite: loses_nothing_when_killed);

pub(crate) use failing_disk::{may_inject, written_under_faults};
pub(crate) use suite::{hash_in, holds_all, write_until_the_end};

mod suite {
    use std::{
        env,
        io::{self, BufRead as _, BufReader, Write as _},
        process::{Command, Stdio},
        thread,
        time::{Duration, SystemTime},
    };

    use ledger::Case;

    use crate::support::{Stage, keep_one, waiting};

    const ROUNDS: usize = 6;

    /// A writer that nothing stops ends after so many entries, and the test fails.
    const ENOUGH: i64 = 500;

    /// Runs twice: as the parent, and, in a process that the parent starts, as the writer.
    pub(super) async fn loses_nothing_when_killed(stage: Stage) {
        if stage.is_lent() {
            return write_until_the_end(&stage).await;
        }
        stage.create().await.close().await;
        let mut acknowledged = Vec::new();
        let mut delays = Vec::new();
        for _ in 0..ROUNDS {
            let mut writer = Command::new(env::current_exe().unwrap());
            stage.lend_to(&mut writer);
            let mut writer = writer
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines();
            // Only from its first entry on does it make sense to kill it.
            let first = lines
                .by_ref()
                .map(Result::unwrap)
                .find_map(|line| hash_in(&line));
            acknowledged.extend(first);
            delays.push(random_delay());
            let reader = thread::spawn(move || {
                lines
                    .map_while(Result::ok)
                    .filter_map(|line| hash_in(&line))
                    .collect::<Vec<_>>()
            });
            thread::sleep(*delays.last().unwrap());
            writer.kill().unwrap();
            writer.wait().unwrap();
            acknowledged.extend(reader.join().unwrap());
        }
        let case = stage.open().await.unwrap();
        assert_eq!(
            waiting(case.dir()),
            0,
            "{delays:?}: leftovers are cleared at opening"
        );
        assert!(acknowledged.len() >= ROUNDS, "{delays:?}");
        holds_all(&case, &acknowledged, ROUNDS).await;
        case.close().await;
    }

    /// All acknowledged entries are there, once each, and per death at most one more.
    pub(crate) async fn holds_all(case: &Case, acknowledged: &[String], deaths: usize) {
        let verification = case.verify(None).await.unwrap();
        assert_eq!(verification.damage, []);
        assert!(
            verification.uncited.len() <= deaths,
            "{:?}",
            verification.uncited
        );
        let entries = case.entries_after(1, u32::MAX).await.unwrap();
        let hashes: Vec<String> = entries.iter().map(|entry| entry.hash.to_string()).collect();
        for hash in acknowledged {
            assert!(
                hashes.contains(hash),
                "an acknowledged entry is lost: {hash}"
            );
        }
        let more = hashes.len() - acknowledged.len();
        assert!(more <= deaths, "{more} entries that nobody acknowledged");
    }

    pub(crate) async fn write_until_the_end(stage: &Stage) {
        let case = stage.open().await.unwrap();
        let first = case.head().await.unwrap().unwrap().seq;
        for number in first..first + ENOUGH {
            // Some fit the buffer, some need several writes.
            let length = usize::try_from(number % 7).unwrap() * 50_000 + 1;
            let bytes = format!("{number} ").repeat(length.div_ceil(4));
            match keep_one(&case, bytes.as_bytes()).await {
                Ok(entry) => say(&format!("kept {}.", entry.hash)),
                Err(error) => return say(&format!("failed: {error}")),
            }
        }
    }

    /// Tells the parent: what was called kept must not be lost from here on.
    fn say(text: &str) {
        let mut parent = io::stdout().lock();
        writeln!(parent, "{text}").unwrap();
    }

    /// The hash in a whole line of acknowledgement.
    pub(crate) fn hash_in(line: &str) -> Option<String> {
        let hash = line.split_once("kept ")?.1.strip_suffix('.')?;
        Some(hash.to_owned())
    }

    fn random_delay() -> Duration {
        let now = SystemTime::now()
            .duration_since(SystemTime::UNIX_EPOCH)
            .unwrap();
        Duration::from_micros(u64::from(now.subsec_nanos()) % 150_000)
    }
}

/// Disk errors below the database, which no layer of ours can invent: the system calls of a
/// second program are made to fail.
mod failing_disk {
    use std::{
        env,
        io::{self, Write as _},
        path::PathBuf,
        process::Command,
    };

    use super::suite::{hash_in, holds_all, write_until_the_end};
    use crate::support::Stage;

    #[test]
    fn a_database_on_a_full_disk_is_named_and_loses_nothing() {
        let name = concat!(
            module_path!(),
            "::a_database_on_a_full_disk_is_named_and_loses_nothing"
        );
        fails_from(
            name,
            "pwrite64:error=ENOSPC:when=60+",
            "case.db-wal",
            "is full",
        );
    }

    #[test]
    fn a_database_that_cannot_be_forced_is_named_and_loses_nothing() {
        let name = concat!(
            module_path!(),
            "::a_database_that_cannot_be_forced_is_named_and_loses_nothing"
        );
        let injection = "fsync,fdatasync:error=EIO:when=8+";
        fails_from(name, injection, "case.db-wal", "answers with errors: stop");
    }

    #[test]
    fn a_blob_that_cannot_be_forced_is_named_and_loses_nothing() {
        let name = concat!(
            module_path!(),
            "::a_blob_that_cannot_be_forced_is_named_and_loses_nothing"
        );
        fails_from(
            name,
            "fsync:error=EIO:when=8+",
            "blobs",
            "cannot force to disk",
        );
    }

    /// Lets a writer run until `injection` makes the calls on one file or folder of the case
    /// fail, from the n-th on.
    fn fails_from(name: &'static str, injection: &str, path: &str, expected: &str) {
        let stage = Stage::sqlite(name).unwrap();
        let runtime = ledger::runtime().unwrap();
        if stage.is_lent() {
            return runtime.block_on(write_until_the_end(&stage));
        }
        if !may_inject(name) {
            return;
        }
        runtime.block_on(async {
            stage.create().await.close().await;
            let said = written_under_faults(&stage, [stage.dir().join(path)], injection);
            let acknowledged: Vec<String> = said.lines().filter_map(hash_in).collect();
            let failure = said.lines().find_map(|line| line.split_once("failed: "));
            assert!(
                failure.is_some_and(|(_, why)| why.contains(expected)),
                "{said}"
            );
            assert!(!acknowledged.is_empty(), "{said}");

            let case = stage.open().await.unwrap();
            holds_all(&case, &acknowledged, 1).await;
            case.close().await;
        });
    }

    /// What a writer says on this stage while `injection`, a rule of strace, makes calls on the
    /// files and folders `paths` fail.
    pub(crate) fn written_under_faults(
        stage: &Stage,
        paths: impl IntoIterator<Item = PathBuf>,
        injection: &str,
    ) -> String {
        let calls = injection.split(':').next().unwrap();
        let mut writer = Command::new("strace");
        writer.args(["-f", "-qq", "-o", "/dev/null"]);
        for path in paths {
            writer.arg("-P").arg(path);
        }
        writer.args(["-e", &format!("trace={calls}")]);
        writer.args(["-e", &format!("inject={injection}")]);
        writer.arg(env::current_exe().unwrap());
        stage.lend_to(&mut writer);
        String::from_utf8(writer.output().unwrap().stdout).unwrap()
    }

    /// Whether faults can be injected here; if not, the test says that it was skipped, which fails
    /// it where nothing may be.
    pub(crate) fn may_inject(name: &str) -> bool {
        let can = can_inject();
        if !can {
            assert!(
                env::var_os("CI").is_none(),
                "{name}: strace cannot inject faults here"
            );
            let _ = writeln!(
                io::stderr(),
                "SKIPPED {name}: strace cannot inject faults here"
            );
        }
        can
    }

    fn can_inject() -> bool {
        let mut probe = Command::new("strace");
        probe.args(["-f", "-qq", "-o", "/dev/null"]);
        probe.args(["-e", "inject=fsync:error=EIO", "true"]);
        probe.output().is_ok_and(|output| output.status.success())
    }
}
