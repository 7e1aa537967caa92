//! The page of a unit in one language. Everything but the figures of the unit is made once.

use std::{collections::BTreeMap, fmt::Write as _};

use election::codes::Class;

use super::{
    super::{
        input::{SiteError, UnitNote},
        keys::Place,
        page::{Address, Site},
        shell::{HOLES, Shell},
    },
    facts::{Facts, Known, OnUnit, Table},
    lines::{Cell, Name},
};
use crate::{
    figure::escape,
    text::{Catalogue, TextError, direction},
    words::plain_name,
};

/// Words that stand on many pages, escaped.
macro_rules! words {
    ($($name:ident = $key:literal,)*) => {
        struct Said { $($name: String,)* }
        impl Said {
            fn of(site: &Site<'_>) -> Result<Self, TextError> {
                Ok(Self { $($name: escape(&site.words().text($key)?),)* })
            }
            fn all(&self) -> Vec<&str> {
                vec![$(&self.$name,)*]
            }
        }
    };
}

words! {
    unit = "unit",
    all_units = "units-title",
    neighbours = "unit-neighbours",
    found = "unit-found",
    found_none = "unit-found-none",
    more_ran = "more-ran",
    flag_title = "flag-title",
    flag_text = "flag-text",
    figures = "unit-figures",
    figures_caption = "unit-figures-caption",
    copies = "unit-copies",
    copies_caption = "unit-copies-caption",
    line = "unit-line",
    no_edition = "unit-no-edition",
    absent = "unit-absent",
    records = "unit-records",
    sources = "record-sources",
    no_address = "record-source-none",
    stations = "stations-all",
    station_neighbours = "station-neighbours",
    station_records = "station-records",
    station_found = "station-found",
    station_found_none = "station-found-none",
}

/// Makes pages in one language.
pub(super) struct Speaker<'k, 'a> {
    site: &'k Site<'a>,
    known: &'k Known<'a>,
    said: Said,
    frame: Shell,
    /// File and line, and the address of the row.
    origin: Shell,
    titles: Vec<String>,
    /// What each comparison is called.
    comparisons: Vec<String>,
    /// Headings of the lines of each contest.
    lines: Vec<Vec<String>>,
    contests: Vec<String>,
    /// Names of place columns.
    places: BTreeMap<&'a str, String>,
    kinds: BTreeMap<&'static str, String>,
    classes: BTreeMap<&'static str, String>,
}

impl<'k, 'a> Speaker<'k, 'a> {
    pub(super) fn new(site: &'k Site<'a>, known: &'k Known<'a>) -> Result<Self, SiteError> {
        let words = site.words();
        let [slug, title, main] = HOLES;
        let address = Address {
            template: "unit.html",
            path: &format!("unit/{slug}.html"),
            menu: "units/index.html",
            title,
        };
        let origin = [("file", HOLES[0].into()), ("line", HOLES[1].into())];
        let origin = escape(&site.catalogue.text("finding-source", &origin)?);
        let mut titles = Vec::new();
        for edition in site.editions {
            let title = match site.title(edition)? {
                title if title.is_empty() => {
                    let number = [("number", edition.number.into())];
                    site.catalogue.text("edition-number", &number)?
                }
                title => title,
            };
            titles.push(escape(&title));
        }
        let mut comparisons = Vec::new();
        for comparison in site.input.comparisons {
            let key = format!("comparison-{}", comparison.kind.word());
            comparisons.push(escape(&words.text(&key)?));
        }
        let (mut lines, mut contests) = (Vec::new(), Vec::new());
        for contest in &known.contests {
            let headings = contest.lines.iter().map(|line| heading(site, line.name));
            lines.push(headings.collect::<Result<_, _>>()?);
            let first = contest.official.iter().chain(&contest.copies).next();
            let label = first.map(|first| &site.editions[*first].dataset().header.edition);
            let label = label.map(|label| [&label.election, &label.contest].map(String::as_str));
            contests.push(escape(label.unwrap_or_default().join(" ").trim()));
        }
        let mut places = BTreeMap::new();
        for unit in 0..known.units.len() {
            for (column, _) in known.units.key(unit) {
                if !column.is_empty() && !places.contains_key(column) {
                    places.insert(column, escape(&words.place_column(column)?));
                }
            }
        }
        let mut kinds = BTreeMap::new();
        for note in site.input.notes {
            kinds.insert(note.kind, escape(&words.text(note.kind)?));
        }
        let mut classes = BTreeMap::new();
        for (class, sign) in [
            (Class::Error, "≠"),
            (Class::Warning, "?"),
            (Class::Information, "i"),
        ] {
            let word = class.word();
            let text = escape(&words.text(&format!("class-{word}"))?);
            let html = format!(
                "<span class=\"sign {word}\" aria-hidden=true>{sign}</span>\
                 <span class=hidden>{text}.</span> "
            );
            classes.insert(word, html);
        }
        Ok(Self {
            site,
            known,
            said: Said::of(site)?,
            frame: Shell::cut(&site.render(&address, BTreeMap::from([("main", main)]))?),
            origin: Shell::cut(&format!(
                "<a class=source href=\"../{}\">{origin}</a>",
                HOLES[2]
            )),
            titles,
            comparisons,
            lines,
            contests,
            places,
            kinds,
            classes,
        })
    }

