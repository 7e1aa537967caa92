//! Reads Rust files as tokens: enough to find paths and string literals, and
//! to leave out what is compiled for tests only. Comments are gone by then.

use std::iter::Peekable;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// One file of a crate that is part of what is shipped.
pub(crate) struct Source {
    pub(crate) file: String,
    /// Where `crate::` starts: nothing for the library, `bin/x` for a second program.
    pub(crate) root: Vec<String>,
    /// The module that the file holds.
    pub(crate) module: Vec<String>,
    pub(crate) tokens: TokenStream,
}

/// The files of one crate among all kept files, without test code.
pub(crate) fn sources(krate: &str, files: &[(String, String)]) -> Vec<Source> {
    let folder = format!("crates/{krate}/src/");
    let mut sources = Vec::new();
    let mut for_tests = Vec::new();
    for (file, text) in files {
        let Some(inside) = file
            .strip_prefix(&folder)
            .and_then(|inside| inside.strip_suffix(".rs"))
        else {
            continue;
        };
        let mut module: Vec<String> = inside.split('/').map(str::to_owned).collect();
        let root = if module[0] == "bin" && module.len() > 1 {
            module[..2].to_vec()
        } else {
            vec![]
        };
        if matches!(
            module.last().map(String::as_str),
            Some("lib" | "main" | "mod")
        ) {
            module.pop();
        }
        let tokens = tokens(file, text);
        for_tests.extend(
            test_modules(tokens.clone())
                .into_iter()
                .map(|name| child(&module, &name)),
        );
        sources.push(Source {
            file: file.clone(),
            root,
            module,
            tokens: without_tests(tokens),
        });
    }
    sources.retain(|source| {
        !for_tests
            .iter()
            .any(|tests| source.module.starts_with(tests))
    });
    sources
}

/// The path of a module inside another.
pub(crate) fn child(module: &[String], name: &str) -> Vec<String> {
    module.iter().cloned().chain([name.to_owned()]).collect()
}

fn tokens(file: &str, text: &str) -> TokenStream {
    text.parse()
        .unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// Names of modules declared for tests only whose text is another file.
fn test_modules(tokens: TokenStream) -> Vec<String> {
    let trees: Vec<_> = tokens.into_iter().collect();
    let mut names = Vec::new();
    for window in trees.windows(5) {
        let [
            hash,
            attribute,
            TokenTree::Ident(word),
            TokenTree::Ident(name),
            end,
        ] = window
        else {
            continue;
        };
        if is_punct(hash, '#')
            && is_test_attribute(attribute)
            && word == "mod"
            && is_punct(end, ';')
        {
            names.push(name.to_string());
        }
    }
    names
}

fn without_tests(tokens: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    let mut trees = tokens.into_iter().peekable();
    while let Some(tree) = trees.next() {
        if is_punct(&tree, '#') && trees.peek().is_some_and(is_test_attribute) {
            trees.next();
            skip_item(&mut trees);
        } else if let TokenTree::Group(group) = tree {
            let mut inner = Group::new(group.delimiter(), without_tests(group.stream()));
            inner.set_span(group.span());
            kept.push(inner.into());
        } else {
            kept.push(tree);
        }
    }
    kept.into_iter().collect()
}

/// `[test]`, `[tokio::test]`, `[cfg(test)]`, `[cfg(all(test, …))]`; but not
/// `[cfg(not(test))]`, nor `any`, which is compiled into the program as well.
fn is_test_attribute(tree: &TokenTree) -> bool {
    let TokenTree::Group(attribute) = tree else {
        return false;
    };
    let words: String = attribute.stream().to_string().split_whitespace().collect();
    words == "test"
        || words.ends_with("::test")
        || words == "cfg(test)"
        || words.starts_with("cfg(all(test,")
}

/// Passes over one item: further attributes, then all up to `;` or a block.
fn skip_item(trees: &mut Peekable<impl Iterator<Item = TokenTree>>) {
    for tree in trees.by_ref() {
        let block =
            matches!(&tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
        if block || is_punct(&tree, ';') {
            return;
        }
    }
}

/// Whether the token is this sign.
pub(crate) fn is_punct(tree: &TokenTree, sign: char) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == sign)
}

/// String literals as they stand in the source, quotes included, with lines.
/// Doc comments are attributes by now and are left out.
pub(crate) fn strings(tokens: TokenStream) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut trees = tokens.into_iter().peekable();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                if text.contains('"') {
                    found.push((literal.span().start().line, text));
                }
            }
            TokenTree::Punct(ref punct) if punct.as_char() == '#' => {
                // `#[…]` or `#![…]`: skip it when it is a doc comment.
                trees.next_if(|next| is_punct(next, '!'));
                trees.next_if(|next| matches!(next, TokenTree::Group(group) if group.stream().to_string().starts_with("doc")));
            }
            TokenTree::Group(group) => found.extend(strings(group.stream())),
            _ => {}
        }
    }
    found
}

#[test]
fn test_code_and_comments_are_left_out() {
    let text = r###"
        //! "doc"
        /// "doc of f" — // "nested"
        fn f<'a>() -> &'a str { let _ = 'c'; "shipped" }
        #[cfg(test)]
        use x::y;
        #[test]
        #[should_panic]
        fn g() { "test" }
        const RAW: &str = r#"raw "quoted""#;
        #[cfg(not(test))]
        const BYTES: &[u8] = b"bytes";
        #[cfg(test)]
        mod tests { fn h() { "inner" } }
        impl T { #[tokio::test] async fn i() { "async" } fn j() { k!("macro") } }
        /* "block" */
        #[error("message")]
        struct E;
    "###;
    let strings = strings(without_tests(tokens("fabricated", text)));
    let strings: Vec<_> = strings
        .iter()
        .map(|(line, text)| (*line, text.as_str()))
        .collect();
    let expected = [
        (4, "\"shipped\""),
        (10, "r#\"raw \"quoted\"\"#"),
        (12, "b\"bytes\""),
        (15, "\"macro\""),
        (17, "\"message\""),
    ];
    assert_eq!(strings, expected);
}

#[test]
fn files_become_modules() {
    let files = [
        ("crates/a/src/lib.rs", "mod b; #[cfg(test)] mod laws;"),
        ("crates/a/src/laws.rs", ""),
        ("crates/a/src/b/mod.rs", "mod c; #[cfg(test)] mod tests;"),
        ("crates/a/src/b/c.rs", ""),
        ("crates/a/src/b/tests/mod.rs", ""),
        ("crates/a/src/b/tests/deep.rs", ""),
        ("crates/a/src/bin/other.rs", ""),
        ("crates/a/tests/door.rs", ""),
        ("crates/ab/src/lib.rs", ""),
    ];
    let sources = sources(
        "a",
        &files.map(|(file, text)| (file.to_owned(), text.to_owned())),
    );
    let modules: Vec<_> = sources
        .iter()
        .map(|source| (source.root.join("::"), source.module.join("::")))
        .collect();
    let expected = [
        ("", ""),
        ("", "b"),
        ("", "b::c"),
        ("bin::other", "bin::other"),
    ];
    assert_eq!(
        modules,
        expected.map(|(root, module)| (root.to_owned(), module.to_owned()))
    );
}
