//! Words that may not be written: places on somebody's machine, in any file;
//! and the accusation that the program never makes.

use crate::rust::{sources, strings};
use crate::{expect_none, files};

/// Folders of one machine. Written apart, so that this file passes itself.
const MACHINE_FOLDERS: [&str; 4] = ["home", "root", "tmp", "work"];

/// Hosts that a lock file must not pin: any mirror must serve.
const REGISTRY_HOSTS: [&str; 4] = [
    concat!("registry.npm", "js.org"),
    concat!("files.python", "hosted.org"),
    concat!("static.crates", ".io"),
    concat!("index.crates", ".io"),
];

/// The accusation in the languages of the catalogues, as stems, in both cases
/// where the letters are not ASCII.
const ACCUSATIONS: [&str; 18] = [
    "fraud",
    "saxtakar",
    "saxtalaşdır",
    "dələduz",
    "фальсиф",
    "Фальсиф",
    "мошеннич",
    // Arabic has no stems that begin a word: vowels stand within the root, and a doubled letter
    // may bear its mark or not.
    "تزوير",
    "تزوّر",
    "تزور",
    "مزور",
    "مزوّر",
    "زُوّر",
    "زوّر",
    "تزييف",
    "مزيف",
    "احتيال",
    "تلاعب",
];

fn names_machine(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        for (at, _) in line.match_indices('/') {
            let before = &line[..at];
            let absolute = before
                .chars()
                .next_back()
                .is_none_or(|sign| sign.is_whitespace() || "\"'`(<>[|=,:;".contains(sign))
                || before.ends_with("file://");
            let rest = &line[at + 1..];
            let folder = MACHINE_FOLDERS.iter().find(|folder| {
                rest.strip_prefix(**folder)
                    .is_some_and(|rest| rest.starts_with('/'))
            });
            if let (true, Some(folder)) = (absolute, folder) {
                found.push((index + 1, format!("names a machine's folder: /{folder}/")));
            }
        }
        for host in REGISTRY_HOSTS {
            if line.contains(host) {
                found.push((index + 1, format!("names a registry's host: {host}")));
            }
        }
    }
    found
}

fn accusation(text: &str) -> Option<&'static str> {
    let text = text.to_ascii_lowercase();
    ACCUSATIONS.into_iter().find(|stem| text.contains(stem))
}

/// Sentences of a document that use the word, other than those which say, with
/// the word in quotation marks, that it never appears.
fn accusing_sentences(document: &str) -> Vec<String> {
    let paragraphs = document.split("\n\n").flat_map(|block| {
        if block.starts_with('|') {
            block.split('\n').collect()
        } else {
            vec![block]
        }
    });
    let mut found = Vec::new();
    for paragraph in paragraphs {
        let paragraph = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        for sentence in paragraph.split_inclusive(". ") {
            let denies = sentence.contains("\"fraud\"")
                && sentence
                    .split(|sign: char| !sign.is_alphabetic())
                    .any(|word| word == "never");
            if accusation(sentence).is_some() && !denies {
                found.push(sentence.trim().to_owned());
            }
        }
    }
    found
}

#[test]
fn no_file_names_a_machine() {
    let complaints = files::kept().into_iter().flat_map(|(file, text)| {
        let found = names_machine(&text).into_iter();
        found
            .map(move |(line, complaint)| format!("{file}:{line} {complaint}"))
            .collect::<Vec<_>>()
    });
    expect_none(&complaints.collect::<Vec<_>>());
}

#[test]
fn the_program_never_says_the_word() {
    let kept = files::kept();
    let mut complaints = Vec::new();
    let manifests = kept
        .iter()
        .filter_map(|(path, _)| path.strip_prefix("crates/")?.strip_suffix("/Cargo.toml"));
    for source in manifests.flat_map(|name| sources(name, &kept)) {
        for (line, text) in strings(source.tokens) {
            if let Some(stem) = accusation(&text) {
                complaints.push(format!("{}:{line} says `{stem}`", source.file));
            }
        }
    }
    // Catalogues, templates, forms and SQL are texts of the program as well.
    for (file, text) in &kept {
        let inside = file.starts_with("locales/")
            || (file.starts_with("crates/") && file.contains("/src/") && !file.ends_with(".rs"));
        if let (true, Some(stem)) = (inside, accusation(text)) {
            complaints.push(format!("{file} says `{stem}`"));
        }
    }
    expect_none(&complaints);
}

#[test]
fn documents_say_the_word_only_to_rule_it_out() {
    let documents = files::kept()
        .into_iter()
        .filter(|(file, _)| file.ends_with(".md"));
    let mut complaints = Vec::new();
    for (file, text) in documents {
        complaints.extend(
            accusing_sentences(&text)
                .into_iter()
                .map(|sentence| format!("{file}: {sentence}")),
        );
    }
    expect_none(&complaints);
}

#[test]
fn a_machine_path_is_named() {
    let folder = |name: &str| format!("/{name}/x");
    for name in MACHINE_FOLDERS {
        for sound in [
            format!("a{}", folder(name)),
            format!("https://example.org{}", folder(name)),
            format!("./target{}", folder(name)),
            format!("/{name}"),
        ] {
            assert_eq!(names_machine(&sound), [], "{sound}");
        }
        for faulty in [
            folder(name),
            format!("\n see `{}`", folder(name)),
            format!("DIR={}", folder(name)),
            format!("file://{}", folder(name)),
        ] {
            let lines = faulty.lines().count();
            assert_eq!(
                names_machine(&faulty),
                [(lines, format!("names a machine's folder: /{name}/"))],
                "{faulty}"
            );
        }
    }
    assert_eq!(
        names_machine(&format!(
            "\"resolved\": \"https://{}/x\"",
            REGISTRY_HOSTS[0]
        ))
        .len(),
        1
    );
}

#[test]
fn the_word_is_found_wherever_the_program_could_say_it() {
    let file = ("crates/x/src/lib.rs".to_owned(), "/// Never \"fraud\".\nfn f() { say(\"election Fraud\"); }\n#[test]\nfn t() { say(\"fraud\"); }".to_owned());
    let found: Vec<_> = sources("x", &[file])
        .into_iter()
        .flat_map(|source| strings(source.tokens))
        .filter(|(_, text)| accusation(text).is_some())
        .collect();
    assert_eq!(found, [(2, "\"election Fraud\"".to_owned())]);
    assert!(accusation("seçki saxtakarlığı").is_some());
    assert!(accusation("Фальсификация").is_some());
    assert!(accusation("محاضر مزوّرة").is_some());
    assert!(accusation("تلاعبوا بالنتائج").is_some());
    assert!(accusation("a difference that cannot both be true").is_none());
    assert!(accusation("لا يمكن أن يصح الأمران معًا").is_none());
}

#[test]
fn a_document_may_only_rule_the_word_out() {
    let sound = "A flag is not an accusation. The word \"fraud\" is\nnever generated.\n\n| it never says \"fraud\" | yes |\n";
    assert_eq!(accusing_sentences(sound), [] as [String; 0]);
    let faulty = "It never says \"fraud\". But this looks like fraud. We never prove fraud here.\n\n| \"fraud\" | never |\n| a fraudulent sheet | x |\n";
    assert_eq!(
        accusing_sentences(faulty),
        [
            "But this looks like fraud.",
            "We never prove fraud here.",
            "| a fraudulent sheet | x |"
        ]
    );
}
