"""Entries of a record: drafts, versions, the checker, transfers and who sees what."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.servers.people import cast
from frmr_cli.servers.registry.seed import seed
from tests.servers.scans import specimens

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from frmr_cli.servers.registry.config import RegistryConfig
    from tests.servers.registry.conftest import Registry

PLANNED = {
    "kind": "cpd",
    "activity": "course",
    "institution": {"name": "Институт (демо)"},
    "specialty": {"code": "demo-201", "name": "Терапия"},
    "theme": "Кардиология для терапевта",
    "hours": 36,
    "beginDate": "2027-01-11",
    "endDate": "2027-01-16",
    "planned": True,
}
"""What the checker confirms without a paper."""
STUDIES = {
    "kind": "professional",
    "level": "higher",
    "beginDate": "01.09.2002",
    "endDate": "2008-06-30",
    "diploma": {"series": "ВСГ", "number": "7654321", "date": "2008-06-30"},
}


def add(registry: Registry, body: Any, *, noun: str = "education", by: str = "ivanova") -> Any:
    """A draft of the asking person; the answer must be a success."""
    answer = registry.ask("POST", f"/v1/workers/me/{noun}", by=by, json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


def patch(registry: Registry, path: str, body: Any, etag: str, *, by: str = "ivanova") -> Any:
    """A merge patch of an entry."""
    headers = {"If-Match": etag, "Content-Type": "application/merge-patch+json"}
    return registry.ask("PATCH", path, by=by, headers=headers, json=body)


def submit(registry: Registry, path: str, etag: str = '"1"', *, by: str = "ivanova") -> Any:
    """A submission of an entry."""
    return registry.ask("POST", f"{path}/submission", by=by, headers={"If-Match": etag})


def codes(answer: httpx.Response) -> set[tuple[str, str]]:
    """Pointer and code of each fault of a refusal."""
    return {(error["pointer"], error["code"]) for error in answer.json()["errors"]}


def test_draft_is_added_with_one_spelling(registry: Registry) -> None:
    """A new entry is a draft with an id, a version, ISO dates and no empty members."""
    answer = registry.ask(
        "POST", "/v1/workers/me/education", by="ivanova", json=STUDIES | {"form": None}
    )

    entry = answer.json()
    assert answer.status_code == 201
    assert answer.headers["etag"] == '"1"'
    assert answer.headers["location"] == f"/v1/education/{entry['id']}"
    assert (entry["state"], entry["version"], len(entry["id"])) == ("draft", 1, 22)
    assert entry["beginDate"] == "2002-09-01"
    assert "form" not in entry
    assert entry["diploma"]["number"] == "7654321"
    assert registry.events()[-1]["action"] == "education.added"
    assert registry.events()[-1]["subject"] == registry.id_of("ivanova")


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ({"kind": "cpd", "state": "confirmed"}, ("/state", "FRMR-REG-100")),
        ({"kind": "cpd", "hours": "36"}, ("/hours", "FRMR-RULE-003")),
        ({"kind": "cpd", "colour": "red"}, ("/colour", "FRMR-RULE-065")),
        ({"kind": "cpd", "diploma": {"number": "***21"}}, ("/diploma/number", "FRMR-REG-030")),
        ({"kind": "accreditation"}, ("/kind", "FRMR-RULE-060")),
        ({}, ("/kind", "FRMR-RULE-002")),
    ],
)
def test_what_can_never_be_right_is_not_saved(
    registry: Registry, body: Any, fault: tuple[str, str]
) -> None:
    """A draft is refused with the place and the code of each fault."""
    answer = registry.ask("POST", "/v1/workers/me/education", by="ivanova", json=body)

    assert answer.status_code == 422
    assert fault in codes(answer)


def test_readers_see_a_draft_only_when_it_is_confirmed(registry: Registry) -> None:
    """Support does not see a draft; what the checker confirms is there at the next request."""
    entry = add(registry, PLANNED)
    path = f"/v1/education/{entry['id']}"
    before = registry.ask("GET", path, by="support")

    answer = submit(registry, path)

    assert (before.status_code, before.json()["code"]) == (404, "FRMR-REG-101")
    assert (answer.status_code, answer.json()["state"]) == (200, "confirmed")
    assert answer.headers["etag"] == '"2"'
    assert registry.ask("GET", path, by="support").json()["theme"] == PLANNED["theme"]


def test_edit_of_a_confirmed_entry_stays_hidden_until_confirmed(registry: Registry) -> None:
    """The owner sees the new draft, readers the confirmed version; a confirmation shows it at once."""
    path = f"/v1/education/{add(registry, PLANNED)['id']}"
    submit(registry, path)

    changed = patch(registry, path, {"hours": 40}, '"2"')
    support = registry.ask("GET", path, by="support").json()
    own = registry.ask("GET", path, by="ivanova").json()
    submit(registry, path, '"3"')

    assert (changed.json()["state"], changed.json()["confirmedVersion"]) == ("draft", 2)
    assert (own["hours"], own["version"]) == (40, 3)
    assert (support["hours"], support["version"], support["state"]) == (36, 2, "confirmed")
    assert registry.ask("GET", path, by="support").json()["hours"] == 40


def test_rejected_entry_names_its_faults_and_is_checked_again(registry: Registry) -> None:
    """A submission that breaks a rule is rejected with codes and texts; it can be submitted again."""
    entry = add(registry, PLANNED | {"theme": None})
    path = f"/v1/education/{entry['id']}"

    rejected = submit(registry, path)
    patched = patch(registry, path, {"theme": "Тема"}, '"2"')
    confirmed = submit(registry, path, patched.headers["etag"])

    assert rejected.json()["state"] == "rejected"
    (fault,) = rejected.json()["faults"]
    assert (fault["code"], fault["pointer"]) == ("FRMR-RULE-002", "/theme")
    assert fault["message"]
    assert confirmed.json()["state"] == "confirmed"
    assert "faults" not in confirmed.json()


def test_submission_of_what_is_decided_conflicts(registry: Registry) -> None:
    """A confirmed entry has nothing to be checked."""
    path = f"/v1/education/{add(registry, PLANNED)['id']}"
    submit(registry, path)

    answer = submit(registry, path, '"2"')

    assert (answer.status_code, answer.json()["code"]) == (409, "FRMR-REG-104")


def test_checker_waits_for_the_set_delay(
    config: RegistryConfig, serve: Callable[[RegistryConfig], Registry]
) -> None:
    """With a delay an entry is on check until it has passed; then the checker decides, with an entry of its own."""
    slow = replace(config, check_delay=timedelta(minutes=10))
    seed(slow, cast("test"))
    registry = serve(slow)
    path = f"/v1/education/{add(registry, PLANNED)['id']}"

    waiting = submit(registry, path)
    again = submit(registry, path, '"2"')
    registry.clock.advance(601)
    decided = registry.ask("GET", path, by="support")

    assert (waiting.json()["state"], again.json()["code"]) == ("on_check", "FRMR-REG-105")
    assert (decided.json()["state"], decided.json()["version"]) == ("confirmed", 3)
    (checked,) = [row for row in registry.events() if row["action"] == "education.checked"]
    assert (checked["actor"], checked["subject"]) == ("checker", registry.id_of("ivanova"))


def test_entry_is_changed_from_the_version_that_was_seen(registry: Registry) -> None:
    """Without If-Match 428, with an old version 412 and the current tag, with a repeated key the same answer."""
    path = f"/v1/education/{add(registry, PLANNED)['id']}"
    without = registry.ask(
        "PATCH",
        path,
        by="ivanova",
        headers={"Content-Type": "application/merge-patch+json"},
        json={"hours": 40},
    )
    stale = patch(registry, path, {"hours": 40}, '"7"')
    headers = {
        "If-Match": '"1"',
        "Content-Type": "application/merge-patch+json",
        "Idempotency-Key": "k",
    }
    first = registry.ask("PATCH", path, by="ivanova", headers=headers, json={"hours": 40})
    second = registry.ask("PATCH", path, by="ivanova", headers=headers, json={"hours": 40})

    assert (without.status_code, stale.status_code) == (428, 412)
    assert stale.headers["etag"] == '"1"'
    assert first.json() == second.json()
    assert second.headers["etag"] == '"2"'


def test_removed_entry_is_gone_and_remembered(registry: Registry) -> None:
    """204 without a body, also when repeated; the entry is not found, and past days still have it."""
    path = f"/v1/education/{add(registry, PLANNED)['id']}"
    registry.clock.advance(86400)
    headers = {"If-Match": '"1"', "Idempotency-Key": "k"}

    answers = [registry.ask("DELETE", path, by="ivanova", headers=headers) for _ in range(2)]

    assert [(answer.status_code, answer.content) for answer in answers] == [(204, b"")] * 2
    anew = registry.ask("DELETE", path, by="ivanova", headers={"If-Match": '"2"'})
    assert anew.status_code == 404
    assert registry.ask("GET", path, by="ivanova").status_code == 403
    assert registry.ask("GET", path, by="admin").status_code == 404
    then = registry.ask("GET", f"{path}?as_of=2026-11-20", by="ivanova")
    assert then.json()["theme"] == PLANNED["theme"]


def test_confirmed_entry_is_removed_by_who_keeps_the_records(registry: Registry) -> None:
    """A practitioner cannot make a confirmed entry disappear, the HR department can."""
    path = f"/v1/education/{add(registry, PLANNED)['id']}"
    submit(registry, path)

    own = registry.ask("DELETE", path, by="ivanova", headers={"If-Match": '"2"'})
    staff = registry.ask("DELETE", path, by="orlova", headers={"If-Match": '"2"'})

    assert (own.status_code, own.json()["code"]) == (403, "FRMR-REG-103")
    assert staff.status_code == 204


def test_history_tells_who_did_what(registry: Registry) -> None:
    """Versions with state, account and fields, newest first, page by page."""
    path = f"/v1/education/{add(registry, PLANNED)['id']}"
    patch(registry, path, {"hours": 40, "theme": "Иное"}, '"1"')
    submit(registry, path, '"2"')

    whole = registry.ask("GET", f"{path}/history", by="ivanova").json()
    first = registry.ask("GET", f"{path}/history?limit=2", by="ivanova").json()
    rest = registry.ask("GET", f"{path}/history?cursor={first['next']}", by="ivanova").json()

    assert [item["version"] for item in whole["items"]] == [3, 2, 1]
    assert [item["state"] for item in whole["items"]] == ["confirmed", "draft", "draft"]
    assert whole["items"][1]["fields"] == ["/hours", "/theme"]
    assert {item["changedBy"] for item in whole["items"]} == {"1000000301"}
    assert whole["items"] == first["items"] + rest["items"]
    assert rest["next"] is None


def test_papers_are_masked_for_readers(registry: Registry) -> None:
    """The owner and who keeps the records see numbers of papers, support sees masks and the list of them."""
    path = f"/v1/workers/{registry.id_of('ivanova')}/employment"

    own = registry.ask("GET", path, by="ivanova").json()["items"][0]
    staff = registry.ask("GET", path, by="orlova").json()["items"][0]
    support = registry.ask("GET", path, by="support").json()["items"][0]

    assert own == staff
    assert "masked" not in own
    assert support["contract"]["number"].startswith("***")
    assert "/contract/number" in support["masked"]
    assert '"/contract/number"' in registry.events()[-2]["fields"]
    assert registry.events()[-1]["fields"] == "[]"


def test_transfer_closes_a_job_and_opens_the_next(registry: Registry) -> None:
    """The old job ends the day before; the new one takes over what was not said anew, but no order."""
    worker = registry.id_of("ivanova")
    job = registry.ask("GET", f"/v1/workers/{worker}/employment", by="orlova").json()["items"][0]
    path = f"/v1/employment/{job['id']}"
    body = {"date": "2026-11-16", "rate": 0.75, "department": {"name": "Дневной стационар"}}

    answer = registry.ask(
        "POST", f"{path}/transfer", by="orlova", headers={"If-Match": '"1"'}, json=body
    )

    new = answer.json()
    old = registry.ask("GET", path, by="orlova").json()
    assert (answer.status_code, new["state"]) == (201, "draft")
    assert (new["beginDate"], new["rate"]) == ("2026-11-16", 0.75)
    assert (new["post"], new["contract"]) == (job["post"], job["contract"])
    assert "hireOrder" not in new
    assert (old["endDate"], old["state"]) == ("2026-11-15", "draft")


@pytest.mark.parametrize("day", [None, "2026-99-01", "1990-01-01"])
def test_transfer_needs_a_day_after_the_begin(registry: Registry, day: str | None) -> None:
    """No day, no such day, or a day before the job: nothing changes."""
    worker = registry.id_of("ivanova")
    job = registry.ask("GET", f"/v1/workers/{worker}/employment", by="orlova").json()["items"][0]
    path = f"/v1/employment/{job['id']}"

    answer = registry.ask(
        "POST", f"{path}/transfer", by="orlova", headers={"If-Match": '"1"'}, json={"date": day}
    )

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/date"
    assert registry.ask("GET", path, by="orlova").headers["etag"] == '"1"'


def test_staff_keeps_jobs_of_its_own_organisation_only(registry: Registry) -> None:
    """The HR department neither enters nor moves a job elsewhere, and does not see drafts about others."""
    worker = registry.id_of("ivanova")
    elsewhere = {"organization": {"oid": "1.2.643.5.1.13.13.12.2.36.990002", "name": "Больница"}}
    path = f"/v1/workers/{worker}/employment"
    job = registry.ask("GET", path, by="orlova").json()["items"][0]
    draft = add(registry, elsewhere, noun="employment")

    added = registry.ask("POST", path, by="orlova", json=elsewhere)
    moved = patch(registry, f"/v1/employment/{job['id']}", elsewhere, '"1"', by="orlova")
    foreign = patch(registry, f"/v1/employment/{draft['id']}", {"rate": 1}, '"1"', by="orlova")
    listed = registry.ask("GET", path, by="orlova").json()["items"]

    assert (added.status_code, added.json()["code"]) == (403, "FRMR-REG-102")
    assert (moved.status_code, moved.json()["code"]) == (403, "FRMR-REG-102")
    assert (foreign.status_code, foreign.json()["code"]) == (403, "FRMR-REG-016")
    assert [item["id"] for item in listed] == [job["id"]]


def test_diploma_belongs_to_one_worker(registry: Registry) -> None:
    """The number of somebody else's confirmed diploma is a warning in a draft and rejects a submission."""
    theirs = registry.ask("GET", f"/v1/workers/{registry.id_of('petrova')}/education", by="admin")
    diploma = next(
        item["diploma"] for item in theirs.json()["items"] if item["kind"] == "professional"
    )

    draft = add(registry, {"kind": "professional", "diploma": diploma})
    rejected = submit(registry, f"/v1/education/{draft['id']}").json()

    warned = {(fault["code"], fault["severity"]) for fault in draft["faults"]}
    assert ("FRMR-RULE-106", "warning") in warned
    found = {(fault["code"], fault["pointer"]) for fault in rejected["faults"]}
    assert ("FRMR-RULE-106", "/diploma/number") in found


