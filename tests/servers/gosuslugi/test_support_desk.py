"""What the support desk of the stub sees of logins, and that nobody else sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.servers.gosuslugi_pages.conftest import ANNA, IRINA

if TYPE_CHECKING:
    import httpx

    from tests.servers.gosuslugi.conftest import Whole

SCOPES = "openid frmr.read frmr.audit"


def ask(whole: Whole, token: str, **body: str) -> httpx.Response:
    """One look."""
    headers = {"Authorization": f"Bearer {token}"}
    return whole.http.post(whole.url("/support-api/login-history"), headers=headers, json=body)


def entries(whole: Whole) -> list[dict[str, Any]]:
    """What the log says of the looks."""
    with whole.services.database.read() as connection:
        return connection.all(
            "SELECT actor, subject, outcome, code FROM audit_event WHERE action = 'login.diagnosed'"
        )


@pytest.fixture
def desk(whole: Whole) -> str:
    """A token of Anna, who sits at the desk."""
    token: str = whole.log_in(ANNA, scope=SCOPES)["access_token"]
    return token


def test_state_and_events_are_told_masked(whole: Whole, desk: str) -> None:
    """No name, number, phone or address in clear; what would stop a login is there."""
    with whole.services.database.write() as connection:
        connection.execute("DELETE FROM account_factor WHERE subject = :s", {"s": IRINA.subject})
    browser = whole.at_login(whole.begin())
    browser.submit(login=IRINA.login, password="wrong")

    answer = ask(whole, desk, login=IRINA.login)

    told = answer.json()
    assert told["account"]["obstacles"] == ["FRMR-GOS-013"]
    assert [row["code"] for row in told["events"] if row["code"]] == ["FRMR-GOS-006"]
    for secret in (IRINA.phone, IRINA.email, IRINA.snils, IRINA.last_name, IRINA.inn):
        assert str(secret) not in answer.text


def test_each_look_is_an_entry(whole: Whole, desk: str) -> None:
    """Of somebody, of nobody, and with a body that does not fit."""
    statuses = [
        ask(whole, desk, login=IRINA.login).status_code,
        ask(whole, desk, login="nobody").status_code,
        ask(whole, desk, login="a", subject="b").status_code,
    ]

    assert statuses == [200, 404, 422]
    assert [(row["subject"], row["outcome"], row["code"]) for row in entries(whole)] == [
        (IRINA.subject, "ok", None),
        (None, "failed", "FRMR-GOS-091"),
        (None, "failed", "FRMR-GOS-053"),
    ]


@pytest.mark.parametrize(
    ("person", "scope"), [(IRINA, SCOPES), (ANNA, "openid frmr.read")], ids=["person", "scope"]
)
def test_others_see_nothing(whole: Whole, person: Any, scope: str) -> None:
    """Neither somebody who does not sit at the desk nor a program without the right; the refusal stands in the log."""
    token = whole.log_in(person, scope=scope)["access_token"]

    answer = ask(whole, token, login=IRINA.login)

    assert (answer.status_code, answer.json()["code"]) == (403, "FRMR-GOS-090")
    assert [(row["outcome"], row["subject"]) for row in entries(whole)] == [("refused", None)]


def test_page_refused_to_nobody_is_nobodys(whole: Whole, desk: str) -> None:
    """A browser without cookies is told, and not taken for the person's."""
    url = whole.url("/device")
    whole.http.post(url, data={"user_code": "x"})

    events = ask(whole, desk, login=IRINA.login).json()["events"]

    assert [(row["action"], row["code"], row["own"]) for row in events] == [
        ("page.refused", "FRMR-GOS-004", False)
    ]


def test_request_is_told_by_its_id(whole: Whole, desk: str) -> None:
    """What happened in one call, without whose account it was."""
    headers = {"X-Request-Id": "0123456789abcdef"}
    whole.http.post(whole.url("/device"), data={"user_code": "x"}, headers=headers)

    told = ask(whole, desk, request="0123456789abcdef").json()

    assert told["account"] is None
    assert [row["code"] for row in told["events"]] == ["FRMR-GOS-004"]
