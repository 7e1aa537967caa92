//! A whole site is written and read again the way a browser and a stranger would.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    sync::LazyLock,
};

use super::invented::{Case, INVENTED, REAL, attribute, pages, text};
use super::support::{self, Files, files};
use assessment::{
    figure::{PICTURE_HEIGHT, PICTURE_WIDTH},
    site::{self, SiteError, SiteInput},
    text::{Catalogue, LOCALES},
};
use election::digest::Sha256;
use resvg::{tiny_skia::Pixmap, usvg::roxmltree};

#[test]
fn two_builds_are_equal_to_the_byte() {
    let (first, second) = (&*INVENTED, Case::new(true).write());
    assert_eq!(
        first.keys().collect::<Vec<_>>(),
        second.keys().collect::<Vec<_>>()
    );
    for (name, bytes) in first {
        assert!(second[name] == *bytes, "{name} differs between two builds");
    }
}

#[test]
fn every_link_leads_to_a_file_and_a_place_in_it() {
    let files = &*REAL;
    let pages = pages(files);
    let ids: BTreeMap<&str, BTreeSet<&str>> = pages
        .iter()
        .map(|(name, html)| {
            let all = attribute(html, "id");
            let distinct: BTreeSet<&str> = all.iter().copied().collect();
            assert_eq!(all.len(), distinct.len(), "{name} has an id twice");
            (*name, distinct)
        })
        .collect();
    let mut seen = 0;
    for (name, html) in &pages {
        for kind in ["href", "src", "srcset"] {
            let inside = |address: &&str| !address.starts_with("https://");
            for address in attribute(html, kind).into_iter().filter(inside) {
                let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
                let target = resolve(name, path);
                assert!(
                    files.contains_key(&target),
                    "{name}: {address} leads nowhere"
                );
                let known = fragment.is_empty() || ids[target.as_str()].contains(fragment);
                assert!(known, "{name}: no such place: {address}");
                seen += 1;
            }
        }
    }
    assert!(seen > 1000, "only {seen} links were looked at");
}

/// A relative address as seen from a page; one that leaves the site stays as it is.
fn resolve(page: &str, path: &str) -> String {
    if path.is_empty() {
        return page.to_owned();
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{page}: {path} leaves the site"),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn every_language_has_every_page() {
    let files = &*REAL;
    let pages: BTreeSet<&str> = pages(files).into_keys().collect();
    let prefixes: Vec<String> = LOCALES[1..].iter().map(|l| format!("{}/", l.tag)).collect();
    let first = |name: &&str| {
        !prefixes
            .iter()
            .any(|prefix| name.starts_with(prefix.as_str()))
    };
    for page in pages.iter().copied().filter(first) {
        for prefix in &prefixes {
            assert!(
                pages.contains(format!("{prefix}{page}").as_str()),
                "{prefix}{page}"
            );
        }
    }
}

/// The place in `LOCALES` of the language of a file of the site.
fn place(name: &str) -> usize {
    let tag = name.split('/').next().unwrap();
    let at = LOCALES[1..].iter().position(|locale| locale.tag == tag);
    at.map_or(0, |at| at + 1)
}

/// The language of a file of the site.
fn language(name: &str) -> Catalogue {
    Catalogue::new(LOCALES[place(name)].tag).unwrap()
}

/// The word that marks invented figures in each language. Kept, for reading a language takes longer
/// than looking through a file.
static MARKS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let catalogues = LOCALES.iter().map(|locale| Catalogue::new(locale.tag));
    let marks = catalogues.map(|catalogue| catalogue.unwrap().text("simulated-mark", &[]));
    marks.map(Result::unwrap).collect()
});

/// The word that marks invented figures in the language of a file.
fn mark(name: &str) -> &'static str {
    &MARKS[place(name)]
}

