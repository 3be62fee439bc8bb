"""Rules of employment: each breaks alone, at its own place."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.domain.demo_dictionaries import OID_ROOT
from frmr_cli.domain.dictionaries import (
    DEPARTMENTS,
    ORGANISATIONS,
    POSTS,
    Dictionary,
    DictionaryEntry,
)
from frmr_cli.domain.employment_rules import COMPLETE_RULES, DRAFT_RULES, check_employment
from frmr_cli.domain.record import Case, Record
from frmr_cli.domain.rules import Fault, errors_of
from tests.domain.entries import DOCUMENTS, EMPLOYMENT, RECORD, TODAY, patched

ELSEWHERE = {"oid": f"{OID_ROOT}.36.990002", "name": "Областная больница (демо)"}
SECOND = {"main": False, "positionType": 4, "contractType": "secondary", "rate": 0.5}
OTHER = patched(EMPLOYMENT, {"organization": ELSEWHERE, "department": None, **SECOND})
"""A second job in another organisation, in the same period."""
MAIN_ELSEWHERE = patched(EMPLOYMENT, {"organization": ELSEWHERE, "department": None, "rate": 0.5})
LEAVE = {"reason": "отпуск", "beginDate": "2020-03-01", "endDate": "2020-03-28"}


def beside(*employment: dict[str, object]) -> Record:
    """The sound record with other jobs."""
    return RECORD._replace(employment=employment)


class Broken(NamedTuple):
    """One unsound job, and what has to be found."""

    patch: dict[str, object]
    expected: list[tuple[str, str]]
    """Number and pointer of each fault of a submission."""
    record: Record = RECORD


BROKEN = (
    Broken({"kind": "cpd"}, [("060", "/kind")]),
    Broken({"organization": None, "department": None}, [("002", "/organization")]),
    Broken({"organization": {"oid": "1.2.3"}, "department": None}, [("021", "/organization/oid")]),
    Broken({"department": {"oid": "1.2.3"}}, [("022", "/department/oid")]),
    Broken({"department": {"oid": f"{OID_ROOT}.36.990002.0.990001"}}, [("140", "/department/oid")]),
    Broken({"organization": {"oid": f"{OID_ROOT}.31.990009"}, "department": None}, [("141", "/organization/oid")]),
    Broken({"department": {"oid": f"{OID_ROOT}.31.990001.0.5"}}, [("143", "/department/oid")]),
    Broken({"post": None}, [("002", "/post")]),
    Broken({"post": {"code": "99999"}}, [("070", "/post/code")]),
    Broken({"post": {"name": "врач-хирург"}}, [("072", "/post/name")]),
    Broken({"specialty": {"code": "99999"}}, [("070", "/specialty/code")]),
    Broken({"positionType": 5}, [("060", "/positionType")]),
    Broken({"positionType": True}, [("060", "/positionType")]),
    Broken({"contractType": "oral"}, [("060", "/contractType")]),
    Broken({"main": False}, [("147", "/main")]),
    Broken({"positionType": 4}, [("147", "/main")]),
    Broken({"positionType": 2}, [("147", "/main")]),
    Broken({"positionType": 3}, [("147", "/main")]),
    Broken({"contractType": "secondary"}, [("148", "/contractType")]),
    Broken({"contractType": "civil", "hireOrder": None}, [("149", "/contractType")]),
    Broken({"rate": 0}, [("063", "/rate")]),
    Broken({"rate": 1.75}, [("063", "/rate")]),
    Broken({"rate": "1"}, [("063", "/rate")]),
    Broken({"rate": float("nan")}, [("063", "/rate")]),
    Broken({"rate": None}, [("002", "/rate")]),
    Broken({"beginDate": "2026-11-25"}, [("051", "/beginDate")]),
    Broken({"endDate": "2012-05-23"}, [("052", "/endDate")]),
    Broken({"beginDate": "1999-04-17"}, [("054", "/beginDate"), ("156", "/contract/date"), ("156", "/hireOrder/date")]),
    Broken({"endReason": "перевод"}, [("159", "/endReason")]),
    Broken({"absences": [LEAVE | {"endDate": "2020-02-28"}]}, [("052", "/absences/0/endDate")]),
    Broken({"absences": [LEAVE | {"reason": None}]}, [("002", "/absences/0/reason")]),
    Broken({"absences": [LEAVE | {"beginDate": "2012-05-23"}]}, [("150", "/absences/0/beginDate")]),
    Broken({"endDate": "2020-03-27", "absences": [LEAVE]}, [("150", "/absences/0/beginDate")]),
    Broken({"absences": [LEAVE, LEAVE | {"beginDate": "2020-03-28", "endDate": None}]}, [("151", "/absences/1/beginDate")]),
    Broken({"absences": [LEAVE] * 201}, [("066", "/absences"), *(("151", f"/absences/{index}/beginDate") for index in range(1, 201))]),
    # Beside other jobs.
    Broken({}, [("146", "/main")], beside(MAIN_ELSEWHERE)),
    Broken({}, [("145", "/rate")], beside(OTHER, patched(OTHER, {"positionType": 2}))),
    Broken({}, [("157", "/beginDate")], beside(patched(EMPLOYMENT, {"rate": 0.25, "main": None}))),
    Broken({"main": False, "positionType": 2, "rate": 0.5}, [("158", "/positionType")], beside(MAIN_ELSEWHERE)),
    Broken(SECOND, [("158", "/positionType")], beside(patched(EMPLOYMENT, {}))),
    # Papers.
    Broken({"contract": None}, [("002", "/contract")]),
    Broken({"hireOrder": None}, [("002", "/hireOrder")]),
    Broken({"contract": {"date": "2026-11-25"}}, [("051", "/contract/date"), ("194", "/contract/date")]),
    Broken({"hireOrder": {"date": "2012-06-11"}}, [("156", "/hireOrder/date")]),
    Broken({"links": None}, [("152", "/links"), ("153", "/links")]),
    Broken({"contract": {"number": "13-к"}}, [("193", "/contract/number")]),
    Broken({"contract": {"date": "2012-05-23"}}, [("194", "/contract/date")]),
    Broken({}, [("193", "/hireOrder/number")], RECORD._replace(documents=[*DOCUMENTS[:5], DOCUMENTS[5] | {"details": {"number": "41"}}, DOCUMENTS[6]])),
    Broken({}, [("190", "/links/2")], RECORD._replace(documents=DOCUMENTS[:6])),
    Broken({}, [("191", "/links/2")], RECORD._replace(documents=[*DOCUMENTS[:6], {"id": "service", "kind": "other"}])),
)  # fmt: skip


def found(broken: Broken) -> list[tuple[str, str]]:
    """Number and pointer of each fault of a case."""
    entry = patched(EMPLOYMENT, broken.patch)
    faults = check_employment(entry, today=TODAY, record=broken.record, complete=True)
    return [(fault.code[-3:], fault.pointer) for fault in faults]


@pytest.mark.parametrize("broken", BROKEN, ids=lambda item: str(item.patch)[:60])
def test_each_broken_rule_is_found_at_its_place(broken: Broken) -> None:
    """One wrong value makes the faults that it causes, and no others."""
    assert found(broken) == broken.expected


@pytest.mark.parametrize(
    "lawful",
    [
        Broken({}, []),
        Broken({}, [], beside(OTHER)),
        Broken({}, [], beside(patched(MAIN_ELSEWHERE, {"endDate": "2012-05-23"}))),
        Broken({}, [], beside(MAIN_ELSEWHERE | {"state": "draft"})),
        Broken({}, [], beside(patched(OTHER, {"contractType": "civil", "rate": 1.5}))),
        Broken({"absences": [LEAVE, LEAVE | {"beginDate": "2020-03-29", "endDate": None}]}, []),
        Broken({"hireOrder": {"date": "2012-06-10"}}, []),
        Broken({"beginDate": "2026-11-24", "contract": {"date": "2026-11-24"}, "hireOrder": {"date": "2026-11-24"}}, [], RECORD._replace(documents=())),
        Broken({"endDate": "2027-05-24", "endReason": "срок договора"}, []),
        Broken(SECOND | {"organization": ELSEWHERE, "department": None}, [], beside(EMPLOYMENT)),
        Broken({"rate": 0.5, "positionType": 2, "main": False}, [], beside(patched(EMPLOYMENT, {"post": {"code": "demo-111"}}))),
        Broken({"beginDate": "2012-05-08", "absences": None, "department": None, "specialty": None}, []),
    ],
)  # fmt: skip
def test_what_is_lawful_is_not_refused(lawful: Broken) -> None:
    """A second job, a job that follows, a term contract, an absence without an end."""
    assert found(lawful) == []


def test_every_rule_is_broken_by_a_case() -> None:
    """A rule without a case could be lost without anybody seeing it."""
    cases = [
        Case(patched(EMPLOYMENT, item.patch), TODAY, item.record, None, True) for item in BROKEN
    ]

    for rule in (*DRAFT_RULES, *COMPLETE_RULES):
        assert any(list(rule(case)) for case in cases), rule.__name__


def test_a_draft_needs_its_organisation_only() -> None:
    """Whose record it is decides who may write it; the rest is asked for at the submission."""
    draft = {"organization": {"oid": ELSEWHERE["oid"]}}

    assert check_employment(draft, today=TODAY, record=Record()) == []
    assert [fault.pointer for fault in check_employment({}, today=TODAY, record=Record())] == [
        "/organization"
    ]


def test_blank_members_say_as_little_as_missing_ones() -> None:
    """The register drops them from a draft, so the command line must not refuse them."""
    draft = {"organization": {"oid": ELSEWHERE["oid"]}, "rate": "  ", "endDate": " "}

    assert check_employment(draft, today=TODAY, record=Record()) == []


def test_the_post_is_looked_up_on_the_day_of_hire() -> None:
    """An abolished name stays lawful for those who were hired before it was."""
    old = DictionaryEntry("109", "врач-терапевт", official=True, end=date(2023, 8, 31))
    nsi = {POSTS: Dictionary(POSTS, "Должности", (old,))}
    codes = [
        [
            fault.code
            for fault in check_employment(
                patched(EMPLOYMENT, {"beginDate": day, "contract": {"date": day}}),
                today=TODAY,
                record=RECORD,
                nsi=nsi,
            )
        ]
        for day in ("2023-08-31", "2023-09-01")
    ]

    assert codes == [[], ["FRMR-RULE-071"]]


@pytest.mark.parametrize(
    ("begin", "end", "job_end", "expected"),
    [
        (date(2012, 5, 24), None, None, []),
        (date(2012, 5, 25), None, None, ["2012-05-24"]),
        (None, date(2026, 11, 23), None, ["2026-11-24"]),
        (None, date(2026, 11, 24), None, []),
        (None, date(2020, 1, 1), "2020-01-01", []),
        (None, date(2019, 12, 31), "2020-01-01", ["2020-01-01"]),
    ],
)
def test_organisation_and_department_live_as_long_as_the_job(
    begin: date | None, end: date | None, job_end: str | None, expected: list[str]
) -> None:
    """From the first day to the last one, or to today where the job goes on."""
    for oid, name, code in (
        (ORGANISATIONS, "organization", "142"),
        (DEPARTMENTS, "department", "144"),
    ):
        own = EMPLOYMENT[name]
        assert isinstance(own, dict)
        listed = DictionaryEntry(own["oid"], own["name"], official=True, begin=begin, end=end)
        faults = check_employment(
            EMPLOYMENT | ({"endDate": job_end} if job_end else {}),
            today=TODAY,
            record=RECORD,
            nsi={oid: Dictionary(oid, "ФРМО", (listed,))},
            complete=True,
        )
        assert [(fault.code[-3:], fault.params["day"]) for fault in faults] == [
            (code, day) for day in expected
        ]


@given(
    spans=st.lists(
        st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from([0.25, 0.5, 1.0])),
        min_size=1,
        max_size=5,
    ),
    begin=st.integers(0, 60),
    length=st.integers(0, 60),
)
def test_rates_are_summed_as_day_by_day(
    spans: list[tuple[int, int, float]], begin: int, length: int
) -> None:
    """The rule tells of an excess on some day exactly when a count of each day does."""
    origin = date(2020, 2, 1)

    def job(first: int, days: int, rate: float) -> dict[str, object]:
        return OTHER | {
            "beginDate": (origin + timedelta(first)).isoformat(),
            "endDate": (origin + timedelta(first + days)).isoformat(),
            "rate": rate,
        }

    own = job(begin, length, 0.75)
    record = beside(*(job(*span) for span in spans))
    faults = check_employment(own, today=TODAY, record=record, complete=True)
    exceeded = any(
        0.75 + sum(rate for first, days, rate in spans if first <= day <= first + days) > 1.5
        for day in range(begin, begin + length + 1)
    )

    assert any(fault.code == "FRMR-RULE-145" for fault in faults) is exceeded


def test_a_disagreement_says_what_to_correct() -> None:
    """The text names both places, the pointer the value."""
    entry = patched(EMPLOYMENT, {"contract": {"number": "13-к"}})
    fault = errors_of(check_employment(entry, today=TODAY, record=RECORD, complete=True))[0]

    assert fault.pointer == "/contract/number"
    assert "исправьте номер здесь или в реквизитах документа" in fault.message("ru")
    assert "correct the number here or in the details of the document" in fault.message("en")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
PATCHES = st.dictionaries(
    st.sampled_from([*sorted(EMPLOYMENT), "absences", "endDate", "state", "id"]), JSON, max_size=5
)


@given(patch=PATCHES, other=PATCHES, complete=st.booleans(), inner=JSON)
def test_no_shape_makes_the_check_fail(
    patch: dict[str, object], other: dict[str, object], complete: bool, inner: object
) -> None:
    """Values of any JSON type are reported, never raised, wherever they stand in the record."""
    record = Record(
        worker=other,
        employment=[EMPLOYMENT | other],
        documents=[{"id": "contract", "kind": "contract", "details": other} | other],
    )
    names = ("oid", "code", "name", "number", "date", "beginDate", "endDate", "reason", "purpose")
    filled = dict.fromkeys(names, inner)
    nested = {name: filled for name, value in EMPLOYMENT.items() if isinstance(value, dict)}
    listed = {"absences": [filled, filled], "links": [filled, inner]}
    for entry in (EMPLOYMENT | patch, EMPLOYMENT | nested | listed):
        faults = check_employment(entry, today=TODAY, record=record, complete=complete)
        assert all(fault.message("en") != fault.code for fault in faults)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_message_writes_a_day_as_people_read_it(language: str) -> None:
    """Tables do so too; the parameter itself stays as the wire has it."""
    fault = Fault(
        "FRMR-RULE-145", "/rate", params={"total": 2.5, "limit": 1.5, "day": "2025-03-01"}
    )

    assert "01.03.2025" in fault.message(language)
    assert fault.params["day"] == "2025-03-01"
