//! The rules on one unit and one edition: which figures cannot both be true, which need a
//! reason, which are worth knowing.
//!
//! [`check`] runs every rule of the register over a dataset and reports what each examined,
//! passed and could not tell, as well as what it found: a reader must see what was looked for,
//! not only what came up. Rules know forms, never countries, and compute in whole numbers only.
//!
//! A figure that R001 refuses (negative, unreadable, more than nine digits) takes part in no
//! other rule: one slip gives one finding.

mod answers;
mod edition;
mod equations;
mod report;
mod settings;
mod sums;
mod times;
mod turnout;
mod unit;

use std::collections::BTreeSet;

pub use report::{
    Argument, Detail, Differing, Finding, Hit, Message, Outcome, Reason, Report, Subject, Turnout,
};
pub use settings::{SettingError, Settings};
pub use sums::MAX_COUNT;

use crate::{
    codes::{self, Code, Input},
    dataset::Dataset,
    form::Form,
};

/// Runs every rule on one edition over `dataset`, whose columns were read by `form`.
#[must_use]
pub fn check(dataset: &Dataset, form: &Form, settings: &Settings) -> Report {
    let turnout = turnout::summary(dataset, form, settings);
    let run = |code| match code {
        Code::R001 => unit::figures(dataset, form),
        Code::R002 => unit::words(dataset),
        Code::R003 => unit::keys(dataset),
        Code::R004 => edition::unit_count(dataset, settings),
        Code::R005 => edition::damaged_text(dataset),
        Code::R101
        | Code::R102
        | Code::R103
        | Code::R104
        | Code::R105
        | Code::R106
        | Code::R107 => equations::check(code, dataset, form, settings),
        Code::R108 => turnout::invalid(dataset, form, settings),
        Code::R109 => turnout::limits(dataset, form, settings),
        Code::R110 => times::closing(dataset, form, settings),
        Code::R111 => times::order(dataset, form),
        Code::R112 => answers::check(dataset, form),
        Code::R201 => edition::stated_sums(dataset),
        Code::R202 => equations::cancelled(dataset, form),
        Code::R203 => edition::parents(dataset),
        Code::R204 => edition::reporting(dataset, settings),
        Code::R405 => turnout::readings(dataset, form, settings),
        _ => unreachable!("{code} is not run on an edition"),
    };
    let mut outcomes: Vec<Outcome> = codes::on(Input::Edition)
        .map(|entry| run(entry.code))
        .collect();
    mask(&mut outcomes);
    let empty_units = dataset.reported().into_iter().filter(|has| !has).count();
    Report {
        outcomes,
        turnout,
        empty_units: empty_units as u64,
        settings: settings.clone(),
    }
}

/// Leaves out hits on units where an earlier rule fired that explains them.
fn mask(outcomes: &mut [Outcome]) {
    for position in 0..outcomes.len() {
        let code = outcomes[position].code;
        let (earlier, rest) = outcomes.split_at_mut(position);
        let masking = earlier
            .iter()
            .filter(|outcome| outcome.code.entry().masks.contains(&code));
        let hit: BTreeSet<Subject> = masking
            .flat_map(|outcome| outcome.hits.iter().map(|hit| hit.at))
            .collect();
        if !hit.is_empty() {
            let outcome = &mut rest[0];
            let before = outcome.hits.len();
            outcome.hits.retain(|other| !hit.contains(&other.at));
            outcome.masked = (before - outcome.hits.len()) as u64;
        }
    }
}
