#!/usr/bin/env python3
"""Checks a bundle of evidence, with nothing but Python 3.9 or later and its standard library.

    python3 -I verify.py [BAG] [--key VKEY]

BAG is the folder that holds bagit.txt; without it, the folder in which this file lies. VKEY is the key of
the log as you have it from somewhere else than this bag: anyone can fill a bag and sign it with a key of
their own. Every fault is printed with the file it was found in and what to do about it.
Exit 0: everything agrees. 1: something does not. 2: the check could not run.

What is checked, in the order of this file:
  signature   Ed25519 as in RFC 8032, and strict: one signature has one form
  notes       C2SP signed-note, tlog-checkpoint, tlog-cosignature, tlog-policy, tlog-proof; RFC 6962
  records     canonical JSON: RFC 8785 with integers only
  token       that a time token (RFC 3161) is about this checkpoint; openssl checks who signed it
  bag         BagIt 1.0 (RFC 8493): no file more, less or other than its manifests say
  evidence    each record is what the log's entry commits to, each object is one that a record cites
"""

import argparse
import base64
import hashlib
import json
import os
import re
import stat
import sys
from collections import namedtuple
from datetime import datetime, timezone

# --- Ed25519 (RFC 8032, 5.1) ------------------------------------------------------------------------
# Points are (X, Y, Z, T) with x = X/Z, y = Y/Z, x*y = T/Z.

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def multiply(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point, scalar = add(point, point), scalar >> 1
    return result


def decode_point(encoded):
    """The point, or None: y is below P, and x = 0 has no sign, so that a point has one encoding."""
    y, sign = int.from_bytes(encoded, "little") & (2**255 - 1), encoded[31] >> 7
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


def encode_point(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


NEUTRAL = (1).to_bytes(32, "little")
BASE = decode_point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signature_holds(public_key, message, signature):
    """S below L, neither A nor R of small order, and R exactly [S]B - [k]A."""
    if len(public_key) != 32 or len(signature) != 64:
        return False
    a, r = decode_point(public_key), decode_point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L or any(encode_point(multiply(8, p)) == NEUTRAL for p in (a, r)):
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public_key + message).digest(), "little") % L
    minus_a = (P - a[0], a[1], 1, P - a[3])
    return encode_point(add(multiply(s, BASE), multiply(k, minus_a))) == signature[:32]


# --- Notes of the log (C2SP) ------------------------------------------------------------------------


class Malformed(Exception):
    """What is wrong with a text, in words."""


Key = namedtuple("Key", "name id type public vkey")
Line = namedtuple("Line", "name id signature")
Note = namedtuple("Note", "text lines")
Checkpoint = namedtuple("Checkpoint", "origin size root note")
Policy = namedtuple("Policy", "logs witnesses groups quorum")

LOG, WITNESS = 1, 4  # types of keys
DECIMAL = re.compile(r"0|[1-9][0-9]{0,18}")


def from_base64(text):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise Malformed("%.80r is not base64" % text) from None
    if base64.b64encode(data).decode() != text:
        raise Malformed("%.80r is not the one base64 form of its bytes" % text)
    return data


def check_key_name(name):
    if not name or "+" in name or any(sign.isspace() for sign in name):
        raise Malformed("%.80r is not a key name: it is empty or holds a space or a plus" % name)


def parse_vkey(vkey):
    """name+id+base64(type || public key), the id being the digest that signed-note recommends."""
    parts = vkey.split("+", 2)
    if len(parts) != 3 or not re.fullmatch("[0-9a-f]{8}", parts[1]):
        raise Malformed("%.120r is not a key of the form name+id+base64" % vkey)
    check_key_name(parts[0])
    data = from_base64(parts[2])
    if len(data) != 33 or data[0] not in (LOG, WITNESS):
        raise Malformed("the key of %s is not an Ed25519 key of type 1 or 4" % parts[0])
    if hashlib.sha256(parts[0].encode() + b"\n" + data).digest()[:4].hex() != parts[1]:
        raise Malformed("the id of the key of %s does not belong to it" % parts[0])
    return Key(parts[0], bytes.fromhex(parts[1]), data[0], data[1:], vkey)


