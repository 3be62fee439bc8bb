"""The demo cast: people with a part to play, the same in every installation."""

from __future__ import annotations

import base64
from datetime import date
from random import Random
from typing import NamedTuple

from frmr_cli.servers.people import careers
from frmr_cli.servers.people.calendar import YEAR
from frmr_cli.servers.people.careers import Career, confirmed
from frmr_cli.servers.people.generator import REFERENCE_DAY
from frmr_cli.servers.people.organisations import (
    CARDIOLOGIST,
    HEAD,
    NEUROLOGIST,
    NURSE,
    ORGANISATIONS,
    PAEDIATRICIAN,
    RUSSIA,
    SURGEON,
    THERAPIST,
    Profession,
)
from frmr_cli.servers.people.person import Account, DemoEntry, DemoPerson, Note
from frmr_cli.servers.people.records import Sketch, career_of, identity, record

FIRST_INDEX = 301
EXPIRING = 1700
"""Days since an accreditation was passed that ends in about four months."""
SOON = frozenset({"petrova"})
"""Whose accreditation is expiring."""
TOTP_BYTES = 20
"""RFC 4226 §4 recommends 160 bits."""


class Part(NamedTuple):
    """One line of the playbill."""

    login: str
    name: tuple[str, str, str | None]
    """Last name, first name, patronymic."""
    gender: int
    born: date
    note: Note
    profession: Profession | None = None
    """None for a person without a register record."""
    organisation: int = 0
    """Place in ORGANISATIONS."""
    roles: tuple[str, ...] = ("practitioner",)
    acts_for_organisation: bool = False
    factor: str = "sms"
    consented: bool = True
    country: tuple[str, str] = RUSSIA
    registered: bool = True
    """Whether the person has an account at Gosuslugi."""


CAST = (
    Part(
        "ivanova",
        ("Иванова", "Анна", "Сергеевна"),
        2,
        date(1985, 4, 18),
        Note("a general practitioner: the main demo", "врач-терапевт: основной пример"),
        THERAPIST,
    ),
    Part(
        "petrova",
        ("Петрова", "Марина", "Викторовна"),
        2,
        date(1992, 9, 3),
        Note("a nurse", "медицинская сестра"),
        NURSE,
        1,
    ),
    Part(
        "sidorov",
        ("Сидоров", "Пётр", "Ильич"),
        1,
        date(1990, 2, 28),
        Note("first login: is asked for consent", "первый вход: спросят согласие"),
        SURGEON,
        1,
        consented=False,
    ),
    Part(
        "mamedov",
        ("Мамедов", "Рашид", "Ахмед оглы"),
        1,
        date(1979, 12, 31),
        Note("confirms with the app (TOTP)", "подтверждает вход приложением (TOTP)"),
        CARDIOLOGIST,
        1,
        factor="totp",
    ),
    Part(
        "nguyen",
        ("Нгуен", "Лан", None),
        2,
        date(1994, 7, 15),
        Note("a foreigner without a patronymic", "иностранная гражданка, нет отчества"),
        NEUROLOGIST,
        4,
        country=("704", "Вьетнам"),
    ),
    Part(
        "koroleva",
        ("Королёва-Семёнова", "Алёна", "Фёдоровна"),
        2,
        date(1988, 2, 29),
        Note("a double surname, ё, born on 29 February", "двойная фамилия, ё, родилась 29 февраля"),
        PAEDIATRICIAN,
        2,
    ),
    Part(
        "orlova",
        ("Орлова", "Татьяна", "Николаевна"),
        2,
        date(1975, 5, 20),
        Note("keeps the records of one organisation (HR)", "кадровая служба одной организации"),
        roles=("organisation_hr",),
        acts_for_organisation=True,
    ),
    Part(
        "gromov",
        ("Громов", "Виктор", "Андреевич"),
        1,
        date(1968, 11, 7),
        Note("head of an organisation, also its HR", "главный врач, ведёт и кадры"),
        HEAD,
        5,
        roles=("practitioner", "organisation_hr"),
        acts_for_organisation=True,
    ),
    Part(
        "admin",
        ("Соколов", "Дмитрий", "Юрьевич"),
        1,
        date(1982, 1, 12),
        Note("administrator of the registry", "администратор регистра"),
        roles=("registry_admin",),
    ),
    Part(
        "support",
        ("Лебедева", "Ольга", "Павловна"),
        2,
        date(1996, 6, 1),
        Note(
            "support: masked data and login events", "поддержка: данные под маской и события входа"
        ),
        roles=("support",),
    ),
    Part(
        "auditor",
        ("Зимин", "Лев", "Кириллович"),
        1,
        date(1971, 8, 25),
        Note("auditor: the event log", "аудитор: журнал событий"),
        roles=("auditor",),
    ),
    Part(
        "stranger",
        ("Незнамов", "Глеб", "Романович"),
        1,
        date(1999, 3, 9),
        Note(
            "the account is linked to no register record",
            "учётная запись не связана с записью регистра",
        ),
        roles=(),
    ),
    Part(
        "novikova",
        ("Новикова", "Вера", "Игоревна"),
        2,
        date(1998, 10, 6),
        Note(
            "has a register record but no account: registers at Gosuslugi with this phone and e-mail",
            "есть запись регистра, но нет учётной записи: регистрируется в Госуслугах с этими телефоном и почтой",
        ),
        THERAPIST,
        2,
        roles=(),
        consented=False,
        registered=False,
    ),
)


