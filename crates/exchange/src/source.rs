//! The bytes of a file: unpacked by what they are, not by what the file is called, and hashed
//! as they were received.
//!
//! The digest covers the packed bytes to the last one, so that it is the `sha256sum` of the
//! file. A stream that is cut off or damaged is an error, never a shorter file.

use std::io::{self, BufRead, BufReader, Chain, Cursor, Read};

use election::digest::{Hashing, Sha256};
use flate2::bufread::MultiGzDecoder;
use icu_normalizer::ComposingNormalizerBorrowed;

use crate::{
    account::{Compression, EncodingAccount, Format, LineEnds},
    error::Fault,
};

#[cfg(any(test, target_arch = "wasm32"))]
mod frames;

#[cfg(target_arch = "wasm32")]
type ZstdDecoder<R> = frames::Frames<R>;
#[cfg(not(target_arch = "wasm32"))]
type ZstdDecoder<R> = zstd::stream::read::Decoder<'static, R>;

const GZIP: [u8; 2] = [0x1F, 0x8B];
const ZSTD: [u8; 4] = [0x28, 0xB5, 0x2F, 0xFD];
/// Frames without content, which may stand before the first frame: 0x184D2A50 to 0x184D2A5F.
const ZSTD_SKIPPABLE: [u8; 3] = [0x2A, 0x4D, 0x18];

/// Bytes that a decoder is given at a time.
const PACKED: usize = 64 << 10;

/// Bytes that are looked at to tell what a file is.
const START: usize = 64 << 10;

/// An unpacked stream.
pub(crate) struct Source<'a> {
    decoder: Decoder<BufReader<Raw<'a>>>,
    /// Unpacked bytes that were looked at; those from `ahead_from` on have not been handed on.
    ahead: Vec<u8>,
    ahead_from: usize,
}

/// What was read, once it has been read to the end.
pub(crate) struct SourceAccount {
    pub(crate) sha256: Sha256,
    pub(crate) bytes: u64,
    pub(crate) compression: Compression,
}

/// What is known of a file once it has been read to its end.
pub(crate) struct Origin {
    pub(crate) source: SourceAccount,
    pub(crate) format: Format,
    pub(crate) part: Option<String>,
    pub(crate) encoding: Option<EncodingAccount>,
    pub(crate) line_ends: Option<LineEnds>,
    pub(crate) delimiter: Option<char>,
}

enum Decoder<R: BufRead> {
    Plain(R),
    Gzip(Box<MultiGzDecoder<R>>),
    Zstd(Box<ZstdDecoder<R>>),
}

impl<'a> Source<'a> {
    /// Looks at the first bytes of `reader` and chooses how to unpack it.
    pub(crate) fn open(reader: &'a mut dyn Read) -> Result<Self, Fault> {
        let raw = Raw::open(reader).map_err(|error| Fault::of_io(&error))?;
        let compression = compression(raw.start());
        let raw = BufReader::with_capacity(PACKED, raw);
        let decoder = match compression {
            Compression::None => Decoder::Plain(raw),
            Compression::Gzip => Decoder::Gzip(Box::new(MultiGzDecoder::new(raw))),
            Compression::Zstd => {
                let decoder = ZstdDecoder::with_buffer(raw);
                Decoder::Zstd(Box::new(decoder.map_err(|error| Fault::of_io(&error))?))
            }
        };
        Ok(Self {
            decoder,
            ahead: Vec::new(),
            ahead_from: 0,
        })
    }

    /// The first bytes as unpacked, to tell what the file is. Before anything else is read.
    pub(crate) fn start(&mut self) -> Result<&[u8], Fault> {
        if self.ahead.is_empty() {
            let mut ahead = vec![0; START];
            let filled = self.read(&mut ahead)?;
            ahead.truncate(filled);
            self.ahead = ahead;
        }
        Ok(&self.ahead)
    }

    /// Everything that is left, for a reader that must see a file whole.
    pub(crate) fn rest(&mut self, limit: usize) -> Result<Vec<u8>, Fault> {
        let mut whole = Vec::new();
        loop {
            let from = whole.len();
            whole.resize(from + PACKED, 0);
            let filled = self.fill(&mut whole[from..])?;
            whole.truncate(from + filled);
            if whole.len() > limit {
                return Err(Fault::FileTooLarge { limit });
            }
            if filled < PACKED {
                return Ok(whole);
            }
        }
    }

    /// Fills as much of `buffer` as the stream still gives; less than all only at its end.
    pub(crate) fn fill(&mut self, buffer: &mut [u8]) -> Result<usize, Fault> {
        let ahead = &self.ahead[self.ahead_from..];
        let count = ahead.len().min(buffer.len());
        buffer[..count].copy_from_slice(&ahead[..count]);
        self.ahead_from += count;
        Ok(count + self.read(&mut buffer[count..])?)
    }

