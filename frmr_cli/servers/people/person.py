"""What is known of a demo person: identity, account and register record."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Passport(NamedTuple):
    """A Russian passport."""

    series: str
    number: str
    issued: date
    issuer: str
    issuer_code: str


class Person(NamedTuple):
    """Identity, as Gosuslugi and the register know it."""

    oid: str
    """Number of the person at Gosuslugi: digits, the `sub` of tokens."""
    last_name: str
    first_name: str
    patronymic: str | None
    gender: int
    """1 male, 2 female."""
    birth_date: date
    snils: str | None
    inn: str | None
    phone: str | None
    """E.164."""
    email: str | None
    passport: Passport | None
    """None for foreigners."""


class Note(NamedTuple):
    """What is special about a demo person, in two languages."""

    en: str
    ru: str


class Account(NamedTuple):
    """How the person logs in, and what the registry lets the person do."""

    login: str
    password: str
    """In clear, because `frmr local accounts` shows it; 12 characters or more of four classes."""
    factors: tuple[str, ...]
    """Methods of the second factor: `sms`, `totp`."""
    totp_secret: str | None
    """Base32, only with `totp`."""
    consented: bool
    """Whether the consents were given before; a first login asks for them."""
    roles: tuple[str, ...]
    """Roles of the registry, as `domain.rights.Role` spells them."""
    organisation: str | None
    """OID of the organisation for which the person acts as its HR."""
    note: Note
    exists: bool = True
    """False for a person who registers at Gosuslugi first; then login and password are what the person will choose."""


Document = dict[str, object]


class DemoEntry(NamedTuple):
    """An entry of a record, with its own members as the wire contract has them."""

    noun: str
    """`education`, `employment` or `accreditation`."""
    state: str
    document: Document


class DemoPerson(NamedTuple):
    """One person with everything; the properties are what an account is seeded from."""

    person: Person
    account: Account
    worker: dict[str, object] | None
    """The register record as the wire contract has it, without what is derived; None for people who have none."""
    entries: tuple[DemoEntry, ...] = ()
    """Entries of the record; confirmed ones keep the rules, but papers are not scanned."""

    @property
    def subject(self) -> str:
        """`sub` of the person's tokens."""
        return self.person.oid

    @property
    def login(self) -> str:
        """Login name."""
        return self.account.login

    @property
    def password(self) -> str:
        """In clear."""
        return self.account.password

    @property
    def last_name(self) -> str:
        """Last name."""
        return self.person.last_name

    @property
    def first_name(self) -> str:
        """First name."""
        return self.person.first_name

    @property
    def patronymic(self) -> str | None:
        """Patronymic, where there is one."""
        return self.person.patronymic

    @property
    def gender(self) -> int:
        """1 male, 2 female."""
        return self.person.gender

    @property
    def birth_date(self) -> date:
        """Day of birth."""
        return self.person.birth_date

    @property
    def snils(self) -> str | None:
        """11 digits."""
        return self.person.snils

    @property
    def phone(self) -> str | None:
        """E.164."""
        return self.person.phone

    @property
    def email(self) -> str | None:
        """Address."""
        return self.person.email

    @property
    def inn(self) -> str | None:
        """12 digits."""
        return self.person.inn

    @property
    def document(self) -> str | None:
        """Series and number of the passport, digits; None for foreigners."""
        passport = self.person.passport
        if passport is None:
            return None
        return "".join(sign for sign in passport.series + passport.number if sign.isdigit())

    @property
    def certificate(self) -> str | None:
        """Number of the record, which Gosuslugi takes for the document of a medical worker."""
        return None if self.worker is None else str(self.worker["id"])

    @property
    def factors(self) -> tuple[str, ...]:
        """Methods of the second factor."""
        return self.account.factors

    @property
    def totp_secret(self) -> str | None:
        """Base32, only with `totp`."""
        return self.account.totp_secret

    @property
    def consented(self) -> bool:
        """Whether the consents were given before."""
        return self.account.consented
