"""Forms that verify.py must refuse although everything is signed: the work of whoever holds the log's key.

    python3 forms.py

Texts are tried on the functions that read them, and bags whose maker keeps to no form are tried whole, with the
words that must stand in the answer. Exit code 1 if something was accepted, or refused for another reason.
"""

import base64
import contextlib
import io
import sys
import tempfile
from pathlib import Path

import make_bag
from mutations import load

verify = load()
b64 = make_bag.base64_of
LOG, WITNESS, OTHER = make_bag.Signer("a.example", 1), make_bag.Signer("w.example", 4), make_bag.Signer("x.example", 4)
HASH = b64(bytes(32))
SIGNED = "— a.example %s\n" % b64(bytes(68))
NAME = "a.example+%s+" % LOG.id.hex()
KEYS = {"log": LOG.vkey, "first": WITNESS.vkey, "other": OTHER.vkey}
PAIR = "log {log}\nwitness f {first}\nwitness o {other}\n"


def key(name, data):
    return "%s+%s+%s" % (name, make_bag.sha256(name.encode() + b"\n" + data)[:4].hex(), b64(data))


# What reads it, what is accepted, and what is refused.
TEXTS = [
    (
        verify.parse_vkey,
        [LOG.vkey, WITNESS.vkey],
        [
            "",
            "a.example",
            NAME,
            LOG.vkey.replace("a.", "b."),
            LOG.vkey + "=",
            NAME.upper() + LOG.vkey.split("+", 2)[2],
            "+" + LOG.vkey,
            key("a.example", b"\2" + bytes(32)),
            key("a.example", b"\1" + bytes(31)),
            key("a example", b"\1" + bytes(32)),
            key("", b"\1" + bytes(32)),
        ],
    ),
    (
        verify.parse_note,
        ["t\n\n" + SIGNED, "t\n\nu\n\n" + SIGNED, "t\n\n" + SIGNED * 100],
        [
            "",
            "t",
            "t\n" + SIGNED,
            "t\n\n" + SIGNED[:-1],
            "t\n\n" + SIGNED * 101,
            "t\n\n",
            "t\r\n\n" + SIGNED,
            "t" * 1_000_000 + "\n\n" + SIGNED,
            "t\n\n" + SIGNED.replace("—", "-"),
            "t\n\n" + SIGNED.replace(" a", "  a"),
            "t\n\n— a.example %s\n" % b64(bytes(4)),
            b"\xff\n\n" + SIGNED.encode(),
            "t\n\n" + SIGNED + "x\n",
            SIGNED,
        ],
    ),
    (
        verify.parse_checkpoint,
        ["o\n0\n%s\n\n" % HASH + SIGNED, "o\n12\n%s\nmore\n\n" % HASH + SIGNED],
        [
            "o\n1\n\n" + SIGNED,
            "o\n01\n%s\n\n" % HASH + SIGNED,
            "o\n-1\n%s\n\n" % HASH + SIGNED,
            "o\n1\n%s\n\n" % b64(bytes(31)) + SIGNED,
            "\n1\n%s\n\n" % HASH + SIGNED,
            "o\n1\n%s\n\nmore\n\n" % HASH + SIGNED,
            "o\n1\n%s\n\n" % HASH[:-1] + SIGNED,
            "o\n1%s\n%s\n\n" % ("0" * 19, HASH) + SIGNED,
        ],
    ),
    (
        verify.parse_policy,
        [
            "log {log}\nquorum none\n",
            "# c\n\t log\t{log} https://x \n\nquorum none\n",
            PAIR + "group g 2 f o\nquorum g\n",
            PAIR + "quorum o\n",
        ],
        [
            "",
            "quorum none\n",
            "log {log}\n",
            "log {log}\nquorum none",
            "log {log}\nlog {log}\nquorum none\n",
            "log {first}\nquorum none\n",
            "log {log}\nquorum f\n",
            "log {log}\nwitness f {log}\nquorum f\n",
            PAIR + "quorum f\nquorum f\n",
            PAIR + "group g 3 f o\nquorum g\n",
            PAIR + "group g 0 f o\nquorum g\n",
            PAIR + "group g 1 f f\nquorum g\n",
            PAIR + "group g any f\ngroup h any f o\nquorum h\n",
            PAIR + "group g any h\ngroup h any f\nquorum g\n",
            PAIR + "group g some f\nquorum g\n",
            PAIR + "group f any o\nquorum f\n",
            PAIR + "group none any o\nquorum none\n",
            PAIR + "witness f {other}\nquorum f\n",
            "log {log}\nwitness f {first}\nwitness o {first}\nquorum f\n",
            PAIR + "group g all\nquorum g\n",
            PAIR + "group g 01 f\nquorum g\n",
            PAIR + "quorum f o\n",
            PAIR + "word\nquorum f\n",
            PAIR + "quorum f\r\n",
            PAIR + "quorum \x7ff\n",
            "#\x01\nlog {log}\nquorum none\n",
            "log {log}\nquorum nonex",
            "log {log} u v\nquorum none\n",
            "log\nquorum none\n",
        ],
    ),
    (
        verify.parse_proof,
        ["c2sp.org/tlog-proof@v1\nindex 0\n\nx", "c2sp.org/tlog-proof@v1\nextra AAAA\nindex 7\n%s\n\nx" % HASH],
        [
            "",
            "c2sp.org/tlog-proof@v1\nindex 0\n",
            "c2sp.org/tlog-proof@v2\nindex 0\n\nx",
            "c2sp.org/tlog-proof@v1\n\nx",
            "c2sp.org/tlog-proof@v1\nindex 01\n\nx",
            "c2sp.org/tlog-proof@v1\nextra AAA\nindex 0\n\nx",
            "c2sp.org/tlog-proof@v1\nindex 0\n%s\n\nx" % b64(bytes(31)),
            "c2sp.org/tlog-proof@v1\nindex -1\n\nx",
            "c2sp.org/tlog-proof@v1\nindex 0\n%s\n\nx" % "\n".join([HASH] * 64),
            "c2sp.org/tlog-proof@v1\nIndex 0\n\nx",
        ],
    ),
    (
        verify.parse_record,
        [
            '{"body":null,"cites":[]}',
            '{"body":{"\U0001f600":1,"\ue000":-2},"cites":[{"bytes":1,"role":"r","sha256":"%s"}]}' % ("0" * 64),
        ],
        [
            "",
            "1",
            "[]",
            '{"body":1}',
            '{"body":1,"cites":{}}',
            '{"body":1,"cites":[],"x":1}',
            '{"cites":[],"body":1}',
            '{"body": 1,"cites":[]}',
            '{"body":1.0,"cites":[]}',
            '{"body":1e3,"cites":[]}',
            '{"body":9007199254740993,"cites":[]}',
            '{"body":"\\u0041","cites":[]}',
            '{"body":"\\ud800","cites":[]}',
            '{"body":1,"body":2,"cites":[]}',
            '{"body":-0,"cites":[]}',
            '{"body":NaN,"cites":[]}',
            '{"body":1,"cites":[1]}',
            '{"body":1,"cites":[{"bytes":1,"role":"r"}]}',
            '{"body":1,"cites":[{"bytes":"1","role":"r","sha256":"%s"}]}' % ("0" * 64),
            '{"body":1,"cites":[{"bytes":1,"role":2,"sha256":"%s"}]}' % ("0" * 64),
            '{"body":1,"cites":[{"bytes":1,"role":"r","sha256":"%s"}]}' % ("A" * 64),
            '{"body":%s1%s,"cites":[]}' % ("[" * 100000, "]" * 100000),
        ],
    ),
]


