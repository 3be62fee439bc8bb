"""Refusals of the operations of the account: problem+json with a catalogue code (RFC 9457)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import JSONResponse

from frmr_cli.domain.catalogue import entry

if TYPE_CHECKING:
    from starlette.responses import Response

MEDIA_TYPE: Final = "application/problem+json"


def problem(status: int, code: str, language: str, **details: int | str) -> Response:
    """The answer for a code in a language (`ru` or `en`)."""
    found = entry(code)
    if found is None:
        raise KeyError(code)
    message, hint = found.text(language)
    body = {
        "type": f"urn:frmr:problem:{code}",
        "title": message.format(**details),
        "status": status,
        "detail": hint.format(**details),
        "code": code,
    }
    headers = {"Cache-Control": "no-store", "Content-Language": language}
    return JSONResponse(body, status, headers=headers, media_type=MEDIA_TYPE)