    /// Everything that stands on all pages, for their common digest. What kinds of records,
    /// editions and comparisons are called is no part of it: they concern their units alone.
    pub(super) fn common(&self) -> impl Iterator<Item = &str> {
        let said = self.said.all().into_iter();
        let shells = self.frame.pieces().chain(self.origin.pieces());
        let lists = std::iter::once(&self.contests).chain(&self.lines);
        let lists = lists.flatten().map(String::as_str);
        let maps = self.places.iter().chain(&self.classes);
        let maps = maps.flat_map(|(key, text)| [*key, text.as_str()]);
        said.chain(shells).chain(lists).chain(maps)
    }

    /// What editions are called.
    pub(super) fn titles(&self) -> &[String] {
        &self.titles
    }

    /// What comparisons are called.
    pub(super) fn comparisons(&self) -> &[String] {
        &self.comparisons
    }

    /// The page of a unit, into `html`; `main` is room to work in.
    pub(super) fn page(
        &self,
        facts: &Facts<'_, 'a>,
        main: &mut String,
        html: &mut String,
    ) -> Result<(), SiteError> {
        main.clear();
        html.clear();
        let title = match self.has_results() {
            true => self.title(facts.unit),
            false => {
                let key = [("key", self.key(facts.unit).into())];
                escape(&self.site.catalogue.text("station", &key)?)
            }
        };
        let all = match self.has_results() {
            true => &self.said.all_units,
            false => &self.said.stations,
        };
        let _ = write!(
            main,
            "<div class=lede>\n<p class=crumb><a href=\"../units/index.html\">{all}</a></p>\n\
             <h1>{title}</h1>\n</div>\n",
        );
        self.neighbours(facts, main);
        if self.has_results() {
            self.found(facts, main)?;
            self.figures(facts, main);
            self.records(facts, main)?;
        } else {
            self.records(facts, main)?;
            self.found(facts, main)?;
        }
        let slug = self.known.units.slug(facts.unit);
        self.frame.fill(html, [slug, &title, main]);
        Ok(())
    }

    /// Whether anybody published results by unit: else a page begins with what records say.
    fn has_results(&self) -> bool {
        !self.known.editions.is_empty()
    }

    /// The texts of a unit's key as records write them: `65/9`.
    fn key(&self, unit: usize) -> String {
        let texts = self.known.units.key(unit).into_iter().map(|(_, text)| text);
        texts.collect::<Vec<_>>().join("/")
    }

    /// The places of a unit, each with its kind.
    fn title(&self, unit: usize) -> String {
        let mut title = String::new();
        for (column, text) in self.known.units.key(unit) {
            if text.is_empty() {
                continue;
            }
            match (title.is_empty(), self.places.get(column)) {
                (true, Some(name)) => title.push_str(name),
                (true, None) => title.push_str(&self.said.unit),
                (false, Some(name)) => {
                    let _ = write!(title, " · {name}");
                }
                (false, None) => title.push_str(" ·"),
            }
            let _ = write!(title, " {}", escape(text));
        }
        title
    }

