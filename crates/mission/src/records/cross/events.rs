//! Incidents, and the times of what happened.

use election::statements::Package;

use super::{meant, mentions::Record, refuse};
use crate::records::{
    Cited, Decision, Incident, Order, Outcome, ReadError, Records, Verification, When,
};

/// An incident: what its state needs, and what was decided about it.
pub(super) fn incident(
    records: &Records,
    figures: Option<&Package>,
    incident: &Cited<Incident>,
) -> Result<(), ReadError> {
    let id = &incident.id;
    match incident.verification {
        Verification::Verified => {
            let keys = incident.sources.iter().map(String::as_str);
            let count = records.independent(keys);
            if count < 2 {
                let reason = format!("incident {id:?} is verified by {count} independent source");
                let hint = "two are needed, and pages that carry one text count as one: \
                            write verification = \"reported\"";
                return Err(refuse(incident, reason, hint));
            }
            if incident.dispute.is_some() {
                let reason = format!("incident {id:?} is verified and has a dispute");
                let hint = "write verification = \"disputed\": a disputed incident is not verified";
                return Err(refuse(incident, reason, hint));
            }
        }
        Verification::Disputed if incident.dispute.is_none() => {
            let reason = format!("incident {id:?} is disputed, and nothing says why");
            return Err(refuse(
                incident,
                reason,
                "write what is said against it: dispute",
            ));
        }
        _ => {}
    }
    match &incident.decision {
        Some(decision) => self::decision(figures, incident, decision),
        None => Ok(()),
    }
}

/// A decision: that the statement it stands in is there, and says what it is said to say.
fn decision(
    figures: Option<&Package>,
    incident: &Cited<Incident>,
    decision: &Decision,
) -> Result<(), ReadError> {
    let Some(announced) = &decision.announced else {
        return Ok(());
    };
    let Some(figures) = figures else {
        let reason =
            format!("decision.announced {announced:?} is in a file of figures, and there is none");
        let hint = "read it together with the files of figures of the package";
        return Err(refuse(incident, reason, hint));
    };
    let Some((_, statement)) = figures.statement(announced) else {
        let reason = format!("decision.announced: there is no statement of figures {announced:?}");
        let ids = figures.statements.iter().map(|one| one.id.as_str());
        let hint = meant(announced, ids, "name one by its id");
        return Err(refuse(incident, reason, hint));
    };
    let Some(unit) = &incident.unit else {
        return Ok(());
    };
    let units = statement.removed.as_ref().map(|removed| &removed.units);
    // A list that was not published says nothing about a unit.
    let listed = units
        .filter(|units| !units.is_empty())
        .map(|units| units.contains(unit));
    match (decision.outcome, units, listed) {
        (Outcome::Annulled, None, _) => {
            let reason = format!("unit {unit} is annulled, but {announced:?} takes no unit away");
            Err(refuse(
                incident,
                reason,
                "name the statement that has `removed`",
            ))
        }
        (Outcome::Annulled, _, Some(false)) => {
            let reason = format!(
                "unit {unit} is annulled, but not among the units that {announced:?} takes away"
            );
            let hint = "compare the unit with `removed.units` there, or write another outcome";
            Err(refuse(incident, reason, hint))
        }
        (Outcome::NotAnnulled, _, Some(true)) => {
            let reason = format!(
                "unit {unit} is not annulled, but among the units that {announced:?} takes away"
            );
            let hint =
                "compare the unit with `removed.units` there, or write outcome = \"annulled\"";
            Err(refuse(incident, reason, hint))
        }
        _ => Ok(()),
    }
}

/// Nothing is reported before it happened.
pub(super) fn times<T: Record>(
    record: &Cited<T>,
    occurred: &Option<When>,
    reported: &Option<When>,
    offset: Option<&str>,
) -> Result<(), ReadError> {
    if let (Some(occurred), Some(reported)) = (occurred, reported)
        && reported.interval(offset).order(&occurred.interval(offset)) == Order::Before
    {
        let reason = format!(
            "{} {:?} is reported before it occurred",
            T::WHAT,
            record.id()
        );
        let hint = "compare both times with the source, and their zones";
        return Err(refuse(record, reason, hint));
    }
    Ok(())
}
