//! What the assessment of a case compares of its own accord: each edition of the official result
//! with the one before it.

use assessment::{
    figure::{Cell, pairs::Pair},
    site::{ComparisonInput, ComparisonKind, TableInput, quoted},
};
use election::{
    dataset::Source,
    editions::{ColumnChange, Difference, Options},
    found::Ran,
};
use exchange::Mapping;
use mission::results::{Edition, Opened, Role};

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

/// Compares what the case holds. Editions whose units cannot be matched are left out, with a
/// word to whoever runs it.
pub(crate) fn all(kept: &[Kept<'_>]) -> (Vec<Compared>, Vec<String>) {
    let (mut compared, mut left_out) = (Vec::new(), Vec::new());
    let official: Vec<&Kept<'_>> = kept
        .iter()
        .filter(|kept| kept.edition.role == Role::Official)
        .collect();
    for (position, later) in official.iter().enumerate() {
        let earlier = official[..position]
            .iter()
            .rfind(|earlier| earlier.edition.contest == later.edition.contest);
        let Some(earlier) = earlier else { continue };
        match editions(earlier, later) {
            Ok(one) => compared.push(one),
            Err(error) => left_out.push(format!(
                "editions {} and {} are not compared: {error}",
                earlier.edition.seq, later.edition.seq
            )),
        }
    }
    (compared, left_out)
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
        ran: difference.rules(),
    })
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