def texts():
    for reader, accepted, refused in TEXTS:
        for expected, cases in ((True, accepted), (False, refused)):
            for text in cases:
                text = text.format(**KEYS) if reader is verify.parse_policy else text
                given = text if isinstance(text, bytes) or reader is verify.parse_vkey else text.encode()
                try:
                    accepts = reader(given) is not None
                except verify.Malformed:
                    accepts = False
                yield accepts == expected, "%s, to be %s: %.100r" % (reader.__name__, "accepted" if expected else "refused", text)


def paths():
    """Paths of small trees lead to the root from their own place, and from no other, and with no hash more or less."""
    for size in range(1, 18):
        hashes = [make_bag.sha256(b"%d" % at) for at in range(size)]
        root = make_bag.tree(hashes)
        for at in range(size):
            path = make_bag.path(at, hashes)
            places = [place for place in range(size + 3) if verify.root_of(hashes[at], place, size, path) == root]
            yield places == [at], "the path of %d in %d is accepted at %s" % (at, size, places)
            others = [path[:-1], path[1:], path + [root], [root] + path]
            wrong = [other for other in others if other != path and verify.root_of(hashes[at], at, size, other) == root]
            yield not wrong, "another path of %d in %d is accepted" % (at, size)


def cosignatures():
    text = b"o\n1\n%s\n" % HASH.encode()
    for time, cut, expected in ((0, 0, True), (2**63 - 1, 0, True), (2**63, 0, False), (5, 1, False)):
        note = verify.parse_note(text + b"\n" + WITNESS.line(text, time).encode())
        line = note.lines[0]._replace(signature=note.lines[0].signature[cut:])
        yield verify.line_holds(verify.parse_vkey(WITNESS.vkey), line, text) == expected, "a cosignature at %d, less %d" % (
            time,
            cut,
        )


