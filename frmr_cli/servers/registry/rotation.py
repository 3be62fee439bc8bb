"""
A new key for restricted values: everything that an older one has sealed is sealed anew, then the older one goes.

Done in batches, each a transaction of its own, while others read and write. A rotation that was interrupted goes on
where values are left under an older key; it is over when there is one sealing key.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.servers import audit
from frmr_cli.servers.registry import audit_keys
from frmr_cli.servers.registry.vault import REFRESH_SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from frmr_cli.servers.database import Connection, Database
    from frmr_cli.servers.registry.vault import Vault

SETTLING = timedelta(seconds=10 * REFRESH_SECONDS)
"""Younger keys may be unknown to another process, which then seals with the older one still."""

KNOWN_TOGETHER = timedelta(days=90)
"""So long both keys sign the audit log: who looks at it in this time learns the new one."""

_ACTOR = "operator"


class SealedColumn(NamedTuple):
    """A column with sealed values, and to which context they are bound."""

    table: str
    column: str
    keys: tuple[str, ...]
    """The primary key."""
    context: str
    """With the columns in braces; bytes are written as hexadecimal digits."""
    batch: int = 200
    """Rows that are held in memory at one time."""


SEALED_COLUMNS = (
    SealedColumn(
        "worker_version", "sealed", ("worker_id", "version"), "worker:{worker_id}:{version}"
    ),
    SealedColumn("entry_version", "sealed", ("entry_id", "version"), "entry:{entry_id}:{version}"),
    SealedColumn(
        "document_version", "sealed", ("document_id", "version"), "document:{document_id}:{version}"
    ),
    SealedColumn(
        "document_content",
        "sealed",
        ("document_id", "version"),
        "document-content:{document_id}:{version}",
        batch=8,
    ),
    SealedColumn("hire", "sealed", ("id",), "hire:{id}"),
    SealedColumn("contact_change", "sealed", ("id",), "contact-change:{id}"),
    SealedColumn("idempotency", "body", ("owner", "key"), "answer:{owner}:{key}"),
    SealedColumn("audit_key", "sealed", ("id",), "audit-key:{public}"),
)
"""Every one of them (a test looks through the schema)."""


class Rotated(NamedTuple):
    """What a rotation did."""

    resealed: int
    """Values."""
    dropped: int
    """Older keys that are no more."""
    waiting: bool
    """Older keys stay, because another process may still seal with them; the next call drops them."""


def rotate(
    database: Database, vault: Vault, *, now: datetime, settling: timedelta = SETTLING
) -> Rotated:
    """
    Make a new sealing key, or finish a rotation that was begun, and seal everything with it.

    `settling` is zero where no other process works with the database.
    Raises: as `Vault.prepare`.
    """
    vault.prepare()
    with database.write() as connection:
        if len(_sealing_keys(connection)) == 1:
            vault.add_sealing_key(connection)
            audit_keys.rotate(connection, vault, now=now, overlap=KNOWN_TOGETHER)
    resealed = sum(_reseal(database, vault, column) for column in SEALED_COLUMNS)
    with database.write() as connection:
        newest = _sealing_keys(connection)[-1]
        waiting = now - datetime.fromisoformat(newest["created_at"]) < settling
        # Whatever was sealed with an older key since it was passed is sealed anew by the next call.
        waiting = waiting or any(_is_left(connection, vault, each) for each in SEALED_COLUMNS)
        dropped = 0 if waiting else vault.drop_older_keys(connection)
        details: dict[str, str | int | bool] = {"values": resealed, "dropped": dropped}
        entry = audit.AuditEntry(
            at=now,
            action="registry.resealed",
            outcome="ok",
            request_id=secrets.token_hex(16),
            actor=_ACTOR,
            details=details,
        )
        audit.append(connection, entry)
    return Rotated(resealed, dropped, waiting)


def _sealing_keys(connection: Connection) -> list[dict[str, Any]]:
    return connection.all(
        "SELECT id, created_at FROM sealing_key WHERE purpose = 'seal' ORDER BY id"
    )


def _reseal(database: Database, vault: Vault, column: SealedColumn) -> int:
    """Seal anew what an older key has sealed, in the order of the primary key."""
    done = 0
    last: Mapping[str, Any] | None = None
    while True:
        with database.write() as connection:
            rows = _page(connection, column, last)
            changed = list(_resealed(vault, column, rows))
            connection.execute_many(_update(column), changed)
        done += len(changed)
        if len(rows) < column.batch:
            return done
        last = {f"last_{key}": rows[-1][key] for key in column.keys}


def _page(
    connection: Connection, column: SealedColumn, last: Mapping[str, Any] | None
) -> list[dict[str, Any]]:
    keys = ", ".join(column.keys)
    marks = ", ".join(f":last_{key}" for key in column.keys)
    after = f" WHERE ({keys}) > ({marks})" if last else ""
    # Names of tables and columns come from the table above, never from outside.
    sql = f"SELECT * FROM {column.table}{after} ORDER BY {keys} LIMIT {column.batch}"  # noqa: S608
    return connection.all(sql, last)


def _resealed(
    vault: Vault, column: SealedColumn, rows: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    mark = vault.mark()
    for row in rows:
        sealed = row[column.column]
        if sealed is None or sealed.startswith(mark):
            continue
        context = _context(column, row)
        plain = vault.open(sealed, context=context)
        yield {key: row[key] for key in column.keys} | {
            "sealed": vault.seal(plain, context=context)
        }


def _context(column: SealedColumn, row: Mapping[str, Any]) -> str:
    shown = {
        name: value.hex() if isinstance(value, bytes) else value for name, value in row.items()
    }
    return column.context.format_map(shown)


def _update(column: SealedColumn) -> str:
    where = " AND ".join(f"{key} = :{key}" for key in column.keys)
    return f"UPDATE {column.table} SET {column.column} = :sealed WHERE {where}"  # noqa: S608


def _is_left(connection: Connection, vault: Vault, column: SealedColumn) -> bool:
    sql = f"SELECT 1 FROM {column.table} WHERE substr({column.column}, 1, 4) <> :mark LIMIT 1"  # noqa: S608
    return connection.one(sql, {"mark": vault.mark()}) is not None
