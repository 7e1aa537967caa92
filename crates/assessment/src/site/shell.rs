//! A text with holes, made once and filled many times: the frame of hundreds of thousands of
//! pages cannot go through the templates one by one.

/// A text in pieces, each followed by a hole but the last.
pub(super) struct Shell {
    pieces: Vec<(String, usize)>,
    last: String,
}

/// What stands for the holes while the text is made: nothing that a source or a template says.
pub(super) const HOLES: [&str; 3] = ["0hole0first0", "0hole0second0", "0hole0third0"];

impl Shell {
    /// Cuts a text that was made with [`HOLES`] in it.
    pub(super) fn cut(text: &str) -> Self {
        let (mut pieces, mut rest) = (Vec::new(), text);
        loop {
            let holes = HOLES.iter().enumerate();
            let found = holes.filter_map(|(hole, mark)| Some((rest.find(mark)?, hole)));
            let Some((at, hole)) = found.min() else { break };
            pieces.push((rest[..at].to_owned(), hole));
            rest = &rest[at + HOLES[hole].len()..];
        }
        Self {
            pieces,
            last: rest.to_owned(),
        }
    }

    /// The text with these in its holes.
    pub(super) fn fill(&self, out: &mut String, with: [&str; 3]) {
        for (piece, hole) in &self.pieces {
            out.push_str(piece);
            out.push_str(with[*hole]);
        }
        out.push_str(&self.last);
    }

    /// All pieces, for a digest.
    pub(super) fn pieces(&self) -> impl Iterator<Item = &str> {
        let pieces = self.pieces.iter().map(|(piece, _)| piece.as_str());
        pieces.chain(std::iter::once(self.last.as_str()))
    }
}
