//! The Merkle tree of RFC 6962, section 2.1: hashes, proofs, and their verification.
//!
//! `MTH({}) = SHA-256()`, a leaf is `SHA-256(0x00 ‖ leaf)`, a node `SHA-256(0x01 ‖ left ‖ right)`,
//! and a tree of n > 1 leaves splits at the largest power of two below n. Verification follows
//! RFC 9162, sections 2.1.3.2 and 2.1.4.2, which trees of RFC 6962 share.

use std::ops::Range;

use election::digest::Sha256;

/// A proof does not show what it is said to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProofError {
    /// The leaf would lie outside the tree, or the old tree is larger than the new one.
    #[error("the index or the older size lies outside a tree of this size")]
    OutOfRange,
    /// The proof has too few or too many hashes for a tree of this size.
    #[error("the proof has a wrong number of hashes")]
    WrongLength,
    /// The hashes do not lead to the root.
    #[error("the proof does not lead to the root of the tree")]
    OtherRoot,
}

/// The root of a tree without leaves.
#[must_use]
pub fn empty_root() -> Sha256 {
    Sha256::of(b"")
}

/// The hash of a leaf.
#[must_use]
pub fn leaf_hash(leaf: &[u8]) -> Sha256 {
    Sha256::of(&[&[0], leaf].concat())
}

/// The hash of a node above two others.
#[must_use]
pub fn node_hash(left: &Sha256, right: &Sha256) -> Sha256 {
    let mut bytes = [1; 65];
    bytes[1..33].copy_from_slice(left.bytes());
    bytes[33..].copy_from_slice(right.bytes());
    Sha256::of(&bytes)
}

/// A whole tree, from which any root and any proof of any of its earlier sizes can be had.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// `levels[k][i]` is the root of the leaves `i·2ᵏ .. (i+1)·2ᵏ`; only full subtrees are kept.
    levels: Vec<Vec<Sha256>>,
}

impl Tree {
    /// Appends the hash of a leaf.
    pub fn push(&mut self, leaf: Sha256) {
        let mut hash = leaf;
        for level in 0.. {
            if self.levels.len() == level {
                self.levels.push(Vec::new());
            }
            let nodes = &mut self.levels[level];
            nodes.push(hash);
            match nodes.as_chunks::<2>() {
                (chunks, []) => match chunks.last() {
                    Some([left, right]) => hash = node_hash(left, right),
                    None => return,
                },
                _ => return,
            }
        }
    }

    /// How many leaves there are.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.levels.first().map_or(0, |leaves| leaves.len() as u64)
    }

    /// The root of all leaves.
    #[must_use]
    pub fn root(&self) -> Sha256 {
        self.root_of(0..self.size())
    }

    /// The root when the tree had `size` leaves; none if it never had so many.
    #[must_use]
    pub fn root_at(&self, size: u64) -> Option<Sha256> {
        (size <= self.size()).then(|| self.root_of(0..size))
    }

    /// The root of the full subtree number `index` of 2^`height` leaves, if it is full.
    #[must_use]
    pub fn full(&self, height: u32, index: u64) -> Option<Sha256> {
        let nodes = self.levels.get(height as usize)?;
        nodes.get(usize::try_from(index).ok()?).copied()
    }

    fn root_of(&self, leaves: Range<u64>) -> Sha256 {
        let count = leaves.end - leaves.start;
        if count == 0 {
            return empty_root();
        }
        if count.is_power_of_two() && leaves.start.is_multiple_of(count) {
            let height = count.trailing_zeros();
            if let Some(hash) = self.full(height, leaves.start >> height) {
                return hash;
            }
        }
        let middle = leaves.start + split(count);
        let left = self.root_of(leaves.start..middle);
        node_hash(&left, &self.root_of(middle..leaves.end))
    }

    /// The path from leaf `index` to the root of the first `size` leaves, lowest hash first
    /// (RFC 6962, section 2.1.1).
    ///
    /// # Errors
    /// There is no such leaf, or there never was such a size.
    pub fn inclusion(&self, index: u64, size: u64) -> Result<Vec<Sha256>, ProofError> {
        if index >= size || size > self.size() {
            return Err(ProofError::OutOfRange);
        }
        let mut path = Vec::new();
        let mut leaves = 0..size;
        while leaves.end - leaves.start > 1 {
            let middle = leaves.start + split(leaves.end - leaves.start);
            if index < middle {
                path.push(self.root_of(middle..leaves.end));
                leaves.end = middle;
            } else {
                path.push(self.root_of(leaves.start..middle));
                leaves.start = middle;
            }
        }
        path.reverse();
        Ok(path)
    }

    /// The hashes that show that the first `size` leaves begin with the first `older` ones
    /// (RFC 6962, section 2.1.2).
    ///
    /// # Errors
    /// `older` is larger than `size`, or there never was such a size.
    pub fn consistency(&self, older: u64, size: u64) -> Result<Vec<Sha256>, ProofError> {
        if older > size || size > self.size() {
            return Err(ProofError::OutOfRange);
        }
        let mut path = Vec::new();
        if older == 0 || older == size {
            return Ok(path);
        }
        let mut leaves = 0..size;
        let mut is_whole = true;
        while older != leaves.end {
            let middle = leaves.start + split(leaves.end - leaves.start);
            if older <= middle {
                path.push(self.root_of(middle..leaves.end));
                leaves.end = middle;
            } else {
                path.push(self.root_of(leaves.start..middle));
                leaves.start = middle;
                is_whole = false;
            }
        }
        if !is_whole {
            path.push(self.root_of(leaves));
        }
        path.reverse();
        Ok(path)
    }
}

