"""
What version history and audit cost a batch: the batch of the registry beside the same one that keeps neither.

    python benchmarks/batch_writes.py DIRECTORY [--rounds 5] [--scattered]

DIRECTORY holds a registry (see `big_registry.py`); its records are changed. Both kinds take turns, 500 changes a transaction,
`synchronous=FULL`, everything else as in service: rights, rules, seals, keys with stored answers.
"""

from __future__ import annotations

import argparse
import random
import secrets
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from frmr_cli.registry.batch import operation
from frmr_cli.servers import audit
from frmr_cli.servers.registry import workers
from frmr_cli.servers.registry.app import create_app
from frmr_cli.servers.registry.batch import TASK, Batch, apply_batch
from frmr_cli.servers.registry.batch_routes import Routes
from frmr_cli.servers.registry.calls import Call, Origin
from frmr_cli.servers.registry.config import DEFAULT_RATES, Rate, RegistryConfig
from frmr_cli.servers.registry.principals import Principal
from frmr_cli.servers.registry.services import open_services
from frmr_cli.servers.registry.tokens import Claims

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from frmr_cli.servers.registry.services import Services

BATCH = 500
BATCHES = 4
"""Of one kind in a round."""
_IN_PLACE = """
UPDATE worker_version SET version = :version, valid_from = :at, masked = :masked, sealed = :sealed, fields = :fields,
  changed_by = :changed_by, name_key = :name_key, category = :category
WHERE worker_id = :id AND version = :version - 1
"""


def main() -> int:
    """Measure and print. Returns: 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--scattered", action="store_true", help="rows from everywhere, not neighbours"
    )
    options = parser.parse_args()
    config = RegistryConfig(
        base_url="http://127.0.0.1:8080",
        issuer="http://127.0.0.1:9/gosuslugi",
        directory=options.directory,
        spool=options.directory / "spool",
        rates=dict.fromkeys(DEFAULT_RATES, Rate(0.000001, 1_000_000_000)),
    )
    services = open_services(config)
    services.vault.prepare()
    routes = Routes({"type": "http", "app": create_app(config), "endpoint": apply_batch})
    whole, bare = [], []
    chance = random.Random(time.time_ns())  # noqa: S311 - rows that no earlier run has warmed
    for number in range(options.rounds + 1):
        parts = [_ids(services, chance, scattered=options.scattered) for _ in range(2 * BATCHES)]
        seconds = _seconds(services, routes, parts[:BATCHES])
        with _neither_audit_nor_history():
            without = _seconds(services, routes, parts[BATCHES:])
        if number:
            whole.append(seconds)
            bare.append(without)
    services.close()
    rows = BATCH * BATCHES
    ratios = sorted(one / other for one, other in zip(bare, whole, strict=True))
    print(f"with history and audit: {rows / statistics.median(whole):.0f} rows/s", end="; ")
    print(f"with neither: {rows / statistics.median(bare):.0f}", end="; ")
    print(f"ratio {statistics.median(ratios):.2f} ({ratios[0]:.2f} … {ratios[-1]:.2f}, bound 0.6)")
    return 0


def _ids(services: Services, chance: random.Random, *, scattered: bool) -> list[str]:
    """Ids of one batch, sorted."""
    size = 1 if scattered else BATCH
    found: set[str] = set()
    with services.database.read() as connection:
        ends = connection.one("SELECT min(id) AS low, max(id) AS high FROM worker") or {}
        low, high = (int(ends[name].replace(".", "")) for name in ("low", "high"))
        while len(found) < BATCH:
            start = str(chance.randint(low, high))
            rows = connection.all(
                "SELECT id FROM worker WHERE id >= :start ORDER BY id LIMIT :size",
                {"start": f"{start[:4]}.{start[4:]}", "size": size},
            )
            found |= {row["id"] for row in rows}
    return sorted(found)[:BATCH]


def _seconds(services: Services, routes: Routes, parts: Sequence[Sequence[str]]) -> float:
    bodies = [_body(ids) for ids in parts]
    begin = time.perf_counter()
    for body in bodies:
        answer = Batch(routes).answer(_call(services, body), TASK)
        assert b'"problem"' not in bytes(answer.body), bytes(answer.body)[:300]
    return time.perf_counter() - begin


def _body(ids: Sequence[str]) -> bytes:
    steps = [
        operation(
            str(number),
            "PATCH",
            f"/v1/workers/{worker}",
            key=secrets.token_hex(16),
            if_match="*",
            body={"birthPlace": f"г. Тверь {secrets.token_hex(4)}"},
        )
        for number, worker in enumerate(ids)
    ]
    return b'{"operations":[' + b",".join(steps) + b"]}"


def _call(services: Services, body: bytes) -> Call:
    return Call(
        services=services,
        origin=Origin(
            request_id=secrets.token_hex(16),
            address="127.0.0.1",
            language="en",
            method="POST",
            path="/v1/batch",
            headers={"content-type": "application/json", "prefer": "return=minimal"},
            body=body,
            now=datetime.now(UTC),
        ),
        claims=Claims(
            "", "benchmark", "frmr-cli", "s1", frozenset({"frmr.read", "frmr.write"}), "token"
        ),
        principal=Principal("benchmark", "benchmark", ("registry_admin",)),
    )


@contextmanager
def _neither_audit_nor_history() -> Iterator[None]:
    """The present version is overwritten, and nobody is told."""
    nothing: Callable[..., int] = lambda *_: 0  # noqa: E731
    kept = audit.append_all, workers._INSERT_VERSION  # noqa: SLF001
    audit.append_all, workers._INSERT_VERSION = nothing, _IN_PLACE  # noqa: SLF001
    try:
        yield
    finally:
        audit.append_all, workers._INSERT_VERSION = kept  # noqa: SLF001


if __name__ == "__main__":
    sys.exit(main())
