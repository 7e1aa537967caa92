//! Hashes and proofs: the known tree of RFC 6962, a naive tree, and another implementation.

use ct_merkle::{ConsistencyProof, InclusionProof, RootHash, mem_backed_tree::MemoryBackedTree};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};

use super::{super::tree::*, *};

/// The eight leaves that implementations of RFC 6962 share as their test, and the roots of the
/// first one, two … of them.
const LEAVES: [&[u8]; 8] = [
    b"",
    b"\x00",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    b"\x40\x41\x42\x43",
    b"\x50\x51\x52\x53\x54\x55\x56\x57",
    b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
];
const ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

#[test]
fn the_known_tree_has_its_known_roots() {
    let tree: Tree = LEAVES.iter().map(|leaf| leaf_hash(leaf)).collect();
    for (size, root) in (0..).zip(ROOTS) {
        assert_eq!(tree.root_at(size), Some(hex(root)), "{size}");
    }
    assert_eq!((tree.size(), tree.root_at(9)), (8, None));
}

/// The definition of RFC 6962 word for word.
fn naive_root(leaves: &[Sha256]) -> Sha256 {
    match leaves {
        [] => Sha256::of(b""),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(naive_split(leaves.len()));
            node_hash(&naive_root(left), &naive_root(right))
        }
    }
}

fn naive_split(count: usize) -> usize {
    let mut split = 1;
    while split * 2 < count {
        split *= 2;
    }
    split
}

/// `PATH(m, D[n])` of RFC 6962, section 2.1.1.
fn naive_path(index: usize, leaves: &[Sha256]) -> Vec<Sha256> {
    if leaves.len() < 2 {
        return Vec::new();
    }
    let (left, right) = leaves.split_at(naive_split(leaves.len()));
    let (mut path, other) = if index < left.len() {
        (naive_path(index, left), naive_root(right))
    } else {
        (naive_path(index - left.len(), right), naive_root(left))
    };
    path.push(other);
    path
}

/// `SUBPROOF(m, D[n], b)` of RFC 6962, section 2.1.2.
fn naive_subproof(older: usize, leaves: &[Sha256], is_whole: bool) -> Vec<Sha256> {
    if older == leaves.len() {
        return if is_whole {
            Vec::new()
        } else {
            vec![naive_root(leaves)]
        };
    }
    let (left, right) = leaves.split_at(naive_split(leaves.len()));
    let (mut path, other) = if older <= left.len() {
        (naive_subproof(older, left, is_whole), naive_root(right))
    } else {
        (
            naive_subproof(older - left.len(), right, false),
            naive_root(left),
        )
    };
    path.push(other);
    path
}

/// Sizes up to 5,000, as many of one order of magnitude as of another.
fn sizes() -> impl Strategy<Value = usize> {
    prop_oneof![
        1_usize..=9,
        10_usize..=90,
        10_usize..=300,
        250_usize..=520,
        500_usize..=5_000
    ]
    .prop_flat_map(|size| prop_oneof![9 => 1..=size.min(300), 1 => Just(size)])
}

/// 10,000 trees: roots and proofs equal those of the definition and of another implementation,
/// which also accepts ours; what was proven does not prove anything else.
#[test]
fn ten_thousand_trees_agree_with_the_definition_and_with_another_implementation() {
    let config = Config {
        cases: 10_000,
        failure_persistence: None,
        ..Config::default()
    };
    let cases = (
        sizes(),
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        any::<u64>(),
    );
    let run = TestRunner::new(config).run(&cases, |(size, leaf, older, salt)| {
        let leaves: Vec<Vec<u8>> = (0..size as u64)
            .map(|number| (number ^ salt).to_be_bytes().to_vec())
            .collect();
        compare(&leaves, leaf.index(size), 1 + older.index(size));
        Ok(())
    });
    run.unwrap();
}

