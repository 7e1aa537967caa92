"""Makes a bag of evidence for tests, from the form of the bundle alone and with no code of the program.

    python3 make_bag.py BAG [--items 500] [--seed 1] [--no-token]
    python3 make_bag.py --proof      writes proof.json: one proof as a site carries it

The same seed gives the same bytes, but for the time token, which openssl makes with an authority of its own.
Keys, texts and witnesses are invented. Prints the key of the log.
"""

import argparse
import base64
import hashlib
import json
import random
import shutil
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path

import ed25519

SOURCE = Path(__file__).resolve().parents[2] / "src/bundle"
PROOF = Path(__file__).with_name("proof.json")
ORIGIN = "log.example.org/invented-2024"
WITNESSES = ["witness.example.net/first", "witness.example.com/second", "şahid.example.org/third"]
TIMES = {"first": 1_730_000_000, "third": 1_730_000_060}  # the second did not sign
TEXTS = ["plain", "Şəki şəhəri, 3 nömrəli məntəqə", "протокол №7", "محضر اللجنة", 'quote " \\ and\nline\u0001', "🗳️"]


def sha256(data):
    return hashlib.sha256(data).digest()


def canonical(value):
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def base64_of(data):
    return base64.b64encode(data).decode()


class Signer:
    def __init__(self, name, kind, which=b""):
        self.name = name
        self.secret = sha256(b"a key for tests, known to all: " + name.encode() + which)
        key = bytes([kind]) + ed25519.public_key(self.secret)
        self.id = sha256(name.encode() + b"\n" + key)[:4]
        self.vkey = "%s+%s+%s" % (name, self.id.hex(), base64_of(key))

    def line(self, text, time=None):
        stamp, message = b"", text
        if time is not None:
            stamp, message = time.to_bytes(8, "big"), b"cosignature/v1\ntime %d\n" % time + text
        return "— %s %s\n" % (self.name, base64_of(self.id + stamp + ed25519.sign(self.secret, message)))


def tree(hashes):
    """RFC 6962, 2.1: the root by the definition."""
    if len(hashes) == 1:
        return hashes[0]
    left = 1 << (len(hashes) - 1).bit_length() - 1
    return sha256(b"\1" + tree(hashes[:left]) + tree(hashes[left:]))


def path(index, hashes):
    """RFC 6962, 2.1.1: the audit path by the definition."""
    if len(hashes) == 1:
        return []
    left = 1 << (len(hashes) - 1).bit_length() - 1
    if index < left:
        return path(index, hashes[:left]) + [tree(hashes[left:])]
    return path(index - left, hashes[left:]) + [tree(hashes[:left])]


class Log:
    """A log of `size` entries, `items` of which are in the bag."""

    def __init__(self, items, seed):
        self.chance = random.Random(seed)
        size = items + items // 3 + 1
        self.log = Signer(ORIGIN, 1)
        self.witnesses = [Signer(name, 4) for name in WITNESSES]
        self.objects, self.withheld, self.entries, leaves = {}, set(), {}, []
        chosen = set(self.chance.sample(range(size), items))
        for index in range(size):
            if index in chosen:
                leaves.append(self.entry(index))
            else:
                leaves.append(self.leaf(self.chance.randbytes(32), "note.kept", index))
        self.hashes = [sha256(b"\0" + leaf) for leaf in leaves]
        self.checkpoint = self.signed(("%s\n%d\n%s\n" % (ORIGIN, size, base64_of(tree(self.hashes)))).encode())

    def leaf(self, commitment, kind, index):
        batch = 1_720_000_000_000_000 + index // 16 * 10_000_000
        return canonical({"v": 1, "t": batch, "kind": kind, "c": commitment.hex()})

    def record(self, body, cite):
        return canonical({"body": body, "cites": [cite]})

    def entry(self, index):
        known = sorted(self.objects)
        is_custody = len(known) > 3 and self.chance.random() < 0.4
        if is_custody:
            data = self.objects[self.chance.choice(known)]
            body = {"object": sha256(data).hex(), "reason": self.chance.choice(TEXTS), "tool": None}
        else:
            data = self.chance.randbytes(self.chance.randint(1, 3000))
            self.objects[sha256(data).hex()] = data
            body = {"title": self.chance.choice(TEXTS), "row": -index, "seen": [True, {"b": 1, "a": 2**53}, []]}
            if self.chance.random() < 0.05:
                self.withheld.add(sha256(data).hex())
        cite = {"bytes": len(data), "role": "source", "sha256": sha256(data).hex()}
        record, salt = self.record(body, cite), self.chance.randbytes(32)
        kind = self.chance.choice(["custody.read", "custody.copied"]) if is_custody else "material.received"
        leaf = self.leaf(sha256(b"scrutineer/v1" + salt + sha256(record)), kind, index)
        name = str(uuid.UUID(int=self.chance.getrandbits(128) & ~(0xF << 76) | 7 << 76))
        self.entries[name] = (index, record, salt, leaf, cite["sha256"] if is_custody else None)
        return leaf

    def signed(self, text):
        first, _, third = self.witnesses
        unknown = "— later.example.org/other %s\n" % base64_of(self.chance.randbytes(72))
        lines = [self.log.line(text), first.line(text, TIMES["first"]), unknown, third.line(text, TIMES["third"])]
        return text + b"\n" + "".join(lines).encode()

    def proof(self, index):
        hashes = "".join(base64_of(node) + "\n" for node in path(index, self.hashes))
        return ("c2sp.org/tlog-proof@v1\nindex %d\n%s\n" % (index, hashes)).encode() + self.checkpoint

    def policy(self):
        lines = ["# Witnesses in two countries.", "log " + self.log.vkey, ""]
        names = ["first", "second", "third"]
        lines += ["witness %s %s https://%s" % (name, key.vkey, key.name) for name, key in zip(names, self.witnesses)]
        lines += ["group here any first second", "group abroad 1\tthird", "group both all here abroad", "quorum both"]
        return ("\n".join(lines) + "\n").encode()

    def site_proof(self, name):
        index, record, salt, leaf, _ = self.entries[name]
        parts = {"entry": name, "key": self.log.vkey, "leaf": leaf.decode(), "proof": self.proof(index).decode(),
                 "record": record.decode(), "salt": salt.hex(), "schema": "scrutineer.proof/1"}
        return canonical(parts)


