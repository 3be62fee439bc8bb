"""What a demo person has learnt and where the person works, as entries of the record."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from frmr_cli.servers.people import numbers
from frmr_cli.servers.people.calendar import FIVE_YEARS, YEAR, day, iso
from frmr_cli.servers.people.organisations import (
    ORGANISATIONS,
    DemoOrganisation,
    Profession,
)
from frmr_cli.servers.people.person import DemoEntry, Document
from frmr_cli.servers.people.schools import (
    ACCREDITATIONS,
    COLLEGE,
    INSTITUTES,
    SPECIALTIES_OF_DIPLOMAS,
    UNIVERSITIES,
)

MODERN = 2014
"""Since about then diplomas have a series of 6 digits."""


class Career(NamedTuple):
    """What the entries of a person are made of."""

    serial: int
    """From 1; makes every number of the person unique."""
    born: int
    """Ordinal of the birth date."""
    profession: Profession
    organisation: DemoOrganisation

    @property
    def grown(self) -> int:
        """The day from which work is thinkable: at 24 after a university, at 20 after a college."""
        return self.born + int((24 if self.profession.higher else 20) * YEAR)


def confirmed(noun: str, document: Document) -> DemoEntry:
    """An entry that everybody sees."""
    return DemoEntry(noun, "confirmed", document)


def studies(career: Career) -> Document:
    """The diploma of the profession, got just before work begins."""
    higher = career.profession.higher
    year = day(career.born).year + (17 if higher else 16)
    end = year + (6 if higher else 3)
    return {
        "kind": "professional",
        "level": "higher" if higher else "secondary",
        "institution": {"name": _school(career, UNIVERSITIES if higher else COLLEGE)},
        "specialty": {"name": SPECIALTIES_OF_DIPLOMAS[career.profession.specialty[1]]},
        "qualification": career.profession.post[1],
        "form": "full_time",
        "beginDate": f"{year}-09-01",
        "endDate": f"{end}-06-30",
        "diploma": _diploma(career, end, "06-30"),
    }


def residency(career: Career) -> Document:
    """Two years in the specialty, right after the university."""
    year = day(career.born).year + 23
    return {
        "kind": "postgraduate",
        "stage": "residency",
        "institution": {"name": _school(career, UNIVERSITIES)},
        "specialty": specialty(career),
        "beginDate": f"{year}-09-01",
        "endDate": f"{year + 2}-08-31",
        "diploma": _diploma(career, year + 2, "08-31"),
    }


def training(career: Career, last: int, *, hours: int = 36, planned: bool = False) -> Document:
    """A training of one week that ends on the day `last`."""
    entry: Document = {
        "kind": "cpd",
        "activity": "course" if hours >= 36 else "continuous",
        "institution": {"name": _school(career, INSTITUTES)},
        "specialty": specialty(career),
        "theme": f"Актуальные вопросы: {career.profession.specialty[1].lower()}",
        "hours": hours,
        "beginDate": iso(last - 6),
        "endDate": iso(last),
    }
    if planned:
        return entry | {"planned": True}
    number = f"ПК-{numbers.of_paper(career.serial):08d}-{last % 1000:03d}"
    return entry | {"diploma": {"number": number, "date": iso(last)}}


def certificate(career: Career, exam: int) -> Document:
    """A certificate of a specialist, as they were given before accreditations."""
    return {
        "kind": "certificate",
        "institution": {"name": _school(career, UNIVERSITIES)},
        "specialty": specialty(career),
        "series": "0177",
        "number": f"{numbers.of_paper(career.serial):08d}",
        "examDate": iso(exam),
        "endDate": iso(exam + FIVE_YEARS),
    }


def accreditation(career: Career, passed: int, rng: Random) -> Document:
    """An accreditation for five years."""
    return {
        "kind": "accreditation",
        "procedure": ACCREDITATIONS[int(rng.random() * len(ACCREDITATIONS))],
        "specialty": specialty(career),
        "registryNumber": f"00 {day(passed).year % 100:02d} {numbers.of_paper(career.serial):09d}",
        "protocolNumber": f"{1 + career.serial % 97}",
        "protocolDate": iso(passed),
        "passDate": iso(passed),
        "endDate": iso(passed + FIVE_YEARS),
    }


def job(career: Career, begin: int, rng: Random) -> Document:
    """The main job since a day."""
    return _job(career, career.organisation, begin, rng) | {
        "positionType": 1,
        "contractType": "employment",
        "main": True,
        "rate": 1.0,
    }


def second_job(career: Career, begin: int, rng: Random) -> Document:
    """Half a post besides the main job, there or elsewhere."""
    place = ORGANISATIONS[int(rng.random() * len(ORGANISATIONS))]
    return _job(career, place, begin, rng) | {
        "positionType": 2 if place is career.organisation else 4,
        "contractType": "secondary",
        "main": False,
        "rate": 0.5,
    }


def specialty(career: Career) -> Document:
    """The specialty of the profession, coded."""
    code, name = career.profession.specialty
    return {"code": code, "name": name}


def _job(career: Career, place: DemoOrganisation, begin: int, rng: Random) -> Document:
    number = 1 + int(rng.random() * 9000)
    return {
        "kind": "employment",
        "organization": {"oid": place.oid, "name": place.name},
        "department": {"name": place.departments[int(rng.random() * len(place.departments))]},
        "post": {"code": career.profession.post[0], "name": career.profession.post[1]},
        "specialty": specialty(career),
        "beginDate": iso(begin),
        "contract": {"number": f"ТД-{number}", "date": iso(begin)},
        "hireOrder": {"number": f"{number}-лс", "date": iso(begin)},
        "personnelNumber": f"{100_000 + career.serial % 900_000}",
    }


def _diploma(career: Career, year: int, when: str) -> Document:
    number = f"{career.serial * numbers.SPREAD % numbers.INDEX_LIMIT:07d}"
    series = f"0077{year % 100:02d}" if year >= MODERN else "ДЕМ"
    return {"series": series, "number": number, "date": f"{year}-{when}"}


def _school(career: Career, schools: tuple[str, ...]) -> str:
    return schools[career.serial % len(schools)]
