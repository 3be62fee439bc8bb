"""What the record is made of without a server: statuses, rights to entries, masks, regions, wire models."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.domain.accreditation_rules import filing_window
from frmr_cli.domain.entries import AccreditationEntry, EducationEntry, EmploymentEntry
from frmr_cli.domain.masks import mask_entry
from frmr_cli.domain.regions import REGIONS, region_number
from frmr_cli.domain.rights import Relation, Role, may_edit_entry
from frmr_cli.domain.status import Status, last_expiring, status_of
from frmr_cli.servers.people import ORGANISATIONS, cast, people

DAY = date(2026, 11, 24)
JOB = {"beginDate": "2020-01-01"}
MODELS: dict[str, Any] = {
    "education": EducationEntry,
    "employment": EmploymentEntry,
    "accreditation": AccreditationEntry,
}


@pytest.mark.parametrize(
    ("jobs", "ends", "expected"),
    [
        ([JOB], ["2029-01-01"], Status.MAY_PRACTISE),
        ([JOB], ["2027-11-24"], Status.EXPIRING),
        ([JOB], ["2027-11-25"], Status.MAY_PRACTISE),
        ([JOB], ["2026-11-24"], Status.EXPIRING),
        ([JOB], ["2026-11-23"], Status.EXPIRED),
        ([JOB], [], Status.EXPIRED),
        ([JOB], ["2026-12-01", "2029-01-01"], Status.MAY_PRACTISE),
        ([JOB | {"endDate": "2026-11-24"}], ["2029-01-01"], Status.MAY_PRACTISE),
        ([JOB | {"endDate": "2026-11-23"}], ["2029-01-01"], Status.NOT_EMPLOYED),
        ([{"beginDate": "2026-11-25"}], ["2029-01-01"], Status.NOT_EMPLOYED),
        ([], ["2029-01-01"], Status.NOT_EMPLOYED),
    ],
)
def test_status_of_a_day(jobs: list[Any], ends: list[str], expected: Status) -> None:
    """Last days count; one accreditation that holds long is enough; a job comes first."""
    passed = [{"passDate": "2022-01-01", "endDate": end} for end in ends]

    assert status_of({"employment": jobs, "accreditation": passed}, on=DAY) is expected


@given(on=st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_last_expiring_is_the_edge_of_the_window(on: date) -> None:
    """An accreditation that ends on that day can be filed for, one that ends a day later cannot."""
    edge = last_expiring(on)
    now = filing_window({"endDate": edge.isoformat()})
    later = filing_window({"endDate": (edge + timedelta(days=1)).isoformat()})

    assert now is not None
    assert later is not None
    assert now.begin <= on < later.begin


@pytest.mark.parametrize(
    ("roles", "relation", "employer", "expected"),
    [
        ([Role.PRACTITIONER], Relation.OWN, "A", True),
        ([Role.PRACTITIONER], Relation.FOREIGN, None, False),
        ([Role.ORGANISATION_HR], Relation.OWN_ORGANISATION, "A", True),
        ([Role.ORGANISATION_HR], Relation.OWN_ORGANISATION, "B", False),
        ([Role.ORGANISATION_HR], Relation.OWN_ORGANISATION, None, True),
        ([Role.ORGANISATION_HR], Relation.FOREIGN, "A", False),
        ([Role.PRACTITIONER, Role.ORGANISATION_HR], Relation.OWN, "B", True),
        ([Role.REGISTRY_ADMIN], Relation.FOREIGN, "B", True),
        ([Role.SUPPORT, Role.AUDITOR, Role.SERVICE], Relation.FOREIGN, None, False),
    ],
)
def test_entries_are_kept_by_those_whose_they_are(
    roles: list[Role], relation: Relation, employer: str | None, expected: bool
) -> None:
    """The owner, the staff of the organisation of the job, and the administrator."""
    found = may_edit_entry(roles, relation, employer=employer, organisation="A")

    assert found is expected


def test_mask_of_an_entry_hides_numbers_of_papers() -> None:
    """Long numbers keep two signs, short ones none; the argument stays whole; absent ones are not listed."""
    entry = {
        "diploma": {"series": "107718", "number": "0123456", "regNumber": "77"},
        "contract": {"date": "2020-01-01"},
        "number": "12345678",
    }

    shown, clear = mask_entry(entry)

    assert shown["diploma"] == {"series": "107718", "number": "***56", "regNumber": "***"}
    assert shown["number"] == "***78"
    assert clear == {
        "/diploma/number": "0123456",
        "/diploma/regNumber": "77",
        "/number": "12345678",
    }
    assert entry["number"] == "12345678"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("77", 77),
        ("Москва", 77),
        ("московская", 50),
        ("татарстан", 16),
        ("Республика Татарстан", 16),
        ("ОРЁЛ", None),
        ("орлов", 57),
        ("Алтай", None),
        ("Республика Алтай", 4),
        ("0", None),
        ("", None),
    ],
)
def test_region_is_given_by_number_or_name(text: str, number: int | None) -> None:
    """The beginning of a name is enough where only one region begins so."""
    assert region_number(text) == number


def test_demo_organisations_lie_in_their_regions() -> None:
    """The number in the OID is that of the region which the organisation names."""
    for place in ORGANISATIONS:
        assert REGIONS[int(place.oid.split(".")[9])] == place.region


def test_entries_keep_the_wire_form() -> None:
    """What comes in goes out again, field by field."""
    kept = {
        "id": "x" * 22,
        "workerId": "2026.0000001",
        "version": 1,
        "updatedAt": "2026-11-24T12:00:00Z",
        "links": [],
    }
    for demo in (*cast(1), *people(100, 1)):
        for entry in demo.entries:
            wire = {**kept, **entry.document, "state": entry.state}
            model = MODELS[entry.noun].model_validate_json(json.dumps(wire))

            assert model.model_dump(mode="json", exclude_unset=True) == wire
