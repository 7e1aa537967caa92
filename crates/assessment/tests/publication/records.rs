//! The site of a case that has records and no results by station: Azerbaijan, 7 February 2024.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use super::support::{self, Files};
use assessment::{
    site::{self, CaseFacts, Change, ComparisonInput, ComparisonKind, RecordsInput, SiteInput},
    text::LOCALES,
};
use election::{dataset::Source, digest::Sha256};
use mission::records::{ClaimStatus, Given, Package, Reference};

/// The files of the package, in order of their names.
fn files() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/azerbaijan-2024");
    let mut names: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    names.sort();
    let read = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, fs::read(path).unwrap())
    };
    names.iter().map(read).collect()
}

fn package(files: &[(String, Vec<u8>)]) -> Package {
    let given: Vec<Given<'_>> = files
        .iter()
        .map(|(name, bytes)| Given {
            name,
            bytes,
            table: None,
        })
        .collect();
    Package::read("azerbaijan-2024", &given).unwrap_or_else(|error| panic!("{error}"))
}

fn build(address: Option<&str>) -> Files {
    let files = files();
    let package = package(&files);
    let figures = package.figures.as_ref().unwrap();
    let checked = election::statements::check(figures);
    let sources: Vec<Source> = files
        .iter()
        .map(|(name, bytes)| Source {
            name: name.clone(),
            sha256: Sha256::of(bytes),
        })
        .collect();
    let texts: Vec<&[u8]> = files.iter().map(|(_, bytes)| bytes.as_slice()).collect();
    let comparisons = [ComparisonInput {
        slug: "statements",
        kind: ComparisonKind::Statements,
        subject: "azerbaijan-2024",
        files: &sources,
        command: "scrutineer check statements azerbaijan-2024",
        pairs: &[],
        tables: &[],
        changed: &[],
        ran: &checked.ran,
    }];
    let changes = [Change {
        record: Reference::parse("incident/inc-09").unwrap(),
        removed: false,
        imported_at: "2024-03-01T00:00:00Z".to_owned(),
    }];
    let input = SiteInput {
        case: CaseFacts {
            id: "azerbaijan-2024",
            title: "Azerbaijan, 7 February 2024",
            zone: "Asia/Baku",
            publisher: Some("Example Observers"),
            address,
            ..support::FACTS
        },
        comparisons: &comparisons,
        records: Some(RecordsInput {
            records: &package.records,
            figures: Some(figures),
            sources: package.sources(),
            files: &sources,
            texts: &texts,
            changes: &changes,
        }),
        ..support::NOTHING
    };
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("site");
    let summary = site::write(&input, &target).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(summary.idle_answers, Vec::<String>::new());
    assert!(summary.is_draft);
    if let Ok(kept) = std::env::var("SCRUTINEER_KEEP_SITE") {
        let kept = Path::new(&kept);
        if !kept.exists() {
            fs::rename(&target, kept).unwrap();
            return support::files(kept);
        }
    }
    support::files(&target)
}

static SITE: LazyLock<Files> = LazyLock::new(|| build(None));

fn text<'a>(files: &'a Files, name: &str) -> &'a str {
    let bytes = files.get(name).unwrap_or_else(|| panic!("no {name}"));
    std::str::from_utf8(bytes).unwrap()
}

/// The card of a record on a page.
fn card<'a>(page: &'a str, id: &str) -> &'a str {
    let begin = format!("<article class=\"card\" id=\"{id}\">");
    let (_, rest) = page.split_once(&begin).unwrap_or_else(|| panic!("no {id}"));
    rest.split("</article>").next().unwrap()
}

/// Values of `href` in a text.
fn links(text: &str) -> Vec<&str> {
    let parts = text.split("href=\"").skip(1);
    parts.map(|part| part.split('"').next().unwrap()).collect()
}