def parse_note(data):
    if len(data) > 1_000_000:
        raise Malformed("longer than 1,000,000 bytes")
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise Malformed("not UTF-8") from None
    if any(sign < " " and sign != "\n" for sign in text):
        raise Malformed("holds a control character")
    body, gap, signatures = text.rpartition("\n\n")
    if not gap or not signatures.endswith("\n"):
        raise Malformed("not a text, an empty line and signature lines, each ended by a newline")
    lines = []
    for line in signatures[:-1].split("\n"):
        match = re.fullmatch("— ([^ ]+) ([^ ]+)", line)
        if not match:
            raise Malformed("%.80r is not a signature line" % line)
        check_key_name(match[1])
        signed = from_base64(match[2])
        if len(signed) < 5:
            raise Malformed("the signature of %s is too short" % match[1])
        lines.append(Line(match[1], signed[:4], signed[4:]))
    if len(lines) > 100:
        raise Malformed("more than 100 signatures")
    return Note((body + "\n").encode(), lines)


def cosigned_at(line):
    return int.from_bytes(line.signature[:8], "big")


def line_holds(key, line, text):
    if key.type == LOG:
        return signature_holds(key.public, text, line.signature)
    if len(line.signature) != 72 or cosigned_at(line) >= 2**63:
        return False
    message = b"cosignature/v1\ntime %d\n" % cosigned_at(line) + text
    return signature_holds(key.public, message, line.signature[8:])


def signed_by(note, keys):
    """The line of each of these keys that signed. A line of a known key that fails damns the note."""
    signed = {}
    for key in keys:
        for line in note.lines:
            if (line.name, line.id) == (key.name, key.id):
                if not line_holds(key, line, note.text):
                    raise Malformed("the signature of %s is wrong" % key.name)
                signed[key] = line
    return signed


def parse_checkpoint(data):
    note = parse_note(data)
    lines = note.text.decode()[:-1].split("\n")
    if len(lines) < 3 or "" in lines:
        raise Malformed("a checkpoint has a line each for origin, size and root, and no empty line")
    if not DECIMAL.fullmatch(lines[1]):
        raise Malformed("%.80r is not the size of a log" % lines[1])
    root = from_base64(lines[2])
    if len(root) != 32:
        raise Malformed("the root is not 32 bytes long")
    return Checkpoint(lines[0], int(lines[1]), root, note)


def parse_policy(data):
    if re.search(rb"[^\t\n\x20-\x7e\x80-\xff]", data) or not data.endswith(b"\n"):
        raise Malformed("holds a control character, or its last line has no end")
    logs, witnesses, groups, quorum, free = [], {}, {}, None, set()
    for number, line in enumerate(data.decode("utf-8", "surrogateescape")[:-1].split("\n"), 1):
        words = re.split("[ \t]+", line.strip(" \t"))
        verb, count = words[0], len(words)
        if verb == "" or verb.startswith("#"):
            continue
        if verb in ("witness", "group") and count > 2 and words[1] in {"none", *witnesses, *groups}:
            raise Malformed("line %d: the name is taken" % number)
        if verb == "log" and count in (2, 3):
            logs.append(parse_vkey(words[1]))
        elif verb == "witness" and count in (3, 4):
            witnesses[words[1]] = parse_vkey(words[2])
            free.add(words[1])
        elif verb == "group" and count > 3:
            least, members = {"any": "1", "all": str(count - 3)}.get(words[2], words[2]), words[3:]
            if not re.fullmatch("[1-9][0-9]{0,8}", least) or int(least) > len(members):
                raise Malformed("line %d: a group needs from 1 to all of its members" % number)
            if not free.issuperset(members) or len(set(members)) < len(members):
                raise Malformed("line %d: a member does not stand above, or is one already" % number)
            groups[words[1]] = (int(least), members)
            free = free - set(members) | {words[1]}
        elif verb == "quorum" and count == 2 and quorum is None and words[1] in {"none", *witnesses, *groups}:
            quorum = words[1]
        else:
            raise Malformed("line %d: not a line of a policy, or it names what does not stand above" % number)
    for keys, kind in ((logs, LOG), (witnesses.values(), WITNESS)):
        if any(key.type != kind for key in keys) or len({key.public for key in keys}) < len(keys):
            raise Malformed("a key stands twice, or is not of type 1 for a log and 4 for a witness")
    if quorum is None or not logs:
        raise Malformed("names no log, or no quorum")
    return Policy(logs, witnesses, groups, quorum)


