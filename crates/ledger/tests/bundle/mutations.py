"""Alters a bag of evidence in every way that chance finds; a verifier must refuse each and accept untouched copies.

    python3 mutations.py [--mutations 1000] [--copies 100] [--items 500] [--seed 1] [--jobs 2]
    python3 mutations.py --verifier scrutineer bundle verify      another one than verify.py; the bag's path is added

About half of the alterations are made by somebody who knows bags and writes manifests and Payload-Oxum anew, so that
only the proofs can tell. What no bag can tell is left out there: that an object's custody was shortened by whole
lines, that a policy asks for less, that texts beside the evidence were changed.

Prints each alteration that was not refused; exit code 1 if there was one, or if an untouched copy was refused.
First the vectors of ed25519.json and of signed notes are tried on verify.py.
"""

import argparse
import contextlib
import functools
import importlib.util
import io
import json
import multiprocessing
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import make_bag

VERIFY = make_bag.SOURCE / "verify.py"
LINK = object()  # in place of a file's bytes: a link to a copy of it

ENTRY = {"record": "data/records/*.json", "salt": "data/records/*.salt", "leaf": "proofs/*.leaf", "proof": "proofs/*.tlog-proof"}
CLASSES = {**ENTRY, "object": "data/objects/*", "custody": "data/custody/*"}
PROVEN = [*CLASSES, "proofs/checkpoint"]
SINGLE = ["proofs/checkpoint", "proofs/policy", "proofs/checkpoint.tsr", "proofs/tsa-ca.pem", "bagit.txt", "bag-info.txt",
          "manifest-sha256.txt", "tagmanifest-sha256.txt", "data/ro-crate-metadata.json", "VERIFY.md", "verify.py"]


class Alteration:
    """One alteration of `files`: what to write or take away, and in words what was done."""

    def __init__(self, files, chance):
        self.files, self.chance, self.changes = files, chance, {}
        self.rewrites = chance.random() < 0.5
        kinds = PROVEN if self.rewrites else [*CLASSES, *(name for name in SINGLE if name in files)]
        self.kind = chance.choice(kinds)
        self.path = self.one_of(self.kind)
        while not self.changes or all(self.files.get(path) == data for path, data in self.changes.items()):
            self.changes = {}
            self.how = chance.choice(HOW)
            self.how(self)
        if self.rewrites:
            self.rewrite()
        self.words = "%s %s%s" % (self.how.__name__, " ".join(sorted(self.changes))[:200], " and the manifests" * self.rewrites)

    def one_of(self, kind):
        folder, _, ending = CLASSES.get(kind, kind).partition("*")
        return self.chance.choice([path for path in self.files if path.startswith(folder) and path.endswith(ending)]
                                  if kind in CLASSES else [kind])

    def rewrite(self):
        """Makes manifests and Payload-Oxum agree with what was altered."""
        after = {path: data for path, data in {**self.files, **self.changes}.items() if data is not None}
        after = {path: self.files[path] if data is LINK else data for path, data in after.items()}
        payload = [len(data) for path, data in after.items() if path.startswith("data/")]
        oxum = b"Payload-Oxum: %d.%d" % (sum(payload), len(payload))
        after["bag-info.txt"] = re.sub(rb"Payload-Oxum: \S+", oxum, after["bag-info.txt"])
        after.update(make_bag.manifests({path: data for path, data in after.items() if "manifest-" not in path}))
        for path in ("bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"):
            if after[path] != self.files[path]:
                self.changes[path] = after[path]


def on_bytes(change):
    """An alteration of the chosen file's bytes at a place of chance."""
    def altered(it):
        data = bytearray(it.files[it.path])
        if data:
            change(data, it.chance.randrange(len(data)), it.chance)
            it.changes[it.path] = bytes(data)

    altered.__name__ = change.__name__
    return altered


def flip_a_bit(data, at, chance):
    data[at] ^= 1 << chance.randrange(8)


def change_a_byte(data, at, chance):
    data[at] = chance.randrange(256)


def delete_a_byte(data, at, _):
    del data[at]


def insert_a_byte(data, at, chance):
    data.insert(at, chance.choice([*b"0a \n\r/\"", chance.randrange(256)]))


