//! The text of a file: whatever it is written in, UTF-8 comes out.
//!
//! A byte order mark and valid UTF-8 are certain, so they are detected; a declared encoding is
//! obeyed; anything else is guessed from the first bytes and called a guess. A byte that does
//! not fit is an error at its line and character, never a replacement character: a name changed
//! in silence would be another unit.
//!
//! UTF-8 passes through without a copy. Whatever has been consumed is counted, so that every
//! fault knows its line.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8};

use crate::{
    account::{EncodingAccount, KnownBy},
    error::{Fault, Located},
    source::{Source, SourceAccount},
};

/// Bytes read at a time. Also the beginning of the file on which a guess rests.
const CHUNK: usize = 1 << 20;

/// Most bytes of a text that is held in memory.
const MAX_WHOLE: usize = 64 << 20;

/// The encoding of this label.
pub(crate) fn labelled(label: &str) -> Result<&'static Encoding, Fault> {
    let found = Encoding::for_label(label.as_bytes());
    found.ok_or_else(|| Fault::UnknownEncoding {
        label: label.to_owned(),
    })
}

/// A file as UTF-8, in chunks.
pub(crate) struct Text<'a> {
    source: Source<'a>,
    account: EncodingAccount,
    /// `None` for UTF-8, which needs no decoding.
    decoder: Option<Decoder>,
    /// Bytes as unpacked; those in `raw_from..raw_to` are still to be decoded.
    raw: Vec<u8>,
    raw_from: usize,
    raw_to: usize,
    at_end: bool,
    /// Whether all text has been made ready.
    drained: bool,
    /// Decoded text; unused for UTF-8, whose text stands in `raw`.
    decoded: Vec<u8>,
    /// Text that is ready, in `decoded` or `raw`.
    from: usize,
    to: usize,
    /// What stands directly behind the text that is ready.
    pending: Option<Fault>,
    place: Place,
}

/// How far the text has been consumed.
struct Place {
    line: u64,
    /// Characters since the last line end.
    characters: u64,
}

impl<'a> Text<'a> {
    /// Reads the beginning of `source` and settles what it is written in.
    pub(crate) fn open(
        source: Source<'a>,
        declared: Option<&'static Encoding>,
    ) -> Result<Self, Located> {
        let mut text = Self {
            source,
            account: EncodingAccount {
                name: UTF_8.name(),
                known_by: KnownBy::Content,
                byte_order_mark: false,
            },
            decoder: None,
            raw: vec![0; CHUNK],
            raw_from: 0,
            raw_to: 0,
            at_end: false,
            drained: false,
            decoded: Vec::new(),
            from: 0,
            to: 0,
            pending: None,
            place: Place {
                line: 1,
                characters: 0,
            },
        };
        text.fill().map_err(Located::nowhere)?;
        text.settle(declared)
            .map_err(|fault| Located::line(1, fault))?;
        Ok(text)
    }

    /// The beginning of the file without a byte order mark, as long as nothing was consumed.
    pub(crate) fn start(&self) -> &[u8] {
        &self.raw[self.raw_from..self.raw_to]
    }

    /// Reads by `encoding` unless a byte order mark or a declaration has said otherwise. Nothing
    /// may have been consumed.
    pub(crate) fn declare(&mut self, encoding: &'static Encoding) -> Result<(), Located> {
        if matches!(
            self.account.known_by,
            KnownBy::ByteOrderMark | KnownBy::Declared
        ) {
            return Ok(());
        }
        (self.decoder, self.decoded) = (None, Vec::new());
        self.settle(Some(encoding))
            .map_err(|fault| Located::line(1, fault))
    }

    /// Chooses the encoding from the declaration and the first bytes.
    fn settle(&mut self, declared: Option<&'static Encoding>) -> Result<(), Fault> {
        let start = &self.raw[..self.raw_to];
        let marked = Encoding::for_bom(start);
        let (encoding, known_by) = match (declared, marked) {
            (Some(declared), Some((marked, _))) if declared != marked => {
                return Err(Fault::OtherMark {
                    declared: declared.name(),
                    marked: marked.name(),
                });
            }
            (Some(declared), _) => (declared, KnownBy::Declared),
            (None, Some((marked, _))) => (marked, KnownBy::ByteOrderMark),
            (None, None) if is_utf8(start, self.at_end) => (UTF_8, KnownBy::Content),
            (None, None) => (guess(start, self.at_end), KnownBy::Guess),
        };
        self.raw_from = marked.map_or(0, |(_, length)| length);
        self.account = EncodingAccount {
            name: encoding.name(),
            known_by,
            byte_order_mark: marked.is_some(),
        };
        if encoding != UTF_8 {
            self.decoder = Some(encoding.new_decoder_without_bom_handling());
            self.decoded = vec![0; CHUNK];
        }
        Ok(())
    }

    /// Text that is ready and not consumed; empty only at the end of the file.
    pub(crate) fn chunk(&mut self) -> Result<&[u8], Located> {
        while self.from == self.to {
            if let Some(fault) = self.pending.take() {
                let column = usize::try_from(self.place.characters).unwrap_or(usize::MAX);
                return Err(Located::cell(self.place.line, column, fault));
            }
            if self.drained {
                break;
            }
            self.advance()?;
        }
        Ok(&self.ready()[self.from..self.to])
    }

    /// Everything, for a reader that must see a text whole.
    pub(crate) fn whole(&mut self) -> Result<String, Located> {
        let mut whole = Vec::new();
        loop {
            let chunk = self.chunk()?;
            let count = chunk.len();
            whole.extend_from_slice(chunk);
            self.consume(count);
            if whole.len() > MAX_WHOLE {
                return Err(Located::nowhere(Fault::FileTooLarge { limit: MAX_WHOLE }));
            }
            if count == 0 {
                let text = String::from_utf8(whole);
                return Ok(text.expect("chunks of a text are text"));
            }
        }
    }

