"""Account and logins as the operations show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.servers.gosuslugi.accounts import api_models, locks, recovery_codes, suspicion
from frmr_cli.servers.gosuslugi.accounts.mail_links import masked_address
from frmr_cli.servers.gosuslugi.accounts.sms_codes import masked_phone
from frmr_cli.servers.gosuslugi.oauth.instants import from_milliseconds
from frmr_cli.servers.gosuslugi.places import place_of

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.accounts.directory import Account
    from frmr_cli.servers.gosuslugi.accounts.suspicion import Sign
    from frmr_cli.servers.gosuslugi.config import GosuslugiConfig


def account_state(
    connection: Connection, person: Account, config: GosuslugiConfig
) -> api_models.AccountState:
    """The account with masked contacts."""
    where = {"subject": person.subject}
    factors = connection.all(_FACTORS, where)
    password = connection.one(_PASSWORD, where) or {"set_at": 0, "expires_at": None}
    expires_at = password["expires_at"]
    return api_models.AccountState(
        subject=person.subject,
        level=person.level,
        name=person.short_name,
        phone=masked_phone(person.phone) if person.phone else None,
        email=masked_address(person.email) if person.email else None,
        factors=[
            api_models.FactorState(method=row["method"], since=_instant(row["since"]))
            for row in factors
        ],
        recovery_codes_left=recovery_codes.left(connection, person.subject),
        password_set_at=_instant(password["set_at"]),
        password_expires_at=None if expires_at is None else _instant(expires_at),
        networks=list(locks.networks(connection, person.subject)),
        unusual=[
            _unusual(sign, config)
            for sign in suspicion.recent(connection, person.subject, config.now())
        ],
    )


def session_state(row: dict[str, Any], *, current: bool) -> api_models.Session:
    """A row of `person_session`."""
    return api_models.Session(
        id=row["sid"],
        client_id=row["client_id"],
        device=row["user_agent"],
        address=row["used_address"],
        factors=row["amr"].split(),
        started_at=_instant(row["started_at"]),
        used_at=_instant(row["used_at"]),
        new_device=bool(row["new_device"]),
        current=current,
    )


def _unusual(sign: Sign, config: GosuslugiConfig) -> api_models.UnusualLogin:
    place = place_of(sign.address, config.places)
    return api_models.UnusualLogin(
        kind=sign.kind,
        at=_instant(sign.at),
        address=sign.address or None,
        place=place and place.ru,
    )


def _instant(milliseconds: int) -> str:
    return from_milliseconds(milliseconds).isoformat(timespec="seconds")


_FACTORS = (
    "SELECT method, since FROM account_factor WHERE subject = :subject ORDER BY since, method"
)
_PASSWORD = "SELECT set_at, expires_at FROM account_password WHERE subject = :subject"  # noqa: S105
