//! Fifty invented people are sealed by a second program. Nobody must be able to find one of them
//! afterwards: in the files of the case and of the database, in what was said, in the memory of the
//! program that had just sealed them.

crate::store_suite!(suite: a_seized_machine_names_no_one);

mod suite {
    use std::{
        collections::BTreeMap,
        env, fs,
        io::{self, BufRead as _, BufReader, Read, Seek as _, SeekFrom, Write as _},
        path::{Path, PathBuf},
        process::{Child, Command, Stdio},
    };

    use base64::{Engine as _, prelude::BASE64_STANDARD};
    use ledger::{
        Case, Draft,
        seal::{Field, Identity, Recipient, Sealed, Share},
    };
    use memchr::memmem;
    use serde_json::json;
    use zeroize::Zeroizing;

    use crate::support::Stage;

    const PEOPLE: usize = 50;

    /// Bytes of one person's text.
    const LENGTH: usize = 96;

    /// Says to the parent that all are sealed.
    const SEALED: &str = "all are sealed.";

    pub(super) async fn a_seized_machine_names_no_one(stage: Stage) {
        if stage.is_lent() {
            return seal_what_is_read(&stage).await;
        }
        stage.create().await.close().await;
        let identity = Identity::generate().unwrap();
        let people = People::invent();
        let mut sealing = Sealing::start(&stage);
        sealing.send(&identity.recipient(), &people);
        let memory = sealing.memory();
        let said = sealing.end();

        people.are_not_in("memory", &memory);
        assert!(
            memmem::find(&memory, people.control.as_bytes()).is_some(),
            "what the program does not overwrite is found in its memory"
        );
        people.are_not_in("what was said", &said);
        let copy = stage.dir().with_extension("copy");
        copy_folder(&stage.dir(), &copy);
        let folders = [Some(stage.dir()), Some(copy), server_of(&stage)];
        let mut files = 0;
        for folder in folders.iter().flatten() {
            for (path, bytes) in files_in(folder) {
                people.are_not_in(&path.display().to_string(), &bytes);
                files += 1;
            }
        }
        assert!(files >= 8, "{files}");

        let case = stage.open().await.unwrap();
        let ciphertexts = opens_with_any_two_of_three(&case, &identity, &people).await;
        erase_all(&case).await;
        assert_eq!(case.verify(None).await.unwrap().damage, []);
        case.close().await;
        for folder in [Some(stage.dir()), server_of(&stage)].iter().flatten() {
            for (path, bytes) in files_in(folder) {
                // The server's own log of changes is for its operator to remove.
                if !path.components().any(|part| part.as_os_str() == "pg_wal") {
                    for needle in &ciphertexts {
                        let found = memmem::find(&bytes, needle);
                        assert_eq!(found, None, "sealed bytes in {}", path.display());
                    }
                }
            }
        }
    }

    /// The second program: reads people, seals each, says so and waits. What it reads, it
    /// overwrites; that the library does so too is what is tested.
    async fn seal_what_is_read(stage: &Stage) {
        let mut input = fs::File::open("/dev/stdin").unwrap();
        let mut recipient = [0; 62];
        input.read_exact(&mut recipient).unwrap();
        let recipient: Recipient = std::str::from_utf8(&recipient).unwrap().parse().unwrap();
        let mut control = [0; LENGTH];
        input.read_exact(&mut control).unwrap();
        let case = stage.open().await.unwrap();
        for number in 0..PEOPLE {
            let mut text = Zeroizing::new(vec![0; LENGTH]);
            input.read_exact(&mut text).unwrap();
            let sealed = Sealed::new(
                field(number),
                std::str::from_utf8(&text).unwrap(),
                &recipient,
            );
            drop(text);
            let draft = Draft::new("person.sealed", json!({ "number": number }));
            let mut tx = case.begin_write().await.unwrap();
            tx.append(draft.seal(sealed.unwrap())).await.unwrap();
            tx.commit().await.unwrap();
        }
        let mut parent = io::stdout().lock();
        writeln!(parent, "{SEALED}").unwrap();
        drop(parent);
        // Until the parent has looked.
        let _ = input.read(&mut [0]);
        assert_ne!(control[0], 0);
        case.close().await;
    }

    fn field(number: usize) -> Field {
        Field::ALL[number % Field::ALL.len()]
    }

    /// Texts that stand nowhere else.
    struct People {
        texts: Vec<String>,
        /// A text that is not sealed.
        control: String,
        /// What each text begins and ends with, in every form.
        marks: Vec<(String, Vec<u8>)>,
    }

