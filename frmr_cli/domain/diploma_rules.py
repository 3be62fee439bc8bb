"""Rules for the paper that an education ends with: diploma, certificate of a course or of a specialist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from frmr_cli.domain.alphabets import mixed_letter
from frmr_cli.domain.dates import plus_months
from frmr_cli.domain.paper_rules import paper_faults, spelled
from frmr_cli.domain.record import Case, EntryRule, others
from frmr_cli.domain.rules import Document, Fault, Severity
from frmr_cli.domain.values import day_at, object_at

DIPLOMA_TAKEN = "FRMR-RULE-106"
"""At `/diploma/number`; another worker has this diploma, which only the server can know."""

LATE = 12
"""Months after the end of studies in which a diploma is usually given out."""
MODERN = date(2014, 1, 1)
"""Diplomas since about then have a series of 6 and a number of 7 digits; older ones have letters."""
SERIES = re.compile(r"[0-9]{6}")
NUMBER = re.compile(r"[0-9]{7}")


def diploma_of(entry: Document) -> tuple[Document, str]:
    """The details of the paper, and the pointer under which they lie."""
    if entry.get("kind") == "certificate":
        return entry, ""
    return object_at(entry, "diploma"), "/diploma"


def diploma_dates_rule(case: Case) -> Iterator[Fault]:
    """A diploma is given when the studies end, and not before they begin."""
    issued = day_at(object_at(case.entry, "diploma"), "date")
    begin, end = day_at(case.entry, "beginDate"), day_at(case.entry, "endDate")
    if issued is None:
        return
    if issued > case.today:
        yield Fault("FRMR-RULE-051", "/diploma/date")
    if begin is not None and issued < begin:
        yield Fault("FRMR-RULE-105", "/diploma/date")
    elif end is not None and not plus_months(end, -LATE) <= issued <= plus_months(end, LATE):
        yield Fault("FRMR-RULE-107", "/diploma/date", Severity.WARNING, {"months": LATE})


def alphabet_rule(case: Case) -> Iterator[Fault]:
    """A series or a number is typed in one alphabet: «BCГ» is not «ВСГ»."""
    details, under = diploma_of(case.entry)
    for name in ("series", "number"):
        value = details.get(name)
        if isinstance(value, str) and mixed_letter(value) is not None:
            yield Fault("FRMR-RULE-108", f"{under}/{name}")


def form_rule(case: Case) -> Iterator[Fault]:
    """A Russian diploma of these years has a series of 6 digits and a number of 7."""
    diploma = object_at(case.entry, "diploma")
    issued, series, number = day_at(diploma, "date"), diploma.get("series"), diploma.get("number")
    if case.entry.get("foreign") is True or issued is None or issued < MODERN:
        return
    if isinstance(series, str) and series and not SERIES.fullmatch(spelled(series)):
        yield Fault("FRMR-RULE-109", "/diploma/series", Severity.WARNING)
    if isinstance(number, str) and number and not NUMBER.fullmatch(spelled(number)):
        yield Fault("FRMR-RULE-109", "/diploma/number", Severity.WARNING)


def twice_rule(case: Case) -> Iterator[Fault]:
    """One paper is entered once."""
    own = _key(case.entry)
    if own is None:
        return
    for other in others(case.record.education, case.entry):
        if _key(other) == own:
            yield Fault("FRMR-RULE-110", f"{diploma_of(case.entry)[1]}/number")
            return


def _key(entry: Document) -> tuple[object, ...] | None:
    """What a paper is known by: without a series the number is only unique where it was given."""
    details, _ = diploma_of(entry)
    series, number = details.get("series") or "", details.get("number")
    if not isinstance(series, str) or not isinstance(number, str) or not number:
        return None
    school = None if series else object_at(entry, "institution").get("name")
    return entry.get("kind"), spelled(series), spelled(number), school


def diploma_there_rule(case: Case) -> Iterator[Fault]:
    """Studies whose end has passed have their diploma."""
    end = day_at(case.entry, "endDate")
    if end is not None and end < case.today and not object_at(case.entry, "diploma"):
        yield Fault("FRMR-RULE-104", "/diploma")


def scan_rule(case: Case) -> Iterator[Fault]:
    """The scan of the paper is linked and says what the entry says."""
    details, under = diploma_of(case.entry)
    needed = bool(details) or case.entry.get("kind") == "cpd"
    if case.entry.get("planned") is True:
        needed = False
    yield from paper_faults(
        case, "scan", details, under=under, missing="FRMR-RULE-111" if needed else None
    )


SCAN_RULES: tuple[EntryRule, ...] = (twice_rule, scan_rule)
