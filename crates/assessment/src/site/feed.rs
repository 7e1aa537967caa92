//! Feeds: what was announced, reported and corrected, for those who do not want to look each day.
//!
//! A JSON Feed (jsonfeed.org, version 1.1) and RSS 2.0 in each language. There is no clock here:
//! an item bears the date of what it tells, and only where the whole date is known. Addresses in
//! feeds are whole ones, so a case that does not say where its site stands gets a JSON Feed
//! without addresses, and no RSS, which demands them.

use mission::records::{Reference, When};
use serde::Serialize;
use serde_json::{Value, json};

use super::{
    input::SiteError,
    output::Output,
    page::{Site, prefix},
    records,
};
use crate::figure::escape;

/// Name of the JSON Feed in the folder of a language.
pub(super) const JSON: &str = "feed.json";
/// Name of the RSS feed.
pub(super) const RSS: &str = "feed.xml";

#[derive(Serialize)]
struct Item {
    id: String,
    /// Below the root of the language.
    path: String,
    title: String,
    text: String,
    /// A whole moment in UTC, such as `2024-02-07T15:35:00Z`.
    published: Option<String>,
}

/// Writes both feeds of a language.
pub(super) fn write(site: &Site<'_>, out: &Output) -> Result<(), SiteError> {
    let items = items(site)?;
    let case = &site.input.case;
    let folder = prefix(site.catalogue.locale());
    let home = case.address.map(|address| format!("{address}{folder}"));
    let marked = if case.simulated {
        format!("{}: {}", site.words().text("simulated-mark")?, case.title)
    } else {
        case.title.to_owned()
    };
    let title = site
        .catalogue
        .text("feed-title", &[("title", marked.into())])?;
    let json = json_feed(site, &title, home.as_deref(), &items);
    let mut json = serde_json::to_vec_pretty(&json).map_err(|error| SiteError::Io {
        path: JSON.into(),
        error: error.into(),
    })?;
    json.push(b'\n');
    out.file(&format!("{folder}{JSON}"), &json)?;
    if let Some(home) = home {
        let rss = rss(site, &title, &home, &items);
        out.file(&format!("{folder}{RSS}"), rss.as_bytes())?;
    }
    Ok(())
}

fn items(site: &Site<'_>) -> Result<Vec<Item>, SiteError> {
    let case = site.input.case.id;
    let mut items = Vec::new();
    for edition in site.editions.iter().rev() {
        let imported = edition.input.imported_at.map(str::to_owned);
        items.push(Item {
            id: format!("urn:scrutineer:{case}:edition/{}", edition.number),
            path: "results.html".to_owned(),
            title: site.title(edition)?,
            text: site
                .catalogue
                .text("edition-number", &[("number", edition.number.into())])?,
            published: imported.filter(|at| at.ends_with('Z')),
        });
    }
    items.extend(records::feed(
        site,
        |reference: &Reference, when: Option<&When>, title, text| Item {
            id: format!("urn:scrutineer:{case}:{reference}"),
            path: records::address(reference),
            title,
            text,
            published: when.and_then(moment),
        },
    )?);
    Ok(items)
}

/// The beginning of an interval that is a minute or less: a day is no moment, and a feed reader
/// would show one.
fn moment(when: &When) -> Option<String> {
    let interval = when.interval(None);
    let (from, to) = (interval.from?, interval.to?);
    let seconds = to.as_second() - from.as_second();
    (seconds <= 60).then(|| from.to_string())
}

fn json_feed(site: &Site<'_>, title: &str, home: Option<&str>, items: &[Item]) -> Value {
    let entries = items.iter().map(|item| {
        let mut entry = json!({
            "id": item.id,
            "title": item.title,
            "content_text": item.text,
        });
        if let Some(home) = home {
            entry["url"] = json!(format!("{home}{}", item.path));
        }
        if let Some(published) = &item.published {
            entry["date_published"] = json!(published);
        }
        entry
    });
    let mut feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "language": site.catalogue.locale().tag,
        "items": entries.collect::<Vec<_>>(),
    });
    if site.input.case.simulated {
        // Fields that the format does not know begin with an underline.
        feed["_scrutineer"] = json!({ "simulated": true });
    }
    if let Some(home) = home {
        feed["home_page_url"] = json!(home);
        feed["feed_url"] = json!(format!("{home}{JSON}"));
    }
    feed
}

fn rss(site: &Site<'_>, title: &str, home: &str, items: &[Item]) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\">\n<channel>\n\
         <title>{}</title>\n<link>{}</link>\n<description>{}</description>\n\
         <language>{}</language>\n\
         <atom:link href=\"{}\" rel=\"self\" type=\"application/rss+xml\"/>\n",
        escape(title),
        escape(home),
        escape(title),
        site.catalogue.locale().tag,
        escape(&format!("{home}{RSS}")),
    );
    for item in items {
        out.push_str(&format!(
            "<item>\n<title>{}</title>\n<link>{}</link>\n\
             <guid isPermaLink=\"false\">{}</guid>\n<description>{}</description>\n",
            escape(&item.title),
            escape(&format!("{home}{}", item.path)),
            escape(&item.id),
            escape(&item.text),
        ));
        if let Some(date) = item.published.as_deref().and_then(rfc822) {
            out.push_str(&format!("<pubDate>{date}</pubDate>\n"));
        }
        out.push_str("</item>\n");
    }
    out.push_str("</channel>\n</rss>\n");
    out
}

/// A moment as RSS wants it: `Wed, 07 Feb 2024 15:35:00 GMT`.
fn rfc822(moment: &str) -> Option<String> {
    let at: jiff::Timestamp = moment.parse().ok()?;
    let civil = jiff::tz::Offset::UTC.to_datetime(at);
    let weekday = match civil.weekday() {
        jiff::civil::Weekday::Monday => "Mon",
        jiff::civil::Weekday::Tuesday => "Tue",
        jiff::civil::Weekday::Wednesday => "Wed",
        jiff::civil::Weekday::Thursday => "Thu",
        jiff::civil::Weekday::Friday => "Fri",
        jiff::civil::Weekday::Saturday => "Sat",
        jiff::civil::Weekday::Sunday => "Sun",
    };
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let month = MONTHS.get(usize::try_from(civil.month() - 1).ok()?)?;
    Some(format!(
        "{weekday}, {:02} {month} {} {:02}:{:02}:{:02} GMT",
        civil.day(),
        civil.year(),
        civil.hour(),
        civil.minute(),
        civil.second()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_dated_as_rss_wants_it() {
        // RFC 822 with the four-digit year of RFC 2822; 7 February 2024 was a Wednesday.
        let date = rfc822("2024-02-07T15:35:00Z");
        assert_eq!(date.as_deref(), Some("Wed, 07 Feb 2024 15:35:00 GMT"));
    }

    #[test]
    fn a_day_is_no_moment() {
        let of = |text: &str| moment(&When::parse(text).unwrap());
        assert_eq!(of("2024-02-07"), None);
        assert_eq!(of("2024-02-07T16:17"), None);
        let minute = of("2024-02-07T19:35+04:00");
        assert_eq!(minute.as_deref(), Some("2024-02-07T15:35:00Z"));
    }
}
