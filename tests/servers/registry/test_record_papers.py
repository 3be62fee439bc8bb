"""Jobs and papers of a record: transfers, what the staff keeps, numbers that are masked, unique and sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.servers.registry.records import JOB, PLANNED, STUDIES, add, link, patch, submit

if TYPE_CHECKING:
    from tests.servers.registry.conftest import Registry


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
    canaries = {'"7654321"', "КАНАРЕЙКА-17/26", "КАНАРЕЙКА-41-лс", "555000111"}
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
