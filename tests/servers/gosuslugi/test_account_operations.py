"""The account by a bearer token: shown masked, its logins ended, its protection changed only after a fresh login."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import pytest

with warnings.catch_warnings():
    # The examiner's own dependencies warn at import.
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

from hypothesis import HealthCheck, Phase, given, settings

from frmr_cli.servers.gosuslugi.accounts import passwords
from tests.servers.gosuslugi_pages.conftest import ANNA, DARIA, Browser

if TYPE_CHECKING:
    from tests.servers.gosuslugi.conftest import Whole

NEW = "Zelenyj-Krokodil-7"
CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
]


def test_account_is_shown_masked(whole: Whole) -> None:
    """Level, methods and networks; phone and e-mail only as far as their owner needs them."""
    answer = whole.call("GET", "", whole.log_in()["access_token"])
    body = answer.json()

    assert answer.status_code == 200
    assert body["level"] == "confirmed"
    assert [row["method"] for row in body["factors"]] == ["sms"]
    assert (body["phone"], body["email"]) == ("+7 9** ***-**-45", "a***@e***.ru")
    assert body["networks"] == []
    assert answer.headers["cache-control"] == "no-store"


def test_logins_are_listed_with_device_and_last_use(whole: Whole) -> None:
    """The own login is marked; a refresh counts as use."""
    first = whole.log_in()
    second = whole.log_in()
    whole.clock.forward(minutes=1)
    data = {
        "client_id": "frmr-cli",
        "grant_type": "refresh_token",
        "refresh_token": first["refresh_token"],
    }
    assert whole.http.post(whole.url("/oauth/token"), data=data).status_code == 200
    items = whole.call("GET", "/sessions", second["access_token"]).json()["items"]

    assert [row["current"] for row in items] == [True, False]
    assert items[1]["usedAt"] > items[1]["startedAt"]
    assert items[0]["device"].startswith("python-httpx")
    assert items[0]["address"] == "127.0.0.1"
    assert "sms" in items[0]["factors"]
    assert not items[0]["newDevice"]


def test_unusual_login_is_told_to_programs(whole: Whole) -> None:
    """A browser at another address shows in the account with its town and reason, and is counted beside the logins."""
    token = whole.log_in()["access_token"]
    before = whole.call("GET", "", token).json()["unusual"]
    codes = whole.begin()
    whole.clock.forward(minutes=2)
    browser = Browser(whole.config.issuer.removesuffix("/gosuslugi"), address="127.0.3.9")
    whole.opened.append(browser)
    browser.open("/gosuslugi/device")
    browser.submit(user_code=str(codes["user_code"]))
    browser.submit(login=ANNA.login, password=ANNA.password)
    browser.submit(code=whole.sms())

    told = whole.call("GET", "", token).json()["unusual"]

    assert before == []
    assert [(row["kind"], row["address"], row["place"]) for row in told] == [
        ("address", "127.0.3.9", "Владивосток")
    ]
    assert whole.call("GET", "/sessions", token).json()["unusual"] == 1


def test_ended_login_has_no_working_tokens(whole: Whole) -> None:
    """Another login is ended by its id; its refresh token is refused, an unknown id is told."""
    first, second = whole.log_in(), whole.log_in()
    token = second["access_token"]
    other = whole.call("GET", "/sessions", token).json()["items"][1]["id"]
    done = whole.call("DELETE", f"/sessions/{other}", token)
    again = whole.call("DELETE", f"/sessions/{other}", token)
    dead = whole.call("GET", "", first["access_token"])

    assert (done.status_code, again.status_code, dead.status_code) == (204, 404, 401)
    assert again.json()["code"] == "FRMR-GOS-055"


def test_all_other_logins_end_at_once(whole: Whole) -> None:
    """With `keepCurrent` the own login stays, without it nothing does."""
    whole.log_in()
    whole.log_in()
    token = whole.log_in()["access_token"]
    others = whole.call("POST", "/sessions/end", token, {"keepCurrent": True})
    alive = whole.call("GET", "/sessions", token)
    every = whole.call("POST", "/sessions/end", token, {})

    assert others.json() == {"ended": 2}
    assert len(alive.json()["items"]) == 1
    assert every.json() == {"ended": 1}
    assert whole.call("GET", "", token).status_code == 401


def test_login_of_another_person_is_not_there(whole: Whole) -> None:
    """Rights are checked per login: the id of somebody else is unknown."""
    whole.log_in()
    with whole.services.database.read() as connection:
        row = connection.one("SELECT sid FROM person_session")
    with whole.services.database.write() as connection:
        connection.execute("UPDATE person_session SET subject = :s", {"s": DARIA.subject})
    token = whole.log_in()["access_token"]

    answer = whole.call("DELETE", f"/sessions/{row and row['sid']}", token)
    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PUT", "/networks", {"networks": []}),
        ("POST", "/recovery-codes", None),
        ("PUT", "/password", {"present": "a", "new": "b"}),
    ],
)
def test_protection_is_changed_only_after_a_fresh_login(
    whole: Whole, method: str, path: str, body: Any
) -> None:
    """RFC 9470: an older login is told which confirmation would do; ending logins needs none."""
    codes = whole.log_in()
    whole.clock.forward(minutes=9)
    data = {
        "client_id": "frmr-cli",
        "grant_type": "refresh_token",
        "refresh_token": codes["refresh_token"],
    }
    token = whole.http.post(whole.url("/oauth/token"), data=data).json()["access_token"]
    whole.clock.forward(minutes=2)
    answer = whole.call(method, path, token, body)

    assert answer.status_code == 401
    challenge = answer.headers["www-authenticate"]
    assert 'error="insufficient_user_authentication"' in challenge
    assert "max_age=600" in challenge
    assert whole.call("GET", "/sessions", token).status_code == 200


def test_networks_keep_the_own_address(whole: Whole) -> None:
    """Nobody locks himself out; what is saved is normal."""
    token = whole.log_in()["access_token"]
    foreign = whole.call("PUT", "/networks", token, {"networks": ["203.0.113.0/24"]})
    wrong = whole.call("PUT", "/networks", token, {"networks": ["home"]})
    saved = whole.call("PUT", "/networks", token, {"networks": ["127.0.0.1", "10.1.2.3/8"]})

    assert [foreign.json()["code"], wrong.json()["code"]] == ["FRMR-GOS-050"] * 2
    assert saved.json() == {"networks": ["127.0.0.1/32", "10.0.0.0/8"]}


def test_password_is_changed_by_the_rules(whole: Whole) -> None:
    """The present password is needed and its guesses are limited; a good new one works at the next login."""
    token = whole.log_in()["access_token"]
    weak = whole.call("PUT", "/password", token, {"present": ANNA.password, "new": "weak"})
    done = whole.call("PUT", "/password", token, {"present": ANNA.password, "new": NEW})
    guesses = [
        whole.call("PUT", "/password", token, {"present": "x", "new": NEW}).json()["code"]
        for _ in range(6)
    ]
    with whole.services.database.read() as connection:
        kept = passwords.stored_hash(connection, ANNA.subject)

    assert weak.json()["code"] == "FRMR-GOS-043"
    assert done.status_code == 204
    assert guesses == ["FRMR-GOS-006"] * 5 + ["FRMR-GOS-007"]
    assert passwords.is_right(NEW, kept)


def test_recovery_codes_come_once(whole: Whole) -> None:
    """Ten codes; the account then says how many are left, not which."""
    token = whole.log_in()["access_token"]
    codes = whole.call("POST", "/recovery-codes", token).json()["codes"]
    account = whole.call("GET", "", token)

    assert len(set(codes)) == 10
    assert account.json()["recoveryCodesLeft"] == 10
    assert codes[0] not in account.text


def test_lost_device_locks_the_account(whole: Whole) -> None:
    """Every login ends, the caller's too, and the next one is stopped."""
    token = whole.log_in()["access_token"]
    done = whole.call("POST", "/lock", token)
    whole.clock.forward(minutes=2)
    browser = whole.at_login(whole.begin())
    told = browser.submit(login="ivanova", password=ANNA.password).code

    assert done.status_code == 204
    assert whole.call("GET", "", token).status_code == 401
    assert told == "FRMR-GOS-040"


