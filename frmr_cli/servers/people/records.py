"""Builds the identity and the register record of one demo person from a few draws."""

from __future__ import annotations

from datetime import date
from functools import cache
from random import Random
from typing import NamedTuple

from frmr_cli.servers.people import numbers
from frmr_cli.servers.people.organisations import (
    ACCREDITATION_KINDS,
    CATEGORIES_OF_QUALIFICATION,
    CITIES,
    ORGANISATIONS,
    RUSSIA,
    DemoOrganisation,
    Profession,
)
from frmr_cli.servers.people.person import Passport, Person

YEAR = 365.25
FIVE_YEARS = 1826
"""Days of an accreditation and of a qualification category."""


class Sketch(NamedTuple):
    """What is decided about a person before the details are drawn."""

    serial: int
    """From 1; makes every number of the person unique."""
    last_name: str
    first_name: str
    patronymic: str | None
    gender: int
    born: int
    """Ordinal of the birth date."""
    profession: Profession
    organisation: DemoOrganisation
    country: tuple[str, str] = RUSSIA


@cache
def day(ordinal: int) -> date:
    """The date of an ordinal; each date is made once for all people."""
    return date.fromordinal(ordinal)


@cache
def iso(ordinal: int) -> str:
    """The date of an ordinal in ISO 8601."""
    return date.fromordinal(ordinal).isoformat()


def identity(sketch: Sketch, rng: Random, *, email: str) -> Person:
    """A person with every number; the caller takes away what the person should lack."""
    index = sketch.serial
    number = numbers.spread(index)
    return Person(
        oid=str(1_000_000_000 + index),
        last_name=sketch.last_name,
        first_name=sketch.first_name,
        patronymic=sketch.patronymic,
        gender=sketch.gender,
        birth_date=day(sketch.born),
        snils=numbers.snils(number),
        inn=numbers.inn(number),
        phone=numbers.phone(index),
        email=email,
        passport=_passport(number, sketch.born, rng) if sketch.country is RUSSIA else None,
    )


def _passport(number: int, born: int, rng: Random) -> Passport:
    digits = f"{number:08d}"
    # The first passport of an adult: long ago for everybody who works.
    issued = born + int(20 * YEAR + rng.random() * 60)
    return Passport(
        f"00{digits[:2]}", digits[2:], day(issued), "Отдел учебных документов", "000-001"
    )


def record(sketch: Sketch, person: Person, rng: Random, today: int) -> dict[str, object]:
    """The register record of a person on the day `today` (an ordinal), as the wire has it."""
    place, profession = sketch.organisation, sketch.profession
    document: dict[str, object] = {
        "id": numbers.worker_id(sketch.serial),
        "lastName": person.last_name,
        "firstName": person.first_name,
        "gender": person.gender,
        "birthDate": iso(sketch.born),
        "birthPlace": f"г. {CITIES[int(rng.random() * len(CITIES))]}",
        "citizenship": {"code": sketch.country[0], "name": sketch.country[1]},
        "documents": _documents(person.passport),
        "addresses": [_address(place.region, rng)],
        "category": profession.category,
        "specialties": [
            {"code": profession.specialty[0], "name": profession.specialty[1], "main": True}
        ],
    }
    _add_optional(document, person)
    _add_career(document, sketch, rng, today)
    document["version"] = 1
    document["updatedAt"] = f"{iso(today)}T00:00:00+03:00"
    return document


def _add_optional(document: dict[str, object], person: Person) -> None:
    values = {
        "patronymic": person.patronymic,
        "snils": person.snils,
        "inn": person.inn,
        "phone": person.phone,
        "email": person.email,
    }
    document.update({name: value for name, value in values.items() if value is not None})


def _documents(passport: Passport | None) -> list[dict[str, object]]:
    if passport is None:
        return []
    return [
        {
            "documentId": 1,
            "serial": passport.series,
            "number": passport.number,
            "passDate": passport.issued.isoformat(),
            "passOrg": passport.issuer,
            "codeOrg": passport.issuer_code,
        }
    ]


def _address(region: str, rng: Random) -> dict[str, object]:
    return {
        "address": {
            "region": region,
            "prefixStreet": "ул.",
            "streetName": "Демонстрационная",
            "house": str(1 + int(rng.random() * 150)),
            "flat": str(1 + int(rng.random() * 200)),
        }
    }


def _add_career(document: dict[str, object], sketch: Sketch, rng: Random, today: int) -> None:
    profession = sketch.profession
    # Work begins at 24 after a university and at 20 after a college.
    grown = sketch.born + int((24 if profession.higher else 20) * YEAR)
    chance = rng.random()
    jobs = _jobs(sketch, rng, grown, today, left=chance < 0.04)
    passes = [] if 0.04 <= chance < 0.07 else [_accreditation(profession, rng, grown, today)]
    if rng.random() < 0.5:
        document["qualification"] = _qualification(profession, rng, grown, today)
    employed = "endDate" not in jobs[0]
    document["isMedicalWorker"] = employed and bool(passes and passes[0]["endDate"] >= iso(today))
    document["employment"] = jobs
    document["accreditation"] = passes


def _jobs(
    sketch: Sketch, rng: Random, grown: int, today: int, *, left: bool
) -> list[dict[str, object]]:
    hired = today - int(rng.random() * min(today - grown, 20 * YEAR))
    first = job(sketch.organisation, sketch.profession, rng, main=True)
    first["beginDate"] = iso(hired)
    if left:
        first["endDate"] = iso(hired + int(rng.random() * (today - hired - 1)))
        return [first]
    if rng.random() >= 0.1:
        return [first]
    other = ORGANISATIONS[int(rng.random() * len(ORGANISATIONS))]
    second = job(other, sketch.profession, rng, main=False)
    second["beginDate"] = iso(today - int(rng.random() * (today - hired)))
    return [first, second]


def job(
    place: DemoOrganisation, profession: Profession, rng: Random, *, main: bool
) -> dict[str, object]:
    """A job without its dates."""
    return {
        "organization": {"oid": place.oid, "name": place.name},
        "post": {"code": profession.post[0], "name": profession.post[1]},
        "department": place.departments[int(rng.random() * len(place.departments))],
        "rate": 1.0 if main else 0.5,
        "main": main,
    }


def _accreditation(profession: Profession, rng: Random, grown: int, today: int) -> dict[str, str]:
    # A span of 5.4 years leaves about 8 % of accreditations expired.
    passed = max(grown, today - int(rng.random() * 5.4 * YEAR))
    return {
        "kind": ACCREDITATION_KINDS[int(rng.random() * 3)],
        "specialty": profession.specialty[1],
        "passDate": iso(passed),
        "endDate": iso(passed + FIVE_YEARS),
    }


def _qualification(profession: Profession, rng: Random, grown: int, today: int) -> dict[str, str]:
    begin = max(grown, today - int(rng.random() * FIVE_YEARS))
    return {
        "category": CATEGORIES_OF_QUALIFICATION[int(rng.random() * 3)],
        "specialty": profession.specialty[1],
        "beginDate": iso(begin),
        "endDate": iso(begin + FIVE_YEARS),
    }
