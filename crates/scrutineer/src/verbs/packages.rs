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

/// Statements of each package.
const STATEMENTS: &[(&str, &[File])] = &[package!("azerbaijan-2024":
    "accreditation.toml"
    "exit-polls.toml"
    "package.toml"
    "results.toml"
    "sources.toml"
    "turnout.toml")];

/// The files of statements of a built-in package.
pub(crate) fn statements(id: &str) -> Option<&'static [File]> {
    let found = STATEMENTS.iter().find(|(known, _)| *known == id);
    found.map(|(_, files)| *files)
}

/// Names of the packages that hold statements.
pub(crate) fn with_statements() -> impl Iterator<Item = &'static str> {
    STATEMENTS.iter().map(|(id, _)| *id)
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, path::Path};

    use super::*;

    /// A file that lies in the folder and not in the program would be missing on every other
    /// machine.
    #[test]
    fn every_file_of_a_package_is_embedded() {
        for (id, files) in STATEMENTS {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases");
            let folder = std::fs::read_dir(folder.join(id)).unwrap();
            let lying = folder.map(|entry| entry.unwrap());
            let lying = lying.filter(|entry| {
                exchange::is_statements(&std::fs::read(entry.path()).unwrap_or_default())
            });
            let lying: BTreeSet<_> = lying
                .map(|entry| entry.file_name().into_string().unwrap())
                .collect();
            let embedded: BTreeSet<_> = files.iter().map(|(name, _)| (*name).to_owned()).collect();
            assert_eq!(lying, embedded, "{id}");
        }
    }
}