    impl People {
        fn invent() -> Self {
            let (head, tail) = (random(), random());
            let text = |number: usize| {
                let text = format!("{head} Leyla {number:02} of the desk ");
                format!("{text:-<pad$}{tail}", pad = LENGTH - tail.len())
            };
            let marks = [&head, &tail];
            Self {
                texts: (0..PEOPLE).map(text).collect(),
                control: format!("{:-<LENGTH$}", random()),
                marks: marks.iter().flat_map(|mark| forms(mark)).collect(),
            }
        }

        #[track_caller]
        fn are_not_in(&self, place: &str, bytes: &[u8]) {
            for (form, needle) in &self.marks {
                let found = memmem::find(bytes, needle);
                assert_eq!(found, None, "{form} of a sealed text in {place}");
            }
        }
    }

    /// 24 signs that nobody has written before.
    fn random() -> String {
        let recipient = Identity::generate().unwrap().recipient().to_string();
        recipient[8..32].to_owned()
    }

    /// A text as it might have been written by careless hands.
    fn forms(text: &str) -> Vec<(String, Vec<u8>)> {
        let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
        let wide: Vec<u16> = text.encode_utf16().collect();
        let mut forms = vec![
            ("utf-8".to_owned(), text.into()),
            ("hexadecimal".to_owned(), hex.clone().into()),
            (
                "upper hexadecimal".to_owned(),
                hex.to_ascii_uppercase().into(),
            ),
            (
                "utf-16le".to_owned(),
                wide.iter().flat_map(|it| it.to_le_bytes()).collect(),
            ),
            (
                "utf-16be".to_owned(),
                wide.iter().flat_map(|it| it.to_be_bytes()).collect(),
            ),
        ];
        // In base64 a text looks different behind one or two other bytes.
        for shift in 0..3 {
            let whole = &text[shift..];
            let whole = &whole[..whole.len() / 3 * 3];
            forms.push((
                format!("base64 {shift}"),
                BASE64_STANDARD.encode(whole).into(),
            ));
        }
        forms
    }

    #[test]
    fn every_form_is_recognised() {
        let text = random();
        let recognised = |bytes: &[u8]| {
            let forms = forms(&text).into_iter();
            let found = forms.filter(|(_, needle)| memmem::find(bytes, needle).is_some());
            found.map(|(form, _)| form).collect::<Vec<_>>()
        };
        let within = |before: &str| format!("{before}{text} and more");
        assert_eq!(recognised(within("x").as_bytes()), ["utf-8"]);
        for (before, form) in [("", "base64 0"), ("xy", "base64 1"), ("x", "base64 2")] {
            let encoded = BASE64_STANDARD.encode(within(before));
            assert_eq!(recognised(encoded.as_bytes()), [form]);
        }
        let wide: Vec<u8> = within("x")
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        // One zero byte further on, the same bytes are those of the other order.
        assert_eq!(recognised(&wide), ["utf-16le", "utf-16be"]);
    }

    /// The second program while it runs.
    struct Sealing {
        child: Child,
        out: BufReader<std::process::ChildStdout>,
        said: Vec<u8>,
    }

    impl Sealing {
        fn start(stage: &Stage) -> Self {
            let mut command = Command::new(env::current_exe().unwrap());
            stage.lend_to(&mut command);
            // What the libraries would log if they were let.
            command.env("RUST_LOG", "trace");
            let mut child = command
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            let out = BufReader::new(child.stdout.take().unwrap());
            Self {
                child,
                out,
                said: Vec::new(),
            }
        }

        /// Sends all, and waits until they are sealed.
        fn send(&mut self, recipient: &Recipient, people: &People) {
            let input = self.child.stdin.as_mut().unwrap();
            input.write_all(recipient.to_string().as_bytes()).unwrap();
            input.write_all(people.control.as_bytes()).unwrap();
            for text in &people.texts {
                assert_eq!(text.len(), LENGTH);
                input.write_all(text.as_bytes()).unwrap();
            }
            loop {
                let mut line = Vec::new();
                let read = self.out.read_until(b'\n', &mut line).unwrap();
                assert_ne!(read, 0, "{}", String::from_utf8_lossy(&self.rest()));
                self.said.extend(&line);
                if line.ends_with(format!("{SEALED}\n").as_bytes()) {
                    return;
                }
            }
        }

