//! Pages of units: what they say, that their addresses last, and that a site which was changed
//! file by file is equal to the byte to one that was made anew.

use std::{collections::BTreeMap, fs, path::Path};

use super::support::{self, files};
use assessment::site::{
    self, CaseFacts, ComparisonInput, ComparisonKind, EditionInput, MappingInput, SiteInput,
    SiteSummary, UnitNote,
};
use election::{
    codes::{Class, Code},
    dataset::{
        Builder, Dataset, EditionLabel, FormRef, Header, ItemColumn, Reading, SCHEMA, Source,
    },
    digest::Sha256,
    form::{self, ItemKind, Loaded},
    found::{Found, Ground, Ran, Subject},
    rules::{self, Argument, Report, Settings},
};
use mission::records::When;

/// A row: key, registered, valid, votes for each choice.
pub(super) type Row = (Vec<&'static str>, i64, i64, [i64; 2]);

/// An edition of an invented country.
pub(super) struct Edition {
    pub(super) title: &'static str,
    pub(super) are_copies: bool,
    key: Vec<&'static str>,
    choices: [&'static str; 2],
    pub(super) rows: Vec<Row>,
}

impl Edition {
    /// Forty stations in two districts; 17 has one vote too many.
    pub(super) fn official(title: &'static str) -> Self {
        let mut rows = Vec::new();
        for station in 1..=40_i64 {
            let district = ["Ağdam", "2"][usize::try_from(station % 2).unwrap()];
            let name: &'static str = Box::leak(station.to_string().into_boxed_str());
            let valid = 200 + station;
            let votes = [valid - 50 + i64::from(station == 17), 50];
            rows.push((vec![district, name], 500 + station, valid, votes));
        }
        Self {
            title,
            are_copies: false,
            key: vec!["district", "station"],
            choices: ["Party_A", "B"],
            rows,
        }
    }

    fn row(&mut self, station: &str) -> &mut Row {
        let found = self
            .rows
            .iter_mut()
            .find(|row| row.0.last() == Some(&station));
        found.unwrap()
    }

    fn dataset(&self, form: &Loaded) -> Dataset {
        let item = |id: &str| ItemColumn {
            id: id.to_owned(),
            kind: ItemKind::Count,
        };
        let key: Vec<String> = self.key.iter().map(|column| (*column).to_owned()).collect();
        let mut builder = Builder::new(Header {
            schema: SCHEMA,
            simulated: false,
            form: FormRef {
                id: form.form.id.clone(),
                sha256: form.sha256,
            },
            mapping: Sha256::of(b"mapping"),
            edition: EditionLabel::default(),
            key: key.clone(),
            places: key,
            nesting: Vec::new(),
            items: ["registered", "signatures", "valid"].map(item).to_vec(),
            words: Vec::new(),
            number_words: BTreeMap::new(),
            choices: self.choices.map(str::to_owned).to_vec(),
            choices_complete: true,
            sources: vec![Source {
                name: format!("{}.csv", self.title),
                sha256: Sha256::of(b"csv"),
            }],
        });
        for (line, (key, registered, valid, votes)) in (2..).zip(&self.rows) {
            for (column, text) in key.iter().enumerate() {
                builder.place(column, text);
            }
            builder.item(0, Reading::Whole(*registered));
            builder.item(1, Reading::Whole(*valid));
            builder.item(2, Reading::Whole(*valid));
            for (choice, votes) in votes.iter().enumerate() {
                builder.choice(choice, Reading::Whole(*votes));
            }
            builder.end_unit(0, line);
        }
        builder.finish()
    }
}

/// Writes the site of these editions.
fn write(editions: &[Edition], notes: &[UnitNote], ran: &[Ran], target: &Path) -> SiteSummary {
    write_by(&Settings::default(), None, (editions, notes, ran), target)
}

/// The same by settings of the rules and templates of one's own.
pub(super) fn write_by(
    settings: &Settings,
    templates: Option<&Path>,
    (editions, notes, ran): (&[Edition], &[UnitNote], &[Ran]),
    target: &Path,
) -> SiteSummary {
    let form = form::built_in("generic").unwrap();
    let datasets: Vec<Dataset> = editions.iter().map(|one| one.dataset(&form)).collect();
    let check = |dataset: &Dataset| rules::check(dataset, &form.form, settings);
    let reports: Vec<Report> = datasets.iter().map(check).collect();
    let parts = editions.iter().zip(&datasets).zip(&reports);
    let inputs: Vec<EditionInput<'_>> = parts
        .map(|((edition, dataset), report)| EditionInput {
            title: edition.title,
            are_copies: edition.are_copies,
            imported_at: None,
            dataset,
            frozen: None,
            form: &form,
            mapping: MappingInput {
                name: "common",
                built_in: true,
                text: "",
            },
            report,
            accounts: &[],
        })
        .collect();
    let comparison = ComparisonInput {
        slug: "copies-3",
        kind: ComparisonKind::Copies,
        subject: "copies",
        files: &[],
        command: "scrutineer",
        pairs: &[],
        tables: &[],
        changed: &[],
        ran,
    };
    let input = SiteInput {
        case: CaseFacts {
            id: "invented",
            title: "Nowhere",
            ..support::FACTS
        },
        editions: &inputs,
        comparisons: if ran.is_empty() {
            &[]
        } else {
            std::slice::from_ref(&comparison)
        },
        notes,
        program: "scrutineer 0.1.0",
        templates,
        ..support::NOTHING
    };
    site::write(&input, target).unwrap()
}

pub(super) fn note(key: &[&str]) -> UnitNote {
    UnitNote {
        key: key.iter().map(|text| (*text).to_owned()).collect(),
        kind: "edition",
        text: BTreeMap::from([("en".to_owned(), "Annulled & closed".to_owned())]),
        href: "results.html".to_owned(),
        when: Some(When::parse("2024-02-10").unwrap()),
        ..UnitNote::default()
    }
}

fn page(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap()
}

/// Names of the pages of units in English.
fn addresses(folder: &Path) -> Vec<String> {
    let names = files(&folder.join("unit")).into_keys();
    names.collect()
}

#[test]
fn a_page_says_all_that_is_known_of_a_unit() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("site");
    let mut later = Edition::official("final");
    later.row("3").3 = [160, 43];
    later.rows.retain(|row| row.0[1] != "5");
    let copies = Edition {
        title: "observers",
        are_copies: true,
        rows: vec![(vec!["2", "003"], 503, 203, [120, 83])],
        ..Edition::official("")
    };
    let mut ran = Ran::of(Code::R003);
    ran.note(Some(Found {
        class: Class::Warning,
        subject: Subject {
            place: ["district", "station"]
                .map(str::to_owned)
                .into_iter()
                .zip(["2", "3"].map(str::to_owned))
                .collect(),
            ..Subject::default()
        },
        variant: "repeated",
        arguments: vec![
            ("source", Argument::Text("a.csv".to_owned())),
            ("line", Argument::Number(9)),
        ],
        grounds: vec![Ground::line("a.csv", 9)],
    }));
    let notes = [note(&["2", "03"]), note(&["65", "9"])];
    write(
        &[Edition::official("early"), later, copies],
        &notes,
        &[ran],
        &target,
    );

    let three = page(&target, "unit/2-3.html");
    for said in [
        "<h1>District 2 · Station 3</h1>",
        ">early.csv, line 4</a>",
        ">final.csv, line 4</a>",
        ">observers.csv, line 2</a>",
        "<td>153</td><td>160 <bdi dir=ltr class=change>(+7)</bdi></td>",
        "<td>43 <bdi dir=ltr class=change>(−7)</bdi></td>",
        // The copy beside the newest official figures.
        "<td>160</td><td>120 <bdi dir=ltr class=change>(−40)</bdi></td>",
        "40.36%",
        "Copies of its sheet",
        "../comparisons/copies-3.html#R003-1",
        "<a href=\"../results.html\">Annulled &amp; closed</a>",
        "10 February 2024, hour not known",
        "rel=prev href=\"2-1.html\"",
        "rel=next href=\"2-5.html\"",
    ] {
        assert!(three.contains(said), "{said} is not said: {three}");
    }
    let seventeen = page(&target, "unit/2-17.html");
    assert!(
        seventeen.contains("<a href=\"../findings/R106-error.html\">"),
        "{seventeen}"
    );
    assert!(seventeen.contains("R106-error-edition-2.html"));
    assert!(page(&target, "findings/R106-error.html").contains("\"../unit/2-17.html\""));
    let rows = page(&target, "units/1-0001.html");
    assert!(
        rows.contains("<th scope=row><a href=\"../unit/2-17.html\">17</a>"),
        "{rows}"
    );
    let five = page(&target, "unit/2-5.html");
    assert!(five.contains("Not in these editions: final"), "{five}");
    let unheld = page(&target, "unit/65-9.html");
    assert!(unheld.contains("No edition of the results in this case holds this unit."));
    assert!(unheld.contains("<h1>District 65 · Station 9</h1>"));
    assert!(page(&target, "az/unit/2-3.html").contains("lang=\"en\">Annulled"));
    for path in ["unit/2-3.html", "units/1-0001.html"] {
        assert!(
            !page(&target, path).contains("SHA-256"),
            "{path} changes with every unit"
        );
    }
}

#[test]
fn addresses_last_when_an_edition_is_added_and_repeated_keys_share_a_page() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("site");
    write(&[Edition::official("early")], &[], &[], &target);
    let before = addresses(&target);
    assert_eq!(before.len(), 40);
    // A place that says the same of all, zeros before numbers, and a key that stands twice.
    let mut later = Edition::official("final");
    later.key.insert(0, "country");
    for row in &mut later.rows {
        row.0.insert(0, "Nowhere");
    }
    later.row("7").0[2] = "007";
    later.rows.push((vec!["Nowhere", "2", "3"], 9, 8, [7, 1]));
    write(&[Edition::official("early"), later], &[], &[], &target);
    assert_eq!(addresses(&target), before);
    let three = page(&target, "unit/2-3.html");
    assert_eq!(three.matches(">final.csv, line").count(), 2, "{three}");
    assert!(
        !three.contains("class=change"),
        "a row is compared though nobody knows with which"
    );
    assert!(page(&target, "unit/2-7.html").contains(">final.csv, line 8</a>"));
    for (language, back, on) in [("", "← ", " →"), ("ar/", "→ ", " ←")] {
        let html = page(&target, &format!("{language}unit/2-7.html"));
        let links: Vec<&str> = html.lines().filter(|line| line.contains(" rel=")).collect();
        let arrows = links.iter().any(|line| line.contains(&format!(">{back}")));
        let ends = links.iter().any(|line| line.contains(&format!("{on}</a>")));
        assert!(arrows && ends, "{language}: {links:?}");
    }
}

