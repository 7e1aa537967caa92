//! Bundles through the program: made, checked by the program and by stock tools, refused when
//! anything was changed.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use election::digest::Sha256;
use tempfile::TempDir;

use crate::{
    log::with_log,
    support::{FORM, SOUND, file, run},
};

/// A bundle of a case with two editions; its folder and the key of the log.
fn bundle(folder: &Path) -> (String, String, String) {
    let (case, key) = with_log(folder);
    let more = file(folder, "more.csv", SOUND.replace("North", "South"));
    let import = [&["import", "results", &more, "--case", &case][..], &FORM].concat();
    assert_eq!(run(&import).code, Some(0));
    let bag = folder.join("bag").to_str().unwrap().to_owned();
    let made = run(&["bundle", "make", "--case", &case, "-o", &bag, "--json"]);
    assert_eq!(made.code, Some(0), "{made:?}");
    let result = &made.json()["result"];
    // The case, two imports, the beginning of the log.
    assert_eq!(
        (&result["records"], &result["without_leaf"]),
        (&4.into(), &0.into())
    );
    (case, bag, key)
}

fn shell(bag: &str, script: &str) -> Output {
    Command::new("sh")
        .args(["-euc", script])
        .current_dir(bag)
        .output()
        .unwrap()
}

#[track_caller]
fn says(bag: &str, script: &str, expected: &str) {
    let output = shell(bag, script);
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && said.contains(expected),
        "{script}\n{said}"
    );
}

/// Writes a manifest anew, as somebody does who knows bags.
fn rewrite(bag: &str, manifest: &str) {
    let path = Path::new(bag).join(manifest);
    let text = fs::read_to_string(&path).unwrap();
    let lines = text.lines().map(|line| {
        let (_, name) = line.split_once("  ").unwrap();
        format!(
            "{}  {name}\n",
            Sha256::of(&fs::read(Path::new(bag).join(name)).unwrap())
        )
    });
    fs::write(path, lines.collect::<String>()).unwrap();
}

#[test]
fn stock_tools_and_the_program_find_a_bundle_right() {
    let folder = TempDir::new().unwrap();
    let (_, bag, key) = bundle(folder.path());
    says(
        &bag,
        "sha256sum -c --strict manifest-sha256.txt tagmanifest-sha256.txt",
        "VERIFY.md: OK",
    );
    says(
        &bag,
        &format!("python3 -B verify.py --key '{key}'"),
        "Everything in this bag agrees",
    );
    let checked = run(&["bundle", "verify", &bag, "--key", &key, "--json"]);
    assert_eq!(checked.code, Some(0), "{checked:?}");
    let result = &checked.json()["result"];
    assert_eq!(
        (&result["records"], &result["has_given_key"]),
        (&4.into(), &true.into())
    );
    assert_eq!(result["faults"], serde_json::json!([]));
    let without = run(&["bundle", "verify", &bag]);
    assert_eq!(without.code, Some(0));
    assert!(
        without
            .err
            .contains("the key is taken from the bundle itself"),
        "{without:?}"
    );
    let others = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    run(&["bundle", "verify", &bag, "--key", others])
        .fails_with(1, &["is not signed by example.com/foo"]);
}