/// The article has 37 claims in the list that came with it; each has a status, a reason and
/// records, in every language, and the four of them that a careful editor would look at first
/// have the status that the sources give.
#[test]
fn every_claim_of_the_article_has_a_status_and_leads_to_a_source() {
    let package = package(&files());
    let claims = &package.records.claims;
    let ids: Vec<String> = (1..=37).map(|number| format!("c{number:02}")).collect();
    let have: Vec<&str> = claims.iter().map(|claim| claim.id.as_str()).collect();
    assert_eq!(have, ids);
    for locale in LOCALES {
        let prefix = if locale.tag == "en" { "" } else { locale.tag };
        let page = text(
            &SITE,
            Path::new(prefix).join("index.html").to_str().unwrap(),
        );
        for claim in claims {
            let card = card(page, &claim.id);
            let chip = format!("class=\"chip {}\"", claim.status.word());
            assert!(card.contains(&chip), "{} in {}", claim.id, locale.tag);
            // What stands in another language is marked.
            let foreign = card.matches("lang=\"").count();
            assert_eq!(
                foreign, 0,
                "{} in {} is not translated",
                claim.id, locale.tag
            );
            let outside = links(card).iter().any(|href| href.starts_with("http"));
            let needs = matches!(claim.status, ClaimStatus::Confirmed | ClaimStatus::Differs);
            assert!(outside || !needs, "{} names no address", claim.id);
        }
    }
    let status = |id: &str| claims.iter().find(|claim| claim.id == id).unwrap().status;
    for (id, expected) in [
        ("c02", ClaimStatus::Differs),
        ("c05", ClaimStatus::CannotTell),
        ("c08", ClaimStatus::Confirmed),
        ("c14", ClaimStatus::Confirmed),
        ("c15", ClaimStatus::Confirmed),
        ("c18", ClaimStatus::Differs),
        ("c19", ClaimStatus::Confirmed),
        ("c20", ClaimStatus::Differs),
        ("c09", ClaimStatus::Opinion),
        ("c35", ClaimStatus::NotFound),
    ] {
        assert_eq!(status(id), expected, "{id}");
    }
}

/// A site that nobody can be written to, with findings that nobody was asked about, says on each
/// page that it is a draft, and each reason; a finding says whose figure it is about.
#[test]
fn a_site_says_on_every_page_that_it_is_a_draft_and_why() {
    let comparison = text(&SITE, "comparisons/statements.html");
    assert!(comparison.contains("Reply of the outlet Qlobal.az"));
    assert!(comparison.contains("examined: explains the finding"));
    for (name, bytes) in SITE.iter().filter(|(name, _)| name.ends_with(".html")) {
        let page = std::str::from_utf8(bytes).unwrap();
        assert_eq!(page.matches("class=\"draft\"").count(), 1, "{name}");
    }
    let page = text(&SITE, "index.html");
    let notice = page.split("class=\"draft\"").nth(1).unwrap();
    let notice = notice.split("</div>").next().unwrap();
    assert!(!notice.contains("Nobody is named as publisher"), "{notice}");
    assert!(notice.contains("No address for corrections"), "{notice}");
    // All findings of statements but the two that are only worth knowing.
    assert!(notice.contains("In 10 findings"), "{notice}");
    assert!(text(&SITE, "az/index.html").contains("10 tapıntı üzrə"));
}

/// On camera and annulled; on camera and not annulled; a film that the state calls foreign.
#[test]
fn incidents_decisions_and_editions_are_linked() {
    let page = text(&SITE, "incidents.html");
    let annulled = card(page, "inc-09");
    assert!(
        annulled.contains("Result of the station annulled"),
        "{annulled}"
    );
    assert!(links(annulled).contains(&"announced.html#v4"), "{annulled}");
    assert!(links(annulled).contains(&"unit/65-9.html"), "{annulled}");
    let standing = card(page, "inc-10");
    assert!(
        standing.contains("Not among the annulled stations"),
        "{standing}"
    );
    assert!(links(standing).contains(&"announced.html#v4"), "{standing}");
    let contested = card(page, "inc-12");
    assert!(
        contested.contains("Disputed") && contested.contains("2019"),
        "{contested}"
    );
    let edition = card(text(&SITE, "announced.html"), "v4");
    assert!(links(edition).contains(&"unit/65-9.html"), "{edition}");
    assert!(!links(edition).contains(&"unit/90-32.html"), "{edition}");
}