/// Writes one site after another into one place, and each into an empty one; they must be equal.
/// Answers how many files of the second were left where they stood.
fn changed(before: &[Edition], after: &[Edition], notes: &[UnitNote]) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let (target, fresh) = (folder.path().join("site"), folder.path().join("fresh"));
    write(before, &[], &[], &target);
    let old = inodes(&target);
    let summary = write(after, notes, &[], &target);
    let mut whole = write(after, notes, &[], &fresh);
    whole.folder = target.clone();
    assert_eq!(summary, whole);
    let (patched, fresh) = (files(&target), files(&fresh));
    let names: Vec<_> = patched.keys().collect();
    assert_eq!(names, fresh.keys().collect::<Vec<_>>());
    for (name, bytes) in &fresh {
        assert!(
            patched[name] == *bytes,
            "{name} is not as in a site made anew"
        );
    }
    assert_eq!(summary.files, fresh.len() as u64);
    let kept = inodes(&target);
    kept.iter()
        .filter(|(name, inode)| old.get(*name) == Some(inode))
        .count()
}

#[cfg(unix)]
fn inodes(folder: &Path) -> BTreeMap<String, u64> {
    use std::os::unix::fs::MetadataExt as _;
    let names = files(folder).into_keys();
    names
        .map(|name| {
            let inode = fs::metadata(folder.join(&name)).unwrap().ino();
            (name, inode)
        })
        .collect()
}

