//! The bytes of an answer: from memory at once, from disk in pieces.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll, ready},
};

use hyper::body::{Body, Bytes, Frame, SizeHint};
use tokio::{
    fs::File,
    io::{AsyncRead as _, ReadBuf},
};

/// How much of a file on disk is in memory for one reader.
const PIECE: usize = 64 << 10;

/// The contents of an answer.
pub(super) enum Contents {
    Memory(Bytes),
    Disk { file: File, left: u64 },
}

impl Contents {
    /// So many bytes of a file, in pieces.
    pub(super) fn from_disk(file: std::fs::File, length: u64) -> Self {
        let mut file = File::from_std(file);
        file.set_max_buf_size(PIECE);
        Self::Disk { file, left: length }
    }
}

impl Body for Contents {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        match self.get_mut() {
            Self::Memory(bytes) if bytes.is_empty() => Poll::Ready(None),
            Self::Memory(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Self::Disk { left: 0, .. } => Poll::Ready(None),
            Self::Disk { file, left } => {
                let mut piece = vec![0; usize::try_from(*left).unwrap_or(PIECE).min(PIECE)];
                let mut buffer = ReadBuf::new(&mut piece);
                ready!(Pin::new(file).poll_read(context, &mut buffer))?;
                let count = buffer.filled().len();
                if count == 0 {
                    // The answer ends in the middle, and whoever reads it can tell.
                    return Poll::Ready(Some(Err(io::ErrorKind::UnexpectedEof.into())));
                }
                piece.truncate(count);
                *left -= count as u64;
                Poll::Ready(Some(Ok(Frame::data(piece.into()))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.left() == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left())
    }
}

impl Contents {
    const fn left(&self) -> u64 {
        match self {
            Self::Memory(bytes) => bytes.len() as u64,
            Self::Disk { left, .. } => *left,
        }
    }
}