    fn neighbours(&self, facts: &Facts<'_, 'a>, main: &mut String) {
        let _ = writeln!(
            main,
            "<nav class=pager aria-label=\"{}\">\n<ul>",
            match self.has_results() {
                true => &self.said.neighbours,
                false => &self.said.station_neighbours,
            }
        );
        let link = |unit: usize, relation: &str, before: &str, after: &str| {
            let units = self.known.units;
            let texts = units.key(unit).into_iter().map(|(_, text)| text);
            let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
            let name = match self.has_results() {
                true => texts.join(" · "),
                false => self.key(unit),
            };
            format!(
                "<li><a rel={relation} href=\"{}.html\">{before}{}{after}</a></li>\n",
                units.slug(unit),
                escape(&name)
            )
        };
        // Back is where reading begins.
        let (back, on) = match direction(self.site.catalogue.locale().tag) {
            "rtl" => ("→ ", " ←"),
            _ => ("← ", " →"),
        };
        main.extend(facts.previous.map(|unit| link(unit, "prev", back, "")));
        main.extend(facts.next.map(|unit| link(unit, "next", "", on)));
        main.push_str("</ul>\n</nav>\n");
    }

    fn found(&self, facts: &Facts<'_, 'a>, main: &mut String) -> Result<(), SiteError> {
        let said = &self.said;
        let (heading, none) = match self.has_results() {
            true => (&said.found, &said.found_none),
            false => (&said.station_found, &said.station_found_none),
        };
        let _ = writeln!(main, "<section>\n<h2>{heading}</h2>");
        if facts.found.is_empty() {
            let _ = writeln!(
                main,
                "<p>{none} <a href=\"../ran.html\">{}</a></p>\n</section>",
                said.more_ran
            );
            return Ok(());
        }
        main.push_str("<ul class=findings>\n");
        for on_unit in facts.found {
            let (href, sentence) = self.known.sentence(self.site, on_unit)?;
            let (code, class, whence) = match on_unit {
                OnUnit::Edition(edition, finding, hit) => {
                    let code = self.known.editions[*edition].findings[*finding].code;
                    (code, hit.class, &self.titles[*edition])
                }
                OnUnit::Comparison(comparison, _, ran, found) => {
                    (ran.code, found.class, &self.comparisons[*comparison])
                }
            };
            let _ = writeln!(
                main,
                "<li>{}<a href=\"../{}\">{}</a> <span class=muted>{code} · {whence}</span></li>",
                self.classes[class.word()],
                escape(&href),
                escape(&sentence)
            );
        }
        let _ = write!(
            main,
            "</ul>\n<aside class=flag aria-labelledby=flag>\n<h2 id=flag>{}</h2>\n<p>{}</p>\n\
             </aside>\n</section>\n",
            said.flag_title, said.flag_text
        );
        Ok(())
    }

    fn figures(&self, facts: &Facts<'_, 'a>, main: &mut String) {
        let said = &self.said;
        let _ = writeln!(main, "<section>\n<h2>{}</h2>", said.figures);
        if facts.tables.is_empty() {
            let _ = writeln!(main, "<p class=missing>{}</p>", said.no_edition);
        }
        let mut in_copies = false;
        for table in &facts.tables {
            if table.is_copies && !in_copies {
                in_copies = true;
                let _ = writeln!(main, "</section>\n<section>\n<h2>{}</h2>", said.copies);
            }
            self.table(table, main);
        }
        if !facts.absent.is_empty() {
            let titles = facts.absent.iter().map(|edition| &*self.titles[*edition]);
            let titles = titles.collect::<Vec<_>>().join("; ");
            let _ = writeln!(main, "<p class=muted>{} {titles}</p>", said.absent);
        }
        main.push_str("</section>\n");
    }

