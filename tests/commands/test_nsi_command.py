"""`frmr nsi` against the embedded registry."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest

from frmr_cli.domain.dictionaries import POSTS
from tests.embedded import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.embedded import Home, Ran

ADMIN = "openid profile offline_access frmr.read frmr.write frmr.admin"
CSV = "ID;NAME;DATEOUT\n109;врач-терапевт;2023-08-31\n210;врач-терапевт участковый;\n"


@pytest.fixture
def admin(services: Home, tmp_path: Path) -> Home:
    """The administrator of the embedded registry, with a home of his own."""
    home = services.neighbour(tmp_path / "admin")
    home.log_in("admin", "--scope", ADMIN)
    return home


def check(ran: Ran, name: str) -> None:
    """The JSON output keeps its published schema, which describes each of its fields."""
    assert ran.code == 0, ran.err
    text = (ROOT / "docs" / "schemas" / f"{name}.json").read_text(encoding="utf-8")
    schema = json.loads(
        text.replace('"additionalProperties": true', '"additionalProperties": false')
    )
    validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)

    assert [str(error) for error in validator.iter_errors(ran.json)] == []


def test_demo_dictionaries_are_called_demo(practitioner: Home) -> None:
    """In the list and beside each code."""
    listed = practitioner.run("nsi", "list", "-o", "json")
    table = practitioner.run("nsi", "show", "countries", "-o", "table")

    check(listed, "dictionaries")
    assert {row["dictionary"] for row in listed.json["items"]} >= {"countries", "organizations"}
    assert "Россия" in table.out


def test_codes_are_found_by_beginnings_of_words(practitioner: Home) -> None:
    """In all dictionaries, or in one."""
    everywhere = practitioner.run("nsi", "search", "стомат", "терап", "-o", "json")
    within = practitioner.run("nsi", "search", "стомат", "--in", "specialties", "-o", "id")

    check(everywhere, "dictionary-entries")
    assert {row["dictionary"] for row in everywhere.json["items"]} == {"posts", "specialties"}
    assert within.out.split() == ["demo-206"]


def test_completion_offers_what_was_seen(practitioner: Home) -> None:
    """Codes, and names of one word, from the cache without asking anybody."""
    practitioner.run("nsi", "show", "specialties")

    offered = practitioner.run("__complete", "specialties", "").out.splitlines()
    assert {"demo-201", "Терапия"} <= set(offered)
    assert not any(" " in value for value in offered)
    assert practitioner.run("__complete", "specialties", "Хир").out == "Хирургия\n"


def test_only_an_administrator_imports(practitioner: Home, tmp_path: Path) -> None:
    """A file is read and checked without asking the registry; to send it is refused."""
    path = tmp_path / f"{POSTS}_4.3.csv"
    path.write_text(CSV, encoding="cp1251")

    read = practitioner.run("nsi", "import", str(path), "--dry-run", "-o", "json")
    refused = practitioner.run("nsi", "import", str(path), "--yes")
    asked = practitioner.run("nsi", "import", str(path))

    check(read, "dictionary-import")
    assert (read.json["entries"], read.json["ended"], read.json["state"]) == (2, 1, None)
    assert (refused.code, asked.code) == (5, 2)


def test_an_import_answers_from_then_on(admin: Home, tmp_path: Path) -> None:
    """Codes are looked up as of a day; an older version is a conflict."""
    countries = "1.2.643.5.1.13.2.1.1.63"
    path = tmp_path / f"{countries}_2.1.csv"
    path.write_text("ID;NAME;DATEOUT\n643;РОССИЯ;\n810;СССР;1991-12-26\n", encoding="utf-8")

    imported = admin.run("nsi", "import", str(path), "--yes", "-o", "json")
    then = admin.run("nsi", "show", "countries", "810", "--on", "1991-12-26", "-o", "json")
    now = admin.run("nsi", "show", "countries", "810", "--on", "2026-11-24")
    again = admin.run("nsi", "import", str(path), "--yes")

    check(imported, "dictionary-import")
    assert imported.json["state"] == "complete"
    check(then, "dictionary-entry")
    assert (then.json["name"], then.json["official"]) == ("СССР", True)
    assert (now.code, again.code) == (6, 7)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nsi", "show", "nonsense"], 2),
        (["nsi", "show", "1.2.643.5.1.13.13.99.2.999"], 6),
        (["nsi", "show", "posts", "absent"], 6),
        (["nsi", "search", "a", "--on", "soon"], 2),
        (["nsi", "import", "/absent.zip"], 2),
    ],
)
def test_failures_have_their_codes(practitioner: Home, arguments: list[str], code: int) -> None:
    """What is wrong with the command line is 2, what is not there is 6."""
    assert practitioner.run(*arguments).code == code