    fn read(&mut self, buffer: &mut [u8]) -> Result<usize, Fault> {
        let mut filled = 0;
        while filled < buffer.len() {
            match self.decoder.read(&mut buffer[filled..]) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(self.fault(&error)),
            }
        }
        Ok(filled)
    }

    /// Whether the stream or its packing failed, and where.
    fn fault(&self, error: &io::Error) -> Fault {
        let packed = self.decoder.input();
        let raw = packed.get_ref();
        let format = match self.decoder {
            _ if raw.failed => return Fault::of_io(error),
            Decoder::Plain(_) => return Fault::of_io(error),
            Decoder::Gzip(_) => "gzip",
            Decoder::Zstd(_) => "zstd",
        };
        if error.kind() == io::ErrorKind::UnexpectedEof {
            return Fault::CutOff {
                format,
                byte: raw.passed,
            };
        }
        let byte = raw.passed - packed.buffer().len() as u64;
        Fault::Damaged {
            format,
            byte,
            message: error.to_string(),
        }
    }

    /// What was read. For a stream that has been read to its end.
    pub(crate) fn finish(self) -> SourceAccount {
        let (compression, packed) = match self.decoder {
            Decoder::Plain(input) => (Compression::None, input),
            Decoder::Gzip(decoder) => (Compression::Gzip, decoder.into_inner()),
            Decoder::Zstd(decoder) => (Compression::Zstd, decoder.finish()),
        };
        let (_, sha256, bytes) = packed.into_inner().stream.into_inner().1.finish();
        SourceAccount {
            sha256,
            bytes,
            compression,
        }
    }
}

fn compression(start: &[u8]) -> Compression {
    let skippable = start.get(1..4) == Some(&ZSTD_SKIPPABLE) && start[0] >> 4 == 5;
    if start.starts_with(&GZIP) {
        Compression::Gzip
    } else if start.starts_with(&ZSTD) || skippable {
        Compression::Zstd
    } else {
        Compression::None
    }
}

impl<R: BufRead> Decoder<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(input) => input.read(buffer),
            Self::Gzip(decoder) => decoder.read(buffer),
            Self::Zstd(decoder) => decoder.read(buffer),
        }
    }

    fn input(&self) -> &R {
        match self {
            Self::Plain(input) => input,
            Self::Gzip(decoder) => decoder.get_ref(),
            Self::Zstd(decoder) => decoder.get_ref(),
        }
    }
}

/// The stream as received, with its first bytes read ahead: a pipe cannot go back.
struct Raw<'a> {
    stream: Chain<Cursor<Vec<u8>>, Hashing<&'a mut dyn Read>>,
    /// Bytes handed on so far.
    passed: u64,
    /// Whether the stream, not what is in it, failed.
    failed: bool,
}

impl<'a> Raw<'a> {
    fn open(reader: &'a mut dyn Read) -> io::Result<Self> {
        let mut stream = Hashing::new(reader);
        let mut start = Vec::new();
        (&mut stream)
            .take(ZSTD.len() as u64)
            .read_to_end(&mut start)?;
        Ok(Self {
            stream: Cursor::new(start).chain(stream),
            passed: 0,
            failed: false,
        })
    }

    fn start(&self) -> &[u8] {
        self.stream.get_ref().0.get_ref()
    }
}

impl Read for Raw<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.stream.read(buffer);
        match &count {
            Ok(count) => self.passed += *count as u64,
            Err(error) => self.failed = error.kind() != io::ErrorKind::Interrupted,
        }
        count
    }
}

/// The file without its folders, as a dataset keeps it.
pub(crate) fn base_name(name: &str) -> String {
    composed(name.rsplit(['/', '\\']).next().unwrap_or(name))
}