def quorum_met(policy, signed):
    met = {"none", *(name for name, key in policy.witnesses.items() if key in signed)}
    for name, (least, members) in policy.groups.items():  # a group stands below its members
        if sum(member in met for member in members) >= least:
            met.add(name)
    return policy.quorum in met


def parse_proof(data):
    """The entry's place in the log, the hashes beside its way to the root, and the checkpoint's bytes."""
    head, gap, checkpoint = data.partition(b"\n\n")
    lines = head.decode("ascii", "replace").split("\n")
    if not gap or lines.pop(0) != "c2sp.org/tlog-proof@v1":
        raise Malformed("not a proof of the form c2sp.org/tlog-proof@v1")
    if lines and lines[0].startswith("extra "):
        from_base64(lines.pop(0)[6:])
    if not lines or not lines[0].startswith("index ") or not DECIMAL.fullmatch(lines[0][6:]):
        raise Malformed("has no line with the entry's index")
    path = [from_base64(line) for line in lines[1:]]
    if len(path) > 63 or any(len(node) != 32 for node in path):
        raise Malformed("a hash is not 32 bytes long, or there are more than 63")
    return int(lines[0][6:]), path, checkpoint


def root_of(leaf_hash, index, size, path):
    """The root that this path leads to, or None if no tree has such a path (RFC 9162, 2.1.3.2)."""
    if index >= size:
        return None
    node, last, root = index, size - 1, leaf_hash
    for beside in path:
        if last == 0:
            return None
        if node & 1 or node == last:
            root = hashlib.sha256(b"\x01" + beside + root).digest()
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            root = hashlib.sha256(b"\x01" + root + beside).digest()
        node, last = node >> 1, last >> 1
    return root if last == 0 else None


# --- Records ----------------------------------------------------------------------------------------

MAX_INTEGER = 2**53
SHA256 = re.compile("[0-9a-f]{64}")


def canonical(value):
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(canonical(name) + ":" + canonical(value[name]) for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, float) or (isinstance(value, int) and abs(value) > MAX_INTEGER):
        raise ValueError("a number that is no integer up to 2^53")
    return json.dumps(value, ensure_ascii=False)


def parse_record(data):
    """The objects that a record cites, as (sha256, length)."""
    try:
        record = json.loads(data.decode())
        is_canonical = canonical(record).encode() == data
    except (ValueError, RecursionError):
        raise Malformed("not JSON as it is written here: UTF-8, no number but integers up to 2^53") from None
    if not is_canonical:
        raise Malformed("JSON, but not in canonical form: names in order and once each, no spaces")
    if not isinstance(record, dict) or set(record) != {"body", "cites"} or not isinstance(record["cites"], list):
        raise Malformed("a record has a body and cites, and nothing else")
    cites = []
    for cite in record["cites"]:
        if not isinstance(cite, dict) or set(cite) != {"bytes", "role", "sha256"}:
            raise Malformed("a citation has bytes, role and sha256, and nothing else")
        if (type(cite["bytes"]), type(cite["role"])) != (int, str) or not SHA256.fullmatch(str(cite["sha256"])):
            raise Malformed("a citation has no length, no role or no SHA-256")
        cites.append((cite["sha256"], cite["bytes"]))
    return cites


KIND, MOMENT = rb"[a-z_]+(?:\.[a-z_]+)*", rb"0|[1-9][0-9]{0,15}"
LEAF = re.compile(rb'\{"c":"([0-9a-f]{64})","kind":"(' + KIND + rb')","t":(' + MOMENT + rb'),"v":1\}')
CUSTODY = re.compile(rb'\{"entry":"([0-9a-f-]{36})","kind":"(' + KIND + rb')","t":(' + MOMENT + rb")\}")