impl FromIterator<Sha256> for Tree {
    fn from_iter<I: IntoIterator<Item = Sha256>>(leaves: I) -> Self {
        let mut tree = Self::default();
        leaves.into_iter().for_each(|leaf| tree.push(leaf));
        tree
    }
}

/// The largest power of two below `count`, which is at least 2.
const fn split(count: u64) -> u64 {
    1 << (63 - (count - 1).leading_zeros())
}

/// Whether a leaf of this hash stands at `index` in the tree of `size` leaves and this root.
///
/// # Errors
/// It does not, or the proof has not the form that such a proof has.
pub fn verify_inclusion(
    leaf: Sha256,
    index: u64,
    size: u64,
    proof: &[Sha256],
    root: Sha256,
) -> Result<(), ProofError> {
    if index >= size {
        return Err(ProofError::OutOfRange);
    }
    let (mut node, mut last, mut hash) = (index, size - 1, leaf);
    for other in proof {
        if last == 0 {
            return Err(ProofError::WrongLength);
        }
        if node & 1 == 1 || node == last {
            hash = node_hash(other, &hash);
            // A right edge without sibling rises until it has one.
            while node & 1 == 0 && node != 0 {
                (node, last) = (node >> 1, last >> 1);
            }
        } else {
            hash = node_hash(&hash, other);
        }
        (node, last) = (node >> 1, last >> 1);
    }
    match (last, hash == root) {
        (0, true) => Ok(()),
        (0, false) => Err(ProofError::OtherRoot),
        _ => Err(ProofError::WrongLength),
    }
}

/// Whether the tree of `size` leaves and `root` begins with the tree of `older` leaves and
/// `older_root`.
///
/// # Errors
/// It does not, or the proof has not the form that such a proof has.
pub fn verify_consistency(
    older: u64,
    older_root: Sha256,
    size: u64,
    root: Sha256,
    proof: &[Sha256],
) -> Result<(), ProofError> {
    if older > size {
        return Err(ProofError::OutOfRange);
    }
    if older == size || older == 0 {
        let older_expected = if older == size { root } else { empty_root() };
        return match (proof, older_root == older_expected) {
            ([], true) => Ok(()),
            ([], false) => Err(ProofError::OtherRoot),
            _ => Err(ProofError::WrongLength),
        };
    }
    let (mut node, mut last) = (older - 1, size - 1);
    while node & 1 == 1 {
        (node, last) = (node >> 1, last >> 1);
    }
    // The older tree may be a full subtree, whose root is then not repeated in the proof.
    let (seed, rest) = if older.is_power_of_two() {
        (older_root, proof)
    } else {
        let (first, rest) = proof.split_first().ok_or(ProofError::WrongLength)?;
        (*first, rest)
    };
    let (mut left, mut whole) = (seed, seed);
    for other in rest {
        if last == 0 {
            return Err(ProofError::WrongLength);
        }
        if node & 1 == 1 || node == last {
            left = node_hash(other, &left);
            whole = node_hash(other, &whole);
            while node & 1 == 0 && node != 0 {
                (node, last) = (node >> 1, last >> 1);
            }
        } else {
            whole = node_hash(&whole, other);
        }
        (node, last) = (node >> 1, last >> 1);
    }
    match (last, left == older_root && whole == root) {
        (0, true) => Ok(()),
        (0, false) => Err(ProofError::OtherRoot),
        _ => Err(ProofError::WrongLength),
    }
}