/// No link of any page leads nowhere, and no anchor stands twice.
#[test]
fn every_link_leads_to_something() {
    let mut anchors: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for name in SITE.keys().filter(|name| name.ends_with(".html")) {
        let ids = text(&SITE, name).split(" id=\"").skip(1);
        for id in ids.map(|part| part.split('"').next().unwrap()) {
            let new = anchors.entry(name).or_default().insert(id);
            assert!(new, "{name}: {id} stands twice");
        }
    }
    for name in SITE.keys().filter(|name| name.ends_with(".html")) {
        let folder = Path::new(name).parent().unwrap();
        for href in links(text(&SITE, name)) {
            if href.starts_with("http") {
                continue;
            }
            let (path, anchor) = href.split_once('#').unwrap_or((href, ""));
            let mut target = PathBuf::new();
            let whole = if path.is_empty() {
                PathBuf::from(name)
            } else {
                folder.join(path)
            };
            for part in whole.components() {
                match part {
                    std::path::Component::ParentDir => assert!(target.pop(), "{name}: {href}"),
                    part => target.push(part),
                }
            }
            let target = target.to_str().unwrap();
            assert!(SITE.contains_key(target), "{name} leads to {href}");
            assert!(
                anchor.is_empty() || anchors[target].contains(anchor),
                "{name} leads to {href}"
            );
        }
    }
}

#[test]
fn two_builds_are_equal_and_nothing_is_marked_as_invented() {
    assert!(*SITE == build(None));
    for (name, bytes) in SITE.iter().filter(|(name, _)| name.ends_with(".html")) {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("class=\"simulated\""), "{name}");
    }
}

#[test]
fn a_feed_has_whole_addresses_once_the_site_has_one() {
    let json = |files: &Files, name: &str| -> serde_json::Value {
        serde_json::from_slice(&files[name]).unwrap()
    };
    let feed = json(&SITE, "feed.json");
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert!(feed["items"][0].get("url").is_none());
    assert!(!SITE.contains_key("feed.xml"), "RSS needs addresses");
    let with = build(Some("https://example.org/az/"));
    let feed = json(&with, "ru/feed.json");
    let items = feed["items"].as_array().unwrap();
    let of = |id: &str| items.iter().find(|item| item["id"] == id).unwrap();
    let poll = of("urn:scrutineer:azerbaijan-2024:announced/oracle-league");
    assert_eq!(poll["date_published"], "2024-02-07T15:35:00Z");
    assert_eq!(
        poll["url"],
        "https://example.org/az/ru/announced.html#oracle-league"
    );
    // A day is no moment.
    let day = of("urn:scrutineer:azerbaijan-2024:statement/turkiye");
    assert!(day.get("date_published").is_none());
    let rss = text(&with, "feed.xml");
    assert!(rss.contains("<pubDate>Wed, 07 Feb 2024 15:35:00 GMT</pubDate>"));
    let page = text(&with, "announced.html");
    assert!(page.contains("&lt;a href=&quot;https://example.org/az/&quot;&gt;"));
}

/// What stands between the menu and the foot of a page.
fn main_of<'a>(files: &'a Files, name: &str) -> &'a str {
    let (_, rest) = text(files, name).split_once("<main").unwrap();
    rest.split("</main>").next().unwrap()
}

/// Nobody knows whether what was looked for in vain was ever published.
#[test]
fn what_was_looked_for_in_vain_is_not_called_unpublished() {
    for name in [
        "announced.html",
        "polls.html",
        "incidents.html",
        "timeline.html",
        "statements.html",
        "observers.html",
        "state.html",
        "units/index.html",
    ] {
        let main = main_of(&SITE, name);
        for wrong in [">not published<", ">not stated<", "Not published"] {
            assert!(!main.contains(wrong), "{name} says {wrong}");
        }
    }
    for (name, said) in [
        ("announced.html", ">not found<"),
        ("polls.html", ">not in the reports reached<"),
        ("units/index.html", "No results by station were found."),
        ("az/announced.html", ">tapılmayıb<"),
    ] {
        assert!(main_of(&SITE, name).contains(said), "{name}: {said}");
    }
}

#[test]
fn versions_of_the_result_stand_newest_first_with_their_names() {
    let page = main_of(&SITE, "announced.html");
    let head = page.split("<thead>").nth(1).unwrap();
    let head = head.split("</thead>").next().unwrap();
    let heads: Vec<&str> = links(head);
    assert_eq!(heads, ["#v4", "#v3", "#v2", "#v1"]);
    assert!(head.contains("final protocol of the commission"), "{head}");
    for said in [
        "<a href=\"#v1\">92.1 (7 Feb)</a>",
        "<a href=\"#v2\">92.05 (8 Feb 03:13)</a>",
    ] {
        assert!(page.contains(said), "{said}");
    }
    let third = card(page, "v3");
    assert!(third.contains(": 92.12% · 4,577,693 votes"), "{third}");
    assert!(
        third.contains("<p>ISPD prints 39,727; the other print"),
        "{third}"
    );
}

