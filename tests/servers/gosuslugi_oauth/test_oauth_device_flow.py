"""The device grant: codes, polls and the decision of the person (RFC 8628)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from frmr_cli.servers.gosuslugi.oauth.device_requests import RequestClosed

if TYPE_CHECKING:
    from tests.servers.gosuslugi_oauth.conftest import LiveIssuer

SUBJECT = "1000000301"


def test_codes_have_the_shape_of_the_rfc(issuer: LiveIssuer) -> None:
    """The answer tells the page, both codes, ten minutes of life and five seconds between polls."""
    codes = issuer.begin()

    assert issuer.url("/device") == codes["verification_uri"]
    assert (
        f"{issuer.url('/device')}?user_code={codes['user_code']}"
        == (codes["verification_uri_complete"])
    )
    assert (codes["expires_in"], codes["interval"]) == (600, 5)
    assert codes["user_code"][4] == "-"


def test_page_sees_who_asks(issuer: LiveIssuer) -> None:
    """The page can show the client, its rights, its address and its program."""
    codes = issuer.begin(scope="openid frmr.read openid")

    request = issuer.services.device_requests.pending(codes["user_code"].lower())

    assert request is not None
    assert (request.client_id, request.scopes) == ("frmr-cli", ("openid", "frmr.read"))
    assert request.address == "127.0.0.1"
    assert "httpx" in str(request.user_agent)
    assert "ФРМР" in request.client_name


def test_undecided_request_is_pending(issuer: LiveIssuer) -> None:
    """Until the person decides, a poll in time hears authorization_pending."""
    codes = issuer.begin()

    answers = [issuer.poll(codes["device_code"])]
    issuer.clock.advance(seconds=5)
    answers.append(issuer.poll(codes["device_code"]))

    assert [answer.json()["error"] for answer in answers] == ["authorization_pending"] * 2
    assert {400} == {answer.status_code for answer in answers}


def test_hasty_polls_slow_down_for_good(issuer: LiveIssuer) -> None:
    """Each too early poll adds five seconds to the interval, and it stays so."""
    code = issuer.begin()["device_code"]
    errors = []
    for seconds in (0, 1, 9, 14, 19):
        issuer.clock.advance(seconds=seconds)
        errors.append(issuer.poll(code).json()["error"])

    # The interval was 5, 10, 15 and 20 seconds when the polls after the first came.
    expected = ["authorization_pending", "slow_down", "slow_down", "slow_down", "slow_down"]
    assert expected == errors
    issuer.clock.advance(seconds=25)
    assert issuer.poll(code).json()["error"] == "authorization_pending"


def test_first_poll_is_never_early(issuer: LiveIssuer) -> None:
    """A device may poll at once."""
    code = issuer.begin()["device_code"]

    assert issuer.poll(code).json()["error"] == "authorization_pending"


def test_approved_code_is_answered_even_early(issuer: LiveIssuer) -> None:
    """Haste costs nothing once the person has allowed it."""
    codes = issuer.begin()
    issuer.poll(codes["device_code"])
    issuer.approve(codes["user_code"])

    answer = issuer.poll(codes["device_code"])

    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert {
        "access_token",
        "expires_in",
        "id_token",
        "refresh_token",
        "refresh_expires_in",
        "scope",
        "token_type",
    } == set(answer.json())


def test_fewer_scopes_may_be_granted(issuer: LiveIssuer) -> None:
    """The person may hold rights back; without offline_access there is no refresh token."""
    codes = issuer.begin(scope="openid offline_access frmr.read frmr.write")
    issuer.approve(codes["user_code"], scopes=("frmr.read",))

    tokens = issuer.poll(codes["device_code"]).json()

    assert tokens["scope"] == "frmr.read"
    assert {"access_token", "expires_in", "scope", "token_type"} == set(tokens)


def test_more_scopes_are_not_granted(issuer: LiveIssuer) -> None:
    """Not even our own page can grant what was not asked for."""
    codes = issuer.begin(scope="openid")

    with pytest.raises(ValueError, match="more scopes"):
        issuer.approve(codes["user_code"], scopes=("openid", "frmr.admin"))


def test_denied_request_says_so(issuer: LiveIssuer) -> None:
    """A denial is told at each poll, early ones too."""
    codes = issuer.begin()
    issuer.deny(codes["user_code"])

    errors = [issuer.poll(codes["device_code"]).json()["error"] for _ in range(2)]

    assert errors == ["access_denied"] * 2


def test_expired_code_says_so(issuer: LiveIssuer) -> None:
    """After ten minutes the code is expired for the device and unknown to the page."""
    codes = issuer.begin()
    issuer.clock.advance(minutes=10)

    assert issuer.poll(codes["device_code"]).json()["error"] == "expired_token"
    assert issuer.services.device_requests.pending(codes["user_code"]) is None


def test_expired_code_stays_expired_when_others_begin(issuer: LiveIssuer) -> None:
    """Requests that come later do not change how an expired one ended."""
    codes = issuer.begin()
    issuer.clock.advance(minutes=10)
    issuer.begin()

    assert issuer.poll(codes["device_code"]).json()["error"] == "expired_token"


def test_expired_approval_is_too_late(issuer: LiveIssuer) -> None:
    """A request cannot be decided after its time."""
    codes = issuer.begin()
    request = issuer.services.device_requests.pending(codes["user_code"])
    assert request is not None
    issuer.clock.advance(minutes=10)

    with pytest.raises(RequestClosed), issuer.services.database.write() as connection:
        issuer.services.device_requests.deny(connection, request.id, subject=SUBJECT)


def test_request_is_decided_once(issuer: LiveIssuer) -> None:
    """After a decision the page finds nothing any more."""
    codes = issuer.begin()
    issuer.approve(codes["user_code"])

    assert issuer.services.device_requests.pending(codes["user_code"]) is None


@pytest.mark.parametrize("code", ["", "BCDF", "BCDFGHJK", "AAAA-AAAA"], ids=repr)
def test_unknown_user_code_means_nothing(issuer: LiveIssuer, code: str) -> None:
    """Malformed and unissued codes are alike to the page."""
    assert issuer.services.device_requests.pending(code) is None


def test_unknown_device_code_is_an_invalid_grant(issuer: LiveIssuer) -> None:
    """RFC 8628 names no error for it, so RFC 6749 does."""
    answer = issuer.poll("no such code")

    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


def test_code_of_another_client_is_unknown(issuer: LiveIssuer) -> None:
    """A stolen code is of no use to another client, and its polls do not count."""
    codes = issuer.begin()
    issuer.poll(codes["device_code"])

    answer = issuer.poll(codes["device_code"], client_id="other-device")

    assert answer.json()["error"] == "invalid_grant"
    issuer.clock.advance(seconds=5)
    assert issuer.poll(codes["device_code"]).json()["error"] == "authorization_pending"


def test_code_works_once(issuer: LiveIssuer) -> None:
    """A code that gave tokens never gives them again, and the tokens stay good."""
    codes = issuer.begin()
    issuer.approve(codes["user_code"])
    tokens = issuer.poll(codes["device_code"]).json()

    again = issuer.poll(codes["device_code"])

    assert again.json()["error"] == "invalid_grant"
    assert issuer.refresh(tokens["refresh_token"]).status_code == 200


def test_of_many_pollers_one_gets_the_tokens(issuer: LiveIssuer) -> None:
    """Pollers at the same moment share one approval: one wins, the others hear invalid_grant."""
    codes = issuer.begin()
    issuer.approve(codes["user_code"])

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: issuer.poll(codes["device_code"]), range(8)))

    assert sorted(answer.status_code for answer in answers) == [200] + [400] * 7
    assert {"invalid_grant", None} == {answer.json().get("error") for answer in answers}


def test_flow_is_in_the_log(issuer: LiveIssuer) -> None:
    """The request and the issue of tokens are entries that share the request; waiting is none."""
    before = len(issuer.entries("token.refused"))
    codes = issuer.begin(scope="openid")
    issuer.poll(codes["device_code"])
    issuer.approve(codes["user_code"])
    issuer.poll(codes["device_code"])

    requested, issued = issuer.entries("device.requested")[-1], issuer.entries("token.issued")[-1]
    assert requested["objects"].strip("[]") in issued["objects"]
    assert (issued["actor"], issued["session"]) == (SUBJECT, "session-1")
    assert before == len(issuer.entries("token.refused"))
