"""
Demo dictionaries, enough for the embedded registry. Not the data of the ministry.

An entry is official only where its code was confirmed by a public source; every other code begins
with `demo-`, so that nobody can take it for a real one. Countries carry the numeric codes of
ISO 3166-1, which ОКСМ repeats. Organisations have OIDs of the right form with numbers above 990000, which
ФРМО has not given.
"""

from __future__ import annotations

from frmr_cli.domain.dictionaries import (
    ACCREDITATION_KINDS,
    COUNTRIES,
    DEPARTMENTS,
    IDENTITY_DOCUMENTS,
    ORGANISATIONS,
    POSITION_TYPES,
    POSTS,
    QUALIFICATION_CATEGORIES,
    SPECIALTIES,
    Dictionary,
    DictionaryEntry,
)


def _official(code: str, name: str) -> DictionaryEntry:
    return DictionaryEntry(code, name, official=True)


def _demo(code: str, name: str) -> DictionaryEntry:
    return DictionaryEntry(f"demo-{code}", name, official=False)


def _country(code: str, name: str) -> DictionaryEntry:
    return DictionaryEntry(code, name, official=False)


OID_ROOT = "1.2.643.5.1.13.13.12.2"

_ORGANISATIONS = (
    (
        f"{OID_ROOT}.31.990001",
        "Городская поликлиника № 1 (демо)",
        ("Терапевтическое отделение", "Отделение профилактики", "Дневной стационар"),
    ),
    (
        f"{OID_ROOT}.36.990002",
        "Областная больница (демо)",
        ("Хирургическое отделение", "Кардиологическое отделение", "Приёмное отделение"),
    ),
    (
        f"{OID_ROOT}.52.990003",
        "Детская поликлиника № 3 (демо)",
        ("Педиатрическое отделение", "Процедурный кабинет"),
    ),
    (
        f"{OID_ROOT}.54.990004",
        "Станция скорой медицинской помощи (демо)",
        ("Выездные бригады", "Оперативный отдел"),
    ),
    (
        f"{OID_ROOT}.16.990005",
        "Перинатальный центр (демо)",
        ("Родовое отделение", "Женская консультация", "Лаборатория"),
    ),
    (
        f"{OID_ROOT}.29.990006",
        "Центральная районная больница (демо)",
        ("Поликлиника", "Фельдшерско-акушерский пункт", "Стационар"),
    ),
)


DICTIONARIES = (
    Dictionary(
        POSTS,
        "Должности медицинского персонала (демонстрационный набор)",
        (
            _official("109", "врач-терапевт"),
            _demo("101", "врач-хирург"),
            _demo("102", "врач-кардиолог"),
            _demo("103", "врач-невролог"),
            _demo("104", "врач-педиатр участковый"),
            _demo("105", "врач-стоматолог-терапевт"),
            _demo("106", "врач физической и реабилитационной медицины"),
            _demo("107", "врач клинической лабораторной диагностики"),
            _demo("108", "медицинская сестра палатная"),
            _demo("109", "фельдшер"),
            _demo("110", "акушерка"),
            _demo("111", "главный врач"),
            _demo("112", "провизор"),
        ),
    ),
    Dictionary(
        SPECIALTIES,
        "Номенклатура специальностей (демонстрационный набор)",
        (
            _demo("201", "Терапия"),
            _demo("202", "Хирургия"),
            _demo("203", "Кардиология"),
            _demo("204", "Неврология"),
            _demo("205", "Педиатрия"),
            _demo("206", "Стоматология терапевтическая"),
            _demo("207", "Физическая и реабилитационная медицина"),
            _demo("208", "Клиническая лабораторная диагностика"),
            _demo("209", "Сестринское дело"),
            _demo("210", "Лечебное дело"),
            _demo("211", "Акушерское дело"),
            _demo("212", "Организация здравоохранения и общественное здоровье"),
            _demo("213", "Фармация"),
        ),
    ),
    Dictionary(
        QUALIFICATION_CATEGORIES,
        "Квалификационные категории (демонстрационный набор)",
        (_demo("301", "вторая"), _demo("302", "первая"), _demo("303", "высшая")),
    ),
    Dictionary(
        ACCREDITATION_KINDS,
        "Виды аккредитации (демонстрационный набор)",
        (
            _demo("401", "первичная"),
            _demo("402", "первичная специализированная"),
            _demo("403", "периодическая"),
        ),
    ),
    Dictionary(
        POSITION_TYPES,
        "Типы занятия должности",
        (
            _official("1", "основное"),
            _official("2", "совместительство внутреннее"),
            _official("3", "совмещение"),
            _official("4", "совместительство внешнее"),
        ),
    ),
    Dictionary(
        IDENTITY_DOCUMENTS,
        "Документы, удостоверяющие личность",
        (
            _official("1", "паспорт гражданина РФ"),
            _official("2", "заграничный паспорт с электронным носителем"),
            _official("4", "служебный паспорт"),
            _official("5", "временное удостоверение личности"),
            _official("6", "свидетельство о рождении"),
            _official("24", "медицинское свидетельство о рождении"),
            _official("36", "водительское удостоверение"),
            _official("42", "заграничный паспорт"),
            _official("43", "свидетельство о смерти"),
        ),
    ),
    Dictionary(
        COUNTRIES,
        "Страны мира (демонстрационный набор)",
        (
            _country("643", "Россия"),
            _country("031", "Азербайджан"),
            _country("051", "Армения"),
            _country("112", "Беларусь"),
            _country("156", "Китай"),
            _country("250", "Франция"),
            _country("268", "Грузия"),
            _country("276", "Германия"),
            _country("356", "Индия"),
            _country("376", "Израиль"),
            _country("398", "Казахстан"),
            _country("417", "Киргизия"),
            _country("496", "Монголия"),
            _country("498", "Молдова"),
            _country("704", "Вьетнам"),
            _country("762", "Таджикистан"),
            _country("795", "Туркмения"),
            _country("804", "Украина"),
            _country("818", "Египет"),
            _country("840", "США"),
            _country("860", "Узбекистан"),
        ),
    ),
    Dictionary(
        ORGANISATIONS,
        "Медицинские организации (демонстрационный набор)",
        tuple(DictionaryEntry(oid, name, official=False) for oid, name, _ in _ORGANISATIONS),
    ),
    Dictionary(
        DEPARTMENTS,
        "Структурные подразделения (демонстрационный набор)",
        tuple(
            DictionaryEntry(f"{oid}.0.{990000 + number}", department, official=False)
            for oid, _, departments in _ORGANISATIONS
            for number, department in enumerate(departments, start=1)
        ),
    ),
)