def swap_two_bytes(data, at, chance):
    other = chance.randrange(len(data))
    data[at], data[other] = data[other], data[at]


def cut_off(it):
    if not (it.kind == "custody" and it.rewrites):  # at the end of a line this is no fault
        it.changes[it.path] = it.files[it.path][: it.chance.randrange(len(it.files[it.path]))]


def delete_a_file(it):
    if not (it.kind == "custody" and it.rewrites):
        it.changes[it.path] = None


def rename_a_file(it):
    at = it.chance.randrange(it.path.rfind("/") + 1, len(it.path))
    new = it.path[:at] + it.chance.choice("0123456789abcdefX") + it.path[at + 1 :]
    if new not in it.files and not (it.kind == "object" and not it.rewrites):
        it.changes[it.path], it.changes[new] = None, it.files[it.path]


def replace_by_a_link(it):
    it.changes[it.path] = LINK


def swap_two_files(it):
    other = it.one_of(it.kind)
    it.changes[it.path], it.changes[other] = it.files[other], it.files[it.path]


def add_a_file(it):
    data = it.chance.randbytes(40)
    digest, name = make_bag.sha256(data).hex(), "%08x-0000-7000-8000-000000000000" % it.chance.getrandbits(32)
    custody = "data/custody/%s.jsonl" % digest
    new = it.chance.choice(["data/objects/" + digest, "data/records/%s.json" % name, "proofs/%s.leaf" % name, custody, ".x",
                            "note.txt", "data/objects/.DS_Store", "data/note.txt", "fetch.txt", "proofs/policy.old"])
    lines = it.files[it.one_of("custody")]
    it.changes[new] = lines if new == custody else data


def proof_lines(change):
    """An alteration of a proof's hashes."""
    def altered(it):
        path = it.one_of("proof")
        head, gap, checkpoint = it.files[path].partition(b"\n\n")
        lines = head.split(b"\n")
        change(lines, it.chance.randrange(2, len(lines)), it.chance)
        it.changes[path] = b"\n".join(lines) + gap + checkpoint

    altered.__name__ = change.__name__
    return altered