def der(tag, *parts):
    """DER of parts in a row; here none is longer than 65,535 bytes."""
    body = b"".join(parts)
    length = [len(body)] if len(body) < 128 else [0x82, *len(body).to_bytes(2, "big")]
    return bytes([tag, *length]) + body


def token(status=0, kind="2a864886f70d0109100104", digest="608648016503040201"):
    """A time token without a signature, about 32 bytes of zero."""
    imprint = der(48, der(48, der(6, bytes.fromhex(digest)), der(5)), der(4, bytes(32)))
    info = der(48, der(2, b"\1"), der(6, b"\1"), imprint, der(2, b"\7"))
    signed = der(48, der(2, b"\3"), der(49), der(48, der(6, bytes.fromhex(kind)), der(160, der(4, info))), der(49))
    content = der(48, der(6, bytes.fromhex("2a864886f70d010702")), der(160, signed))
    return der(48, der(48, der(2, bytes([status]))), content)


def tokens():
    good = token()
    cases = [
        (good, True),
        (token(1), True),
        (token(2), False),
        (token(kind="2a864886f70d010701"), False),
        (token(digest="2b0e03021a"), False),
        (good[:-1], False),
        (good[:1] + bytes([good[1] + 1]) + good[2:], False),
        (good + b"\0", False),
        (b"", False),
        (b"\x30\x82", False),
        (b"\x30\x84\xff\xff\xff\xff", False),
    ]
    for data, expected in cases:
        try:
            accepts = verify.token_digest(data) == bytes(32)
        except verify.Malformed:
            accepts = False
        yield accepts == expected, "a token, to be %s: %s" % ("accepted" if expected else "refused", data.hex())


class Odd(make_bag.Log):
    """A log whose owner writes records, or leaves, in another form."""

    def __init__(self, of_record=lambda record, _: record, of_leaf=lambda leaf: leaf):
        self.of_record, self.of_leaf = of_record, of_leaf
        super().__init__(6, 3)

    def record(self, body, cite):
        return self.of_record(super().record(body, cite), cite)

    def leaf(self, commitment, kind, index):
        return self.of_leaf(super().leaf(commitment, kind, index))


def another_token(out):
    out["proofs/checkpoint.tsr"], out["proofs/tsa-ca.pem"] = make_bag.time_token(b"another checkpoint")


def refused_token(out):
    out["proofs/checkpoint.tsr"], out["proofs/tsa-ca.pem"] = bytes.fromhex("30053003020102"), b"-"


def first(out, start, end=""):
    return next(name for name in sorted(out) if name.startswith(start) and name.endswith(end))


def twice(out):
    for part in ("data/records/%s.json", "data/records/%s.salt", "proofs/%s.leaf", "proofs/%s.tlog-proof"):
        name = first(out, part.split("%s")[0], part.split("%s")[1])
        out[part % "00000000-0000-7000-8000-000000000000"] = out[name]


def told_of_another(out):
    name = first(out, "data/custody/")
    other = next(path for path in sorted(out) if path.startswith("data/objects/") and path[13:] not in name)
    out["data/custody/%s.jsonl" % other[13:]] = out[name]


