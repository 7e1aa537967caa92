//! Spreadsheets: XLSX, XLS and ODS, told apart by what is in them.
//!
//! A spreadsheet is a small file that may unpack to a huge one, so nothing of it is read before
//! it has been unpacked once and counted. Values are those that the program saved: a formula
//! is its last result. Numbers come without their format, dates and times as ISO 8601.

mod compound;
mod ods;
mod old;
mod packed;
mod xlsx;

use crate::{account::Format, cells::Cells, error::Fault, grid::Part};

/// Most bytes of a spreadsheet as received, but for compression around it.
pub(crate) const MAX_FILE: usize = 256 << 20;

/// A sheet that was read.
pub(crate) struct Sheet {
    pub(crate) format: Format,
    pub(crate) name: String,
    pub(crate) cells: Cells,
}

/// Whether bytes that begin so may be a spreadsheet.
pub(crate) fn may_be(start: &[u8]) -> bool {
    start.starts_with(packed::MAGIC) || start.starts_with(compound::MAGIC)
}

/// Reads a sheet: the one that is named, or the first.
pub(crate) fn read(bytes: Vec<u8>, wanted: Option<&Part>) -> Result<Sheet, Fault> {
    if bytes.starts_with(compound::MAGIC) {
        return old::read(bytes, wanted);
    }
    match packed::tell(&bytes)? {
        Format::Ods => ods::read(&bytes, wanted),
        _ => xlsx::read(bytes, wanted),
    }
}

/// Position of the sheet that is wanted among those that are there.
fn choose(names: &[String], wanted: Option<&Part>) -> Result<usize, Fault> {
    let found = match wanted {
        None => (!names.is_empty()).then_some(0),
        Some(Part::Position(position)) => (*position <= names.len()).then(|| position - 1),
        Some(Part::Name(name)) => names
            .iter()
            .position(|known| crate::table::tidy(known) == *name),
    };
    found.ok_or_else(|| Fault::NoSuchPart {
        what: "sheet",
        wanted: wanted.map_or_else(String::new, Part::in_words),
        known: names.iter().take(20).cloned().collect(),
    })
}

/// A number without its format. A fraction never looks like digits in groups.
fn number(value: f64) -> String {
    // Whole numbers up to here are exact.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() <= EXACT {
        return format!("{value:.0}");
    }
    let text = value.to_string();
    match text.split_once('.') {
        // `1.234` would be a thousand where points group digits.
        Some((_, decimals)) if decimals.len() == 3 => text + "0",
        _ => text,
    }
}

/// A date and time as ISO 8601: without the time at midnight, without the date if it has none.
fn moment(year: u16, month: u8, day: u8, time: [u8; 3], has_date: bool) -> String {
    let [hours, minutes, seconds] = time;
    let clock = if seconds == 0 {
        format!("{hours:02}:{minutes:02}")
    } else {
        format!("{hours:02}:{minutes:02}:{seconds:02}")
    };
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (has_date, time == [0, 0, 0]) {
        (false, _) => clock,
        (true, true) => date,
        (true, false) => format!("{date}T{clock}"),
    }
}

/// A number of days since an epoch of Excel, as it is shown.
fn excel_moment(value: &calamine::ExcelDateTime) -> String {
    let days = value.as_f64();
    if value.is_duration() {
        return duration(days * 24.0 * 3600.0);
    }
    let (year, month, day, hours, minutes, seconds, milliseconds) = value.to_ymd_hms_milli();
    // A time of day that was rounded down by a hair.
    if milliseconds >= 500 {
        let rounded = calamine::ExcelDateTime::new(
            days + 0.5 / 86_400.0,
            calamine::ExcelDateTimeType::DateTime,
            false,
        );
        if rounded.to_ymd_hms_milli().6 < 500 {
            let (year, month, day, hours, minutes, seconds, _) = rounded.to_ymd_hms_milli();
            return moment(year, month, day, [hours, minutes, seconds], days >= 1.0);
        }
    }
    moment(year, month, day, [hours, minutes, seconds], days >= 1.0)
}

/// Seconds as hours, minutes and seconds.
fn duration(seconds: f64) -> String {
    let seconds = seconds.round();
    if !(0.0..1e9).contains(&seconds) {
        return number(seconds);
    }
    let (hours, rest) = ((seconds / 3600.0).floor(), seconds % 3600.0);
    let (minutes, seconds) = ((rest / 60.0).floor(), rest % 60.0);
    if seconds == 0.0 {
        format!("{hours:02.0}:{minutes:02.0}")
    } else {
        format!("{hours:02.0}:{minutes:02.0}:{seconds:02.0}")
    }
}

/// A time span of ISO 8601, such as `PT20H15M00S`, as a clock shows it; other texts as they are.
fn iso_duration(text: &str) -> String {
    let parts = || {
        let rest = text.strip_prefix("PT")?;
        let (hours, rest) = rest.split_once('H')?;
        let (minutes, rest) = rest.split_once('M')?;
        let seconds: f64 = rest.strip_suffix('S')?.parse().ok()?;
        let hours: f64 = hours.parse().ok()?;
        let minutes: f64 = minutes.parse().ok()?;
        Some(hours * 3600.0 + minutes * 60.0 + seconds)
    };
    parts().map_or_else(|| text.to_owned(), duration)
}

/// A date and time of ISO 8601 in the form of [`moment`].
fn iso_moment(text: &str) -> String {
    let text = text.trim_end_matches('Z');
    match text.split_once('T') {
        Some((date, clock)) => {
            let clock = clock.split('.').next().unwrap_or_default();
            match clock {
                "00:00:00" | "00:00" => date.to_owned(),
                _ => format!(
                    "{date}T{}",
                    clock
                        .strip_suffix(":00")
                        .filter(|rest| rest.len() == 5)
                        .unwrap_or(clock)
                ),
            }
        }
        None => text.to_owned(),
    }
}

/// What a spreadsheet reader of somebody else does with bytes that it never expected is caught,
/// so that a damaged file is an error like any other.
fn guarded<T>(read: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(read));
    caught.unwrap_or_else(|_| Err(damaged("its parts contradict each other")))
}

fn damaged(message: impl std::fmt::Display) -> Fault {
    Fault::Spreadsheet {
        message: message.to_string(),
    }
}
