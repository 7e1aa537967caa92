//! Maps of the newest official edition, where the case has shapes of its places.
//!
//! What is drawn is added up over the units of a place, as many as publish what is needed. A
//! place of the results without a shape stands in the table and is named under the map; a shape
//! that no place has is hatched and named too.

use std::{collections::BTreeSet, sync::Arc};

use election::codes::Class;
use mission::geometry::{Geometry, Places};
use serde::Serialize;

use super::{
    edition::Edition,
    input::SiteError,
    output::Output,
    page::{FigureView, Site, web},
    slug::slug,
};
use crate::{
    figure::{
        Column, Context, Kind, Land,
        choropleth::{self, Place, Subject},
    },
    text::TextError,
    words::plain_name,
};

/// Maps of one level, ready for a template.
#[derive(Serialize)]
pub(super) struct MapsView {
    figures: Vec<FigureView>,
    source: String,
    /// Address of the source, if it is one of the web.
    href: Option<String>,
    licence: String,
    /// The file of shapes, below `data/`.
    file: String,
    sha256: String,
}

/// The file of shapes below `data/`.
pub(super) fn file(geometry: &Geometry) -> String {
    format!(
        "geometry/{}/{}",
        slug(&[&geometry.level], &[]),
        geometry.file
    )
}

/// Writes the files of shapes as they were received.
pub(super) fn data(shapes: &[Geometry], out: &Output) -> Result<(), SiteError> {
    for geometry in shapes {
        out.file(&format!("data/{}", file(geometry)), &geometry.bytes)?;
    }
    Ok(())
}

/// Draws and writes the maps of an edition; none unless it is the newest official one.
pub(super) fn write(
    site: &Site<'_>,
    edition: &Edition<'_>,
    context: &Context<'_>,
    out: &Output,
) -> Result<Vec<MapsView>, SiteError> {
    let is_newest = site
        .newest()
        .is_some_and(|newest| newest.number == edition.number);
    let mut views = Vec::new();
    if !is_newest || edition.input.are_copies {
        return Ok(views);
    }
    for geometry in site.input.shapes {
        let Some(level) = Level::of(site, edition, geometry)? else {
            continue;
        };
        let of = format!("{}-{}", edition.number, slug(&[&geometry.level], &[]));
        let mut figures = Vec::new();
        for (subject, places) in level.maps()? {
            let figure = choropleth::figure(context, &level.land, subject, &places)?;
            figures.push(site.named_figure(out, &of, &figure)?);
        }
        if figures.is_empty() {
            continue;
        }
        views.push(MapsView {
            figures,
            source: geometry.source.clone(),
            href: web(Some(&geometry.source)),
            licence: geometry.licence.clone(),
            file: file(geometry),
            sha256: geometry.sha256.to_string(),
        });
    }
    Ok(views)
}

/// The places of one level with their shapes.
struct Level<'a> {
    site: &'a Site<'a>,
    edition: &'a Edition<'a>,
    geometry: &'a Geometry,
    places: Places,
    /// Names of the places, then of shapes that no place has.
    names: Vec<Vec<String>>,
    land: Arc<Land>,
    note: String,
}

/// What is added up over the units of a place.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    part: i128,
    whole: i128,
    units: i128,
    left_out: i128,
}

impl Sums {
    fn add(&mut self, figures: Option<(i128, i128)>) {
        self.units += 1;
        match figures {
            Some((part, whole)) => {
                self.part += part;
                self.whole += whole;
            }
            None => self.left_out += 1,
        }
    }

    fn share(&self) -> Option<(i128, i128)> {
        (self.whole > 0).then_some((self.part, self.whole))
    }

    /// What it was added up from: nothing if no unit published it.
    fn figures(&self) -> [Option<i128>; 4] {
        let any = self.units > self.left_out;
        let [part, whole] = [self.part, self.whole].map(|sum| any.then_some(sum));
        [whole, part, Some(self.units), Some(self.left_out)]
    }
}

