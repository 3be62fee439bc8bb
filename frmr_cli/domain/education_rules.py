"""The set of rules for an entry of education; the client and the server both call it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from frmr_cli.domain.dates import months_between, plus_years
from frmr_cli.domain.dictionaries import (
    COUNTRIES,
    EDUCATION_SPECIALTIES,
    INSTITUTIONS,
    RUSSIA,
    SPECIALTIES,
    Dictionaries,
)
from frmr_cli.domain.dictionary_rules import CodedField, coded_faults
from frmr_cli.domain.diploma_rules import (
    SCAN_RULES,
    alphabet_rule,
    diploma_dates_rule,
    diploma_there_rule,
    form_rule,
)
from frmr_cli.domain.entry_shapes import EDUCATION
from frmr_cli.domain.legal_terms import is_too_young, study_months, term, whole_term
from frmr_cli.domain.periods import DAY, Period, period_of
from frmr_cli.domain.record import Case, EntryRule, Record, judged, others
from frmr_cli.domain.rules import Document, Fault, Severity
from frmr_cli.domain.specialties import fits_education, same_specialty
from frmr_cli.domain.values import REQUIRED, day_at, is_absent, object_at

MOST_HOURS = 3000
"""Of one training; a longer one is a typing error."""
HOURS_OF_A_DAY = 24


def check_education(
    entry: Document,
    *,
    today: date,
    record: Record,
    nsi: Dictionaries | None = None,
    complete: bool = False,
) -> list[Fault]:
    """
    Check an entry of education, whatever its shape.

    `complete` tells a submission from the saving of a draft: everything must be there, and agree
    with the scan and with the other entries. `today` is the day in the time zone of the register.

    Returns: all faults in the order of the rules, warnings among them; empty when sound.
    """
    kind = entry.get("kind")
    if is_absent(kind):
        return [Fault(REQUIRED, "/kind")]
    if not isinstance(kind, str) or kind not in EDUCATION:
        return [Fault("FRMR-RULE-060", "/kind", params={"allowed": ", ".join(EDUCATION)})]
    case = Case(entry, today, record, nsi, complete)
    faults = [*EDUCATION[kind](entry, "", complete), *judged(DRAFT_RULES[kind], case)]
    return [*faults, *judged(COMPLETE_RULES[kind], case)] if complete else faults


def order_rule(case: Case) -> Iterator[Fault]:
    """Studies begin before they end."""
    begin, end = day_at(case.entry, "beginDate"), day_at(case.entry, "endDate")
    if begin is not None and end is not None and end < begin:
        yield Fault("FRMR-RULE-052", "/endDate")


def future_rule(case: Case) -> Iterator[Fault]:
    """What is entered has happened; only a planned training lies in the future."""
    if case.entry.get("planned") is not True:
        for name in ("beginDate", "endDate"):
            if (found := day_at(case.entry, name)) is not None and found > case.today:
                yield Fault("FRMR-RULE-051", f"/{name}")


def plan_rule(case: Case) -> Iterator[Fault]:
    """A training is planned or over, not both."""
    end = day_at(case.entry, "endDate")
    if case.entry.get("planned") is True and end is not None and end < case.today:
        yield Fault("FRMR-RULE-117", "/planned", Severity.WARNING)


def age_rule(case: Case) -> Iterator[Fault]:
    """Nobody studies medicine before the age from which one may work."""
    born, begin = day_at(case.record.worker, "birthDate"), day_at(case.entry, "beginDate")
    if born is not None and begin is not None and is_too_young(born, begin):
        params = {"age": whole_term("working_age", on=begin)}
        yield Fault("FRMR-RULE-100", "/beginDate", params=params)


def overlap_rule(case: Case) -> Iterator[Fault]:
    """Two full-time studies do not run at the same time."""
    period = period_of(case.entry)
    if period is None or not is_full_time(case.entry):
        return
    for other in others(case.record.education, case.entry):
        found = period_of(other) if is_full_time(other) else None
        if found is not None and _run_together(period, found):
            yield Fault("FRMR-RULE-101", "/beginDate")
            return


def is_full_time(entry: Document) -> bool:
    """Whether the studies take the whole day of a student."""
    if entry.get("kind") == "professional":
        return entry.get("form") == "full_time"
    return entry.get("kind") == "postgraduate" and entry.get("stage") in ("internship", "residency")


def _run_together(first: Period, second: Period) -> bool:
    """The last day of one and the first day of the next may be the same."""
    first_end, second_end = first.end or date.max, second.end or date.max
    return first.begin < second_end and second.begin < first_end


def term_rule(case: Case) -> Iterator[Fault]:
    """The studies last about as long as their level and form need."""
    period = period_of(case.entry)
    level, form = case.entry.get("level") or case.entry.get("stage"), case.entry.get("form")
    if period is None or period.end is None or not isinstance(level, str):
        return
    term = study_months(level, form if isinstance(form, str) else None, on=period.begin)
    if term is None:
        return
    # The last day counts: from 1 September to 31 August are twelve months.
    months = months_between(period.begin, min(period.end, date.max - DAY) + DAY)
    if months < term[0]:
        yield Fault("FRMR-RULE-102", "/endDate", params={"months": months, "least": term[0]})
    elif months > term[1]:
        yield Fault(
            "FRMR-RULE-103", "/endDate", Severity.WARNING, {"months": months, "most": term[1]}
        )


def basis_rule(case: Case) -> Iterator[Fault]:
    """A residency, an internship or postgraduate studies begin after a higher education."""
    begin = day_at(case.entry, "beginDate")
    if begin is None or case.entry.get("stage") == "retraining":
        return
    ends = [
        day_at(other, "endDate")
        for other in others(case.record.education, case.entry)
        if other.get("kind") == "professional" and other.get("level") == "higher"
    ]
    if ends and all(end is None or begin < end for end in ends):
        yield Fault("FRMR-RULE-122", "/beginDate")


def hours_rule(case: Case) -> Iterator[Fault]:
    """A training has as many hours as its days can hold."""
    hours, period = case.entry.get("hours"), period_of(case.entry)
    if not isinstance(hours, int) or isinstance(hours, bool):
        return
    if not 0 < hours <= MOST_HOURS:
        yield Fault("FRMR-RULE-115", "/hours", params={"most": MOST_HOURS})
    elif period is not None and period.end is not None:
        days = (period.end - period.begin).days + 1
        usual = term("cpd_hours_a_day", on=period.begin)
        severity = Severity.ERROR if hours > HOURS_OF_A_DAY * days else Severity.WARNING
        if hours > usual * days:
            yield Fault("FRMR-RULE-116", "/hours", severity, {"hours": hours, "days": days})


def certificate_rule(case: Case) -> Iterator[Fault]:
    """A certificate is given after the exam and holds for the term of the law, not longer."""
    exam, given = day_at(case.entry, "examDate"), day_at(case.entry, "passDate")
    end = day_at(case.entry, "endDate")
    for name, found in (("examDate", exam), ("passDate", given)):
        if found is not None and found > case.today:
            yield Fault("FRMR-RULE-051", f"/{name}")
    if exam is not None and given is not None and given < exam:
        yield Fault("FRMR-RULE-118", "/passDate")
    # The five years run from the exam; the paper itself is often given later.
    first = exam or given
    if first is None or end is None:
        return
    years = whole_term("certificate_years", on=first)
    if end < first:
        yield Fault("FRMR-RULE-052", "/endDate")
    elif end > plus_years(first, years):
        yield Fault("FRMR-RULE-114", "/endDate", params={"years": years})


def country_rule(case: Case) -> Iterator[Fault]:
    """Studies abroad name another country; studies in Russia name none."""
    country, foreign = object_at(case.entry, "country"), case.entry.get("foreign") is True
    if foreign and not country:
        if case.complete:
            yield Fault(REQUIRED, "/country")
    elif country and foreign == (country.get("code") == RUSSIA):
        yield Fault("FRMR-RULE-120", "/country")


def specialty_rule(case: Case) -> Iterator[Fault]:
    """What was studied is what the worker is accredited in; a misfit is worth another look."""
    ours = object_at(case.entry, "specialty")
    accredited = [object_at(found, "specialty") for found in case.record.accreditation]
    fits = fits_education if case.entry.get("kind") == "professional" else same_specialty
    if ours.get("name") and accredited and not any(fits(ours, theirs) for theirs in accredited):
        yield Fault("FRMR-RULE-113", "/specialty", Severity.WARNING)


def dictionary_rule(case: Case) -> Iterator[Fault]:
    """Codes stand in their dictionaries on the day when the studies ended."""
    kind = case.entry.get("kind")
    day = day_at(case.entry, "examDate") or day_at(case.entry, "endDate") or case.today
    day = min(day, case.today)
    specialties = EDUCATION_SPECIALTIES if kind == "professional" else (SPECIALTIES,)
    yield from coded_faults(case, CodedField("specialty", specialties, day))
    yield from coded_faults(case, CodedField("institution", (INSTITUTIONS,), None))
    yield from coded_faults(case, CodedField("country", (COUNTRIES,), None))


_DATES: tuple[EntryRule, ...] = (order_rule, future_rule, age_rule)
_DIPLOMA: tuple[EntryRule, ...] = (diploma_dates_rule, alphabet_rule)

DRAFT_RULES: Mapping[str, tuple[EntryRule, ...]] = MappingProxyType(
    {
        "professional": (*_DATES, country_rule, *_DIPLOMA, form_rule, dictionary_rule),
        "postgraduate": (*_DATES, *_DIPLOMA, dictionary_rule),
        "cpd": (*_DATES, plan_rule, hours_rule, *_DIPLOMA, dictionary_rule),
        "certificate": (certificate_rule, alphabet_rule, dictionary_rule),
    }
)
"""Kind of education → what is asked of a draft already."""

_STUDIES: tuple[EntryRule, ...] = (overlap_rule, term_rule, diploma_there_rule)

COMPLETE_RULES: Mapping[str, tuple[EntryRule, ...]] = MappingProxyType(
    {
        "professional": (*_STUDIES, specialty_rule, *SCAN_RULES),
        "postgraduate": (*_STUDIES, basis_rule, specialty_rule, *SCAN_RULES),
        "cpd": (specialty_rule, *SCAN_RULES),
        "certificate": (specialty_rule, *SCAN_RULES),
    }
)
"""Kind of education → what is asked of a submitted entry as well."""
