//! What a reader takes and what it has, by RFC 9110.

use hyper::{
    HeaderMap,
    header::{self, HeaderName, HeaderValue},
};

/// Whether bytes packed with gzip may be sent (RFC 9110, 12.5.3). What is named counts more than
/// what `*` stands for.
pub(super) fn accepts_gzip(asked: &HeaderMap) -> bool {
    let mut others = false;
    for entry in entries(asked, &header::ACCEPT_ENCODING) {
        let (coding, parameters) = entry.split_once(';').unwrap_or((entry, ""));
        let coding = coding.trim();
        let is_wanted = weight(parameters).is_some_and(|weight| weight > 0.0);
        if coding.eq_ignore_ascii_case("gzip") || coding.eq_ignore_ascii_case("x-gzip") {
            return is_wanted;
        }
        if coding == "*" {
            others = is_wanted;
        }
    }
    others
}

/// The weight that parameters give; 1 if they give none, nothing if it is broken.
fn weight(parameters: &str) -> Option<f32> {
    for parameter in parameters.split(';') {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        if name.trim().eq_ignore_ascii_case("q") {
            let weight: f32 = value.trim().parse().ok()?;
            return (0.0..=1.0).contains(&weight).then_some(weight);
        }
    }
    Some(1.0)
}

/// Whether the reader has the bytes with this validator already (RFC 9110, 13.1.2). A file that
/// is there matches `*`; a validator that a proxy marked as weak is the same one.
pub(super) fn has(asked: &HeaderMap, tag: &HeaderValue) -> bool {
    let mut given = entries(asked, &header::IF_NONE_MATCH);
    given.any(|entry| entry == "*" || entry.strip_prefix("W/").unwrap_or(entry).as_bytes() == tag)
}

/// The entries of a list that may stand in several lines.
fn entries<'a>(asked: &'a HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'a str> {
    let lines = asked.get_all(name).into_iter();
    let lines = lines.filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(name: &HeaderName, lines: &[&'static str]) -> HeaderMap {
        let lines = lines.iter().map(|line| HeaderValue::from_static(line));
        lines.map(|line| (name.clone(), line)).collect()
    }

    #[test]
    fn gzip_is_sent_to_those_who_take_it() {
        let accepts =
            |lines: &[&'static str]| accepts_gzip(&asked(&header::ACCEPT_ENCODING, lines));
        for lines in [
            &["gzip"][..],
            &["GZIP"],
            &["x-gzip"],
            &["br, gzip;q=0.1"],
            &["gzip; q=1.000"],
            &["*"],
            &["br", "deflate, gzip"],
            &["*;q=0, gzip"],
            &["gzip;level=9"],
        ] {
            assert!(accepts(lines), "{lines:?}");
        }
        for lines in [
            &[][..],
            &[""],
            &["br"],
            &["gzip;q=0"],
            &["gzip; Q=0.000"],
            &["gzip;q=0, *"],
            &["*, gzip;q=0"],
            &["*;q=0"],
            &["identity"],
            &["gzipped"],
            &["gzip;q=x"],
            &["gzip;q=-1"],
            &["gzip;q=NaN"],
            &["gzip;q=2"],
            &["q=gzip"],
        ] {
            assert!(!accepts(lines), "{lines:?}");
        }
    }

    #[test]
    fn a_validator_is_found_in_a_list() {
        let tag = HeaderValue::from_static("\"ab\"");
        let has = |lines: &[&'static str]| has(&asked(&header::IF_NONE_MATCH, lines), &tag);
        for lines in [
            &["\"ab\""][..],
            &["W/\"ab\""],
            &["\"x\" , \"ab\""],
            &["\"x\"", "\"ab\""],
            &["*"],
        ] {
            assert!(has(lines), "{lines:?}");
        }
        for lines in [
            &[][..],
            &[""],
            &["ab"],
            &["\"ab"],
            &["\"ab-gzip\""],
            &["w/\"ab\""],
            &["\"*\""],
        ] {
            assert!(!has(lines), "{lines:?}");
        }
    }
}
