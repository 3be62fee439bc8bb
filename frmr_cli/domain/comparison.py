"""An account of the issuer beside the record of the register: what differs, and which side is to be corrected."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple

from frmr_cli.domain.contacts import parse_email, parse_phone
from frmr_cli.domain.dates import parse_date
from frmr_cli.domain.identifiers import parse_snils
from frmr_cli.domain.names import normalised, parse_name, search_key
from frmr_cli.errors import ValidationFailed

GENDERS = {"male": 1, "female": 2}
"""`gender` of OpenID Connect Core §5.1 → code of the register."""


class Outcome(StrEnum):
    """How the two values of a field stand to each other."""

    SAME = "same"
    DIFFERS = "differs"
    SPELLING = "spelling"
    """Only in ё, letter case, hyphens or spaces; the register compares literally."""
    NOT_RELEASED = "not_released"
    """The account does not tell the value to this login."""
    ABSENT = "not_in_register"
    """The record has no value."""


class Side(StrEnum):
    """Where a value has to be corrected."""

    ACCOUNT = "account"
    REGISTER = "register"
    EITHER = "either"
    """Both values are possible: the one that is out of date."""


class Compared(NamedTuple):
    """One field on both sides."""

    field: str
    """Name in the worker's document."""
    account: str | None
    register: str | None
    outcome: Outcome
    correct: Side | None = None
    """None where nothing is to be done."""


class _Field(NamedTuple):
    name: str
    claim: str
    parse: Callable[[str], object]
    newer_wins: bool = False
    """Contacts: nobody checks them against a paper, so neither side is right by itself."""


def _snils(text: str) -> str:
    return str(parse_snils(text))


_FIELDS = (
    _Field("lastName", "family_name", parse_name),
    _Field("firstName", "given_name", parse_name),
    _Field("patronymic", "middle_name", parse_name),
    _Field("birthDate", "birthdate", parse_date),
    _Field("gender", "gender", str),
    _Field("snils", "snils", _snils),
    _Field("phone", "phone_number", parse_phone, newer_wins=True),
    _Field("email", "email", parse_email, newer_wins=True),
)
NAMES = frozenset({"lastName", "firstName", "patronymic"})


def compared(claims: Mapping[str, object], worker: Mapping[str, object]) -> tuple[Compared, ...]:
    """
    Compare field by field, in the order of the record.

    `claims`: the answer of the userinfo endpoint (OpenID Connect Core §5.3); `worker`: the document with its
    restricted values in clear. A confirmed account was checked against the passport and the СНИЛС, so where both
    values are sound the register is the side to correct; a value that breaks a rule is wrong on its own side.
    """
    return tuple(_compared(item, claims, worker) for item in _FIELDS)


def _compared(item: _Field, claims: Mapping[str, object], worker: Mapping[str, object]) -> Compared:
    account, register = _text(claims.get(item.claim)), _text(worker.get(item.name))
    if item.name == "gender" and account is not None:
        account = str(GENDERS.get(account, account))
    if account is None:
        # Some people have no patronymic: nothing on both sides agrees.
        nothing = register is None and item.name in NAMES and bool(claims.get("family_name"))
        outcome = Outcome.SAME if nothing else Outcome.NOT_RELEASED
        return Compared(item.name, account, register, outcome)
    if register is None:
        return Compared(item.name, account, register, Outcome.ABSENT, Side.REGISTER)
    outcome = _outcome(item, account, register)
    correct = None if outcome is Outcome.SAME else _side(item, account, register)
    return Compared(item.name, account, register, outcome, correct)


def _outcome(item: _Field, account: str, register: str) -> Outcome:
    if item.name in NAMES:
        if normalised(account) == normalised(register):
            return Outcome.SAME
        spelling = search_key(account) == search_key(register)
        return Outcome.SPELLING if spelling else Outcome.DIFFERS
    same = _read(item, account) == _read(item, register)
    return Outcome.SAME if same else Outcome.DIFFERS


def _side(item: _Field, account: str, register: str) -> Side:
    if not _is_sound(item, register):
        return Side.REGISTER
    if not _is_sound(item, account):
        return Side.ACCOUNT
    return Side.EITHER if item.newer_wins else Side.REGISTER


def _is_sound(item: _Field, text: str) -> bool:
    try:
        item.parse(text)
    except ValidationFailed:
        return False
    return True


def _read(item: _Field, text: str) -> object:
    try:
        return item.parse(text)
    except ValidationFailed:
        return text


def _text(value: object) -> str | None:
    return None if value in (None, "") else str(value)