    /// Marks the first `count` bytes of the chunk as consumed.
    pub(crate) fn consume(&mut self, count: usize) {
        let (from, to) = (self.from, self.from + count);
        let text = if self.decoder.is_some() {
            &self.decoded
        } else {
            &self.raw
        };
        self.place.pass(&text[from..to]);
        self.from = to;
    }

    /// Line on which the next character stands.
    pub(crate) const fn line(&self) -> u64 {
        self.place.line
    }

    pub(crate) fn finish(self) -> (EncodingAccount, SourceAccount) {
        (self.account, self.source.finish())
    }

    fn ready(&self) -> &[u8] {
        if self.decoder.is_some() {
            &self.decoded
        } else {
            &self.raw
        }
    }

    /// Reads behind what is still to be decoded, which moves to the front.
    fn fill(&mut self) -> Result<(), Fault> {
        self.raw.copy_within(self.raw_from..self.raw_to, 0);
        let kept = self.raw_to - self.raw_from;
        let filled = self.source.fill(&mut self.raw[kept..])?;
        self.at_end = filled < self.raw.len() - kept;
        (self.raw_from, self.raw_to) = (0, kept + filled);
        Ok(())
    }

    /// Makes more text ready, or notes what stands in its way.
    fn advance(&mut self) -> Result<(), Located> {
        match self.decoder {
            None => self.advance_utf8()?,
            Some(_) => self.advance_decoded()?,
        }
        if let Some(nul) = memchr::memchr(0, &self.ready()[self.from..self.to]) {
            self.to = self.from + nul;
            self.pending = Some(Fault::Nul);
        }
        Ok(())
    }

    fn advance_utf8(&mut self) -> Result<(), Located> {
        // The first chunk has been read already; the rest of a later one is part of a character.
        if self.raw_to - self.raw_from < 4 && !self.at_end {
            self.fill().map_err(|fault| self.here(fault))?;
        }
        let bytes = &self.raw[self.raw_from..self.raw_to];
        let valid = Encoding::utf8_valid_up_to(bytes);
        self.pending = misfit(bytes, self.at_end).map(|position| self.not_in_encoding(position));
        self.from = self.raw_from;
        self.to = self.raw_from + valid;
        self.raw_from = self.to;
        self.drained = self.at_end && self.pending.is_none();
        Ok(())
    }

    fn advance_decoded(&mut self) -> Result<(), Located> {
        if self.raw_from == self.raw_to && !self.at_end {
            self.fill().map_err(|fault| self.here(fault))?;
        }
        let Some(decoder) = &mut self.decoder else {
            return Ok(());
        };
        let input = &self.raw[self.raw_from..self.raw_to];
        let (result, read, written) =
            decoder.decode_to_utf8_without_replacement(input, &mut self.decoded, self.at_end);
        (self.from, self.to) = (0, written);
        match result {
            DecoderResult::InputEmpty => self.drained = self.at_end,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(length, behind) => {
                let position = read.saturating_sub(usize::from(length) + usize::from(behind));
                self.pending = Some(self.not_in_encoding(position));
            }
        }
        self.raw_from += read;
        Ok(())
    }

    /// `position` counts from `raw_from`. What stands before it says nothing about what does
    /// not fit.
    fn not_in_encoding(&self, position: usize) -> Fault {
        let bytes = &self.raw[self.raw_from + position..self.raw_to];
        Fault::NotInEncoding {
            byte: bytes.first().copied().unwrap_or_default(),
            encoding: self.account.name,
            guess: guess(bytes, self.at_end).name(),
        }
    }

    fn here(&self, fault: Fault) -> Located {
        Located::line(self.place.line, fault)
    }
}

/// Position of the first byte that cannot be UTF-8. A character that is cut off by the end of
/// `bytes` may still become one unless the file ends there.
fn misfit(bytes: &[u8], at_end: bool) -> Option<usize> {
    let valid = Encoding::utf8_valid_up_to(bytes);
    let rest = &bytes[valid..];
    let cut_off = || std::str::from_utf8(rest).is_err_and(|error| error.error_len().is_none());
    if rest.is_empty() || (!at_end && cut_off()) {
        None
    } else {
        Some(valid)
    }
}

/// Whether the beginning of a file is UTF-8, be it with damage: then the damage is the fault, and
/// a guess would make other names of all names.
fn is_utf8(start: &[u8], at_end: bool) -> bool {
    if misfit(start, at_end).is_none() {
        return true;
    }
    let (mut fitting, mut damaged) = (0, 0);
    for chunk in start.utf8_chunks() {
        fitting += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        damaged += usize::from(!chunk.invalid().is_empty());
    }
    fitting > damaged
}

/// The encoding that the letters look most like, never UTF-8.
fn guess(bytes: &[u8], at_end: bool) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, at_end);
    detector.guess(None, Utf8Detection::Deny)
}

impl Place {
    fn pass(&mut self, text: &[u8]) {
        let behind = match memchr::memrchr(b'\n', text) {
            None => text,
            Some(last) => {
                self.line += memchr::memchr_iter(b'\n', text).count() as u64;
                self.characters = 0;
                &text[last + 1..]
            }
        };
        let begins = behind.iter().filter(|byte| !is_continuation(**byte));
        self.characters += begins.count() as u64;
    }
}

/// Whether the byte continues a UTF-8 character.
const fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}