/// The signature of the checkpoint, by openssl alone.
#[test]
fn openssl_finds_the_checkpoint_signed() {
    let folder = TempDir::new().unwrap();
    let (_, bag, key) = bundle(folder.path());
    let script = format!(
        "out=$(mktemp -d)
         csplit -s -z -f $out/part proofs/checkpoint '/^$/'
         tail -n +2 $out/part01 | head -n 1 | cut -d ' ' -f 3 | base64 -d | tail -c 64 > $out/signature
         (printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'; printf %s '{}' | base64 -d | tail -c 32) > $out/key
         openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey $out/key -in $out/part00 -sigfile $out/signature",
        key.splitn(3, '+').nth(2).unwrap()
    );
    if Command::new("openssl").arg("version").output().is_err() {
        assert!(std::env::var_os("CI").is_none(), "openssl is not here");
        return;
    }
    says(&bag, &script, "Signature Verified Successfully");
    let checkpoint = Path::new(&bag).join("proofs/checkpoint");
    let text = fs::read_to_string(&checkpoint)
        .unwrap()
        .replacen("example-2030", "example-2031", 1);
    fs::write(checkpoint, text).unwrap();
    assert!(!shell(&bag, &script).status.success());
}

/// Manifests written anew do not help: the proofs tell.
#[test]
fn a_change_is_found_though_the_manifests_were_written_anew() {
    let folder = TempDir::new().unwrap();
    let (_, bag, key) = bundle(folder.path());
    let records: Vec<_> = fs::read_dir(Path::new(&bag).join("data/records"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    let record = records
        .iter()
        .find(|path| fs::read_to_string(path).unwrap().contains("more.csv"))
        .unwrap();
    let whole = fs::read_to_string(record).unwrap();
    fs::write(record, whole.replace("more.csv", "less.csv")).unwrap();
    run(&["bundle", "verify", &bag, "--key", &key]).fails_with(
        1,
        &["it has not the SHA-256 that manifest-sha256.txt lists"],
    );
    rewrite(&bag, "manifest-sha256.txt");
    rewrite(&bag, "tagmanifest-sha256.txt");
    run(&["bundle", "verify", &bag, "--key", &key])
        .fails_with(1, &["it is not the record that the leaf commits to"]);
    let output = shell(&bag, "python3 -B verify.py");
    assert_eq!(output.status.code(), Some(1));
    fs::write(record, whole).unwrap();
    rewrite(&bag, "manifest-sha256.txt");
    rewrite(&bag, "tagmanifest-sha256.txt");
    assert_eq!(
        run(&["bundle", "verify", &bag, "--key", &key]).code,
        Some(0)
    );

    let object = fs::read_dir(Path::new(&bag).join("data/objects"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    fs::remove_file(&object).unwrap();
    run(&["bundle", "verify", &bag]).fails_with(1, &["neither here nor withheld"]);
}

#[test]
fn a_part_can_be_made_and_bytes_withheld() {
    let folder = TempDir::new().unwrap();
    let (case, bag, key) = bundle(folder.path());
    let again = ["bundle", "make", "--case", &case, "-o", &bag];
    run(&again).fails_with(2, &["is there already"]);
    let records = fs::read_dir(Path::new(&bag).join("data/records"))
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let record = records
        .into_iter()
        .find(|path| fs::read_to_string(path).unwrap().contains("more.csv"))
        .unwrap();
    let id = record.file_stem().unwrap().to_str().unwrap().to_owned();
    let source = Sha256::of(&fs::read(folder.path().join("more.csv")).unwrap()).to_string();
    let part = folder.path().join("part").to_str().unwrap().to_owned();
    let made = run(&[
        "bundle",
        "make",
        "--case",
        &case,
        "-o",
        &part,
        "--entry",
        &id,
        "--withhold",
        &source,
    ]);
    assert_eq!(made.code, Some(0), "{made:?}");
    assert!(!Path::new(&part).join("data/objects").join(&source).exists());
    let checked = run(&["bundle", "verify", &part, "--key", &key, "--json"]);
    assert_eq!(checked.code, Some(0), "{checked:?}");
    let result = &checked.json()["result"];
    assert_eq!(
        (&result["records"], &result["withheld"]),
        (&1.into(), &serde_json::json!([source]))
    );
    says(&part, "python3 -B verify.py", "1 records");

    let none = folder.path().join("none").to_str().unwrap().to_owned();
    let unknown = "018d8268-9c00-7000-8000-000000000001";
    run(&[
        "bundle", "make", "--case", &case, "-o", &none, "--entry", unknown,
    ])
    .fails_with(2, &["holds no entry"]);
    run(&[
        "bundle", "make", "--case", &case, "-o", &none, "--entry", "x",
    ])
    .fails_with(2, &["is no id of an entry"]);
    run(&["bundle", "make", "--case", &case]).fails_with(2, &["a bundle is a folder"]);
    // Whatever lies there is not ours to remove.
    let draft = folder.path().join(".none.new");
    fs::create_dir(&draft).unwrap();
    run(&["bundle", "make", "--case", &case, "-o", &none])
        .fails_with(2, &[".none.new is there already", "remove it"]);
    assert!(draft.exists());
    // Nor is a file without end read into memory.
    let text = Path::new(&part).join("VERIFY.md");
    let text = fs::OpenOptions::new().write(true).open(text).unwrap();
    text.set_len(1 << 40).unwrap();
    run(&["bundle", "verify", &part]).fails_with(1, &["VERIFY.md: it is longer than 256 MiB"]);
    assert!(
        !Path::new(&none).exists(),
        "nothing is left of a bundle that was not made"
    );
    run(&["bundle", "verify", &none]).fails_with(2, &["is no folder"]);
    let other = run(&["bundle", "verify", &case, "--json"]);
    assert_eq!(other.code, Some(1));
    let faults = &other.json()["result"]["faults"];
    assert_eq!(faults.as_array().map(Vec::len), Some(1), "{faults}");
    other.fails_with(1, &["is this the right folder?"]);
}
