"""`frmr local` with the register in PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.embedded import Home
from tests.postgresql import new_schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A home of its own; whatever runs in it ends with the test."""
    home = Home(tmp_path)
    yield home
    home.run("local", "stop")


def test_register_in_postgresql(home: Home) -> None:
    """Login, reading and changing work as ever; the choice is kept; the file comes back when it is asked for."""
    address = new_schema()
    started = home.run("local", "start", "--database", address, "-o", "json")
    home.log_in("ivanova")
    edited = home.run("profile", "edit", "--set", "birthPlace=г. Тверь")
    home.run("local", "stop")
    again = home.run("local", "start", "-o", "json")
    shown = home.run("profile", "show", "--reveal", "--reason", "проверка места", "-o", "json")
    elsewhere = home.run("local", "start", "--database", "file")
    home.run("local", "stop")
    file = home.run("local", "start", "--database", "file", "-o", "json")

    assert started.code == 0, started.err
    assert started.json["database"] == again.json["database"] == "postgresql://frmr@/postgres"
    assert started.json["counts"]["workers"] == file.json["counts"]["workers"] > 3
    assert edited.code == 0, edited.err
    assert shown.json["birthPlace"] == "г. Тверь"
    assert (elsewhere.code, "FRMR-LOCAL-016" in elsewhere.err) == (7, True)
    assert file.json["database"] == "file"


def test_reset_leaves_postgresql_alone(home: Home) -> None:
    """What `reset` deletes is in the directory; the register and its key stay together, and fit at the next start."""
    address = new_schema()
    home.run("local", "start", "--database", address)
    home.run("local", "reset", "--yes")
    without = home.run("local", "status", "-o", "json")
    again = home.run("local", "start", "--database", address, "-o", "json")

    assert without.json["database"] == "file"
    assert again.code == 0, again.err
    assert again.json["counts"]["workers"] > 3


def test_data_of_a_register_elsewhere(home: Home, tmp_path: Path) -> None:
    """Its key is rotated as ever; its backup is PostgreSQL's own affair, which is said instead of keeping half."""
    home.run("local", "start", "--database", new_schema())
    rotated = home.run("local", "rotate-keys", "-o", "json")
    refused = home.run("local", "backup", str(tmp_path / "backup"))

    assert rotated.json["waiting"] is True
    assert rotated.json["resealed"] > 3
    assert (refused.code, "FRMR-LOCAL-035" in refused.err) == (2, True)
    assert not (tmp_path / "backup").exists()


def test_database_that_does_not_answer(home: Home) -> None:
    """The start says so at once, and how; nothing of it goes on running."""
    refused = home.run("local", "start", "--database", "postgresql://clerk@/register?host=/nowhere")

    assert refused.code == 11
    assert "FRMR-LOCAL-021" in refused.err
    assert home.run("local", "status").code == 6