#[test]
fn invented_figures_are_marked_in_every_file_and_real_ones_in_none() {
    let (invented, real) = (&*INVENTED, &*REAL);
    let mut kinds = BTreeSet::new();
    for (name, bytes) in invented {
        let ending = name.rsplit('.').next().unwrap();
        let content = String::from_utf8_lossy(bytes);
        let marked = match ending {
            "html" => {
                let title = content
                    .split("<title>")
                    .nth(1)
                    .unwrap()
                    .split("</title>")
                    .next();
                let word = mark(name);
                title.unwrap().starts_with(word) && content.matches(word).count() >= 2
            }
            "svg" => content.contains(mark(name)) && content.contains("data-simulated=\"true\""),
            "csv" => content
                .lines()
                .skip(1)
                .all(|line| line.ends_with(",SIMULATED")),
            "json" | "dataset" => {
                content.contains("\"simulated\": true") || content.contains("\"simulated\":true")
            }
            "png" => real[name] != *bytes,
            // Style, forms and mappings hold no figures.
            "css" | "toml" => continue,
            "js" if name == "units.js" => continue,
            "js" => content.starts_with("units({\"simulated\":true,"),
            other => panic!("{name}: nobody said how {other} is marked"),
        };
        assert!(marked, "{name} does not say that its figures are invented");
        kinds.insert(ending);
    }
    assert_eq!(kinds.len(), 7, "{kinds:?}");
    for (name, bytes) in real {
        let content = String::from_utf8_lossy(bytes);
        for word in ["SIMULATED", mark(name)] {
            assert!(!content.contains(word), "{name} is marked without reason");
        }
    }
}

#[test]
fn the_mark_is_drawn_into_each_picture() {
    let files = &*INVENTED;
    for (name, _) in files.iter().filter(|(name, _)| name.ends_with(".svg")) {
        let svg = text(files, name);
        let document = roxmltree::Document::parse(&svg).unwrap();
        let drawn = document
            .descendants()
            .filter(|node| node.has_tag_name("text"));
        // Marks of direction are not drawn.
        let drawn: Vec<&str> = drawn
            .filter_map(|node| node.text())
            .map(|text| text.trim_matches(['\u{2067}', '\u{2069}']))
            .collect();
        let word = mark(name);
        assert!(drawn.contains(&word), "{name}: no word across the drawing");
        assert!(
            drawn
                .iter()
                .any(|text| text.starts_with(&format!("{word} ("))
                    || text.starts_with(&format!("{word}:"))),
            "{name}: no notice"
        );
    }
}

#[test]
fn figures_describe_themselves() {
    let files = &*REAL;
    let figures: Vec<&String> = files.keys().filter(|name| name.ends_with(".svg")).collect();
    // Three figures in two editions and one of a comparison, two widths, in each language.
    assert_eq!(figures.len(), 14 * LOCALES.len());
    for name in figures {
        let svg = text(files, name);
        let document = roxmltree::Document::parse(&svg).unwrap();
        let root = document.root_element();
        assert_eq!(root.attribute("role"), Some("img"), "{name}");
        for id in root.attribute("aria-labelledby").unwrap().split(' ') {
            let labelled = document
                .descendants()
                .find(|node| node.attribute("id") == Some(id));
            assert!(labelled.unwrap().text().unwrap().len() > 10, "{name}: {id}");
        }
        let drawn = document
            .descendants()
            .filter(|node| node.has_tag_name("text"));
        let drawn: String = drawn
            .filter_map(|node| node.text())
            .collect::<Vec<_>>()
            .join(" ");
        let shares = if name.contains("pairs") {
            language(name).number(5_326_104)
        } else {
            "%".to_owned()
        };
        for words in [
            "north & south.csv",
            "Observers & Sons",
            "CC BY 4.0",
            &shares,
        ] {
            assert!(
                drawn.contains(words),
                "{name} does not say {words}: {drawn}"
            );
        }
    }
}

#[test]
fn pictures_have_the_size_for_sharing() {
    let files = &*REAL;
    let pictures: Vec<_> = files
        .iter()
        .filter(|(name, _)| name.ends_with(".png"))
        .collect();
    assert_eq!(pictures.len(), 7 * LOCALES.len());
    for (name, bytes) in pictures {
        let picture = Pixmap::decode_png(bytes).unwrap();
        let size = (picture.width(), picture.height());
        assert_eq!(
            size,
            (PICTURE_WIDTH.into(), PICTURE_HEIGHT.into()),
            "{name}"
        );
        let paper = picture.pixel(2, 2).unwrap();
        let inked = picture
            .pixels()
            .iter()
            .filter(|pixel| **pixel != paper)
            .count();
        assert!(inked > 10_000, "{name} is nearly empty");
    }
}

