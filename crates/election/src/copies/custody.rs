//! R505: whether copies were kept so that somebody else can look at them again.
//!
//! A published manifest names pictures with their digests. It speaks only of the units that it
//! claims: those with a copy whose picture it names. A picture is the same if the last part of its
//! name or address is, or if its digest is. Of other units a manifest says nothing, neither for
//! nor against them.

use std::collections::HashMap;

use super::{Moment, Question, ground, holder, text, units::Unit, verdicts::subject};
use crate::{
    codes::{Class, Code},
    digest::Sha256,
    found::{Found, Ran},
    rules::{Argument, Reason},
};

/// A picture in a manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Name or address.
    pub name: String,
    /// Length in bytes, if it is given.
    pub size: Option<u64>,
    /// Digest.
    pub sha256: Sha256,
}

/// Pictures as somebody published them, with their digests.
#[derive(Debug, Default)]
pub struct Manifest {
    images: Vec<Image>,
    by_name: HashMap<String, Vec<usize>>,
    by_digest: HashMap<Sha256, usize>,
}

impl Manifest {
    /// A manifest of these pictures.
    #[must_use]
    pub fn new(images: Vec<Image>) -> Self {
        let mut manifest = Self::default();
        for (position, image) in images.iter().enumerate() {
            let name = base_name(&image.name).to_owned();
            manifest.by_name.entry(name).or_default().push(position);
            manifest.by_digest.insert(image.sha256, position);
        }
        manifest.images = images;
        manifest
    }

    /// Number of pictures.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.images.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.images.is_empty()
    }

    fn named(&self, name: &str) -> &[usize] {
        self.by_name.get(name).map_or(&[], |found| &found[..])
    }
}

/// The last part of a name or address: what two places that keep one picture have in common.
fn base_name(name: &str) -> &str {
    let name = name.trim();
    let is_address = name.contains("://");
    let path = name.split(['?', '#']).next().filter(|_| is_address);
    let path = path.unwrap_or(name);
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// How copies were kept, as far as they say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Custody {
    /// Copies that name a picture, if any of them does.
    pub with_image: Option<u64>,
    /// Pictures in the manifest.
    pub images: Option<u64>,
    /// Units that the manifest claims.
    pub claimed: Option<u64>,
    /// Pictures of the manifest that no copy names.
    pub images_without_copy: Option<u64>,
}

/// Cells that say no.
const NO: [&str; 4] = ["no", "0", "false", "xeyr"];

/// Runs R505.
pub(super) fn check(question: &Question<'_>, units: &[Unit]) -> (Custody, Ran) {
    let mut ran = Ran::of(Code::R505);
    let looking = Looking::of(question);
    let mut custody = Custody::default();
    let mut seen = vec![false; question.images.map_or(0, Manifest::len)];
    let (mut claimed, mut with_image) = (0, 0);
    for unit in units.iter().filter(|unit| !unit.copies.is_empty()) {
        let mut is_claimed = false;
        for row in unit.copies.clone() {
            with_image += u64::from(!looking.image(row).is_empty());
            for picture in looking.in_manifest(row) {
                (is_claimed, seen[picture]) = (true, true);
            }
        }
        claimed += u64::from(is_claimed);
        // With a manifest, pictures are looked at only where it claims the unit.
        let pictures = looking.has_images && (question.images.is_none() || is_claimed);
        looking.unit(unit, pictures, &mut ran);
    }
    if ran.examined == 0 {
        ran.cannot_tell.push(Reason::NoCustody);
    }
    custody.with_image = looking.has_images.then_some(with_image);
    if let Some(images) = question.images {
        custody.images = Some(images.len() as u64);
        custody.claimed = Some(claimed);
        custody.images_without_copy = Some(seen.iter().filter(|seen| !**seen).count() as u64);
    }
    (custody, ran)
}

/// What can be looked at.
struct Looking<'a> {
    question: &'a Question<'a>,
    /// Whether any copy names a picture or its digest.
    has_images: bool,
}

impl<'a> Looking<'a> {
    fn of(question: &'a Question<'a>) -> Self {
        let fields = question.fields;
        let filled = |column: usize| {
            let mut texts = question.copies.units.place(column).distinct();
            texts.any(|(_, text)| !text.is_empty())
        };
        let has_images = [fields.image, fields.image_sha256]
            .into_iter()
            .flatten()
            .any(filled);
        Self {
            question,
            has_images,
        }
    }