def on(start, end, change):
    """A change of the first file of a kind; None takes it away."""

    def altered(out):
        name = first(out, start, end)
        data = change(out.pop(name))
        if data is not None:
            out[name] = data

    return altered


def without_signature(name):
    """Takes a signature away wherever the checkpoint stands."""

    def altered(out):
        line = next(line for line in out["proofs/checkpoint"].splitlines(True) if line.startswith(b"\xe2\x80\x94 " + name))
        for path in [*(path for path in out if path.endswith(".tlog-proof")), "proofs/checkpoint"]:
            out[path] = out[path].replace(line, b"")

    return altered


def log_of_another_name(out):
    """The policy's log signed, but it is not the one that the checkpoint names."""
    text, _, lines = out["proofs/checkpoint"].partition(b"\n\n")
    other = make_bag.Signer("log.example.org/another", 1)
    line = other.line(text + b"\n").encode()
    for path in [*(path for path in out if path.endswith(".tlog-proof")), "proofs/checkpoint"]:
        out[path] += line
    out["proofs/policy"] = out["proofs/policy"].replace(make_bag.Signer(make_bag.ORIGIN, 1).vkey.encode(), other.vkey.encode())


def without_evidence(out):
    for name in list(out):
        if name.startswith(("data/objects/", "data/custody/", "data/records/")) or name.endswith((".leaf", ".tlog-proof")):
            del out[name]


def same(out):
    pass


# What must be said, the log, and what is done to its files before the manifests are made.
BAGS = [
    ("agrees", {}, same),
    ("agrees", {}, on("proofs/", ".tlog-proof", lambda proof: proof.replace(b"v1\n", b"v1\nextra AAAA\n", 1))),
    ("not in canonical form", {"of_record": lambda record, _: record + b" "}, same),
    ("a body and cites, and nothing else", {"of_record": lambda record, _: record[:-1] + b',"d":1}'}, same),
    ("its record says", {"of_record": lambda record, cite: record.replace(b'"bytes":', b'"bytes":1')}, same),
    (
        "another length than others do",
        {"of_record": lambda record, cite: record.replace(b'"bytes":', b'"bytes":1') if b"tool" in record else record},
        same,
    ),
    ("not a leaf of version 1", {"of_leaf": lambda leaf: leaf.replace(b'"v":1', b'"v":2')}, same),
    ("not a leaf of version 1", {"of_leaf": lambda leaf: leaf + b"\n"}, same),
    ("not a leaf of version 1", {"of_leaf": lambda leaf: leaf.replace(b'"t":17', b'"t":97')}, same),
    ("once more", {}, twice),
    ("stands twice, or its record", {}, on("data/custody/", "", lambda lines: lines + lines)),
    ("stands twice, or its record", {}, told_of_another),
    ("its last line has no end", {}, on("data/custody/", "", lambda lines: lines[:-1])),
    ("not the kind and time of its leaf", {}, on("data/custody/", "", lambda lines: lines.replace(b'"t":1', b'"t":2'))),
    ("not a custody event in canonical form", {}, on("data/custody/", "", lambda lines: lines.replace(b'"kind"', b' "kind"'))),
    ("an entry that is not in the bag", {}, on("data/custody/", "", lambda lines: lines[:10] + b"00000000" + lines[18:])),
    ("is cited by no record", {}, lambda out: out.update({"data/objects/" + make_bag.sha256(b"x").hex(): b"x"})),
    ("neither here nor withheld", {}, on("data/objects/", "", lambda data: None)),
    ("its SHA-256 is not its name", {}, on("data/objects/", "", lambda data: data + b"x")),
    ("not 64 hexadecimal digits", {}, on("data/records/", ".salt", lambda salt: salt[:-1])),
    ("stands alone: the entry's leaf is missing", {}, on("proofs/", ".leaf", lambda leaf: None)),
    ("is not the record that the log's entry commits to", {}, on("data/records/", ".salt", lambda salt: b"0" * 64 + b"\n")),
    ("holds no record", {}, without_evidence),
    ("is not signed by a log of proofs/policy", {}, without_signature(b"log")),
    ("is not signed by a log of proofs/policy", {}, log_of_another_name),
    ("too few witnesses signed for the quorum both", {}, without_signature(b"witness")),
    ("about something else than proofs/checkpoint", {}, another_token),
    ("not a time token", {}, refused_token),
    ("together or not at all", {}, lambda out: out.update({"proofs/tsa-ca.pem": b"x"})),
    ("does not say BagIt 1.0", {}, on("bagit.txt", "", lambda text: text.replace(b"1.0", b"0.97"))),
    ("not of the form Label: value", {}, on("bag-info.txt", "", lambda text: text + b"more\n")),
    ("Withheld is not followed by a SHA-256", {}, on("bag-info.txt", "", lambda text: text + b"Withheld: all\n")),
    ("Payload-Oxum is not", {}, on("bag-info.txt", "", lambda text: text + b"Payload-Oxum: 1.1\n")),
    ("has no place in a bundle", {}, lambda out: out.update({"data/records/notes.txt": b"x"})),
    ("proofs/policy: is missing", {}, on("proofs/policy", "", lambda policy: None)),
]


