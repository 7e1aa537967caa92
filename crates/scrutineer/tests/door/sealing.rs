//! Sealed fields through the program: a key in shares, a case that cannot read, opening elsewhere.

use std::{
    env, fs,
    io::{self, Write as _},
    os::unix::fs::PermissionsExt as _,
    path::Path,
    process::Command,
};

use tempfile::TempDir;

use crate::{
    log::with_log,
    support::{Said, run, run_on},
};

const PERSON: &str = "identity: Leyla Məmmədova\nphone: +994 50 123 45 67\ntext: Called at 14:20,\n  \
    afraid for her post.\n";

/// A case with one sealed person, the key's folder, and the entry's id.
struct Scene {
    folder: TempDir,
    entry: String,
}

impl Scene {
    fn set() -> Self {
        let folder = TempDir::new().unwrap();
        let mut scene = Self {
            folder,
            entry: String::new(),
        };
        let key = scene.path("key");
        let made = run(&["seal", "keys", "-o", &key]);
        assert_eq!(made.code, Some(0), "{made:?}");
        assert!(
            made.out.starts_with("age1") && made.err.contains("needed to open: 2"),
            "{made:?}"
        );
        let case = scene.path("case");
        assert_eq!(run(&["new", &case, "--simulated"]).code, Some(0));
        let kept = scene.keep(PERSON);
        assert_eq!(kept.code, Some(0), "{kept:?}");
        assert!(kept.err.contains("3 fields are sealed"), "{kept:?}");
        scene.entry = kept.out.trim().to_owned();
        scene
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn share(&self, number: usize) -> String {
        self.path(&format!("key/share-{number}-of-3.txt"))
    }

    fn keep(&self, text: &str) -> Said {
        let (recipient, case) = (self.path("key/recipient.txt"), self.path("case"));
        let arguments = [
            "seal",
            "keep",
            "-",
            "--recipient",
            &recipient,
            "--case",
            &case,
        ];
        run_on(text.as_bytes(), &arguments)
    }

    fn on_case(&self, verb: &str, more: &[&str]) -> Said {
        let case = self.path("case");
        run(&[&["seal", verb, "--case", &case][..], more].concat())
    }

    fn export(&self) -> String {
        let file = self.path("person.json");
        let said = self.on_case(
            "export",
            &[
                "--entry",
                &self.entry,
                "--by",
                "desk 2",
                "--reason",
                "court order 14",
                "-o",
                &file,
            ],
        );
        assert_eq!(said.code, Some(0), "{said:?}");
        file
    }

    fn open(&self, file: &str, shares: &[String], more: &[&str]) -> Said {
        let mut arguments = vec!["seal", "open", file];
        for share in shares {
            arguments.extend(["--share", share.as_str()]);
        }
        run(&[&arguments[..], more].concat())
    }

    fn damage(&self) -> Vec<ledger::Damage> {
        let dir = self.folder.path().join("case");
        ledger::runtime().unwrap().block_on(async {
            let case = ledger::Case::open(&dir).await.unwrap();
            let damage = case.verify(None).await.unwrap().damage;
            case.close().await;
            damage
        })
    }
}

fn mode(path: &str) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn holds(folder: &Path, needle: &[u8]) -> bool {
    fs::read_dir(folder).unwrap().flatten().any(|entry| {
        let path = entry.path();
        if path.is_dir() {
            return holds(&path, needle);
        }
        let bytes = fs::read(&path).unwrap();
        bytes.windows(needle.len()).any(|part| part == needle)
    })
}

#[test]
fn a_person_is_sealed_handed_out_and_opened_by_two_of_three() {
    let scene = Scene::set();
    for needle in ["Leyla", "123 45 67", "afraid"] {
        assert!(
            !holds(&scene.folder.path().join("case"), needle.as_bytes()),
            "{needle}"
        );
    }
    let listed = scene.on_case("list", &["--json"]).json();
    assert_eq!(listed["schema"], "scrutineer.seal.list/1");
    let fields = listed["result"]["fields"].as_array().unwrap();
    assert_eq!((fields.len(), &fields[0]["field"]), (3, &"identity".into()));
    assert_eq!(fields[0]["entry"], scene.entry.as_str());

    let file = scene.export();
    for pair in [[1, 2], [1, 3], [3, 2]] {
        let shares = pair.map(|number| scene.share(number));
        let opened = scene.open(&file, &shares, &[]);
        assert_eq!((opened.code, opened.out.as_str()), (Some(0), PERSON));
    }
    let shares = [1, 2].map(|number| scene.share(number));
    let opened = scene.open(&file, &shares, &["--json"]).json();
    assert_eq!(opened["simulated"], true);
    let text = "Called at 14:20,\nafraid for her post.";
    assert_eq!(opened["result"]["fields"]["text"], text);
    let to = scene.path("person.txt");
    assert_eq!(scene.open(&file, &shares, &["-o", &to]).code, Some(0));
    assert_eq!(
        (fs::read_to_string(&to).unwrap().as_str(), mode(&to)),
        (PERSON, 0o600)
    );

    for number in 1..=3 {
        let one = scene.open(&file, &[scene.share(number)], &[]);
        one.fails_with(
            2,
            &[
                "1 of 2 shares: nothing can be opened",
                "hint: add the shares",
            ],
        );
        assert_eq!(one.out, "");
        assert_eq!(mode(&scene.share(number)), 0o600);
    }
    let twice = [scene.share(2), scene.share(2)];
    scene
        .open(&file, &twice, &[])
        .fails_with(2, &["share 2 was given twice"]);
}

#[test]
fn a_mistyped_share_is_corrected_by_what_is_said() {
    let scene = Scene::set();
    let file = scene.export();
    let text = fs::read_to_string(scene.share(1)).unwrap();
    let line = text.lines().find(|line| line.starts_with("3: ")).unwrap();
    let sign = &line[9..10];
    let wrong = if sign == "W" { "V" } else { "W" };
    let mistyped = format!("{}{wrong}{}", &line[..9], &line[10..]);
    let typed = scene.path("typed.txt");
    fs::write(&typed, text.replace(line, &mistyped)).unwrap();
    let expected = format!("line 3 of the share: sign 6, '{wrong}', is wrong");
    let must = format!("must be '{sign}'");
    let shares = [typed, scene.share(2)];
    let said = scene.open(&file, &shares, &[]);
    said.fails_with(
        2,
        &["typed.txt", &expected, &must, "hint: look at this sign"],
    );

    let other = Scene::set();
    let mixed = [scene.share(1), other.share(2)];
    scene
        .open(&file, &mixed, &[])
        .fails_with(2, &["are of different keys"]);
    let strange = [other.share(1), other.share(2)];
    scene
        .open(&file, &strange, &[])
        .fails_with(2, &["sealed to another key"]);
}

#[test]
fn the_program_age_opens_what_was_sealed() {
    let scene = Scene::set();
    let file = scene.export();
    let identity = scene.path("identity.txt");
    let (one, three) = (scene.share(1), scene.share(3));
    let shares = ["seal", "combine", "--share", &one, "--share", &three];
    run(&shares).fails_with(2, &["only into a file", "hint: -o FILE"]);
    let combined = run(&[&shares[..], &["-o", &identity]].concat());
    assert_eq!(
        (combined.code, combined.out.as_str()),
        (Some(0), ""),
        "{combined:?}"
    );
    assert_eq!(mode(&identity), 0o600);
    let text = fs::read_to_string(&identity).unwrap();
    assert!(text.contains("\nAGE-SECRET-KEY-1"), "not what age reads");
    run(&[&shares[..], &["-o", &identity]].concat()).fails_with(2, &["cannot write"]);

    let name = "the_program_age_opens_what_was_sealed";
    let tools = ["age", "jq"].map(|tool| Command::new(tool).arg("--version").output().is_ok());
    if tools != [true, true] {
        assert!(
            env::var_os("CI").is_none(),
            "{name}: age or jq is not installed"
        );
        let _ = writeln!(io::stderr(), "SKIPPED {name}: age or jq is not installed");
        return;
    }
    // As the guide has it.
    let pipe = "jq -r '.fields[1].ciphertext' \"$0\" | base64 -d | age -d -i \"$1\" | tr -d '\\0'";
    let output = Command::new("sh")
        .args(["-c", pipe, &file, &identity])
        .output()
        .unwrap();
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "+994 50 123 45 67",
        "{output:?}"
    );
}

