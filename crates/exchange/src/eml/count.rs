//! EML 510: votes by reporting unit, and what the sheet says about voters and ballots.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
};

use election::dataset::Reading;

use super::{authority, chosen, document, is_dutch, label};
use crate::{
    account::Format,
    described::{Column, Described, Role, Row, refuse_unreadable},
    document::xml::Element,
    error::{Fault, Located, shortened as shown},
    figures::Figures,
    table::tidy,
};

/// Items by what a document calls them: the element, the reason code, and the items of which the
/// first that a form has is meant.
const ITEMS: &[(&str, &str, &[&str])] = &[
    ("TotalCounted", "", &["candidate_votes", "valid"]),
    ("RejectedVotes", "", &["invalid"]),
    ("RejectedVotes", "ongeldig", &["invalid"]),
    ("RejectedVotes", "invalid", &["invalid"]),
    ("RejectedVotes", "blanco", &["blank"]),
    ("RejectedVotes", "blank", &["blank"]),
    ("UncountedVotes", "geldige stempassen", &["poll_cards"]),
    ("UncountedVotes", "geldige volmachtbewijzen", &["proxies"]),
    ("UncountedVotes", "geldige kiezerspassen", &["voter_cards"]),
    (
        "UncountedVotes",
        "toegelaten kiezers",
        &["admitted_voters", "signatures"],
    ),
    (
        "UncountedVotes",
        "meer getelde stembiljetten",
        &["more_counted"],
    ),
    (
        "UncountedVotes",
        "minder getelde stembiljetten",
        &["fewer_counted"],
    ),
    (
        "UncountedVotes",
        "meegenomen stembiljetten",
        &["ballots_not_returned"],
    ),
    (
        "UncountedVotes",
        "te weinig uitgereikte stembiljetten",
        &["too_few_issued"],
    ),
    (
        "UncountedVotes",
        "te veel uitgereikte stembiljetten",
        &["too_many_issued"],
    ),
    ("UncountedVotes", "geen verklaring", &["no_explanation"]),
    (
        "UncountedVotes",
        "andere verklaring",
        &["other_explanation"],
    ),
];

/// `Cast` of the Dutch form and of the original.
const DUTCH_CAST: &[&str] = &["electorate", "registered"];
const CAST: &[&str] = &["ballots_cast", "ballots"];

/// Most different items of a document.
const MAX_ITEMS: usize = 200;

pub(super) fn rows<'d>(
    root: Element<'d>,
    count: Element<'d>,
    wanted: &str,
) -> Result<Described<'d>, Located> {
    let contests = count.all("Election").flat_map(|election| {
        let groups = election.all("Contests");
        let contests = groups.flat_map(|group| group.all("Contest"));
        contests
            .map(move |contest| (election, contest))
            .collect::<Vec<_>>()
    });
    let (election, contest) = chosen(&contests.collect::<Vec<_>>(), count, wanted)?;
    let mut votes = Votes::default();
    let dutch = is_dutch(root);
    let total = contest.get("TotalVotes");
    let total = total.map(|total| votes.block(total, dutch)).transpose()?;
    let mut blocks = Vec::new();
    for unit in contest.all("ReportingUnitVotes") {
        blocks.push(votes.block(unit, dutch)?);
    }
    let total = match total {
        // A count of one unit states its total only.
        Some(total) if blocks.is_empty() => {
            blocks.push(total);
            None
        }
        total => total,
    };
    votes.lists_hold(blocks.iter().chain(&total))?;
    let table = Table::of(root, &votes, &blocks);
    let mut rows = Vec::new();
    if let Some(total) = &total {
        rows.push(table.sum(total)?);
    }
    for block in &blocks {
        rows.push(table.unit(block));
    }
    Ok(Described {
        format: Format::Eml,
        columns: table.columns,
        rows,
        edition: label(election, contest),
        simulated: false,
        choices_complete: true,
    })
}

/// What was met in all blocks of a contest.
#[derive(Default)]
struct Votes {
    /// Columns of items by element and reason code.
    items: BTreeMap<(usize, String), usize>,
    item_columns: Vec<Column>,
    /// Choices in order of appearance.
    choices: Vec<String>,
    by_choice: HashMap<String, usize>,
    /// Lists that have candidates somewhere.
    with_candidates: BTreeSet<String>,
}

