//! The files of the project.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder that holds the workspace.
pub(crate) fn root() -> PathBuf {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the crate lies in crates/");
    crates
        .parent()
        .expect("crates/ lies in the project")
        .to_owned()
}

/// Text files that are in the repository or would be with the next commit,
/// as `(path from the root, text)`.
pub(crate) fn kept() -> Vec<(String, String)> {
    let output = Command::new("git")
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(root())
        .output()
        .expect("git runs");
    assert!(
        output.status.success(),
        "git ls-files: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let names = String::from_utf8(output.stdout).expect("file names are UTF-8");
    let mut kept = Vec::new();
    for name in names.split('\0').filter(|name| !name.is_empty()) {
        // Gone from the folder but not yet from the index, or not text.
        if let Ok(text) = std::fs::read_to_string(root().join(name)) {
            kept.push((name.to_owned(), text));
        }
    }
    assert!(!kept.is_empty(), "no file is kept");
    kept
}

/// Text of a file of the project.
pub(crate) fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}
