//! What the assessment of a case compares of its own accord: each edition of the official result
//! with the one before it, what was announced with itself, and copies of sheets with both.

use assessment::{
    figure::{Cell, pairs::Pair},
    parallel,
    site::{ComparisonInput, ComparisonKind, TableInput, quoted},
};
use election::{
    copies::{Fields, Line, Mismatch, Official, Question, Verdicts, Whole},
    dataset::Source,
    editions::{ColumnChange, Difference, Options},
    found::Ran,
    statements::{self, Package},
};
use exchange::Mapping;
use mission::results::{Edition, Opened, Role};

use super::copies::{invalid, register, totals};

/// An edition as the record holds it.
#[derive(Clone, Copy)]
pub(crate) struct Kept<'a> {
    pub(crate) edition: &'a Edition,
    pub(crate) opened: &'a Opened,
    pub(crate) title: &'a str,
}

/// A comparison with everything that its page shows.
pub(crate) struct Compared {
    slug: String,
    kind: ComparisonKind,
    subject: String,
    files: Vec<Source>,
    command: String,
    pairs: Vec<Pair>,
    tables: Vec<TableInput>,
    /// Keys of units whose figures changed between editions.
    pub(crate) changed: Vec<Vec<String>>,
    pub(crate) ran: Vec<Ran>,
}

impl Compared {
    pub(crate) fn input(&self) -> ComparisonInput<'_> {
        ComparisonInput {
            slug: &self.slug,
            kind: self.kind,
            subject: &self.subject,
            files: &self.files,
            command: &self.command,
            pairs: &self.pairs,
            tables: &self.tables,
            changed: &self.changed,
            ran: &self.ran,
        }
    }

    /// Its address without folder and ending.
    pub(crate) fn slug(&self) -> &str {
        &self.slug
    }

    pub(crate) const fn kind(&self) -> ComparisonKind {
        self.kind
    }

    pub(crate) fn subject(&self) -> &str {
        &self.subject
    }
}

/// What was announced, with the files it stands in.
pub(crate) type Announced = (Package, Vec<Source>);

/// Compares what the case holds. What cannot be matched is left out, with a word to whoever runs
/// it.
pub(crate) fn all(
    kept: &[Kept<'_>],
    announced: Option<&Announced>,
) -> (Vec<Compared>, Vec<String>) {
    let (mut compared, mut left_out) = (Vec::new(), Vec::new());
    for one in parallel::each(&planned(kept, announced), |one| one.compare(announced)) {
        match one {
            Ok(one) => compared.extend(one),
            Err(why) => left_out.push(why),
        }
    }
    (compared, left_out)
}

/// A comparison to be made.
enum Plan<'a> {
    Editions(&'a Kept<'a>, &'a Kept<'a>),
    Statements(&'a Announced),
    /// Copies, and the official result beside them.
    Copies(&'a Kept<'a>, Option<&'a Kept<'a>>),
}

impl Plan<'_> {
    /// Makes it; else says why it cannot be made. Copies with nothing beside them give none.
    fn compare(&self, announced: Option<&Announced>) -> Result<Option<Compared>, String> {
        match self {
            Self::Statements(announced) => Ok(Some(statements(announced))),
            Self::Editions(earlier, later) => editions(earlier, later).map(Some).map_err(|error| {
                format!(
                    "editions {} and {} are not compared: {error}",
                    earlier.edition.seq, later.edition.seq
                )
            }),
            Self::Copies(copies, beside) => {
                let compared = beside_official(copies, *beside, announced);
                compared.map_err(|error| {
                    let seq = copies.edition.seq;
                    format!("edition {seq}, copies, is not compared: {error}")
                })
            }
        }
    }
}