def with_tags(name, change):
    """Changes a manifest, and the tag manifest with it."""

    def altered(folder):
        data = change((folder / name).read_bytes())
        (folder / name).write_bytes(data)
        if name != TAGS:
            lines = (folder / TAGS).read_text().splitlines(True)
            mine = "%s  %s\n" % (make_bag.sha256(data).hex(), name)
            (folder / TAGS).write_text("".join(mine if line.endswith(" %s\n" % name) else line for line in lines))

    return altered


DATA, TAGS = "manifest-sha256.txt", "tagmanifest-sha256.txt"
LINE = b"0" * 64 + b"  "
# What must be said, and what is done to a good bag on the disk.
FOLDERS = [
    ("agrees", lambda folder: (folder / "data/empty").mkdir()),
    ("its last line has no end", with_tags(TAGS, lambda lines: lines[:-1])),
    ("its last line has no end", with_tags(DATA, lambda lines: lines[:-1])),
    ("is missing, manifest-sha256.txt has it", lambda folder: next((folder / "data/custody").iterdir()).unlink()),
    ("leads out of the bag", with_tags(DATA, lambda lines: LINE + b"../bag/data/x\n" + lines)),
    ("leads out of the bag", with_tags(DATA, lambda lines: LINE + b"/etc/hosts\n" + lines)),
    ("stands twice or out of order", with_tags(DATA, lambda lines: lines + lines.splitlines(True)[-1])),
    ("names a file that another manifest covers", with_tags(DATA, lambda lines: lines + LINE + b"verify.py\n")),
    ("is not a SHA-256, two spaces and a path", with_tags(DATA, lambda lines: lines.replace(b"  ", b" *", 1))),
    ("is not a regular file", lambda folder: (folder / "data/custody/link").symlink_to("..")),
    ("is not a regular file", lambda folder: (folder / "data/objects/link").symlink_to(folder / "verify.py")),
    ("does not stand in manifest-sha256.txt", lambda folder: (folder / "data/objects" / ("0" * 64)).write_bytes(b"")),
]


def answer_on(folder):
    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), "utf-8")) as said:
        code = verify.main([str(folder)])
        said.seek(0)
        return code, said.read()


def bags():
    tried = [(words, how, change, None) for words, how, change in BAGS] + [(words, {}, same, change) for words, change in FOLDERS]
    for words, how, change, on_disk in tried:
        with tempfile.TemporaryDirectory() as name:
            folder, out = Path(name, "bag"), make_bag.files(Odd(**how), False)
            oxum = next(line for line in out["bag-info.txt"].splitlines() if line.startswith(b"Payload"))
            change(out)
            payload = [len(data) for path, data in out.items() if path.startswith("data/")]
            out["bag-info.txt"] = out["bag-info.txt"].replace(oxum, b"Payload-Oxum: %d.%d" % (sum(payload), len(payload)))
            make_bag.write(folder, {**out, **make_bag.manifests(out)})
            if on_disk:
                on_disk(folder)
            code, answer = answer_on(folder)
        yield code == (words != "agrees") and words in answer, "a bag that must say %r says\n%s" % (words, answer)


def main():
    results = [*texts(), *paths(), *cosignatures(), *tokens(), *bags()]
    for _, words in filter(lambda result: not result[0], results):
        print(words)
    failed = sum(not holds for holds, _ in results)
    print("%d passed, %d failed" % (len(results) - failed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