# --- Time token (RFC 3161, DER) ---------------------------------------------------------------------

SHA256_OID, TST_INFO_OID = bytes.fromhex("608648016503040201"), bytes.fromhex("2a864886f70d0109100104")


def der_parts(data):
    """What stands in `data` one after another, as (tag, content)."""
    parts, at = [], 0
    while at < len(data):
        tag, length, start = data[at], data[at + 1], at + 2
        if length > 127:
            start += length - 128
            length = int.from_bytes(data[at + 2 : start], "big")
        if start + length > len(data):
            raise Malformed("not DER")
        parts.append((tag, data[start : start + length]))
        at = start + length
    return parts


def token_digest(data):
    """The SHA-256 that a granted TimeStampResp is about."""
    try:
        ((_, response),) = der_parts(data)
        (_, status), (_, token) = der_parts(response)
        if der_parts(status)[0] not in ((2, b"\0"), (2, b"\1")):
            raise Malformed("the time stamping authority refused")
        signed = der_parts(der_parts(der_parts(token)[1][1])[0][1])
        (_, kind), (_, content) = der_parts(signed[2][1])
        info = der_parts(der_parts(der_parts(content)[0][1])[0][1])
        (_, algorithm), (_, digest) = der_parts(info[2][1])
        if kind != TST_INFO_OID or der_parts(algorithm)[0] != (6, SHA256_OID):
            raise Malformed("no time token about a SHA-256")
    except (ValueError, IndexError):
        raise Malformed("not a time token of RFC 3161") from None
    return digest


# --- Bag --------------------------------------------------------------------------------------------

FETCH = "fetch the bag once more from whoever made it, and keep this copy: the difference is itself worth knowing"
ASK = "ask whoever made the bag; this is not damage on the way but how it was made"
MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
UUID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
NEEDED = ["bagit.txt", "bag-info.txt", MANIFEST, TAG_MANIFEST, "data/ro-crate-metadata.json", "proofs/checkpoint",
          "proofs/policy", "VERIFY.md", "verify.py"]
PARTS = {  # what belongs to one object or one entry
    "object": re.compile("data/objects/([0-9a-f]{64})"),
    "custody": re.compile("data/custody/([0-9a-f]{64})[.]jsonl"),
    "record": re.compile("data/records/%s[.]json" % UUID),
    "salt": re.compile("data/records/%s[.]salt" % UUID),
    "leaf": re.compile("proofs/%s[.]leaf" % UUID),
    "proof": re.compile("proofs/%s[.]tlog-proof" % UUID),
}
OF_ENTRY = ("record", "salt", "leaf", "proof")
TOKEN = ["proofs/checkpoint.tsr", "proofs/tsa-ca.pem"]


def shown(text):
    return text if text.isprintable() else ascii(text)