def test_lists_are_filtered_and_paged(registry: Registry) -> None:
    """By kind, by the day on which a job runs, and page by page without gap or repetition."""
    path = "/v1/workers/me/education"
    whole = registry.ask("GET", path, by="ivanova").json()["items"]
    paged: list[Any] = []
    cursor: str | None = ""
    while cursor is not None:
        answer = registry.ask(
            "GET", f"{path}?limit=2{cursor and '&cursor=' + cursor}", by="ivanova"
        )
        paged += answer.json()["items"]
        cursor = answer.json()["next"]
    studies = registry.ask("GET", f"{path}?kind=professional", by="ivanova").json()["items"]
    jobs = "/v1/workers/me/employment"

    assert len(whole) == 4
    assert paged == whole
    assert [item["kind"] for item in studies] == ["professional"]
    assert len(registry.ask("GET", f"{jobs}?on=2026-11-20", by="ivanova").json()["items"]) == 1
    assert registry.ask("GET", f"{jobs}?on=1999-01-01", by="ivanova").json()["items"] == []
    assert registry.ask("GET", f"{path}?cursor=nowhere", by="ivanova").status_code == 400


def test_accreditation_is_read_only(registry: Registry) -> None:
    """Everybody who sees the record reads it, nobody writes it through the interface."""
    path = "/v1/workers/me/accreditation"
    (entry,) = registry.ask("GET", path, by="ivanova").json()["items"]

    answers = [
        registry.ask("POST", path, by="admin", json={}),
        registry.ask("PATCH", f"/v1/accreditation/{entry['id']}", by="admin", json={}),
        registry.ask("DELETE", f"/v1/accreditation/{entry['id']}", by="admin"),
    ]

    assert entry["registryNumber"]
    assert [answer.status_code for answer in answers] == [405, 405, 405]


