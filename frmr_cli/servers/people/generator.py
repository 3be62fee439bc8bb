"""People without end: the same seed gives the same people, whatever their count."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from random import Random

from frmr_cli.servers.people.calendar import YEAR
from frmr_cli.servers.people.names import FEMALE_NAMES, MALE_NAMES, SURNAMES
from frmr_cli.servers.people.numbers import INDEX_LIMIT
from frmr_cli.servers.people.organisations import (
    FOREIGN,
    MIDWIFE,
    NURSE,
    ORGANISATIONS,
    PROFESSIONS,
    RUSSIA,
    Profession,
)
from frmr_cli.servers.people.person import Account, DemoPerson, Note, Person
from frmr_cli.servers.people.records import Sketch, career, identity, record

REFERENCE_DAY = date(2026, 11, 1)
"""The day as of which people are made where the caller names none."""

FIRST_INDEX = 1000
"""Lower indices belong to the demo cast."""

SHARED_PASSWORD = "Demo-People-2026!"  # noqa: S105 - generated people share one, and it is published
MAIL_DOMAINS = ("example.org", "example.com", "example.net")
"""Kept free by RFC 2606 §3."""

PRACTITIONER = ("practitioner",)
SMS = ("sms",)
NOTE = Note("generated", "сгенерирован")

LATIN = str.maketrans(
    {
        **dict(zip("абвгдеёзийклмнопрстуфыэ", "abvgdeeziiklmnoprstufye", strict=True)),
        "ж": "zh",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ю": "iu",
        "я": "ia",
        **dict.fromkeys("ъь'", ""),
    }
)


def people(
    count: int, seed: int | str, *, today: date = REFERENCE_DAY, first: int = FIRST_INDEX
) -> Iterator[DemoPerson]:
    """
    Generate people one by one, in ascending order of worker id, in constant memory.

    The first people of a larger count are the people of a smaller one. Some lack a patronymic,
    СНИЛС, ИНН, phone or e-mail, as in the real register; all keep its rules on the day `today`. `first`: where the
    numbers of these people begin, so that several calls make people who differ.

    Raises: ValueError for a count below 0 or above what has numbers of its own (9 999 000).
    """
    if not 0 <= count <= INDEX_LIMIT - first or first < FIRST_INDEX:
        raise ValueError(f"count: {count}")
    rng = Random(f"frmr people {seed}")  # noqa: S311 - not a secret
    return _people(range(first, first + count), rng, today.toordinal())


def _people(indices: range, rng: Random, today: int) -> Iterator[DemoPerson]:
    for index in indices:
        sketch = _sketch(index, rng, today)
        person = _with_gaps(identity(sketch, rng, email=_email(sketch)), rng)
        worker = record(sketch, person, rng, today)
        yield DemoPerson(person, _account(index, person), worker, career(sketch, rng, today))


def _sketch(index: int, rng: Random, today: int) -> Sketch:
    draw = rng.random
    profession = PROFESSIONS[int(draw() * len(PROFESSIONS))]
    surname = SURNAMES[int(draw() * len(SURNAMES))]
    father = MALE_NAMES[int(draw() * len(MALE_NAMES))]
    # The names of these two posts are feminine.
    female = profession is NURSE or profession is MIDWIFE or draw() < 0.6
    name = (
        FEMALE_NAMES[int(draw() * len(FEMALE_NAMES))]
        if female
        else MALE_NAMES[int(draw() * len(MALE_NAMES))].name
    )
    foreign = draw() < 0.01
    patronymic = father.daughter if female else father.son
    return Sketch(
        index,
        surname.female if female else surname.male,
        name,
        None if foreign else patronymic,
        2 if female else 1,
        _born(profession, rng, today),
        profession,
        ORGANISATIONS[int(draw() * len(ORGANISATIONS))],
        FOREIGN[int(draw() * len(FOREIGN))] if foreign else RUSSIA,
    )


def _born(profession: Profession, rng: Random, today: int) -> int:
    youngest = 26 if profession.higher else 22
    return today - int((youngest + rng.random() * 46) * YEAR)


def _email(sketch: Sketch) -> str:
    domain = MAIL_DOMAINS[sketch.serial % 3]
    return f"{_latin(sketch.last_name)}.{sketch.serial}@{domain}"


@cache
def _latin(name: str) -> str:
    return name.lower().translate(LATIN)


def _with_gaps(person: Person, rng: Random) -> Person:
    """Take away what one person in nine lacks."""
    chance = rng.random()
    if chance >= 0.11:
        return person
    if chance < 0.01:
        return person._replace(snils=None)
    if chance < 0.03:
        return person._replace(phone=None)
    return person._replace(email=None) if chance < 0.07 else person._replace(inn=None)


def _account(index: int, person: Person) -> Account:
    factors = () if person.phone is None else SMS
    return Account(f"u{index}", SHARED_PASSWORD, factors, None, True, PRACTITIONER, None, NOTE)