class Bag:
    """A bag, read once: each file's digest and length, the bytes of all but objects, and the faults."""

    def __init__(self, folder):
        self.folder, self.faults = folder, []
        self.digests, self.sizes, self.bytes = {}, {}, {}
        self.parts = {part: {} for part in PARTS}
        self.walk("")

    def fault(self, path, what, remedy=FETCH):
        self.faults.append((path, what, remedy))

    def walk(self, within):
        for entry in sorted(os.scandir(os.path.join(self.folder, within)), key=lambda entry: entry.name):
            path, mode = within + entry.name, entry.stat(follow_symlinks=False).st_mode
            if stat.S_ISDIR(mode):
                self.walk(path + "/")
            elif stat.S_ISREG(mode):
                self.read(path)
            else:
                self.fault(path, "is not a regular file", "do not follow it; " + FETCH)

    def read(self, path):
        part = next((part for part, pattern in PARTS.items() if pattern.fullmatch(path)), None)
        if part:
            self.parts[part][PARTS[part].fullmatch(path)[1]] = path
        elif path not in NEEDED + TOKEN:
            self.fault(path, "has no place in a bundle", "take it away if you put it here, otherwise " + FETCH)
        digest, kept, self.sizes[path] = hashlib.sha256(), [], 0
        with open(os.path.join(self.folder, path), "rb") as file:
            for chunk in iter(lambda: file.read(1 << 16), b""):
                digest.update(chunk)
                self.sizes[path] += len(chunk)
                if part != "object":
                    kept.append(chunk)
        self.digests[path], self.bytes[path] = digest.hexdigest(), b"".join(kept)

    def check_manifest(self, name, covered):
        """The manifest holds exactly the covered files, in its one form."""
        listed, former = {}, ""
        lines = self.bytes.get(name, b"").decode("utf-8", "surrogateescape").split("\n")
        if lines.pop() != "":
            self.fault(name, "its last line has no end")
        for number, line in enumerate(lines, 1):
            match = re.fullmatch("([0-9a-f]{64})  (.+)", line)
            if not match:
                self.fault(name, "line %d is not a SHA-256, two spaces and a path" % number)
                continue
            digest, path = match.groups()
            if path.startswith(("/", "~")) or "\\" in path or {"", ".", ".."} & set(path.split("/")):
                self.fault(name, "line %d leads out of the bag" % number, "trust nothing in this bag; " + ASK)
            elif path in listed or path < former:
                self.fault(name, "line %d stands twice or out of order" % number)
            elif not covered(path):
                self.fault(name, "line %d names a file that another manifest covers" % number)
            listed[path], former = digest, max(former, path)
        for path in sorted(set(listed) - set(self.digests)):
            self.fault(path, "is missing, %s has it" % name)
        for path in sorted(filter(covered, self.digests)):
            if path not in listed:
                self.fault(path, "does not stand in %s" % name, "take it away if you put it here, otherwise " + FETCH)
            elif listed[path] != self.digests[path]:
                self.fault(path, "has not the SHA-256 of %s" % name)

    def check_tags(self):
        """The files that make a folder a bag. Returns the objects that are withheld."""
        for path in NEEDED:
            if path not in self.digests:
                self.fault(path, "is missing")
        if self.bytes.get("bagit.txt") != b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n":
            self.fault("bagit.txt", "does not say BagIt 1.0 in UTF-8, and nothing else")
        payload = [size for path, size in self.sizes.items() if path.startswith("data/")]
        info = self.bytes.get("bag-info.txt", b"").decode("utf-8", "replace")
        pairs = [re.fullmatch("([A-Za-z][A-Za-z0-9-]*): (.*)", line) for line in info.split("\n")[:-1]]
        if not info.endswith("\n") or None in pairs:
            self.fault("bag-info.txt", "a line is not of the form Label: value")
        values = [(pair[1], pair[2]) for pair in pairs if pair]
        if [value for label, value in values if label == "Payload-Oxum"] != ["%d.%d" % (sum(payload), len(payload))]:
            self.fault("bag-info.txt", "Payload-Oxum is not %d.%d, once" % (sum(payload), len(payload)))
        withheld = {value for label, value in values if label == "Withheld"}
        if not all(map(SHA256.fullmatch, withheld)):
            self.fault("bag-info.txt", "Withheld is not followed by a SHA-256")
        return withheld


# --- Evidence ---------------------------------------------------------------------------------------


def check_checkpoint(bag, key):
    """The signed checkpoint and its witnesses, or None."""
    try:
        at = "proofs/policy"
        policy = parse_policy(bag.bytes[at])
        at = "proofs/checkpoint"
        checkpoint = parse_checkpoint(bag.bytes[at])
        signed = signed_by(checkpoint.note, policy.logs + list(policy.witnesses.values()))
        if not any(log in signed and log.name == checkpoint.origin for log in policy.logs):
            raise Malformed("is not signed by a log of proofs/policy")
        if not quorum_met(policy, signed):
            raise Malformed("too few witnesses signed for the quorum %s of proofs/policy" % shown(policy.quorum))
        if key and (key.name != checkpoint.origin or key not in signed_by(checkpoint.note, [key])):
            raise Malformed("is not signed by the key that you gave")
        return checkpoint, policy, signed
    except KeyError:
        return None  # missing, and said so
    except Malformed as error:
        bag.fault(at, str(error), "compare key and policy with what the log's owner publishes; " + FETCH)
        return None


