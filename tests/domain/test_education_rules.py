"""Rules of education: each breaks alone, at its own place."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.domain.diploma_rules import DIPLOMA_TAKEN
from frmr_cli.domain.education_rules import COMPLETE_RULES, DRAFT_RULES, check_education
from frmr_cli.domain.entry_shapes import EDUCATION
from frmr_cli.domain.record import Case, Record
from frmr_cli.domain.rules import Severity, errors_of
from tests.domain.education_cases import (
    BROKEN,
    EARLIER,
    NO_LINKS,
    PLANNED,
    SOUND,
    Broken,
    beside,
)
from tests.domain.entries import (
    ACCREDITATION,
    CERTIFICATE,
    CPD,
    POSTGRADUATE,
    PROFESSIONAL,
    RECORD,
    TODAY,
    patched,
)


def found(broken: Broken, *, complete: bool = True) -> list[tuple[str, str]]:
    """Number and pointer of each fault of a case."""
    entry = patched(broken.sound, broken.patch)
    faults = check_education(entry, today=TODAY, record=broken.record, complete=complete)
    return [(fault.code[-3:], fault.pointer) for fault in faults]


@pytest.mark.parametrize("broken", BROKEN, ids=lambda item: f"{item.sound['kind']}-{item.patch}")
def test_each_broken_rule_is_found_at_its_place(broken: Broken) -> None:
    """One wrong value makes the faults that it causes, and no others."""
    assert found(broken) == broken.expected


@pytest.mark.parametrize("sound", SOUND, ids=lambda item: str(item["kind"]))
def test_sound_entries_have_no_faults(sound: dict[str, object]) -> None:
    """What is right passes beside the whole record of its worker, itself included."""
    beside_all = beside(*(entry | {"id": f"id-{entry['kind']}"} for entry in SOUND))
    entry = sound | {"id": f"id-{sound['kind']}", "state": "rejected"}

    assert check_education(entry, today=TODAY, record=beside_all, complete=True) == []


@pytest.mark.parametrize(
    ("sound", "patch"),
    [
        (PROFESSIONAL, {"endDate": None, "diploma": None, "links": None, "form": "evening"}),
        (PROFESSIONAL, {"foreign": True, "country": {"code": "112", "name": "Беларусь"}}),
        (PROFESSIONAL, {"diploma": {"series": None}}),
        (CPD, PLANNED | {"links": None}),
        (PROFESSIONAL, {"endDate": "2026-11-24", "beginDate": "2020-09-01", "diploma": None}),
        (CERTIFICATE, {"examDate": "2010-05-20", "passDate": None, "endDate": "2010-05-20"}),
        (CPD, {"hours": 10, "beginDate": "2024-03-08"}),
        (CPD, PLANNED | {"endDate": "2026-11-24", "beginDate": "2026-11-20", "links": None}),
        (CPD, {"activity": "continuous", "hours": 36, "beginDate": "2024-03-01"}),
        (POSTGRADUATE, {"stage": "retraining", "endDate": "2009-12-31", "diploma": {"date": "2009-12-31"}}),
    ],
)  # fmt: skip
def test_what_is_lawful_is_not_refused(sound: dict[str, object], patch: dict[str, object]) -> None:
    """Somebody who still studies, a foreign diploma, a plan."""
    assert found(Broken(sound, patch, [])) == []


@pytest.mark.parametrize(
    ("sound", "patch", "other"),
    [
        (PROFESSIONAL, {"form": "evening"}, EARLIER),
        (PROFESSIONAL, {}, patched(EARLIER, {"form": "part_time"})),
        (PROFESSIONAL, {}, patched(EARLIER, {"endDate": "2003-09-01"})),
        (POSTGRADUATE, {"stage": "retraining"}, patched(EARLIER, {"endDate": "2010-06-30"})),
        (POSTGRADUATE, {}, patched(PROFESSIONAL, {"level": "secondary", "form": "evening", "endDate": "2015-06-30"})),
        (POSTGRADUATE, {}, patched(PROFESSIONAL, {"endDate": "2009-09-01", "form": "evening"})),
    ],
)  # fmt: skip
def test_studies_that_go_together(
    sound: dict[str, object], patch: dict[str, object], other: dict[str, object]
) -> None:
    """Beside work, one after the other, a retraining at any time, a residency after the university."""
    assert found(Broken(sound, patch, [], beside(patched(other, {"diploma": None})))) == []


def test_every_rule_is_broken_by_a_case_of_its_kind() -> None:
    """A rule without a case could be lost without anybody seeing it."""
    cases = [
        (item.sound["kind"], Case(patched(item.sound, item.patch), TODAY, item.record, None, True))
        for item in BROKEN
    ]

    for kind in EDUCATION:
        for rule in (*DRAFT_RULES[kind], *COMPLETE_RULES[kind]):
            broken = any(list(rule(case)) for own, case in cases if own == kind)
            assert broken, f"{kind}: {rule.__name__}"


def test_a_draft_may_be_unfinished() -> None:
    """Only what can never be right is refused before an entry is submitted."""
    for kind in EDUCATION:
        assert check_education({"kind": kind}, today=TODAY, record=Record()) == []
        missing = check_education({"kind": kind}, today=TODAY, record=Record(), complete=True)
        assert {"FRMR-RULE-002"} <= {fault.code for fault in missing}
    early = Broken(PROFESSIONAL, {"endDate": "2002-06-30"}, [])
    assert ("052", "/endDate") in found(early, complete=False)
    assert found(Broken(PROFESSIONAL, NO_LINKS, []), complete=False) == []


def test_an_unknown_code_only_warns_a_draft() -> None:
    """The dictionary may be imported before the entry is submitted."""
    entry = patched(CPD, {"specialty": {"code": "demo-999"}})
    severities = [
        [
            fault.severity
            for fault in check_education(entry, today=TODAY, record=RECORD, complete=complete)
        ]
        for complete in (False, True)
    ]

    assert severities == [[Severity.WARNING], [Severity.ERROR]]


def test_hours_beyond_the_day_are_an_error_and_long_days_a_warning() -> None:
    """120 hours in 5 days are the most that any days hold."""
    for hours, severity in ((120, Severity.WARNING), (121, Severity.ERROR)):
        faults = check_education(patched(CPD, {"hours": hours}), today=TODAY, record=RECORD)
        assert [(fault.code, fault.severity) for fault in faults] == [("FRMR-RULE-116", severity)]


def test_drafts_and_rejected_entries_are_no_facts() -> None:
    """Another entry counts once it is submitted, or while a version of it is confirmed."""
    for state, confirmed, expected in (
        ("draft", None, False),
        ("rejected", None, False),
        ("draft", 2, True),
        ("on_check", None, True),
        ("confirmed", 1, True),
    ):
        other = EARLIER | {"id": "other", "state": state, "confirmedVersion": confirmed}
        faults = check_education(PROFESSIONAL, today=TODAY, record=beside(other), complete=True)
        assert bool(faults) is expected, state


def test_without_a_birth_date_and_accreditations_nothing_is_guessed() -> None:
    """On the client a birth date is masked."""
    masked = Record(worker={"birthDate": "**.**.1985"}, documents=RECORD.documents)
    entry = patched(PROFESSIONAL, {"beginDate": "1980-09-01", "specialty": {"name": "Фармация"}})
    faults = check_education(entry, today=TODAY, record=masked, complete=True)

    assert [fault.code for fault in faults] == ["FRMR-RULE-103"]


def test_a_link_is_enough_where_the_papers_are_not_known() -> None:
    """The client has the entry with its links, not the papers behind them."""
    unknown = RECORD._replace(documents=())

    assert check_education(PROFESSIONAL, today=TODAY, record=unknown, complete=True) == []


def test_warnings_let_an_unusual_entry_through() -> None:
    """A long term, an odd series and another specialty may be true."""
    entry = patched(
        PROFESSIONAL,
        {"beginDate": "1999-09-01", "specialty": {"name": "Фармация"}},
    )

    assert errors_of(check_education(entry, today=TODAY, record=RECORD, complete=True)) == []
    assert DIPLOMA_TAKEN == "FRMR-RULE-106"


def test_modern_russian_diplomas_have_digits() -> None:
    """Since 2014; a foreign diploma may look otherwise."""
    modern: dict[str, object] = {"beginDate": "2012-09-01", "endDate": "2018-06-30", "diploma": {"series": "АБ", "number": "12", "date": "2018-07-01"}}  # fmt: skip
    entry = patched(PROFESSIONAL, modern)
    abroad = entry | {"foreign": True, "country": {"code": "112", "name": "Беларусь"}}

    assert [fault.pointer for fault in check_education(entry, today=TODAY, record=RECORD)] == [
        "/diploma/series",
        "/diploma/number",
    ]
    assert check_education(abroad, today=TODAY, record=RECORD) == []
    for issued, expected in (("2013-12-31", []), ("2014-01-01", ["FRMR-RULE-109"] * 2)):
        dated = patched(entry, {"endDate": issued, "diploma": {"date": issued}})
        faults = check_education(dated, today=TODAY, record=RECORD)
        assert [fault.code for fault in faults] == expected


@given(
    begin=st.dates(date(1960, 1, 1), date(2026, 11, 24)),
    end=st.dates(date(1960, 1, 1), date(2026, 11, 24)),
    other=st.dates(date(1960, 1, 1), date(2026, 11, 24)),
    days=st.integers(0, 4000),
)
def test_full_time_studies_overlap_as_their_days_do(
    begin: date, end: date, other: date, days: int
) -> None:
    """Two studies run together when they share more than a day of change."""
    begin, end = min(begin, end), max(begin, end)
    last = min(other + timedelta(days), TODAY)
    last = max(last, other)
    ours = set(range(begin.toordinal(), end.toordinal()))
    theirs = set(range(other.toordinal(), last.toordinal()))
    entry = PROFESSIONAL | {"beginDate": begin.isoformat(), "endDate": end.isoformat()}
    beside_it = EARLIER | {"beginDate": other.isoformat(), "endDate": last.isoformat()}
    faults = check_education(entry, today=TODAY, record=beside(beside_it), complete=True)
    told = any(fault.code == "FRMR-RULE-101" for fault in faults)

    # A study of a single day has no night between its days.
    assert told is bool(ours & theirs) or begin == end or other == last


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(
    sound=st.sampled_from(SOUND),
    patch=st.dictionaries(
        st.sampled_from(sorted({name for entry in SOUND for name in entry} | {"planned", "id"})),
        JSON,
        max_size=5,
    ),
    other=st.dictionaries(st.sampled_from(sorted(PROFESSIONAL)), JSON, max_size=5),
    complete=st.booleans(),
)
def test_no_shape_makes_the_check_fail(
    sound: dict[str, object],
    patch: dict[str, object],
    other: dict[str, object],
    complete: bool,
) -> None:
    """Values of any JSON type are reported, never raised, wherever they stand in the record."""
    record = Record(
        worker=patch,
        education=[PROFESSIONAL | other, POSTGRADUATE | other],
        accreditation=[ACCREDITATION | other],
        documents=[{"id": "diploma", "kind": "diploma", "details": other} | other],
    )
    faults = check_education(sound | patch, today=TODAY, record=record, complete=complete)

    assert all(fault.message("ru") != fault.code for fault in faults)
