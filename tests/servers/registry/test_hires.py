"""Hires: an organisation offers a job to somebody who is not its staff, learns nothing, and the person decides."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.servers.registry.config import DEFAULT_RATES, Rate
from frmr_cli.servers.registry.seed import seed
from tests.servers.registry.conftest import CAST
from tests.servers.registry.records import JOB

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from frmr_cli.servers.registry.config import RegistryConfig
    from tests.servers.registry.conftest import Registry

HERE = "1.2.643.5.1.13.13.12.2.31.990001"
WANTED = {name: value for name, value in JOB.items() if name != "organization"}


def person(registry: Registry, login: str = "petrova") -> dict[str, str]:
    """What the HR department has from the passport and the card of somebody."""
    record = registry.record_of(login)
    return {"snils": str(record["snils"]), "birthDate": str(record["birthDate"])}


def propose(registry: Registry, *, by: str = "orlova", **more: Any) -> httpx.Response:
    """An offer to Petrova, who works elsewhere."""
    body = {**person(registry), "job": WANTED, **more}
    return registry.ask("POST", "/v1/hires", by=by, json=body)


def offered(registry: Registry, **more: Any) -> dict[str, Any]:
    """An offer as the registry answered it."""
    answer = propose(registry, **more)
    assert answer.status_code == 201, answer.text
    hire: dict[str, Any] = answer.json()
    return hire


def offers(registry: Registry, by: str = "petrova", worker: str = "me") -> list[dict[str, Any]]:
    """What a worker is offered."""
    answer = registry.ask("GET", f"/v1/workers/{worker}/hires", by=by)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def respond(registry: Registry, hire: dict[str, Any], what: str, by: str = "petrova") -> Any:
    """The answer of somebody to an offer, in the own record or as an administrator in Petrova's."""
    worker = "me" if by in ("petrova", "ivanova", "sidorov") else registry.id_of("petrova")
    return registry.ask("POST", f"/v1/workers/{worker}/hires/{hire['id']}/{what}", by=by)


def test_an_offer_becomes_a_job_that_the_employer_keeps(registry: Registry) -> None:
    """Before the answer the organisation has no right to the record, afterwards those of an employer."""
    worker = f"/v1/workers/{registry.id_of('petrova')}"
    hire = offered(registry)
    before = registry.ask("GET", worker, by="orlova").status_code
    (seen,) = offers(registry)
    accepted = respond(registry, hire, "acceptance").json()
    after = registry.ask("GET", worker, by="orlova").status_code
    job = registry.ask("GET", f"/v1/employment/{accepted['entryId']}", by="orlova").json()
    patched = registry.ask(
        "PATCH",
        f"/v1/employment/{accepted['entryId']}",
        by="orlova",
        json={"rate": 0.5},
        headers={"If-Match": '"1"', "Content-Type": "application/merge-patch+json"},
    )
    listed = registry.ask("GET", "/v1/hires", by="orlova").json()["items"]

    assert (before, after) == (403, 200)
    assert (seen["id"], seen["state"]) == (hire["id"], "waiting")
    assert seen["job"]["organization"]["oid"] == HERE
    assert "snils" not in seen
    assert (job["state"], job["rate"], job["organization"]["oid"]) == ("draft", 0.25, HERE)
    assert patched.status_code == 200
    assert [(item["state"], item["workerId"]) for item in listed] == [
        ("accepted", registry.id_of("petrova"))
    ]


def test_an_offer_tells_nothing_of_the_person(registry: Registry) -> None:
    """Answer and list are the same whether somebody has this СНИЛС and birth date, one of them, or none."""
    known, other = person(registry), person(registry, "sidorov")
    asked = [
        known,
        {**known, "birthDate": "1950-01-01"},
        {**known, "snils": "999-999-999 01"},
        {**other, "birthDate": known["birthDate"]},
    ]
    answers = [propose(registry, **said) for said in asked]
    listed = registry.ask("GET", "/v1/hires", by="orlova").json()["items"]

    def shape(hire: dict[str, Any]) -> dict[str, Any]:
        return {
            **hire,
            "id": "",
            "snils": hire["snils"].translate({ord(d): "0" for d in "123456789"}),
        }

    assert [answer.status_code for answer in answers] == [201] * 4
    assert len({json.dumps(shape(answer.json()), sort_keys=True) for answer in answers}) == 1
    assert {item["state"] for item in listed} == {"waiting", "withdrawn"}
    assert known["snils"] not in json.dumps(listed)
    assert "birthDate" not in json.dumps(listed)
    assert "workerId" not in json.dumps(listed)
    # The second offer to one СНИЛС has replaced the first, and its birth date is wrong.
    assert offers(registry) == []
    assert {
        event["subject"] for event in registry.events() if event["action"].startswith("hire.p")
    } == {None}


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"snils": "112-233-445 96"}, "/snils"),
        ({"birthDate": "tomorrow"}, "/birthDate"),
        ({"job": "therapist"}, "/job"),
        ({"job": {**WANTED, "rate": -1}}, "/job/rate"),
        ({"job": {**WANTED, "beginDate": "2999-01-01"}}, "/job/beginDate"),
        ({"birthDate": "2015-01-01"}, "/job/beginDate"),
        ({"colour": "red"}, "/colour"),
    ],
)
def test_an_offer_keeps_the_rules(registry: Registry, change: dict[str, Any], pointer: str) -> None:
    """Those that need nothing of the record; the place to correct is named."""
    answer = propose(registry, **change)

    assert answer.status_code == 422
    assert pointer in [error["pointer"] for error in answer.json()["errors"]]


