//! What to do about each fault, in one sentence.

use std::io;

use super::Fault;

impl Fault {
    /// What to do next, in one sentence.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::CannotRead { kind, .. } => hint_of_io(*kind).to_owned(),
            Self::CutOff { .. } | Self::Damaged { .. } => {
                "fetch the file again and compare its size and SHA-256 with the source".to_owned()
            }
            Self::TableWithoutEnd => {
                "fetch the page again: what is here is only its beginning".to_owned()
            }
            Self::Empty | Self::NoRows { skipped: 0 } => {
                "check what was downloaded; keep the file if the source really published this"
                    .to_owned()
            }
            Self::NoRows { .. } => {
                "look at `skip` and `aggregates` in the mapping: they leave nothing".to_owned()
            }
            Self::NotATable { what } if what.contains("HTML") => "if the page itself holds the \
                 table, say `format = \"html\"` in the mapping; otherwise download the file again: \
                 what was served is not the table"
                .to_owned(),
            Self::NotATable { .. } => "save the table itself as CSV, or download it again: what \
                 was served is not the table"
                .to_owned(),
            Self::UnknownEncoding { .. } => "use a label such as \"utf-8\", \"windows-1251\", \
                 \"windows-1254\" or \"iso-8859-1\""
                .to_owned(),
            Self::OtherMark { marked, .. } => {
                format!("leave the encoding out, or declare {marked:?}")
            }
            Self::NotInEncoding { guess, .. } => format!(
                "if the file is written in another encoding, declare it: `encoding = \"{}\"` in \
                 the mapping fits best; if only some bytes are damaged, fetch the file again or \
                 ask the source",
                guess.to_ascii_lowercase()
            ),
            Self::Nul => "declare `encoding = \"utf-16le\"` if the file is a Unicode text of \
                 Windows; otherwise it is damaged or no text"
                .to_owned(),
            Self::CarriageReturns => "save the file again with LF or CRLF line ends".to_owned(),
            Self::RecordTooLong { .. } | Self::TooManyCells { .. } | Self::UnclosedQuote => {
                "look for a quotation mark in this line that is never closed, or for line ends \
                 that were lost"
                    .to_owned()
            }
            Self::Spreadsheet { .. } => {
                "fetch the file again, or open it in a spreadsheet program \
                 and save the sheet as CSV"
                    .to_owned()
            }
            Self::Encrypted => "open it with its password and save it without, and say so beside \
                 the copy"
                .to_owned(),
            Self::UnpacksTooLarge { .. } => "no real table does that: look where the file comes \
                 from; if it is sound, save the sheet as CSV"
                .to_owned(),
            Self::NoSuchPart { what, .. } => {
                format!("name one of those that are there by `{what} = \"…\"` in the mapping")
            }
            Self::FileTooLarge { .. } | Self::TableTooLarge { .. } => {
                "save the table as CSV with one row a unit, which is read \
                 row by row, or split it"
                    .to_owned()
            }
            Self::NoHeader { .. } => "set `header_rows` in the mapping to the line that holds \
                 the column names"
                .to_owned(),
            Self::SameHeading { .. } => "rename one of them in a copy, and say so beside it: a \
                 figure must not come from the wrong one"
                .to_owned(),
            Self::CellCount { .. } => "look at this line in the source: a delimiter or quotation \
                 mark inside a cell, or a `delimiter` that the mapping should declare"
                .to_owned(),
            Self::UnnamedColumn { .. } => {
                "map it with `[columns.\"\"]`, for example `ignore = true`".to_owned()
            }
            Self::UnknownColumn { headings, near, .. } => hint_unknown(headings, near.as_deref()),
            Self::MissingColumn { near, .. } => did_you_mean(
                near.as_deref(),
                "mark the column `optional = true` if editions leave it out",
            ),
            Self::NoKey { .. } => "map at least one column to a place of the key".to_owned(),
            Self::RoleTaken { .. } => {
                "set `ignore = true` for the one that does not count".to_owned()
            }
            Self::WordsAlone { .. } => {
                "map the column with the figure, or set `ignore = true` here".to_owned()
            }
            Self::Slip { heading, .. } => format!(
                "say in a mapping which it is: `[columns.{heading:?}]` with `item`, `place` or `choice`"
            ),
            Self::NotAChoice { heading, .. } => format!(
                "say in a mapping what it is: `[columns.{heading:?}]` with `place`, `item` or \
                 `ignore = true`"
            ),
            Self::UnknownItem { near, .. } => did_you_mean(
                near.as_deref(),
                "choose another form or correct the mapping",
            ),
            Self::MappingText { .. } | Self::MappingValue { .. } => {
                "correct this line; docs/reference/mapping.md describes every field".to_owned()
            }
            Self::MappingField { near, known, .. } => did_you_mean(
                near.as_deref(),
                &format!("fields that may stand here: {}", known.join(", ")),
            ),
            Self::MappingSchema { .. } => "use a newer version of this program".to_owned(),
            Self::Statements { hint, .. } => hint.clone(),
            Self::Geometry { hint, .. } => (*hint).to_owned(),
            Self::Images { .. } => "a manifest is a JSON array of objects with `name` and \
                 `sha256`, or the output of sha256sum"
                .to_owned(),
            Self::Contradiction { heading, .. } => format!(
                "if {heading:?} describes the row and not the unit, set `ignore = true` for it; if \
                 it tells units apart, add it to `key`; otherwise ask the source which is right"
            ),
            Self::FigureTwice { has_modes, .. } => hint_twice(*has_modes).to_owned(),
            Self::UnknownName { what, name, .. } => hint_name(what, name),
            Self::TooManyNames { .. } => "look which column has the role `long = \"choice\"`; it \
                 should name candidates, lists or answers"
                .to_owned(),
            Self::HeaderRow { .. } => "list the header rows in `stations.header` in the order of \
                 the file; one that a file may lack has `optional = true`"
                .to_owned(),
            Self::UnknownRow { .. } => {
                "add a table `[[rows]]` with `item`, `choice`, `subtotal` or \
                 `skip = true` that it matches"
                    .to_owned()
            }
            Self::MissingRow { .. } => {
                "mark the rule `optional = true` if editions leave the row out".to_owned()
            }
            Self::OtherFormat { .. } => {
                "correct or leave out `format` in the mapping, or choose another file".to_owned()
            }
            Self::DocumentTooLong { .. } | Self::TooManyParts { .. } => {
                "ask for the file by region or by contest, or read the source's tables instead"
                    .to_owned()
            }
            Self::TooDeep { .. } => {
                "no standard nests like this: look at what was downloaded".to_owned()
            }
            Self::NotJson { .. } | Self::NotXml { .. } => {
                "fetch the file again and compare its size and SHA-256 with the source".to_owned()
            }
            Self::SameName { .. } => {
                "such a file has no one meaning: ask the source which of the two counts".to_owned()
            }
            Self::Entity { .. } | Self::DocumentType => {
                "entities are never read, because they may fetch or multiply; ask for a file \
                 without them"
                    .to_owned()
            }
            Self::NotValidated => {
                "`check results` reads the figures of a report in XML; hold it against the XSD \
                 of the standard with an XML validator"
                    .to_owned()
            }
            Self::Document { .. } => "ask the source for a file that holds together; \
                 docs/reference/standards.md says what is read"
                .to_owned(),
            Self::TwoParents { .. } => {
                "leave one of them out of a copy, and say so beside it".to_owned()
            }
            Self::WhichContest { .. } | Self::NoContest { .. } => {
                "choose one with --contest NAME".to_owned()
            }
            Self::NoTotals { .. } => {
                "ask the source for counts in total: parts are not added up here, because nobody \
                 says that they are all there"
                    .to_owned()
            }
            Self::UnreadableSum { .. } => {
                "look at this line in the source and ask it for the figure".to_owned()
            }
            Self::ListTotal { .. } => {
                "both cannot be true: keep the file as evidence and ask the source which figure \
                 holds"
                    .to_owned()
            }
        }
    }
}

