"""Demo accounts: people of the seed get a password and second factors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from frmr_cli.servers.gosuslugi.accounts import consents, totp
from frmr_cli.servers.gosuslugi.accounts.consent_documents import DOCUMENTS
from frmr_cli.servers.gosuslugi.accounts.directory import Account, add_account
from frmr_cli.servers.gosuslugi.accounts.factors import switch_on
from frmr_cli.servers.gosuslugi.accounts.keeping import accounts_key
from frmr_cli.servers.gosuslugi.accounts.logins import plain
from frmr_cli.servers.gosuslugi.accounts.passwords import password_hash
from frmr_cli.servers.gosuslugi.oauth.instants import to_milliseconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.accounts.server_key import ServerKey
    from frmr_cli.servers.gosuslugi.config import Services


class SeededPerson(Protocol):
    """What an account is made of."""

    @property
    def subject(self) -> str:
        """oid of the person, digits."""

    @property
    def login(self) -> str:
        """Login name."""

    @property
    def password(self) -> str:
        """In clear: demo passwords are shown by `frmr local accounts`."""

    @property
    def last_name(self) -> str:
        """Surname."""

    @property
    def first_name(self) -> str:
        """Name."""

    @property
    def patronymic(self) -> str | None:
        """Patronymic, where there is one."""

    @property
    def gender(self) -> int:
        """1 male, 2 female."""

    @property
    def birth_date(self) -> date:
        """Date of birth."""

    @property
    def snils(self) -> str | None:
        """11 digits."""

    @property
    def phone(self) -> str | None:
        """E.164."""

    @property
    def email(self) -> str | None:
        """Address."""

    @property
    def inn(self) -> str | None:
        """12 digits."""

    @property
    def document(self) -> str | None:
        """Series and number of the identity document, digits; None for foreigners."""

    @property
    def certificate(self) -> str | None:
        """Number of the document of a medical worker; None for people without a record."""

    @property
    def factors(self) -> Sequence[str]:
        """Methods that are switched on, see `methods.FACTORS`; none for an account without second factor."""

    @property
    def totp_secret(self) -> str | None:
        """Base32, for `totp`."""

    @property
    def consented(self) -> bool:
        """Whether the required consents were given before; a first login asks for them."""


def seed_accounts(services: Services, people: Iterable[SeededPerson]) -> None:
    """
    Add the accounts that do not exist yet, in one transaction; those that do are left as they are.

    Raises: ValueError for the method `totp` without a secret; sqlite3.IntegrityError for two people with
    one login, phone, e-mail or СНИЛС.
    """
    key, now = accounts_key(services), services.config.now()
    with services.database.read() as connection:
        known = {row["subject"] for row in connection.rows("SELECT subject FROM account")}
    new = [person for person in people if person.subject not in known]
    # Thousands of generated people share a few demo passwords, and a hash costs what a login costs.
    hashes = {password: password_hash(password) for password in {row.password for row in new}}
    with services.database.write() as connection:
        for person in new:
            _add(connection, key, person, hashes[person.password], now)
            _switch_on(connection, key, person, now)
            if person.consented:
                _consent(connection, person, now)


def _add(
    connection: Connection, key: ServerKey, person: SeededPerson, hashed: str, now: datetime
) -> None:
    at = to_milliseconds(now)
    add_account(
        connection,
        key,
        Account(
            subject=person.subject,
            login=plain(person.login),
            last_name=person.last_name,
            first_name=person.first_name,
            patronymic=person.patronymic,
            gender=int(person.gender),
            birth_date=person.birth_date.isoformat(),
            snils=person.snils,
            phone=person.phone,
            email=None if person.email is None else plain(person.email),
            level="confirmed",
            inn=person.inn,
            document=person.document,
            certificate=person.certificate,
            register=_extract(person),
        ),
        at=at,
    )
    connection.execute(
        "INSERT INTO account_password (subject, hash, set_at) VALUES (:subject, :hash, :at)",
        {"subject": person.subject, "hash": hashed, "at": at},
    )


def _extract(person: SeededPerson) -> dict[str, str | None] | None:
    """What the register says of a medical worker; at first the same as the account."""
    if person.certificate is None:
        return None
    return {
        "certificate": person.certificate,
        "inn": person.inn,
        "last_name": person.last_name,
        "first_name": person.first_name,
        "patronymic": person.patronymic,
        "birth_date": person.birth_date.isoformat(),
    }


def _switch_on(connection: Connection, key: ServerKey, person: SeededPerson, now: datetime) -> None:
    for method in person.factors:
        if method == "totp":
            if person.totp_secret is None:
                raise ValueError(f"no TOTP secret: {person.login}")
            totp.enrol(connection, key, person.subject, person.totp_secret, last_step=0, now=now)
        else:
            switch_on(connection, person.subject, method, now=now)


def _consent(connection: Connection, person: SeededPerson, now: datetime) -> None:
    for document in DOCUMENTS:
        if document.required:
            consents.give(
                connection,
                person.subject,
                document,
                language="ru",
                channel="seed",
                sid=None,
                now=now,
            )