def swap_proof_lines(lines, at, chance):
    other = chance.randrange(2, len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def drop_a_proof_line(lines, at, _):
    del lines[at]


def double_a_proof_line(lines, at, _):
    lines.insert(at, lines[at])


def change_the_index(lines, _, chance):
    lines[1] = b"index %d" % (int(lines[1][6:]) ^ 1 << chance.randrange(8))


def without_a_signature(it, paths):
    text, _, signatures = it.files["proofs/checkpoint"].partition(b"\n\n")
    lines = signatures.splitlines(True)
    lines.pop(it.chance.choice([0, 1, 3]))  # the third is of an unknown key
    new = text + b"\n\n" + b"".join(lines)
    for path in paths:
        it.changes[path] = it.files[path].replace(it.files["proofs/checkpoint"], new)


def drop_a_signature_of_one_proof(it):
    without_a_signature(it, [it.one_of("proof")])


def drop_a_signature_everywhere(it):
    without_a_signature(it, ["proofs/checkpoint", *(path for path in it.files if path.endswith(".tlog-proof"))])


def change_the_policy(it):
    policy, other = it.files["proofs/policy"], make_bag.Signer(make_bag.ORIGIN, 1, b"another")
    keys = {key.split(b"+")[0]: key for key in re.findall(rb"\S+\+[0-9a-f]{8}\+\S+", policy)}
    first, second = keys[b"witness.example.net/first"], keys[b"witness.example.com/second"]
    changed = [
        policy.replace(keys[make_bag.ORIGIN.encode()], other.vkey.encode()),
        policy.replace(b"quorum both\n", b""),
        policy.replace(b"quorum both\n", b"quorum both\nquorum both\n"),
        policy.replace(b"any first second", b"all first second"),
        policy.replace(b"any first second", b"3 first second"),
        policy.replace(b"1\tthird", b"1\tfirst"),
        policy.replace(first, second),
        policy.replace(b"group here any first second", b"group here any second"),
    ]
    if not it.rewrites:
        changed += [policy.replace(b"quorum both", b"quorum none"), policy.replace(b"both all", b"both any"),
                    policy.replace(b"# Witnesses", b"# witnesses"), re.sub(rb"witness second.*\n", b"", policy)]
    it.changes["proofs/policy"] = it.chance.choice(changed)


def change_the_oxum(it):
    info = re.sub(rb"(Payload-Oxum: \d*)(\d)", lambda m: m[1] + b"%d" % ((int(m[2]) + 1) % 10), it.files["bag-info.txt"])
    after = {path: data for path, data in it.files.items() if "manifest-" not in path}
    it.changes = {"bag-info.txt": info, **make_bag.manifests({**after, "bag-info.txt": info})}
    it.rewrites = False


def change_a_manifest(it):
    """In its form alone; the tag manifest is made to agree."""
    name = it.chance.choice(["manifest-sha256.txt", "tagmanifest-sha256.txt"])
    lines = it.files[name].splitlines(True)
    at = it.chance.randrange(len(lines) - 1)
    digest, path = lines[at].split(b"  ")
    forms = [[lines[at + 1], lines[at]], [lines[at], lines[at], lines[at + 1]], [lines[at + 1]],
             [digest.upper() + b"  " + path, lines[at + 1]], [digest + b" *" + path, lines[at + 1]],
             [digest + b"  ./" + path, lines[at + 1]], [b"\n", lines[at], lines[at + 1]],
             [digest + b"  ../" + path, lines[at], lines[at + 1]], [lines[at][:-1] + b"\r\n", lines[at + 1]]]
    lines[at : at + 2] = it.chance.choice(forms)
    it.changes[name] = b"".join(lines)
    if name[0] == "m":
        digest = make_bag.sha256(it.changes[name]).hex().encode()
        tags = it.files["tagmanifest-sha256.txt"]
        it.changes["tagmanifest-sha256.txt"] = re.sub(rb"[0-9a-f]{64}(  manifest)", digest + rb"\1", tags)
    it.rewrites = False


BYTES = [on_bytes(change) for change in (flip_a_bit, change_a_byte, delete_a_byte, insert_a_byte, swap_two_bytes)]
FILES = [cut_off, delete_a_file, rename_a_file, replace_by_a_link, swap_two_files, add_a_file]
PROOFS = [proof_lines(change) for change in (swap_proof_lines, drop_a_proof_line, double_a_proof_line, change_the_index)]
HOW = [*BYTES * 3, *FILES, *PROOFS, drop_a_signature_of_one_proof, drop_a_signature_everywhere, change_the_policy,
       change_the_oxum, change_a_manifest]


OURS = [sys.executable, "-I", str(VERIFY)]


def run(verifier, *arguments):
    """The verifier's exit code, and what it printed as result and as error."""
    done = subprocess.run([*verifier, *map(str, arguments)], capture_output=True, stdin=subprocess.DEVNULL)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def refuses(verifier, bag):
    """Whether it says no, and says why. Ours is not started anew each time, which takes longer than its work."""
    if verifier != OURS:
        code, _, err = run(verifier, bag)
        return code == 1 and "panicked" not in err
    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), "utf-8")) as out:
        code = load().main([str(bag)])
        out.seek(0)
        return code == 1 and "hint: " in out.read()


@functools.cache
def load():
    spec = importlib.util.spec_from_file_location("verify", VERIFY)
    verify = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(verify)
    return verify


def accept(task):
    """Copies the bag and has the copy verified by a program of its own. Returns what was refused."""
    bag, folder, verifier = task
    shutil.copytree(bag, folder)
    code, out, err = run(verifier, folder)
    shutil.rmtree(folder)
    return [] if code == 0 else ["%s is refused: %s%s" % (folder.name, out, err)]


