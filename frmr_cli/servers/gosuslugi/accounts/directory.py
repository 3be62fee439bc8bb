"""The people who have an account, and what the issuer may say about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from frmr_cli.servers.gosuslugi.accounts.logins import meanings
from frmr_cli.servers.gosuslugi.oauth.scopes import released_claims

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frmr_cli.servers.database import Connection

_GENDERS: Final = {1: "male", 2: "female"}
"""Codes of the register → values of OpenID Connect Core §5.1."""


@dataclass(frozen=True, kw_only=True)
class Account:
    """One person."""

    subject: str
    """oid of the person, digits; `sub` of the tokens."""
    login: str
    last_name: str
    first_name: str
    patronymic: str | None
    gender: int
    birth_date: str
    """ISO 8601."""
    snils: str | None
    """11 digits."""
    phone: str | None
    """E.164, or whatever wrong number the person has left there."""
    email: str | None
    level: str
    """`simplified`, `standard` or `confirmed`."""

    @property
    def short_name(self) -> str:
        """Name, patronymic and the first letter of the surname: enough to be recognised by oneself."""
        names = (self.first_name, self.patronymic, f"{self.last_name[:1]}.")
        return " ".join(name for name in names if name)


def account(connection: Connection, subject: str) -> Account | None:
    """The account of a subject."""
    row = connection.one(f"{_SELECT} WHERE subject = :subject", {"subject": subject})
    return None if row is None else Account(**row)


def account_named(connection: Connection, typed: str) -> Account | None:
    """The account that a typed login means; None when it means none, or more than one."""
    found: dict[str, dict[str, Any]] = {}
    for column, value in meanings(typed).items():
        row = connection.one(_BY_LOGIN[column], {"value": value})
        if row is not None:
            found[row["subject"]] = row
    if len(found) != 1:
        return None
    return Account(**found.popitem()[1])


def claims(connection: Connection, subject: str, scopes: Iterable[str]) -> dict[str, Any]:
    """
    What userinfo and the id_token say about a person, by the scopes that were granted.

    Always has `sub`; a claim without a value is left out. Source: OpenID Connect Core §5.1, §5.4.
    """
    person = account(connection, subject)
    if person is None:
        return {"sub": subject}
    released = released_claims(scopes)
    return {"sub": subject} | {
        name: value
        for name, value in _all_claims(person).items()
        if name in released and value is not None
    }


def _all_claims(person: Account) -> dict[str, Any]:
    names = (person.last_name, person.first_name, person.patronymic)
    return {
        "family_name": person.last_name,
        "given_name": person.first_name,
        "middle_name": person.patronymic,
        "name": " ".join(name for name in names if name),
        "birthdate": person.birth_date,
        "gender": _GENDERS[person.gender],
        "locale": "ru-RU",
        "snils": person.snils,
        "email": person.email,
        "email_verified": None if person.email is None else True,
        "phone_number": person.phone,
        "phone_number_verified": None if person.phone is None else True,
    }


_COLUMNS = "subject, login, last_name, first_name, patronymic, gender, birth_date, snils, phone, email, level"
_SELECT = f"SELECT {_COLUMNS} FROM account"  # noqa: S608 — both are constants
_BY_LOGIN: Final = {
    column: f"{_SELECT} WHERE {column} = :value" for column in ("login", "email", "snils", "phone")
}
