"""Demo organisations and what people do there."""

from __future__ import annotations

from typing import NamedTuple


class DemoOrganisation(NamedTuple):
    """A medical organisation with an OID of the right form and a number that ФРМО has not given."""

    oid: str
    name: str
    region: str
    departments: tuple[str, ...]


class Profession(NamedTuple):
    """Category, post and specialty that go together; codes of the demo dictionaries."""

    category: str
    post: tuple[str, str]
    specialty: tuple[str, str]
    higher: bool
    """Whether it needs higher education, so that work begins later."""


OID_ROOT = "1.2.643.5.1.13.13.12.2"

ORGANISATIONS = (
    DemoOrganisation(
        f"{OID_ROOT}.31.990001",
        "Городская поликлиника № 1 (демо)",
        "Белгородская область",
        ("Терапевтическое отделение", "Отделение профилактики", "Дневной стационар"),
    ),
    DemoOrganisation(
        f"{OID_ROOT}.36.990002",
        "Областная больница (демо)",
        "Воронежская область",
        ("Хирургическое отделение", "Кардиологическое отделение", "Приёмное отделение"),
    ),
    DemoOrganisation(
        f"{OID_ROOT}.52.990003",
        "Детская поликлиника № 3 (демо)",
        "Нижегородская область",
        ("Педиатрическое отделение", "Процедурный кабинет"),
    ),
    DemoOrganisation(
        f"{OID_ROOT}.54.990004",
        "Станция скорой медицинской помощи (демо)",
        "Новосибирская область",
        ("Выездные бригады", "Оперативный отдел"),
    ),
    DemoOrganisation(
        f"{OID_ROOT}.16.990005",
        "Перинатальный центр (демо)",
        "Республика Татарстан",
        ("Родовое отделение", "Женская консультация", "Лаборатория"),
    ),
    DemoOrganisation(
        f"{OID_ROOT}.29.990006",
        "Центральная районная больница (демо)",
        "Архангельская область",
        ("Поликлиника", "Фельдшерско-акушерский пункт", "Стационар"),
    ),
)

THERAPIST = Profession("doctor", ("109", "врач-терапевт"), ("demo-201", "Терапия"), True)
NURSE = Profession(
    "nurse_midwife_technician",
    ("demo-108", "медицинская сестра палатная"),
    ("demo-209", "Сестринское дело"),
    False,
)
CARDIOLOGIST = Profession(
    "doctor", ("demo-102", "врач-кардиолог"), ("demo-203", "Кардиология"), True
)
NEUROLOGIST = Profession("doctor", ("demo-103", "врач-невролог"), ("demo-204", "Неврология"), True)
SURGEON = Profession("doctor", ("demo-101", "врач-хирург"), ("demo-202", "Хирургия"), True)
PAEDIATRICIAN = Profession(
    "doctor", ("demo-104", "врач-педиатр участковый"), ("demo-205", "Педиатрия"), True
)
DENTIST = Profession(
    "dentist",
    ("demo-105", "врач-стоматолог-терапевт"),
    ("demo-206", "Стоматология терапевтическая"),
    True,
)
REHABILITATION = Profession(
    "rehabilitation",
    ("demo-106", "врач физической и реабилитационной медицины"),
    ("demo-207", "Физическая и реабилитационная медицина"),
    True,
)
LABORATORY = Profession(
    "pharma_diagnostics",
    ("demo-107", "врач клинической лабораторной диагностики"),
    ("demo-208", "Клиническая лабораторная диагностика"),
    True,
)
PHARMACIST = Profession(
    "pharma_diagnostics", ("demo-112", "провизор"), ("demo-213", "Фармация"), True
)
PARAMEDIC = Profession(
    "nurse_midwife_technician", ("demo-109", "фельдшер"), ("demo-210", "Лечебное дело"), False
)
MIDWIFE = Profession(
    "nurse_midwife_technician", ("demo-110", "акушерка"), ("demo-211", "Акушерское дело"), False
)
HEAD = Profession(
    "head",
    ("demo-111", "главный врач"),
    ("demo-212", "Организация здравоохранения и общественное здоровье"),
    True,
)

PROFESSIONS = (
    *(NURSE,) * 8,
    *(PARAMEDIC,) * 3,
    *(MIDWIFE,) * 2,
    *(THERAPIST,) * 5,
    *(PAEDIATRICIAN,) * 3,
    *(SURGEON,) * 2,
    *(CARDIOLOGIST,) * 2,
    *(NEUROLOGIST,) * 2,
    *(DENTIST,) * 3,
    REHABILITATION,
    LABORATORY,
    PHARMACIST,
    HEAD,
)
"""Professions by how common they are: one draw picks one element."""

CATEGORIES_OF_QUALIFICATION = ("вторая", "первая", "высшая")
ACCREDITATION_KINDS = ("первичная специализированная", "периодическая", "периодическая")

CITIES = ("Примерск", "Образцово", "Демоград", "Нижний Пример", "Старый Образец", "Учебное")
"""Places of birth that are on no map."""

FOREIGN = (
    ("398", "Казахстан"),
    ("051", "Армения"),
    ("112", "Беларусь"),
    ("417", "Киргизия"),
    ("704", "Вьетнам"),
    ("762", "Таджикистан"),
    ("860", "Узбекистан"),
)
RUSSIA = ("643", "Россия")
