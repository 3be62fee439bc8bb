"""The account at the issuer and its logins as values that can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.locale import t
from frmr_cli.render.moments import moment
from frmr_cli.render.values import Field, Listing, Record, Section

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LEVELS = {"simplified": "simplified", "standard": "standard", "confirmed": "confirmed"}
FACTORS = {
    "sms": "SMS code",
    "totp": "code of an app",
    "push": "push to the app",
    "passkey": "passkey",
    "signature": "electronic signature",
    "email": "link by e-mail",
}


KINDS = {
    "travel": "nobody travels there so fast",
    "failures": "many wrong passwords",
    "browser": "new browser",
    "address": "new address",
}


def _yes_no(value: Any) -> str:
    return t("yes") if value else t("no")


def level_text(value: Any) -> str:
    """A level of an account in words."""
    return t(LEVELS.get(str(value), str(value)))


def factors_text(value: Any) -> str:
    """Ways to confirm in words; names, or objects with a `method`."""
    names = [item["method"] if isinstance(item, dict) else str(item) for item in value or ()]
    return ", ".join(t(FACTORS.get(name, name)) for name in names)


ACCOUNT = Section(
    "",
    (
        Field("name", "Name"),
        Field("subject", "Gosuslugi account"),
        Field("level", "Level", level_text),
        Field("phone", "Phone"),
        Field("email", "E-mail"),
        Field("factors", "Ways to confirm", factors_text),
        Field("recovery_codes_left", "Recovery codes left"),
        Field("password_set_at", "Password set", lambda value: moment(str(value))),
        Field("password_expires_at", "Password until", lambda value: moment(str(value))),
        Field("networks", "Allowed networks"),
    ),
)
UNUSUAL = Section(
    "Unusual logins",
    (
        Field("at", "When", lambda value: moment(str(value))),
        Field("kind", "Why", lambda value: t(KINDS.get(str(value), str(value)))),
        Field("address", "Address"),
        Field("place", "Place"),
    ),
    rows="unusual",
    empty="None in the last 30 days.",
)
SESSIONS = (
    Field("id", "Session", lambda value: str(value)[:8]),
    Field("client_id", "Program"),
    Field("device", "Device", spare=1),
    Field("address", "Address"),
    Field("started_at", "Since", lambda value: moment(str(value)), spare=2),
    Field("used_at", "Last used", lambda value: moment(str(value))),
    Field("new_device", "New device", _yes_no),
    Field("current", "Current", _yes_no),
)


def account_record(state: Mapping[str, Any]) -> Record:
    """The account, masked."""
    return Record(
        schema="frmr.account/1", data=_snake(state), sections=(ACCOUNT, UNUSUAL), id_field="subject"
    )


def sessions_listing(sessions: Sequence[Mapping[str, Any]]) -> Listing:
    """The logins that work, the newest first."""
    return Listing(
        schema="frmr.sessions/1", rows=[_snake(item) for item in sessions], fields=SESSIONS
    )


def networks_listing(networks: Sequence[str]) -> Listing:
    """From where alone logins are taken."""
    return Listing(
        schema="frmr.networks/1",
        rows=[{"network": network} for network in networks],
        fields=(Field("network", "Allowed networks"),),
        id_field="network",
        empty="Logins are taken from every network.",
    )


CONSENTS = (
    Field("purpose", "What for"),
    Field("title", "Document"),
    Field("required", "Required", _yes_no, spare=1),
    Field("given_at", "Agreed", lambda value: moment(str(value))),
    Field("withdrawn_at", "Taken back", lambda value: moment(str(value))),
)


def consents_listing(consents: Sequence[Mapping[str, Any]]) -> Listing:
    """What was agreed to, the oldest first."""
    return Listing(
        schema="frmr.consents/1",
        rows=[_snake(item) for item in consents],
        fields=CONSENTS,
        id_field="purpose",
    )


def _snake(value: Mapping[str, Any]) -> dict[str, Any]:
    """Names of the issuer's JSON as those of this program's."""
    return {
        "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name): inner
        for name, inner in value.items()
    }