def check_entry(bag, entry, checkpoint):
    """One entry: record and salt give the leaf's commitment, and the leaf's hash leads to the root.

    Returns (record, leaf, index), each None where it cannot be told.
    """
    paths = {part: bag.parts[part].get(entry) for part in OF_ENTRY}
    record, salt, leaf, proof = (bag.bytes.get(path) for path in paths.values())
    if None in (record, salt, leaf, proof):
        have = next(path for path in paths.values() if path)
        lack = " and ".join(part for part, path in paths.items() if not path)
        bag.fault(have, "stands alone: the entry's %s is missing" % lack)
    parsed, index = LEAF.fullmatch(leaf or b""), None
    if leaf is not None and (not parsed or int(parsed[3]) > MAX_INTEGER):
        bag.fault(paths["leaf"], "is not a leaf of version 1 in canonical form")
        parsed = None
    if salt is not None and not re.fullmatch(rb"[0-9a-f]{64}\n", salt):
        bag.fault(paths["salt"], "is not 64 hexadecimal digits and a newline")
        salt = None
    if record is not None and salt is not None and parsed:
        inner = b"scrutineer/v1" + bytes.fromhex(salt.decode()) + hashlib.sha256(record).digest()
        if hashlib.sha256(inner).hexdigest().encode() != parsed[1]:
            bag.fault(paths["record"], "is not the record that the log's entry commits to, or the salt is not its own")
    if proof is not None:
        try:
            index, path, ends_in = parse_proof(proof)
            if ends_in != bag.bytes.get("proofs/checkpoint"):
                raise Malformed("does not end in proofs/checkpoint")
            if leaf is not None and checkpoint:
                leaf_hash = hashlib.sha256(b"\0" + leaf).digest()
                if root_of(leaf_hash, index, checkpoint.size, path) != checkpoint.root:
                    raise Malformed("does not lead from the leaf to the root of the log")
        except Malformed as error:
            bag.fault(paths["proof"], str(error))
    return record, parsed, index


def check_entries(bag, checkpoint):
    """All entries. Returns {entry: (record, leaf)} and what they cite: {sha256: length}."""
    entries, cited, taken = {}, {}, {}
    for entry in sorted(set().union(*(bag.parts[part] for part in OF_ENTRY))):
        record, leaf, index = check_entry(bag, entry, checkpoint)
        if index is not None and taken.setdefault(index, entry) != entry:
            bag.fault(bag.parts["proof"][entry], "proves the entry of %s once more" % taken[index], ASK)
        if record is None:
            continue
        entries[entry] = (record, leaf)
        try:
            for sha256, length in parse_record(record):
                if cited.setdefault(sha256, length) != length:
                    bag.fault(bag.parts["record"][entry], "cites %s with another length than others do" % sha256, ASK)
        except Malformed as error:
            bag.fault(bag.parts["record"][entry], str(error), ASK)
    if not entries:
        bag.fault("data/records", "holds no record")
    return entries, cited


def check_objects(bag, cited, withheld):
    for sha256, path in bag.parts["object"].items():
        if bag.digests[path] != sha256:
            bag.fault(path, "its SHA-256 is not its name")
        if sha256 not in cited:
            bag.fault(path, "is cited by no record of the bag", ASK)
        elif cited[sha256] != bag.sizes[path]:
            bag.fault(path, "has %d bytes, its record says %d" % (bag.sizes[path], cited[sha256]))
    for sha256 in sorted(set(cited) - set(bag.parts["object"]) - withheld):
        bag.fault("data/objects/" + sha256, "is cited by a record, but neither here nor withheld")


