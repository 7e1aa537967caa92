//! A case that is invented for the tests of its site, and the site as it is written.

use std::{collections::BTreeMap, path::Path, sync::LazyLock};

use super::support::{self, Files, files};
use assessment::{
    figure::pairs::Pair,
    site::{
        self, CaseFacts, ComparisonInput, ComparisonKind, EditionInput, MappingInput, SiteError,
        SiteInput, SourceAccount, TableInput,
    },
};
use election::{
    codes::{Class, Code},
    dataset::{
        Builder, Dataset, EditionLabel, FormRef, Header, ItemColumn, Reading, SCHEMA, Source,
    },
    digest::Sha256,
    form::{self, ItemKind, Loaded},
    found::{Found, Ground, Ran, Subject},
    rules::{self, Argument, Reason, Report, Settings},
};

/// A district whose name is an attack on a careless page.
pub(crate) const ATTACK: &str = "<script>alert('1')</script> & \"Co\"";

/// An invented country: 1,203 units in three districts, with a few slips planted.
///
/// Unit 7 has one vote too many, unit 8 stands twice, unit 9 has a negative count, unit 10 has
/// no figures at all; nobody publishes the ballots received; a stated sum of a district is wrong.
pub(crate) fn dataset(simulated: bool, form: &Loaded) -> Dataset {
    let ids = [
        "registered",
        "ballots_received",
        "signatures",
        "valid",
        "invalid",
    ];
    let item = |id: &str| ItemColumn {
        id: id.to_owned(),
        kind: ItemKind::Count,
    };
    let header = Header {
        schema: SCHEMA,
        simulated,
        form: FormRef {
            id: form.form.id.clone(),
            sha256: form.sha256,
        },
        mapping: Sha256::of(b"mapping"),
        edition: EditionLabel::default(),
        key: vec!["district".to_owned(), "station".to_owned()],
        places: vec![
            "district".to_owned(),
            "station".to_owned(),
            "municipality".to_owned(),
        ],
        nesting: Vec::new(),
        items: ids.iter().copied().map(item).collect(),
        words: Vec::new(),
        number_words: BTreeMap::new(),
        choices: vec!["Party_of_A".to_owned(), "B & B".to_owned(), "C".to_owned()],
        choices_complete: true,
        sources: vec![Source {
            name: "north & south.csv".to_owned(),
            sha256: Sha256::of(b"csv"),
        }],
    };
    let mut builder = Builder::new(header);
    for unit in 0..1203_i64 {
        let district = ["Ağdam", ATTACK, "Şəki"][usize::try_from(unit % 3).unwrap()];
        builder.place(0, district);
        builder.place(1, &unit.to_string());
        builder.place(2, "Bələdiyyə");
        if unit != 10 {
            let (registered, valid, invalid) = (500 + unit % 700, 200 + unit % 300, unit % 9);
            let extra = i64::from(unit == 7);
            let first = valid / 2;
            builder.item(0, Reading::Whole(registered));
            builder.item(2, Reading::Whole(valid + invalid));
            builder.item(3, Reading::Whole(valid));
            builder.item(4, Reading::Whole(if unit == 9 { -1 } else { invalid }));
            builder.choice(0, Reading::Whole(first + extra));
            builder.choice(1, Reading::Whole(valid - first));
        }
        let line = u64::try_from(unit).unwrap() + 2;
        builder.end_unit(0, line);
    }
    builder.place(0, "Şəki");
    builder.place(1, "8");
    builder.item(0, Reading::Whole(600));
    builder.end_unit(0, 1205);
    builder.place(0, "Ağdam");
    builder.item(0, Reading::Whole(1));
    builder.end_aggregate(0, 1206);
    builder.finish()
}

/// Everything that a site is made from, owned.
pub(crate) struct Case {
    pub(crate) simulated: bool,
    pub(crate) form: Loaded,
    pub(crate) dataset: Dataset,
    pub(crate) report: Report,
    pub(crate) accounts: Vec<SourceAccount>,
    pub(crate) pairs: Vec<Pair>,
    pub(crate) tables: Vec<TableInput>,
    pub(crate) ran: Vec<Ran>,
}

/// What rules beyond one edition may find: one announcement, and 120 units.
pub(crate) fn ran() -> Vec<Ran> {
    let mut announced = Ran::of(Code::R204);
    let number = |number| Argument::Number(number);
    announced.note(Some(Found {
        class: Class::Warning,
        subject: Subject {
            edition: Some("bulletin 1".to_owned()),
            ..Subject::default()
        },
        variant: "",
        arguments: vec![
            ("units", number(3561)),
            ("planned", number(6537)),
            ("printed", Argument::Text("93.35".to_owned())),
            ("share", Argument::Share(3561, 6537)),
        ],
        grounds: vec![Ground {
            source: "an outlet".to_owned(),
            line: None,
            address: Some("https://example.org/1".to_owned()),
        }],
    }));
    let mut repeated = Ran::of(Code::R003);
    for line in 2..122 {
        repeated.note(Some(Found {
            class: Class::Warning,
            subject: Subject {
                place: vec![("station".to_owned(), line.to_string())],
                ..Subject::default()
            },
            variant: "repeated",
            arguments: vec![
                ("source", Argument::Text(ATTACK.to_owned())),
                ("line", number(i128::from(line))),
            ],
            grounds: vec![Ground::line("a & b.csv", line)],
        }));
    }
    let unset = Ran::not_run(Code::R405, Reason::Unset("R204.percent"));
    vec![repeated, announced, unset]
}