def cast(seed: int | str, *, today: date = REFERENCE_DAY) -> tuple[DemoPerson, ...]:
    """
    The demo cast, in the order of the playbill.

    Names, logins, passwords and numbers are the same for every seed; the seed gives the TOTP
    secrets and the details of the records, `today` their dates. Every practitioner has a job and
    a valid accreditation on that day.
    """
    return tuple(
        _played(part, FIRST_INDEX + place, seed, today.toordinal())
        for place, part in enumerate(CAST)
    )


def _played(part: Part, index: int, seed: int | str, today: int) -> DemoPerson:
    rng = Random(f"frmr cast {seed} {part.login}")  # noqa: S311 - demo data, published anyway
    place = ORGANISATIONS[part.organisation]
    profession = part.profession or THERAPIST
    sketch = Sketch(
        index, *part.name, part.gender, part.born.toordinal(), profession, place, part.country
    )
    person = identity(sketch, rng, email=f"{part.login}@example.org")
    worker = None if part.profession is None else record(sketch, person, rng, today)
    entries = () if worker is None else _settled(part, career_of(sketch), rng, today)
    secret = None
    if part.factor == "totp":
        secret = base64.b32encode(rng.randbytes(TOTP_BYTES)).decode("ascii")
    account = Account(
        part.login,
        f"Demo-{part.login.capitalize()}-2026!",
        (part.factor,) if part.registered else (),
        secret,
        part.consented,
        part.roles,
        place.oid if part.acts_for_organisation else None,
        part.note,
        exists=part.registered,
    )
    return DemoPerson(person, account, worker, entries)


def _settled(part: Part, career: Career, rng: Random, today: int) -> tuple[DemoEntry, ...]:
    """Entries that leave nothing of the part to chance: one running job, one valid accreditation."""
    hired = max(career.grown, today - int((2 + rng.random() * 5) * YEAR))
    passed = today - (EXPIRING if part.login in SOON else 400)
    entries = [
        confirmed("education", careers.studies(career)),
        confirmed("employment", careers.job(career, hired, rng)),
        confirmed("accreditation", careers.accreditation(career, passed, rng)),
        confirmed("education", careers.training(career, today - 200)),
    ]
    return (*entries, *_special(part, career, today))


def _special(part: Part, career: Career, today: int) -> list[DemoEntry]:
    """What only one of the cast has."""
    match part.login:
        case "ivanova":
            planned = careers.training(career, today + 60, hours=18, planned=True)
            return [
                DemoEntry("education", "draft", careers.training(career, today - 30, hours=18)),
                confirmed("education", planned),
            ]
        case "petrova":
            certificate = careers.certificate(career, today - int(8 * YEAR))
            return [confirmed("education", certificate)]
        case "sidorov":
            return [DemoEntry("education", "rejected", careers.residency(career))]
        case _:
            return []
