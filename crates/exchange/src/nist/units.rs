//! The units of a report as keys: each unit is known by the way down to it.
//!
//! Units contain units, and a unit may be in several at once: a precinct in a county and in an
//! electoral district. A table of results has one tree, so of several containing units the one
//! that has figures is taken; if two have, no table can hold what the report says, and it is
//! refused with both named.

use std::collections::{HashMap, HashSet};

use super::node::Object;
use crate::{
    error::{Fault, Located},
    table::tidy,
};

/// Most units on the way down to one, and most columns that name units.
const MAX_LEVELS: usize = 32;

/// Most units that contain one.
const MAX_ABOVE: usize = 1000;

/// A unit of a report.
pub(crate) struct Unit<'d> {
    pub(crate) object: Object<'d>,
    pub(crate) id: String,
    children: Vec<usize>,
    parents: Vec<usize>,
}

/// All units of a report.
pub(crate) struct Units<'d> {
    pub(crate) units: Vec<Unit<'d>>,
    pub(crate) by_id: HashMap<String, usize>,
}

/// A unit as a row of results: the way down to it, and what it is.
pub(crate) struct Place {
    pub(crate) unit: usize,
    /// The units on the way, itself last; empty for the whole of a contest.
    pub(crate) path: Vec<usize>,
    /// Whether it is a sum of others.
    pub(crate) is_sum: bool,
}

impl<'d> Units<'d> {
    /// The units of a report. What a unit is composed of must be there.
    pub(crate) fn of(report: Object<'d>) -> Result<Self, Located> {
        let mut all = Self {
            units: Vec::new(),
            by_id: HashMap::new(),
        };
        for object in report.all("GpUnit") {
            let id = object.id().unwrap_or_default().into_owned();
            let position = all.units.len();
            if id.is_empty() {
                return Err(document(object, "a unit without an identifier".to_owned()));
            }
            if all.by_id.insert(id.clone(), position).is_some() {
                return Err(document(object, format!("two units are called {id:?}")));
            }
            all.units.push(Unit {
                object,
                id,
                children: Vec::new(),
                parents: Vec::new(),
            });
        }
        for parent in 0..all.units.len() {
            let object = all.units[parent].object;
            let mut seen = HashSet::new();
            for id in object.ids("ComposingGpUnitIds") {
                let child = all.position(object, &id)?;
                if seen.insert(child) {
                    all.units[parent].children.push(child);
                    all.units[child].parents.push(parent);
                }
            }
        }
        Ok(all)
    }

    /// Position of the unit that `object` names.
    pub(crate) fn position(&self, object: Object<'_>, id: &str) -> Result<usize, Located> {
        self.by_id.get(id).copied().ok_or_else(|| {
            document(
                object,
                format!("there is no unit {id:?}, which is named here"),
            )
        })
    }

    /// The rows of a contest in this district: units that have figures, and those of the district
    /// that have none yet.
    pub(crate) fn places(
        &self,
        district: usize,
        has_figures: &[bool],
    ) -> Result<Vec<Place>, Located> {
        let inside = self.inside(district);
        let in_scope: Vec<bool> = (0..self.units.len())
            .map(|unit| inside[unit] || has_figures[unit])
            .collect();
        let parents = self.one_parent_each(&in_scope, has_figures)?;
        let mut is_composed = vec![false; self.units.len()];
        // Whether anything inside the unit has figures.
        let mut has_inside = vec![false; self.units.len()];
        for unit in (0..self.units.len()).filter(|unit| in_scope[*unit]) {
            let mut at = unit;
            while let Some(parent) = parents[at] {
                is_composed[parent] = true;
                has_inside[parent] |= has_figures[unit];
                at = parent;
            }
        }
        let mut places = Vec::new();
        for unit in (0..self.units.len()).filter(|unit| in_scope[*unit]) {
            let way: Vec<usize> = std::iter::successors(Some(unit), |at| parents[*at]).collect();
            // Figures of a unit stand for all that is in it where nothing in it has any.
            let covered = way[1..]
                .iter()
                .any(|above| has_figures[*above] && !has_inside[*above]);
            let is_sum = is_composed[unit] && has_inside[unit];
            let composed = !self.units[unit].children.is_empty();
            if covered || (composed && !has_figures[unit]) {
                continue;
            }
            let path = way.into_iter().rev();
            let path: Vec<usize> = if !self.units[district].children.is_empty() {
                path.filter(|at| *at != district).collect()
            } else {
                path.collect()
            };
            places.push(Place { unit, path, is_sum });
        }
        Ok(places)
    }

