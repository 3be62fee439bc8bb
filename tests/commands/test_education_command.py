"""`frmr education` against the live services: drafts, faults, versions, checks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.embedded import Home, Ran

COURSE = [
    *("--kind", "cpd", "--activity", "course", "--institution", "РМАНПО"),
    *("--specialty", "demo-201", "--theme", "Новое в терапии", "--hours", "36"),
    *("--begin", "01.03.2026", "--end", "2026-03-12"),
]


@pytest.fixture(scope="module")
def nurse(services: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A practitioner whose record no other test changes."""
    home = services.neighbour(tmp_path_factory.mktemp("nurse"))
    home.log_in("petrova")
    return home


def education(home: Home, *arguments: str, **options: Any) -> Ran:
    """Run `frmr education`."""
    return home.run("education", *arguments, **options)


def ids(home: Home) -> list[str]:
    """The ids of the own entries."""
    return education(home, "list", "-o", "id").out.split()


@pytest.fixture
def draft(nurse: Home) -> str:
    """A new draft of a course."""
    added = education(nurse, "add", *COURSE, "-o", "id")
    assert added.code == 0, added.err
    return added.out.strip()


def test_options_become_a_draft(nurse: Home) -> None:
    """Days as people write them, names of codes from the dictionary; nothing is confirmed yet."""
    added = education(nurse, "add", *COURSE, "-o", "json")

    assert added.code == 0
    entry = added.json
    assert (entry["state"], entry["version"], entry["workerId"]) == ("draft", 1, "2021.0000302")
    assert entry["specialty"] == {"code": "demo-201", "name": "Терапия"}
    assert (entry["beginDate"], entry["endDate"]) == ("2026-03-01", "2026-03-12")
    assert "confirmedVersion" not in entry
    assert f"frmr documents upload FILE --kind cpd --to {entry['id']}" in added.err
    assert "not in the dictionary" not in added.err


def test_a_document_is_overruled_by_options(nurse: Home) -> None:
    """What a file says and an option says otherwise is as the option says."""
    document = {"kind": "cpd", "hours": 18, "theme": "Из файла", "specialty": {"name": "Терапия"}}

    added = education(
        nurse, "add", "--from-json", "-", "--hours", "72", "-o", "json", stdin=json.dumps(document)
    )

    assert (added.json["theme"], added.json["hours"]) == ("Из файла", 72)
    assert "--institution" in added.err


def test_an_entry_is_named_by_its_beginning(nurse: Home, draft: str) -> None:
    """Ids are long; a beginning that only one entry has is enough."""
    shown = education(nurse, "show", draft[:12], "-o", "json")

    assert shown.json["id"] == draft


def test_every_fault_is_told_before_anything_is_sent(nurse: Home) -> None:
    """A person corrects all of them at once; the register has seen nothing."""
    before = ids(nurse)

    refused = education(nurse, "add", *COURSE[:-4], "--begin", "soon", "--end", "2031-01-01")

    assert refused.code == 3
    assert "/beginDate" in refused.err
    assert " --begin [" in refused.err  # who typed an option knows no pointer
    assert "/endDate" in refused.err
    assert refused.out == ""
    assert ids(nurse) == before


def test_an_edit_shows_what_changed(nurse: Home, draft: str) -> None:
    """Before and after, and which version it is now."""
    changed = education(nurse, "edit", draft, "--hours", "40", "--unset", "theme", "-o", "json")

    rows = {row["field"]: (row["before"], row["after"]) for row in changed.json["items"]}
    assert rows == {"theme": ("Новое в терапии", None), "hours": (36, 40)}
    assert "version 2" in changed.err


def test_the_history_of_an_entry_says_who_changed_what(nurse: Home, draft: str) -> None:
    """Newest first, each version with its state."""
    education(nurse, "edit", draft, "--hours", "40")

    rows = nurse.run("profile", "history", "--entry", draft[:12], "-o", "json").json["items"]

    assert [(row["version"], row["state"]) for row in rows] == [(2, "draft"), (1, "draft")]
    assert rows[0]["fields"] == ["/hours"]
    assert rows[0]["changedBy"] == "1000000302"


def test_a_dry_run_sends_nothing(nurse: Home, draft: str) -> None:
    """What would change is shown; the version stays."""
    dry = education(nurse, "edit", draft, "--hours", "40", "--dry-run", "-o", "json")

    assert dry.json["items"] == [{"field": "hours", "before": 36, "after": 40}]
    assert education(nurse, "show", draft, "-o", "json").json["version"] == 1


def test_a_name_without_a_code_takes_the_code_away(nurse: Home, draft: str) -> None:
    """An old code beside a new name would say two things."""
    edited = education(nurse, "edit", draft, "--specialty", "Редкая специальность")

    assert "«Редкая специальность» (--specialty) is not in the dictionary" in edited.err
    entry = education(nurse, "show", draft, "-o", "json").json
    assert entry["specialty"] == {"name": "Редкая специальность"}


def test_a_change_of_an_old_version_is_refused(nurse: Home, draft: str) -> None:
    """Who was slower is told what is different now, and nothing is overwritten."""
    education(nurse, "edit", draft, "--hours", "40")

    late = education(nurse, "edit", draft, "--theme", "Другая", "--if-version", "1")

    assert late.code == 7
    assert "FRMR-REC-003" in late.err
    assert "version 2" in late.err
    assert education(nurse, "show", draft, "-o", "json").json["theme"] == "Новое в терапии"