JOB = {
    "organization": {"oid": "1.2.643.5.1.13.13.12.2.31.990001", "name": "Поликлиника"},
    "post": {"code": "109", "name": "врач-терапевт"},
    "positionType": 2,
    "contractType": "secondary",
    "main": False,
    "rate": 0.25,
    "beginDate": "2026-03-02",
    "contract": {"number": "17/26", "date": "2026-03-02"},
    "hireOrder": {"number": "41-лс", "date": "2026-03-02"},
}


def link(registry: Registry, entry_id: str, purpose: str, kind: str, number: str) -> None:
    """A paper of the staff's, stored and linked to an entry."""
    said = {"kind": kind, "details": {"number": number, "date": "2026-03-02"}}
    parts = {
        "metadata": (None, json.dumps(said), "application/json"),
        "content": (f"{kind}.pdf", specimens.pdf(), "application/octet-stream"),
    }
    worker = registry.id_of("ivanova")
    paper = registry.ask("POST", f"/v1/workers/{worker}/documents", by="orlova", files=parts)
    path = f"/v1/documents/{paper.json()['id']}/links/{entry_id}"
    answer = registry.ask("PUT", path, by="orlova", json={"purpose": purpose})
    assert answer.is_success, answer.text


def test_job_is_confirmed_with_papers_that_agree(registry: Registry) -> None:
    """Without papers a job is rejected; with a contract of another number too; then it is confirmed and counts at once."""
    worker = registry.id_of("ivanova")
    added = registry.ask("POST", f"/v1/workers/{worker}/employment", by="orlova", json=JOB)
    entry_id = added.json()["id"]
    path = f"/v1/employment/{entry_id}"

    bare = submit(registry, path, by="orlova").json()
    link(registry, entry_id, "contract", "contract", "18/26")
    link(registry, entry_id, "hire_order", "hire_order", "41-лс")
    wrong = submit(registry, path, '"2"', by="orlova").json()
    mended = patch(registry, path, {"contract": {"number": "18/26"}}, '"3"', by="orlova")
    right = submit(registry, path, mended.headers["etag"], by="orlova").json()

    def found(entry: Any) -> set[str]:
        return {fault["code"] for fault in entry["faults"] if fault["severity"] == "error"}

    assert found(bare) == {"FRMR-RULE-152", "FRMR-RULE-153"}
    assert found(wrong) == {"FRMR-RULE-193"}
    assert (right["state"], len(right["links"])) == ("confirmed", 2)
    jobs = registry.ask("GET", f"/v1/workers/{worker}", by="support").json()["employment"]
    assert [job["rate"] for job in jobs] == [1.0, 0.25]