/// A block of votes: of a unit, or of all.
struct Block<'d> {
    element: Element<'d>,
    items: Vec<(usize, &'d str)>,
    /// By choice.
    choices: Vec<(usize, &'d str)>,
    lists: Vec<ListVotes<'d>>,
    /// By list, the sum of its candidates; nothing where one is no number.
    candidates: HashMap<String, Option<i64>>,
}

struct ListVotes<'d> {
    list: String,
    line: u64,
    stated: &'d str,
}

impl Votes {
    fn block<'d>(&mut self, element: Element<'d>, dutch: bool) -> Result<Block<'d>, Located> {
        let mut block = Block {
            element,
            items: Vec::new(),
            choices: Vec::new(),
            lists: Vec::new(),
            candidates: HashMap::new(),
        };
        for inner in element.inside() {
            match inner.name() {
                "Selection" => self.selection(inner, &mut block)?,
                "Cast" | "TotalCounted" | "RejectedVotes" | "UncountedVotes" => {
                    let column = self.item(inner, dutch)?;
                    if block.items.iter().any(|(other, _)| *other == column) {
                        let item = &self.item_columns[column].heading;
                        let reason = format!("{item} stands twice in one unit");
                        return Err(document(inner, reason));
                    }
                    block.items.push((column, inner.text()));
                }
                _ => {}
            }
        }
        let mut seen = BTreeSet::new();
        if let Some((choice, _)) = block
            .choices
            .iter()
            .find(|(choice, _)| !seen.insert(*choice))
        {
            let choice = &self.choices[*choice];
            let reason = format!("{choice:?} stands twice in one unit");
            return Err(document(element, reason));
        }
        Ok(block)
    }

    fn item(&mut self, element: Element<'_>, dutch: bool) -> Result<usize, Located> {
        let name = element.name();
        let code = tidy(element.attribute("ReasonCode").unwrap_or_default());
        let kind = ["Cast", "TotalCounted", "RejectedVotes", "UncountedVotes"];
        let kind = kind
            .iter()
            .position(|kind| *kind == name)
            .unwrap_or_default();
        let key = (kind, code);
        if let Some(column) = self.items.get(&key) {
            return Ok(*column);
        }
        let code = &key.1;
        let known = ITEMS
            .iter()
            .find(|(element, known, _)| *element == name && known == code);
        let column = match (name, known) {
            ("Cast", _) => Column::item(if dutch { DUTCH_CAST } else { CAST }),
            (_, Some((.., items))) => Column::item(items),
            // No item of any form: it stays a column of this name, and is ignored by name.
            (_, None) => Column {
                heading: format!("{name} {code}").trim().to_owned(),
                role: Role::Item(Vec::new()),
            },
        };
        if self.item_columns.len() >= MAX_ITEMS {
            let reason = format!("more than {MAX_ITEMS} different reason codes");
            return Err(document(element, reason));
        }
        self.items.insert(key, self.item_columns.len());
        self.item_columns.push(column);
        Ok(self.item_columns.len() - 1)
    }

    fn selection<'d>(
        &mut self,
        selection: Element<'d>,
        block: &mut Block<'d>,
    ) -> Result<(), Located> {
        let votes = selection.get("ValidVotes").map_or("", Element::text);
        let name = if let Some(candidate) = selection.get("Candidate") {
            let own = candidate
                .find(&["Affiliation", "AffiliationIdentifier"])
                .map(id);
            // The Dutch form puts candidates behind their list.
            let list = own.or_else(|| block.lists.last().map(|list| list.list.clone()));
            let candidate = candidate
                .get("CandidateIdentifier")
                .map(id)
                .unwrap_or_default();
            match list {
                None => candidate,
                Some(list) => {
                    self.with_candidates.insert(list.clone());
                    add(
                        block.candidates.entry(list.clone()).or_insert(Some(0)),
                        votes,
                    );
                    format!("{list}/{candidate}")
                }
            }
        } else if let Some(option) = selection.get("ReferendumOptionIdentifier") {
            let text = tidy(option.text());
            if text.is_empty() { id(option) } else { text }
        } else {
            let affiliation = selection.get("AffiliationIdentifier");
            let affiliation =
                affiliation.or_else(|| selection.find(&["Affiliation", "AffiliationIdentifier"]));
            let Some(affiliation) = affiliation else {
                let reason = "a selection of neither a list, a candidate nor an option".to_owned();
                return Err(document(selection, reason));
            };
            block.lists.push(ListVotes {
                list: id(affiliation),
                line: selection.line(),
                stated: votes,
            });
            return Ok(());
        };
        if name.is_empty() {
            return Err(document(
                selection,
                "a selection without an identifier".to_owned(),
            ));
        }
        let choice = self.choice(name);
        block.choices.push((choice, votes));
        Ok(())
    }

    fn choice(&mut self, name: String) -> usize {
        *self.by_choice.entry(name).or_insert_with_key(|name| {
            self.choices.push(name.clone());
            self.choices.len() - 1
        })
    }

    /// What a list states is what its candidates have; a list without candidates is a choice.
    fn lists_hold<'b, 'd: 'b>(
        &mut self,
        blocks: impl Iterator<Item = &'b Block<'d>>,
    ) -> Result<(), Located> {
        let mut as_choices = BTreeSet::new();
        for block in blocks {
            let mut seen = BTreeSet::new();
            for list in &block.lists {
                if !seen.insert(&list.list) {
                    let reason = format!("list {:?} stands twice in one unit", list.list);
                    return Err(Located::line(list.line, Fault::Document { reason }));
                }
                if !self.with_candidates.contains(&list.list) {
                    if as_choices.insert(&list.list) && self.by_choice.contains_key(&list.list) {
                        let reason =
                            format!("a list and a candidate are both called {:?}", list.list);
                        return Err(Located::line(list.line, Fault::Document { reason }));
                    }
                    self.choice(list.list.clone());
                    continue;
                }
                let candidates = block.candidates.get(&list.list).copied().unwrap_or(Some(0));
                let stated = Figures::default().read(list.stated);
                let holds = match (stated, candidates) {
                    (Reading::Whole(stated), Some(candidates)) => stated == candidates,
                    (Reading::Unreadable(_), _) => false,
                    // Not stated, or a candidate's figure is no number, which a rule objects to.
                    _ => true,
                };
                if !holds {
                    let fault = Fault::ListTotal {
                        list: list.list.clone(),
                        unit: block.unit_id(),
                        stated: shown(list.stated),
                        candidates: candidates.unwrap_or_default(),
                    };
                    return Err(Located::line(list.line, fault));
                }
            }
        }
        Ok(())
    }
}

