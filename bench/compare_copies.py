"""Times two editions of copies, their difference and the bound, beside pandas.

Ours takes four processes: every rule on each edition, the difference of the two,
and the second edition against the second bulletin (25,073 units). The peer does
merge and sums in one process (pandas_copies.py). Both must agree on every figure
that the peer has, or there is nothing to compare.
"""

import argparse
import os
import statistics
import sys
from pathlib import Path

from import_results import answer, measure, totals_by_name

FIRST = "RESULTADOS_2024_CSV_V1.csv.gz"
SECOND = "RESULTADOS_2024_CSV_V2.csv.gz"
BULLETINS = "official-bulletins.json"
IMAGES = "acta-images-2642-sha256.json.gz"
READING = ["--mapping", "venezuela-2024", "--form", "venezuela-table"]
# Both sides are told what the files are written in: pandas cannot guess it.
UTF_8, LATIN_1 = ["--encoding", "utf-8"], ["--encoding", "iso-8859-1"]
AIM_SECONDS = 0.5
AIM_MB = 200.0

HERE = Path(__file__).resolve().parent


def disagreements(ours: dict[str, dict], peer: dict) -> list[str]:
    found = []

    def same(name: str, own: object, theirs: object) -> None:
        if own != theirs:
            found.append(f"{name}: {own} and {theirs}")

    for edition in ("first", "second"):
        result = ours[f"check {edition}"]["result"]
        same(f"{edition} units", result["units"], peer[edition]["units"])
        totals = totals_by_name(result["totals"])
        for choice, total in peer[edition]["totals"].items():
            same(f"{edition} {choice}", totals.get(choice), total)
        for code, count in peer[edition]["broken"].items():
            same(f"{edition} {code}", result["rules"][code]["count"], count)
    difference = ours["compare editions"]["result"]
    for name in ("in_both", "added", "gone", "changed"):
        same(name, difference[name], peer["difference"][name])
    same("images changed", difference["places_changed"]["image"], peer["difference"]["images_changed"])
    copies, bound = ours["compare copies"]["result"], peer["bound"]
    for choice, remainder in bound["remainders"].items():
        same(f"remainder of {choice}", copies["items"][choice]["remainder"], remainder)
    same("gravest", copies["gravest"], bound["gravest"])
    same("least false copies", copies["least_false_copies"], bound["least_false"])
    coincidence = copies["coincidence"]
    same("equal pairs", coincidence["pairs"] + coincidence["unweighed_pairs"], bound["equal_pairs"])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True, help="the release build of scrutineer")
    parser.add_argument("--python", required=True, help="a Python with requirements.txt installed")
    parser.add_argument("--data", type=Path, required=True, help="the folder with the results files")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()

    folder = arguments.data / "venezuela-2024"
    first, second, bulletins, images = (folder / name for name in (FIRST, SECOND, BULLETINS, IMAGES))
    for file in (first, second, bulletins, images):
        if not file.is_file():
            sys.exit(f"no {file.name} in {folder}: the benchmark needs the real copies, which are not part of this repository")

    program = arguments.program
    copies = ["compare", "copies", str(second), "--official", f"{bulletins}#2", "--images", str(images)]
    ours = {
        "check first": [program, "check", "results", str(first), *READING, *UTF_8, "--json"],
        "check second": [program, "check", "results", str(second), *READING, *LATIN_1, "--json"],
        "compare editions": [program, "compare", "editions", str(first), str(second), *READING, *UTF_8, *LATIN_1, "--json"],
        "compare copies": [program, *copies, *READING, *LATIN_1, "--json"],
    }
    peer = [arguments.python, str(HERE / "pandas_copies.py"), str(first), str(second), str(bulletins)]

    answers = {name: answer(command) for name, command in ours.items()}
    found = disagreements(answers, answer(peer))
    for one in found:
        print(f"disagree on {one}", file=sys.stderr)
    if found:
        sys.exit(1)

    # In turns, so that a busy machine slows both alike.
    runs: dict[str, list] = {name: [] for name in [*ours, "pandas"]}
    for _ in range(arguments.runs):
        for name, command in [*ours.items(), ("pandas", peer)]:
            runs[name].append(measure(command))
    medians = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in runs.items()}

    units = answers["compare copies"]["result"]["units"]
    print(f"{units:,} units, two editions, {os.cpu_count()} CPUs, median of {arguments.runs} whole processes; both give the same figures")
    print(f"{'':28}{'wall s':>10}{'CPU s':>10}{'peak MB':>10}")

    def line(name: str, figures: list[float]) -> None:
        print(f"{name:28}{figures[0]:>10.3f}{figures[1]:>10.3f}{figures[2]:>10.1f}")

    for name in ours:
        line(f"  {name}", medians[name])
    total = [sum(column) for column in zip(*(medians[name] for name in ours))]
    line("scrutineer, all four", total)
    line("pandas, merge and sums", medians["pandas"])
    ratios = [theirs / own for own, theirs in zip(total, medians["pandas"])]
    print(f"{'peer / ours':28}{ratios[0]:>9.1f}x{ratios[1]:>9.1f}x{ratios[2]:>9.1f}x")
    verdict = "met" if total[0] < AIM_SECONDS and total[2] < AIM_MB else "missed"
    print(f"aim: below {AIM_SECONDS:g} s and {AIM_MB:g} MB in sum of the four processes: {verdict}")


if __name__ == "__main__":
    main()