/// A station without results: what is known of it first, and no rule is said to have passed it.
#[test]
fn a_station_without_results_begins_with_what_records_say() {
    let page = main_of(&SITE, "unit/65-9.html");
    assert!(page.contains("<h1>Station 65/9</h1>"), "{page}");
    for said in [
        "<a href=\"../incidents.html#inc-09\">",
        "<span class=\"chip reported\">Reported</span>",
        "Result of the station annulled",
        "<dt>Reported by</dt>",
        "<dt>Reply</dt>",
        "rel=noreferrer",
    ] {
        assert!(page.contains(said), "{said} is not said: {page}");
    }
    let at = |text: &str| {
        page.find(text)
            .unwrap_or_else(|| panic!("no {text}: {page}"))
    };
    assert!(at("What is known of this station") < at("What rules found at this station"));
    let quiet = main_of(&SITE, "unit/90-32.html");
    assert!(
        quiet.contains("No figures for this station were found, so no rule could be run on it."),
        "{quiet}"
    );
    let index = main_of(&SITE, "units/index.html");
    assert!(!index.contains("<table"), "{index}");
    let line =
        "<bdi>65/9</bdi></a> <span class=\"muted\">Incident · Result of the station annulled";
    assert!(index.contains(line), "{index}");
}

/// Moments in the time of Baku; what has no hour after what has one; intervals only for those
/// who ask for them.
#[test]
fn moments_are_told_in_local_time_and_days_keep_their_order() {
    for (name, said) in [
        ("timeline.html", "7 Feb 2024, 19:35 (Baku time)"),
        ("az/timeline.html", "7 fevral 2024, 19:35 (Bakı vaxtı)"),
        ("ru/timeline.html", "7 февраля 2024 г., 19:35 (по Баку)"),
        ("ar/timeline.html", "7 فبراير 2024، 19:35 (بتوقيت باكو)"),
    ] {
        // Marks of direction are not seen.
        let seen =
            main_of(&SITE, name).replace(|sign| ('\u{2066}'..='\u{2069}').contains(&sign), "");
        assert!(seen.contains(said), "{name}: {said}");
    }
    let page = main_of(&SITE, "timeline.html");
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("no {text}"));
    let (timed, vague) = (
        at("id=\"day-2024-02-07\""),
        at("id=\"day-2024-02-07-vague\""),
    );
    assert!(timed < vague && vague < at("id=\"day-2024-02-08\""));
    assert!(at("id=\"announced-oracle-league\"") < vague);
    let rest: Vec<&str> = page.split("<details>").collect();
    for part in &rest[1..] {
        let (_, outside) = part.split_once("</details>").unwrap();
        assert!(!outside.contains("(UTC)"), "{outside}");
    }
    let incident = card(page, "incident-inc-09");
    for said in [
        "chip reported",
        "Reported by",
        "<dt>Reply</dt>",
        "class=\"where\"",
    ] {
        assert!(incident.contains(said), "{said}: {incident}");
    }
}

#[test]
fn a_feed_says_the_whole_claim_with_its_status_and_who_reports_what() {
    let feed: serde_json::Value = serde_json::from_slice(&SITE["feed.json"]).unwrap();
    let items = feed["items"].as_array().unwrap();
    let of = |id: &str| {
        let id = format!("urn:scrutineer:azerbaijan-2024:{id}");
        items.iter().find(|item| item["id"] == id.as_str()).unwrap()
    };
    let package = package(&files());
    let claims = &package.records.claims;
    let claim = claims.iter().find(|claim| claim.id == "c02").unwrap();
    let (_, whole) = claim.claim.get("en").unwrap();
    assert_eq!(of("claim/c02")["title"], format!("Differs: {whole}"));
    let told = of("incident/inc-09")["content_text"].as_str().unwrap();
    for said in ["Reported.", "\nReported by: ", "\nReply: "] {
        assert!(told.contains(said), "{said}: {told}");
    }
}

/// Seven entries stand open, the others behind "More", which is open on their pages.
#[test]
fn a_menu_opens_where_the_reader_is() {
    let menu = |name| {
        let (_, rest) = text(&SITE, name).split_once("<nav").unwrap();
        rest.split("</nav>").next().unwrap()
    };
    let index = menu("index.html");
    let (open, more) = index.split_once("<details>").unwrap();
    assert_eq!(links(open).len(), 7, "{open}");
    assert!(links(more).contains(&"law.html"), "{more}");
    assert!(menu("law.html").contains("<details open>"));
}