    pub(super) fn inside(&self, district: usize) -> Vec<bool> {
        let mut inside = vec![false; self.units.len()];
        let mut open = vec![district];
        while let Some(unit) = open.pop() {
            if !std::mem::replace(&mut inside[unit], true) {
                open.extend(&self.units[unit].children);
            }
        }
        inside
    }

    /// The unit in which each is counted.
    fn one_parent_each(
        &self,
        in_scope: &[bool],
        has_figures: &[bool],
    ) -> Result<Vec<Option<usize>>, Located> {
        let mut chosen = vec![None; self.units.len()];
        for unit in (0..self.units.len()).filter(|unit| in_scope[*unit]) {
            let parents = self.units[unit].parents.iter().copied();
            let mut parents: Vec<usize> = parents.filter(|parent| in_scope[*parent]).collect();
            if parents.len() > 1 {
                self.drop_outer(unit, &mut parents)?;
                if parents.iter().any(|parent| has_figures[*parent]) {
                    parents.retain(|parent| has_figures[*parent]);
                    if let [first, second, ..] = parents[..] {
                        return Err(self.in_two(unit, first, second));
                    }
                }
            }
            chosen[unit] = parents.first().copied();
        }
        self.refuse_circles(&chosen)?;
        Ok(chosen)
    }

    /// Drops units that contain another of the list.
    fn drop_outer(&self, unit: usize, parents: &mut Vec<usize>) -> Result<(), Located> {
        let mut outer = HashSet::new();
        let mut open: Vec<usize> = parents.clone();
        while let Some(inner) = open.pop() {
            for above in &self.units[inner].parents {
                if outer.insert(*above) {
                    open.push(*above);
                }
            }
            if outer.len() + open.len() > MAX_ABOVE {
                let unit = &self.units[unit];
                let reason = format!("the unit {:?} is in more than {MAX_ABOVE} others", unit.id);
                return Err(document(unit.object, reason));
            }
        }
        if parents.iter().any(|parent| !outer.contains(parent)) {
            parents.retain(|parent| !outer.contains(parent));
        }
        Ok(())
    }

    fn in_two(&self, unit: usize, first: usize, second: usize) -> Located {
        let [unit, first, second] = [unit, first, second].map(|at| &self.units[at]);
        let fault = Fault::TwoParents {
            unit: unit.id.clone(),
            first: first.id.clone(),
            second: second.id.clone(),
        };
        Located::line(unit.object.line(), fault)
    }

    fn refuse_circles(&self, parents: &[Option<usize>]) -> Result<(), Located> {
        // 0 not seen, 1 on the way that is being followed, 2 known to end.
        let mut state = vec![0_u8; parents.len()];
        let mut depth = vec![0_usize; parents.len()];
        for start in 0..parents.len() {
            let mut way = Vec::new();
            let mut at = Some(start);
            while let Some(unit) = at.filter(|unit| state[*unit] != 2) {
                if state[unit] == 1 {
                    let id = &self.units[unit].id;
                    let reason = format!("the unit {id:?} is composed of itself");
                    return Err(document(self.units[unit].object, reason));
                }
                state[unit] = 1;
                way.push(unit);
                at = parents[unit];
            }
            let mut above = at.map_or(0, |unit| depth[unit]);
            for unit in way.into_iter().rev() {
                above += 1;
                (state[unit], depth[unit]) = (2, above);
            }
            if above > MAX_LEVELS {
                let unit = &self.units[start];
                let reason = format!("the unit {:?} lies more than {MAX_LEVELS} deep", unit.id);
                return Err(document(unit.object, reason));
            }
        }
        Ok(())
    }
}

