"""`frmr employment hire`: an offer from one account, the answer from another."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.commands.test_documents_command import checked
from tests.picture_terminal import Screen
from tests.picture_terminal import seen as at_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.embedded import Home

JOB = (
    "--post", "109", "--position", "external", "--contract-type", "secondary", "--rate", "0.25",
    "--begin", "2026-03-02", "--contract-number", "17/26", "--contract-date", "2026-03-02",
)  # fmt: skip


def person_of(home: Home) -> str:
    """СНИЛС and birth date of the person whose home it is, as two lines."""
    reason = ("--reveal", "--reason", "проверка предложения")
    record = home.run("profile", "show", *reason, "-o", "json").json
    return f"{record['snils']}\n{record['birthDate']}\n"


def test_an_offer_is_made_seen_and_accepted(services: Home, tmp_path: Path) -> None:
    """The HR department learns the record with the acceptance; each output keeps its schema."""
    (tmp_path / "hr").mkdir()
    (tmp_path / "doctor").mkdir()
    hr, doctor = services.neighbour(tmp_path / "hr"), services.neighbour(tmp_path / "doctor")
    hr.log_in("orlova")
    doctor.log_in("petrova")
    said = person_of(doctor)

    offer = hr.run("employment", "hire", "propose", *JOB, "-o", "json", stdin=said)
    foreign = hr.run("profile", "show", "2021.0000302")
    seen = doctor.run("employment", "hire", "list", "-o", "json")
    unasked = doctor.run("employment", "hire", "accept", offer.json["id"])
    accepted = doctor.run("employment", "hire", "accept", offer.json["id"], "--yes", "-o", "json")
    again = doctor.run("employment", "hire", "decline", offer.json["id"], "--yes")
    listed = hr.run("employment", "hire", "list", "-o", "json")
    worker = accepted.json["workerId"]
    job = hr.run("employment", "show", accepted.json["entryId"], "--worker", worker, "-o", "json")
    removed = doctor.run("employment", "remove", accepted.json["entryId"], "--yes")

    checked(offer, "hire")
    checked(seen, "hires")
    checked(accepted, "hire")
    checked(listed, "hires")
    assert offer.json["snils"].startswith(said[:3])
    assert "***" in offer.json["snils"]
    assert foreign.code == 5
    assert [item["id"] for item in seen.json["items"]] == [offer.json["id"]]
    assert (unasked.code, again.code, removed.code) == (2, 7, 0)
    assert "--yes" in unasked.err
    assert listed.json["items"][0]["workerId"] == worker
    assert job.json["state"] == "draft"


def test_no_question_is_asked_about_a_record_that_is_closed(services: Home, tmp_path: Path) -> None:
    """The form would end in the same refusal, a dozen answers later."""
    hr = services.neighbour(tmp_path)
    hr.log_in("orlova")

    own = at_terminal(hr, Screen(columns=80), "employment", "add")
    foreign = at_terminal(hr, Screen(columns=80), "employment", "add", "--worker", "2021.0000304")

    assert (own.code, "FRMR-REG-019" in own.text) == (6, True), own.text
    assert (foreign.code, "FRMR-REG-016" in foreign.text) == (5, True), foreign.text
    assert "Organisation" not in own.text + foreign.text


def test_a_wrong_person_is_told_before_anything_is_sent(services: Home, tmp_path: Path) -> None:
    """A mistyped СНИЛС has no check digits; a person who is not there gets an offer all the same."""
    hr = services.neighbour(tmp_path)
    hr.log_in("orlova")

    mistyped = hr.run("employment", "hire", "propose", *JOB, stdin="112-233-445 96\n1980-05-17\n")
    nobody = hr.run(
        "employment", "hire", "propose", *JOB, "-o", "json", stdin="999-999-999 01\n1951-03-07\n"
    )
    kept = at_terminal(
        hr, Screen(columns=80), *("employment", "hire", "withdraw", nobody.json["id"]), typed="n\n"
    )
    withdrawn = hr.run("employment", "hire", "withdraw", nobody.json["id"], "--yes")
    state = hr.run("employment", "hire", "show", nobody.json["id"], "-o", "json")

    assert (mistyped.code, "FRMR-RULE-011" in mistyped.err) == (3, True)
    assert nobody.json["state"] == "waiting"
    assert (kept.code, "Nothing was changed." in kept.text) == (0, True)
    assert withdrawn.code == 0
    assert state.json["state"] == "withdrawn"
    assert not any(form in json.dumps(state.json) for form in ("1951-03", "03.1951"))