fn compare(leaves: &[Vec<u8>], index: usize, older: usize) {
    let hashes: Vec<Sha256> = leaves.iter().map(|leaf| leaf_hash(leaf)).collect();
    let tree = tree_of(leaves);
    let (size, root) = (tree.size(), tree.root());
    assert_eq!(root, naive_root(&hashes));

    let mut oracle = MemoryBackedTree::<sha2::Sha256, Vec<u8>>::new();
    leaves[..older]
        .iter()
        .for_each(|leaf| oracle.push(leaf.clone()));
    let older_root = oracle.root();
    leaves[older..]
        .iter()
        .for_each(|leaf| oracle.push(leaf.clone()));
    assert_eq!(oracle.root().as_bytes()[..], root.bytes()[..]);
    assert_eq!(
        tree.root_at(older as u64).unwrap().bytes()[..],
        older_root.as_bytes()[..]
    );

    let path = tree.inclusion(index as u64, size).unwrap();
    assert_eq!(path, naive_path(index, &hashes));
    assert_eq!(oracle.prove_inclusion(index).as_bytes(), joined(&path));
    let ours = InclusionProof::try_from_bytes(joined(&path)).unwrap();
    let theirs = RootHash::<sha2::Sha256>::new((*root.bytes()).into(), size);
    theirs
        .verify_inclusion(&leaves[index], index as u64, &ours)
        .unwrap();
    assert_eq!(
        verify_inclusion(hashes[index], index as u64, size, &path, root),
        Ok(())
    );
    refuse_inclusion(hashes[index], index as u64, size, &path, root);

    let proof = tree.consistency(older as u64, size).unwrap();
    assert_eq!(proof, naive_subproof(older, &hashes, true));
    let additions = leaves.len() - older;
    assert_eq!(
        oracle.prove_consistency(additions).as_bytes(),
        joined(&proof)
    );
    let ours = ConsistencyProof::try_from_bytes(joined(&proof)).unwrap();
    oracle
        .root()
        .verify_consistency(&older_root, &ours)
        .unwrap();
    let old = tree.root_at(older as u64).unwrap();
    assert_eq!(
        verify_consistency(older as u64, old, size, root, &proof),
        Ok(())
    );
    refuse_consistency(older as u64, old, size, root, &proof);
}

fn joined(hashes: &[Sha256]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| *hash.bytes()).collect()
}

fn flipped(hash: &Sha256) -> Sha256 {
    let mut bytes = *hash.bytes();
    bytes[4] ^= 16;
    Sha256::from_bytes(bytes)
}

/// A proof with one thing changed in each possible place.
fn variants(proof: &[Sha256]) -> Vec<Vec<Sha256>> {
    let mut all = vec![
        [proof, &[Sha256::of(b"more")]].concat(),
        [&[Sha256::of(b"more")], proof].concat(),
    ];
    for position in 0..proof.len() {
        let mut other = proof.to_vec();
        other[position] = flipped(&other[position]);
        all.push(other);
        let mut shorter = proof.to_vec();
        shorter.remove(position);
        all.push(shorter);
    }
    if let [first, second, ..] = proof
        && first != second
    {
        let mut swapped = proof.to_vec();
        swapped.swap(0, 1);
        all.push(swapped);
    }
    all
}

fn refuse_inclusion(leaf: Sha256, index: u64, size: u64, path: &[Sha256], root: Sha256) {
    let check = |leaf, index, size, path: &[Sha256], root| {
        verify_inclusion(leaf, index, size, path, root).is_err()
    };
    assert!(check(flipped(&leaf), index, size, path, root));
    assert!(check(leaf, index, size, path, flipped(&root)));
    assert!(check(leaf, size, size, path, root), "beyond the tree");
    assert!(
        check(leaf, index ^ 1, size, path, root),
        "at its sibling's place"
    );
    for other in variants(path) {
        assert!(
            check(leaf, index, size, &other, root),
            "{index} of {size}: {other:?}"
        );
    }
}

fn refuse_consistency(older: u64, old: Sha256, size: u64, root: Sha256, proof: &[Sha256]) {
    let check = |older, old, size, root, proof: &[Sha256]| {
        verify_consistency(older, old, size, root, proof).is_err()
    };
    assert!(check(older, flipped(&old), size, root, proof));
    assert!(check(older, old, size, flipped(&root), proof));
    assert!(check(size + 1, old, size, root, proof));
    if older != size {
        assert!(check(older, root, size, old, proof), "roots swapped");
    }
    for other in variants(proof) {
        assert!(
            check(older, old, size, root, &other),
            "{older} of {size}: {other:?}"
        );
    }
}

#[test]
fn the_empty_tree_begins_every_tree_and_holds_nothing() {
    let tree = tree_of(&leaves(3));
    let (empty, root) = (empty_root(), tree.root());
    assert_eq!(Tree::default().root(), empty);
    assert_eq!(verify_consistency(0, empty, 3, root, &[]), Ok(()));
    assert_eq!(
        verify_consistency(0, root, 3, root, &[]),
        Err(ProofError::OtherRoot)
    );
    assert_eq!(
        verify_consistency(0, empty, 3, root, &[root]),
        Err(ProofError::WrongLength)
    );
    assert_eq!(
        verify_inclusion(root, 0, 0, &[], empty),
        Err(ProofError::OutOfRange)
    );
    assert_eq!(tree.inclusion(3, 3), Err(ProofError::OutOfRange));
    assert_eq!(tree.inclusion(0, 4), Err(ProofError::OutOfRange));
    assert_eq!(tree.consistency(4, 3), Err(ProofError::OutOfRange));
}
