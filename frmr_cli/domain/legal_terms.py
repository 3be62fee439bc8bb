"""
Numbers that the law changes, each with the days on which it holds and its source.

`confirmed` is False for a number that no public text at hand confirmed: rules that use such a number
warn and do not refuse where a lawful exception is thinkable.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from frmr_cli.domain.dates import years_between


class LegalTerm(NamedTuple):
    """One number on the days of its validity."""

    name: str
    value: float
    unit: str
    source: str
    confirmed: bool
    begin: date | None = None
    """First day; None where it is not known."""
    end: date | None = None
    """Last day; None while it holds."""

    def holds_on(self, day: date) -> bool:
        """Whether the number is in force on that day; both ends count."""
        return (self.begin is None or self.begin <= day) and (self.end is None or day <= self.end)


_ORDER_746 = "приказ Минздрава России № 746н: http://medcol.ru/akkreditatsiya/"
_ACCREDITATION = "периодическая аккредитация раз в пять лет: https://dzen.ru/a/aCHjHJ8Yh151YAYO"
_LABOUR = "Трудовой кодекс РФ"
_ARTICLE_63 = "https://base.garant.ru/57743405/e4cb1d749a5d7ca9aa116ad348095073"
_SCHOOLS = "федеральные государственные образовательные стандарты"

_LOG_KEEPING = (
    "исковая давность, ГК РФ, ст. 196; по приказу ФСТЭК № 21 (РСБ.1) срок задаёт оператор"
)
_LEAST_LOG_KEEPING = "методический документ ФСТЭК от 11.02.2014, РСБ.1: не менее трёх месяцев"

TERMS: tuple[LegalTerm, ...] = (
    LegalTerm("accreditation_years", 5, "years", _ACCREDITATION, True),
    LegalTerm("accreditation_filing_months", 12, "months", _ACCREDITATION, True),
    LegalTerm("cpd_hours", 144, "hours", _ORDER_746, True),
    LegalTerm("cpd_course_hours", 74, "hours", _ORDER_746, True),
    LegalTerm("cpd_continuous_hours", 70, "hours", _ORDER_746, True),
    LegalTerm("certificate_years", 5, "years", "практика регистра: пять лет со дня экзамена", True),
    LegalTerm("working_age", 14, "years", f"{_LABOUR}, ст. 63: {_ARTICLE_63}", True),
    # Half of the working time besides a whole post; whether medical workers have terms of their own was not found.
    LegalTerm("highest_rate", 1.5, "rates", f"{_LABOUR}, ст. 284: http://sttkrf.ru/284", True),
    # Working days.
    LegalTerm(
        "contract_delay", 3, "days", f"{_LABOUR}, ст. 67: https://tkrfkod.ru/statja-67/", True
    ),
    LegalTerm("cpd_hours_a_day", 10, "hours", "учебная нагрузка", False),
    LegalTerm("audit_log_months", 36, "months", _LOG_KEEPING, False),
    LegalTerm("audit_log_least_months", 3, "months", _LEAST_LOG_KEEPING, False),
    LegalTerm("least_months.higher", 36, "months", _SCHOOLS, False),
    LegalTerm("most_months.higher", 108, "months", _SCHOOLS, False),
    LegalTerm("least_months.secondary", 10, "months", _SCHOOLS, False),
    LegalTerm("most_months.secondary", 72, "months", _SCHOOLS, False),
    LegalTerm("least_months.internship", 9, "months", _SCHOOLS, False),
    LegalTerm("most_months.internship", 24, "months", _SCHOOLS, False),
    LegalTerm("least_months.residency", 11, "months", _SCHOOLS, False),
    LegalTerm("most_months.residency", 72, "months", _SCHOOLS, False),
    LegalTerm("least_months.postgraduate_study", 24, "months", _SCHOOLS, False),
    LegalTerm("most_months.postgraduate_study", 84, "months", _SCHOOLS, False),
    LegalTerm("least_months.retraining", 1, "months", _SCHOOLS, False),
    LegalTerm("most_months.retraining", 24, "months", _SCHOOLS, False),
    LegalTerm("extra_months.part_time", 12, "months", _SCHOOLS, False),
    LegalTerm("extra_months.evening", 12, "months", _SCHOOLS, False),
    LegalTerm("extra_months.distance", 12, "months", _SCHOOLS, False),
)


@lru_cache(maxsize=4096)
def term(name: str, *, on: date) -> float:
    """
    The number that holds on a day; the earliest one for days before all of them.

    Raises: KeyError for a name that is not in the table.
    """
    known = _BY_NAME[name]
    return next((found.value for found in known if found.holds_on(on)), known[0].value)


def whole_term(name: str, *, on: date) -> int:
    """The same for what is counted in whole units."""
    return int(term(name, on=on))


def is_too_young(born: date, day: date) -> bool:
    """Whether somebody may not work yet on a day."""
    return years_between(born, day) < whole_term("working_age", on=day)


def study_months(level: str, form: str | None, *, on: date) -> tuple[int, int] | None:
    """
    Shortest and longest plausible length of studies that begin on a day, in months.

    Returns: None for a level or stage without such a term.
    """
    if f"least_months.{level}" not in _BY_NAME:
        return None
    extra = f"extra_months.{form}"
    longer = whole_term(extra, on=on) if extra in _BY_NAME else 0
    least = whole_term(f"least_months.{level}", on=on)
    return least, whole_term(f"most_months.{level}", on=on) + longer


_BY_NAME: dict[str, list[LegalTerm]] = {}
for _term in TERMS:
    _BY_NAME.setdefault(_term.name, []).append(_term)