    fn table(&self, table: &Table, main: &mut String) {
        let said = &self.said;
        let caption = if table.is_copies {
            &said.copies_caption
        } else {
            &said.figures_caption
        };
        let contest = match &*self.contests[table.contest] {
            contest if self.contests.len() > 1 && !contest.is_empty() => format!("{contest}: "),
            _ => String::new(),
        };
        let _ = write!(
            main,
            "<div class=\"scroll figures\" role=region aria-label=\"{contest}{caption}\" \
             tabindex=0>\n<table>\n<caption><span>{contest}{caption}</span></caption>\n\
             <thead><tr><th scope=col>{}</th>",
            said.line
        );
        for column in &table.columns {
            let title = &self.titles[column.place.edition];
            let _ = write!(main, "<th scope=col class=n>{title} ");
            self.origin_of(column.place, main);
            main.push_str("</th>");
        }
        main.push_str("</tr></thead>\n<tbody>\n");
        let editions: Vec<usize> = table.columns.iter().map(|one| one.place.edition).collect();
        let lines = self.known.contests[table.contest].lines.iter();
        for (line, heading) in lines.zip(&self.lines[table.contest]) {
            if !line.is_in(&editions) {
                continue;
            }
            let _ = write!(main, "<tr><th scope=row>{heading}</th>");
            let cell = |place: Place| line.cell(self.known.editions, place.edition, place.row);
            for column in &table.columns {
                let with = column.with.map(|with| cell(table.columns[with].place));
                self.cell(cell(column.place), with, main);
            }
            main.push_str("</tr>\n");
        }
        main.push_str("</tbody>\n</table>\n</div>\n");
    }

    /// Where a row stands.
    fn origin_of(&self, place: Place, main: &mut String) {
        let edition = &self.known.editions[place.edition];
        let (file, line) = edition.dataset().origin(place.row);
        let address = edition.unit_address(place.row);
        self.origin
            .fill(main, [&escape(file), &line.to_string(), &address]);
    }

    /// A figure, and how it differs from another.
    fn cell(&self, cell: Cell<'_>, with: Option<Cell<'_>>, main: &mut String) {
        let catalogue = self.site.catalogue;
        let _ = match cell {
            Cell::Missing => write!(main, "<td>–"),
            Cell::Text(text) => write!(main, "<td class=t>{}", escape(text)),
            Cell::Count(count) if count < 0 => {
                write!(
                    main,
                    "<td><bdi dir=ltr>{}</bdi>",
                    catalogue.number(count.into())
                )
            }
            Cell::Count(count) => write!(main, "<td>{}", catalogue.number(count.into())),
            Cell::Share(part, whole) => write!(main, "<td>{}", share(catalogue, part, whole)),
        };
        match (cell, with) {
            (Cell::Count(count), Some(Cell::Count(former))) if count != former => {
                let change = i128::from(count) - i128::from(former);
                let sign = if change > 0 { "+" } else { "−" };
                let size = catalogue.number(change.abs());
                let _ = write!(main, " <bdi dir=ltr class=change>({sign}{size})</bdi>");
            }
            (Cell::Missing, _) | (_, None | Some(Cell::Missing)) => {}
            (cell, Some(former)) if cell != former => main.push_str(" <span class=change>≠</span>"),
            _ => {}
        }
        main.push_str("</td>");
    }

    fn records(&self, facts: &Facts<'_, 'a>, main: &mut String) -> Result<(), SiteError> {
        if facts.notes.is_empty() {
            return Ok(());
        }
        let heading = match self.has_results() {
            true => &self.said.records,
            false => &self.said.station_records,
        };
        let _ = writeln!(main, "<section>\n<h2>{heading}</h2>");
        for note in &facts.notes {
            self.record(note, main)?;
        }
        main.push_str("</section>\n");
        Ok(())
    }

