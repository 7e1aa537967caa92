//! Whole logs as files.

use std::{fs, path::Path};

use super::{
    super::{FaultKind, LogCheck, check_log, tile::unbundle},
    *,
};

fn check(log: &Path) -> LogCheck {
    check_log(
        log,
        "example.com/log",
        &signer("example.com/log", 1).verifier(),
        None,
    )
    .unwrap()
}

/// The numbers of <https://c2sp.org/tlog-tiles>, section "Partial Tiles" and "Merkle Tree".
#[test]
fn tiles_are_those_of_the_specification() {
    let count = |size, level, is_full: bool| {
        let of_level = |tile: &Tile| tile.level == level && (tile.width == 256) == is_full;
        Tile::of_size(size).filter(of_level).count()
    };
    let tiles: Vec<Tile> = Tile::of_size(70_000).collect();
    assert_eq!(count(70_000, Level::Hashes(0), true), 273);
    let partial: Vec<_> = tiles
        .iter()
        .filter(|tile| tile.width < 256)
        .map(|tile| (tile.level, tile.width))
        .collect();
    assert_eq!(
        partial,
        [
            (Level::Entries, 112),
            (Level::Hashes(0), 112),
            (Level::Hashes(1), 17),
            (Level::Hashes(2), 1)
        ]
    );
    assert_eq!(count(70_000, Level::Hashes(1), true), 1);
    let of_256: Vec<String> = Tile::of_size(256).map(|tile| tile.path()).collect();
    assert_eq!(of_256, ["tile/entries/000", "tile/0/000", "tile/1/000.p/1"]);
    assert_eq!(Tile::of_size(0).count(), 0);

    let tile = Tile {
        level: Level::Hashes(0),
        index: 1_234_067,
        width: 256,
    };
    assert_eq!(tile.path(), "tile/0/x001/x234/067");
    for tile in tiles.into_iter().chain([tile]) {
        assert_eq!(Tile::parse(&tile.path()), Some(tile));
    }
    for refused in [
        "tile/0/0",
        "tile/00/000",
        "tile/0/000.p/256",
        "tile/0/000.p/0",
        "tile/0/000.p/01",
        "tile/8/000",
        "tile/0/x000/001",
        "tile/0/1000",
        // Numbers of leaves beyond 64 bits.
        "tile/0/x072/x057/x594/x037/x927/936",
        "tile/entries/x072/x057/x594/x037/x927/936",
        "tile/7/001",
    ] {
        assert_eq!(Tile::parse(refused), None, "{refused}");
    }
}

#[test]
fn entries_are_told_apart_by_their_lengths() {
    let entries: [&[u8]; 3] = [b"a", b"", b"bcd"];
    let bytes = bundle(entries).unwrap();
    assert_eq!(bytes, b"\x00\x01a\x00\x00\x00\x03bcd");
    assert_eq!(unbundle(&bytes).unwrap(), entries);
    assert_eq!(unbundle(&bytes[..bytes.len() - 1]), None);
    assert_eq!(unbundle(b"\x00"), None);
    assert_eq!(bundle([&[0; 65_536][..]]), None);
}

#[test]
fn a_whole_log_is_right_at_every_checkpoint() {
    let log = written(&leaves(700), &[0, 1, 255, 256, 257, 600, 700]);
    let found = check(log.path());
    assert_eq!(found.faults, []);
    assert_eq!(
        (found.size, found.entries, found.checkpoints.len()),
        (700, Some(700), 8)
    );

    // Partial tiles may go once the full one is there.
    fs::remove_dir_all(log.path().join("tile/0/000.p")).unwrap();
    fs::remove_dir_all(log.path().join("tile/entries/000.p")).unwrap();
    assert_eq!(check(log.path()).faults, []);
}

#[test]
fn another_key_or_origin_is_not_believed() {
    let log = written(&leaves(3), &[3]);
    let other = signer("example.com/log", 2).verifier();
    let found = check_log(log.path(), "example.com/log", &other, None).unwrap();
    assert!(
        found.checkpoints.is_empty() && found.faults.len() == 2,
        "{:?}",
        found.faults
    );
    let key = signer("example.com/log", 1).verifier();
    let found = check_log(log.path(), "example.com/elsewhere", &key, None).unwrap();
    assert!(
        found
            .faults
            .iter()
            .all(|fault| matches!(fault.what, FaultKind::Checkpoint(_)))
    );
    assert_eq!(found.faults.len(), 2);
}

