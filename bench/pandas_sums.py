"""The peer of `scrutineer check results`: sums and row equations with pandas.

Reads one results file in the columns of the mapping `common`, for the form
`russia-presidential`, and prints the total of every count and how many rows
break each equation. It does what an analyst would write in ten minutes: no
finding names a row, nothing is explained, nothing is kept.
"""

import json
import sys

import pandas

PLACES = ["region", "territory", "station"]
ITEMS = [
    "registered",
    "ballots_received",
    "issued_early",
    "issued_at_station",
    "issued_outside",
    "ballots_cancelled",
    "in_mobile_boxes",
    "in_fixed_boxes",
    "invalid",
    "valid",
    "ballots_lost",
    "ballots_unaccounted",
]


def main(path: str) -> None:
    rows = pandas.read_csv(path, dtype=dict.fromkeys(PLACES, "string"))
    choices = [column for column in rows.columns if column not in PLACES + ITEMS]

    issued = rows.issued_early + rows.issued_at_station + rows.issued_outside
    found = rows.in_mobile_boxes + rows.in_fixed_boxes
    accounted = issued + rows.ballots_cancelled + rows.ballots_lost - rows.ballots_unaccounted
    broken = {
        "R102": issued > rows.registered,
        "R103": rows.ballots_received != accounted,
        "R104": found > issued,
        "R105": found != rows.valid + rows.invalid,
        "R106": rows.valid != rows[choices].sum(axis=1),
    }
    result = {
        "units": len(rows),
        "totals": {column: int(rows[column].sum()) for column in ITEMS + choices},
        "broken": {code: int(rows_broken.sum()) for code, rows_broken in broken.items()},
    }
    json.dump(result, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
