"""Builds the identity and the register record of one demo person from a few draws."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from frmr_cli.servers.people import careers, numbers
from frmr_cli.servers.people.calendar import FIVE_YEARS, YEAR, day, iso
from frmr_cli.servers.people.careers import Career, confirmed
from frmr_cli.servers.people.organisations import (
    CATEGORIES_OF_QUALIFICATION,
    CITIES,
    RUSSIA,
    DemoOrganisation,
    Profession,
)
from frmr_cli.servers.people.person import DemoEntry, Passport, Person


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
    if rng.random() < 0.5:
        document["qualification"] = _qualification(sketch, rng, today)
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


def career_of(sketch: Sketch) -> Career:
    """What the entries of a person are made of."""
    return Career(sketch.serial, sketch.born, sketch.profession, sketch.organisation)


def career(sketch: Sketch, rng: Random, today: int) -> tuple[DemoEntry, ...]:
    """The entries of a record on the day `today`; one person in six has left, lapsed or a draft."""
    own = career_of(sketch)
    chance = rng.random()
    entries = [confirmed("education", careers.studies(own))]
    if sketch.profession.higher and sketch.profession.category == "doctor":
        entries.append(confirmed("education", careers.residency(own)))
    entries += _jobs(own, rng, today, left=chance < 0.04)
    if not 0.04 <= chance < 0.07:
        # A span of 5.4 years leaves about 8 % of accreditations expired.
        passed = max(own.grown, today - int(rng.random() * 5.4 * YEAR))
        entries.append(confirmed("accreditation", careers.accreditation(own, passed, rng)))
    if chance >= 0.8:
        trained = max(own.grown, today - int(rng.random() * 4 * YEAR))
        state = "draft" if chance >= 0.95 else "confirmed"
        entries.append(DemoEntry("education", state, careers.training(own, trained)))
    return tuple(entries)


def _jobs(own: Career, rng: Random, today: int, *, left: bool) -> list[DemoEntry]:
    hired = today - int(rng.random() * min(today - own.grown, 20 * YEAR))
    first = careers.job(own, hired, rng)
    if left:
        first["endDate"] = iso(hired + int(rng.random() * max(today - hired - 1, 1)))
        return [confirmed("employment", first)]
    if rng.random() >= 0.1:
        return [confirmed("employment", first)]
    begin = today - int(rng.random() * (today - hired))
    second = careers.second_job(own, begin, rng)
    return [confirmed("employment", first), confirmed("employment", second)]


def _qualification(sketch: Sketch, rng: Random, today: int) -> dict[str, str]:
    begin = max(career_of(sketch).grown, today - int(rng.random() * FIVE_YEARS))
    return {
        "category": CATEGORIES_OF_QUALIFICATION[int(rng.random() * 3)],
        "specialty": sketch.profession.specialty[1],
        "beginDate": iso(begin),
        "endDate": iso(begin + FIVE_YEARS),
    }
