"""Does what VERIFY.md says, word by word, on a bag and on altered ones.

    python3 ladder.py [--bag BAG] [--bagit]

Each block of shell in the text is run as it stands, with a copy of the bag as the present folder and with nothing
but coreutils, openssl and Python 3 on the path. On an untouched bag each step must say what the text promises, on
an altered one it must not. --bagit tries step L1 too, which fetches a program from PyPI. --bag takes a bag made
elsewhere; it needs a time token, and the first witness of its policy must have signed.
Exit code 1 if a step says something else.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import make_bag

TOOLS = ["sh", "sha256sum", "mktemp", "cut", "base64", "tail", "head", "csplit", "od", "tr", "cat", "openssl", "python3"]
STEPS = {
    "L0": r"^good$", "L1": r"^good$", "L2": "Signature Verified Successfully", "L3": "Everything in this bag agrees",
    "cosignature": "Signature Verified Successfully", "L4": "Verification: OK",
}


def blocks():
    """The shell of each step, with what stands there for the reader filled in."""
    text = (make_bag.SOURCE / "VERIFY.md").read_text()
    start, *rest = re.split(r"^## (?=L\d)", text, flags=re.M)
    shell = {"start": "\n".join(re.findall(r"^```sh\n(.*?)^```", start, re.M | re.S))}
    for section in rest:
        shell[section[:2]] = re.findall(r"^```sh\n(.*?)^```", section, re.M | re.S)
    run, cosignature = shell["L3"]
    to_key = re.sub(r'\$out/log\.pem', "$out/witness.pem", shell["L2"][1])
    shell["L3"] = [run.replace("KEY FROM SOMEWHERE ELSE", "$(cat $out/elsewhere)")]
    filled = cosignature.replace("KEY OF THE WITNESS", "$(cat $out/key-of-the-witness)")
    filled = re.sub(r"^# name, id .*\n", lambda _: to_key, filled, flags=re.M)
    shell["cosignature"] = [*shell["L2"], filled]
    return shell


class Ladder:
    def __init__(self, folder, bag, key, witness):
        self.folder, self.bag, self.key, self.witness = folder, bag, key, witness
        self.shell = blocks()
        self.path = folder / "tools"
        self.path.mkdir()
        for tool in TOOLS:
            (self.path / tool).symlink_to(shutil.which(tool))

    def says(self, step, alter=None):
        """What a step prints on a copy of the bag to which `alter` was done."""
        copy = self.folder / "copy"
        shutil.copytree(self.bag, copy)
        if alter:
            alter(copy)
        start = self.shell["start"].replace("THIS-FOLDER", "'%s'" % copy)
        given = "printf %%s '%s' > $out/elsewhere; printf %%s '%s' > $out/key-of-the-witness\n" % (self.key, self.witness)
        script = start + given + "".join(self.shell[step])
        path = str(self.path) if step != "L1" else os.environ["PATH"]
        environment = {"PATH": path, "TMPDIR": str(self.folder), "HOME": str(self.folder), "LC_ALL": "C"}
        done = subprocess.run(["sh", "-c", script], cwd=self.folder, env=environment, capture_output=True, text=True)
        shutil.rmtree(copy)
        return done.stdout + done.stderr


def change(name, at):
    """Changes one byte of a file."""
    def altered(bag):
        path = bag / name if "*" not in name else sorted(bag.glob(name))[0]
        data = bytearray(path.read_bytes())
        data[at] ^= 1
        path.write_bytes(bytes(data))

    return altered


def add(bag):
    (bag / "data/objects/one-more").write_bytes(b"x")


ALTERED = {
    "L0": [change("data/records/*.json", 5), change("proofs/policy", 2), change("VERIFY.md", 0)],
    "L1": [add, change("data/objects/*", 0)],
    "L2": [change("proofs/checkpoint", 3), change("proofs/checkpoint", 40)],
    "L3": [add, change("data/records/*.json", 5), change("proofs/checkpoint", 3)],
    "cosignature": [change("proofs/checkpoint", 40)],
    "L4": [change("proofs/checkpoint", 3), change("proofs/checkpoint.tsr", 300)],
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bag", type=Path)
    parser.add_argument("--bagit", action="store_true")
    options = parser.parse_args()
    faults, tried = [], 0
    with tempfile.TemporaryDirectory() as name:
        bag = options.bag or Path(name, "bag")
        if not options.bag:
            make_bag.make(bag, 20, 1, True)
        words = [line.split() for line in (bag / "proofs/policy").read_text().splitlines()]
        key = next(line[1] for line in words if line[:1] == ["log"])
        witness = next(line[2] for line in words if line[:1] == ["witness"])
        ladder = Ladder(Path(name), bag.resolve(), key, witness)
        for step, expected in STEPS.items():
            if step == "L1" and not options.bagit:
                continue
            for alter in [None, *ALTERED[step]]:
                said, tried = ladder.says(step, alter), tried + 1
                # L3 runs twice, with the key and without; the signature of L2 comes before that of a witness.
                times = {"L3": 2, "cosignature": 2}.get(step, 1)
                agrees = len(re.findall(expected, said, re.M)) == times
                if agrees != (alter is None):
                    faults.append("%s on %s bag says:\n%s" % (step, "an altered" if alter else "an untouched", said))
    for fault in faults:
        print(fault)
    print("%d passed, %d failed" % (tried - len(faults), len(faults)))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
