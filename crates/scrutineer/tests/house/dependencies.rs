//! What may enter the build: licences, sources, banned packages, how many, and
//! that each crate keeps the lints of the workspace. The lists are read from
//! deny.toml, so that cargo-deny and this test cannot disagree.

use serde::Deserialize;

use crate::graph::{Graph, fabricated};
use crate::licences::permitted;
use crate::{expect_none, files};

/// More packages than this make a program that nobody can look through.
const MOST_PACKAGES: usize = 350;

#[derive(Deserialize)]
struct Deny {
    licenses: Licences,
    bans: Bans,
    sources: Sources,
}

#[derive(Deserialize)]
struct Licences {
    allow: Vec<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Ban>,
}

#[derive(Deserialize)]
struct Ban {
    #[serde(rename = "crate")]
    name: String,
    #[serde(default)]
    wrappers: Vec<String>,
    reason: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Sources {
    allow_registry: Vec<String>,
    allow_git: Vec<String>,
}

fn deny() -> Deny {
    toml::from_str(&files::text("deny.toml")).expect("deny.toml is read")
}

fn refused(graph: &Graph, deny: &Deny) -> Vec<String> {
    let mut complaints = Vec::new();
    for package in graph.packages.values() {
        let name = &package.name;
        match package
            .licence
            .as_deref()
            .map(|licence| (licence, permitted(licence, &deny.licenses.allow)))
        {
            None => complaints.push(format!("{name} states no licence")),
            Some((licence, Err(why))) => {
                complaints.push(format!("{name}: licence `{licence}` cannot be read: {why}"));
            }
            Some((licence, Ok(false))) => {
                complaints.push(format!("{name}: licence `{licence}` is not allowed"));
            }
            Some((_, Ok(true))) => {}
        }
        let known = match package.source.as_deref() {
            None => package.ours,
            Some(source) => match source.strip_prefix("registry+") {
                Some(registry) => deny
                    .sources
                    .allow_registry
                    .iter()
                    .any(|allowed| allowed == registry),
                None => deny
                    .sources
                    .allow_git
                    .iter()
                    .any(|allowed| source.starts_with(&format!("git+{allowed}"))),
            },
        };
        if !known {
            complaints.push(format!(
                "{name} comes from {}",
                package
                    .source
                    .as_deref()
                    .unwrap_or("a folder outside the workspace")
            ));
        }
        for (used, _) in &package.uses {
            let used = &graph.packages[used].name;
            let ban = deny
                .bans
                .deny
                .iter()
                .find(|ban| ban.name == *used && !ban.wrappers.contains(name));
            if let Some(ban) = ban {
                complaints.push(format!("{name} uses {used}: {}", ban.reason));
            }
        }
    }
    complaints
}

/// Packages in the program for any platform, build scripts included.
fn count(graph: &Graph) -> usize {
    graph.needed_by("scrutineer", &["normal", "build"]).len()
}

/// What a crate's manifest leaves out of what the workspace holds for all.
fn not_inherited(name: &str, manifest: &str) -> Vec<String> {
    let manifest: toml::Table =
        toml::from_str(manifest).unwrap_or_else(|error| panic!("{name}: {error}"));
    let inherits = |table: &str, key: Option<&str>| {
        let mut value = manifest.get(table);
        if let Some(key) = key {
            value = value.and_then(|table| table.get(key));
        }
        value
            .and_then(|value| value.get("workspace"))
            .and_then(toml::Value::as_bool)
            == Some(true)
    };
    let mut missing = Vec::new();
    if !inherits("lints", None) {
        missing.push(format!("{name} does not inherit the lints"));
    }
    for key in ["edition", "license", "publish", "rust-version", "version"] {
        if !inherits("package", Some(key)) {
            missing.push(format!("{name} does not inherit `{key}`"));
        }
    }
    missing
}

fn manifests() -> impl Iterator<Item = (String, String)> {
    let is_manifest = |path: &str| path.starts_with("crates/") && path.ends_with("/Cargo.toml");
    files::kept()
        .into_iter()
        .filter(move |(path, _)| is_manifest(path))
}

#[test]
fn dependencies_are_permitted() {
    expect_none(&refused(&Graph::of_project(), &deny()));
}

#[test]
fn the_program_has_fewer_packages_than_allowed() {
    let packages = count(&Graph::of_project());
    assert!(
        packages > 50,
        "{packages} packages: the graph is not the program's"
    );
    assert!(
        packages < MOST_PACKAGES,
        "{packages} packages, fewer than {MOST_PACKAGES} are allowed"
    );
}

#[test]
fn crates_inherit_what_the_workspace_holds() {
    let manifests: Vec<_> = manifests().collect();
    assert!(
        manifests.len() >= 8,
        "only {} manifests found",
        manifests.len()
    );
    let missing: Vec<_> = manifests
        .iter()
        .flat_map(|(path, text)| not_inherited(path, text))
        .collect();
    expect_none(&missing);
}

#[test]
fn an_unfit_dependency_is_named() {
    let deny: Deny = toml::from_str(
        r#"
        [licenses]
        allow = ["MIT"]
        [bans]
        deny = [{ crate = "clock", wrappers = ["driver"], reason = "time is told elsewhere" }]
        [sources]
        allow-registry = ["here"]
        allow-git = []
        "#,
    )
    .expect("the fabricated list is read");
    let graph = fabricated(&[
        ("ours", "MIT", None, &["clock", "driver"]),
        ("clock", "MIT", Some("registry+here"), &[]),
        ("driver", "MIT", Some("registry+here"), &["clock"]),
        ("copyleft", "GPL-3.0-only", Some("registry+here"), &[]),
        ("elsewhere", "MIT", Some("registry+there"), &[]),
        ("fork", "MIT", Some("git+https://example.org/fork"), &[]),
        ("garbled", "MIT OR", Some("registry+here"), &[]),
    ]);
    assert_eq!(
        refused(&graph, &deny),
        [
            "copyleft: licence `GPL-3.0-only` is not allowed",
            "elsewhere comes from registry+there",
            "fork comes from git+https://example.org/fork",
            "garbled: licence `MIT OR` cannot be read: a licence is missing",
            "ours uses clock: time is told elsewhere",
        ]
    );
}

#[test]
fn only_what_the_program_needs_is_counted() {
    let graph = fabricated(&[
        ("scrutineer", "", None, &["a", "b:build", "c:dev"]),
        ("a", "", Some("registry"), &["d", "c:dev"]),
        ("b", "", Some("registry"), &[]),
        ("c", "", Some("registry"), &[]),
        ("d", "", Some("registry"), &[]),
    ]);
    assert_eq!(count(&graph), 4);
}

#[test]
fn a_crate_with_lints_of_its_own_is_named() {
    let manifest = "[package]\nname = \"x\"\nversion.workspace = true\nedition = \"2021\"\nlicense.workspace = true\nrust-version.workspace = true\npublish.workspace = true\n[lints.rust]\nunsafe_code = \"allow\"\n";
    assert_eq!(
        not_inherited("x", manifest),
        [
            "x does not inherit the lints",
            "x does not inherit `edition`"
        ]
    );
}