#[test]
fn only_what_changed_is_written_and_the_site_is_as_if_made_anew() {
    let first = || [Edition::official("early")];
    let mut figure = first();
    figure[0].row("3").3 = [160, 43];
    let kept = changed(&first(), &figure, &[]);
    assert!(kept > 80, "only {kept} files were kept");

    let mut added = first();
    added[0].rows.push((vec!["2", "41"], 9, 8, [7, 1]));
    let kept = changed(&first(), &added, &[]);
    assert!(kept > 70, "only {kept} files were kept");

    let mut removed = first();
    removed[0].rows.pop();
    changed(&first(), &removed, &[]);

    let mut renamed = first();
    renamed[0].choices = ["Party_A", "C"];
    assert_eq!(changed(&first(), &renamed, &[]), 0);

    let later = [Edition::official("early"), Edition::official("final")];
    assert_eq!(changed(&first(), &later, &[]), 0);
    let kept = changed(&first(), &first(), &[note(&["2", "3"])]);
    assert!(kept > 80, "only {kept} files were kept");
    // Nothing at all.
    assert!(changed(&first(), &first(), &[]) > 90);
}

#[test]
fn a_site_that_somebody_touched_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("site");
    write(&[Edition::official("early")], &[], &[], &target);
    let whole = files(&target);
    fs::remove_file(target.join("unit/2-3.html")).unwrap();
    fs::write(target.join("stray.html"), "stray").unwrap();
    fs::write(target.join("index.html"), "touched").unwrap();
    write(&[Edition::official("early")], &[], &[], &target);
    assert!(files(&target) == whole);
    let state = folder.path().join(".site-state/pages");
    let cut = fs::read_to_string(&state).unwrap();
    fs::write(&state, &cut[..cut.len() / 2]).unwrap();
    write(&[Edition::official("early")], &[], &[], &target);
    assert!(files(&target) == whole);
}
