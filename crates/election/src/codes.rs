//! The one register of finding codes. It feeds the command line, the site, the reports and the
//! reference documents; what is not in it cannot be reported.
//!
//! Letters tell the part: R rules on results. Titles, plain explanations and innocent
//! explanations are texts for people and stand in the catalogue of each language under keys made
//! from the code (`R103-title`, `R103-why`, `R103-innocent-1`).

use std::fmt;

use serde::{Deserialize, Serialize};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// Worth knowing.
    Information,
    /// Unlikely, or needs a reason.
    Warning,
    /// Two figures cannot both be true.
    Error,
}

impl Class {
    /// The word used in output and addresses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Information => "information",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a rule says something about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// One reporting unit.
    Unit,
    /// A sum over units.
    Aggregate,
    /// A published text or file.
    Published,
    /// Editions or readings in time.
    Versions,
    /// Copies of sheets beside the official figures.
    Copies,
}

/// What a rule is run on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Input {
    /// The rows of one edition: `check results`.
    Edition,
    /// Two editions of one result: `compare editions`.
    Editions,
    /// Figures as they were announced: `check statements`.
    Statements,
    /// Copies of sheets and an official result: `compare copies`.
    Copies,
    /// What is known besides figures by station: `check records`.
    Records,
}

/// A line of the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The code.
    pub code: Code,
    /// The gravest class it can have.
    pub class: Class,
    /// What it says something about.
    pub scope: Scope,
    /// What it is run on.
    pub inputs: &'static [Input],
    /// Version of the rule; a change of meaning raises it.
    pub version: u32,
    /// Codes that say nothing more about a unit where this one fires.
    pub masks: &'static [Code],
    /// Names of its settings.
    pub settings: &'static [&'static str],
    /// How many innocent explanations the catalogue holds (`<code>-innocent-1` and on).
    pub innocent: u8,
}

macro_rules! register {
    ($($code:ident $class:ident $scope:ident on [$($input:ident)+] masks [$($mask:ident)*] settings [$($setting:literal)*] innocent $innocent:literal;)*) => {
        /// A finding code.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "the catalogue of each language explains the codes")]
        pub enum Code { $($code),* }

        /// All codes, in order.
        pub const REGISTER: &[Entry] = &[$(Entry {
            code: Code::$code,
            class: Class::$class,
            scope: Scope::$scope,
            inputs: &[$(Input::$input),+],
            version: 1,
            masks: &[$(Code::$mask),*],
            settings: &[$($setting),*],
            innocent: $innocent,
        }),*];

        impl Code {
            /// The code as it is printed.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$code => stringify!($code)),* }
            }
        }
    };
}

register! {
    R001 Error Unit on [Edition] masks [] settings [] innocent 3;
    R002 Error Unit on [Edition] masks [] settings [] innocent 2;
    R003 Warning Unit on [Edition] masks [] settings [] innocent 3;
    R004 Warning Aggregate on [Edition] masks [] settings ["R004.units"] innocent 3;
    R005 Warning Published on [Edition] masks [] settings [] innocent 2;
    R101 Error Unit on [Edition] masks [] settings [] innocent 3;
    R102 Error Unit on [Edition] masks [R109] settings [] innocent 3;
    R103 Error Unit on [Edition] masks [] settings [] innocent 3;
    R104 Error Unit on [Edition] masks [R107] settings [] innocent 3;
    R105 Error Unit on [Edition] masks [] settings [] innocent 3;
    R106 Error Unit on [Edition] masks [] settings [] innocent 3;
    R107 Warning Unit on [Edition] masks [] settings ["R107.percent" "R107.count"] innocent 3;
    R108 Warning Unit on [Edition] masks [] settings ["R108.percent"] innocent 3;
    R109 Error Unit on [Edition] masks [] settings ["R109.percent"] innocent 4;
    R110 Warning Unit on [Edition] masks [] settings ["R110.ballots_per_minute"] innocent 3;
    R111 Error Unit on [Edition] masks [] settings [] innocent 2;
    R112 Error Unit on [Edition] masks [] settings [] innocent 3;
    R201 Error Aggregate on [Edition] masks [] settings [] innocent 3;
    R202 Warning Aggregate on [Edition] masks [] settings [] innocent 2;
    R203 Error Aggregate on [Edition] masks [] settings [] innocent 2;
    R204 Warning Aggregate on [Edition Statements] masks [] settings ["R004.units" "R204.percent"] innocent 2;
    R301 Warning Published on [Statements] masks [] settings [] innocent 3;
    R302 Warning Published on [Statements] masks [] settings [] innocent 3;
    R303 Warning Published on [Statements] masks [] settings [] innocent 3;
    R304 Warning Published on [Statements] masks [] settings [] innocent 3;
    R305 Warning Published on [Statements] masks [] settings [] innocent 3;
    R306 Warning Published on [Statements] masks [] settings [] innocent 3;
    R401 Information Versions on [Editions] masks [] settings [] innocent 3;
    R402 Warning Versions on [Editions Statements] masks [] settings [] innocent 3;
    R403 Warning Versions on [Editions Statements] masks [] settings [] innocent 3;
    R404 Warning Versions on [Editions Statements] masks [R402] settings [] innocent 3;
    R405 Warning Versions on [Edition Statements] masks [] settings ["R405.voters_per_minute_and_booth"] innocent 4;
    R501 Error Copies on [Copies] masks [] settings [] innocent 4;
    R502 Warning Copies on [Copies] masks [] settings [] innocent 3;
    R503 Information Copies on [Copies] masks [] settings [] innocent 3;
    R504 Error Copies on [Copies] masks [] settings [] innocent 6;
    R505 Warning Copies on [Copies] masks [] settings [] innocent 4;
    R506 Warning Copies on [Copies] masks [] settings [] innocent 4;
    R602 Warning Published on [Statements] masks [] settings [] innocent 3;
    R603 Error Published on [Records] masks [] settings [] innocent 3;
    R701 Warning Published on [Records] masks [] settings [] innocent 3;
    R702 Information Published on [Records] masks [] settings [] innocent 3;
}

/// The lines of the register that are run on `input`, in order.
pub fn on(input: Input) -> impl Iterator<Item = &'static Entry> {
    REGISTER
        .iter()
        .filter(move |entry| entry.inputs.contains(&input))
}

impl Code {
    /// Its line of the register.
    #[must_use]
    pub fn entry(self) -> &'static Entry {
        REGISTER
            .iter()
            .find(|entry| entry.code == self)
            .expect("every code is registered")
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_register_is_ordered_and_masks_point_forward_only() {
        assert!(REGISTER.is_sorted_by_key(|entry| entry.code));
        for entry in REGISTER {
            // On one edition a rule is masked by earlier ones, so one pass in order suffices.
            let on_edition = entry.inputs.contains(&Input::Edition);
            assert!(
                !on_edition || entry.masks.iter().all(|mask| *mask > entry.code),
                "{}",
                entry.code
            );
            assert!(
                entry.innocent > 0,
                "{} has no innocent explanation",
                entry.code
            );
        }
    }
}
