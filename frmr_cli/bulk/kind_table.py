"""The kinds of rows and their columns."""

from __future__ import annotations

from types import MappingProxyType

from frmr_cli.bulk.document_columns import DOCUMENTS
from frmr_cli.bulk.kinds import Column, Form, Kind
from frmr_cli.bulk.naming_columns import ENTRY, WORKER, WORKER_OF_ENTRY
from frmr_cli.domain.categories import CATEGORIES
from frmr_cli.domain.dictionaries import COUNTRIES, POSTS, SPECIALTIES
from frmr_cli.errors import UsageError

_GENDERS = {1: "мужской", 2: "женский"}

WORKERS = Kind(
    "workers",
    "Workers",
    "workers",
    (
        WORKER,
        Column("lastName", "Фамилия", example="Иванова"),
        Column("firstName", "Имя", example="Мария"),
        Column("patronymic", "Отчество", example="Сергеевна"),
        Column("gender", "Пол", Form.CHOICE, choices=_GENDERS, example="женский", width=10),
        Column("birthDate", "Дата рождения", Form.DATE, example="18.04.1977", width=14),
        Column("birthPlace", "Место рождения", example="г. Тверь", width=24),
        Column("snils", "СНИЛС", Form.DIGITS, digits=11, example="112-233-445 95", width=16),
        Column("inn", "ИНН", Form.DIGITS, digits=12, example="500100732259", width=16),
        Column(
            "citizenship.code",
            "Гражданство",
            Form.DIGITS,
            aliases=("Код гражданства",),
            dictionary=COUNTRIES,
            example="643",
            width=13,
        ),
        Column(
            "category",
            "Категория работника",
            Form.CHOICE,
            choices=CATEGORIES,
            example="врач",
            width=28,
        ),
        Column("qualification.category", "Квалификационная категория", example="высшая", width=28),
        Column(
            "qualification.specialty",
            "Специальность категории",
            aliases=("Категория по специальности",),
            example="Терапия",
            width=26,
        ),
        Column(
            "qualification.beginDate",
            "Категория присвоена",
            Form.DATE,
            aliases=("Дата присвоения категории",),
            example="01.09.2024",
            width=20,
        ),
        Column(
            "qualification.endDate",
            "Категория действует до",
            Form.DATE,
            example="01.09.2029",
            width=22,
        ),
    ),
    key="id",
    single=("snils",),
)

CONTACTS = Kind(
    "contacts",
    "Contacts",
    "workers",
    (
        WORKER,
        Column(
            "phone",
            "Телефон",
            Form.DIGITS,
            aliases=("Мобильный телефон",),
            example="+79120000001",
            width=16,
        ),
        Column(
            "email",
            "Электронная почта",
            aliases=("E-mail", "Почта", "Адрес электронной почты"),
            example="ivanova@example.org",
            width=28,
        ),
    ),
    key="id",
)

_EDUCATION_KINDS = {
    "professional": "профессиональное образование",
    "postgraduate": "послевузовское образование",
    "cpd": "повышение квалификации",
    "certificate": "сертификат специалиста",
}
_LEVELS = {"higher": "высшее", "secondary": "среднее"}
_FORMS = {
    "full_time": "очная",
    "part_time": "заочная",
    "evening": "очно-заочная",
    "distance": "дистанционная",
}
_STAGES = {
    "internship": "интернатура",
    "residency": "ординатура",
    "postgraduate_study": "аспирантура",
    "retraining": "профессиональная переподготовка",
}
_ACTIVITIES = {"course": "курс", "continuous": "мероприятие НМО"}