def files(log, with_token):
    """All files of the bag but its manifests."""
    out = {"data/ro-crate-metadata.json": canonical({"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": []}),
           "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"}
    for digest, data in log.objects.items():
        if digest not in log.withheld:
            out["data/objects/" + digest] = data
    custody = {}
    for name, (index, record, salt, leaf, about) in log.entries.items():
        out["data/records/%s.json" % name], out["data/records/%s.salt" % name] = record, salt.hex().encode() + b"\n"
        out["proofs/%s.leaf" % name], out["proofs/%s.tlog-proof" % name] = leaf, log.proof(index)
        if about:
            told = json.loads(leaf)
            line = canonical({"entry": name, "kind": told["kind"], "t": told["t"]}) + b"\n"
            custody[about] = custody.get(about, b"") + line
    out.update(("data/custody/%s.jsonl" % about, lines) for about, lines in custody.items())
    out["proofs/checkpoint"], out["proofs/policy"] = log.checkpoint, log.policy()
    for name in ("VERIFY.md", "verify.py"):
        out[name] = (SOURCE / name).read_bytes()
    if with_token:
        out["proofs/checkpoint.tsr"], out["proofs/tsa-ca.pem"] = time_token(log.checkpoint)
    info = [("Source-Organization", "Invented observers"), ("External-Identifier", "invented-2024"),
            ("Bagging-Date", "2024-11-01"), ("Bag-Software-Agent", "make_bag.py")]
    info += [("Withheld", digest) for digest in sorted(log.withheld)]
    payload = [len(data) for name, data in out.items() if name.startswith("data/")]
    info.append(("Payload-Oxum", "%d.%d" % (sum(payload), len(payload))))
    out["bag-info.txt"] = "".join("%s: %s\n" % pair for pair in info).encode()
    return out


def manifests(files):
    """The two manifests that belong to these files."""
    def lines(names):
        return "".join("%s  %s\n" % (sha256(files[name]).hex(), name) for name in sorted(names)).encode()

    payload = {name for name in files if name.startswith("data/")}
    files = {**files, "manifest-sha256.txt": lines(payload)}
    tags = set(files) - payload - {"tagmanifest-sha256.txt"}
    return {"manifest-sha256.txt": files["manifest-sha256.txt"], "tagmanifest-sha256.txt": lines(tags)}


CONFIGURATION = "[tsa]\nserial = %s/serial\ndefault_policy = 1.2.3.4.1\ndigests = sha256\nsigner_digest = sha256\n"


def time_token(checkpoint):
    """A time token of an authority made for it, and the authority's certificate."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "data").write_bytes(checkpoint)
        (folder / "tsa.cnf").write_text(CONFIGURATION % folder)

        def openssl(*words):
            subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)

        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Authority for tests", "-days", "36500",
                "-addext", "extendedKeyUsage=critical,timeStamping", "-keyout", "key", "-out", "certificate")
        openssl("ts", "-query", "-data", "data", "-sha256", "-cert", "-out", "query")
        openssl("ts", "-reply", "-config", "tsa.cnf", "-section", "tsa", "-queryfile", "query", "-inkey", "key",
                "-signer", "certificate", "-out", "token")
        return (folder / "token").read_bytes(), (folder / "certificate").read_bytes()


def write(folder, files):
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def make(folder, items, seed, with_token):
    """Writes a bag and returns the log it is from."""
    log = Log(items, seed)
    made = files(log, with_token)
    write(folder, {**made, **manifests(made)})
    return log


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bag", nargs="?", type=Path)
    parser.add_argument("--items", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-token", action="store_true")
    parser.add_argument("--proof", action="store_true")
    options = parser.parse_args()
    if options.proof:
        log = Log(20, options.seed)
        PROOF.write_bytes(log.site_proof(next(name for name, parts in log.entries.items() if parts[4])))
        return 0
    if not options.bag or options.bag.exists():
        print("error: name a folder that does not exist yet", file=sys.stderr)
        return 2
    if not options.no_token and not shutil.which("openssl"):
        print("error: openssl makes the time token and is not here\n\nhint: --no-token", file=sys.stderr)
        return 2
    print(make(options.bag, options.items, options.seed, not options.no_token).log.vkey)
    return 0


if __name__ == "__main__":
    sys.exit(main())
