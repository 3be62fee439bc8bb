"""What each page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from frmr_cli.servers.gosuslugi.accounts import consents, totp
from frmr_cli.servers.gosuslugi.accounts.mail_links import masked_address
from frmr_cli.servers.gosuslugi.accounts.methods import FACTORS
from frmr_cli.servers.gosuslugi.accounts.rendering import Page, visible
from frmr_cli.servers.gosuslugi.accounts.sessions import ContactChange
from frmr_cli.servers.gosuslugi.accounts.sms_codes import UNBROKEN, masked_phone
from frmr_cli.servers.gosuslugi.accounts.texts import TEXTS, text
from frmr_cli.servers.gosuslugi.oauth.instants import from_milliseconds
from frmr_cli.servers.gosuslugi.oauth.user_codes import normal_user_code, shown
from frmr_cli.servers.gosuslugi.places import names, place_of

if TYPE_CHECKING:
    from frmr_cli.servers.gosuslugi.accounts.directory import Account
    from frmr_cli.servers.gosuslugi.accounts.visit import Visit
    from frmr_cli.servers.gosuslugi.oauth.device_requests import PendingRequest

_UNSENT: Final = ("FRMR-GOS-011", "FRMR-GOS-012", "FRMR-GOS-014", "FRMR-GOS-015", "FRMR-GOS-061")
"""Notices after which it would be wrong to say that an SMS was sent."""


def code_page(_visit: Visit, prefilled: str) -> Page:
    """The form for the code; a code from the link is shown as people write it."""
    normal = normal_user_code(prefilled)
    value = visible(prefilled) if normal is None else shown(normal)
    return Page(template="code", values={"user_code": value})


def login_page(visit: Visit) -> Page:
    """Login and password."""
    return Page(
        template="login",
        values={
            "login": visible(visit.flow.typed_login),
            "said": visit.flow.said,
            "for_account": visit.flow.for_account,
        },
    )


def factor_page(visit: Visit) -> Page:
    """The choice of a method, or the form for its code."""
    flow = visit.flow
    unsent = flow.notice is not None and flow.notice.code in _UNSENT
    values = {
        "methods": flow.methods,
        "method": flow.method,
        "sent": not unsent,
        "may_enrol": "totp" not in flow.methods,
        "elsewhere": False,
        "waits": False,
    }
    if flow.method is not None:
        factor = FACTORS[flow.method]
        with visit.desk.services.database.read() as connection:
            values |= factor.shown(connection, visit.attempt(connection))
        values["elsewhere"] = factor.elsewhere
    script = "passkey" if flow.method == "passkey" else None
    return Page(template="factor", values=values, script=script)


def doubt_page(visit: Visit) -> Page:
    """Why the login was stopped, and the check of the identity."""
    notice = visit.flow.notice
    values = {
        "doubts": visit.flow.doubts,
        "where": _where(visit, visit.sender.address),
        "is_wrong": notice is not None and notice.code == "FRMR-GOS-029",
    }
    return Page(template="doubt", values=values)


def contacts_page(visit: Visit) -> Page:
    """The form for a new phone or address, then for the code that was sent there."""
    change = visit.flow.contact or ContactChange()
    shown_value = masked_phone(change.value) if change.kind == "phone" else ""
    if change.kind == "email":
        shown_value = masked_address(change.value)
    values = {
        "kind": change.kind,
        "value": shown_value.translate(UNBROKEN),
        "asked": change.kind != "",
    }
    return Page(template="contacts", values=values)


def enrol_page(visit: Visit) -> Page:
    """The secret of a new app as a picture and as text."""
    import segno
    from markupsafe import Markup

    secret = visit.flow.enrol_secret or ""
    picture = segno.make(totp.provisioning_uri(secret, _person(visit).login), error="m")
    svg = picture.svg_inline(scale=4, border=3, dark="#000", light="#fff", omitsize=True)
    groups = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
    values = {
        # Markup: the drawing is made of numbers by segno, nobody's text is in it.
        "svg": Markup(svg),  # noqa: S704
        "secret": groups,
        "for_account": visit.flow.for_account,
    }
    return Page(template="enrol", values=values)


def consent_page(visit: Visit) -> Page:
    """The documents that are still to be agreed to."""
    with visit.desk.services.database.read() as connection:
        asked = consents.missing(connection, visit.flow.subject or "")
    language = visit.sender.language
    documents = [(row, row.wording(language)) for row in asked]
    return Page(template="consent", values={"documents": documents})


def decision_page(visit: Visit, pending: PendingRequest) -> Page:
    """Which device and program ask for what."""
    language = visit.sender.language
    minutes = int((visit.now - pending.created_at).total_seconds() // 60)
    values: dict[str, Any] = {
        "name": visible(_person(visit).short_name),
        "pending": pending,
        "program": _program(pending, language),
        "user_code": shown(normal_user_code(visit.flow.user_code or "") or ""),
        "browser_address": visit.sender.address,
        "minutes": minutes,
        "signs": signs_of(visit),
        "scopes": [_right(scope, language) for scope in pending.scopes],
    }
    return Page(template="decision", values=values)


def signs_of(visit: Visit) -> list[dict[str, str]]:
    """What was unusual since the person's last login, the oldest first."""
    return [
        {
            "kind": kind,
            "at": f"{from_milliseconds(at):%d.%m.%Y %H:%M} UTC",
            "where": _where(visit, address),
        }
        for kind, at, address in visit.flow.signs
    ]


def _where(visit: Visit, address: str | None) -> str:
    """Town and address; the address alone where no town is known."""
    place = place_of(address, visit.desk.services.config.places)
    shown = visible(address or "?")
    return f"{names([place], visit.sender.language)[0]}, {shown}" if place else shown


def done_page(visit: Visit) -> Page:
    """How it ended."""
    return Page(template="done", values={"outcome": visit.flow.outcome})


def _program(pending: PendingRequest, language: str) -> str:
    key = f"client.{pending.client_id}"
    return text(key, language) if key in TEXTS else visible(pending.client_name)


def _right(scope: str, language: str) -> str:
    key = f"scope.{scope}"
    return text(key, language) if key in TEXTS else visible(scope)


def _person(visit: Visit) -> Account:
    with visit.desk.services.database.read() as connection:
        return visit.person(connection)
