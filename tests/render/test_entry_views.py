"""Entries, plans, experience and careers on a terminal of 80 and of 40 columns, in both languages."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.domain.comparison import compared
from frmr_cli.domain.cpd_plan import cpd_plans
from frmr_cli.domain.experience import service
from frmr_cli.domain.record import Record as Whole
from frmr_cli.render.access import grant_record, review_listing, roles_listing
from frmr_cli.render.career import Career
from frmr_cli.render.comparison import comparison_data, comparison_listing
from frmr_cli.render.cpd_plan import plan_data, plans_listing
from frmr_cli.render.education import education_listing, education_record
from frmr_cli.render.employment import employment_listing, employment_record
from frmr_cli.render.entries import SHOWN_ID
from frmr_cli.render.experience import service_data, service_record
from frmr_cli.render.moments import use_utc
from frmr_cli.render.tables import listing_view, record_view
from frmr_cli.render.values import Listing, Record
from frmr_cli.render.workers import history_listing, public_record, workers_listing
from tests.render.samples import (
    ACCREDITATION,
    CLAIMS,
    COURSE,
    DIPLOMA,
    FOUND,
    GRANT,
    JOBS,
    LEAVE,
    RESTRICTED,
    TODAY,
    job,
)

if TYPE_CHECKING:
    from collections.abc import Callable

VIEWS: dict[str, Callable[[], Record | Listing]] = {
    "education": lambda: education_record(COURSE),
    "diploma": lambda: education_record(DIPLOMA),
    "educations": lambda: education_listing([COURSE, DIPLOMA, ACCREDITATION]),
    "no_education": lambda: education_listing([]),
    "employment": lambda: employment_record(JOBS[1] | {"absences": [LEAVE]}),
    "employments": lambda: employment_listing(JOBS),
    "cpd_plan": lambda: plans_listing(
        [plan_data(found) for found in cpd_plans(Whole(accreditation=[ACCREDITATION]), today=TODAY)]
    ),
    "experience": lambda: service_record(
        service_data(service(JOBS, today=TODAY), until=TODAY, less_absences=False)
    ),
    "comparison": lambda: comparison_listing(
        comparison_data(compared(CLAIMS, FOUND | RESTRICTED), reveal=False)
    ),
    "workers": lambda: workers_listing([FOUND]),
    "public_worker": lambda: public_record(FOUND),
    "history": lambda: history_listing(
        [
            {
                "version": 2,
                "validFrom": "2026-11-01T09:30:00Z",
                "changedBy": "1000000309",
                "fields": ["/lastName", "/snils"],
            },
            {
                "version": 1,
                "validFrom": "2026-10-01T09:30:00Z",
                "changedBy": "seed",
                "fields": [],
            },
        ]
    ),
    "entry_history": lambda: history_listing(
        [
            {
                "version": 2,
                "validFrom": "2026-11-01T09:30:00Z",
                "state": "confirmed",
                "changedBy": "checker",
                "fields": [],
            }
        ],
        of_entry=True,
    ),
    "roles": roles_listing,
    "grant": lambda: grant_record(GRANT),
    "grants": lambda: review_listing([GRANT | {"lastUsedAt": "2026-11-02T10:00:00Z"}]),
}


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("width", [80, 40])
@pytest.mark.parametrize("name", VIEWS)
def test_a_view_fits_its_terminal(
    *,
    name: str,
    width: int,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
    golden: Callable[[str, str], None],
    rendered: Callable[..., str],
) -> None:
    """Long Cyrillic names wrap inside their column; nothing is cut off."""
    monkeypatch.setenv("FRMR_LANG", language)
    use_utc(on=True)
    value = VIEWS[name]()
    view = record_view(value) if isinstance(value, Record) else listing_view(value)

    text = rendered(view, width=width)

    assert max(len(line) for line in text.splitlines()) <= width
    golden(f"{name}_{width}_{language}", text)


alike = st.builds(str.__add__, st.sampled_from(["", "A" * 7, "A" * 9]), st.text("AB", max_size=4))


@given(st.lists(alike.filter(bool), unique=True, max_size=12))
def test_short_ids_tell_rows_apart(ids: list[str]) -> None:
    """An id is shown as far as no other begins so; an id that another one continues is shown whole."""
    rows = [COURSE | {"id": text} for text in ids]
    show = education_listing(rows).fields[0].show
    assert show is not None

    for text in ids:
        shown = show(text)
        assert text.startswith(shown)
        assert len(shown) >= min(SHOWN_ID, len(text))
        assert shown == text or [other for other in ids if other.startswith(shown)] == [text]


def test_registry_text_is_data(rendered: Callable[..., str]) -> None:
    """Escapes in a name or a message reach no terminal, in no view."""
    evil = "\x1b[31mx\u202e"
    tainted = job("2020-01-01", organization={"name": evil}, post={"name": evil}, endReason=evil)
    tainted |= {"faults": [{"code": evil, "pointer": evil, "severity": evil, "message": evil}]}

    shown = [
        rendered(record_view(employment_record(tainted))),
        rendered(listing_view(employment_listing([tainted]))),
        rendered(Career([tainted], today=TODAY)),
        rendered(record_view(grant_record(GRANT | {"name": evil, "reason": evil}))),
    ]

    assert not [text for text in shown if "\x1b" in text or "\u202e" in text]


def test_a_day_long_service_is_said_in_days() -> None:
    """Nothing is left empty."""
    data = service_data(service([job("2026-11-20")], today=TODAY), until=TODAY, less_absences=False)

    assert data["general"] == {"length": {"years": 0, "months": 0, "days": 1}, "days": 1}
    assert data["periods"][0]["end"] == (TODAY + timedelta(0)).isoformat()