#[test]
fn squares_and_bars_hold_as_many_units_as_the_rules_counted() {
    let case = Case::new(false);
    let files = &*REAL;
    let turnout = case.report.turnout.as_ref().unwrap();
    let within = turnout.examined - turnout.above_100_percent;
    for (name, column) in [
        ("edition-1-fingerprint.csv", 2),
        ("edition-1-turnout.csv", 1),
    ] {
        let csv = text(files, &format!("data/{name}"));
        let units = csv
            .lines()
            .skip(1)
            .map(|line| line.split(',').nth(column).unwrap());
        let sum: u64 = units.map(|units| units.parse::<u64>().unwrap()).sum();
        assert_eq!(sum, within, "{name}");
    }
    assert!(within > 1000);
}

#[test]
fn markup_from_a_source_stays_text() {
    let files = &*REAL;
    let escaped = "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;Co&quot;";
    let mut seen = 0;
    for (name, html) in pages(files) {
        let script = r#"<script src=""#;
        let own = name.ends_with("units/index.html");
        assert_eq!(html.matches("<script").count(), usize::from(own), "{name}");
        assert_eq!(html.contains(script), own, "{name}");
        assert!(!html.contains("Nowhere <2026>"), "{name}");
        seen += html.matches(escaped).count();
    }
    assert!(seen > 400, "the name was seen only {seen} times");
}

#[test]
fn pages_ask_nobody_for_anything() {
    let files = &*REAL;
    for (name, html) in pages(files) {
        assert!(
            html.contains(
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'"
            ),
            "{name}"
        );
        for forbidden in [
            "<iframe",
            "<form",
            "javascript:",
            " onload",
            " onclick",
            " style=",
        ] {
            assert!(!html.contains(forbidden), "{name} holds {forbidden}");
        }
        for kind in ["src", "srcset", "href"] {
            for address in attribute(html, kind) {
                // A source may be followed by who wants to; nothing is fetched from it.
                let source = format!("<a href=\"{address}\" rel=\"noreferrer\">");
                let followed = address.starts_with("https://") && html.contains(&source);
                assert!(
                    followed || !address.contains("//"),
                    "{name} leads away: {address}"
                );
            }
        }
    }
    let css = text(files, "site.css");
    assert!(!css.contains("url(") && !css.contains("@import"));
}

#[test]
fn pages_are_well_nested() {
    let files = &*INVENTED;
    for (name, html) in pages(files) {
        let mut open: Vec<&str> = Vec::new();
        for tag in html.split('<').skip(1) {
            let tag = tag.split('>').next().unwrap();
            let (closing, tag) = match tag.strip_prefix('/') {
                Some(tag) => (true, tag),
                None => (false, tag),
            };
            let element = tag.split([' ', '\n']).next().unwrap();
            match element {
                "!doctype" | "meta" | "link" | "img" | "source" | "input" => {}
                // Their end may be left out, and is in the tables of units.
                "tr" | "td" | "th" => {}
                _ if closing => assert_eq!(open.pop(), Some(element), "{name}: </{element}>"),
                _ => open.push(element),
            }
        }
        assert!(open.is_empty(), "{name}: {open:?} not closed");
    }
}

#[test]
fn every_hit_can_be_walked_to_its_row() {
    let files = &*REAL;
    let findings: serde_json::Value = serde_json::from_slice(&files["data/findings.json"]).unwrap();
    let mut walked = 0;
    for finding in findings["findings"].as_array().unwrap() {
        assert_eq!(finding["reply"], "not asked");
        let (code, class) = (
            finding["code"].as_str().unwrap(),
            finding["class"].as_str().unwrap(),
        );
        let first = finding["edition_seq"] == 1;
        let name = if first {
            format!("{code}-{class}")
        } else {
            format!("{code}-{class}-edition-2")
        };
        let html = text(files, &format!("findings/{name}.html"));
        for hit in finding["grounds"].as_array().unwrap() {
            if hit["line"].is_null() || code == "R201" || walked > 3000 {
                continue;
            }
            let anchor = format!("#u0-{}\"", hit["line"]);
            let link = attribute(&html, "href")
                .into_iter()
                .find(|href| format!("{href}\"").ends_with(&anchor));
            let Some(link) = link else {
                // On a further page of the finding.
                assert!(
                    files.contains_key(&format!("findings/{name}-page-2.html")),
                    "{name}: {hit}"
                );
                continue;
            };
            let (page, id) = link.trim_start_matches("../").split_once('#').unwrap();
            let units = text(files, page);
            let row = units
                .split(&format!("<tr id={id}>"))
                .nth(1)
                .unwrap()
                .lines()
                .next()
                .unwrap();
            let station = hit["key"]["station"].as_str().unwrap();
            assert!(
                row.contains("<th scope=row><a href=\"../unit/")
                    && row.contains(&format!(">{station}</a>")),
                "{link}: {row}"
            );
            assert!(
                row.contains(&format!(">{code}</a>")),
                "{link} does not lead back to {code}"
            );
            walked += 1;
        }
    }
    assert!(walked > 200, "only {walked} hits were walked");
}

