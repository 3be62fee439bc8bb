"""
What the review of a hundred roles costs beside a log of 10⁵ to 10⁷ entries.

`python -m benchmarks.access_review --keep DIRECTORY [--sizes 100000,1000000]` takes the logs of `benchmarks.audit_filters`, builds those
that are missing, and asks for the last use of each role of twenty accounts. One of them has 5 % of all entries and a record that is the
subject of 0.3 % of them; one role nobody ever used.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from statistics import median

from benchmarks.audit_filters import ACTOR, NAMES, ROLES, ROUNDS, SUBJECT, built
from frmr_cli.servers.migrations import migrate
from frmr_cli.servers.registry.access_grant_uses import last_use

ACCOUNTS = (ACTOR, *NAMES[:19])
GRANTS = [(account, role) for account in ACCOUNTS for role in (*ROLES, "auditor")]


def main() -> None:
    """Build what is missing, measure, and print a row for each log."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, required=True, help="where the logs lie")
    parser.add_argument("--sizes", default="100000,1000000")
    options = parser.parse_args()
    options.keep.mkdir(parents=True, exist_ok=True)
    print("| entries | review of 100 roles, milliseconds |")
    print("|---|---|")
    for count in (int(text) for text in options.sizes.split(",")):
        database = built(options.keep / f"{count}.sqlite3", count)
        migrate(database, "frmr_cli.servers.registry.schema")
        taken = []
        with database.read() as connection:
            for _ in range(ROUNDS):
                began = time.perf_counter()
                for account, role in GRANTS:
                    last_use(connection, account, role, SUBJECT if account == ACTOR else None)
                taken.append(time.perf_counter() - began)
        database.close()
        print(f"| {count} | {median(taken) * 1000:.1f} |")


if __name__ == "__main__":
    main()