def test_who_may_do_what_with_an_offer(registry: Registry) -> None:
    """Only staff offers, only for itself; only the person and administrators answer; others do not see it."""
    elsewhere = {**WANTED, "organization": {"oid": "1.2.643.5.1.13.13.12.2.36.990002"}}
    refused = [
        propose(registry, by=by).status_code for by in ("ivanova", "admin", "support", "frmr-ci")
    ]
    foreign = propose(registry, job=elsewhere)
    hire = offered(registry)
    worker = registry.id_of("petrova")
    seen = [
        registry.ask("GET", f"/v1/workers/{worker}/hires", by=by).status_code
        for by in ("orlova", "support", "ivanova", "auditor", "admin")
    ]
    answered = [
        respond(registry, hire, "acceptance", by=by).status_code
        for by in ("orlova", "support", "ivanova")
    ]
    withdrawn = [
        registry.ask("DELETE", f"/v1/hires/{hire['id']}", by=by).status_code
        for by in ("petrova", "admin")
    ]

    assert refused == [403] * 4
    assert (foreign.status_code, foreign.json()["code"]) == (403, "FRMR-REG-102")
    assert seen == [403, 403, 403, 403, 200]
    assert answered == [403, 403, 404]
    assert withdrawn == [403, 403]
    assert respond(registry, hire, "acceptance", by="admin").status_code == 200


def test_an_offer_is_answered_once_and_in_time(registry: Registry) -> None:
    """A declined, withdrawn, replaced or old offer is over for good; only an accepted one makes a job."""
    jobs = "/v1/workers/me/employment"
    before = len(registry.ask("GET", jobs, by="petrova").json()["items"])
    declined = offered(registry)
    first = respond(registry, declined, "refusal")
    second = respond(registry, declined, "acceptance")
    registry.clock.advance(1)
    withdrawn = offered(registry)
    taken = registry.ask("DELETE", f"/v1/hires/{withdrawn['id']}", by="orlova")
    gone = respond(registry, withdrawn, "acceptance")
    registry.clock.advance(1)
    old = offered(registry)
    registry.clock.advance(14 * 86400)
    late = respond(registry, old, "acceptance")
    states = [
        item["state"] for item in registry.ask("GET", "/v1/hires", by="orlova").json()["items"]
    ]

    assert (first.json()["state"], second.status_code, second.json()["code"]) == (
        "declined", 409, "FRMR-REG-191",
    )  # fmt: skip
    assert (taken.status_code, gone.status_code, late.status_code) == (204, 404, 404)
    assert states == ["expired", "withdrawn", "declined"]
    assert len(registry.ask("GET", jobs, by="petrova").json()["items"]) == before
    assert (
        registry.ask("GET", f"/v1/workers/{registry.id_of('petrova')}", by="orlova").status_code
        == 403
    )


def test_the_right_to_the_record_lasts_as_long_as_the_job_is_on_its_way(registry: Registry) -> None:
    """It ends with the draft, and after thirty days without a confirmation."""
    worker = f"/v1/workers/{registry.id_of('petrova')}"

    def reads() -> int:
        return registry.ask("GET", worker, by="orlova").status_code

    entry = respond(registry, offered(registry), "acceptance").json()["entryId"]
    begun = reads()
    registry.ask("DELETE", f"/v1/employment/{entry}", by="petrova", headers={"If-Match": '"1"'})
    removed = reads()
    respond(registry, offered(registry), "acceptance")
    again = reads()
    registry.clock.advance(30 * 86400)

    assert (begun, removed, again, reads()) == (200, 403, 200, 403)


def test_offers_are_rare(
    config: RegistryConfig, serve: Callable[[RegistryConfig], Registry]
) -> None:
    """Nobody offers jobs by the thousand, in a batch neither."""
    seed(config, CAST.values())
    registry = serve(replace(config, rates={**DEFAULT_RATES, "hire": Rate(60.0, 2)}))
    body = {**person(registry), "job": WANTED}
    operations = [
        {
            "id": str(number),
            "key": f"k{number}",
            "method": "POST",
            "path": "/v1/hires",
            "body": body,
        }
        for number in range(3)
    ]
    results = registry.ask("POST", "/v1/batch", by="orlova", json={"operations": operations}).json()

    assert [item["status"] for item in results["results"]] == [201, 201, 429]
    assert propose(registry).status_code == 429


def test_nothing_of_an_offer_lies_open(registry: Registry) -> None:
    """СНИЛС and birth date are in no file of the registry in clear; who did what is in the audit log."""
    snils = "99999999901"
    hire = offered(registry, snils=snils, birthDate="1951-03-07")
    respond(registry, offered(registry), "acceptance")
    files = [path.read_bytes() for path in registry.stored()]

    assert not any(text in content for text in (snils.encode(), b"1951-03-07") for content in files)
    events = [event for event in registry.events() if event["action"].startswith("hire.")]
    assert [event["action"] for event in events] == [
        "hire.proposed",
        "hire.proposed",
        "hire.accepted",
    ]
    assert json.loads(events[0]["objects"]) == [hire["id"]]
    assert events[2]["subject"] == registry.id_of("petrova")
