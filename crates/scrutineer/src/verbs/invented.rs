//! What the training case holds besides results and announcements: records of its invented
//! country, and the list of everything that was planted, each with the rule that should find it.

use std::{fs, path::Path};

use election::codes::Code;
use forensics::simulate::{Around, Fault, Invented, Trick};
use ledger::Case;
use mission::records::{self, Taken};

use super::truth;

const RECORDS: &str = include_str!("../../../../cases/training/records.toml");

/// Tricks among the records: what, the rule that finds it, and the record.
pub(super) const AMONG_RECORDS: [(&str, Code, &str); 3] = [
    ("accreditation-parts", Code::R603, "all-observers"),
    ("exit-poll-too-early", Code::R701, "corvane-institute"),
    (
        "recognition-too-early",
        Code::R702,
        "neighbour-congratulates",
    ),
];

/// Takes the records into the case. Units are named by a trick that was played on them; where
/// it was played on none, the record names no unit.
pub(super) async fn know(case: &Case, around: &Around) -> anyhow::Result<()> {
    let mut text = String::new();
    for line in RECORDS.lines() {
        let trick = line
            .strip_prefix("unit = \"@")
            .and_then(|rest| rest.strip_suffix('"'));
        let Some(trick) = trick else {
            text.push_str(line);
            text.push('\n');
            continue;
        };
        let played = around
            .truth
            .iter()
            .find(|played| played.trick.name() == trick);
        if let Some(played) = played {
            text.push_str(&format!("unit = \"{}\"\n", played.at.join("/")));
        }
    }
    let taken = [Taken {
        name: "training-records.toml",
        bytes: text.as_bytes(),
        table: None,
    }];
    records::import(case, &taken, env!("CARGO_PKG_VERSION")).await?;
    Ok(())
}

/// Puts into the case what was planted in the results read from `file`, around them, and among
/// the records.
pub(super) fn tell(
    case: &Path,
    file: &str,
    invented: &Invented,
    around: &Around,
) -> anyhow::Result<()> {
    let folder = case.join(truth::FOLDER);
    fs::create_dir_all(&folder)?;
    let mut results = csv::Writer::from_path(folder.join("results.csv"))?;
    results.write_record(truth::COLUMNS)?;
    for planted in &invented.truth {
        let (fault, line) = (planted.fault, planted.line.to_string());
        let rule = code_of(fault).name();
        results.write_record(["true", fault.name(), rule, file, &line, ""])?;
    }
    results.flush()?;
    let mut others = csv::Writer::from_path(folder.join("around.csv"))?;
    others.write_record(truth::COLUMNS)?;
    for played in &around.truth {
        let rule = code_of_trick(played.trick).name();
        let at = played.at.join(truth::BETWEEN);
        others.write_record(["true", played.trick.name(), rule, "", "", &at])?;
    }
    others.flush()?;
    let mut records = csv::Writer::from_path(folder.join("records.csv"))?;
    records.write_record(truth::COLUMNS)?;
    for (kind, rule, record) in AMONG_RECORDS {
        records.write_record(["true", kind, rule.name(), "", "", record])?;
    }
    Ok(records.flush()?)
}

/// The rule that a planted fault must set off.
const fn code_of(fault: Fault) -> Code {
    match fault {
        Fault::ChoicesDoNotAddUp => Code::R106,
        Fault::MoreBallotsThanGivenOut => Code::R104,
        Fault::MoreVotersThanRegistered => Code::R102,
        Fault::NegativeFigure | Fault::ImpossibleRegister => Code::R001,
        Fault::FullTurnout => Code::R109,
        Fault::RepeatedUnit => Code::R003,
    }
}

/// The rule that finds a trick.
const fn code_of_trick(trick: Trick) -> Code {
    match trick {
        Trick::RemovedUnit => Code::R404,
        Trick::ChangedSheet => Code::R401,
        Trick::CopyDiffers => Code::R501,
        Trick::CopiesDisagree => Code::R502,
        Trick::SharedPicture => Code::R506,
        Trick::RoundedCounts => Code::R302,
        Trick::WrongShare => Code::R301,
    }
}
