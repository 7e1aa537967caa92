//! Thresholds of the rules. A threshold without a defensible default is unset, and its rule
//! answers "cannot tell" until somebody sets it.

use std::str::FromStr;

use crate::{
    codes::REGISTER,
    names::nearest,
    numerals::{Decimal, NotDecimal},
};

/// What the rules are run with. Each field is set by its register name, `R109.percent` for
/// example; see [`Settings::set`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// `R004.units`: number of units that the plan of stations foresees.
    pub units_planned: Option<u64>,
    /// `R107.percent`: missing ballots, in per cent of those given out. Default 2.
    pub missing_percent: Decimal,
    /// `R107.count`: missing ballots, as a number. Default 15.
    pub missing_count: u64,
    /// `R108.percent`: invalid ballots, in per cent of those found. Unset: no share of invalid
    /// ballots is suspicious in every country.
    pub invalid_percent: Option<Decimal>,
    /// `R109.percent`: turnout that needs a reason. Default 95.
    pub turnout_percent: Decimal,
    /// `R110.ballots_per_minute`: ballots that a commission can count. Unset: it depends on the
    /// number of members and of contests.
    pub ballots_per_minute: Option<u64>,
    /// `R204.percent`: share of units that a publication says it covers.
    pub reported_percent: Option<Decimal>,
    /// `R405.voters_per_minute_and_booth`: voters that one booth can serve. Default 2.
    pub voters_per_minute_and_booth: Decimal,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            units_planned: None,
            missing_percent: Decimal::whole(2),
            missing_count: 15,
            invalid_percent: None,
            turnout_percent: Decimal::whole(95),
            ballots_per_minute: None,
            reported_percent: None,
            voters_per_minute_and_booth: Decimal::whole(2),
        }
    }
}

/// A setting that cannot be set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettingError {
    /// No rule has a setting of this name.
    #[error("no rule has a setting {name:?}{}", near.as_ref().map(|near| format!("; did you mean {near}?")).unwrap_or_default())]
    Unknown {
        /// As given.
        name: String,
        /// The nearest name, if one is near.
        near: Option<&'static str>,
    },
    /// The value is not of the setting's kind.
    #[error("setting {name}: {reason}")]
    Value {
        /// Name of the setting.
        name: String,
        /// What is wrong.
        reason: String,
    },
}

impl Settings {
    /// Names of all settings, in order of the register.
    pub fn names() -> impl Iterator<Item = &'static str> {
        let mut seen = Vec::new();
        let all = REGISTER
            .iter()
            .flat_map(|entry| entry.settings.iter().copied());
        all.filter(move |name| {
            let new = !seen.contains(name);
            seen.push(*name);
            new
        })
    }

    /// Sets one setting from text, as `--set NAME=VALUE` gives it.
    ///
    /// # Errors
    /// If there is no such setting, or the value is no number in its range.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), SettingError> {
        let refuse = |reason: String| SettingError::Value {
            name: name.to_owned(),
            reason,
        };
        let decimal = || {
            let number: Decimal = value
                .parse()
                .map_err(|error: NotDecimal| error.to_string())?;
            if number.digits < 0 {
                Err("must not be negative".to_owned())
            } else {
                Ok(number)
            }
        };
        match name {
            "R004.units" => self.units_planned = Some(whole(value).map_err(refuse)?),
            "R107.percent" => self.missing_percent = decimal().map_err(refuse)?,
            "R107.count" => self.missing_count = whole(value).map_err(refuse)?,
            "R108.percent" => self.invalid_percent = Some(decimal().map_err(refuse)?),
            "R109.percent" => self.turnout_percent = decimal().map_err(refuse)?,
            "R110.ballots_per_minute" => {
                self.ballots_per_minute = Some(whole(value).map_err(refuse)?);
            }
            "R204.percent" => self.reported_percent = Some(decimal().map_err(refuse)?),
            "R405.voters_per_minute_and_booth" => {
                self.voters_per_minute_and_booth = decimal().map_err(refuse)?;
            }
            _ => {
                let near = nearest(name, Self::names());
                return Err(SettingError::Unknown {
                    name: name.to_owned(),
                    near,
                });
            }
        }
        Ok(())
    }

    /// Each setting with its value as text; `None` where it is unset.
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, Option<String>)> {
        let value = |name| match name {
            "R004.units" => self.units_planned.map(|n| n.to_string()),
            "R107.percent" => Some(self.missing_percent.to_string()),
            "R107.count" => Some(self.missing_count.to_string()),
            "R108.percent" => self.invalid_percent.map(|n| n.to_string()),
            "R109.percent" => Some(self.turnout_percent.to_string()),
            "R110.ballots_per_minute" => self.ballots_per_minute.map(|n| n.to_string()),
            "R204.percent" => self.reported_percent.map(|n| n.to_string()),
            "R405.voters_per_minute_and_booth" => {
                Some(self.voters_per_minute_and_booth.to_string())
            }
            _ => None,
        };
        Self::names().map(|name| (name, value(name))).collect()
    }
}

fn whole(value: &str) -> Result<u64, String> {
    u64::from_str(value)
        .ok()
        .filter(|number| *number <= 999_999_999)
        .ok_or_else(|| format!("{value:?} is not a whole number of at most nine digits"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_registered_setting_can_be_set_and_shows_its_value() {
        for name in Settings::names() {
            let mut settings = Settings::default();
            settings.set(name, "7").unwrap();
            let values = settings.values();
            let value = values.iter().find(|(other, _)| *other == name).unwrap();
            assert_eq!(value.1.as_deref(), Some("7"), "{name}");
        }
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        let mut settings = Settings::default();
        let slip = settings.set("R109.prcent", "90").unwrap_err();
        assert_eq!(
            slip.to_string(),
            "no rule has a setting \"R109.prcent\"; did you mean R109.percent?"
        );
        for value in ["", "ninety", "-5", "1e2"] {
            assert!(settings.set("R109.percent", value).is_err(), "{value}");
            assert!(settings.set("R107.count", value).is_err(), "{value}");
        }
        assert_eq!(settings, Settings::default());
    }
}
