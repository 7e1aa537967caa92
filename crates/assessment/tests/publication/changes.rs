//! Changes upon changes: whatever is altered, a site that was changed file by file is equal to the
//! byte to one that was made from nothing.

use std::{fs, path::Path};

use assessment::site::UnitNote;
use election::rules::Settings;

use super::{
    support::files,
    units::{Edition, note, write_by},
};

/// Numbers that look like chance and are the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

/// What a site is made from, and how it was altered so far.
struct World {
    editions: Vec<Edition>,
    notes: Vec<UnitNote>,
    settings: Settings,
    numbers: Numbers,
    next_station: usize,
}

/// Kinds of changes.
const KINDS: usize = 10;

impl World {
    fn change(&mut self, kind: usize, target: &Path, templates: &Path) {
        let edition = self.numbers.below(2);
        let sheets = self.editions.len() - 2;
        let rows = &mut self.editions[edition].rows;
        let row = self.numbers.below(rows.len());
        match kind {
            0 => rows[row].3[self.numbers.below(2)] += 1,
            1 => rows[row].1 -= 300,
            2 => drop(rows.remove(row)),
            3 => {
                let name: &'static str = Box::leak(self.next_station.to_string().into_boxed_str());
                rows.push((vec!["2", name], 9, 8, [7, 1]));
                self.next_station += 1;
            }
            4 => self.notes.push(note(&rows[row].0)),
            5 => match self.notes.last_mut() {
                Some(note) => drop(
                    note.text
                        .insert("en".to_owned(), format!("Corrected {row}")),
                ),
                None => self.notes.push(note(&rows[row].0)),
            },
            6 => {
                let most = ["90", "45", "40"][self.numbers.below(3)];
                self.settings.set("R109.percent", most).unwrap();
            }
            // A copy of one sheet comes, or the last one goes.
            7 if sheets > 2 => drop(self.editions.pop()),
            7 => {
                let mut sheet = Edition::official("sheet");
                sheet.rows = vec![rows[row].clone()];
                sheet.are_copies = true;
                self.editions.push(sheet);
            }
            8 => {
                let text = format!("{}<!-- {row} -->", template());
                fs::write(templates.join("units-page.html"), text).unwrap();
            }
            // Somebody writes into a file of the site.
            _ => {
                let touched = [
                    "units/1-0001.html",
                    "az/findings/index.html",
                    "data/edition-1.dataset",
                ];
                let touched = target.join(touched[self.numbers.below(3)]);
                let text = fs::read_to_string(&touched).unwrap();
                fs::write(&touched, text.replacen('1', "7", 1)).unwrap();
            }
        }
    }
}

fn template() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/site/templates/units-page.html");
    fs::read_to_string(path).unwrap()
}

#[test]
fn after_any_changes_one_upon_another_the_site_is_as_if_made_from_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (target, fresh) = (folder.path().join("site"), folder.path().join("fresh"));
    let templates = folder.path().join("templates");
    fs::create_dir(&templates).unwrap();
    let mut world = World {
        editions: vec![Edition::official("early"), Edition::official("final")],
        notes: Vec::new(),
        settings: Settings::default(),
        numbers: Numbers(7),
        next_station: 41,
    };
    let write = |world: &World, target: &Path| {
        let all = (&world.editions[..], &world.notes[..], &[][..]);
        write_by(&world.settings, Some(&templates), all, target)
    };
    write(&world, &target);
    let mut done = [0; KINDS];
    for step in 0..40 {
        let kind = world.numbers.below(KINDS);
        done[kind] += 1;
        world.change(kind, &target, &templates);
        let mut summary = write(&world, &target);
        // Making a site from nothing takes long; what is stale stays so.
        if step % 4 < 3 {
            continue;
        }
        summary.folder.clone_from(&fresh);
        for left in [fresh.clone(), folder.path().join(".fresh-state")] {
            if left.exists() {
                fs::remove_dir_all(left).unwrap();
            }
        }
        assert_eq!(write(&world, &fresh), summary, "step {step}, kind {kind}");
        let (changed, made) = (files(&target), files(&fresh));
        assert!(changed.keys().eq(made.keys()), "step {step}, kind {kind}");
        for (name, bytes) in &made {
            assert!(changed[name] == *bytes, "step {step}, kind {kind}: {name}");
        }
    }
    assert!(done.iter().all(|count| *count > 0), "{done:?}");
}
