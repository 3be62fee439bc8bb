"""Logins as values that can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.locale import t
from frmr_cli.render.moments import moment
from frmr_cli.render.values import Field, Listing, Record, Row, Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frmr_cli.login.device import DeviceCode
    from frmr_cli.login.store.index import AccountEntry
    from frmr_cli.login.store.probes import Probe

STORAGE_NAMES = {
    "keyring": "keyring of the system",
    "passphrase": "file under a passphrase",
    "insecure": "file without protection",
}
SOURCES = {
    "environment": "environment variable",
    "service_account": "service account",
    "store": "stored login",
}
STATES = {
    "ready": "ready",
    "silent": "does not answer",
    "locked": "locked",
    "absent": "absent",
    "empty": "not set up",
    "unusable": "unusable",
}


def _named(names: dict[str, str]) -> Any:
    return lambda value: t(names.get(str(value), str(value)))


STATUS_FIELDS = (
    Field("source", "Token from", _named(SOURCES)),
    Field("variable", "Variable"),
    Field("context", "Context"),
    Field("registry", "Registry"),
    Field("issuer", "Issuer"),
    Field("name", "Name"),
    Field("subject", "Gosuslugi account"),
    Field("client_id", "Client id"),
    Field("scopes", "Rights of this login"),
    Field("expires_at", "Access token until", moment),
    Field("refresh_expires_at", "Login until", moment),
    Field("storage", "Kept in", _named(STORAGE_NAMES)),
)


def status_record(data: Row) -> Record:
    """Which login is in use; fields without a value are left out where people read."""
    fields = tuple(item for item in STATUS_FIELDS if data.get(item.name) is not None)
    sections = (Section("", fields),)
    return Record(schema="frmr.auth-status/1", data=data, sections=sections, id_field="subject")


def account_data(entry: AccountEntry) -> dict[str, Any]:
    """A stored login without its secrets."""
    account = entry.account
    return {
        "context": account.context,
        "issuer": account.issuer,
        "client_id": account.client_id,
        "subject": account.subject,
        "name": entry.name,
        "scopes": entry.scope.split(),
        "expires_at": entry.expires_at,
        "refresh_expires_at": entry.refresh_expires_at,
        "renewable": entry.is_renewable,
        "saved_at": entry.saved_at,
        "storage": entry.backend,
    }


def logins_listing(rows: Iterable[Row]) -> Listing:
    """Stored logins; `active` marks those that commands use."""
    fields = (
        Field("active", "Active", lambda value: t("yes") if value else ""),
        Field("context", "Context"),
        Field("name", "Name"),
        Field("subject", "Gosuslugi account"),
        Field("storage", "Kept in", _named(STORAGE_NAMES)),
    )
    empty = "Nobody is logged in."
    return Listing(
        schema="frmr.logins/1", rows=tuple(rows), fields=fields, empty=empty, id_field="subject"
    )


def login_record(data: Row) -> Record:
    """A login that has just succeeded."""
    fields = tuple(Field(name, name) for name in data)
    return Record(
        schema="frmr.login/1", data=data, sections=(Section("", fields),), id_field="subject"
    )


def logouts_listing(rows: Iterable[Row]) -> Listing:
    """What happened to each login that was ended."""
    names = ("context", "name", "subject", "revocation", "deleted")
    fields = tuple(Field(name, name) for name in names)
    return Listing(schema="frmr.logouts/1", rows=tuple(rows), fields=fields, id_field="subject")


def device_record(code: DeviceCode, *, next_step: str) -> Record:
    """A login that waits for its person, for the program that began it."""
    data = {
        "verification_uri": code.verification_uri,
        "verification_uri_complete": code.verification_uri_complete,
        "user_code": code.user_code,
        "expires_at": code.expires_at.isoformat(timespec="seconds"),
        "next_step": next_step,
    }
    fields = tuple(Field(name, name) for name in data)
    return Record(
        schema="frmr.device-login/1",
        data=data,
        sections=(Section("", fields),),
        id_field="user_code",
    )


def storage_listing(probes: Iterable[Probe], *, chosen: str) -> Listing:
    """The ways to keep tokens, and whether each works here."""
    rows = [
        {
            "storage": probe.backend,
            "chosen": probe.backend == chosen,
            "state": probe.state,
            "code": getattr(probe.error, "code", None),
        }
        for probe in probes
    ]
    fields = (
        Field("storage", "Storage"),
        Field("chosen", "Chosen", lambda value: t("yes") if value else ""),
        Field("state", "State", _named(STATES)),
        Field("code", "Code"),
    )
    return Listing(schema="frmr.token-storages/1", rows=rows, fields=fields, id_field="storage")