def check_custody(bag, entries):
    """Each line tells of an entry of the bag what its leaf says, and its record names the object."""
    for sha256, path in bag.parts["custody"].items():
        lines, told = bag.bytes[path].split(b"\n"), set()
        if lines.pop() != b"":
            bag.fault(path, "its last line has no end")
        for number, line in enumerate(lines, 1):
            event = CUSTODY.fullmatch(line)
            record, leaf = entries.get(event[1].decode(), (None, None)) if event else (None, None)
            if not event:
                bag.fault(path, "line %d is not a custody event in canonical form" % number)
            elif record is None:
                bag.fault(path, "line %d tells of an entry that is not in the bag" % number)
            elif leaf and (leaf[2], leaf[3]) != (event[2], event[3]):
                bag.fault(path, "line %d has not the kind and time of its leaf" % number)
            elif sha256.encode() not in record or event[1] in told:
                bag.fault(path, "line %d stands twice, or its record is not about this object" % number, ASK)
            told.add(event and event[1])


def check_token(bag):
    token, authority = (bag.bytes.get(path) for path in TOKEN)
    if (token is None) != (authority is None):
        bag.fault(TOKEN[0] if authority is None else TOKEN[1], "token and certificate are there together or not at all")
    if token is not None:
        try:
            if token_digest(token).hex() != bag.digests.get("proofs/checkpoint"):
                raise Malformed("is about something else than proofs/checkpoint")
        except Malformed as error:
            bag.fault(TOKEN[0], str(error))
    return token is not None


def report(bag, found, key, entries, withheld, has_token):
    checkpoint, policy, signed = found
    print("Everything in this bag agrees: %d records, %d objects (%d withheld), %d files." % (
        len(entries), len(bag.parts["object"]), len(withheld), len(bag.digests)))
    print("  log       %s, %d entries" % (shown(checkpoint.origin), checkpoint.size))
    print("  root      " + base64.b64encode(checkpoint.root).decode())
    for name, witness in policy.witnesses.items():
        if witness in signed:
            seconds = min(cosigned_at(signed[witness]), 2**37)
            print("  witness   %s, at %s by its clock" % (shown(name), datetime.fromtimestamp(seconds, timezone.utc)))
    if policy.quorum == "none":
        print("  witness   the policy asks for none: only this one key says that the log was never rewritten")
    if key:
        print("  key       the one you gave")
    else:
        log = next(log for log in policy.logs if log in signed)
        print("  key       TAKEN FROM THIS BAG: " + shown(log.vkey))
        print("            Anyone can fill a bag and sign it with a key of their own. Get the key of the log from")
        print("            somewhere else, compare, or run this once more with --key.")
    if has_token:
        print("  time      the token is about this checkpoint; openssl checks who signed it (VERIFY.md, L4):")
        print("            openssl ts -verify -data proofs/checkpoint -in %s -CAfile %s" % tuple(TOKEN))
    print("Not shown by this: that what was recorded is true, or when it was made before it was received.")


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bag", nargs="?", default=os.path.dirname(os.path.abspath(__file__)))
    parser.add_argument("--key", metavar="VKEY", help="the log's key, from somewhere else than this bag")
    options = parser.parse_args(arguments)
    sys.stdout.reconfigure(errors="backslashreplace")
    try:
        key = parse_vkey(options.key) if options.key else None
        if key and key.type != LOG:
            raise Malformed("the key of %s is one of a witness, not of a log" % key.name)
        bag = Bag(options.bag)
    except (OSError, Malformed) as error:
        print("error: %s" % shown(str(error)), file=sys.stderr)
        print("\nhint: name the folder that holds bagit.txt, and the key as name+id+base64", file=sys.stderr)
        return 2
    bag.check_manifest(MANIFEST, lambda path: path.startswith("data/"))
    bag.check_manifest(TAG_MANIFEST, lambda path: not path.startswith("data/") and path != TAG_MANIFEST)
    withheld = bag.check_tags()
    found = check_checkpoint(bag, key)
    entries, cited = check_entries(bag, found and found[0])
    check_objects(bag, cited, withheld)
    check_custody(bag, entries)
    has_token = check_token(bag)
    for path, what, remedy in bag.faults:
        print("%s: %s\n  hint: %s" % (shown(path), shown(what), remedy))
    if bag.faults:
        print("%d faults. Until they are explained, nothing in this bag is evidence." % len(bag.faults))
        return 1
    report(bag, found, key, entries, withheld, has_token)
    return 0


if __name__ == "__main__":
    sys.exit(main())
