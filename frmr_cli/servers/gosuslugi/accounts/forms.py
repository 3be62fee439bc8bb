"""What a browser sends with a request: the fields of its form, its language, the address it used."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlsplit

from frmr_cli.domain.hosts import is_loopback, names_loopback
from frmr_cli.servers.gosuslugi.accounts.languages import preferred

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from starlette.requests import Request

    from frmr_cli.servers.gosuslugi.config import GosuslugiConfig

LANGUAGE_COOKIE: Final = "gosuslugi_language"

_FORM: Final = "application/x-www-form-urlencoded"
_FILES: Final = "multipart/form-data"
_LARGEST: Final = {_FORM: 16_384, _FILES: 65_536}
"""Media type → octets; a signature with its certificates has some thousands."""
_MOST_FIELDS: Final = 40


async def read_form(request: Request) -> dict[str, str] | None:
    """
    The fields of a form, the first of each name; a file comes as Base64 of its contents.

    None when the body is no form, or too large.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind not in _LARGEST:
        return None
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST[kind]:
            return None
    if kind == _FILES:
        return await _parts(request, body)
    try:
        pairs = parse_qsl(
            body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="replace"
        )
    except ValueError:
        return None
    return dict(reversed(pairs))


def language_of(request: Request) -> str:
    """`ru` or `en`."""
    return preferred(
        asked=request.query_params.get("lang"),
        kept=request.cookies.get(LANGUAGE_COOKIE),
        accepted=request.headers.get("accept-language", ""),
    )


def home(config: GosuslugiConfig, request: Request) -> str:
    """
    The address of the pages as the browser sees it, up to the path of the issuer.

    On loopback that is what the browser called it: this machine has several names. Elsewhere it is the issuer, because
    anybody can send any `Host`.
    """
    parts = urlsplit(config.issuer)
    called = request.headers.get("host", "")
    if is_loopback(parts.hostname or "") and names_loopback(called):
        return f"{parts.scheme}://{called}{config.path}"
    return config.issuer


async def _parts(request: Request, body: bytes) -> dict[str, str] | None:
    from starlette.datastructures import UploadFile
    from starlette.formparsers import MultiPartException, MultiPartParser

    async def whole() -> AsyncGenerator[bytes, None]:
        yield body

    parser = MultiPartParser(request.headers, whole(), max_files=1, max_fields=_MOST_FIELDS)
    try:
        form = await parser.parse()
    except MultiPartException:
        return None
    fields: dict[str, str] = {}
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            fields.setdefault(name, base64.b64encode(await value.read()).decode())
        else:
            fields.setdefault(name, value)
    await form.close()
    return fields
