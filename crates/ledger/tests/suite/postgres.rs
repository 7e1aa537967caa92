//! A private PostgreSQL for the tests of one process.
//!
//! It listens on a Unix socket in a folder of its own and on no port, keeps nothing and forces
//! nothing to disk. A shell beside it reads from a pipe that this process holds open; when the
//! process ends, in whatever way, the pipe ends, and the shell stops the server and removes its
//! folder. Making a cluster takes the longest, so one is made per target folder and copied.
//!
//! PostgreSQL refuses to run as root; then it runs as `nobody`.

use std::{
    env,
    ffi::OsStr,
    fs::{self, File},
    io::{self, Write as _},
    os::unix::{fs::MetadataExt as _, process::CommandExt as _},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

const USER: &str = "scrutineer";

/// Arguments: the server's program, its folder. Ends when its standard input does.
const KEEPER: &str = r#"
    cd /
    "$0" -D "$1/data" -k "$1" -c listen_addresses= -c max_connections=60 \
        -c fsync=off -c full_page_writes=off -c shared_buffers=16MB >"$1/log" 2>&1 </dev/null &
    server=$!
    cat >/dev/null
    kill -INT $server
    wait $server
    rm -rf "$1"
"#;

struct Server {
    programs: PathBuf,
    /// Holds the socket, the data and the log.
    folder: PathBuf,
    /// Its pipe is held open by this.
    _keeper: Child,
}

/// The URL of a fresh database, or none if PostgreSQL is not installed. Then the skip is said
/// aloud with the test's name; where `CI` is set it is a failure instead.
pub(crate) fn fresh_database(test: &str) -> Option<String> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let Some(server) = SERVER.get_or_init(|| programs().map(start)) else {
        assert!(
            env::var_os("CI").is_none(),
            "{test}: PostgreSQL is not installed"
        );
        // Not by the macro, whose output the test harness swallows.
        let _ = writeln!(io::stderr(), "SKIPPED {test}: PostgreSQL is not installed");
        return None;
    };
    let name = format!("case{}", COUNT.fetch_add(1, Ordering::Relaxed));
    server.create_database(&name);
    let folder = server.folder.display();
    Some(format!("postgres:///{name}?host={folder}&user={USER}"))
}

impl Server {
    /// Makes a database; the first one also waits for the server.
    fn create_database(&self, name: &str) {
        let begin = Instant::now();
        loop {
            let output = Command::new(self.programs.join("createdb"))
                .args(["--username", USER, "--host"])
                .args([self.folder.as_os_str(), OsStr::new(name)])
                .output()
                .unwrap();
            if output.status.success() {
                return;
            }
            let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(begin.elapsed() < Duration::from_secs(30), "{said}\n{log}");
            thread::sleep(Duration::from_millis(20));
        }
    }
}

/// The folder of PostgreSQL's programs: that of the search path, or Debian's newest. A link in
/// the path is followed, since it may stand there alone.
fn programs() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let linked =
        env::split_paths(&path).filter_map(|folder| folder.join("initdb").canonicalize().ok());
    let linked = linked.filter_map(|initdb| Some(initdb.parent()?.to_owned()));
    let debian = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    let mut debian: Vec<PathBuf> = debian.map(|version| version.path().join("bin")).collect();
    debian.sort();
    let has_all = |folder: &PathBuf| {
        ["initdb", "postgres", "createdb"]
            .iter()
            .all(|name| folder.join(name).is_file())
    };
    linked.chain(debian.into_iter().rev()).find(has_all)
}

fn start(programs: PathBuf) -> Server {
    let template = template(&programs);
    let folder = fresh_folder();
    succeed(
        Command::new("cp")
            .arg("-a")
            .args([&template, &folder.join("data")]),
    );
    let keeper = unprivileged("sh")
        .args(["-c", KEEPER])
        .args([&programs.join("postgres"), &folder])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // A signal to the tests' process group must not reach the one who tidies up after them.
        .process_group(0)
        .spawn()
        .unwrap();
    Server {
        programs,
        folder,
        _keeper: keeper,
    }
}

/// A cluster to copy from, made once per target folder.
fn template(programs: &Path) -> PathBuf {
    let version = succeed(Command::new(programs.join("postgres")).arg("--version"));
    let version: String = version.chars().filter(char::is_ascii_digit).collect();
    let here = env::current_exe().unwrap();
    let target = here.parent().unwrap().parent().unwrap();
    let template = target.join(format!("postgres-template-{version}-en-{}", own_user()));
    let lock = File::create(template.with_extension("lock")).unwrap();
    lock.lock().unwrap();
    if !template.exists() {
        let folder = fresh_folder();
        let data = folder.join("data");
        make_cluster(programs, &data);
        let partial = template.with_extension("partial");
        succeed(Command::new("rm").arg("-rf").arg(&partial));
        succeed(Command::new("cp").arg("-a").args([&data, &partial]));
        fs::rename(&partial, &template).unwrap();
        succeed(unprivileged("rm").arg("-rf").arg(&folder));
    }
    template
}

/// Makes a cluster that sorts texts as English does and not by their bytes, as most servers do;
/// versions before 15 cannot be told to.
fn make_cluster(programs: &Path, data: &Path) {
    let initdb = || {
        let mut initdb = unprivileged(programs.join("initdb"));
        initdb.args([
            "--no-sync",
            "--no-locale",
            "--encoding=UTF8",
            "--auth=trust",
        ]);
        initdb.args(["--username", USER, "--pgdata"]).arg(data);
        initdb
    };
    let mut english = initdb();
    english.args(["--locale-provider=icu", "--icu-locale=en"]);
    if !english.output().unwrap().status.success() {
        succeed(&mut initdb());
    }
}

/// A folder of the server's user, with a name short enough for a socket in it.
fn fresh_folder() -> PathBuf {
    let mut command = unprivileged("mktemp");
    // The system's own folder: a user's may be closed to others, or too long.
    command
        .args(["-d", "-t", "scrutineer-postgres.XXXXXX"])
        .env_remove("TMPDIR");
    PathBuf::from(succeed(&mut command).trim_end())
}

/// A command as a user that is not root.
fn unprivileged(program: impl AsRef<OsStr>) -> Command {
    let mut command = if own_user() == 0 {
        let mut command = Command::new("setpriv");
        command
            .args(["--reuid=65534", "--regid=65534", "--clear-groups", "--"])
            .arg(program);
        command
    } else {
        Command::new(program)
    };
    command.current_dir("/");
    command
}

fn own_user() -> u32 {
    fs::metadata("/proc/self").unwrap().uid()
}

fn succeed(command: &mut Command) -> String {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().unwrap();
    assert!(
        status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&stderr)
    );
    String::from_utf8(stdout).unwrap()
}