        /// All that the program can reach: what a dump would hold, and where the debugger's
        /// program `gcore` is there, the dump itself with its registers.
        fn memory(&self) -> Vec<u8> {
            let process = Path::new("/proc").join(self.child.id().to_string());
            let maps = fs::read_to_string(process.join("maps")).unwrap();
            let mut memory = fs::File::open(process.join("mem")).unwrap();
            let mut all = Vec::new();
            for line in maps.lines().filter(|line| !line.contains("[v")) {
                let mut parts = line.split([' ', '-']);
                let bound = |text: Option<&str>| u64::from_str_radix(text.unwrap(), 16).unwrap();
                let (from, to) = (bound(parts.next()), bound(parts.next()));
                // What cannot be written holds the program itself.
                if parts.next().unwrap().starts_with("rw") {
                    memory.seek(SeekFrom::Start(from)).unwrap();
                    let part = Read::by_ref(&mut memory).take(to - from);
                    // Some of what is mapped cannot be read, such as what lies behind a file's end.
                    let _ = { part }.read_to_end(&mut all);
                }
            }
            let folder = tempfile::tempdir().unwrap();
            let prefix = folder.path().join("core");
            let id = self.child.id().to_string();
            let dumped = Command::new("gcore")
                .arg("-o")
                .arg(&prefix)
                .arg(&id)
                .output();
            if dumped.is_ok_and(|output| output.status.success()) {
                all.extend(fs::read(prefix.with_extension(id)).unwrap());
            } else {
                let _ = writeln!(
                    io::stderr(),
                    "no gcore: the memory was read, and no registers"
                );
            }
            all
        }

        fn rest(&mut self) -> Vec<u8> {
            drop(self.child.stdin.take());
            let mut rest = Vec::new();
            self.out.read_to_end(&mut rest).unwrap();
            let error = self.child.stderr.take();
            error.map(|mut error| error.read_to_end(&mut rest).unwrap());
            rest
        }

        /// Lets the program end, and gives all it said.
        fn end(mut self) -> Vec<u8> {
            let rest = self.rest();
            let status = self.child.wait().unwrap();
            assert!(status.success(), "{}", String::from_utf8_lossy(&rest));
            [self.said, rest].concat()
        }
    }

    fn files_in(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let (path, kind) = (entry.path(), entry.file_type().unwrap());
            if kind.is_dir() {
                files.extend(files_in(&path));
            } else if kind.is_file() {
                // A server may remove a file meanwhile.
                files.extend(fs::read(&path).ok().map(|bytes| (path, bytes)));
            }
        }
        files
    }

    fn copy_folder(from: &Path, to: &Path) {
        let copied = Command::new("cp").arg("-a").args([from, to]).status();
        assert!(copied.unwrap().success());
    }

    /// The folder of the database server, its log among it.
    fn server_of(stage: &Stage) -> Option<PathBuf> {
        let (_, rest) = stage.database.as_ref()?.split_once("host=")?;
        Some(rest.split('&').next()?.into())
    }

    /// Fifty of fifty with each pair, none with one share. Gives pieces of the sealed bytes.
    async fn opens_with_any_two_of_three(
        case: &Case,
        identity: &Identity,
        people: &People,
    ) -> Vec<Vec<u8>> {
        let shares = || Share::split(identity, 2, 3).unwrap();
        for at in 0..3 {
            let one = shares().remove(at);
            assert!(Share::combine(&[one]).is_err(), "one share opens nothing");
        }
        let mut printed: Vec<_> = shares().iter().map(Share::text).collect();
        let mut pairs = Vec::new();
        for _ in 0..3 {
            let pair = [&printed[0], &printed[1]];
            let pair = pair.map(|text| Share::from_text(text).unwrap());
            pairs.push(Share::combine(&pair).unwrap());
            printed.rotate_left(1);
        }
        let mut pieces = Vec::new();
        for (number, sealed) in case.sealed_fields().await.unwrap().iter().enumerate() {
            let exported = case
                .export_sealed(sealed.entry, None, "test")
                .await
                .unwrap();
            for identity in &pairs {
                let opened = exported.bundle.open(identity).unwrap();
                assert_eq!(*opened[0].text, people.texts[number]);
            }
            let bytes = BASE64_STANDARD.decode(&exported.bundle.fields[0].ciphertext);
            let middle = bytes.unwrap()[300..332].to_vec();
            let hex: String = middle.iter().map(|byte| format!("{byte:02x}")).collect();
            pieces.extend([hex.into_bytes(), middle]);
        }
        assert_eq!(pieces.len(), 2 * PEOPLE);
        pieces
    }

    async fn erase_all(case: &Case) {
        let before = case.sealed_fields().await.unwrap();
        for sealed in &before {
            case.erase(sealed.entry, "test", true).await.unwrap();
        }
        assert_eq!(case.sealed_fields().await.unwrap(), []);
        assert_eq!(case.verify(None).await.unwrap().erased, PEOPLE as u64);
    }
}
