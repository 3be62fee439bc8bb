"""
Failures as the registry answers them: problem+json (RFC 9457) in the language of the client.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from starlette.responses import Response

from frmr_cli.domain import catalogue
from frmr_cli.domain.catalogue.entry import readable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from frmr_cli.errors import FieldError

MEDIA_TYPE = "application/problem+json"

_REFUSALS = frozenset({401, 403, 429})


class Problem(Exception):
    """
    An answer that is a failure.

    Raised inside the transaction of a request it takes back what the request has changed; the entry
    of the audit log is written all the same. `details` fill the placeholders of the catalogue text.
    """

    def __init__(
        self,
        status: int,
        code: str,
        *,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
        **details: object,
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.errors = tuple(errors)
        self.headers = dict(headers or {})
        self.details = details
        self.is_recorded = False
        """Whether its entry stands in the audit log; who writes the entry says so."""

    def recorded(self) -> Problem:
        """Say that the entry is written. Returns: the problem itself, to be raised."""
        self.is_recorded = True
        return self

    @property
    def outcome(self) -> Literal["refused", "failed"]:
        """How the audit log calls it."""
        return "refused" if self.status in _REFUSALS else "failed"


def text_of(code: str, language: str, details: Mapping[str, object]) -> tuple[str, str]:
    """Message and hint of a code in a language (`ru` or `en`)."""
    entry = catalogue.entry(code)
    if entry is None:
        raise LookupError(code)
    text = entry.text(language)
    shown = readable(details)
    return text.message.format(**shown), text.hint.format(**shown)


def response(problem: Problem, *, request_id: str, language: str, instance: str) -> Response:
    """The answer that a client gets."""
    title, detail = text_of(problem.code, language, problem.details)
    body = {
        "type": f"urn:frmr:problem:{problem.code}",
        "title": title,
        "status": problem.status,
        "detail": detail,
        "instance": instance,
        "code": problem.code,
        "request_id": request_id,
        "errors": [error._asdict() for error in problem.errors],
    }
    return Response(
        json.dumps(body, ensure_ascii=False).encode(),
        status_code=problem.status,
        media_type=MEDIA_TYPE,
        headers={**problem.headers, "Content-Language": language, "Vary": "Accept-Language"},
    )


def preferred_language(accept_language: str) -> str:
    """
    `ru` or `en`, whichever the header wants more; English when it wants neither.

    Source: RFC 9110 §12.5.4, basic filtering of RFC 4647 §3.3.1.
    """
    best, language = 0.0, "en"
    for item in accept_language.split(","):
        tag, _, parameter = item.strip().partition(";")
        primary = tag.strip().lower().partition("-")[0]
        quality = _quality(parameter)
        if primary in ("ru", "en") and quality > best:
            best, language = quality, primary
    return language


def _quality(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        return min(float(value), 1.0)
    except ValueError:
        return 0.0
