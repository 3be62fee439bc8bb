"""What an answer that is not a success means."""

from __future__ import annotations

import json
import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from frmr_cli.domain.http_fields import retry_after
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

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frmr_cli.registry.reply import Reply

LONGEST_TEXT = 500
# Codes that a registry may speak in; whatever else it says is not taken for a code of this program.
SERVER_CODE = re.compile(r"FRMR-(?:AUDIT|DOC|GOS|NSI|REG|RULE)-\d{3}")
# C0, DEL, C1, and the marks that turn text around (UAX #9).
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+")
CHALLENGE_PARAMETER = re.compile(r'([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))')

WAITING = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
PORTAL = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NETWORK_AUTHENTICATION_REQUIRED)
UNTOLD_PAUSE = 60.0
"""Seconds to advise when the registry is busy and does not say for how long."""

STATUSES: dict[int, tuple[type[FrmrError], str]] = {
    400: (ValidationFailed, "FRMR-API-019"),
    401: (NotLoggedIn, "FRMR-API-010"),
    403: (Forbidden, "FRMR-API-012"),
    404: (NotFound, "FRMR-API-014"),
    408: (TimedOut, "FRMR-API-026"),
    409: (Conflict, "FRMR-API-016"),
    410: (NotFound, "FRMR-API-014"),
    412: (Conflict, "FRMR-API-017"),
    413: (ValidationFailed, "FRMR-API-025"),
    422: (ValidationFailed, "FRMR-API-019"),
    428: (UsageError, "FRMR-API-018"),
    429: (RateLimited, "FRMR-API-020"),
    502: (ServerError, "FRMR-API-023"),
    503: (ServerError, "FRMR-API-022"),
    504: (ServerError, "FRMR-API-023"),
    511: (NetworkError, "FRMR-API-002"),  # RFC 6585 §6: a portal wants its own login first
}


def refusal(reply: Reply) -> FrmrError | None:
    """
    Why the registry did not do what it was asked.

    The code is the registry's own when it sent one. `details` hold its `title` and `detail` in the
    language that was asked for, `status`, `host`, and `retry_after` (seconds) where it asked
    to wait; `request_id` and the errors of fields go with them. Texts of the registry
    are data: they come without control characters and cut to a sane length.

    Returns: None for a success.
    Source: RFC 9457 for problem+json, RFC 6750 §3.1 and RFC 9470 §3 for 401 and 403.
    """
    if reply.status < HTTPStatus.MULTIPLE_CHOICES:
        return None
    if reply.status < HTTPStatus.BAD_REQUEST:
        target = _target(reply)
        return NetworkError("FRMR-API-001", host=reply.host, status=reply.status, target=target)
    problem = _problem(reply)
    if problem is None and (strange := _strange_answer(reply)) is not None:
        return strange
    kind, code = _kind(reply.status, challenge(reply.headers.get("www-authenticate", "")))
    return _error(kind, code, reply, problem or {})


def json_object(reply: Reply) -> dict[str, Any]:
    """
    The JSON object in the body of a success; an empty body is an empty object.

    Raises: NetworkError for a web page where JSON should be, ServerError for broken JSON.
    """
    if not reply.body:
        return {}
    if _is_page(reply):
        raise NetworkError("FRMR-API-002", host=reply.host)
    data = _decoded(reply.body)
    if not isinstance(data, dict):
        raise ServerError("FRMR-API-003", host=reply.host, request_id=reply.request_id or None)
    return data


def challenge(header: str) -> dict[str, str]:
    """
    The parameters of a `WWW-Authenticate` header, names in lower case.

    Source: RFC 9110 §11.6.1.
    """
    return {
        name.lower(): clean(quoted.replace('\\"', '"') if quoted else plain)
        for name, quoted, plain in CHALLENGE_PARAMETER.findall(header)
    }


def clean(text: object) -> str:
    """A text of the registry on one line, without control characters, cut to a sane length."""
    line = UNPRINTABLE.sub(" ", str(text)).strip()
    return line if len(line) <= LONGEST_TEXT else f"{line[: LONGEST_TEXT - 1]}…"


def _error(kind: type[FrmrError], code: str, reply: Reply, problem: Mapping[str, Any]) -> FrmrError:
    details: dict[str, Any] = {
        "host": reply.host,
        "status": reply.status,
        "title": clean(problem.get("title") or f"HTTP {reply.status}"),
        "detail": clean(problem.get("detail") or ""),
    }
    wait = retry_after(reply.headers)
    if reply.status in WAITING:
        details["retry_after"] = round(UNTOLD_PAUSE if wait is None else wait)
    details |= {
        name: value
        for name, value in challenge(reply.headers.get("www-authenticate", "")).items()
        if name in ("scope", "acr_values", "max_age")
    }
    said = str(problem.get("code") or "")
    # Step-up and a missing scope are reactions of this program, whatever the registry calls them.
    if SERVER_CODE.fullmatch(said) and code not in ("FRMR-API-011", "FRMR-API-013"):
        code = said
    request_id = clean(problem.get("request_id") or reply.request_id) or None
    return kind(code, request_id=request_id, fields=_fields(problem.get("errors")), **details)


def _kind(status: int, said: Mapping[str, str]) -> tuple[type[FrmrError], str]:
    if (
        status == HTTPStatus.UNAUTHORIZED
        and said.get("error") == "insufficient_user_authentication"
    ):
        return NotLoggedIn, "FRMR-API-011"
    if (
        status == HTTPStatus.FORBIDDEN
        and said.get("error") == "insufficient_scope"
        and said.get("scope")
    ):
        return Forbidden, "FRMR-API-013"
    if status in STATUSES:
        return STATUSES[status]
    return (
        (ServerError, "FRMR-API-021")
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR
        else (UsageError, "FRMR-API-024")
    )


def _strange_answer(reply: Reply) -> FrmrError | None:
    """What only somebody other than a registry would have answered."""
    if reply.status == HTTPStatus.NOT_FOUND:
        return NotFound("FRMR-API-015", host=reply.host)
    if _is_page(reply) and reply.status in PORTAL:
        return NetworkError("FRMR-API-002", host=reply.host)
    return None


def _problem(reply: Reply) -> dict[str, Any] | None:
    if "json" not in reply.headers.get("content-type", "").lower():
        return None
    data = _decoded(reply.body)
    return data if isinstance(data, dict) else None


def _decoded(body: bytes) -> Any:
    try:
        return json.loads(body)
    # RecursionError: brackets nested deeper than any record.
    except (ValueError, RecursionError):
        return None


def _is_page(reply: Reply) -> bool:
    kind = reply.headers.get("content-type", "").lower()
    return "html" in kind or ("json" not in kind and reply.body.lstrip()[:1] == b"<")


def _fields(errors: object) -> list[FieldError]:
    if not isinstance(errors, list):
        return []
    return [
        FieldError(*(clean(error.get(name) or "") for name in FieldError._fields))
        for error in errors
        if isinstance(error, dict)
    ]


def _target(reply: Reply) -> str:
    """Where a redirect points to: scheme and host only, the rest may hold secrets."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(reply.headers.get("location", ""))
    except ValueError:
        return "?"
    return clean(f"{parts.scheme}://{parts.hostname}") if parts.hostname else reply.host