impl<'a> Level<'a> {
    /// The level of an edition; `None` where the edition has no place with a shape.
    fn of(
        site: &'a Site<'a>,
        edition: &'a Edition<'a>,
        geometry: &'a Geometry,
    ) -> Result<Option<Self>, TextError> {
        let Some(places) = geometry.places(edition.dataset()) else {
            return Ok(None);
        };
        let matched = geometry.matched(&places);
        if matched.drawn == 0 {
            return Ok(None);
        }
        let mut names = places.names.clone();
        names.extend(matched.without_place.iter().cloned());
        let shapes: Vec<&[_]> = names
            .iter()
            .map(|name| geometry.shapes.get(name).map_or(&[][..], Vec::as_slice))
            .collect();
        let land = Arc::new(Land::of(&shapes));
        let catalogue = site.catalogue;
        let mut note = catalogue.text(
            "map-shapes",
            &[
                ("source", (&*geometry.source).into()),
                ("digest", geometry.sha256.short().to_string().into()),
                ("licence", (&*geometry.licence).into()),
            ],
        )?;
        for (key, missing) in [
            ("map-without-shape", &matched.without_shape),
            ("map-without-place", &matched.without_place),
        ] {
            if missing.is_empty() {
                continue;
            }
            let args = [
                ("count", missing.len().into()),
                ("places", listed(missing).into()),
            ];
            note = format!("{note} {}", catalogue.text(key, &args)?);
        }
        Ok(Some(Self {
            site,
            edition,
            geometry,
            places,
            names,
            land,
            note,
        }))
    }

    /// The maps that the edition has figures for.
    fn maps(&self) -> Result<Vec<(Subject, Vec<Place>)>, TextError> {
        let maps = [
            self.turnout()?,
            self.leader()?,
            self.findings()?,
            self.change()?,
        ];
        Ok(maps.into_iter().flatten().collect())
    }

    fn turnout(&self) -> Result<Option<(Subject, Vec<Place>)>, TextError> {
        let Some(base) = self.edition.turnout_base(self.site.words())? else {
            return Ok(None);
        };
        let sums = self.sums(&self.places, |row| self.edition.turnout(row));
        let columns = [
            ("registered", base.clone()),
            ("voters", self.text("map-voters")?),
            ("units", self.text("axis-units")?),
            ("units_left_out", self.text("map-left-out")?),
        ];
        let heading = self.with("axis-turnout", "base", &base)?;
        let subject = Subject {
            name: "map-turnout",
            kind: Kind::Share,
            title: self.text("map-turnout-title")?,
            heading,
            key: "turnout_percent",
            columns: named(columns),
            note: self.note.clone(),
        };
        let places = self.shaded(&sums, |sums| (sums.share(), sums.figures().to_vec()));
        Ok(self.worth(subject, places))
    }

    fn leader(&self) -> Result<Option<(Subject, Vec<Place>)>, TextError> {
        let Some(leader) = self.edition.leader else {
            return Ok(None);
        };
        let leader = plain_name(&self.edition.dataset().header.choices[leader]);
        let sums = self.sums(&self.places, |row| self.edition.leader_share(row));
        let columns = [
            ("valid", self.text("share-base-valid")?),
            ("votes", self.text("axis-votes")?),
            ("units", self.text("axis-units")?),
            ("units_left_out", self.text("map-left-out")?),
        ];
        let subject = Subject {
            name: "map-leader",
            kind: Kind::Share,
            title: self.with("map-leader-title", "leader", &leader)?,
            heading: self.with("map-leader-heading", "leader", &leader)?,
            key: "share_percent",
            columns: named(columns),
            note: self.note.clone(),
        };
        let places = self.shaded(&sums, |sums| (sums.share(), sums.figures().to_vec()));
        Ok(self.worth(subject, places))
    }

    /// Units of which two published figures cannot both be true, among all units.
    fn findings(&self) -> Result<Option<(Subject, Vec<Place>)>, TextError> {
        let hit: BTreeSet<usize> = self.edition.rows_of(Class::Error).collect();
        let sums = self.sums(&self.places, |row| Some((hit.contains(&row).into(), 1)));
        let registered = self.sums(&self.places, |row| {
            let (_, base) = self.edition.turnout(row)?;
            Some((base, base))
        });
        let base = self.edition.turnout_base(self.site.words())?;
        let mut columns = vec![
            ("units", self.text("axis-units")?),
            ("units_with_finding", self.text("map-with-finding")?),
        ];
        columns.extend(base.clone().map(|base| ("registered", base)));
        let subject = Subject {
            name: "map-findings",
            kind: Kind::Count,
            title: self.text("map-findings-title")?,
            heading: self.text("map-findings-heading")?,
            key: "units_with_finding_percent",
            columns: named(columns),
            note: self.note.clone(),
        };
        let mut places = self.shaded(&sums, |sums| {
            (sums.share(), vec![Some(sums.units), Some(sums.part)])
        });
        if base.is_some() {
            for (at, place) in places.iter_mut().enumerate() {
                let sums = registered.get(at).copied().unwrap_or_default();
                place.figures.push(sums.share().map(|(_, whole)| whole));
            }
        }
        Ok(self.worth(subject, places))
    }