/// Each file once with a bit changed, cut short, and missing.
#[test]
fn every_change_of_every_file_is_seen() {
    let sizes = [1, 255, 256, 257, 600];
    let whole = written(&leaves(600), &sizes);
    let mut files = Vec::new();
    let mut open = vec![whole.path().to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                files.push(path);
            }
        }
    }
    assert!(files.len() > 15, "{files:?}");
    for file in &files {
        let bytes = fs::read(file).unwrap();
        for position in [0, bytes.len() / 2, bytes.len() - 1] {
            let mut other = bytes.clone();
            other[position] ^= 1;
            fs::write(file, &other).unwrap();
            assert!(
                !check(whole.path()).faults.is_empty(),
                "{}: bit of byte {position}",
                file.display()
            );
        }
        fs::write(file, &bytes[..bytes.len() - 1]).unwrap();
        assert!(
            !check(whole.path()).faults.is_empty(),
            "{}: cut short",
            file.display()
        );
        fs::remove_file(file).unwrap();
        // Where a full tile is there too, the partial one may go; and who has only the folder
        // cannot know of an earlier checkpoint.
        let name = file
            .strip_prefix(whole.path())
            .unwrap()
            .to_string_lossy()
            .into_owned();
        let may_go =
            name.contains("/000.p/") || name.starts_with("checkpoint.") || name.contains("/001.p/");
        assert_eq!(
            check(whole.path()).faults.is_empty(),
            may_go && !is_needed(&name),
            "{name}: missing"
        );
        fs::write(file, &bytes).unwrap();
    }
    assert_eq!(check(whole.path()).faults, []);
}

/// What a log of 600 leaves needs.
fn is_needed(name: &str) -> bool {
    Tile::of_size(600).any(|tile| tile.path() == name)
}

/// Whoever holds the key can sign two histories; an earlier checkpoint shows it.
#[test]
fn a_rewritten_history_does_not_fit_an_earlier_checkpoint() {
    let log = written(&leaves(10), &[4, 10]);
    let mut others = leaves(10);
    others[2] = b"another".to_vec();
    let rewritten = written(&others, &[10]);
    fs::copy(
        log.path().join("checkpoint.4"),
        rewritten.path().join("checkpoint.4"),
    )
    .unwrap();
    let found = check(rewritten.path());
    let faults: Vec<String> = found.faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "checkpoint.4: the root of the first 4 leaves is another one: the log was rewritten or forked"
        ]
    );
}

#[test]
fn a_writer_that_was_cut_short_leaves_tiles_beyond_the_checkpoint() {
    let log = written(&leaves(300), &[10, 300]);
    fs::rename(
        log.path().join("checkpoint.10"),
        log.path().join("checkpoint"),
    )
    .unwrap();
    fs::remove_file(log.path().join("checkpoint.300")).unwrap();
    let found = check(log.path());
    assert_eq!(found.faults, []);
    assert!(found.size == 10 && found.beyond > 0, "{found:?}");
}

/// Whoever hands a folder over may have put anything into it.
#[test]
fn an_absurd_tile_is_a_stranger_and_a_long_one_is_not_read_whole() {
    let log = written(&leaves(3), &[3]);
    let absurd = log.path().join("tile/0/x072/x057/x594/x037/x927");
    fs::create_dir_all(&absurd).unwrap();
    fs::write(absurd.join("936"), [0; 8_192]).unwrap();
    let long = log.path().join("tile/0/000.p/3");
    let file = fs::OpenOptions::new().write(true).open(&long).unwrap();
    // More than any memory holds; on disk it takes no room.
    file.set_len(1 << 42).unwrap();
    let faults: Vec<String> = check(log.path())
        .faults
        .iter()
        .map(ToString::to_string)
        .collect();
    let expected = [
        "tile/0/000.p/3: the file has another length than its name says",
        "tile/0/x072/x057/x594/x037/x927/936: the file does not belong into a log",
    ];
    for text in expected {
        assert!(
            faults.iter().any(|fault| fault == text),
            "{text}: {faults:?}"
        );
    }
}

#[test]
fn strangers_are_named() {
    let log = written(&leaves(3), &[3]);
    fs::write(log.path().join("tile/0/notes.txt"), "x").unwrap();
    let faults = check(log.path()).faults;
    assert_eq!(faults.len(), 1);
    assert_eq!(
        faults[0].to_string(),
        "tile/0/notes.txt: the file does not belong into a log"
    );
}
