"""Rules and terms of an accreditation, which the accreditation centre writes and everybody else reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from frmr_cli.domain.dates import plus_months, plus_years
from frmr_cli.domain.dictionaries import ACCREDITATION_KINDS, POSTS, SPECIALTIES, Dictionaries
from frmr_cli.domain.dictionary_rules import CodedField, coded_faults
from frmr_cli.domain.entry_shapes import ACCREDITATION
from frmr_cli.domain.legal_terms import whole_term
from frmr_cli.domain.periods import Period
from frmr_cli.domain.record import Case, EntryRule, Record, judged
from frmr_cli.domain.rules import Document, Fault
from frmr_cli.domain.values import day_at, object_at


def check_accreditation(
    entry: Document, *, today: date, record: Record, nsi: Dictionaries | None = None
) -> list[Fault]:
    """
    Check an accreditation, whatever its shape.

    Returns: all faults in the order of the rules, warnings among them; empty when sound.
    """
    case = Case(entry, today, record, nsi, complete=True)
    return [*ACCREDITATION(entry, "", True), *judged(ACCREDITATION_RULES, case)]


def last_day(entry: Document) -> date | None:
    """The last day on which an accreditation holds, its extension included; None where none is given."""
    days = [day for name in ("endDate", "endDateExtension") if (day := day_at(entry, name))]
    return max(days, default=None)


def validity(entry: Document) -> Period | None:
    """
    The days on which an accreditation holds, both ends counted.

    Returns: None where a day is missing or cannot be read, so that nothing is proved.
    """
    passed, last = day_at(entry, "passDate"), last_day(entry)
    return Period(passed, last) if passed is not None and last is not None else None


def holds_on(entry: Document, day: date) -> bool:
    """Whether an accreditation lets its holder practise on a day."""
    found = validity(entry)
    return found is not None and found.holds(day)


def latest(accreditation: Iterable[Document], *, on: date) -> Document | None:
    """Of the accreditations that hold on a day the one that holds longest; None where none does."""
    holding = [entry for entry in accreditation if holds_on(entry, on)]
    return max(holding, key=lambda entry: last_day(entry) or on, default=None)


def filing_window(entry: Document) -> Period | None:
    """
    The days on which the papers for the next periodic accreditation can be filed.

    From so many months before the end up to the last day.

    Source: приказ 746н; see `legal_terms`.
    """
    last = last_day(entry)
    if last is None:
        return None
    return Period(plus_months(last, -whole_term("accreditation_filing_months", on=last)), last)


def expires_soon(entry: Document, *, on: date) -> bool:
    """Whether the accreditation still holds and the window for the next one is open."""
    window = filing_window(entry)
    return window is not None and holds_on(entry, on) and window.holds(on)


def dates_rule(case: Case) -> Iterator[Fault]:
    """An accreditation was passed in the past and runs forward."""
    passed, end = day_at(case.entry, "passDate"), day_at(case.entry, "endDate")
    for name in ("passDate", "protocolDate"):
        if (found := day_at(case.entry, name)) is not None and found > case.today:
            yield Fault("FRMR-RULE-051", f"/{name}")
    if passed is not None and end is not None and end < passed:
        yield Fault("FRMR-RULE-052", "/endDate")


def term_rule(case: Case) -> Iterator[Fault]:
    """An accreditation holds no longer than the term of the law."""
    passed, end = day_at(case.entry, "passDate"), day_at(case.entry, "endDate")
    if passed is None or end is None:
        return
    years = whole_term("accreditation_years", on=passed)
    if end > plus_years(passed, years):
        yield Fault("FRMR-RULE-200", "/endDate", params={"years": years})


def extension_rule(case: Case) -> Iterator[Fault]:
    """An extension ends later than the term that it extends."""
    end, extended = day_at(case.entry, "endDate"), day_at(case.entry, "endDateExtension")
    if end is not None and extended is not None and extended < end:
        yield Fault("FRMR-RULE-201", "/endDateExtension")


def dictionary_rule(case: Case) -> Iterator[Fault]:
    """Codes stand in their dictionaries on the day of the accreditation."""
    day = day_at(case.entry, "passDate")
    yield from coded_faults(case, CodedField("procedure", (ACCREDITATION_KINDS,), day))
    yield from coded_faults(case, CodedField("specialty", (SPECIALTIES,), day))
    yield from coded_faults(case, CodedField("post", (POSTS,), day))


def practice_specialties(accreditation: Iterable[Document], *, on: date) -> list[Document]:
    """The specialties in which somebody may practise on a day, in the order of the entries."""
    return [object_at(entry, "specialty") for entry in accreditation if holds_on(entry, on)]


ACCREDITATION_RULES: tuple[EntryRule, ...] = (
    dates_rule,
    term_rule,
    extension_rule,
    dictionary_rule,
)
