"""Contacts: a code to the new one, a notice to the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    import httpx

    from tests.servers.registry.conftest import Registry

NEW_PHONE = "+79990001122"
WRONG = "000000"


def start(
    registry: Registry, kind: str = "phone", value: str = "8 999 000-11-22", **headers: str
) -> httpx.Response:
    """Ask for another contact of Ivanova's."""
    body = {"kind": kind, "value": value}
    path = "/v1/workers/me/contact-changes"
    return registry.ask("POST", path, by="ivanova", json=body, headers=headers)


def confirm(
    registry: Registry, change_id: str, code: str, by: str = "ivanova", **headers: str
) -> httpx.Response:
    """Send a code."""
    path = f"/v1/contact-changes/{change_id}/confirmation"
    return registry.ask("POST", path, by=by, json={"code": code}, headers=headers)


def wrong_code(registry: Registry) -> str:
    """Six digits that are not the code."""
    return "111111" if registry.code(NEW_PHONE) != "111111" else "222222"


def test_confirmed_code_changes_the_contact(registry: Registry) -> None:
    """The code goes to the new phone; with it the contact changes and the old phone hears of it."""
    old = registry.record_of("ivanova")["phone"]

    begun = start(registry)
    done = confirm(registry, begun.json()["id"], registry.code(NEW_PHONE))

    assert begun.status_code == 202
    assert begun.json()["destination"] == "+7 9** ***-**-22"
    assert begun.json()["attempts_left"] == 3
    assert begun.json()["expires_at"] == "2026-11-20T12:10:00+00:00"
    assert done.json()["phone"] == "+7 9** ***-**-22"
    assert (done.headers["etag"], done.json()["pending"]) == ('"2"', [])
    assert len(registry.messages(old)) == 1
    assert [event["action"] for event in registry.events()] == [
        "contact.change_requested",
        "contact.changed",
    ]


def test_contacts_show_what_is_under_way(registry: Registry) -> None:
    """Masked contacts, and the change that waits for its code until its time is over."""
    change = start(registry).json()

    waiting = registry.ask("GET", "/v1/workers/me/contacts", by="ivanova").json()
    seen_by_admin = registry.ask(
        "GET", f"/v1/workers/{registry.id_of('ivanova')}/contacts", by="admin"
    ).json()
    registry.clock.advance(601)
    over = registry.ask("GET", "/v1/workers/me/contacts", by="ivanova").json()

    assert waiting["pending"] == [change]
    assert waiting["masked"] == ["/phone", "/email"]
    assert waiting["email"] == "i***@example.org"
    assert (seen_by_admin["pending"], over["pending"]) == ([], [])


def test_third_wrong_code_ends_the_change(registry: Registry) -> None:
    """Three tries; then even the right code does nothing."""
    change = start(registry).json()["id"]
    wrong = wrong_code(registry)

    answers = [confirm(registry, change, wrong) for _ in range(3)]
    late = confirm(registry, change, registry.code(NEW_PHONE))

    codes = [answer.json()["code"] for answer in [*answers, late]]
    assert codes == ["FRMR-REG-044", "FRMR-REG-044", "FRMR-REG-045", "FRMR-REG-045"]
    assert {answer.status_code for answer in answers} == {422}


def test_expired_code_is_told_apart(registry: Registry) -> None:
    """A code lives for ten minutes."""
    change = start(registry).json()["id"]
    registry.clock.advance(600)

    answer = confirm(registry, change, registry.code(NEW_PHONE))

    assert (answer.status_code, answer.json()["code"]) == (422, "FRMR-REG-043")


def test_newer_change_replaces_the_older(registry: Registry) -> None:
    """Of two changes of one kind only the newer can be confirmed."""
    older = start(registry).json()["id"]
    code = registry.code(NEW_PHONE)
    registry.clock.advance(60)
    start(registry, value="+79990003344")

    assert confirm(registry, older, code).json()["code"] == "FRMR-REG-045"


def test_codes_are_sent_once_a_minute(registry: Registry) -> None:
    """A second code within a minute is 429 with Retry-After; a mistyped contact costs nothing."""
    mistyped = start(registry, value="12345")
    first = start(registry)
    early = start(registry, value="+79990003344")
    registry.clock.advance(float(early.headers["retry-after"]))
    later = start(registry, value="+79990003344")

    assert [item.status_code for item in (mistyped, first, early, later)] == [422, 202, 429, 202]
    assert (early.json()["code"], early.headers["retry-after"]) == ("FRMR-REG-009", "60")


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({"kind": "phone", "value": "+7 495 123-45-67"}, "/value", "FRMR-RULE-029"),
        ({"kind": "email", "value": "ivanova@"}, "/value", "FRMR-RULE-031"),
        ({"kind": "pager", "value": "1"}, "/kind", "FRMR-RULE-060"),
        ({"kind": "email", "value": "ivanova@example.org"}, "/value", "FRMR-REG-041"),
        ({"kind": "email", "value": 5}, "/value", "FRMR-RULE-003"),
        ({"kind": "email"}, "/value", "FRMR-RULE-002"),
    ],
)
def test_wrong_contact_is_named(
    registry: Registry, body: dict[str, Any], pointer: str, code: str
) -> None:
    """A contact that breaks a rule, or is there already, is refused before a code is sent."""
    answer = registry.ask("POST", "/v1/workers/me/contact-changes", by="ivanova", json=body)

    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["pointer"], error["code"]) == (422, pointer, code)


def test_change_of_somebody_else_is_not_found(registry: Registry) -> None:
    """Who did not ask for a change cannot confirm it, nor learn that it exists."""
    change = start(registry).json()["id"]

    foreign = confirm(registry, change, registry.code(NEW_PHONE), by="petrova")
    unknown = confirm(registry, "A" * 22, WRONG, by="petrova")

    assert foreign.status_code == unknown.status_code == 404
    assert foreign.json()["code"] == unknown.json()["code"] == "FRMR-REG-040"


def test_change_is_confirmed_once(registry: Registry) -> None:
    """A second confirmation is a conflict and makes no version."""
    change, code = start(registry).json()["id"], registry.code(NEW_PHONE)
    confirm(registry, change, code)

    answer = confirm(registry, change, code)

    assert (answer.status_code, answer.json()["code"]) == (409, "FRMR-REG-042")


def test_lost_answer_to_a_wrong_code_costs_one_attempt(registry: Registry) -> None:
    """The same request with its key again is answered alike and uses up nothing."""
    change, wrong = start(registry).json()["id"], wrong_code(registry)
    key = {"Idempotency-Key": "k-1"}

    first = confirm(registry, change, wrong, **key)
    again = confirm(registry, change, wrong, **key)

    assert first.json()["title"] == again.json()["title"]
    assert (first.status_code, again.status_code) == (422, 422)
    pending = registry.ask("GET", "/v1/workers/me/contacts", by="ivanova").json()["pending"]
    assert pending[0]["attempts_left"] == 2


def test_lost_answer_sends_no_second_code(registry: Registry) -> None:
    """Asking again with the same key gets the same change, within the minute too."""
    key = {"Idempotency-Key": '"k-1"'}

    first, again = start(registry, **key), start(registry, **key)

    assert first.content == again.content
    assert again.headers["location"] == f"/v1/contact-changes/{first.json()['id']}"
    assert len(registry.messages(NEW_PHONE)) == 1