/// The columns that the ways down to units make: one for each kind of unit, a second one where a
/// way has the kind twice.
pub(crate) struct Levels {
    pub(crate) columns: Vec<String>,
    /// By unit.
    pub(crate) of_unit: HashMap<usize, usize>,
}

impl Levels {
    pub(crate) fn of(units: &Units<'_>, places: &[Place]) -> Result<Self, Located> {
        let mut of_unit: HashMap<usize, usize> = HashMap::new();
        let mut columns: Vec<String> = Vec::new();
        let mut by_name: HashMap<String, usize> = HashMap::new();
        let mut above: HashSet<(usize, usize)> = HashSet::new();
        for place in places {
            let mut on_way: Vec<usize> = Vec::new();
            for unit in &place.path {
                let column = *of_unit.entry(*unit).or_insert_with(|| {
                    let kind = place_name(units.units[*unit].object);
                    let mut name = kind.clone();
                    let mut again = 1;
                    while by_name
                        .get(&name)
                        .is_some_and(|column| on_way.contains(column))
                    {
                        again += 1;
                        name = format!("{kind}_{again}");
                    }
                    *by_name.entry(name.clone()).or_insert_with(|| {
                        columns.push(name);
                        columns.len() - 1
                    })
                });
                if columns.len() > MAX_LEVELS {
                    let reason = format!("units of more than {MAX_LEVELS} kinds in each other");
                    return Err(document(units.units[*unit].object, reason));
                }
                if let Some(before) = on_way.last() {
                    above.insert((*before, column));
                }
                on_way.push(column);
            }
        }
        let order = outer_first(columns.len(), &above);
        let mut position = vec![0; columns.len()];
        for (place, column) in order.iter().enumerate() {
            position[*column] = place;
        }
        Ok(Self {
            columns: order
                .iter()
                .map(|column| columns[*column].clone())
                .collect(),
            of_unit: of_unit
                .into_iter()
                .map(|(unit, column)| (unit, position[column]))
                .collect(),
        })
    }
}

/// Columns so that each stands before those it is above of, as far as that can be.
fn outer_first(count: usize, above: &HashSet<(usize, usize)>) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::new();
    while order.len() < count {
        let left = || (0..count).filter(|column| !order.contains(column));
        let free = |column: &usize| {
            !above
                .iter()
                .any(|(outer, inner)| inner == column && outer != column && !order.contains(outer))
        };
        let next = left().find(free).or_else(|| left().next());
        order.extend(next);
    }
    order
}

/// What a place column is called that holds units of this kind.
fn place_name(unit: Object<'_>) -> String {
    let kind = unit.text("Type").unwrap_or_default();
    let name = match &*kind {
        "polling-place" => "station".to_owned(),
        "other" | "" => unit
            .text("OtherType")
            .map_or_else(String::new, |kind| tidy(&kind)),
        kind => tidy(kind),
    };
    match name.is_empty() {
        false => name,
        true if unit.kind() == "ReportingDevice" => "device".to_owned(),
        true => "unit".to_owned(),
    }
}

/// The text by which a unit is known, and its name where that says more.
pub(crate) fn key_and_name(unit: &Unit<'_>) -> (String, Option<String>) {
    let name = unit.object.name("Name");
    let identifiers = unit.object.all("ExternalIdentifier");
    let local = identifiers
        .into_iter()
        .find(|identifier| identifier.text("Type").as_deref() == Some("local-level"));
    let given = local
        .and_then(|identifier| identifier.text("Value"))
        .or_else(|| unit.object.text("Number"))
        .map(|text| text.trim().to_owned());
    let key = given
        .or_else(|| name.clone())
        .unwrap_or_else(|| unit.id.trim().to_owned());
    let name = name.filter(|name| *name != key);
    (key, name)
}

/// A fault of the document at an object.
pub(crate) fn document(object: Object<'_>, reason: String) -> Located {
    Located::line(object.line(), Fault::Document { reason })
}