const fn hint_twice(has_modes: bool) -> &'static str {
    if has_modes {
        "list the modes that are to be added up in `sum_modes` of `[long]`, or leave out those \
         that are sums already by a rule in `skip`"
    } else {
        "if the rows belong to two units, add the column that tells them apart to `key`; if they \
         are two contests, leave one out by a rule in `skip`"
    }
}

fn hint_name(what: &str, name: &str) -> String {
    match what {
        "choice" => format!(
            "add {name:?} to `[long.choices]` or `[long.items]`, set `other_choices = \"name\"`, \
             or leave the row out by a rule in `skip`"
        ),
        "kind" => format!(
            "add {name:?} to `kinds` or to `[long.items]`, or leave the row out by a rule in `skip`"
        ),
        _ => format!("add {name:?} to `sum_modes`, or leave the row out by a rule in `skip`"),
    }
}

const fn hint_of_io(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::IsADirectory => "this is a folder: name a file in it",
        io::ErrorKind::NotFound => "check the name; nothing was read",
        io::ErrorKind::PermissionDenied => "ask the owner of the file for the right to read it",
        _ => "nothing was kept; try again when the file can be read to its end",
    }
}

fn did_you_mean(near: Option<&str>, otherwise: &str) -> String {
    match near {
        Some(name) => format!("did you mean {name:?}? otherwise {otherwise}"),
        None => otherwise.to_owned(),
    }
}

fn hint_unknown(headings: &[String], near: Option<&str>) -> String {
    let first = headings.first().map_or("", String::as_str);
    did_you_mean(
        near,
        &format!(
            "add `[columns.{first:?}]` with `item`, `choice`, `place` or `ignore = true`, or set \
             `other_columns` to \"choice\" or \"ignore\""
        ),
    )
}
