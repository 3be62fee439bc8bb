"""Entries, workers and grants as a registry answers them."""

from __future__ import annotations

from datetime import date
from typing import Any

TODAY = date(2026, 11, 20)
PLACE = {
    "oid": "1.2.643.5.1.13.13.12.2.52.1001",
    "name": "Детская клиническая больница № 3 (демо)",
}
THERAPY = {"code": "demo-201", "name": "Терапия"}
SERVER = {
    "workerId": "2021.0000306",
    "version": 2,
    "updatedAt": "2026-11-01T09:30:00Z",
    "links": [],
}
COURSE = SERVER | {
    "id": "Zk3fQ81aAAAAAAAAAAAAAA",
    "kind": "cpd",
    "activity": "course",
    "institution": {"name": "Российская медицинская академия непрерывного образования"},
    "specialty": THERAPY,
    "theme": "Новое в диагностике и лечении",
    "hours": 36,
    "beginDate": "2026-03-02",
    "endDate": "2026-03-06",
    "state": "rejected",
    "confirmedVersion": 1,
    "faults": [
        {
            "code": "FRMR-RULE-111",
            "pointer": "/links",
            "severity": "error",
            "message": "Не приложен скан документа. Приложите его.",
        },
        {
            "code": "FRMR-RULE-116",
            "pointer": "/hours",
            "severity": "warning",
            "message": "Слишком много часов в день. Проверьте часы и даты.",
        },
    ],
}
DIPLOMA = SERVER | {
    "id": "Zk3fQ81bBBBBBBBBBBBBBB",
    "kind": "professional",
    "level": "higher",
    "institution": {"name": "Нижегородская государственная медицинская академия"},
    "specialty": {"name": "Лечебное дело"},
    "qualification": "Врач",
    "form": "full_time",
    "beginDate": "2005-09-01",
    "endDate": "2011-06-30",
    "diploma": {"series": "ВСГ", "number": "1234567", "date": "2011-06-30", "regNumber": "77"},
    "state": "confirmed",
    "confirmedVersion": 2,
}
ACCREDITATION = SERVER | {
    "id": "Ac1fQ81cCCCCCCCCCCCCCC",
    "kind": "accreditation",
    "procedure": {"name": "периодическая"},
    "specialty": THERAPY,
    "registryNumber": "770126",
    "passDate": "2025-10-16",
    "endDate": "2030-10-16",
    "state": "confirmed",
    "confirmedVersion": 2,
}


def job(begin: str, end: str | None = None, **more: Any) -> dict[str, Any]:
    """A confirmed job."""
    whole: dict[str, Any] = SERVER | {
        "id": f"job{begin}AAAAAAAAAAAAA"[:22],
        "kind": "employment",
        "organization": PLACE,
        "post": {"code": "109", "name": "врач-терапевт"},
        "specialty": THERAPY,
        "positionType": 1,
        "contractType": "employment",
        "main": True,
        "rate": 1.0,
        "beginDate": begin,
        "contract": {"number": "15", "date": begin},
        "state": "confirmed",
        "confirmedVersion": 2,
    }
    return whole | ({"endDate": end} if end else {}) | more


JOBS = [
    job("2011-09-01", "2016-02-29", post={"name": "врач-интерн"}),
    job("2016-03-01"),
    job(
        "2018-10-01",
        "2021-06-30",
        main=False,
        positionType=4,
        contractType="secondary",
        rate=0.25,
        organization={"oid": "1.2.643.5.1.13.13.12.2.52.2002"},
    ),
]
LEAVE = {
    "reason": "отпуск по уходу за ребёнком",
    "beginDate": "2019-01-10",
    "endDate": "2020-05-20",
}
GRANT = {
    "id": "Gr1fQ81cCCCCCCCCCCCCCC",
    "subject": "1000000307",
    "name": "Королёва-Семёнова Алёна Фёдоровна",
    "role": "organisation_hr",
    "organization": PLACE["oid"],
    "until": "2027-06-30",
    "reason": "приказ 15-к",
    "grantedAt": "2026-11-01T09:30:00Z",
    "grantedBy": "1000000309",
    "grantedByName": "Соколов Дмитрий Юрьевич",
}
FOUND = {
    "id": "2021.0000306",
    "lastName": "Королёва-Семёнова",
    "firstName": "Алёна",
    "patronymic": "Фёдоровна",
    "category": "doctor",
    "status": "expiring",
    "isMedicalWorker": True,
    "organization": PLACE,
    "post": {"name": "врач-педиатр участковый"},
    "specialties": [{"code": "demo-205", "name": "Педиатрия", "main": True}],
    "employment": [{"organization": PLACE, "post": {"name": "врач-педиатр участковый"}}],
    "accreditation": [{"kind": "периодическая", "specialty": "Педиатрия", "endDate": "2027-01-01"}],
}
CLAIMS = {"family_name": "Королева", "given_name": "Алёна", "phone_number": "+79120000001"}
RESTRICTED = {"phone": "+79120000002", "snils": "11223344595", "birthDate": "1988-02-29"}