/// Adds the votes of a candidate to those of a list.
fn add(sum: &mut Option<i64>, votes: &str) {
    *sum = match Figures::default().read(votes) {
        Reading::Whole(votes) => sum.and_then(|sum| sum.checked_add(votes)),
        Reading::Missing => *sum,
        Reading::Unreadable(_) => None,
    };
}

impl Block<'_> {
    fn unit_id(&self) -> String {
        let unit = self.element.get("ReportingUnitIdentifier").map(id);
        unit.unwrap_or_else(|| "the total".to_owned())
    }
}

fn id(element: Element<'_>) -> String {
    tidy(element.attribute("Id").unwrap_or_default())
}

/// Where the cells of a block go.
struct Table<'v> {
    votes: &'v Votes,
    columns: Vec<Column>,
    /// Whether there is a place for the municipality and one for the station.
    levels: [bool; 2],
    authority: String,
    /// The municipality of all units, if they have one in common.
    common: Option<String>,
    first_item: usize,
    first_choice: usize,
}

impl<'v> Table<'v> {
    fn of(root: Element<'_>, votes: &'v Votes, blocks: &[Block<'_>]) -> Self {
        let kind = root.attribute("Id").unwrap_or_default();
        // Counts of a district or of all have municipalities as their units.
        let of_municipalities = kind.ends_with(['c', 'd']);
        let divided = blocks.iter().any(|block| block.unit_id().contains("::"));
        let levels = [
            of_municipalities || divided || is_dutch(root),
            divided || !of_municipalities,
        ];
        let mut columns = Vec::new();
        let places = [("municipality", levels[0]), ("station", levels[1])];
        for (place, _) in places.iter().filter(|(_, there)| *there) {
            columns.push(Column::key(place));
        }
        let name = if levels[1] {
            "station_name"
        } else {
            "municipality_name"
        };
        columns.push(Column::place(name));
        let first_item = columns.len();
        columns.extend(votes.item_columns.iter().map(|column| Column {
            heading: column.heading.clone(),
            role: match &column.role {
                Role::Item(items) => Role::Item(items.clone()),
                _ => Role::Place,
            },
        }));
        let first_choice = columns.len();
        columns.extend(votes.choices.iter().cloned().map(Column::choice));
        let mut table = Self {
            votes,
            columns,
            levels,
            authority: authority(root).to_owned(),
            common: None,
            first_item,
            first_choice,
        };
        let mut municipalities = blocks.iter().map(|block| table.key(block).0);
        let first = municipalities.next();
        let one = levels[1] && municipalities.all(|other| Some(&other) == first.as_ref());
        table.common = first.filter(|_| one);
        table
    }

    /// Municipality and station of a block: `0668::SB1` is station 1 of 0668.
    fn key(&self, block: &Block<'_>) -> (String, String) {
        let identifier = block.element.get("ReportingUnitIdentifier");
        let Some(unit) = identifier.map(id) else {
            return (self.authority.clone(), String::new());
        };
        match unit.split_once("::") {
            Some((municipality, station)) => {
                (municipality.to_owned(), station_number(station).to_owned())
            }
            None if self.levels == [true, false] => (unit, String::new()),
            None => (self.authority.clone(), station_number(&unit).to_owned()),
        }
    }

    fn unit<'d>(&self, block: &Block<'d>) -> Row<'d> {
        let (municipality, station) = self.key(block);
        let name = block
            .element
            .get("ReportingUnitIdentifier")
            .map_or("", Element::text);
        let mut cells = self.places(municipality, station);
        cells.push((self.first_item - 1, Cow::Owned(tidy(name))));
        self.figures(block, &mut cells);
        Row {
            line: block.element.line(),
            is_sum: false,
            cells,
        }
    }

    fn sum<'d>(&self, total: &Block<'d>) -> Result<Row<'d>, Located> {
        let mut cells = Vec::new();
        if let Some(municipality) = &self.common {
            cells = self.places(municipality.clone(), String::new());
        }
        self.figures(total, &mut cells);
        let line = total.element.line();
        for (column, figure) in &cells {
            refuse_unreadable(&self.columns[*column], figure, line)?;
        }
        Ok(Row {
            line,
            is_sum: true,
            cells,
        })
    }

    fn places<'d>(&self, municipality: String, station: String) -> Vec<(usize, Cow<'d, str>)> {
        let places = [municipality, station].into_iter().zip(self.levels);
        let places = places.filter(|(_, there)| *there);
        let cells = places.enumerate();
        cells
            .map(|(column, (place, _))| (column, Cow::Owned(place)))
            .collect()
    }

    fn figures<'d>(&self, block: &Block<'d>, cells: &mut Vec<(usize, Cow<'d, str>)>) {
        let items = block.items.iter();
        cells.extend(items.map(|(item, figure)| (self.first_item + item, Cow::Borrowed(*figure))));
        let choices = block.choices.iter();
        cells.extend(
            choices.map(|(choice, figure)| (self.first_choice + choice, Cow::Borrowed(*figure))),
        );
        for list in &block.lists {
            if !self.votes.with_candidates.contains(&list.list)
                && let Some(choice) = self.votes.by_choice.get(&list.list)
            {
                cells.push((self.first_choice + choice, Cow::Borrowed(list.stated)));
            }
        }
        cells.sort_by_key(|(column, _)| *column);
    }
}

/// The number of a station without the letters of the Dutch form in front of it.
fn station_number(station: &str) -> &str {
    let number = station.strip_prefix("SB").unwrap_or(station);
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { number } else { station }
}
