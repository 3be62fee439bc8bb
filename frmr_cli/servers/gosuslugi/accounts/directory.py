"""
The people who have an account, and what the issuer may say about them.

What names a person stands sealed in one column; login, e-mail, СНИЛС and phone are found by keyed hashes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from frmr_cli.servers.gosuslugi.accounts.logins import meanings
from frmr_cli.servers.gosuslugi.oauth.scopes import released_claims

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frmr_cli.servers.database import Connection, SqlValue
    from frmr_cli.servers.gosuslugi.accounts.server_key import ServerKey

_SEAL: Final = "account"
_LOGINS: Final = ("login", "email", "snils", "phone")
_IN_CLEAR: Final = ("subject", "level")
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
    inn: str | None = None
    """12 digits."""
    document: str | None = None
    """Series and number of the identity document, digits."""
    certificate: str | None = None
    """Number of the document that shows the medical worker: of the accreditation or certificate."""
    linked: bool = True
    """Whether the account is linked to its record of the register."""
    register: dict[str, str | None] | None = None
    """What the register says of the person, as its extract has it; None for people without a record."""

    @property
    def short_name(self) -> str:
        """Name, patronymic and the first letter of the surname: enough to be recognised by oneself."""
        names = (self.first_name, self.patronymic, f"{self.last_name[:1]}.")
        return " ".join(name for name in names if name)


def account(connection: Connection, key: ServerKey, subject: str) -> Account | None:
    """The account of a subject."""
    row = connection.one(f"{_SELECT} WHERE subject = :value", {"value": subject})
    return None if row is None else _opened(key, row)


def account_named(connection: Connection, key: ServerKey, typed: str) -> Account | None:
    """The account that a typed login means; None when it means none, or more than one."""
    found: dict[str, dict[str, Any]] = {}
    for column, value in meanings(typed).items():
        row = connection.one(_BY_LOGIN[column], {"value": _index(key, column, value)})
        if row is not None:
            found[row["subject"]] = row
    if len(found) != 1:
        return None
    return _opened(key, found.popitem()[1])


def add_account(connection: Connection, key: ServerKey, person: Account, *, at: int) -> None:
    """
    Keep a new account in the running transaction; `at` is milliseconds since 1970 UTC.

    Raises: sqlite3.IntegrityError when another account has its login, phone, e-mail or СНИЛС.
    """
    connection.execute(_INSERT, _sealed(key, person) | {"level": person.level, "at": at})


def change_account(connection: Connection, key: ServerKey, person: Account) -> None:
    """
    Keep what has changed of an account in the running transaction.

    Raises: sqlite3.IntegrityError when another account has its login, phone, e-mail or СНИЛС.
    """
    connection.execute(_UPDATE, _sealed(key, person) | {"level": person.level})


def claims(
    connection: Connection, key: ServerKey, subject: str, scopes: Iterable[str]
) -> dict[str, Any]:
    """
    What userinfo and the id_token say about a person, by the scopes that were granted.

    Always has `sub`; a claim without a value is left out. Source: OpenID Connect Core §5.1, §5.4.
    """
    person = account(connection, key, subject)
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


def _sealed(key: ServerKey, person: Account) -> dict[str, SqlValue]:
    values = vars(person)  # `asdict` copies deeply, which costs more than sealing
    kept = {name: value for name, value in values.items() if name not in _IN_CLEAR}
    body = json.dumps(kept, ensure_ascii=False).encode()
    found_by = {
        f"{name}_index": None if values[name] is None else _index(key, name, values[name])
        for name in _LOGINS
    }
    sealed = key.seal(_SEAL, body, context=person.subject)
    return {"subject": person.subject, "sealed": sealed, **found_by}


def _index(key: ServerKey, name: str, value: str) -> bytes:
    """128 bits: enough that no two values of a country share them, and half the size in four indexes."""
    return bytes.fromhex(key.fingerprint(name, value))[:16]


def _opened(key: ServerKey, row: dict[str, Any]) -> Account:
    values = json.loads(key.unseal(_SEAL, row["sealed"], context=row["subject"]))
    return Account(subject=row["subject"], level=row["level"], **values)


_SELECT = "SELECT subject, sealed, level FROM account"
_BY_LOGIN: Final = {column: f"{_SELECT} WHERE {column}_index = :value" for column in _LOGINS}
_INSERT = """
INSERT INTO account (subject, sealed, login_index, snils_index, phone_index, email_index, level, created_at)
VALUES (:subject, :sealed, :login_index, :snils_index, :phone_index, :email_index, :level, :at)
"""
_UPDATE = """
UPDATE account SET sealed = :sealed, login_index = :login_index, snils_index = :snils_index,
  phone_index = :phone_index, email_index = :email_index, level = :level
WHERE subject = :subject
"""
