"""Sound entries of one worker, from which tests make unsound ones."""

from __future__ import annotations

from datetime import date

from frmr_cli.domain.json_documents import merge
from frmr_cli.domain.record import Record

TODAY = date(2026, 11, 24)

PROFESSIONAL: dict[str, object] = {
    "kind": "professional",
    "level": "higher",
    "institution": {"name": "Первый университет (демо)"},
    "specialty": {"name": "Лечебное дело"},
    "qualification": "врач",
    "form": "full_time",
    "beginDate": "2003-09-01",
    "endDate": "2009-06-30",
    "diploma": {"series": "ВСГ", "number": "1234567", "date": "2009-07-01"},
    "links": [{"documentId": "diploma", "purpose": "scan"}],
}
POSTGRADUATE: dict[str, object] = {
    "kind": "postgraduate",
    "stage": "residency",
    "institution": {"name": "Первый университет (демо)"},
    "specialty": {"code": "demo-201", "name": "Терапия"},
    "beginDate": "2009-09-01",
    "endDate": "2011-08-31",
    "diploma": {"number": "77", "date": "2011-08-31"},
    "links": [{"documentId": "residency", "purpose": "scan"}],
}
CPD: dict[str, object] = {
    "kind": "cpd",
    "activity": "course",
    "institution": {"name": "Академия (демо)"},
    "specialty": {"code": "demo-201", "name": "Терапия"},
    "theme": "Неотложная помощь",
    "hours": 36,
    "beginDate": "2024-03-04",
    "endDate": "2024-03-08",
    "diploma": {"number": "15", "date": "2024-03-08"},
    "links": [{"documentId": "cpd", "purpose": "scan"}],
}
CERTIFICATE: dict[str, object] = {
    "kind": "certificate",
    "institution": {"name": "Академия (демо)"},
    "specialty": {"code": "demo-201", "name": "Терапия"},
    "number": "0177040001",
    "examDate": "2022-05-20",
    "passDate": "2022-05-25",
    "endDate": "2027-05-20",
    "links": [{"documentId": "certificate", "purpose": "scan"}],
}
EMPLOYMENT: dict[str, object] = {
    "kind": "employment",
    "organization": {
        "oid": "1.2.643.5.1.13.13.12.2.31.990001",
        "name": "Городская поликлиника № 1 (демо)",
    },
    "department": {
        "oid": "1.2.643.5.1.13.13.12.2.31.990001.0.990001",
        "name": "Терапевтическое отделение",
    },
    "post": {"code": "109", "name": "врач-терапевт"},
    "specialty": {"code": "demo-201", "name": "Терапия"},
    "positionType": 1,
    "contractType": "employment",
    "main": True,
    "rate": 1.0,
    "beginDate": "2012-05-24",
    "contract": {"number": "12-к", "date": "2012-05-24"},
    "hireOrder": {"number": "40", "date": "2012-05-24"},
    "links": [
        {"documentId": "contract", "purpose": "contract"},
        {"documentId": "order", "purpose": "hire_order"},
        {"documentId": "service", "purpose": "service_certificate"},
    ],
}
ACCREDITATION: dict[str, object] = {
    "kind": "accreditation",
    "procedure": {"code": "demo-403", "name": "периодическая"},
    "specialty": {"code": "demo-201", "name": "Терапия"},
    "post": {"code": "109", "name": "врач-терапевт"},
    "registryNumber": "7724 030001",
    "protocolDate": "2025-09-26",
    "passDate": "2025-09-27",
    "endDate": "2030-09-27",
}
DOCUMENTS: tuple[dict[str, object], ...] = (
    {
        "id": "diploma",
        "kind": "diploma",
        "details": {"series": "всг", "number": "123 45 67", "date": "2009-07-01"},
    },
    {"id": "residency", "kind": "diploma", "details": {"number": "77"}},
    {"id": "cpd", "kind": "cpd", "details": {"number": "№ 15"}},
    {"id": "certificate", "kind": "certificate"},
    {"id": "contract", "kind": "contract", "details": {"number": "12-К", "date": "2012-05-24"}},
    {"id": "order", "kind": "hire_order", "details": {}},
    {"id": "service", "kind": "service_certificate"},
)
RECORD = Record(
    worker={"birthDate": "1985-04-18"}, accreditation=[ACCREDITATION], documents=DOCUMENTS
)


def patched(sound: dict[str, object], patch: dict[str, object]) -> dict[str, object]:
    """A sound entry with a merge patch."""
    entry = merge(sound, patch)
    assert isinstance(entry, dict)
    return entry