#[test]
fn what_is_erased_is_gone_and_the_record_verifies() {
    let scene = Scene::set();
    let file = scene.export();
    let bundle: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    let digest = bundle["fields"][0]["sha256"].as_str().unwrap();
    let case = scene.folder.path().join("case");
    assert!(holds(&case, digest.as_bytes()));

    scene
        .on_case(
            "erase",
            &["--entry", &scene.entry, "--reason", "Leyla asked"],
        )
        .fails_with(2, &["not a code of a reason", "hint: such as person-asked"]);
    let erase = ["--entry", &scene.entry, "--reason", "person-asked"];
    let said = scene.on_case("erase", &erase);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(
        said.err
            .contains("3 sealed fields of entry 2 erased; entry 4 says so"),
        "{said:?}"
    );
    let said = scene
        .on_case("erase", &[&erase[..], &["--record", "--json"]].concat())
        .json();
    assert_eq!(
        (&said["result"]["record"], &said["result"]["said_by"]["seq"]),
        (&true.into(), &5.into())
    );
    let again = scene.on_case("erase", &erase);
    assert!(again.err.contains("had been erased before"), "{again:?}");
    assert_eq!(scene.damage(), []);
    let export = ["--entry", &scene.entry, "--reason", "x"];
    scene
        .on_case("export", &export)
        .fails_with(2, &["sealed fields of entry 2 were erased"]);

    let listed = scene.on_case("list", &["--format", "csv"]).out;
    let expected = format!(
        "simulated,state,seq,entry,what,key,sha256\ntrue,erased,2,{0},fields,entry 4,\n\
         true,erased,2,{0},record,entry 5,\n",
        scene.entry
    );
    assert_eq!(listed, expected);
}