/// Each page says what it must.
fn says(files: &Files, page: &str, words: &[&str]) {
    let text = text(files, page);
    for word in words {
        assert!(text.contains(word), "{page} does not say {word}");
    }
}

#[test]
fn planted_slips_are_said_with_file_and_line() {
    let files = &*REAL;
    let votes = [
        "Station 7",
        "line 9",
        "207",
        "208",
        "not asked",
        "not examined",
        "A flag is not an accusation.",
    ];
    says(files, "findings/R106-error.html", &votes);
    let az = [
        "Seçki məntəqəsi 7",
        "sətir 9",
        "soruşulmayıb",
        "araşdırılmayıb",
        "İşarə ittiham deyil.",
    ];
    says(files, "az/findings/R106-error.html", &az);
    says(files, "findings/R003-warning.html", &["line 10"]);
    let sum = [
        "Ağdam",
        "line 1206",
        "states 1.",
        "sed -n 1206p &#39;north &amp; south.csv&#39;",
    ];
    says(files, "findings/R201-error.html", &sum);
    let units = [
        "the edition as a whole",
        "holds 1,204 units; the plan foresees 1,300",
    ];
    says(files, "findings/R004-warning.html", &units);
    says(files, "findings/R001-error.html", &["holds “-1”"]);
}

#[test]
fn what_is_not_known_is_shown_as_such() {
    let files = &*REAL;
    let overview = text(files, "index.html");
    assert!(overview.contains("One unit has no figure at all."));
    assert!(overview.contains("Ballots received by the station"));
    assert!(overview.contains("<dt>Funders</dt><dd><span class=\"missing\">not stated</span>"));
    assert!(overview.contains("<dt>Conflicts of interest</dt><dd>none</dd>"));
    let results = text(files, "results.html");
    assert!(results.contains("<span class=\"missing\">not published</span>"));
    let ran = text(files, "ran.html");
    assert!(ran.contains("The source does not publish: Ballots given out at the station"));
    assert!(ran.contains("has no value"));
}

#[test]
fn the_method_repeats_what_was_run() {
    let files = &*REAL;
    let method = text(files, "method.html");
    let command = "scrutineer check results &#39;north &amp; south.csv&#39; --mapping \
                   edition-2-mapping.toml --form generic --set R004.units=1300 --set R109.percent=90";
    assert!(method.contains(command));
    let dataset = Sha256::of(&files["data/edition-2.dataset"]).to_string();
    for page in ["method.html", "sources.html", "index.html"] {
        assert!(text(files, page).contains(&dataset), "{page}");
    }
}

#[test]
fn the_word_that_is_never_generated_is_in_no_file() {
    let files = &*INVENTED;
    for (name, bytes) in files {
        if name.ends_with(".png") {
            continue;
        }
        let folded = election::names::fold(std::str::from_utf8(bytes).unwrap());
        assert!(!folded.contains("fraud"), "{name}");
    }
}

#[test]
fn a_failed_write_leaves_the_old_site_alone() {
    let case = Case::new(false);
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("site");
    case.write_editions(&["final"], &target, None).unwrap();
    let before = files(&target);
    let own = tempfile::tempdir().unwrap();
    fs::write(own.path().join("sources.html"), "{{ t(\"no-such-text\") }}").unwrap();
    let refused = case.write_editions(&["final"], &target, Some(own.path()));
    let error = refused.unwrap_err().to_string();
    assert!(
        error.contains("sources.html") && error.contains("no-such-text"),
        "{error}"
    );
    assert_eq!(files(&target), before);
    nothing_is_left_behind(folder.path());
}