def alter(task):
    """Alters a copy of the bag many times, each time put right again. Returns what was not refused."""
    bag, folder, numbers, seed, verifier = task
    shutil.copytree(bag, folder)
    files = {str(path.relative_to(bag)): path.read_bytes() for path in bag.rglob("*") if path.is_file()}
    passed, kinds = [], Counter()
    for number in numbers:
        it = Alteration(files, random.Random("%d/%d" % (seed, number)))
        for path, data in it.changes.items():
            (folder / path).unlink(missing_ok=True)
            if data is LINK:
                (folder / path).symlink_to(bag / path)
            elif data is not None:
                (folder / path).write_bytes(data)
        kinds[it.how.__name__] += 1
        if not refuses(verifier, folder):
            passed.append("mutation %d: %s" % (number, it.words))
        for path in it.changes:
            (folder / path).unlink(missing_ok=True)
            if path in files:
                (folder / path).write_bytes(files[path])
    if run(verifier, folder)[0] != 0:
        passed.append("the bag is refused after all was put right again")
    return passed, kinds


def vectors():
    """Faults of verify.py on published vectors."""
    verify, faults, cases = load(), [], json.loads(make_bag.ed25519.FILE.read_text())
    for expected, kind in ((True, "accepted"), (False, "refused")):
        for case in cases[kind]:
            key, message, signature = (bytes.fromhex(case[part]) for part in ("key", "message", "signature"))
            if verify.signature_holds(key, message, signature) != expected:
                faults.append("Ed25519, to be %s: %s" % (kind, case["name"]))
    # The example of C2SP signed-note, and forms that it rules out.
    key = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
    signature = "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM="
    line = "— example.com/foo %s\n" % signature
    note = "This is an example message.\n\n" + line
    forms = {note: True, note + line: True, "x" + note: False, note[:-1]: False, note + "\n": False}
    for former, new in [("\n", "\r\n"), ("— ", "- "), ("aQM=", "aQN="), ("aQM=", "aQM"), (" Uw2", "  Uw2"), ("foo", "fo\u00a0o"),
                        ("foo", "fo+o"), ("example m", "example\tm"), ("\n\n", "\n"), ("Uw2Q", "Uw2R")]:
        forms[note.replace(former, new)] = False
    for form, expected in forms.items():
        try:
            holds = bool(verify.signed_by(verify.parse_note(form.encode()), [verify.parse_vkey(key)]))
        except verify.Malformed:
            holds = False
        if holds != expected:
            faults.append("note, to be %s: %r" % ("accepted" if expected else "refused", form))
    return faults, sum(map(len, cases.values())) + len(forms)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("mutations", 1000), ("copies", 100), ("items", 500), ("seed", 1), ("jobs", os.cpu_count())):
        parser.add_argument("--" + name, type=int, default=default)
    parser.add_argument("--verifier", nargs=argparse.REMAINDER, default=OURS)
    options = parser.parse_args()
    if not shutil.which("openssl"):
        print("error: openssl makes the time token and is not here", file=sys.stderr)
        return 2
    faults, tried = vectors()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as name, multiprocessing.Pool(options.jobs) as pool:
        bag = Path(name, "bag")
        key = make_bag.make(bag, options.items, options.seed, True).log.vkey
        others = make_bag.Signer(make_bag.ORIGIN, 1, b"another").vkey
        witness = make_bag.Signer(make_bag.ORIGIN, 4).vkey
        for given, expected in ((key, 0), (others, 1), (witness, 2), (key[:-4] + "AAAA", 2)):
            if options.verifier == OURS and run(OURS, bag, "--key", given)[0] != expected:
                faults.append("with --key %s the exit code is not %d" % (given, expected))
        copies = [(bag, Path(name, "copy %d" % number), options.verifier) for number in range(options.copies)]
        for refused in pool.imap(accept, copies):
            faults += refused
        tasks = [(bag, Path(name, "work%d" % job), range(job, options.mutations, options.jobs), options.seed, options.verifier)
                 for job in range(options.jobs)]
        kinds = Counter()
        for passed, counted in pool.imap(alter, tasks):
            faults += passed
            kinds.update(counted)
    for fault in faults:
        print(fault)
    tried += options.copies + options.mutations
    print("bag of %d items, seed %d, %.0f s: %s" % (options.items, options.seed, time.monotonic() - started,
          ", ".join("%s %d" % kind for kind in sorted(kinds.items()))))
    print("%d passed, %d failed" % (tried - len(faults), len(faults)))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
