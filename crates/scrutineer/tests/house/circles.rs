//! No circles between modules of a crate.
//!
//! Two modules beside each other may not need one another, whether directly,
//! through modules below them or through what their parent re-exports. A
//! module and the modules inside it are one thing: they may use each other.
//! Paths are followed from `crate`, `super` and `self`; a name that the parent
//! re-exports leads to the module that has it.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

use crate::rust::{Source, child, is_punct, sources};
use crate::{expect_none, files};

type Path = Vec<String>;

/// What one module says about others.
#[derive(Default)]
struct Module {
    /// `file` and path of each reference, with the module written out.
    references: Vec<(String, Path)>,
    /// Names brought in by `use`, with their paths.
    imports: BTreeMap<String, Path>,
    /// Paths of `use …::*`.
    globs: Vec<Path>,
    /// Items that the module itself defines.
    items: BTreeSet<String>,
}

struct Krate {
    modules: BTreeMap<Path, Module>,
}

impl Krate {
    fn read(sources: Vec<Source>) -> Self {
        let mut krate = Self {
            modules: BTreeMap::new(),
        };
        for source in &sources {
            for length in 0..=source.module.len() {
                krate
                    .modules
                    .entry(source.module[..length].to_vec())
                    .or_default();
            }
        }
        for source in sources {
            krate.read_module(&source.file, &source.root, &source.module, source.tokens);
        }
        krate
    }

    fn read_module(&mut self, file: &str, root: &[String], module: &[String], tokens: TokenStream) {
        let mut rest = Vec::new();
        let trees: Vec<_> = tokens.into_iter().collect();
        let mut at = 0;
        while at < trees.len() {
            match &trees[at..] {
                [
                    TokenTree::Ident(word),
                    TokenTree::Ident(name),
                    TokenTree::Group(body),
                    ..,
                ] if word == "mod" && body.delimiter() == Delimiter::Brace => {
                    let inner = child(module, &name.to_string());
                    self.modules.entry(inner.clone()).or_default();
                    self.read_module(file, root, &inner, body.stream());
                    at += 3;
                }
                [TokenTree::Ident(word), ..] if word == "use" => {
                    let end = trees[at..]
                        .iter()
                        .position(|tree| is_punct(tree, ';'))
                        .map_or(trees.len(), |length| at + length);
                    let mut named = Vec::new();
                    tree_of_use(&trees[at + 1..end], &[], &mut named);
                    for (name, path) in named {
                        self.import(file, root, module, name, &path);
                    }
                    at = end + 1;
                }
                [TokenTree::Ident(word), TokenTree::Ident(name), ..]
                    if defines(word) && !defines(name) && name != "unsafe" && name != "mut" =>
                {
                    self.modules
                        .entry(module.to_vec())
                        .or_default()
                        .items
                        .insert(name.to_string());
                    at += 2;
                }
                _ => {
                    rest.push(trees[at].clone());
                    at += 1;
                }
            }
        }
        let mut paths = Vec::new();
        paths_in(&rest, &mut paths);
        for path in paths {
            if let Some(path) = absolute(root, module, &path) {
                self.modules
                    .entry(module.to_vec())
                    .or_default()
                    .references
                    .push((file.to_owned(), path));
            }
        }
    }

    fn import(
        &mut self,
        file: &str,
        root: &[String],
        module: &[String],
        name: String,
        path: &[String],
    ) {
        // Without a leading word the path starts at a child or another crate.
        let path = absolute(root, module, path).unwrap_or_else(|| [module, path].concat());
        let here = self.modules.entry(module.to_vec()).or_default();
        here.references.push((file.to_owned(), path.clone()));
        if name == "*" {
            here.globs.push(path);
        } else {
            here.imports.insert(name, path);
        }
    }

    /// The module that has what the path leads to; none when it leaves the crate.
    fn owner(&self, path: &[String], depth: usize) -> Option<Path> {
        let mut here: Path = Vec::new();
        for (index, segment) in path.iter().enumerate() {
            let inner = child(&here, segment);
            if self.modules.contains_key(&inner) {
                here = inner;
                continue;
            }
            let module = self.modules.get(&here)?;
            if module.items.contains(segment) || depth == 0 {
                return Some(here);
            }
            let rest = &path[index + 1..];
            if let Some(imported) = module.imports.get(segment) {
                return self.owner(&[imported.as_slice(), rest].concat(), depth - 1);
            }
            let through_globs = module.globs.iter().filter(|glob| **glob != here);
            let mut owners = through_globs.filter_map(|glob| {
                let path = [glob.as_slice(), &path[index..]].concat();
                self.owner(&path, depth - 1)
                    .filter(|owner| owner.starts_with(glob))
            });
            return Some(owners.next().unwrap_or(here));
        }
        Some(here)
    }

