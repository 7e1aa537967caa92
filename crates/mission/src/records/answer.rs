//! What is known of a finding besides its arithmetic: whose figure it is about, what they
//! answered, and which innocent explanations somebody looked into.

use election::codes::{Entry, REGISTER};
use serde::Deserialize;

use super::{Words, incident::Reply, word::words};

words! {
    /// What looking into an innocent explanation gave.
    Examined {
        /// It cannot be the reason.
        Excluded = "excluded",
        /// It can be the reason, and nothing decides.
        Possible = "possible",
        /// It explains the finding whole.
        Sufficient = "sufficient",
    }
}

/// What is known of one finding, or of all findings of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Key.
    pub id: String,
    /// Code of the rule, such as `R404`.
    pub rule: String,
    /// Edition or statement that the finding is about, such as `v4`; `None` for every finding of
    /// the rule.
    pub about: Option<String>,
    /// Whose figure it is: a body, an outlet, a pollster.
    pub body: Words,
    /// What they answered.
    #[serde(default)]
    pub reply: Reply,
    /// Innocent explanations that were looked into.
    #[serde(default)]
    pub examined: Vec<Explanation>,
}

/// An innocent explanation that was looked into.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explanation {
    /// Its place among those of the rule, counting from 1; 0 for one that the rule does not name,
    /// and `because` says it whole.
    pub explanation: u8,
    /// What came of it.
    pub result: Examined,
    /// Why.
    pub because: Words,
    /// Keys of the sources.
    #[serde(default)]
    pub sources: Vec<String>,
}

impl Answer {
    /// The rule in the register; `None` if there is none of this code.
    pub(super) fn entry(&self) -> Option<&'static Entry> {
        REGISTER.iter().find(|entry| entry.code.name() == self.rule)
    }

    /// Whether it speaks of a finding of this rule about this edition or statement. One about the
    /// very finding goes before one about the rule.
    #[must_use]
    pub fn fits(&self, rule: &str, about: Option<&str>) -> bool {
        self.rule == rule && (self.about.is_none() || self.about.as_deref() == about)
    }
}
