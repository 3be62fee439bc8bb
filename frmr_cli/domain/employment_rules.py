"""The set of rules for an entry of employment; the client and the server both call it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from frmr_cli.domain.dictionaries import (
    DEPARTMENTS,
    ORGANISATIONS,
    POSTS,
    SPECIALTIES,
    Dictionaries,
)
from frmr_cli.domain.dictionary_rules import CodedField, coded_faults, nsi_of
from frmr_cli.domain.employment_papers import PAPER_RULES
from frmr_cli.domain.entry_shapes import EMPLOYMENT
from frmr_cli.domain.legal_terms import is_too_young, term, whole_term
from frmr_cli.domain.oids import parse_department_oid, parse_organisation_oid
from frmr_cli.domain.periods import Period, period_of
from frmr_cli.domain.record import Case, EntryRule, Record, judged, others
from frmr_cli.domain.rules import Document, Fault, Severity
from frmr_cli.domain.values import day_at, is_absent, object_at, objects
from frmr_cli.errors import ValidationFailed

MAIN, INTERNAL, COMBINED, EXTERNAL = 1, 2, 3, 4
"""Codes of the dictionary of position types."""
CIVIL, SECONDARY = "civil", "secondary"


def check_employment(
    entry: Document,
    *,
    today: date,
    record: Record,
    nsi: Dictionaries | None = None,
    complete: bool = False,
) -> list[Fault]:
    """
    Check an entry of employment, whatever its shape.

    `complete` tells a submission from the saving of a draft: everything must be there, and agree
    with the papers and with the other jobs. `today` is the day in the time zone of the register.

    Returns: all faults in the order of the rules, warnings among them; empty when sound.
    """
    case = Case(entry, today, record, nsi, complete)
    faults = [*kind_rule(case), *EMPLOYMENT(entry, "", complete), *judged(DRAFT_RULES, case)]
    return [*faults, *judged(COMPLETE_RULES, case)] if complete else faults


def kind_rule(case: Case) -> Iterator[Fault]:
    """The kind, where it is given, is employment."""
    if case.entry.get("kind") not in (None, "employment"):
        yield Fault("FRMR-RULE-060", "/kind", params={"allowed": "employment"})


def order_rule(case: Case) -> Iterator[Fault]:
    """A job has begun and does not end before it begins."""
    begin, end = day_at(case.entry, "beginDate"), day_at(case.entry, "endDate")
    if begin is not None and begin > case.today:
        yield Fault("FRMR-RULE-051", "/beginDate")
    if begin is not None and end is not None and end < begin:
        yield Fault("FRMR-RULE-052", "/endDate")


def age_rule(case: Case) -> Iterator[Fault]:
    """Nobody works before the age of the law."""
    born, begin = day_at(case.record.worker, "birthDate"), day_at(case.entry, "beginDate")
    if born is not None and begin is not None and is_too_young(born, begin):
        params = {"age": whole_term("working_age", on=begin)}
        yield Fault("FRMR-RULE-054", "/beginDate", params=params)


def rate_rule(case: Case) -> Iterator[Fault]:
    """The rate of one job is a number above 0, and within the limit of all jobs."""
    limit = term("highest_rate", on=case.today)
    if not is_absent(case.entry.get("rate")) and not 0 < rate_of(case.entry) <= limit:
        yield Fault("FRMR-RULE-063", "/rate", params={"limit": limit})


def rate_of(entry: Document) -> float:
    """The rate of a job; 0 where it is no number."""
    rate = entry.get("rate")
    return float(rate) if isinstance(rate, int | float) and not isinstance(rate, bool) else 0.0


def department_rule(case: Case) -> Iterator[Fault]:
    """The department is one of the organisation."""
    organisation = object_at(case.entry, "organization").get("oid")
    department = object_at(case.entry, "department").get("oid")
    if not isinstance(organisation, str) or not organisation.strip():
        return
    if is_oid(department, DEPARTMENTS) and not str(department).strip().startswith(
        f"{organisation.strip()}.0."
    ):
        yield Fault("FRMR-RULE-140", "/department/oid")


def is_oid(value: object, dictionary: str) -> bool:
    """Whether a value has the form of the OIDs of ФРМО; the shape of the entry reports others."""
    parse = parse_department_oid if dictionary == DEPARTMENTS else parse_organisation_oid
    try:
        return isinstance(value, str) and bool(parse(value))
    except ValidationFailed:
        return False


def position_rule(case: Case) -> Iterator[Fault]:
    """The type of position says the same as «main» and as the contract."""
    position, main = case.entry.get("positionType"), case.entry.get("main")
    contract = case.entry.get("contractType")
    if isinstance(main, bool) and position in (1, 2, 3, 4) and main != (position == MAIN):
        yield Fault("FRMR-RULE-147", "/main")
    if contract == SECONDARY and position not in (INTERNAL, EXTERNAL, None):
        yield Fault("FRMR-RULE-148", "/contractType")
    elif contract == CIVIL and main is True:
        yield Fault("FRMR-RULE-149", "/contractType")


def absence_rule(case: Case) -> Iterator[Fault]:
    """Absences run forward, lie inside the job and do not overlap."""
    job = period_of(case.entry)
    earlier: list[Period] = []
    for pointer, item in objects(case.entry, "absences"):
        begin, end = day_at(item, "beginDate"), day_at(item, "endDate")
        if begin is not None and end is not None and end < begin:
            yield Fault("FRMR-RULE-052", f"{pointer}/endDate")
        found = period_of(item)
        if found is None:
            continue
        if job is not None and not _inside(found, job):
            yield Fault("FRMR-RULE-150", f"{pointer}/beginDate")
        if any(found.meets(other) for other in earlier):
            yield Fault("FRMR-RULE-151", f"{pointer}/beginDate")
        earlier.append(found)


def _inside(absence: Period, job: Period) -> bool:
    """An absence without an end lasts as long as the job."""
    return absence.within(job) if absence.end is not None else job.holds(absence.begin)


def end_rule(case: Case) -> Iterator[Fault]:
    """A reason of leaving belongs to a job that has an end."""
    if case.entry.get("endReason") and not case.entry.get("endDate"):
        yield Fault("FRMR-RULE-159", "/endReason", Severity.WARNING)


def dictionary_rule(case: Case) -> Iterator[Fault]:
    """
    Post and specialty stand in their dictionaries on the day of hire.

    A name that was abolished later stays lawful for those who were hired before.
    """
    day = day_at(case.entry, "beginDate")
    yield from coded_faults(case, CodedField("post", (POSTS,), day))
    yield from coded_faults(case, CodedField("specialty", (SPECIALTIES,), day))


def organisation_rule(case: Case) -> Iterator[Fault]:
    """Organisation and department are in ФРМО and exist as long as the job."""
    yield from _existence_faults(
        case, "organization", ORGANISATIONS, ("FRMR-RULE-141", "FRMR-RULE-142")
    )
    yield from _existence_faults(
        case, "department", DEPARTMENTS, ("FRMR-RULE-143", "FRMR-RULE-144")
    )


def _existence_faults(
    case: Case, name: str, dictionary: str, codes: tuple[str, str]
) -> Iterator[Fault]:
    oid, job = object_at(case.entry, name).get("oid"), period_of(case.entry)
    table = nsi_of(case.nsi).get(dictionary)
    if table is None or not is_oid(oid, dictionary):
        return
    unknown, closed = codes
    found = table.of(str(oid).strip())
    if not found:
        yield Fault(unknown, f"/{name}/oid")
    elif job is not None:
        last = max(job.begin, min(job.end or case.today, case.today))
        for day in (job.begin, last):
            if not any(entry.valid_on(day) for entry in found):
                yield Fault(closed, f"/{name}/oid", params={"day": day.isoformat()})
                return


def main_job_rule(case: Case) -> Iterator[Fault]:
    """One main job at a time."""
    if case.entry.get("main") is True and any(
        other.get("main") is True for other in _jobs_beside(case)
    ):
        yield Fault("FRMR-RULE-146", "/main")


def total_rate_rule(case: Case) -> Iterator[Fault]:
    """On no day do the rates of labour contracts exceed the limit together."""
    job = period_of(case.entry)
    if job is None or case.entry.get("contractType") == CIVIL:
        return
    beside = [
        (period, rate_of(other))
        for other in _jobs_beside(case)
        if other.get("contractType") != CIVIL and (period := period_of(other)) is not None
    ]
    limit = term("highest_rate", on=case.today)
    # The sum can only grow on a day when some job begins.
    for day in sorted({job.begin, *(period.begin for period, _ in beside)}):
        total = rate_of(case.entry) + sum(rate for period, rate in beside if period.holds(day))
        if job.holds(day) and beside and round(total, 4) > limit:
            params = {"total": round(total, 4), "limit": limit, "day": day.isoformat()}
            yield Fault("FRMR-RULE-145", "/rate", params=params)
            return


def same_job_rule(case: Case) -> Iterator[Fault]:
    """One job is entered once."""
    if any(_place(other) == _place(case.entry) for other in _jobs_beside(case)):
        yield Fault("FRMR-RULE-157", "/beginDate")


def _place(entry: Document) -> tuple[object, ...]:
    return (
        object_at(entry, "organization").get("oid"),
        object_at(entry, "department").get("oid"),
        object_at(entry, "post").get("code") or object_at(entry, "post").get("name"),
        entry.get("positionType"),
    )


def second_job_rule(case: Case) -> Iterator[Fault]:
    """A job within the organisation stands beside its main one, an external one elsewhere."""
    position = case.entry.get("positionType")
    mains = [other for other in _jobs_beside(case) if other.get("main") is True]
    if not mains or position not in (INTERNAL, COMBINED, EXTERNAL):
        return
    own = object_at(case.entry, "organization").get("oid")
    here = any(object_at(other, "organization").get("oid") == own for other in mains)
    if here == (position == EXTERNAL):
        yield Fault("FRMR-RULE-158", "/positionType")


def _jobs_beside(case: Case) -> Iterator[Document]:
    """The other jobs that run on some day of this one."""
    job = period_of(case.entry)
    for other in others(case.record.employment, case.entry):
        found = period_of(other)
        if job is not None and found is not None and job.meets(found):
            yield other


DRAFT_RULES: tuple[EntryRule, ...] = (
    order_rule,
    age_rule,
    rate_rule,
    department_rule,
    position_rule,
    absence_rule,
    end_rule,
    dictionary_rule,
)
"""What is asked of a draft already."""

COMPLETE_RULES: tuple[EntryRule, ...] = (
    organisation_rule,
    main_job_rule,
    total_rate_rule,
    same_job_rule,
    second_job_rule,
    *PAPER_RULES,
)
"""What is asked of a submitted entry as well."""