EDUCATION = Kind(
    "education",
    "Education",
    "education",
    (
        ENTRY,
        WORKER_OF_ENTRY,
        Column(
            "kind",
            "Вид",
            Form.CHOICE,
            choices=_EDUCATION_KINDS,
            example="повышение квалификации",
            width=30,
        ),
        Column("level", "Уровень", Form.CHOICE, choices=_LEVELS, width=12),
        Column("stage", "Ступень", Form.CHOICE, choices=_STAGES, width=32),
        Column("activity", "Мероприятие", Form.CHOICE, choices=_ACTIVITIES, example="курс"),
        Column("institution.code", "Код организации", width=16),
        Column(
            "institution.name",
            "Образовательная организация",
            aliases=("Организация",),
            example="Учебный университет",
            width=36,
        ),
        Column(
            "specialty.code",
            "Код специальности",
            dictionary=SPECIALTIES,
            example="demo-201",
            width=18,
        ),
        Column("specialty.name", "Специальность", example="Терапия", width=26),
        Column("qualification", "Квалификация", width=20),
        Column("form", "Форма обучения", Form.CHOICE, choices=_FORMS, width=16),
        Column("theme", "Тема", example="Неотложная помощь", width=30),
        Column("hours", "Часов", Form.WHOLE, example="36", width=8),
        Column("beginDate", "Начало", Form.DATE, aliases=("Дата начала",), example="01.09.2024"),
        Column(
            "endDate", "Окончание", Form.DATE, aliases=("Дата окончания",), example="30.09.2024"
        ),
        Column("planned", "Запланировано", Form.FLAG, example="нет", width=14),
        Column("diploma.series", "Серия документа", Form.DIGITS, example="77", width=16),
        Column("diploma.number", "Номер документа", Form.DIGITS, example="0012345", width=16),
        Column("diploma.date", "Дата документа", Form.DATE, example="30.09.2024"),
        Column("diploma.regNumber", "Регистрационный номер", width=22),
        Column("series", "Серия сертификата", Form.DIGITS),
        Column("number", "Номер сертификата", Form.DIGITS),
        Column("examDate", "Дата экзамена", Form.DATE),
        Column("passDate", "Дата выдачи", Form.DATE),
        Column("foreign", "Иностранное", Form.FLAG, width=12),
        Column("country.code", "Код страны", Form.DIGITS, dictionary=COUNTRIES, width=12),
    ),
    key="id",
    creates=True,
    owner="workerId",
)

_POSITION_TYPES = {
    1: "основное",
    2: "совместительство внутреннее",
    3: "совмещение",
    4: "совместительство внешнее",
}
_CONTRACT_TYPES = {
    "employment": "трудовой",
    "civil": "гражданско-правовой",
    "secondary": "по совместительству",
}

EMPLOYMENT = Kind(
    "employment",
    "Employment",
    "employment",
    (
        ENTRY,
        WORKER_OF_ENTRY,
        Column(
            "organization.oid", "OID организации", example="1.2.643.5.1.13.13.12.2.77.1", width=30
        ),
        Column("organization.name", "Организация", width=36),
        Column("department.name", "Подразделение", width=26),
        Column("post.code", "Код должности", dictionary=POSTS, example="109", width=14),
        Column("post.name", "Должность", example="врач-терапевт", width=26),
        Column("specialty.code", "Код специальности", dictionary=SPECIALTIES, width=18),
        Column("specialty.name", "Специальность", width=26),
        Column(
            "positionType",
            "Тип занятия должности",
            Form.CHOICE,
            choices=_POSITION_TYPES,
            example="основное",
            width=28,
        ),
        Column(
            "contractType",
            "Вид договора",
            Form.CHOICE,
            choices=_CONTRACT_TYPES,
            example="трудовой",
            width=20,
        ),
        Column("main", "Основное место", Form.FLAG, example="да", width=15),
        Column("rate", "Ставка", Form.NUMBER, example="1", width=8),
        Column("beginDate", "Принят", Form.DATE, aliases=("Дата приёма",), example="01.09.2024"),
        Column("endDate", "Уволен", Form.DATE, aliases=("Дата увольнения",)),
        Column("endReason", "Причина увольнения", width=24),
        Column("contract.number", "Номер договора", Form.DIGITS, example="12-к"),
        Column("contract.date", "Дата договора", Form.DATE, example="30.08.2024"),
        Column("hireOrder.number", "Номер приказа", Form.DIGITS, example="45-лс"),
        Column("hireOrder.date", "Дата приказа", Form.DATE, example="30.08.2024"),
        Column("personnelNumber", "Табельный номер", Form.DIGITS, example="00123", width=16),
    ),
    key="id",
    creates=True,
    owner="workerId",
)

TABLE = MappingProxyType(
    {kind.name: kind for kind in (WORKERS, CONTACTS, EDUCATION, EMPLOYMENT, DOCUMENTS)}
)


def kind_of(name: str) -> Kind:
    """
    A kind by its name.

    Raises: UsageError FRMR-BULK-014.
    """
    if name not in TABLE:
        raise UsageError("FRMR-BULK-014", name=name, known=", ".join(TABLE))
    return TABLE[name]
