"""Whatever a registry answers, a view of it is text and no defect."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from frmr_cli.domain.comparison import compared
from frmr_cli.record.entries import EDUCATION_NOUN, EMPLOYMENT_NOUN, lacking, rejected
from frmr_cli.render.access import grant_record, review_listing
from frmr_cli.render.career import Career
from frmr_cli.render.comparison import comparison_data, comparison_listing
from frmr_cli.render.documents import printed
from frmr_cli.render.education import education_listing, education_record
from frmr_cli.render.employment import employment_listing, employment_record
from frmr_cli.render.machine import lines
from frmr_cli.render.tables import listing_view, record_view
from frmr_cli.render.values import Record
from frmr_cli.render.workers import (
    history_listing,
    public_listing,
    public_record,
    workers_listing,
)

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = (
    *("id", "workerId", "kind", "state", "version", "confirmedVersion", "updatedAt", "links"),
    *("faults", "institution", "specialty", "organization", "department", "post", "diploma"),
    *("contract", "hireOrder", "absences", "beginDate", "endDate", "rate", "main", "name", "oid"),
    *("positionType", "contractType", "code", "pointer", "severity", "message", "fields"),
    *("validFrom", "changedBy", "lastName", "category", "status", "employment", "accreditation"),
    *("education", "specialties", "qualification", "subject", "role", "until", "lastUsedAt"),
)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner),
    max_leaves=8,
)
documents = st.dictionaries(st.sampled_from(NAMES), values, max_size=12)

VIEWS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "education": education_record,
    "educations": lambda row: education_listing([row]),
    "employment": employment_record,
    "employments": lambda row: employment_listing([row]),
    "workers": lambda row: workers_listing([row]),
    "public": public_record,
    "publics": lambda row: public_listing([row]),
    "history": lambda row: history_listing([row], of_entry=True),
    "grant": grant_record,
    "grants": lambda row: review_listing([row]),
    "comparison": lambda row: comparison_listing(comparison_data(compared(row, row), reveal=False)),
}


def text(view: Any) -> str:
    """What a terminal of 60 columns shows."""
    output = io.StringIO()
    Console(file=output, width=60, color_system=None, legacy_windows=False).print(view)
    return output.getvalue()


@pytest.mark.parametrize("name", VIEWS)
@settings(max_examples=40)
@given(document=documents)
def test_a_view_of_anything_is_text(name: str, document: dict[str, Any]) -> None:
    """Wrong types, missing and unknown members are shown as they are, on a terminal and in a file."""
    value = VIEWS[name](document)

    shown = text(record_view(value) if isinstance(value, Record) else listing_view(value))

    assert "\x1b" not in shown
    assert "".join(lines(VIEWS[name](document), "csv"))


@settings(max_examples=40)
@given(jobs=st.lists(documents, max_size=4))
def test_a_career_of_anything_is_text(jobs: list[dict[str, Any]]) -> None:
    """Jobs without days, or with days that are none."""
    assert text(Career(jobs, today=date(2026, 11, 20)))


@settings(max_examples=40)
@given(document=documents)
def test_what_an_entry_lacks_can_be_said_of_anything(document: dict[str, Any]) -> None:
    """The advice after a change never fails the change."""
    for noun in (EDUCATION_NOUN, EMPLOYMENT_NOUN):
        lacking(noun, document)
        rejected(noun, document | {"id": "x", "state": "rejected"})


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_a_paper_says_is_one_line_for_a_person(
    monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """Number, day and who issued it, the day as everywhere else."""
    monkeypatch.setenv("FRMR_LANG", language)

    told = printed({"number": "7-к", "date": "2025-02-27", "issuer": "МО"})

    assert told.startswith("7-к, ")
    assert told.endswith("27.02.2025, МО")