fn planned<'a>(kept: &'a [Kept<'a>], announced: Option<&'a Announced>) -> Vec<Plan<'a>> {
    let mut planned = Vec::new();
    let official: Vec<&Kept<'_>> = kept
        .iter()
        .filter(|kept| kept.edition.role == Role::Official)
        .collect();
    for (position, later) in official.iter().enumerate() {
        let earlier = official[..position]
            .iter()
            .rfind(|earlier| earlier.edition.contest == later.edition.contest);
        planned.extend(earlier.map(|earlier| Plan::Editions(earlier, later)));
    }
    planned.extend(announced.map(Plan::Statements));
    for copies in kept.iter().filter(|kept| kept.edition.role == Role::Copies) {
        let beside = official
            .iter()
            .rfind(|official| official.edition.contest == copies.edition.contest);
        planned.push(Plan::Copies(copies, beside.copied()));
    }
    planned
}

fn statements((package, files): &Announced) -> Compared {
    let checked = statements::check(package);
    let votes = |seq| statements::Official::of(package, seq).ok();
    let later = votes(None);
    let before = later.as_ref().and_then(|later| later.seq?.checked_sub(1));
    let earlier = before.and_then(|seq| votes(Some(seq)));
    let pairs = later
        .iter()
        .flat_map(|later| &later.votes)
        .map(|(id, votes)| {
            let before = earlier.iter().flat_map(|earlier| &earlier.votes);
            let before = before.into_iter().find(|(other, _)| other == id);
            let choice = package.choices.iter().find(|choice| choice.id == *id);
            Pair {
                name: choice.map_or(id, |choice| &choice.name).clone(),
                first: before.map(|(_, votes)| (*votes).into()),
                second: Some((*votes).into()),
            }
        });
    Compared {
        slug: "statements".to_owned(),
        kind: ComparisonKind::Statements,
        subject: package.title.get("en").unwrap_or(&package.id).clone(),
        files: files.clone(),
        command: "scrutineer check statements .".to_owned(),
        pairs: pairs.collect(),
        tables: Vec::new(),
        changed: Vec::new(),
        ran: checked.ran,
    }
}

/// Records of the case, held against one another.
pub(crate) fn records(
    package: &mission::records::Package,
    subject: &str,
    files: Vec<Source>,
) -> Compared {
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let command = format!("scrutineer check records {}", quoted(&names));
    Compared {
        slug: "records".to_owned(),
        kind: ComparisonKind::Records,
        subject: subject.to_owned(),
        files,
        command,
        pairs: Vec::new(),
        tables: Vec::new(),
        changed: Vec::new(),
        ran: mission::records::check(package),
    }
}

/// Copies beside the newest official result and the last announcement; `None` without either.
fn beside_official(
    copies: &Kept<'_>,
    units: Option<&Kept<'_>>,
    announced: Option<&Announced>,
) -> Result<Option<Compared>, Mismatch> {
    let dataset = &copies.opened.dataset;
    let last = announced.and_then(|(package, _)| {
        let official = statements::Official::of(package, None).ok()?;
        Some((official.registered, totals(package, official)))
    });
    if units.is_none() && last.is_none() {
        return Ok(None);
    }
    let register = register(&copies.opened.form, units.map(|kept| &kept.opened.form));
    let invalid = invalid(&copies.opened.form);
    let question = Question {
        copies: dataset,
        fields: Fields::of(&dataset.header, [None; 6]).unwrap_or_default(),
        official: Official {
            units: units.map(|kept| &kept.opened.dataset),
            totals: last.as_ref().map(|(_, totals)| totals),
        },
        images: None,
        voting_ended: None,
        whole: Whole {
            units: None,
            registered: last.as_ref().and_then(|(registered, _)| *registered),
        },
        others: "others",
        register: &register,
        invalid: &invalid,
        choices_per_ballot: copies.opened.form.form.choices_per_ballot,
    };
    let answer = election::copies::compare(&question)?;
    let mut files = dataset.header.sources.clone();
    files.extend(
        units
            .iter()
            .flat_map(|kept| kept.opened.dataset.header.sources.clone()),
    );
    files.extend(announced.iter().flat_map(|(_, files)| files.clone()));
    let beside: Vec<&str> = units
        .map(|kept| kept.title)
        .into_iter()
        .chain(last.as_ref().map(|(_, totals)| totals.label.as_str()))
        .collect();
    let lines = answer.bound.iter().flat_map(|bound| &bound.lines);
    let lines: Vec<&Line> = lines.filter(|line| line.is_choice).collect();
    let pairs = lines.iter().map(|line| Pair {
        name: line.name.clone(),
        first: Some(line.copies),
        second: Some(line.official),
    });
    let mut tables = vec![verdicts_table(&answer.verdicts)];
    if !lines.is_empty() {
        tables.insert(0, bound_table(&lines));
    }
    Ok(Some(Compared {
        slug: format!("copies-{}", copies.edition.seq),
        kind: ComparisonKind::Copies,
        subject: format!("{} ↔ {}", copies.title, beside.join(", ")),
        files,
        command: copies_command(copies, units, announced),
        pairs: pairs.collect(),
        tables,
        changed: Vec::new(),
        ran: answer.ran,
    }))
}

