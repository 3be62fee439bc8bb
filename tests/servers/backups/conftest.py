"""Data of embedded services that were started once, and a backup of them."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from frmr_cli.local_state import Endpoints
from frmr_cli.servers import backup
from frmr_cli.servers.embedded import Embedded, Seeding, seed_when_needed
from frmr_cli.servers.layout import LocalPaths
from frmr_cli.servers.sqlite import SqliteDatabase

HERE = Endpoints("http://127.0.0.1:8080", "http://127.0.0.1:8081/gosuslugi")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> LocalPaths:
    """Data as the first start makes them; copied for each test."""
    root = tmp_path_factory.mktemp("prepared")
    paths = LocalPaths(data=root / "data", state=root / "state")
    paths.make()
    seed_when_needed(Embedded(), HERE, paths, Seeding(0, 1))
    (paths.spool / "message.jsonl").write_text('{"text": "код"}\n', encoding="utf-8")
    return paths


@pytest.fixture
def paths(prepared: LocalPaths, tmp_path: Path) -> LocalPaths:
    """Services that were started once and do not run."""
    shutil.copytree(prepared.data, tmp_path / "data")
    own = LocalPaths(data=tmp_path / "data", state=tmp_path / "state")
    own.make()
    return own


@pytest.fixture
def made(paths: LocalPaths, tmp_path: Path) -> Path:
    """A backup of them."""
    backup.make(paths, tmp_path / "backup", tmp_path / "key")
    return tmp_path / "backup"


def rename(paths: LocalPaths, name: str) -> None:
    """Change something in the register."""
    with (
        closing(SqliteDatabase(paths.registry_database)) as database,
        database.write() as connection,
    ):
        connection.execute("UPDATE principal SET name = :name", {"name": name})


def names(paths: LocalPaths) -> set[str]:
    """What `rename` changes."""
    with (
        closing(SqliteDatabase(paths.registry_database)) as database,
        database.read() as connection,
    ):
        return {row["name"] for row in connection.all("SELECT name FROM principal")}
