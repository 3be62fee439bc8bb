"""A new key for restricted values: everything sealed anew, nothing lost, the older key gone when nobody needs it."""

from __future__ import annotations

import re
from datetime import timedelta
from importlib import resources
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.servers.registry import rotation
from frmr_cli.servers.registry.rotation import SEALED_COLUMNS, rotate
from frmr_cli.servers.registry.services import SCHEMA, open_services
from tests.postgresql import new_schema
from tests.servers.postgresql.conftest import seeded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from frmr_cli.servers.registry.services import Services
    from tests.servers.postgresql.conftest import KeyIssuer

AT_ONCE = timedelta(0)
NOT_SEALED = {"wrapped", "public", "hash", "digest", "code_hmac", "leaf", "secret"}
"""Columns of bytes that hold keys under another key or of nothing but a mark, public keys and hashes."""


@pytest.fixture(params=["sqlite", "postgresql"])
def services(
    request: pytest.FixtureRequest, tmp_path: Path, issuer: KeyIssuer
) -> Iterator[Services]:
    """A register with the demo cast."""
    address = new_schema() if request.param == "postgresql" else None
    services = open_services(seeded(tmp_path / "registry", issuer, address))
    services.vault.prepare()
    yield services
    services.close()


def documents(services: Services) -> dict[str, bytes]:
    """Every version of every worker in clear."""
    with services.database.read() as connection:
        rows = connection.all("SELECT worker_id, version, sealed FROM worker_version")
    return {
        f"{row['worker_id']}:{row['version']}": services.vault.open(
            row["sealed"], context=f"worker:{row['worker_id']}:{row['version']}"
        )
        for row in rows
    }


def keys(services: Services) -> list[int]:
    """The sealing keys."""
    with services.database.read() as connection:
        rows = connection.all("SELECT id FROM sealing_key WHERE purpose = 'seal' ORDER BY id")
    return [row["id"] for row in rows]


def marks(services: Services) -> set[int]:
    """The keys that have sealed what stands in the records."""
    with services.database.read() as connection:
        rows = connection.all("SELECT sealed FROM worker_version")
    return {int.from_bytes(row["sealed"][:4], "big") for row in rows}


def test_everything_is_sealed_anew(services: Services) -> None:
    """The values are the same, the key is another one, and the older one is gone; the act is in the audit log."""
    before, older = documents(services), keys(services)
    done = rotate(services.database, services.vault, now=services.config.now(), settling=AT_ONCE)
    with services.database.read() as connection:
        event = connection.one("SELECT action FROM audit_event ORDER BY seq DESC LIMIT 1")

    assert documents(services) == before
    assert set(keys(services)).isdisjoint(older)
    assert marks(services) == set(keys(services))
    assert (done.dropped, done.waiting) == (1, False)
    assert done.resealed >= len(before)
    assert event == {"action": "registry.resealed"}


def test_interrupted_rotation_goes_on(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ended after any batch, the values open all the same, and the next call finishes with the same new key."""
    before = documents(services)
    real = rotation._page
    batches = 0

    def failing(*arguments: Any) -> Any:
        nonlocal batches
        batches += 1
        if batches == 3:
            raise KeyboardInterrupt
        return real(*arguments)

    small = tuple(column._replace(batch=2) for column in SEALED_COLUMNS)
    monkeypatch.setattr(rotation, "SEALED_COLUMNS", small)
    monkeypatch.setattr(rotation, "_page", failing)
    with pytest.raises(KeyboardInterrupt):
        rotate(services.database, services.vault, now=services.config.now(), settling=AT_ONCE)
    half, begun = marks(services), keys(services)
    between = documents(services)
    done = rotate(services.database, services.vault, now=services.config.now(), settling=AT_ONCE)

    assert len(half) == 2
    assert between == documents(services) == before
    assert keys(services) == begun[-1:]
    assert (done.dropped, done.waiting) == (1, False)


def test_older_key_waits_for_running_processes(services: Services) -> None:
    """Who read the keys before may still seal with the older one: it is destroyed by a later call."""
    other = open_services(services.config)
    other.vault.prepare()
    now = services.config.now()
    first = rotate(services.database, services.vault, now=now)
    sealed = other.vault.seal(b"late", context="worker:late:1")
    opened = services.vault.open(sealed, context="worker:late:1")
    fresh = services.vault.seal(b"new", context="worker:new:1")
    seen = other.vault.open(fresh, context="worker:new:1")
    other.close()
    second = rotate(services.database, services.vault, now=now + rotation.SETTLING)

    assert (first.waiting, first.dropped) == (True, 0)
    assert (opened, seen) == (b"late", b"new")
    assert (second.waiting, second.dropped, second.resealed) == (False, 1, 0)
    assert len(keys(services)) == 1


def test_value_that_is_left_keeps_its_key(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key is not destroyed while anything needs it, for whatever reason that was passed over."""
    before = documents(services)
    monkeypatch.setattr(rotation, "_reseal", lambda *_: 0)
    done = rotate(services.database, services.vault, now=services.config.now(), settling=AT_ONCE)

    assert (done.waiting, done.dropped) == (True, 0)
    assert documents(services) == before


def test_every_sealed_column_is_known() -> None:
    """Each column of bytes in the schema is sealed anew, or is named here as something else."""
    found = set()
    for file in resources.files(SCHEMA).iterdir():
        if file.name.endswith(".sql"):
            text = file.read_text(encoding="utf-8")
            renamed = dict(re.findall(r"ALTER TABLE (\w+) RENAME TO (\w+)", text))
            for made, body in re.findall(r"CREATE TABLE (\w+) \((.*?)\n\)", text, re.DOTALL):
                table = renamed.get(made, made)
                names = re.findall(r"^\s*(\w+)\s+BLOB", body, re.MULTILINE)
                found |= {(table, name) for name in names}
    others = {
        (table, name) for table, name in found if name in NOT_SEALED or name.endswith("_index")
    }

    assert found - others == {(each.table, each.column) for each in SEALED_COLUMNS}