def test_removed_entry_lets_its_papers_go(registry: Registry) -> None:
    """A paper proves nothing any more when its entry is removed."""
    worker = registry.id_of("ivanova")
    added = registry.ask("POST", f"/v1/workers/{worker}/employment", by="orlova", json=JOB)
    link(registry, added.json()["id"], "contract", "contract", "17/26")
    path = f"/v1/employment/{added.json()['id']}"

    registry.ask("DELETE", path, by="orlova", headers={"If-Match": '"1"'})

    papers = registry.ask("GET", f"/v1/workers/{worker}/documents", by="orlova").json()["items"]
    linked = {link["entryId"] for paper in papers for link in paper["links"]}
    assert added.json()["id"] not in linked


def test_batch_does_what_single_requests_do(registry: Registry) -> None:
    """Entries are added, changed and refused in a batch with the same answers and the same audit entries."""
    worker = registry.id_of("ivanova")
    operations = [
        {"id": "1", "key": "a", "method": "POST", "path": f"/v1/workers/{worker}/education", "body": PLANNED},
        {"id": "2", "key": "b", "method": "POST", "path": f"/v1/workers/{worker}/education", "body": {"kind": "?"}},
        {"id": "3", "key": "c", "method": "GET", "path": f"/v1/workers/{worker}/education"},
    ]  # fmt: skip

    results = registry.ask("POST", "/v1/batch", by="admin", json={"operations": operations}).json()[
        "results"
    ]

    assert [result["status"] for result in results] == [201, 422, 200]
    assert results[0]["etag"] == '"1"'
    listed = {entry["id"] for entry in results[2]["body"]["items"]}
    assert results[0]["body"]["id"] in listed
    actions = [event["action"] for event in registry.events()][-4:]
    assert sorted(actions) == [
        "batch.applied",
        "education.added",
        "education.added",
        "education.read",
    ]


def test_numbers_of_papers_do_not_lie_in_clear(registry: Registry) -> None:
    """Database, journal and log hold no number of a diploma, contract or order, in no version and no stored answer."""
    canaries = {"7654321", "КАНАРЕЙКА-17/26", "КАНАРЕЙКА-41-лс", "555000111"}
    papers = {
        "contract": {"number": "КАНАРЕЙКА-17/26"},
        "hireOrder": {"number": "КАНАРЕЙКА-41-лс"},
        "personnelNumber": "555000111",
    }
    for noun, body in (("education", STUDIES), ("employment", JOB | papers)):
        path = f"/v1/workers/{registry.id_of('ivanova')}/{noun}"
        headers = {"Idempotency-Key": noun}
        added = registry.ask("POST", path, by="ivanova", headers=headers, json=body)
        assert added.status_code == 201, added.text
        entry = f"/v1/{noun}/{added.json()['id']}"
        patch(registry, entry, {"endDate": "2026-11-01" if noun == "employment" else None}, '"1"')
        submit(registry, entry, '"2"')

    stored = b"".join(path.read_bytes() for path in registry.stored())
    stored += str(registry.lines).encode()

    assert [text for text in canaries if text.encode() in stored] == []
