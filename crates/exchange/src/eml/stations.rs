//! EML 110: the polling stations of an election and how many voters each has.

use std::borrow::Cow;

use super::{authority, chosen, label};
use crate::{
    account::Format,
    described::{Column, Described, Row, refuse_unreadable},
    document::xml::Element,
    error::Located,
    table::tidy,
};

const MUNICIPALITY: usize = 0;
const STATION: usize = 1;
const NAME: usize = 2;
const POSTAL_CODE: usize = 3;
const ELECTORATE: usize = 4;

pub(super) fn rows<'d>(
    root: Element<'d>,
    event: Element<'d>,
    wanted: &str,
) -> Result<Described<'d>, Located> {
    let elections = event.all("Election");
    let contests = elections.flat_map(|election| {
        let contests = election.all("Contest");
        contests
            .map(move |contest| (election, contest))
            .collect::<Vec<_>>()
    });
    let (election, contest) = chosen(&contests.collect::<Vec<_>>(), event, wanted)?;
    let columns = vec![
        Column::key("municipality"),
        Column::key("station"),
        Column::place("station_name"),
        Column::place("postal_code"),
        Column::item(&["electorate", "registered"]),
    ];
    let unit = contest.find(&["ReportingUnit", "ReportingUnitIdentifier"]);
    let unit = unit.and_then(|unit| unit.attribute("Id"));
    let municipality = tidy(unit.unwrap_or_else(|| authority(root)));
    let mut rows = Vec::new();
    if let Some(most) = contest.get("MaxVotes") {
        let refuse = refuse_unreadable(&columns[ELECTORATE], most.text(), most.line());
        refuse.map_err(|located| located.called("MaxVotes"))?;
        rows.push(Row {
            line: most.line(),
            is_sum: true,
            cells: vec![
                (MUNICIPALITY, Cow::Owned(municipality.clone())),
                (ELECTORATE, Cow::Borrowed(most.text())),
            ],
        });
    }
    for place in contest.all("PollingPlace") {
        rows.push(station(place, &municipality)?);
    }
    Ok(Described {
        format: Format::Eml,
        columns,
        rows,
        edition: label(election, contest),
        simulated: false,
        choices_complete: false,
    })
}

fn station<'d>(place: Element<'d>, municipality: &str) -> Result<Row<'d>, Located> {
    let Some(station) = place.find(&["PhysicalLocation", "PollingStation"]) else {
        let reason = "a polling place without a polling station".to_owned();
        return Err(super::document(place, reason));
    };
    let id = tidy(station.attribute("Id").unwrap_or_default());
    let mut cells = vec![
        (MUNICIPALITY, Cow::Owned(municipality.to_owned())),
        (STATION, Cow::Owned(id)),
    ];
    // The names of addresses have a namespace of their own.
    let locality = place.find(&["PhysicalLocation", "Address", "Locality"]);
    for inner in locality.into_iter().flat_map(Element::inside) {
        match inner.name() {
            "LocalityName" => cells.push((NAME, Cow::Owned(tidy(inner.text())))),
            "PostalCode" => {
                let mut numbers = inner
                    .inside()
                    .filter(|inner| inner.name() == "PostalCodeNumber");
                if let Some(number) = numbers.next() {
                    cells.push((POSTAL_CODE, Cow::Owned(tidy(number.text()))));
                }
            }
            _ => {}
        }
    }
    cells.push((ELECTORATE, Cow::Borrowed(station.text())));
    cells.sort_by_key(|(column, _)| *column);
    cells.dedup_by_key(|(column, _)| *column);
    Ok(Row {
        line: place.line(),
        is_sum: false,
        cells,
    })
}
