"""Pages as HTML: templates, texts and the headers that keep a page to itself."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from starlette.responses import Response

from frmr_cli.domain.catalogue import entry
from frmr_cli.domain.cures import Page as Where
from frmr_cli.domain.cures import cure_of
from frmr_cli.servers.gosuslugi.accounts.texts import text

if TYPE_CHECKING:
    from jinja2 import Environment

    from frmr_cli.servers.gosuslugi.accounts.sessions import Notice

_PAGES: Final = "frmr_cli.servers.gosuslugi"
_LONGEST: Final = 200

HEADERS: Final = {
    # No script, but for the pages that name one; `data:` is the icon. https://www.w3.org/TR/CSP3/
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Vary": "Accept-Language, Cookie",
}


@dataclass(frozen=True, kw_only=True)
class Page:
    """What a template is filled with."""

    template: str
    """Name without `.html`; also the step that `<main data-step>` names."""
    values: dict[str, Any] = field(default_factory=dict)
    status: int = 200
    script: str | None = None
    """Name of the script without which the page cannot do its work; most have none."""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What all pages of one answer share."""

    language: str
    prefix: str
    """Path of the issuer."""
    csrf: str = ""
    user_code: str = ""
    """Kept by the link that switches the language."""
    notice: Notice | None = None


def rendered(page: Page, frame: Frame) -> Response:
    """The page as an answer."""

    def say(key: str, **values: object) -> str:
        return text(key, frame.language, **values)

    html = (
        _environment()
        .get_template(f"{page.template}.html")
        .render(
            t=say,
            frame=frame,
            error=_error(frame, page),
            style=f"{frame.prefix}/assets/{_asset_name('style.css')}",
            script=page.script and f"{frame.prefix}/assets/{_asset_name(f'{page.script}.js')}",
            **page.values,
        )
    )
    headers = HEADERS | {"Content-Language": frame.language}
    if page.script is not None:
        headers["Content-Security-Policy"] += "; script-src 'self'"
    return Response(html, page.status, headers, media_type="text/html; charset=utf-8")


def asset(name: str) -> bytes:
    """A style sheet or a script."""
    return resources.files(_PAGES).joinpath("pages", name).read_bytes()


def visible(value: str) -> str:
    """
    Somebody else's text as one short line that shows what it is.

    Controls and marks that change the direction of writing become `�`; nothing is left out unseen.
    """
    signs = (
        "�" if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") else sign
        for sign in value[: _LONGEST + 1]
    )
    line = "".join(signs)
    return line if len(value) <= _LONGEST else f"{line[:_LONGEST]}…"


def _error(frame: Frame, page: Page) -> dict[str, Any] | None:
    if frame.notice is None:
        return None
    found = entry(frame.notice.code)
    if found is None:
        raise KeyError(frame.notice.code)
    message, hint = found.text(frame.language)
    details = frame.notice.details
    return {
        "code": frame.notice.code,
        "details": details,
        "message": message.format(**details),
        "hint": hint.format(**details).replace("`", ""),
        "to_account": page.template != "account"
        and cure_of(frame.notice.code).page is Where.ACCOUNT,
    }


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader(_PAGES, "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = visible
    return environment


@cache
def _asset_name(name: str) -> str:
    """The name changes with the contents, so that a browser may keep them for ever."""
    stem, _, kind = name.partition(".")
    return f"{stem}-{sha256(asset(name)).hexdigest()[:12]}.{kind}"
