"""Times `scrutineer check results` beside pandas, whole processes, in one run.

Ours reads Russia 2018 (97,699 stations) with every rule on; the peer only adds
up and tests the row equations (pandas_sums.py). Both must agree on the totals
and on how many rows break each equation, or there is nothing to compare.

Standard library only: wall time, CPU time and peak memory come from wait4.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

FILE = "russia_2018_pres.csv.zst"
MAPPING = "common"
FORM = "russia-presidential"
AIM_RATIO = 2.0

HERE = Path(__file__).resolve().parent


def measure(command: list[str]) -> tuple[float, float, float]:
    """Runs a command to its end: wall seconds, CPU seconds, peak MB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"exit {process.returncode}: {' '.join(command)}")
    # Linux counts ru_maxrss in KiB.
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6


def answer(command: list[str]) -> dict:
    """Runs a command once, which also warms the page cache, and reads its JSON."""
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"exit {done.returncode}: {' '.join(command)}\n{done.stderr.strip()}")
    return json.loads(done.stdout)


def totals_by_name(totals: dict) -> dict[str, int]:
    """Totals by item and choice, however they are grouped."""
    flat = {}
    for name, value in totals.items():
        flat.update(totals_by_name(value) if isinstance(value, dict) else {name: value})
    return flat


def disagreements(ours: dict, peer: dict) -> list[str]:
    result = ours["result"]
    found = []
    if result["units"] != peer["units"]:
        found.append(f"units: {result['units']} and {peer['units']}")
    totals = totals_by_name(result["totals"])
    for name, total in peer["totals"].items():
        if totals.get(name) != total:
            found.append(f"{name}: {totals.get(name)} and {total}")
    for code, count in peer["broken"].items():
        if result["rules"][code]["count"] != count:
            found.append(f"{code}: {result['rules'][code]['count']} and {count}")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True, help="the release build of scrutineer")
    parser.add_argument("--python", required=True, help="a Python with requirements.txt installed")
    parser.add_argument("--data", type=Path, required=True, help="the folder with the results files")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()

    file = arguments.data / FILE
    if not file.is_file():
        sys.exit(f"no {FILE} in {arguments.data}: the benchmark needs the real results, which are not part of this repository")

    check = ["check", "results", str(file), "--mapping", MAPPING, "--form", FORM, "--json"]
    commands = {
        "scrutineer, all rules": [arguments.program, *check],
        "pandas, sums and equations": [arguments.python, str(HERE / "pandas_sums.py"), str(file)],
    }
    answers = [answer(command) for command in commands.values()]
    for found in disagreements(*answers):
        print(f"disagree on {found}", file=sys.stderr)
    if disagreements(*answers):
        sys.exit(1)

    # In turns, so that a busy machine slows both alike.
    runs: dict[str, list] = {name: [] for name in commands}
    for _ in range(arguments.runs):
        for name, command in commands.items():
            runs[name].append(measure(command))
    medians = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in runs.items()}

    units = answers[0]["result"]["units"]
    print(f"{FILE}: {units:,} units, {os.cpu_count()} CPUs, median of {arguments.runs} whole processes; both give the same figures")
    print(f"{'':28}{'wall s':>10}{'CPU s':>10}{'peak MB':>10}")
    for name, figures in medians.items():
        print(f"{name:28}{figures[0]:>10.3f}{figures[1]:>10.3f}{figures[2]:>10.1f}")
    ours, peer = medians.values()
    ratios = [theirs / own for own, theirs in zip(ours, peer)]
    print(f"{'peer / ours':28}{ratios[0]:>9.1f}x{ratios[1]:>9.1f}x{ratios[2]:>9.1f}x")
    verdict = "met" if ratios[0] >= AIM_RATIO else "missed"
    print(f"aim: wall at least {AIM_RATIO:g} times faster: {verdict}")


if __name__ == "__main__":
    main()