def test_a_rejected_entry_says_what_to_correct(nurse: Home, draft: str) -> None:
    """The record with its faults goes to stdout, the reasons to stderr, and the exit code says no."""
    checked = education(nurse, "submit", draft, "-o", "json")

    assert checked.code == 3
    assert checked.json["state"] == "rejected"
    errors = [item["code"] for item in checked.json["faults"] if item["severity"] == "error"]
    assert errors == ["FRMR-RULE-111"]
    assert "FRMR-RULE-111" in checked.err
    assert "FRMR-RULE-113" not in checked.err  # a warning refuses nothing
    assert f"education recheck {draft}" in checked.err


def test_what_was_rejected_is_checked_again_corrected_or_not(nurse: Home, draft: str) -> None:
    """The command that the refusal names works also after the edit that it names first, which makes a draft."""
    education(nurse, "submit", draft)
    again = education(nurse, "recheck", draft, "-o", "json")
    education(nurse, "edit", draft, "--planned", "--begin", "2027-03-01", "--end", "2027-03-12")
    corrected = education(nurse, "recheck", draft, "-o", "json")
    late = education(nurse, "recheck", draft)

    assert (again.code, again.json["state"]) == (3, "rejected")
    assert (corrected.code, corrected.json["state"]) == (0, "confirmed")
    assert (late.code, "FRMR-REC-007" in late.err) == (2, True)


def test_a_stored_scan_is_attached_by_the_beginning_of_its_id(nurse: Home, draft: str) -> None:
    """As every other command on documents takes it."""
    listed = nurse.run("documents", "list", "-o", "id").out.split()

    attached = education(nurse, "attach", draft, listed[0][:14], "-o", "json")

    assert attached.code == 0, attached.err
    assert [link["documentId"] for link in attached.json["links"]] == [listed[0]]


def test_a_planned_training_is_confirmed_without_a_paper(nurse: Home) -> None:
    """Nobody has a certificate of what is yet to come."""
    planned = [*COURSE[:-4], "--begin", "2027-03-01", "--end", "2027-03-12", "--planned"]
    entry = education(nurse, "add", *planned, "-o", "id").out.strip()

    checked = education(nurse, "submit", entry, "-o", "json")

    assert checked.code == 0, checked.err
    assert (checked.json["state"], checked.json["confirmedVersion"]) == ("confirmed", 2)


def test_removal_asks(nurse: Home, draft: str) -> None:
    """Without a terminal and without --yes nothing is removed."""
    asked = education(nurse, "remove", draft)
    kept = ids(nurse)
    removed = education(nurse, "remove", draft, "--yes")
    gone = education(nurse, "show", draft)

    assert (asked.code, draft in kept) == (2, True)
    assert removed.code == 0
    assert gone.code == 5  # whether there is something that one may not see is not told


def test_an_accreditation_is_read_and_not_written(nurse: Home) -> None:
    """It comes from the accreditation centre."""
    rows = education(nurse, "list", "--kind", "accreditation", "-o", "json").json["items"]
    (entry,) = (row["id"] for row in rows)

    assert education(nurse, "show", entry, "-o", "json").json["kind"] == "accreditation"
    for change in (["edit", "--set", "x=1"], ["remove", "--yes"], ["submit"]):
        refused = education(nurse, change[0], entry, *change[1:])
        assert (refused.code, "FRMR-REC-004" in refused.err) == (5, True)


def test_the_plan_counts_by_specialty(nurse: Home) -> None:
    """What is missing is the law's measure without what is there."""
    plan = education(nurse, "plan", "-o", "json").json

    (found,) = plan["items"]
    assert found["required"]["total"] == 144
    assert found["missing"]["total"] == 144 - found["done"]["total"]


def test_a_foreign_record_stays_closed(nurse: Home) -> None:
    """A practitioner keeps the own record only."""
    refused = education(nurse, "list", "--worker", "2021.0000301")

    assert (refused.code, "FRMR-REG-016" in refused.err) == (5, True)


@pytest.mark.parametrize(
    ("line", "code", "exit_code"),
    [
        ("list --as-of yesterday", "FRMR-REC-016", 2),
        ("list --kind school", "FRMR-CLI", 2),
        ("add", "FRMR-REC-001", 2),
        ("add --no-input", "FRMR-REC-001", 2),
        ("add --kind cpd --level higher", "FRMR-REC-002", 2),
        ("add --kind cpd --activity walk", "FRMR-CLI", 2),
        ("add --from-json /nonexistent.json", "FRMR-CLI-016", 2),
        ("show zzzz", "FRMR-REC-008", 6),
        ("edit zzzz", "FRMR-REC-005", 2),
        ("show AAAAAAAAAAAAAAAAAAAAAA", "FRMR-REG-016", 5),
        ("edit AAAAAAAAAAAAAAAAAAAAAA --hours 1 --if-version last", "FRMR-CLI", 2),
    ],
)
def test_what_is_wrong_is_said(nurse: Home, line: str, code: str, exit_code: int) -> None:
    """A code, a next step, nothing on stdout."""
    ran = education(nurse, *line.split())

    assert (ran.code, code in ran.err, ran.out) == (exit_code, True, "")
    assert "Next: " in ran.err


@pytest.mark.parametrize("output", ["csv", "tsv", "jsonl", "yaml", "id", "table"])
def test_each_format_lists_every_entry(nurse: Home, draft: str, output: str) -> None:
    """The same rows in every format, ids whole for programs."""
    listed = education(nurse, "list", "-o", output)

    assert listed.code == 0
    assert (draft[:8] if output == "table" else draft) in listed.out
