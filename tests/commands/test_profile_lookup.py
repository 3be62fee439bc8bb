"""`frmr profile status`, `search`, `compare`, `history` and the past, against the live services."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.embedded import Home, Ran

ALL_CLAIMS = "openid profile snils phone email offline_access frmr.read frmr.write"
RESTRICTED = {"snils", "inn", "birthDate", "birthPlace", "phone", "email", "documents", "addresses"}


@pytest.fixture(scope="module")
def doctor(services: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A practitioner whose account tells everything that is compared."""
    home = services.neighbour(tmp_path_factory.mktemp("doctor"))
    home.log_in("koroleva", "--scope", ALL_CLAIMS)
    return home


@pytest.fixture(scope="module")
def admin(services: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """An administrator of the register."""
    home = services.neighbour(tmp_path_factory.mktemp("search-admin"))
    home.log_in("admin")
    return home


def profile(home: Home, *arguments: str, **options: Any) -> Ran:
    """Run `frmr profile`."""
    return home.run("profile", *arguments, **options)


def test_anybody_checks_a_status(services: Home, tmp_path: Path) -> None:
    """No login, and nothing restricted; a record that there is not is not found."""
    stranger = services.neighbour(tmp_path)

    shown = profile(stranger, "status", "2021.0000306", "-o", "json")
    missing = profile(stranger, "status", "1999.9999999")

    assert shown.code == 0, shown.err
    assert shown.json["lastName"] == "Королёва-Семёнова"
    assert shown.json["isMedicalWorker"] is True
    assert not RESTRICTED & shown.json.keys()
    assert missing.code == 6


def test_a_patient_finds_a_doctor_by_name(services: Home, tmp_path: Path) -> None:
    """However ё and the hyphen are typed."""
    stranger = services.neighbour(tmp_path)

    found = profile(stranger, "status", "королева семенова", "-o", "json")
    nobody = profile(stranger, "status", "Небывалова", "-o", "json")

    assert [row["id"] for row in found.json["items"]] == ["2021.0000306"]
    assert (nobody.code, nobody.json["items"]) == (0, [])


def test_search_by_name_and_filters(admin: Home) -> None:
    """Every condition must fit."""
    by_name = profile(admin, "search", "Петро", "-o", "id").out.split()
    none = profile(admin, "search", "Петро", "--category", "doctor", "-o", "json").json["items"]
    by_status = profile(admin, "search", "--status", "may_practise", "-o", "id").out.split()

    assert by_name == ["2021.0000302"]
    assert none == []
    assert "2021.0000306" in by_status


def test_snils_is_read_from_standard_input(doctor: Home, admin: Home) -> None:
    """The number never stands in a list of processes."""
    record = profile(doctor, "show", "--reveal", "--reason", "проверка поиска", "-o", "json").json

    found = profile(admin, "search", "--snils", "-", "-o", "id", stdin=f"{record['snils']}\n")
    refused = profile(admin, "search", "--snils", record["snils"])

    assert found.out.split() == ["2021.0000306"]
    assert (refused.code, "FRMR-REC-011" in refused.err) == (2, True)
    assert record["snils"] not in refused.err


def test_a_limit_ends_a_search(admin: Home) -> None:
    """So many rows and no more."""
    found = profile(admin, "search", "--status", "may_practise", "--limit", "2", "-o", "id")

    assert len(found.out.split()) == 2


def test_who_may_not_search(doctor: Home) -> None:
    """A practitioner looks at the own record only."""
    refused = profile(doctor, "search", "Иванова")

    assert (refused.code, "FRMR-REG-016" in refused.err) == (5, True)


def test_account_and_record_agree(doctor: Home) -> None:
    """Masked unless revealed; what agrees needs no correction."""
    masked = profile(doctor, "compare", "-o", "json").json["items"]
    clear = profile(doctor, "compare", "--reveal", "--reason", "сверка", "-o", "json").json["items"]

    assert {row["outcome"] for row in masked} == {"same"}
    assert {row["correct"] for row in masked} == {None}
    assert "*" in next(row for row in masked if row["field"] == "snils")["register"]
    assert "*" not in next(row for row in clear if row["field"] == "snils")["register"]


def test_a_difference_says_where_to_correct(doctor: Home, admin: Home) -> None:
    """The account was checked against the passport, so the register is the side to correct."""
    changed = profile(admin, "edit", "2021.0000306", "--set", "lastName=Королева-Семёнова")
    assert changed.code == 0, changed.err

    rows = {row["field"]: row for row in profile(doctor, "compare", "-o", "json").json["items"]}
    history = profile(doctor, "history", "--limit", "1", "-o", "json").json["items"]
    profile(admin, "edit", "2021.0000306", "--set", "lastName=Королёва-Семёнова")

    assert (rows["lastName"]["outcome"], rows["lastName"]["correct"]) == ("spelling", "register")
    assert rows["firstName"]["outcome"] == "same"
    assert [(row["changedBy"], row["fields"]) for row in history] == [("1000000309", ["/lastName"])]


def test_the_past_is_shown_masked_only(doctor: Home) -> None:
    """A record as it was; before its first day there was none."""
    before = profile(doctor, "show", "--as-of", "2000-01-01")
    both = profile(doctor, "show", "--as-of", "2026-01-01", "--reveal", "--reason", "любопытство")

    assert before.code == 6
    assert (both.code, "FRMR-CLI-060" in both.err) == (2, True)


@pytest.mark.parametrize(
    ("line", "code", "exit_code"),
    [
        ("search", "FRMR-REC-012", 2),
        ("search --on 2026-01-01", "FRMR-REC-012", 2),
        ("search --status good", "FRMR-CLI", 2),
        ("search --category good", "FRMR-CLI", 2),
        ("search Иванова --on someday", "FRMR-REC-016", 2),
        ("search Иванова --limit 0", "FRMR-CLI", 2),
        ("status", "FRMR-CLI-003", 2),
        ("show --as-of someday", "FRMR-REC-016", 2),
    ],
)
def test_what_is_wrong_is_said(admin: Home, line: str, code: str, exit_code: int) -> None:
    """A code, a next step, nothing on stdout."""
    ran = profile(admin, *line.split())

    assert (ran.code, code in ran.err, ran.out) == (exit_code, True, "")
    assert "Next: " in ran.err
