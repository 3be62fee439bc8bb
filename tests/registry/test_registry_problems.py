"""What answers that are no success turn into."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.errors import (
    Conflict,
    FieldError,
    Forbidden,
    FrmrError,
    NetworkError,
    NotFound,
    NotLoggedIn,
    RateLimited,
    ServerError,
    TimedOut,
    UsageError,
    ValidationFailed,
)
from frmr_cli.registry.problems import LONGEST_TEXT, challenge, clean, json_object, refusal
from frmr_cli.registry.reply import Reply

if TYPE_CHECKING:
    from collections.abc import Callable

    Told = Callable[[FrmrError], str]


def problem(status: int, headers: dict[str, str] | None = None, **members: Any) -> Reply:
    """An answer with a problem document."""
    known = {"content-type": "application/problem+json", **(headers or {})}
    body = json.dumps({"title": "Title", "status": status, **members}).encode()
    return Reply(status, known, body, "registry.test")


def refused(reply: Reply) -> FrmrError:
    """The error of an answer that has one."""
    error = refusal(reply)
    assert error is not None
    return error


@pytest.mark.parametrize(
    ("status", "kind", "code"),
    [
        (400, ValidationFailed, "FRMR-API-019"),
        (401, NotLoggedIn, "FRMR-API-010"),
        (403, Forbidden, "FRMR-API-012"),
        (404, NotFound, "FRMR-API-014"),
        (405, UsageError, "FRMR-API-024"),
        (408, TimedOut, "FRMR-API-026"),
        (409, Conflict, "FRMR-API-016"),
        (410, NotFound, "FRMR-API-014"),
        (412, Conflict, "FRMR-API-017"),
        (413, ValidationFailed, "FRMR-API-025"),
        (422, ValidationFailed, "FRMR-API-019"),
        (428, UsageError, "FRMR-API-018"),
        (429, RateLimited, "FRMR-API-020"),
        (500, ServerError, "FRMR-API-021"),
        (502, ServerError, "FRMR-API-023"),
        (503, ServerError, "FRMR-API-022"),
        (504, ServerError, "FRMR-API-023"),
        (511, NetworkError, "FRMR-API-002"),
        (599, ServerError, "FRMR-API-021"),
    ],
)
def test_status_decides_how_a_program_reacts(
    status: int, kind: type[FrmrError], code: str, told: Told
) -> None:
    """Each status has its class, and a text of its own when the registry gives no code."""
    error = refused(problem(status))

    assert type(error) is kind
    assert told(error) == code


@pytest.mark.parametrize("status", [200, 201, 202, 204])
def test_success_is_no_refusal(status: int) -> None:
    """2xx is fine."""
    assert refusal(problem(status)) is None


def test_code_of_the_registry_is_kept() -> None:
    """Code, request id, texts and errors of fields are the registry's own."""
    fault = {"pointer": "/phone", "code": "FRMR-RULE-012", "message": "too short"}
    error = refused(
        problem(422, code="FRMR-REG-031", request_id="r-9", detail="Look", errors=[fault])
    )

    assert (error.code, error.request_id) == ("FRMR-REG-031", "r-9")
    assert error.fields == (FieldError("/phone", "FRMR-RULE-012", "too short"),)
    assert (error.details["title"], error.details["detail"]) == ("Title", "Look")


@pytest.mark.parametrize("code", ["FRMR-NET-050", "FRMR-INT-001", "E42", "FRMR-REG-1", 7, None, []])
def test_foreign_code_is_not_taken_over(code: object) -> None:
    """A registry does not speak with the codes of this program."""
    assert refused(problem(409, code=code)).code == "FRMR-API-016"


def test_request_id_of_the_header_is_the_second_choice() -> None:
    """Without one in the body the header is what support gets."""
    assert refused(problem(500, {"x-request-id": "h-1"})).request_id == "h-1"
    assert refused(problem(500)).request_id is None


