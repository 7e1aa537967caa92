//! Case packages that come with the program.

/// A file of a package: its name and its text.
type File = (&'static str, &'static str);

macro_rules! package {
    ($id:literal: $($file:literal)+) => {
        ($id, &[$((
            $file,
            include_str!(concat!("../../../../cases/", $id, "/", $file)),
        )),+])
    };
}

/// The files of each package.
const PACKAGES: &[(&str, &[File])] = &[package!("azerbaijan-2024":
    "accreditation.toml"
    "answers.toml"
    "article.toml"
    "exit-polls.toml"
    "facts.toml"
    "gaps.toml"
    "incidents.toml"
    "law.toml"
    "observers.toml"
    "package.toml"
    "polls.toml"
    "reactions.toml"
    "results.toml"
    "sources.toml"
    "turnout.toml")];

/// The files of a built-in package.
pub(crate) fn files(id: &str) -> Option<&'static [File]> {
    let found = PACKAGES.iter().find(|(known, _)| *known == id);
    found.map(|(_, files)| *files)
}

/// Names of the built-in packages.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    PACKAGES.iter().map(|(id, _)| *id)
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, path::Path};

    use super::*;

    /// A file that lies in the folder and not in the program would be missing on every other
    /// machine.
    #[test]
    fn every_file_of_a_package_is_embedded() {
        for (id, files) in PACKAGES {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases");
            let folder = std::fs::read_dir(folder.join(id)).unwrap();
            let lying = folder.map(|entry| entry.unwrap());
            let lying: BTreeSet<_> = lying
                .map(|entry| entry.file_name().into_string().unwrap())
                .collect();
            let embedded: BTreeSet<_> = files.iter().map(|(name, _)| (*name).to_owned()).collect();
            assert_eq!(lying, embedded, "{id}");
        }
    }
}
