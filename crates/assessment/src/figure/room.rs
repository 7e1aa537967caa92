//! Where a text fits inside an area: the widest stretch that is inside at its upper edge, its
//! middle and its lower edge.

use super::outline::Dot;

/// The middle of a place for a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Room {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// Heights that are tried.
const TRIES: u32 = 24;

/// The middle of the widest place for a text of this size inside rings (holes among them);
/// `None` if it fits nowhere.
pub(super) fn room(rings: &[Vec<Dot>], width: f64, height: f64) -> Option<Room> {
    let heights = || rings.iter().flatten().map(|dot| dot.1 as f64);
    let (top, bottom) = (
        heights().fold(f64::INFINITY, f64::min),
        heights().fold(f64::NEG_INFINITY, f64::max),
    );
    let mut best: Option<(f64, Room)> = None;
    for try_ in 1..TRIES {
        // Between the lines of the grid, so that no corner is met.
        let y = top + (bottom - top) * f64::from(try_) / f64::from(TRIES) + 0.26;
        let edges = [-0.5, 0.0, 0.5].map(|part| inside(rings, y + part * height));
        for (from, to) in shared(&edges) {
            let wider = best.is_none_or(|(widest, _)| to - from > widest);
            if to - from >= width && wider {
                let x = f64::midpoint(from, to);
                best = Some((to - from, Room { x, y }));
            }
        }
    }
    best.map(|(_, room)| room)
}

/// The stretches of a line at `y` that are inside, from left to right.
fn inside(rings: &[Vec<Dot>], y: f64) -> Vec<(f64, f64)> {
    let mut crossings = Vec::new();
    for ring in rings {
        let next = ring.iter().cycle().skip(1);
        for (a, b) in ring.iter().zip(next) {
            let (a, b) = ((a.0 as f64, a.1 as f64), (b.0 as f64, b.1 as f64));
            if (a.1 > y) != (b.1 > y) {
                crossings.push(a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0));
            }
        }
    }
    crossings.sort_by(f64::total_cmp);
    crossings
        .chunks_exact(2)
        .map(|pair| (pair[0], pair[1]))
        .collect()
}

/// What lies in a stretch of each line.
fn shared(lines: &[Vec<(f64, f64)>; 3]) -> Vec<(f64, f64)> {
    let [first, rest @ ..] = lines;
    rest.iter().fold(first.clone(), |kept, line| {
        let both = kept.iter().flat_map(|a| {
            line.iter()
                .map(move |b| (a.0.max(b.0), a.1.min(b.1)))
                .filter(|both| both.0 < both.1)
        });
        both.collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stands_where_it_fits_and_nowhere_else() {
        let square = vec![(0, 0), (100, 0), (100, 100), (0, 100)];
        let middle = room(std::slice::from_ref(&square), 80.0, 20.0).unwrap();
        assert!((middle.x - 50.0).abs() < 1.0);
        assert_eq!(room(std::slice::from_ref(&square), 101.0, 20.0), None);
        assert_eq!(room(std::slice::from_ref(&square), 50.0, 120.0), None);
        // A lake in the middle leaves room beside, above or below it.
        let lake = vec![(20, 20), (80, 20), (80, 80), (20, 80)];
        let beside = room(&[square, lake], 60.0, 10.0).unwrap();
        assert!(beside.y < 20.0 || beside.y > 80.0, "{beside:?}");
        assert_eq!(room(&[], 1.0, 1.0), None);
    }
}