fn bound_table(lines: &[&Line]) -> TableInput {
    let row = |line: &&Line| {
        vec![
            Cell::Text(line.name.clone()),
            Cell::Count(line.copies),
            Cell::Count(line.official),
            Cell::Count(line.remainder),
            Cell::Count(line.least_false.into()),
        ]
    };
    TableInput {
        key: "copies-bound",
        columns: &[
            "choice",
            "on-copies",
            "official",
            "remainder",
            "least-false",
        ],
        rows_are_keys: false,
        rows: lines.iter().map(row).collect(),
    }
}

fn verdicts_table(verdicts: &[(String, Verdicts)]) -> TableInput {
    let row = |(item, verdicts): &(String, Verdicts)| {
        let counts = [
            verdicts.agree,
            verdicts.official_differs,
            verdicts.copies_differ,
            verdicts.copy_only,
            verdicts.official_only,
        ];
        let counts = counts.map(|count| Cell::Count(count.into()));
        std::iter::once(Cell::Text(item.clone()))
            .chain(counts)
            .collect()
    };
    TableInput {
        key: "copies-verdicts",
        columns: &[
            "item",
            "agree",
            "official-differs",
            "copies-differ",
            "copy-only",
            "official-only",
        ],
        rows_are_keys: false,
        rows: verdicts.iter().map(row).collect(),
    }
}

/// The command that repeats the comparison with the files of the case and its site.
fn copies_command(
    copies: &Kept<'_>,
    units: Option<&Kept<'_>>,
    announced: Option<&Announced>,
) -> String {
    let mut command = format!(
        "scrutineer compare copies {} --mapping {} --form {}",
        quoted(&[&copies.edition.source_name]),
        quoted(&[&mapping_name(copies)]),
        quoted(&[&form_name(copies)]),
    );
    if let Some(units) = units {
        command.push_str(&format!(
            " --official {} --official-mapping {} --official-form {}",
            quoted(&[&units.edition.source_name]),
            quoted(&[&mapping_name(units)]),
            quoted(&[&form_name(units)]),
        ));
    }
    for file in announced.iter().flat_map(|(_, files)| files) {
        command.push_str(&format!(" --official {}", quoted(&[&file.name])));
    }
    command
}

fn editions(
    earlier: &Kept<'_>,
    later: &Kept<'_>,
) -> Result<Compared, election::editions::EditionsError> {
    let (a, b) = (&earlier.opened.dataset, &later.opened.dataset);
    let difference = Difference::of(a, b, &Options::default())?;
    let mut choices: Vec<&ColumnChange> = difference.choices.iter().collect();
    choices.sort_by_key(|choice| std::cmp::Reverse(choice.b.or(choice.a)));
    let pairs = choices.iter().map(|choice| Pair {
        name: choice.name.clone(),
        first: choice.a,
        second: choice.b,
    });
    Ok(Compared {
        slug: format!("editions-{}-{}", earlier.edition.seq, later.edition.seq),
        kind: ComparisonKind::Editions,
        subject: format!("{} → {}", earlier.title, later.title),
        files: a
            .header
            .sources
            .iter()
            .chain(&b.header.sources)
            .cloned()
            .collect(),
        command: editions_command(earlier, later),
        pairs: pairs.collect(),
        tables: vec![units_table(&difference), choices_table(&choices)],
        changed: changed(&difference),
        ran: difference.rules(),
    })
}