def test_step_up_has_its_own_code(told: Told) -> None:
    """RFC 9470: the login is good, but too weak or too old for this."""
    header = 'Bearer error="insufficient_user_authentication", acr_values="high", max_age=300'
    error = refused(problem(401, {"www-authenticate": header}, code="FRMR-REG-002"))

    assert isinstance(error, NotLoggedIn)
    assert told(error) == "FRMR-API-011"
    assert (error.details["acr_values"], error.details["max_age"]) == ("high", "300")


def test_missing_scope_is_named(told: Told) -> None:
    """RFC 6750 §3.1: the person learns which right to ask for."""
    header = 'Bearer realm="frmr", error="insufficient_scope", scope="frmr.write"'
    error = refused(problem(403, {"www-authenticate": header}, code="FRMR-REG-003"))

    assert isinstance(error, Forbidden)
    assert told(error) == "FRMR-API-013"
    assert error.details["scope"] == "frmr.write"


def test_pause_is_told() -> None:
    """429 and 503 say for how long; a minute when the registry does not."""
    assert refused(problem(429, {"retry-after": "7"})).details["retry_after"] == 7
    assert refused(problem(503)).details["retry_after"] == 60


def page(status: int) -> Reply:
    """An answer with a web page."""
    return Reply(status, {"content-type": "text/html"}, b"<html></html>", "registry.test")


@pytest.mark.parametrize(
    ("status", "kind", "code"),
    [
        (401, NetworkError, "FRMR-API-002"),
        (403, NetworkError, "FRMR-API-002"),
        (404, NotFound, "FRMR-API-015"),
        (500, ServerError, "FRMR-API-021"),
        (502, ServerError, "FRMR-API-023"),
        (511, NetworkError, "FRMR-API-002"),
    ],
)
def test_page_in_place_of_a_problem_is_recognised(
    status: int, kind: type[FrmrError], code: str, told: Told
) -> None:
    """A proxy that refuses is not the registry that refuses."""
    error = refused(page(status))

    assert type(error) is kind
    assert told(error) == code


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("https://portal.test:8443/login?token=1#x", "https://portal.test"),
        ("/other", "registry.test"),
        ("http://[", "?"),
        ("", "registry.test"),
    ],
)
def test_redirect_shows_its_host_only(location: str, target: str, told: Told) -> None:
    """Paths and queries of redirects hold secrets."""
    error = refused(Reply(302, {"location": location}, b"", "registry.test"))

    assert told(error) == "FRMR-API-001"
    assert error.details["target"] == target


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[]", b'"x"', b"[" * 5000])
def test_broken_problem_is_judged_by_its_status(body: bytes) -> None:
    """Nothing in a body makes the program fail."""
    headers = {"content-type": "application/problem+json"}

    assert refused(Reply(409, headers, body, "registry.test")).code == "FRMR-API-016"


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=5,
    ),
    st.integers(min_value=300, max_value=599),
)
def test_any_problem_document_becomes_an_error(value: Any, status: int) -> None:
    """Whatever the members hold, an error comes out whose details are plain and printable."""
    names = ("title", "detail", "code", "request_id", "errors")
    error = refused(problem(status, **dict.fromkeys(names, value)))

    assert all(len(str(text)) <= LONGEST_TEXT for text in error.details.values())
    assert "\n" not in str(error.details.get("title", ""))


@given(st.text())
def test_text_of_the_registry_is_data(text: str) -> None:
    """No control character, no turning mark, no line break gets into a message."""
    cleaned = clean(f"\x1b[31m{text}\u202e\x9b")

    assert not {"\x1b", "\u202e", "\x9b", "\n", "\r", "\x00"} & set(cleaned)
    assert len(cleaned) <= LONGEST_TEXT


@given(st.text())
def test_any_challenge_is_survived(header: str) -> None:
    """A header that follows no grammar gives what can be made out."""
    assert isinstance(challenge(header), dict)


def test_challenge_with_quotes_inside() -> None:
    """Escaped quotation marks belong to the value."""
    assert challenge('Bearer realm="a \\"b\\"", Error=invalid_token') == {
        "realm": 'a "b"',
        "error": "invalid_token",
    }


def test_empty_body_is_an_empty_object() -> None:
    """204 has nothing to read."""
    assert json_object(Reply(204, {}, b"", "registry.test")) == {}
