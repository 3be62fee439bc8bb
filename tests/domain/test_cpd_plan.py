"""What training is missing before the next accreditation."""

from __future__ import annotations

from datetime import date

import pytest

from frmr_cli.domain.cpd_plan import Filing, Hours, cpd_plans, missing_hours
from frmr_cli.domain.periods import Period
from frmr_cli.domain.record import Record
from tests.domain.entries import ACCREDITATION, CPD, TODAY

SURGERY = {"code": "demo-202", "name": "Хирургия"}


def training(end: str, hours: int, **members: object) -> dict[str, object]:
    """A confirmed course."""
    return CPD | {"id": end, "endDate": end, "hours": hours, "state": "confirmed"} | members


def test_hours_of_the_cycle_are_counted_by_activity() -> None:
    """Only confirmed trainings in the specialty that ended in the cycle and before today count."""
    education: list[dict[str, object]] = [
        training("2025-09-27", 100),  # the last day of the cycle before
        training("2025-09-28", 36),
        training("2026-01-10", 20, activity="continuous"),
        training("2026-01-11", 500, specialty=SURGERY),
        training("2026-01-12", 500, state="draft"),
        training("2026-11-25", 500),
        training("2027-01-10", 18, planned=True, state="draft"),
        {"kind": "professional", "endDate": "2026-01-01"},
    ]
    record = Record(education=education, accreditation=[ACCREDITATION | {"id": "a"}])
    plan = cpd_plans(record, today=TODAY)[0]

    assert plan.cycle == Period(date(2025, 9, 28), date(2030, 9, 27))
    assert plan.window == Period(date(2029, 9, 27), date(2030, 9, 27))
    assert (plan.filing, plan.accreditation_id) == (Filing.NOT_YET, "a")
    assert plan.required == Hours(144, 74, 70)
    assert plan.done == Hours(56, 36, 20)
    assert plan.planned == Hours(18, 18, 0)
    assert plan.missing == Hours(88, 38, 50)
    assert plan.counted == ("2025-09-28", "2026-01-10")


@pytest.mark.parametrize(
    ("done", "missing"),
    [
        (Hours(0, 0, 0), Hours(144, 74, 70)),
        (Hours(144, 144, 0), Hours(70, 0, 70)),
        (Hours(144, 74, 70), Hours(0, 0, 0)),
        (Hours(300, 200, 100), Hours(0, 0, 0)),
        (Hours(143, 73, 70), Hours(1, 1, 0)),
    ],
)
def test_each_part_and_the_total_are_asked_for(done: Hours, missing: Hours) -> None:
    """Too many courses do not stand for continuous training."""
    assert missing_hours(Hours(144, 74, 70), done) == missing


@pytest.mark.parametrize(
    ("today", "filing"),
    [
        (date(2029, 9, 26), Filing.NOT_YET),
        (date(2029, 9, 27), Filing.OPEN),
        (date(2030, 9, 27), Filing.OPEN),
        (date(2030, 9, 28), Filing.CLOSED),
    ],
)
def test_papers_are_filed_in_the_last_twelve_months(today: date, filing: Filing) -> None:
    """Not earlier than 12 months before the end and not later than the end."""
    assert cpd_plans(Record(accreditation=[ACCREDITATION]), today=today)[0].filing is filing


@pytest.mark.parametrize("wrong", [{"hours": "36"}, {"hours": -5}, {"activity": "lecture"}, {"hours": None}])  # fmt: skip
def test_hours_that_cannot_be_read_do_not_count(wrong: dict[str, object]) -> None:
    """Nothing is guessed, and nothing fails."""
    record = Record(education=[training("2026-01-10", 36) | wrong], accreditation=[ACCREDITATION])

    assert cpd_plans(record, today=TODAY)[0].done == Hours(0, 0, 0)


def test_each_specialty_has_its_plan_by_the_accreditation_that_ends_last() -> None:
    """An older accreditation in the same specialty is history."""
    older = ACCREDITATION | {"passDate": "2020-09-27", "endDate": "2025-09-27"}
    surgery = ACCREDITATION | {"specialty": SURGERY}
    endless = ACCREDITATION | {"endDate": None}
    plans = cpd_plans(Record(accreditation=[older, surgery, ACCREDITATION, endless]), today=TODAY)

    assert [(plan.specialty["name"], plan.window.end) for plan in plans] == [
        ("Терапия", date(2030, 9, 27)),
        ("Хирургия", date(2030, 9, 27)),
    ]
    assert cpd_plans(Record(), today=TODAY) == []
