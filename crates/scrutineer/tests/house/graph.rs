//! What `cargo metadata` says about our crates and everything below them.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use crate::files::root;

/// Every package of the lock file, by Cargo's id.
pub(crate) struct Graph {
    pub(crate) packages: BTreeMap<String, Package>,
}

/// One package, ours or another's.
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) licence: Option<String>,
    /// Where it was fetched from; none for a path, so for our own.
    pub(crate) source: Option<String>,
    pub(crate) ours: bool,
    /// Packages it uses, with the kinds: `normal`, `build`, `dev`.
    pub(crate) uses: Vec<(String, BTreeSet<String>)>,
}

impl Graph {
    /// The graph of this project, for all platforms.
    pub(crate) fn of_project() -> Self {
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        let output = Command::new(cargo)
            .args(["metadata", "--format-version", "1", "--locked"])
            .current_dir(root())
            .output()
            .expect("cargo runs");
        assert!(
            output.status.success(),
            "cargo metadata: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        Self::read(&serde_json::from_slice(&output.stdout).expect("cargo metadata prints JSON"))
    }

    /// Reads the object that `cargo metadata --format-version 1` prints.
    pub(crate) fn read(metadata: &Value) -> Self {
        let members: BTreeSet<&str> = list(metadata, "workspace_members")
            .iter()
            .filter_map(Value::as_str)
            .collect();
        let mut packages = BTreeMap::new();
        for package in list(metadata, "packages") {
            let id = text(package, "id").expect("a package has an id");
            let read = Package {
                name: text(package, "name").expect("a package has a name"),
                licence: text(package, "license"),
                source: text(package, "source"),
                ours: members.contains(id.as_str()),
                uses: Vec::new(),
            };
            packages.insert(id, read);
        }
        for node in list(&metadata["resolve"], "nodes") {
            let id = text(node, "id").expect("a node has an id");
            let uses = list(node, "deps").iter().map(|used| {
                let kinds = list(used, "dep_kinds").iter();
                let kinds = kinds
                    .map(|kind| text(kind, "kind").unwrap_or_else(|| "normal".to_owned()))
                    .collect();
                (
                    text(used, "pkg").expect("a dependency names its package"),
                    kinds,
                )
            });
            packages.get_mut(&id).expect("a node is a package").uses = uses.collect();
        }
        Self { packages }
    }

    /// Our own crates.
    pub(crate) fn ours(&self) -> impl Iterator<Item = &Package> {
        self.packages.values().filter(|package| package.ours)
    }

    /// Ids of everything that `name`, a crate of ours, needs through these
    /// kinds of dependency, itself included.
    pub(crate) fn needed_by(&self, name: &str, kinds: &[&str]) -> BTreeSet<&str> {
        let start = self
            .packages
            .iter()
            .find(|(_, package)| package.ours && package.name == name);
        let mut waiting: Vec<&str> = start.map(|(id, _)| id.as_str()).into_iter().collect();
        let mut seen = BTreeSet::new();
        while let Some(id) = waiting.pop() {
            if seen.insert(id) {
                let uses = &self.packages[id].uses;
                let wanted = uses
                    .iter()
                    .filter(|(_, of)| kinds.iter().any(|kind| of.contains(*kind)));
                waiting.extend(wanted.map(|(used, _)| used.as_str()));
            }
        }
        seen
    }
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value, key: &str) -> Option<String> {
    value[key].as_str().map(str::to_owned)
}

/// A fabricated graph: `(name, licence, source, uses)`; no source means ours.
/// A use may end in `:dev` or `:build`.
pub(crate) fn fabricated(packages: &[(&str, &str, Option<&str>, &[&str])]) -> Graph {
    let node = |(name, _, _, uses): &(&str, &str, Option<&str>, &[&str])| {
        let deps = uses.iter().map(|used| {
            let (used, kind) = used
                .split_once(':')
                .map_or((*used, Value::Null), |(used, kind)| (used, kind.into()));
            serde_json::json!({ "pkg": used, "dep_kinds": [{ "kind": kind }] })
        });
        serde_json::json!({ "id": name, "deps": deps.collect::<Vec<_>>() })
    };
    let package = |(name, licence, source, _): &(&str, &str, Option<&str>, &[&str])| serde_json::json!({ "id": name, "name": name, "license": licence, "source": source });
    let ours = packages.iter().filter(|(_, _, source, _)| source.is_none());
    Graph::read(&serde_json::json!({
        "packages": packages.iter().map(package).collect::<Vec<_>>(),
        "workspace_members": ours.map(|(name, ..)| *name).collect::<Vec<_>>(),
        "resolve": { "nodes": packages.iter().map(node).collect::<Vec<_>>() },
    }))
}
