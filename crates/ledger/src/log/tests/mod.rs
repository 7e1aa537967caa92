//! Vectors of the specifications, and what must be refused.

mod directory;
mod texts;
mod trees;

use election::digest::Sha256;

use super::{
    checkpoint::Checkpoint,
    note::SignerKey,
    tile::{Level, Tile, bundle},
    tree::{Tree, leaf_hash},
};

/// A key of the tests.
fn signer(name: &str, seed: u8) -> SignerKey {
    SignerKey::from_seed(name, &[seed; 32]).unwrap()
}

fn tree_of(leaves: &[Vec<u8>]) -> Tree {
    leaves.iter().map(|leaf| leaf_hash(leaf)).collect()
}

fn leaves(count: usize) -> Vec<Vec<u8>> {
    (0..count)
        .map(|number| format!("leaf {number}").into_bytes())
        .collect()
}

fn hex(text: &str) -> Sha256 {
    text.parse().unwrap()
}

/// The log of these leaves as files, with a checkpoint of each size.
fn written(leaves: &[Vec<u8>], sizes: &[u64]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let tree = tree_of(leaves);
    let write = |path: &str, bytes: &[u8]| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    };
    for size in sizes {
        for tile in Tile::of_size(*size) {
            let bytes = match tile.level {
                Level::Entries => {
                    let start = usize::try_from(tile.start()).unwrap();
                    let end = start + usize::try_from(tile.width).unwrap();
                    bundle(leaves[start..end].iter().map(Vec::as_slice)).unwrap()
                }
                Level::Hashes(_) => {
                    let hashes = tile.hashes(&tree).unwrap();
                    hashes.iter().flat_map(|hash| *hash.bytes()).collect()
                }
            };
            write(&tile.path(), &bytes);
        }
        let checkpoint = Checkpoint::new("example.com/log", *size, tree.root_at(*size).unwrap());
        let note = checkpoint.sign(&signer("example.com/log", 1)).to_string();
        write(&format!("checkpoint.{size}"), note.as_bytes());
        write("checkpoint", note.as_bytes());
    }
    folder
}
