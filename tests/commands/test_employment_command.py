"""`frmr employment` against the live services: jobs, their end, transfer, service and days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.embedded import Home, Ran

PLACE = "1.2.643.5.1.13.13.12.2.77.990077"
WORKER = "2021.0000304"
JOB = [
    *("--organization", PLACE, "--organization-name", "Вторая поликлиника (демо)"),
    *("--post", "109", "--specialty", "demo-203", "--position", "external"),
    *("--contract-type", "secondary", "--rate", "0,25", "--begin", "01.02.2024"),
]


@pytest.fixture(scope="module")
def cardiologist(services: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A practitioner whose record no other test changes."""
    home = services.neighbour(tmp_path_factory.mktemp("cardiologist"))
    home.log_in("mamedov")
    return home


@pytest.fixture(scope="module")
def admin(services: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """An administrator of the register."""
    home = services.neighbour(tmp_path_factory.mktemp("admin"))
    home.log_in("admin")
    return home


def employment(home: Home, *arguments: str, **options: Any) -> Ran:
    """Run `frmr employment`."""
    return home.run("employment", *arguments, **options)


@pytest.fixture
def draft(cardiologist: Home) -> str:
    """A new draft of a second job."""
    added = employment(cardiologist, "add", *JOB, "-o", "id")
    assert added.code == 0, added.err
    return added.out.strip()


def test_options_become_a_draft(cardiologist: Home) -> None:
    """The position says whether it is the main job; what a submission still needs is told."""
    added = employment(cardiologist, "add", *JOB, "-o", "json")

    job = added.json
    assert (job["positionType"], job["main"], job["rate"]) == (4, False, 0.25)
    assert job["post"] == {"code": "109", "name": "врач-терапевт"}
    assert job["organization"] == {"oid": PLACE, "name": "Вторая поликлиника (демо)"}
    assert "--contract-number" in added.err
    assert "--order-number" in added.err


def test_the_position_and_the_main_job_agree_after_an_edit(cardiologist: Home, draft: str) -> None:
    """One option changes both."""
    changed = employment(
        cardiologist,
        *("edit", draft, "--position", "main", "--contract-type", "employment", "-o", "json"),
    )

    fields = {row["field"]: row["after"] for row in changed.json["items"]}
    assert fields == {"positionType": 1, "contractType": "employment", "main": True}


def test_a_job_ends_once(cardiologist: Home, draft: str) -> None:
    """The day and the reason are kept; a second end would be a correction."""
    closed = employment(
        cardiologist,
        "close",
        draft,
        "--date",
        "2026-10-31",
        "--end-reason",
        "перевод",
        "-o",
        "json",
    )
    again = employment(cardiologist, "close", draft, "--date", "2026-11-01")

    fields = {row["field"]: row["after"] for row in closed.json["items"]}
    assert fields == {"endDate": "2026-10-31", "endReason": "перевод"}
    assert (again.code, "FRMR-REC-013" in again.err) == (7, True)


def test_a_job_cannot_end_before_it_begins(cardiologist: Home, draft: str) -> None:
    """The rules are asked before the register is."""
    refused = employment(cardiologist, "close", draft, "--date", "2023-01-01")

    assert (refused.code, "FRMR-RULE-052" in refused.err) == (3, True)


def test_a_transfer_ends_one_job_and_begins_another(cardiologist: Home, draft: str) -> None:
    """The new one differs in what was given; the old one ends the day before."""
    moved = employment(
        cardiologist,
        *("transfer", draft, "--date", "2026-05-01", "--post", "demo-102", "-o", "json"),
    )

    new = moved.json
    old = employment(cardiologist, "show", draft, "-o", "json").json
    assert (new["beginDate"], new["post"]["code"]) == ("2026-05-01", "demo-102")
    assert new["organization"] == old["organization"]
    assert (old["endDate"], "endDate" in new) == ("2026-04-30", False)
    # Both of them wait for a check now.
    assert f"employment submit {old['id']}" in moved.err


def test_an_incomplete_job_is_rejected(cardiologist: Home, draft: str) -> None:
    """Each missing paper is named."""
    checked = employment(cardiologist, "submit", draft, "-o", "json")

    assert (checked.code, checked.json["state"]) == (3, "rejected")
    assert {"/contract", "/hireOrder"} <= {fault["pointer"] for fault in checked.json["faults"]}


def test_service_counts_confirmed_jobs_only(cardiologist: Home, draft: str) -> None:
    """A draft proves nothing; with --drafts it is counted, and an overlap counts once."""
    proven = employment(cardiologist, "experience", "-o", "json").json
    everything = employment(cardiologist, "experience", "--drafts", "-o", "json").json

    assert proven["periods"]
    assert [row["contract_type"] for row in proven["by_contract"]] == ["employment"]
    assert "secondary" in [row["contract_type"] for row in everything["by_contract"]]
    assert everything["general"]["days"] == proven["general"]["days"]


def test_service_until_a_day(cardiologist: Home) -> None:
    """Nobody has served before the first day."""
    none = employment(cardiologist, "experience", "--until", "1990-01-01", "-o", "json").json

    assert none["general"] == {"length": {"years": 0, "months": 0, "days": 0}, "days": 0}
    assert none["periods"] == []


def test_a_career_is_drawn_or_listed(cardiologist: Home) -> None:
    """Bars for a person who asks for a table, rows in the order of time in a pipe."""
    drawn = employment(cardiologist, "timeline", "--drafts", "-o", "table").out
    listed = employment(cardiologist, "timeline", "--drafts").out

    assert "█" in drawn
    days = [line.split("\t")[5] for line in listed.splitlines()]
    assert days == sorted(days)
    assert "█" not in listed


def test_a_day_tells_the_jobs_of_that_day(cardiologist: Home, draft: str) -> None:
    """Valid time: the second job runs on a day of this year and not before it began."""
    now = employment(cardiologist, "on", "2026-04-01", "-o", "id").out
    before = employment(cardiologist, "on", "2024-01-31", "-o", "id").out

    assert draft in now
    assert draft not in before


def test_an_organisation_tells_who_worked_there(admin: Home, cardiologist: Home) -> None:
    """An administrator asks for everybody; a practitioner may not."""
    rows = employment(cardiologist, "list", "-o", "json").json["items"]
    place = next(row for row in rows if row["state"] == "confirmed")["organization"]["oid"]

    found = employment(admin, "on", "2026-01-01", "--organization", place, "-o", "id")
    refused = employment(cardiologist, "on", "2026-01-01", "--organization", place)

    assert WORKER in found.out.split()
    assert (refused.code, "FRMR-REG-016" in refused.err) == (5, True)


@pytest.mark.parametrize(
    ("line", "code", "exit_code"),
    [
        ("on someday", "FRMR-REC-016", 2),
        ("close zzzz --date 2026-01-01", "FRMR-REC-008", 6),
        ("close zzzz", "FRMR-CLI-003", 2),
        ("transfer zzzz --date soon", "FRMR-REC-016", 2),
        ("experience --until soon", "FRMR-REC-016", 2),
        ("add", "FRMR-RULE-001", 3),
        ("add --organization 1.2.3 --rate 9", "FRMR-RULE-001", 3),
    ],
)
def test_what_is_wrong_is_said(cardiologist: Home, line: str, code: str, exit_code: int) -> None:
    """A code, a next step, nothing on stdout."""
    ran = employment(cardiologist, *line.split())

    assert (ran.code, code in ran.err, ran.out) == (exit_code, True, "")
    assert "Next: " in ran.err