def test_token_and_person_are_needed(whole: Whole) -> None:
    """No token, a made-up one, one without `openid`, and no account behind it."""
    narrow = whole.log_in(scope="frmr.read")["access_token"]
    bare = whole.http.get(whole.url("/account-api"))
    made_up = whole.call("GET", "", "made-up")
    without = whole.call("GET", "", narrow)

    assert bare.status_code == 401
    assert "error" not in bare.headers["www-authenticate"]
    assert (made_up.status_code, without.status_code) == (401, 403)


def test_refusals_speak_the_language_of_the_client(whole: Whole) -> None:
    """Message and hint of the catalogue in Russian or English."""
    token = whole.log_in()["access_token"]
    headers = {"Authorization": f"Bearer {token}", "Accept-Language": "en"}
    answer = whole.http.delete(whole.url("/account-api/sessions/none"), headers=headers)

    assert answer.json()["title"] == "There is no such login, or it has ended"
    assert answer.headers["content-type"] == "application/problem+json"


def test_personal_values_are_not_in_the_log(whole: Whole) -> None:
    """What was done is an entry, what it was done with is not."""
    token = whole.log_in()["access_token"]
    whole.call("PUT", "/password", token, {"present": ANNA.password, "new": NEW})
    whole.call("PUT", "/networks", token, {"networks": ["127.0.0.0/8"]})
    with whole.services.database.read() as connection:
        rows = connection.all("SELECT * FROM audit_event")

    actions = {row["action"] for row in rows}
    assert {"password.changed", "networks.changed"} <= actions
    assert not any(value in str(rows) for value in (NEW, ANNA.password, "127.0.0.0/8"))


@pytest.mark.parametrize(
    "operation",
    [
        "account",
        "sessions",
        "end_session",
        "end_sessions",
        "set_networks",
        "renew_recovery_codes",
        "change_password",
    ],
)
def test_answers_are_those_described(whole: Whole, operation: str) -> None:
    """Whatever is sent with a good token, the answer is in the document."""
    document = whole.http.get(whole.url("/openapi.json")).json()
    schema = schemathesis.openapi.from_dict(document)
    headers = {"Authorization": f"Bearer {whole.log_in()['access_token']}"}

    @given(case=schema.find_operation_by_id(operation).as_strategy())
    @settings(
        max_examples=12,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def examine(case: Any) -> None:
        case.call_and_validate(
            base_url=whole.config.issuer.removesuffix("/gosuslugi"), checks=CHECKS, headers=headers
        )

    examine()