    /// For each parent, which of its modules needs which other, and where.
    fn needs(&self) -> BTreeMap<Path, BTreeMap<String, BTreeMap<String, String>>> {
        let mut needs: BTreeMap<Path, BTreeMap<String, BTreeMap<String, String>>> = BTreeMap::new();
        for (from, module) in &self.modules {
            for (file, path) in &module.references {
                let Some(to) = self.owner(path, 8) else {
                    continue;
                };
                let shared = from
                    .iter()
                    .zip(&to)
                    .take_while(|(left, right)| left == right)
                    .count();
                let (Some(left), Some(right)) = (from.get(shared), to.get(shared)) else {
                    continue;
                };
                let among = needs.entry(from[..shared].to_vec()).or_default();
                among
                    .entry(left.clone())
                    .or_default()
                    .entry(right.clone())
                    .or_insert_with(|| file.clone());
            }
        }
        needs
    }
}

fn defines(word: &Ident) -> bool {
    [
        "const", "enum", "fn", "static", "struct", "trait", "type", "union",
    ]
    .iter()
    .any(|keyword| word == keyword)
}

/// A path written out from the crate's root; none when it does not start with
/// `crate`, `super` or `self`.
fn absolute(root: &[String], module: &[String], path: &[String]) -> Option<Path> {
    let (first, mut rest) = path.split_first()?;
    let mut base = match first.as_str() {
        "crate" => root.to_vec(),
        "self" => module.to_vec(),
        "super" => module[..module.len().saturating_sub(1)].to_vec(),
        _ => return None,
    };
    while let Some((_, after)) = rest.split_first().filter(|(next, _)| *next == "super") {
        base.pop();
        rest = after;
    }
    base.extend_from_slice(rest);
    Some(base)
}

/// Names and paths of one `use` declaration.
fn tree_of_use(trees: &[TokenTree], before: &[String], named: &mut Vec<(String, Path)>) {
    for part in trees.split(|tree| is_punct(tree, ',')) {
        let mut path = before.to_vec();
        let mut name = None;
        let mut trees = part.iter();
        while let Some(tree) = trees.next() {
            match tree {
                TokenTree::Ident(word) if word == "as" => {
                    name = trees.next().map(ToString::to_string);
                }
                TokenTree::Ident(word) if word == "self" && !path.is_empty() => {}
                TokenTree::Ident(word) => path.push(word.to_string()),
                TokenTree::Punct(sign) if sign.as_char() == '*' => name = Some("*".to_owned()),
                TokenTree::Group(group) => {
                    let inner: Vec<_> = group.stream().into_iter().collect();
                    tree_of_use(&inner, &path, named);
                    path.clear();
                }
                _ => {}
            }
        }
        if let Some(name) = name.or_else(|| path.last().cloned()) {
            named.push((name, path));
        }
    }
}