    fn cell(&self, column: Option<usize>, row: usize) -> &'a str {
        let units = &self.question.copies.units;
        column.map_or("", |column| units.place(column).get(row).trim())
    }

    fn image(&self, row: usize) -> &'a str {
        let fields = self.question.fields;
        match self.cell(fields.image, row) {
            "" => self.cell(fields.image_sha256, row),
            image => image,
        }
    }

    /// The digest that a copy gives, as far as it is one.
    fn digest(&self, row: usize) -> Option<Sha256> {
        let text = self.cell(self.question.fields.image_sha256, row);
        text.to_ascii_lowercase().parse().ok()
    }

    /// Pictures of the manifest that are this copy's, by name or by digest.
    fn in_manifest(&self, row: usize) -> Vec<usize> {
        let Some(images) = self.question.images else {
            return Vec::new();
        };
        let name = base_name(self.cell(self.question.fields.image, row));
        let mut found = match name {
            "" => Vec::new(),
            name => images.named(name).to_vec(),
        };
        let by_digest = self
            .digest(row)
            .and_then(|digest| images.by_digest.get(&digest));
        found.extend(by_digest);
        found
    }

    /// Everything that can be said about the copies of one unit.
    fn unit(&self, unit: &Unit, pictures: bool, ran: &mut Ran) {
        let (mut examined, mut faults) = (false, Vec::new());
        for row in unit.copies.clone() {
            let checks = [
                pictures.then(|| self.picture(row)),
                self.stated(row, self.question.fields.signed, "unsigned"),
                self.stated(row, self.question.fields.stamped, "no-stamp"),
                self.time(row),
            ];
            for check in checks.into_iter().flatten() {
                examined = true;
                faults.extend(check.map(|fault| (row, fault)));
            }
        }
        ran.examined += u64::from(examined);
        ran.passed += u64::from(examined && faults.is_empty());
        ran.nulls += u64::from(!examined);
        for (row, (variant, mut arguments)) in faults {
            arguments.insert(0, ("holder", text(holder(self.question, row))));
            ran.found.push(Found {
                class: Class::Warning,
                subject: subject(self.question, unit, None),
                variant,
                arguments,
                grounds: vec![ground(self.question.copies, row)],
            });
        }
    }

    /// What is wrong with the picture of a copy, if anything is.
    fn picture(&self, row: usize) -> Option<Fault> {
        let image = self.image(row);
        if image.is_empty() {
            return Some(("no-image", Vec::new()));
        }
        let stated = self.cell(self.question.fields.image_sha256, row);
        if !stated.is_empty() && self.digest(row).is_none() {
            return Some(("no-digest", vec![("stated", text(stated))]));
        }
        let images = self.question.images?;
        let named = vec![("image", text(image))];
        let found = self.in_manifest(row);
        if found.is_empty() {
            return Some(("absent", named));
        }
        let digest = self.digest(row)?;
        let matches = found
            .iter()
            .any(|picture| images.images[*picture].sha256 == digest);
        (!matches).then(|| {
            let manifest = images.images[found[0]].sha256.to_string();
            let digests = [("stated", text(stated)), ("manifest", text(manifest))];
            ("hash", named.into_iter().chain(digests).collect())
        })
    }

    /// Whether a cell says no; nothing if it says nothing.
    fn stated(
        &self,
        row: usize,
        column: Option<usize>,
        variant: &'static str,
    ) -> Option<Option<Fault>> {
        let cell = self.cell(column, row);
        let says_no = NO.iter().any(|no| cell.eq_ignore_ascii_case(no));
        (!cell.is_empty()).then(|| says_no.then(|| (variant, Vec::new())))
    }

    /// Whether the picture was taken before voting ended; nothing if that cannot be told.
    fn time(&self, row: usize) -> Option<Option<Fault>> {
        let ended = self.question.voting_ended?;
        let cell = self.cell(self.question.fields.taken_at, row);
        let taken = Moment::of(cell)?;
        Some((taken < ended).then(|| ("early", vec![("taken", text(cell))])))
    }
}

/// Variant of the sentence and its arguments.
type Fault = (&'static str, Vec<(&'static str, Argument)>);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_known_by_the_last_part_of_its_address() {
        for (name, base) in [
            ("https://example.org/a/b.jpg", "b.jpg"),
            ("https://example.org/a/b.jpg?size=2#top", "b.jpg"),
            ("folder\\b.jpg", "b.jpg"),
            (" b.jpg ", "b.jpg"),
            ("sheet #3.jpg", "sheet #3.jpg"),
            ("", ""),
        ] {
            assert_eq!(base_name(name), base);
        }
    }
}
