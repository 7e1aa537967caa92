//! A running `scrutineer serve`, and raw HTTP to talk to it.

use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use crate::support::{FORM, SOUND, file, program, run};

/// Makes a case of one edition, and its site.
pub(crate) fn case(dir: &Path) -> PathBuf {
    let results = file(dir, "results.csv", SOUND);
    let case = dir.join("case");
    let name = case.to_str().unwrap();
    assert_eq!(run(&["new", name, "--title", "Čə"]).code, Some(0));
    let import = ["import", "results", &results, "--case", name];
    assert_eq!(run(&[&import[..], &FORM].concat()).code, Some(0));
    assess(&case);
    case
}

pub(crate) fn assess(case: &Path) {
    let said = run(&["assess", "--case", case.to_str().unwrap()]);
    assert_eq!(said.code, Some(0), "{said:?}");
}

/// All files below a folder by their names.
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
                files.insert(name.to_owned(), std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

pub(crate) struct Serving {
    child: Child,
    pub(crate) address: SocketAddr,
    /// What it says on stderr, line by line.
    said: mpsc::Receiver<String>,
}

impl Serving {
    pub(crate) fn start(case: &Path, further: &[&str]) -> Self {
        let mut child = program()
            .args(["serve", "--address", "127.0.0.1:0", "--case"])
            .arg(case)
            .args(further)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (tell, said) = mpsc::channel();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        thread::spawn(move || {
            let lines = stderr.lines().map_while(Result::ok);
            lines.for_each(|line| drop(tell.send(line)));
        });
        let mut serving = Self {
            child,
            address: ([127, 0, 0, 1], 0).into(),
            said,
        };
        let line = serving.wait_for("showing the site at ");
        let address = line.split("http://").nth(1).unwrap();
        serving.address = address.split('/').next().unwrap().parse().unwrap();
        serving
    }

    /// Waits until it says something.
    pub(crate) fn wait_for(&self, text: &str) -> String {
        loop {
            let line = self.said.recv_timeout(Duration::from_secs(60)).unwrap();
            if line.contains(text) {
                return line;
            }
        }
    }

    pub(crate) fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, &[])
    }

    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[&str]) -> Reply {
        let mut request =
            format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n");
        for header in headers {
            request += &format!("{header}\r\n");
        }
        self.send(format!("{request}\r\n").as_bytes())
    }

    /// Sends these bytes and reads what comes until the connection is closed.
    pub(crate) fn send(&self, bytes: &[u8]) -> Reply {
        let mut stream = self.connect();
        // Who is refused early may be cut off while it still sends.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        Reply::parse(&answer)
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .unwrap();
        stream
    }

    /// Sends a signal and waits for the end.
    pub(crate) fn end(mut self, signal: &str) -> Option<i32> {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args([signal, &id]).status().unwrap();
        assert!(sent.success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Reply {
    /// 0 if there was none.
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    pub(crate) fn parse(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n");
        let Some(end) = end else {
            return Self {
                status: 0,
                head: String::new(),
                body: bytes.to_vec(),
            };
        };
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Self {
            status,
            head,
            body: bytes[end + 4..].to_vec(),
        }
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines
            .find(|(other, _)| other.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    /// The header lines but for the clock and the connection.
    pub(crate) fn headers(&self) -> Vec<&str> {
        let lines = self.head.lines().skip(1);
        let mut lines: Vec<_> = lines.filter(|line| !line.starts_with("date: ")).collect();
        lines.sort_unstable();
        lines
    }
}
