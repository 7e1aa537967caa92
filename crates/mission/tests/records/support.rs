//! A small package that is sound, and ways to spoil it.

use mission::records::{Given, Package, ReadError};

/// Figures with one edition that takes a unit away.
pub(crate) const FIGURES: &str = r#"
format = "statements"
schema = 1
id = "small"

[[choice]]
id = "a"
name = "A"

[[source]]
key = "commission"
what = "the commission"
kind = "official"

[[statement]]
id = "v1"
kind = "result"
seq = 1
announced = "2024-02-07T21:00+04:00"
sources = ["commission", "agency"]
valid = "100"

[[statement]]
id = "v2"
kind = "result"
seq = 2
announced = "2024-02-11"
sources = ["commission"]
valid = "90"

[statement.removed]
count = "1"
since = "v1"
units = ["65/9"]

[[statement]]
id = "pollster"
kind = "exit_poll"
shares = { a = "93.9" }

[[aside]]
id = "beside"
figure = "7"
"#;

/// Records beside them; the first line holds the format.
pub(crate) const RECORDS: &str = r#"format = "records"
schema = 1
offset = "+04:00"
unit_key = [{ en = "constituency" }, { en = "station" }]

[article]
title = "An article"

[[source]]
key = "agency"
what = "an agency"
kind = "media"

[[source]]
key = "portal"
what = "a portal with the agency's text"
kind = "media"
carries = "agency"

[[source]]
key = "observer"
what = "an observer's page"
kind = "observers"

[[incident]]
id = "inc-1"
kind = "ballots-in-bundle-filmed"
unit = "65/9"
occurred = "2024-02-07"
what = { en = "several ballots at once", az = "bir neçə bülleten" }
verification = "verified"
reply = { state = "answered", text = "it was looked into" }
decision = { outcome = "annulled", announced = "v2", sources = ["commission"] }
links = ["announced/v2", "aside/beside", "unit/65/9", "norm/n1"]
sources = ["portal", "observer"]

[[incident]]
id = "inc-2"
kind = "contested-film"
unit = "44/21"
reported = "2024-02-07T16:17"
what = "an old film"
verification = "disputed"
dispute = "the film is older"
decision = { outcome = "not-annulled", announced = "v2", sources = [] }
sources = ["agency"]

[[statement]]
id = "s1"
kind = "congratulation"
who = "One president"
side = "state"
occurred = "2024-02-08"
joint_with = ["s2"]
what = "congratulates"
sources = ["agency"]

[[statement]]
id = "s2"
kind = "congratulation"
who = "Another president"
side = "state"
joint_with = ["s1"]
what = "congratulates"
sources = ["agency"]

[[accreditation]]
id = "acc"
observers = "all"
persons = "90372"
nominated = [{ by = "party", persons = "40000" }]
sources = ["commission"]

[[exit_poll]]
id = "pollster"
organisation = "A pollster"
sources = ["agency"]

[[norm]]
id = "n1"
article = "Article 1"
what = "a rule"
sources = ["commission"]

[[fact]]
id = "close"
kind = "voting-closes"
occurred = "2024-02-07T19:00+04:00"
what = "voting ends"
sources = ["commission"]

[[claim]]
id = "c1"
row = 6
kind = "fact"
claim = "ballots were put in"
status = "cannot-tell"
because = "only a film"
settle = "the recording"
records = ["incident/inc-1", "gap/g1"]

[[gap]]
id = "g1"
what = "the recording"

[[answer]]
id = "a1"
rule = "R404"
about = "v2"
body = { en = "the commission", az = "komissiya" }
reply = { state = "answered", text = "The decision is on the board.", sources = ["agency"] }
[[answer.examined]]
explanation = 1
result = "excluded"
because = "the decision was found"
sources = ["portal"]

[[correction]]
id = "k1"
when = "2024-03-01"
what = "a name"
records = ["claim/c1"]
"#;

/// Reads the package with these records.
pub(crate) fn package(records: &str) -> Result<Package, ReadError> {
    let given = |name, text: &'static str| Given {
        name,
        bytes: text.as_bytes(),
        table: None,
    };
    let records = Given {
        name: "records.toml",
        bytes: records.as_bytes(),
        table: None,
    };
    Package::read("small", &[given("figures.toml", FIGURES), records])
}

/// The line on which `text` begins, counting from 1.
pub(crate) fn line_of(whole: &str, text: &str) -> u64 {
    let before = whole.split_once(text).unwrap().0;
    before.matches('\n').count() as u64 + 1
}