    /// Turnout less that of the official edition before.
    fn change(&self) -> Result<Option<(Subject, Vec<Place>)>, TextError> {
        let earlier = self.site.editions[..self.edition.number - 1].iter();
        let Some(former) = earlier.rev().find(|one| !one.input.are_copies) else {
            return Ok(None);
        };
        let (Some(base), Some(former_places)) = (
            self.edition.turnout_base(self.site.words())?,
            self.geometry.places(former.dataset()),
        ) else {
            return Ok(None);
        };
        // Turnout on another base is no earlier state of this one.
        if former.turnout_base(self.site.words())?.as_ref() != Some(&base) {
            return Ok(None);
        }
        let now = self.sums(&self.places, |row| self.edition.turnout(row));
        let before = self.sums(&former_places, |row| former.turnout(row));
        let title = self.site.title(former)?;
        let subject = Subject {
            name: "map-change",
            kind: Kind::Change,
            title: self.with("map-change-title", "former", &title)?,
            heading: self.with("map-change-heading", "base", &base)?,
            key: "change_points",
            columns: named([
                ("registered", base),
                ("registered_before", self.text("map-registered-before")?),
                ("voters", self.text("map-voters")?),
                ("voters_before", self.text("map-voters-before")?),
            ]),
            note: self.note.clone(),
        };
        let mut places = Vec::new();
        for (at, name) in self.names.iter().enumerate() {
            let now = now.get(at).copied().unwrap_or_default();
            let former_at = former_places.names.iter().position(|other| other == name);
            let before = former_at.map_or_else(Sums::default, |at| before[at]);
            let share = now
                .share()
                .zip(before.share())
                .map(|(now, before)| (now.0 * before.1 - before.0 * now.1, now.1 * before.1));
            let figures = [now.figures(), before.figures()];
            let [
                [registered, voters, ..],
                [registered_before, voters_before, ..],
            ] = figures;
            places.push(Place {
                name: shown(name),
                share,
                figures: vec![registered, registered_before, voters, voters_before],
            });
        }
        Ok(self.worth(subject, places))
    }

    /// A map, unless not a single place has a figure.
    fn worth(&self, subject: Subject, places: Vec<Place>) -> Option<(Subject, Vec<Place>)> {
        let any = places.iter().any(|place| place.share.is_some());
        any.then_some((subject, places))
    }

    fn sums(&self, places: &Places, of: impl Fn(usize) -> Option<(i128, i128)>) -> Vec<Sums> {
        let mut sums = vec![Sums::default(); places.names.len()];
        for (row, place) in places.of_row.iter().enumerate() {
            if let Some(place) = place {
                sums[*place].add(of(row));
            }
        }
        sums
    }

    /// Every place with what its sums say; shapes that no place has say nothing.
    fn shaded(
        &self,
        sums: &[Sums],
        say: impl Fn(&Sums) -> (Option<(i128, i128)>, Vec<Option<i128>>),
    ) -> Vec<Place> {
        let place = |(at, name): (usize, &Vec<String>)| {
            let (share, figures) = match sums.get(at) {
                Some(sums) => say(sums),
                None => (None, vec![None; say(&Sums::default()).1.len()]),
            };
            Place {
                name: shown(name),
                share,
                figures,
            }
        };
        self.names.iter().enumerate().map(place).collect()
    }

    fn text(&self, key: &str) -> Result<String, TextError> {
        self.site.catalogue.text(key, &[])
    }

    fn with(&self, key: &str, name: &'static str, value: &str) -> Result<String, TextError> {
        self.site.catalogue.text(key, &[(name, value.into())])
    }
}

fn named(columns: impl IntoIterator<Item = (&'static str, String)>) -> Vec<Column> {
    let columns = columns.into_iter();
    columns
        .map(|(key, heading)| Column::new(key, heading))
        .collect()
}

fn shown(name: &[String]) -> String {
    name.join(" / ")
}

/// The first names of a list.
fn listed(names: &[Vec<String>]) -> String {
    const SHOWN: usize = 6;
    let mut text: Vec<String> = names.iter().take(SHOWN).map(|name| shown(name)).collect();
    if names.len() > SHOWN {
        text.push("…".to_owned());
    }
    text.join(", ")
}
