"""Entries, plans, experience and careers on a terminal of 80 and of 40 columns, in both languages."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

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

if TYPE_CHECKING:
    from collections.abc import Callable

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


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("width", [80, 40])
def test_a_career_fits_its_terminal(
    *,
    width: int,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
    golden: Callable[[str, str], None],
    rendered: Callable[..., str],
) -> None:
    """The bars of all jobs stand over one axis of years."""
    monkeypatch.setenv("FRMR_LANG", language)

    text = rendered(Career(JOBS, today=TODAY), width=width)

    assert max(len(line) for line in text.splitlines()) <= width
    golden(f"career_{width}_{language}", text)


def test_a_career_in_ascii(
    golden: Callable[[str, str], None], rendered: Callable[..., str]
) -> None:
    """A terminal that has no blocks gets signs that it has."""
    latin = [job("2020-01-01", organization={"name": "Clinic"}, post={"name": "therapist"})]

    text = rendered(Career(latin, today=TODAY, unicode=False), width=60)

    assert "#" in text
    assert text.replace("–", "-").isascii()
    golden("career_ascii", text)


def drawn(career: Career, width: int) -> str:
    """The lines of a career."""
    output = io.StringIO()
    Console(file=output, width=width, color_system=None, legacy_windows=False).print(career)
    return output.getvalue()


days = st.dates(date(1950, 1, 1), date(2060, 1, 1)) | st.just(date.max)


@given(
    spans=st.lists(st.tuples(days, st.one_of(st.none(), days)), min_size=1, max_size=6),
    width=st.integers(10, 200),
    today=st.dates(date(1990, 1, 1), date(2040, 1, 1)),
)
def test_bars_keep_the_order_of_days(
    spans: list[tuple[date, date | None]],
    width: int,
    today: date,
) -> None:
    """Whatever the jobs: no line is too wide, and a job that begins later begins no further left."""
    jobs = [
        {"beginDate": begin.isoformat()}
        | ({} if end is None else {"endDate": max(begin, end).isoformat()})
        for begin, end in spans
    ]

    lines = drawn(Career(jobs, today=today), width).splitlines()

    assert max(map(len, lines)) <= width
    bars = [line for line in lines if line.strip(" ") and not line.strip(" ▒▶")]
    starts = [len(line) - len(line.lstrip(" ")) for line in bars]
    assert starts == sorted(starts)
    assert len(starts) == len(jobs)


def test_a_job_of_one_day_is_seen() -> None:
    """Half a column is a column."""
    drawn = list(Career([job("2000-01-01", "2000-01-01")], today=TODAY)._axis(40))

    assert drawn[0].plain.startswith("┴")


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