#[test]
fn bad_input_is_named_and_what_is_secret_is_not_shown() {
    let scene = Scene::set();
    let said = scene.keep("Leyla Məmmədova\n");
    said.fails_with(2, &["line 1: no field's name", "hint: write lines such as"]);
    assert!(!said.err.contains("Leyla"));
    scene.keep("name: Leyla\n").fails_with(
        2,
        &["no field is called \"name\"", "hint: write lines such as"],
    );
    scene
        .keep("phone: \n")
        .fails_with(2, &["the text for phone is empty"]);
    let long = format!("text: {}\n", "a".repeat(70_000));
    scene
        .keep(&long)
        .fails_with(2, &["has 70000 bytes: at most 65536"]);
    let again = run(&["seal", "keys", "-o", &scene.path("key")]);
    again.fails_with(2, &["is not empty", "hint: name a new folder"]);
    run(&["seal", "keys"]).fails_with(2, &["must be named", "hint: -o DIR"]);
    let few = scene.path("few");
    run(&["seal", "keys", "-o", &few, "--threshold", "1"])
        .fails_with(2, &["1 of 3 shares cannot be"]);
    assert!(!Path::new(&few).exists());
    let share = scene.share(1);
    run(&["seal", "open", &share, "--share", &share])
        .fails_with(2, &["not a file of sealed fields"]);
    let missing = scene.on_case("export", &["--entry", &scene.entry]);
    missing.fails_with(2, &["--reason"]);
}

/// Sealing, handing out and erasing leave log and bundle whole; what is erased is in no bundle.
#[test]
fn log_and_bundle_stay_whole_when_a_person_is_erased() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (case, key) = with_log(folder.path());
    assert_eq!(run(&["seal", "keys", "-o", &path("key")]).code, Some(0));
    let recipient = path("key/recipient.txt");
    let keep = [
        "seal",
        "keep",
        "-",
        "--recipient",
        &recipient,
        "--case",
        &case,
    ];
    let kept = [PERSON, "phone: 2\n"].map(|text| run_on(text.as_bytes(), &keep));
    let [entry, other] = kept.map(|said| said.out.trim().to_owned());
    let bundle = |name: &str| {
        let bag = path(name);
        let made = run(&["bundle", "make", "--case", &case, "-o", &bag, "--json"]);
        assert_eq!(made.code, Some(0), "{made:?}");
        let checked = run(&["bundle", "verify", &bag, "--key", &key]);
        assert_eq!(checked.code, Some(0), "{checked:?}");
        let python = Command::new("python3")
            .arg(format!("{bag}/verify.py"))
            .arg(&bag)
            .output();
        if let Ok(python) = python {
            assert!(python.status.success(), "{python:?}");
        }
        made.json()["result"]["records"].as_i64().unwrap()
    };
    let before = bundle("before");
    // Who asked for a sealed field, and why, is for the case alone.
    let file = path("person.json");
    let export = ["seal", "export", "--case", &case, "--entry", &entry];
    let why = ["--by", "desk 2", "--reason", "court order 14", "-o", &file];
    assert_eq!(run(&[&export[..], &why].concat()).code, Some(0));
    assert_eq!(bundle("asked"), before);
    let erase = [
        "seal",
        "erase",
        "--case",
        &case,
        "--entry",
        &entry,
        "--reason",
        "person-asked",
        "--record",
    ];
    assert_eq!(run(&erase).code, Some(0));
    // One record less, and the one that says so.
    assert_eq!(bundle("after"), before);
    let after = folder.path().join("after/data/records");
    assert!(!after.join(format!("{entry}.json")).exists());
    assert!(after.join(format!("{other}.json")).exists());
    let log = [
        "log",
        "verify",
        &case,
        "--origin",
        "observers.example/example-2030",
        "--key",
        &key,
    ];
    assert_eq!(run(&log).code, Some(0));
    run(&["log", "prove", "--case", &case, "--entry", &entry]).fails_with(2, &["was erased"]);
}