/// Keys of the units whose figures changed.
fn changed(difference: &Difference<'_>) -> Vec<Vec<String>> {
    let mut pairs: Vec<usize> = difference
        .changes
        .iter()
        .map(|change| change.pair)
        .collect();
    pairs.dedup();
    let key = |pair: usize| difference.a.key(difference.pairs[pair].a);
    let texts = |key: Vec<&str>| key.into_iter().map(str::to_owned).collect();
    pairs.into_iter().map(|pair| texts(key(pair))).collect()
}

fn count(number: usize) -> Cell {
    Cell::Count(i128::try_from(number).unwrap_or(i128::MAX))
}

fn units_table(difference: &Difference<'_>) -> TableInput {
    let names: usize = difference
        .places
        .iter()
        .map(|place| place.changed.len())
        .sum();
    let rows = [
        ("editions-in-both", difference.pairs.len()),
        ("editions-added", difference.added.len()),
        ("editions-gone", difference.gone.len()),
        ("editions-units-changed", difference.units_changed()),
        ("editions-figures-changed", difference.changes.len()),
        ("editions-set-to-zero", difference.set_to_zero.len()),
        ("editions-names-changed", names),
        ("editions-moved", difference.moved),
    ];
    let row = |(key, number): (&str, usize)| vec![Cell::Text(key.to_owned()), count(number)];
    TableInput {
        key: "editions-units",
        columns: &["what", "count"],
        rows_are_keys: true,
        rows: rows.into_iter().map(row).collect(),
    }
}

fn choices_table(choices: &[&ColumnChange]) -> TableInput {
    let row = |choice: &&ColumnChange| {
        vec![
            Cell::Text(choice.name.clone()),
            Cell::count(choice.a),
            Cell::count(choice.b),
            Cell::count(choice.net()),
            Cell::count(choice.gross),
            Cell::Count(choice.added_units),
            Cell::Count(choice.gone_units),
            Cell::count(choice.changed_units),
        ]
    };
    TableInput {
        key: "editions-choices",
        columns: &[
            "choice",
            "earlier",
            "later",
            "net",
            "gross",
            "added-units",
            "gone-units",
            "changed-units",
        ],
        rows_are_keys: false,
        rows: choices.iter().map(row).collect(),
    }
}

/// The command that repeats the comparison with the files of the site.
fn editions_command(earlier: &Kept<'_>, later: &Kept<'_>) -> String {
    let files = [earlier, later].map(|kept| kept.edition.source_name.as_str());
    let mut command = format!("scrutineer compare editions {}", quoted(&files));
    for kept in [earlier, later] {
        command.push_str(&format!(" --mapping {}", quoted(&[&mapping_name(kept)])));
    }
    for kept in [earlier, later] {
        command.push_str(&format!(" --form {}", quoted(&[&form_name(kept)])));
    }
    command
}

/// What `--mapping` takes: a built-in one by its name, else the file beside the site's data.
fn mapping_name(kept: &Kept<'_>) -> String {
    let mut built_in = Mapping::built_in_names().filter_map(Mapping::built_in);
    let built_in = built_in.find(|mapping| mapping.sha256() == kept.edition.mapping_sha256);
    built_in.map_or_else(
        || format!("edition-{}-mapping.toml", kept.edition.seq),
        |mapping| mapping.name().to_owned(),
    )
}

fn form_name(kept: &Kept<'_>) -> String {
    let built_in = election::form::built_in(&kept.edition.form_id);
    match built_in {
        Some(form) if form.sha256 == kept.edition.form_sha256 => form.form.id,
        _ => format!("edition-{}-form.toml", kept.edition.seq),
    }
}