impl Case {
    pub(crate) fn new(simulated: bool) -> Self {
        let form = form::built_in("generic").unwrap();
        let dataset = dataset(simulated, &form);
        let mut settings = Settings::default();
        settings.set("R109.percent", "90").unwrap();
        settings.set("R004.units", "1300").unwrap();
        let report = rules::check(&dataset, &form.form, &settings);
        let account = format!(
            r#"{{"name":"x","sha256":"{}","bytes":3,"compression":"none",
            "encoding":{{"name":"UTF-8","known_by":"content","byte_order_mark":false}},
            "line_ends":"lf","delimiter":",","units":1204,"aggregates":0,"skipped":0,"blank":0}}"#,
            Sha256::of(b"csv")
        );
        let accounts = vec![serde_json::from_str(&account).unwrap()];
        Self {
            simulated,
            form,
            dataset,
            report,
            accounts,
            pairs: vec![
                Pair {
                    name: ATTACK.to_owned(),
                    first: Some(7_303_480),
                    second: Some(5_326_104),
                },
                Pair {
                    name: "C".to_owned(),
                    first: None,
                    second: Some(0),
                },
            ],
            tables: vec![],
            ran: ran(),
        }
    }

    pub(crate) fn edition(&self, title: &'static str) -> EditionInput<'_> {
        EditionInput {
            title,
            are_copies: title == "copies",
            imported_at: Some("2026-11-23 22:10"),
            dataset: &self.dataset,
            frozen: None,
            form: &self.form,
            mapping: MappingInput {
                name: "north.toml",
                built_in: false,
                text: "schema = 1\n",
            },
            report: &self.report,
            accounts: &self.accounts,
        }
    }

    /// Something compared: an announcement that does not fit, and units that stand twice.
    pub(crate) fn comparison(&self) -> ComparisonInput<'_> {
        ComparisonInput {
            slug: "copies-1",
            kind: ComparisonKind::Copies,
            subject: "copies beside <final>",
            files: &self.dataset.header.sources,
            command: "scrutineer compare copies 'a & b.csv'",
            pairs: &self.pairs,
            tables: &self.tables,
            changed: &[],
            ran: &self.ran,
        }
    }

    pub(crate) fn write_with(
        &self,
        folder: &Path,
        templates: Option<&Path>,
    ) -> Result<(), SiteError> {
        self.write_editions(&["preliminary", "final"], folder, templates)
    }

    pub(crate) fn write_editions(
        &self,
        titles: &[&'static str],
        folder: &Path,
        templates: Option<&Path>,
    ) -> Result<(), SiteError> {
        let editions: Vec<_> = titles.iter().map(|title| self.edition(title)).collect();
        let input = SiteInput {
            case: CaseFacts {
                id: "invented",
                title: "Nowhere <2026>",
                zone: "Asia/Baku",
                simulated: self.simulated,
                publisher: Some("Observers & Sons"),
                conflicts_of_interest: Some(""),
                licence: Some("CC BY 4.0"),
                ..support::FACTS
            },
            editions: &editions,
            comparisons: &[self.comparison()],
            program: "scrutineer 0.1.0",
            templates,
            ..support::NOTHING
        };
        site::write(&input, folder).map(|summary| {
            let files = files(folder);
            let pages = files
                .iter()
                .filter(|(name, _)| name.ends_with(".html"))
                .count();
            let bytes: usize = files.values().map(Vec::len).sum();
            assert_eq!(summary.files, files.len() as u64);
            assert_eq!(summary.pages, pages as u64);
            assert_eq!(summary.bytes, bytes as u64);
        })
    }

    pub(crate) fn write(&self) -> Files {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("site");
        self.write_with(&target, None).unwrap();
        files(&target)
    }
}

/// Files by their address.
pub(crate) static REAL: LazyLock<Files> = LazyLock::new(|| Case::new(false).write());
pub(crate) static INVENTED: LazyLock<Files> = LazyLock::new(|| Case::new(true).write());

pub(crate) fn text(files: &Files, name: &str) -> String {
    String::from_utf8(files[name].clone()).unwrap()
}

pub(crate) fn pages(files: &Files) -> BTreeMap<&str, &str> {
    let pages = files.iter().filter(|(name, _)| name.ends_with(".html"));
    pages
        .map(|(name, bytes)| (name.as_str(), std::str::from_utf8(bytes).unwrap()))
        .collect()
}

/// Values of an attribute, quoted or not.
pub(crate) fn attribute<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let mark = format!(" {name}=");
    let values = html
        .split(&mark)
        .skip(1)
        .map(|rest| match rest.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next().unwrap(),
            None => rest.split([' ', '>']).next().unwrap(),
        });
    values.collect()
}