    /// A record as a card: what it says, how far it is established, what belongs to it, sources.
    fn record(&self, note: &UnitNote, main: &mut String) -> Result<(), SiteError> {
        let text = |key: &str| self.site.words().text(key).map(|text| escape(&text));
        let when = note.when.as_ref();
        let when = when.map(|when| self.site.moments().happened(when));
        let when = when
            .transpose()?
            .map(|when| format!(" · {}", escape(&when)));
        let _ = write!(
            main,
            "<article class=card>\n<p class=kicker>{}{}</p>\n<h3><a href=\"../{}\"{}</a></h3>\n",
            self.kinds[note.kind],
            when.unwrap_or_default(),
            escape(&note.href),
            match own(&note.text, self.site.catalogue.locale().tag) {
                Some((lang, text)) => format!("{}>{}", language(lang), escape(text)),
                None => format!(">{}", escape(&note.href)),
            }
        );
        let standing = note.standing.as_ref();
        let standing = standing.map(|(word, key)| (*word, key));
        let chips = standing.into_iter();
        let chips: Vec<_> = chips
            .chain(note.outcome.iter().map(|key| ("outcome", key)))
            .collect();
        if !chips.is_empty() {
            main.push_str("<ul class=chips>");
            for (word, key) in chips {
                let _ = write!(
                    main,
                    "<li><span class=\"chip {word}\">{}</span></li>",
                    text(key)?
                );
            }
            main.push_str("</ul>\n");
        }
        if !note.details.is_empty() {
            main.push_str("<dl class=facts>\n");
            for detail in &note.details {
                let _ = write!(main, "<dt>{}</dt><dd>", text(detail.label)?);
                if let Some(key) = &detail.said {
                    let _ = write!(main, "<p>{}</p>", text(key)?);
                }
                if let Some((lang, said)) = own(&detail.text, self.site.catalogue.locale().tag) {
                    let _ = write!(main, "<p{}>{}</p>", language(lang), escape(said));
                }
                main.push_str("</dd>\n");
            }
            main.push_str("</dl>\n");
        }
        self.sources(note, main);
        main.push_str("</article>\n");
        Ok(())
    }

    fn sources(&self, note: &UnitNote, main: &mut String) {
        if note.sources.is_empty() {
            return;
        }
        let said = &self.said;
        let _ = write!(
            main,
            "<p class=label>{}</p>\n<ul class=where>\n",
            said.sources
        );
        for (what, href) in &note.sources {
            let what = escape(what);
            let _ = match href {
                Some(href) => writeln!(
                    main,
                    "<li><a href=\"{}\" rel=noreferrer>{what}</a></li>",
                    escape(href)
                ),
                None => writeln!(
                    main,
                    "<li>{what} <span class=missing>{}</span></li>",
                    said.no_address
                ),
            };
        }
        main.push_str("</ul>\n");
    }
}

/// A text in the reader's language, else in the first that is there: then with that language.
fn own<'t>(texts: &'t BTreeMap<String, String>, tag: &str) -> Option<(Option<&'t str>, &'t str)> {
    match texts.get(tag) {
        Some(text) => Some((None, text)),
        None => {
            let (lang, text) = texts.first_key_value()?;
            Some((Some(lang), text))
        }
    }
}

/// The attribute for a text that is in another language than the page.
fn language(lang: Option<&str>) -> String {
    lang.map(|lang| format!(" lang=\"{}\"", escape(lang)))
        .unwrap_or_default()
}

fn share(catalogue: &Catalogue, part: i128, whole: i128) -> String {
    let share = catalogue.percent(part, whole, 2);
    share.unwrap_or_else(|| "–".to_owned())
}

/// The heading of a line, with its number on the form.
fn heading(site: &Site<'_>, name: Name<'_>) -> Result<String, TextError> {
    let words = site.words();
    Ok(match name {
        Name::Place(column) => escape(&words.place_column(column)?),
        Name::Choice(column) => escape(&plain_name(column)),
        Name::Turnout(base, form) => {
            let base = form.bases.iter().find(|other| other.id == base);
            let base = base.map(|base| words.base(form, base)).transpose()?;
            let base = [("base", base.unwrap_or_default().into())];
            escape(&site.catalogue.text("axis-turnout", &base)?)
        }
        Name::Item(id, form) => {
            let label = escape(&words.item(form, id));
            match form.item(id).and_then(|item| item.line.as_ref()) {
                None => label,
                Some(line) => {
                    let line = [("line", line.as_str().into())];
                    let line = escape(&site.catalogue.text("unit-form-line", &line)?);
                    format!("{label} <span class=muted>{line}</span>")
                }
            }
        }
    })
}