/// Beside the site lies what the next run must know, and nothing else.
fn nothing_is_left_behind(folder: &Path) {
    let names: Vec<String> = files(folder).into_keys().collect();
    let beside = names.iter().filter(|name| !name.starts_with("site/"));
    let beside: Vec<&str> = beside.map(String::as_str).collect();
    assert_eq!(beside, [".site-state/lock", ".site-state/pages"]);
}

#[test]
fn a_site_takes_the_place_of_an_older_one_and_of_nothing_else() {
    let case = Case::new(false);
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("site");
    case.write_editions(&["preliminary", "final"], &target, None)
        .unwrap();
    case.write_editions(&["final"], &target, None).unwrap();
    let names = files(&target);
    assert!(names.contains_key("findings/R106-error.html"));
    assert!(
        !names.contains_key("findings/R106-error-edition-2.html"),
        "a page of the older site"
    );
    nothing_is_left_behind(folder.path());

    let papers = folder.path().join("papers");
    fs::create_dir(&papers).unwrap();
    fs::write(papers.join("thesis.txt"), "years of work").unwrap();
    let refused = case.write_with(&papers, None);
    assert!(matches!(refused, Err(SiteError::NotASite(_))));
    assert_eq!(
        fs::read_to_string(papers.join("thesis.txt")).unwrap(),
        "years of work"
    );
}

#[test]
fn a_newsroom_can_bring_its_own_templates() {
    let own = tempfile::tempdir().unwrap();
    let template =
        "{% extends \"base.html\" %}{% block main %}<h1>{{ case.title }}</h1>{% endblock %}";
    fs::write(own.path().join("index.html"), template).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("site");
    Case::new(true)
        .write_editions(&["final"], &target, Some(own.path()))
        .unwrap();
    let overview = fs::read_to_string(target.join("index.html")).unwrap();
    assert!(overview.contains("<h1>Nowhere &lt;2026&gt;</h1>"));
    // The frame, and with it the mark of invented figures, stays.
    assert!(overview.contains("SIMULATED"));
}

#[test]
fn a_case_without_editions_has_no_site() {
    let input = SiteInput {
        case: support::FACTS,
        program: "scrutineer 0.1.0",
        ..support::NOTHING
    };
    let folder = tempfile::tempdir().unwrap();
    let refused = site::write(&input, &folder.path().join("site"));
    assert!(matches!(refused, Err(SiteError::NoEdition)));
}

#[test]
fn what_was_compared_is_told_with_its_grounds_and_limits() {
    let files = &*REAL;
    let list = text(files, "comparisons/index.html");
    assert!(list.contains(r#"<a href="copies-1.html">Copies beside the official result</a>"#));
    let page = text(files, "comparisons/copies-1.html");
    for said in [
        "3,561",
        "<a href=\"https://example.org/1\" rel=\"noreferrer\">an outlet</a>",
        // A hundred of the units, and where the others are.
        "101",
        "20 more units are in the file:",
        "not asked",
        "has no value. No default would be fair",
        "compare copies &#39;a &amp; b.csv&#39;",
    ] {
        assert!(page.contains(said), "{said} is not said: {page}");
    }
    assert_eq!(page.matches("a &amp; b.csv, line").count(), 100);
    let rows = text(files, "data/comparison-copies-1.csv");
    assert_eq!(rows.lines().count(), 122);
    assert!(rows.contains("R204,warning,,bulletin 1,,an outlet,,https://example.org/1,"));
    // Who compared nothing is shown no list of comparisons.
    let folder = tempfile::tempdir().unwrap();
    let case = Case::new(false);
    let edition = [case.edition("final")];
    let input = SiteInput {
        case: support::FACTS,
        editions: &edition,
        program: "scrutineer 0.1.0",
        ..support::NOTHING
    };
    site::write(&input, &folder.path().join("site")).unwrap();
    let files = self::files(&folder.path().join("site"));
    assert!(!files.keys().any(|name| name.contains("comparisons")));
    assert!(!text(&files, "index.html").contains("comparisons"));
}