/// Paths that start with `crate`, `super` or `self`, however deep.
fn paths_in(trees: &[TokenTree], paths: &mut Vec<Path>) {
    let mut at = 0;
    while at < trees.len() {
        match &trees[at] {
            TokenTree::Group(group) => {
                let inner: Vec<_> = group.stream().into_iter().collect();
                // A `use` inside a function names its paths as a whole.
                paths_in(&inner, paths);
            }
            TokenTree::Ident(word)
                if ["crate", "super", "self"].contains(&word.to_string().as_str()) =>
            {
                let mut path = vec![word.to_string()];
                while let [colon, again, TokenTree::Ident(segment), ..] = &trees[at + 1..] {
                    if !is_punct(colon, ':') || !is_punct(again, ':') {
                        break;
                    }
                    path.push(segment.to_string());
                    at += 3;
                }
                if let [colon, again, TokenTree::Group(group), ..] = &trees[at + 1..]
                    && is_punct(colon, ':')
                    && is_punct(again, ':')
                {
                    let inner: Vec<_> = group.stream().into_iter().collect();
                    let mut named = Vec::new();
                    tree_of_use(&inner, &path, &mut named);
                    paths.extend(named.into_iter().map(|(_, path)| path));
                }
                if path.len() > 1 {
                    paths.push(path);
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// Groups of more than one module that all need each other.
fn circles(krate: &Krate) -> Vec<String> {
    let mut complaints = Vec::new();
    for (parent, among) in krate.needs() {
        let mut told = BTreeSet::new();
        for (from, uses) in &among {
            for (to, file) in uses {
                let Some(way_back) = way(&among, to, from) else {
                    continue;
                };
                let members: BTreeSet<_> = way_back.iter().cloned().collect();
                if told.insert(members) {
                    let parent: String = parent.iter().map(|name| format!("{name}::")).collect();
                    complaints.push(format!(
                        "{file}: {parent}{from} needs {}",
                        way_back.join(", which needs ")
                    ));
                }
            }
        }
    }
    complaints
}

/// The shortest way from one module to another, both ends included.
fn way(
    among: &BTreeMap<String, BTreeMap<String, String>>,
    from: &str,
    to: &str,
) -> Option<Vec<String>> {
    let mut came_from: BTreeMap<String, String> = BTreeMap::new();
    let mut waiting = std::collections::VecDeque::from([from.to_owned()]);
    while let Some(here) = waiting.pop_front() {
        if here == to {
            let mut way = vec![here];
            while let Some(before) = way
                .last()
                .filter(|last| *last != from)
                .and_then(|last| came_from.get(last))
            {
                way.push(before.clone());
            }
            way.reverse();
            return Some(way);
        }
        for next in among.get(&here).into_iter().flat_map(BTreeMap::keys) {
            if next != from && !came_from.contains_key(next) {
                came_from.insert(next.clone(), here.clone());
                waiting.push_back(next.clone());
            }
        }
    }
    None
}

#[test]
fn modules_form_no_circle() {
    let kept = files::kept();
    let manifests = kept
        .iter()
        .filter_map(|(path, _)| path.strip_prefix("crates/")?.strip_suffix("/Cargo.toml"));
    let names: Vec<_> = manifests.filter(|name| !name.contains('/')).collect();
    assert!(names.len() >= 8, "only {} crates found", names.len());
    let found = names
        .iter()
        .flat_map(|name| circles(&Krate::read(sources(name, &kept))));
    expect_none(&found.collect::<Vec<_>>());
}

fn fabricated(files: &[(&str, &str)]) -> Vec<String> {
    let files: Vec<_> = files
        .iter()
        .map(|(file, text)| (format!("crates/x/src/{file}"), (*text).to_owned()))
        .collect();
    circles(&Krate::read(sources("x", &files)))
}

#[test]
fn a_circle_is_named_with_its_way() {
    let found = fabricated(&[
        ("lib.rs", "mod a; mod b; mod c;"),
        ("a.rs", "use crate::b::B;"),
        ("b.rs", "fn f() { crate::c::g() }"),
        ("c.rs", "fn g() -> super::a::A { todo() }"),
    ]);
    assert_eq!(
        found,
        ["crates/x/src/a.rs: a needs b, which needs c, which needs a"]
    );
}

#[test]
fn a_circle_through_re_exports_is_found() {
    let found = fabricated(&[
        (
            "lib.rs",
            "mod a; mod b; pub use a::Unit; pub use b::{Rule as Check, more::*};",
        ),
        ("a.rs", "pub struct Unit(crate::Check); const fn f() {}"),
        ("b.rs", "mod more; pub struct Rule(super::Unit);"),
        ("b/more.rs", "pub struct More;"),
    ]);
    assert_eq!(found, ["crates/x/src/a.rs: a needs b, which needs a"]);
    let through_glob = fabricated(&[
        ("lib.rs", "mod a; mod b; pub use b::*;"),
        ("a.rs", "fn f(_: crate::More) {}"),
        ("b.rs", "mod more; pub use more::*; use crate::a;"),
        ("b/more.rs", "pub struct More;"),
    ]);
    assert_eq!(
        through_glob,
        ["crates/x/src/a.rs: a needs b, which needs a"]
    );
}

#[test]
fn a_circle_among_nested_modules_is_found() {
    let inline = fabricated(&[(
        "lib.rs",
        "mod p { mod a { use super::b::B; } mod b { macro_rules! m { () => { $crate::p::a::f() } } } }",
    )]);
    assert_eq!(inline, ["crates/x/src/lib.rs: p::a needs b, which needs a"]);
    let deep = fabricated(&[
        ("lib.rs", "mod a; mod b;"),
        ("a/mod.rs", "mod inner;"),
        ("a/inner.rs", "use crate::{b::{self, B}};"),
        ("b.rs", "fn f() { use crate::a::inner::g; g() }"),
    ]);
    assert_eq!(deep, ["crates/x/src/a/inner.rs: a needs b, which needs a"]);
}

#[test]
fn what_is_no_circle_is_left_alone() {
    let found = fabricated(&[
        (
            "lib.rs",
            "//! See crate::a.\nmod a; mod b; pub use a::A; pub struct Error; fn f() { b::g(); }",
        ),
        ("a.rs", "use crate::Error; use crate::b::B; pub struct A;"),
        // Tests, comments and texts may name anything; so may a parent and its child.
        (
            "b.rs",
            "/// As crate::a::A does.\nmod c; pub(crate) struct B; const S: &str = \"crate::a::A\"; #[cfg(test)] mod tests { use crate::a::A; } #[test] fn t() { crate::a::A; } #[cfg(test)] mod laws;",
        ),
        (
            "b/c.rs",
            "use super::B; use crate::Error; use serde::a::A; fn f(&self) { self.a(); }",
        ),
        ("b/laws.rs", "use crate::A;"),
    ]);
    assert_eq!(found, [] as [String; 0]);
}

#[test]
fn a_second_program_has_its_own_root() {
    let found = fabricated(&[
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "use crate::b::B;"),
        ("b.rs", ""),
        (
            "bin/verify.rs",
            "mod a { use crate::b::B; } mod b { use crate::a::A; }",
        ),
    ]);
    assert_eq!(
        found,
        ["crates/x/src/bin/verify.rs: bin::verify::a needs b, which needs a"]
    );
}