/// A name in composed form (NFC), in which alone a frozen dataset takes it.
pub(crate) fn composed(name: &str) -> String {
    ComposingNormalizerBorrowed::new_nfc()
        .normalize(name)
        .into_owned()
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    /// Two members, so that a decoder which stops after the first is found out.
    const PARTS: [&str; 2] = ["region,station,valid\n", "Bakı,1,20\n"];

    fn gzip() -> Vec<u8> {
        let mut packed = Vec::new();
        for part in PARTS {
            let level = flate2::Compression::default();
            let mut encoder = flate2::write::GzEncoder::new(Vec::new(), level);
            encoder.write_all(part.as_bytes()).unwrap();
            packed.extend(encoder.finish().unwrap());
        }
        packed
    }

    fn zstd() -> Vec<u8> {
        let mut packed = vec![0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3];
        for part in PARTS {
            let mut encoder = zstd::Encoder::new(Vec::new(), 19).unwrap();
            encoder.include_checksum(true).unwrap();
            encoder.write_all(part.as_bytes()).unwrap();
            packed.extend(encoder.finish().unwrap());
        }
        packed
    }

    /// Hands out one byte at a time, as a slow pipe may.
    struct Slow<'a>(&'a [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = 1.min(buffer.len());
            self.0.read(&mut buffer[..count])
        }
    }

    fn unpack(packed: &[u8]) -> Result<(Vec<u8>, SourceAccount), Fault> {
        let mut reader = Slow(packed);
        let mut source = Source::open(&mut reader)?;
        let mut text = vec![0; 1000];
        let count = source.fill(&mut text)?;
        text.truncate(count);
        Ok((text, source.finish()))
    }

    #[test]
    fn unpacks_by_content_and_hashes_what_was_received() {
        let plain = PARTS.concat().into_bytes();
        let packed = [
            (plain.clone(), Compression::None),
            (gzip(), Compression::Gzip),
            (zstd(), Compression::Zstd),
        ];
        for (bytes, compression) in packed {
            let (text, account) = unpack(&bytes).unwrap();
            assert_eq!((text, account.compression), (plain.clone(), compression));
            assert_eq!(account.sha256, Sha256::of(&bytes));
            assert_eq!(account.bytes, bytes.len() as u64);
        }
        assert_eq!(unpack(b"a").unwrap().0, b"a");
        assert_eq!(unpack(b"").unwrap().0, b"");
    }

    #[test]
    fn bytes_looked_at_are_not_lost() {
        let packed = gzip();
        let mut reader = Slow(&packed);
        let mut source = Source::open(&mut reader).unwrap();
        let whole = PARTS.concat().into_bytes();
        assert_eq!(source.start().unwrap(), whole);
        let mut first = [0; 5];
        assert_eq!(source.fill(&mut first).unwrap(), 5);
        assert_eq!(source.rest(100).unwrap(), whole[5..]);
        let mut reader = Slow(&packed);
        let mut source = Source::open(&mut reader).unwrap();
        assert_eq!(source.rest(20).unwrap_err().rule(), "file-too-large");
    }

    #[test]
    fn a_stream_cut_anywhere_is_an_error_that_says_where() {
        for packed in [gzip(), zstd()] {
            let mut refused = 0;
            for length in 4..packed.len() {
                match unpack(&packed[..length]) {
                    Err(Fault::CutOff { byte, .. }) => {
                        assert_eq!(byte, length as u64);
                        refused += 1;
                    }
                    // Between two members the stream may end.
                    Ok((text, _)) => assert!(text.is_empty() || text == PARTS[0].as_bytes()),
                    Err(other) => panic!("{length}: {other:?}"),
                }
            }
            assert!(refused >= packed.len() - 6, "{refused} of {}", packed.len());
        }
    }

    #[test]
    fn any_changed_byte_of_the_content_is_noticed() {
        let whole = PARTS.concat().into_bytes();
        for packed in [gzip(), zstd()] {
            for position in 0..packed.len() {
                let mut damaged = packed.clone();
                damaged[position] ^= 0x10;
                // Some bytes hold no content, such as the time in a gzip header.
                if let Ok((text, account)) = unpack(&damaged) {
                    let unpacked = account.compression != Compression::None;
                    assert!(text == whole || !unpacked, "byte {position}");
                }
            }
            let mut damaged = packed.clone();
            let middle = packed.len() - 12;
            damaged[middle] ^= 0x10;
            let fault = unpack(&damaged).err().unwrap();
            assert!(
                matches!(fault, Fault::Damaged { .. } | Fault::CutOff { .. }),
                "{fault:?}"
            );
        }
    }

    #[test]
    fn rubbish_behind_the_end_is_an_error() {
        for mut packed in [gzip(), zstd()] {
            packed.extend(b"rubbish");
            assert!(unpack(&packed).is_err());
        }
    }

    #[test]
    fn a_failing_stream_is_not_called_damaged() {
        struct Folder;
        impl Read for Folder {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::ErrorKind::IsADirectory.into())
            }
        }
        let gzip = gzip();
        let mut half = (&gzip[..20]).chain(Folder);
        let mut source = Source::open(&mut half).unwrap();
        let fault = source.fill(&mut [0; 100]).unwrap_err();
        assert_eq!(fault.rule(), "cannot-read");
        assert!(fault.hint().contains("this is a folder"));
        assert_eq!(
            Source::open(&mut Folder).err().unwrap().rule(),
            "cannot-read"
        );
    }

    #[test]
    fn both_decoders_of_zstd_agree() {
        let agree = |packed: &[u8]| {
            let read = |mut decoder: Box<dyn Read + '_>| {
                let mut text = Vec::new();
                decoder
                    .read_to_end(&mut text)
                    .map(|_| text)
                    .map_err(|error| error.kind())
            };
            let native = read(Box::new(zstd::Decoder::with_buffer(packed).unwrap()));
            let portable = read(Box::new(frames::Frames::with_buffer(packed).unwrap()));
            match (&native, &portable) {
                (Ok(native), Ok(portable)) => assert_eq!(native, portable),
                (Err(_), Err(_)) => {}
                _ => panic!(
                    "{} bytes: native {native:?}, portable {portable:?}",
                    packed.len()
                ),
            }
            native.is_ok()
        };
        let packed = zstd();
        assert!(agree(&packed));
        for length in ZSTD.len()..packed.len() {
            agree(&packed[..length]);
        }
        for position in 0..packed.len() {
            let mut damaged = packed.clone();
            damaged[position] ^= 0x10;
            agree(&damaged);
        }
    }
}
