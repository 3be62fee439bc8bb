"""Papers that are linked to an entry: of the right kind, and saying what the entry says."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from frmr_cli.domain.digits import without_separators
from frmr_cli.domain.record import Case, linked
from frmr_cli.domain.rules import Document, Fault
from frmr_cli.domain.values import day_at, object_at

KINDS_BY_PURPOSE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "scan": frozenset({"diploma", "certificate", "cpd", "accreditation", "licence", "other"}),
        "contract": frozenset({"contract"}),
        "hire_order": frozenset({"hire_order"}),
        "service_certificate": frozenset({"service_certificate"}),
    }
)
"""Purpose of a link → kinds of papers that serve it."""

SCANS_BY_KIND: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "professional": ("diploma",),
        "postgraduate": ("diploma", "certificate"),
        "cpd": ("cpd", "diploma", "certificate"),
        "certificate": ("certificate",),
    }
)
"""Kind of education → kinds of papers that are its scan, the usual one first."""


def paper_faults(
    case: Case, purpose: str, details: Document, *, under: str, missing: str | None = None
) -> Iterator[Fault]:
    """
    Compare the linked papers of a purpose with the details of the entry at the pointer `under`.

    `missing` is the code of the fault where no paper is linked; without it none is asked for. A
    caller that knows no papers of the worker cannot compare any.
    """
    found = list(linked(case, purpose))
    if not found and missing is not None:
        yield Fault(missing, "/links", params={"purpose": purpose})
    for pointer, paper in found:
        if paper is None:
            if case.record.documents:
                yield Fault("FRMR-RULE-190", pointer)
        elif str(paper.get("kind")) not in _kinds(case, purpose):
            yield Fault("FRMR-RULE-191", pointer)
        else:
            yield from _disagreements(details, object_at(paper, "details"), under)


def _kinds(case: Case, purpose: str) -> Collection[str]:
    if purpose == "scan":
        return SCANS_BY_KIND.get(str(case.entry.get("kind")), KINDS_BY_PURPOSE["scan"])
    return KINDS_BY_PURPOSE[purpose]


def _disagreements(entry: Document, printed: Document, under: str) -> Iterator[Fault]:
    """Only what both sides say can disagree."""
    for name, code in (("series", "FRMR-RULE-192"), ("number", "FRMR-RULE-193")):
        ours, theirs = entry.get(name), printed.get(name)
        both = isinstance(ours, str) and isinstance(theirs, str) and ours and theirs
        if both and spelled(str(ours)) != spelled(str(theirs)):
            yield Fault(code, f"{under}/{name}")
    ours_day, theirs_day = day_at(entry, "date"), day_at(printed, "date")
    if ours_day is not None and theirs_day is not None and ours_day != theirs_day:
        yield Fault("FRMR-RULE-194", f"{under}/date")


def spelled(number: str) -> str:
    """A series or number as it is compared: without spaces, dashes, «№» and case."""
    return without_separators(number).replace("№", "").casefold()
