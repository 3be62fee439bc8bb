"""
A register of `big_registry.py` in PostgreSQL: its rows, copied table by table into a schema of their own.

The address is that of a user who may switch triggers off. A schema that is there already is taken as it is.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import psycopg
from psycopg import sql

from frmr_cli.servers.migrations import migrate
from frmr_cli.servers.postgresql import PostgresqlDatabase
from frmr_cli.servers.registry.services import SCHEMA

if TYPE_CHECKING:
    from pathlib import Path


def copied(file: Path, address: str, schema: str) -> tuple[PostgresqlDatabase, str]:
    """The register of a SQLite file in a schema, and the address of the schema."""
    own = f"{address}{'&' if '?' in address else '?'}{urlencode({'options': f'-csearch_path={schema}'})}"
    with psycopg.connect(address, autocommit=True) as raw:
        is_there = raw.execute("SELECT to_regnamespace(%s)", (schema,)).fetchone() != (None,)
        if not is_there:
            raw.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(schema)))
    database = PostgresqlDatabase(own)
    if not is_there:
        migrate(database, SCHEMA)
        with sqlite3.connect(file) as source, psycopg.connect(own) as target:
            # No card is stale, and nothing of the log is refused: these rows have been through the triggers.
            target.execute("SET session_replication_role = replica")
            for (table,) in source.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            ).fetchall():
                _copy(source, target, table)
        with psycopg.connect(own, autocommit=True) as target:
            target.execute("VACUUM ANALYZE")
    return database, own


def _copy(source: sqlite3.Connection, target: psycopg.Connection, table: str) -> None:
    rows = source.execute(f"SELECT * FROM {table}")  # noqa: S608 - of the schema
    names = [sql.Identifier(column[0]) for column in rows.description]
    target.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(names)
    )
    with target.cursor().copy(into) as copy:
        for row in rows:
            copy.write_row(row)
