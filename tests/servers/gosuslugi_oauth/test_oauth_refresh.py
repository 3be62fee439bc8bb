"""Refresh tokens: rotation, reuse and lost answers (RFC 6749 §6, RFC 9700 §4.14)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.servers.gosuslugi_oauth.conftest import LiveIssuer


def refreshed(issuer: LiveIssuer, refresh_token: str, **form: Any) -> dict[str, Any]:
    """The answer of a refresh that works."""
    answer = issuer.refresh(refresh_token, **form)
    assert answer.status_code == 200, answer.text
    tokens: dict[str, Any] = answer.json()
    return tokens


def error(issuer: LiveIssuer, refresh_token: str, **form: Any) -> str:
    """The error of a refresh that does not."""
    return str(issuer.refresh(refresh_token, **form).json()["error"])


def test_each_refresh_gives_a_new_refresh_token(issuer: LiveIssuer) -> None:
    """A session goes on from token to token."""
    token = issuer.login()["refresh_token"]
    seen = {token}
    for _ in range(5):
        token = refreshed(issuer, token)["refresh_token"]
        seen.add(token)

    assert len(seen) == 6


def test_lost_answer_is_survived(issuer: LiveIssuer) -> None:
    """While its replacement was never used, the replaced token still works, also several times."""
    first = issuer.login()["refresh_token"]
    refreshed(issuer, first)
    refreshed(issuer, first)

    second = refreshed(issuer, first)["refresh_token"]

    third = refreshed(issuer, second)["refresh_token"]
    assert issuer.refresh(third).status_code == 200


def test_reuse_ends_the_family(issuer: LiveIssuer) -> None:
    """A token whose replacement was used is a copy: nothing of its family works any more."""
    first = issuer.login()["refresh_token"]
    second = refreshed(issuer, first)["refresh_token"]
    tokens = refreshed(issuer, second)

    assert error(issuer, first) == "invalid_grant"
    assert error(issuer, tokens["refresh_token"]) == "invalid_grant"
    assert issuer.introspect(tokens["access_token"]) == {"active": False}
    assert issuer.entries("token.reuse_detected")[-1]["action"] == "token.reuse_detected"


def test_second_answer_to_one_token_does_not_live_beside_the_first(issuer: LiveIssuer) -> None:
    """Of two replacements of one token only the one that is used first goes on."""
    first = issuer.login()["refresh_token"]
    here = refreshed(issuer, first)["refresh_token"]
    there = refreshed(issuer, first)["refresh_token"]
    kept = refreshed(issuer, here)["refresh_token"]

    assert error(issuer, there) == "invalid_grant"
    assert error(issuer, kept) == "invalid_grant"


def test_reuse_ends_no_other_session(issuer: LiveIssuer) -> None:
    """Another login of the same person goes on."""
    other = issuer.login()["refresh_token"]
    first = issuer.login()["refresh_token"]
    refreshed(issuer, refreshed(issuer, first)["refresh_token"])
    issuer.refresh(first)

    assert issuer.refresh(other).status_code == 200


def test_threads_with_one_token_all_get_on(issuer: LiveIssuer) -> None:
    """Sixteen refreshes of one token at once all succeed, and one of their answers carries the session on."""
    first = issuer.login()["refresh_token"]

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: issuer.refresh(first), range(16)))

    assert [answer.status_code for answer in answers] == [200] * 16
    assert issuer.refresh(answers[7].json()["refresh_token"]).status_code == 200
    assert error(issuer, answers[3].json()["refresh_token"]) == "invalid_grant"


def test_fewer_scopes_hold_for_one_access_token(issuer: LiveIssuer) -> None:
    """A narrower access token leaves the grant as wide as it was."""
    first = issuer.login()

    narrow = refreshed(issuer, first["refresh_token"], scope="frmr.read")
    wide = refreshed(issuer, narrow["refresh_token"])

    assert narrow["scope"] == "frmr.read"
    assert "id_token" not in narrow
    assert first["scope"] == wide["scope"]


def test_more_scopes_are_refused(issuer: LiveIssuer) -> None:
    """A refresh cannot widen the grant, and its refusal uses nothing up."""
    token = issuer.login(scope="offline_access frmr.read")["refresh_token"]

    assert error(issuer, token, scope="frmr.read frmr.admin") == "invalid_scope"
    assert issuer.refresh(token).status_code == 200


def test_foreign_token_is_unknown(issuer: LiveIssuer) -> None:
    """A token of another client does not work, and stays good for its own."""
    token = issuer.login()["refresh_token"]

    assert error(issuer, token, client_id="other-device") == "invalid_grant"
    assert issuer.refresh(token).status_code == 200


def test_foreign_client_cannot_end_a_session(issuer: LiveIssuer) -> None:
    """A replaced token in the hands of another client is unknown, not reused."""
    first = issuer.login()["refresh_token"]
    second = refreshed(issuer, first)["refresh_token"]
    third = refreshed(issuer, second)["refresh_token"]

    assert error(issuer, first, client_id="other-device") == "invalid_grant"
    assert issuer.refresh(third).status_code == 200


@pytest.mark.parametrize("token", ["nonsense", "𝕏"], ids=["ascii", "unicode"])
def test_unknown_token_is_an_invalid_grant(issuer: LiveIssuer, token: str) -> None:
    """What was never issued is told so."""
    assert error(issuer, token) == "invalid_grant"


def test_unused_token_expires(issuer: LiveIssuer) -> None:
    """Thirty days without a refresh end the session."""
    token = issuer.login()["refresh_token"]
    issuer.clock.advance(days=30)

    assert error(issuer, token) == "invalid_grant"


def test_session_ends_after_ninety_days(issuer: LiveIssuer) -> None:
    """However often it is refreshed, a session has an end, and no token outlives it."""
    token = issuer.login()["refresh_token"]
    for _ in range(3):
        issuer.clock.advance(days=29)
        token = refreshed(issuer, token)["refresh_token"]
    issuer.clock.advance(days=2, hours=23, minutes=59)
    last = refreshed(issuer, token)
    issuer.clock.advance(minutes=1)

    assert 0 < last["expires_in"] <= 60
    assert error(issuer, last["refresh_token"]) == "invalid_grant"


def test_refresh_is_in_the_log(issuer: LiveIssuer) -> None:
    """An entry names person, session and client."""
    refreshed(issuer, issuer.login()["refresh_token"])

    entry = issuer.entries("token.refreshed")[-1]

    assert (
        entry["actor"],
        entry["session"],
        entry["client_id"],
        entry["address"],
    ) == ("1000000301", "session-1", "frmr-cli", "127.0.0.1")
