"""What tests of entries have in common: what is sent, and how."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.servers.scans import specimens

if TYPE_CHECKING:
    import httpx

    from tests.servers.registry.conftest import Registry

PLANNED = {
    "kind": "cpd",
    "activity": "course",
    "institution": {"name": "Институт (демо)"},
    "specialty": {"code": "demo-201", "name": "Терапия"},
    "theme": "Кардиология для терапевта",
    "hours": 36,
    "beginDate": "2027-01-11",
    "endDate": "2027-01-16",
    "planned": True,
}
"""What the checker confirms without a paper."""
STUDIES = {
    "kind": "professional",
    "level": "higher",
    "beginDate": "01.09.2002",
    "endDate": "2008-06-30",
    "diploma": {"series": "ВСГ", "number": "7654321", "date": "2008-06-30"},
}
JOB = {
    "organization": {"oid": "1.2.643.5.1.13.13.12.2.31.990001", "name": "Поликлиника"},
    "post": {"code": "109", "name": "врач-терапевт"},
    "positionType": 2,
    "contractType": "secondary",
    "main": False,
    "rate": 0.25,
    "beginDate": "2026-03-02",
    "contract": {"number": "17/26", "date": "2026-03-02"},
    "hireOrder": {"number": "41-лс", "date": "2026-03-02"},
}


def add(registry: Registry, body: Any, *, noun: str = "education", by: str = "ivanova") -> Any:
    """A draft of the asking person; the answer must be a success."""
    answer = registry.ask("POST", f"/v1/workers/me/{noun}", by=by, json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


def patch(registry: Registry, path: str, body: Any, etag: str, *, by: str = "ivanova") -> Any:
    """A merge patch of an entry."""
    headers = {"If-Match": etag, "Content-Type": "application/merge-patch+json"}
    return registry.ask("PATCH", path, by=by, headers=headers, json=body)


def submit(registry: Registry, path: str, etag: str = '"1"', *, by: str = "ivanova") -> Any:
    """A submission of an entry."""
    return registry.ask("POST", f"{path}/submission", by=by, headers={"If-Match": etag})


def codes(answer: httpx.Response) -> set[tuple[str, str]]:
    """Pointer and code of each fault of a refusal."""
    return {(error["pointer"], error["code"]) for error in answer.json()["errors"]}


def link(registry: Registry, entry_id: str, purpose: str, kind: str, number: str) -> None:
    """A paper of the staff's, stored and linked to an entry."""
    said = {"kind": kind, "details": {"number": number, "date": "2026-03-02"}}
    parts = {
        "metadata": (None, json.dumps(said), "application/json"),
        "content": (f"{kind}.pdf", specimens.pdf(), "application/octet-stream"),
    }
    worker = registry.id_of("ivanova")
    paper = registry.ask("POST", f"/v1/workers/{worker}/documents", by="orlova", files=parts)
    path = f"/v1/documents/{paper.json()['id']}/links/{entry_id}"
    answer = registry.ask("PUT", path, by="orlova", json={"purpose": purpose})
    assert answer.is_success, answer.text
