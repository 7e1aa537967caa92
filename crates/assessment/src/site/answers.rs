//! What is known of a finding besides its arithmetic: whose figure it is, their reply, and which
//! innocent explanations were looked into; and what that means for publishing.

use election::{
    codes::Class,
    found::{Finding, Ran, findings},
};
use mission::records::{Answer, Explanation, Reply};
use serde::Serialize;

use super::{
    input::SiteInput,
    page::Site,
    records::{Part, SourceView, Teller, Told as Text},
};
use crate::{
    found::Told,
    text::{Arg, Catalogue, TextError},
};

/// Reply and explanations of a finding, in the reader's language.
#[derive(Serialize)]
pub(super) struct Answered {
    /// Whose figure it is; `None` if nobody has said.
    body: Option<Text>,
    /// `None` if nobody has said whether anybody was asked: nobody was, then.
    reply: Option<Part>,
    innocent: Vec<Innocent>,
}

#[derive(Serialize)]
struct Innocent {
    text: Text,
    /// What came of looking into it, in words.
    status: String,
    because: Option<Text>,
    sources: Vec<SourceView>,
}

/// What is known of one finding; one that is about it alone goes before one about its rule.
fn answer<'a>(input: &SiteInput<'a>, finding: &Finding<'_>) -> Option<&'a Answer> {
    let answers = &input.records?.records.answers;
    let rule = finding.ran.code.name();
    let about = about(finding);
    let fitting = answers
        .iter()
        .map(|one| &one.record)
        .filter(|one| one.fits(rule, about));
    fitting.max_by_key(|one| one.about.is_some())
}

/// Reply and explanations of a finding.
pub(super) fn answered(site: &Site<'_>, finding: &Finding<'_>) -> Result<Answered, TextError> {
    let mut answered = Answered {
        body: None,
        reply: None,
        innocent: not_examined(site, finding.ran)?,
    };
    if let Some(input) = &site.input.records
        && let Some(answer) = answer(site.input, finding)
    {
        let teller = Teller { site, input };
        answered.body = Some(teller.told(&answer.body));
        let is_asked = answer.reply != Reply::NotAsked;
        answered.reply = is_asked.then(|| teller.reply(&answer.reply)).transpose()?;
        for one in &answer.examined {
            examine(&teller, one, &mut answered.innocent)?;
        }
    }
    Ok(answered)
}

fn examine(
    teller: &Teller<'_>,
    one: &Explanation,
    innocent: &mut Vec<Innocent>,
) -> Result<(), TextError> {
    let status = teller.text(&format!("innocent-{}", one.result.word()))?;
    let (because, sources) = (teller.told(&one.because), teller.sources(&one.sources));
    match usize::from(one.explanation).checked_sub(1) {
        // One of its own: what is known of it is the explanation.
        None => innocent.push(Innocent {
            text: because,
            status,
            because: None,
            sources,
        }),
        Some(position) => {
            if let Some(known) = innocent.get_mut(position) {
                known.status = status;
                known.because = Some(because);
                known.sources = sources;
            }
        }
    }
    Ok(())
}

/// The innocent explanations of a rule, none of which anybody has looked into.
fn not_examined(site: &Site<'_>, ran: &Ran) -> Result<Vec<Innocent>, TextError> {
    let told = Told {
        catalogue: site.catalogue,
        package: None,
    };
    let status = site.words().text("innocent-not-examined")?;
    let innocent = told.innocent(ran)?.into_iter().map(|text| Innocent {
        text: Text::plain(text),
        status: status.clone(),
        because: None,
        sources: Vec::new(),
    });
    Ok(innocent.collect())
}

/// Why the site is a draft: nobody stands for it, nobody can be written to, or somebody was not
/// asked. Empty if it may be published, and for what is invented.
pub(super) fn draft(
    input: &SiteInput<'_>,
    not_asked: usize,
    catalogue: &Catalogue,
) -> Result<Vec<String>, TextError> {
    let mut reasons = Vec::new();
    if input.case.simulated {
        return Ok(reasons);
    }
    if input.case.publisher.is_none() {
        reasons.push(catalogue.text("draft-no-publisher", &[])?);
    }
    if input.case.contact.is_none() {
        reasons.push(catalogue.text("draft-no-contact", &[])?);
    }
    if not_asked > 0 {
        reasons.push(catalogue.text("draft-not-asked", &[("count", Arg::from(not_asked))])?);
    }
    Ok(reasons)
}

/// Answers that belong to no finding: of a rule that found nothing, or with a slip in `about`.
pub(super) fn idle(input: &SiteInput<'_>) -> Vec<String> {
    let Some(records) = &input.records else {
        return Vec::new();
    };
    let comparisons = input.comparisons.iter();
    let found: Vec<_> = comparisons
        .flat_map(|comparison| findings(comparison.ran))
        .map(|finding| (finding.ran.code.name(), about(&finding)))
        .collect();
    let answers = records.records.answers.iter();
    let idle = answers.filter(|one| !found.iter().any(|(rule, about)| one.fits(rule, *about)));
    idle.map(|one| format!("{}:{}: answer {:?}", one.file, one.line, one.id))
        .collect()
}

/// The edition or statement that a finding is about.
fn about<'a>(finding: &Finding<'a>) -> Option<&'a str> {
    let first = finding.found.first()?;
    first.subject.edition.as_deref()
}

/// How many findings weigh against somebody who has not been asked. What is only worth knowing
/// does not.
pub(super) fn not_asked(input: &SiteInput<'_>) -> usize {
    let weighs = |class: Class| class != Class::Information;
    let all = input
        .comparisons
        .iter()
        .flat_map(|comparison| findings(comparison.ran));
    let compared = all.filter(|finding| {
        let reply = answer(input, finding).map(|answer| &answer.reply);
        weighs(finding.class) && matches!(reply, None | Some(Reply::NotAsked))
    });
    let editions = input.editions.iter();
    let single = editions.flat_map(|edition| edition.report.findings());
    compared.count() + single.filter(|finding| weighs(finding.class)).count()
}
