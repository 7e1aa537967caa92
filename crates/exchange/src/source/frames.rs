//! Zstandard without C, for the browser: the frames of a stream one after another, with their
//! checksums compared.

use std::io::{self, BufRead, Read};

use ruzstd::decoding::{
    BlockDecodingStrategy, FrameDecoder,
    errors::{FrameDecoderError, ReadFrameHeaderError},
};

/// Unpacks all frames of a stream.
pub(crate) struct Frames<R> {
    input: Watched<R>,
    decoder: FrameDecoder,
    /// Whether a frame has begun and its checksum has not been compared.
    inside: bool,
}

/// A stream that remembers whether it ended.
struct Watched<R> {
    input: R,
    ended: bool,
}

impl<R: BufRead> Frames<R> {
    /// Same shape as the native decoder.
    #[expect(clippy::unnecessary_wraps, reason = "same shape as the native decoder")]
    pub(crate) fn with_buffer(input: R) -> io::Result<Self> {
        let input = Watched {
            input,
            ended: false,
        };
        Ok(Self {
            input,
            decoder: FrameDecoder::new(),
            inside: false,
        })
    }

    #[cfg_attr(
        not(target_arch = "wasm32"),
        expect(dead_code, reason = "only tested natively")
    )]
    pub(crate) const fn get_ref(&self) -> &R {
        &self.input.input
    }

    #[cfg_attr(
        not(target_arch = "wasm32"),
        expect(dead_code, reason = "only tested natively")
    )]
    pub(crate) fn finish(self) -> R {
        self.input.input
    }

    /// Begins the next frame. `false` at the end of the stream.
    fn begin(&mut self) -> io::Result<bool> {
        if self.input.input.fill_buf()?.is_empty() {
            return Ok(false);
        }
        use FrameDecoderError::ReadFrameHeaderError as Header;
        match self.decoder.reset(&mut self.input) {
            Ok(()) => self.inside = true,
            Err(Header(ReadFrameHeaderError::SkipFrame { length, .. })) => self.skip(length)?,
            Err(error) => return Err(self.failure(&error)),
        }
        Ok(true)
    }

    fn skip(&mut self, length: u32) -> io::Result<()> {
        let length = u64::from(length);
        let skipped = io::copy(&mut (&mut self.input.input).take(length), &mut io::sink())?;
        if skipped < length {
            Err(io::ErrorKind::UnexpectedEof.into())
        } else {
            Ok(())
        }
    }

    fn end(&mut self) -> io::Result<()> {
        self.inside = false;
        match self.decoder.get_checksum_from_data() {
            Some(stated) if self.decoder.get_calculated_checksum() != Some(stated) => Err(
                io::Error::new(io::ErrorKind::InvalidData, "a checksum does not match"),
            ),
            _ => Ok(()),
        }
    }

    fn failure(&self, error: &FrameDecoderError) -> io::Error {
        let cut_off = self.input.ended;
        let kind = if cut_off {
            io::ErrorKind::UnexpectedEof
        } else {
            io::ErrorKind::InvalidData
        };
        io::Error::new(kind, error.to_string())
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.decoder.can_collect() > 0 {
                return self.decoder.read(buffer);
            }
            if self.inside && self.decoder.is_finished() {
                self.end()?;
            } else if self.inside {
                let step = BlockDecodingStrategy::UptoBlocks(1);
                let done = self.decoder.decode_blocks(&mut self.input, step);
                done.map_err(|error| self.failure(&error))?;
            } else if !self.begin()? {
                return Ok(0);
            }
        }
    }
}

impl<R: BufRead> Read for Watched<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.ended |= count == 0 && !buffer.is_empty();
        Ok(count)
    }
}
