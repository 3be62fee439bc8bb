"""The set of rules for the metadata of a paper; the client and the server both call it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date

from frmr_cli.domain import shapes
from frmr_cli.domain.alphabets import mixed_letter
from frmr_cli.domain.entry_shapes import SERVER_MEMBERS
from frmr_cli.domain.files import (
    EXTENSIONS,
    KINDS,
    MAX_NAME_BYTES,
    MAX_SCAN_BYTES,
    is_device,
)
from frmr_cli.domain.record import NOBODY, Case, EntryRule, Record, judged
from frmr_cli.domain.rules import Document, Fault, Severity
from frmr_cli.domain.shapes import CODE_LENGTH, Member, group, text
from frmr_cli.domain.values import day_at, object_at

NUMBERED = frozenset(
    {"diploma", "certificate", "accreditation", "licence", "contract", "hire_order", "cpd"}
)
"""Kinds of papers that always have a number."""

METADATA = group(
    Member("kind", shapes.choice(*KINDS), always=True),
    Member("name", shapes.anything),
    Member("mediaType", shapes.choice(*EXTENSIONS)),
    Member("size", shapes.whole),
    Member("sha256", text(CODE_LENGTH)),
    Member(
        "details",
        group(
            Member("series", text(CODE_LENGTH)),
            Member("number", text(CODE_LENGTH)),
            Member("date", shapes.day),
            Member("issuer", shapes.name),
        ),
    ),
    Member("validUntil", shapes.day),
    Member("retainUntil", shapes.day),
    Member("uploadedAt", shapes.anything),
    *SERVER_MEMBERS,
)


def check_document(metadata: Document, *, today: date) -> list[Fault]:
    """
    Check the metadata of a paper, whatever its shape; the content is judged elsewhere.

    Members that the server has not set yet are judged only where they are there.

    Returns: all faults in the order of the rules, warnings among them; empty when sound.
    """
    case = Case(metadata, today, Record(NOBODY), None, complete=True)
    return [*METADATA(metadata, "", True), *judged(DOCUMENT_RULES, case)]


def name_rule(case: Case) -> Iterator[Fault]:
    """The name is one that every system can keep: no folders, no controls, 255 octets."""
    name = case.entry.get("name")
    if name is None:
        return
    if not isinstance(name, str) or not is_file_name(name):
        yield Fault("FRMR-RULE-183", "/name", params={"limit": MAX_NAME_BYTES})


def is_file_name(name: str) -> bool:
    """Whether a text can stand as the name of a file on every system."""
    if not name.strip(" .") or any(sign in '/\\:*?"<>|' for sign in name):
        return False
    if shapes.CONTROLS.search(name) or is_device(name):
        return False
    return len(unicodedata.normalize("NFC", name).encode("utf-8", "replace")) <= MAX_NAME_BYTES


def size_rule(case: Case) -> Iterator[Fault]:
    """A scan is not empty and not larger than the limit."""
    size = case.entry.get("size")
    if isinstance(size, int) and not isinstance(size, bool) and not 0 < size <= MAX_SCAN_BYTES:
        yield Fault("FRMR-RULE-184", "/size", params={"limit": MAX_SCAN_BYTES // (1024 * 1024)})


def extension_rule(case: Case) -> Iterator[Fault]:
    """The name ends as files of this type do."""
    name, kind = case.entry.get("name"), case.entry.get("mediaType")
    usual = EXTENSIONS.get(kind) if isinstance(kind, str) else None
    if isinstance(name, str) and usual and not name.casefold().endswith(usual):
        yield Fault("FRMR-RULE-185", "/name", Severity.WARNING, {"usual": ", ".join(usual)})


def issue_rule(case: Case) -> Iterator[Fault]:
    """A paper was issued in the past, and before its term ends."""
    issued = day_at(object_at(case.entry, "details"), "date")
    until = day_at(case.entry, "validUntil")
    if issued is not None and issued > case.today:
        yield Fault("FRMR-RULE-051", "/details/date")
    if issued is not None and until is not None and until < issued:
        yield Fault("FRMR-RULE-052", "/validUntil")


def term_rule(case: Case) -> Iterator[Fault]:
    """The term of the paper has not passed."""
    until = day_at(case.entry, "validUntil")
    if until is not None and until < case.today:
        yield Fault("FRMR-RULE-180", "/validUntil", Severity.WARNING)


def details_rule(case: Case) -> Iterator[Fault]:
    """The number of a numbered paper is noted, in one alphabet."""
    details = object_at(case.entry, "details")
    if str(case.entry.get("kind")) in NUMBERED and not details.get("number"):
        yield Fault("FRMR-RULE-182", "/details/number", Severity.WARNING)
    for name in ("series", "number"):
        value = details.get(name)
        if isinstance(value, str) and mixed_letter(value) is not None:
            yield Fault("FRMR-RULE-108", f"/details/{name}", Severity.WARNING)


DOCUMENT_RULES: tuple[EntryRule, ...] = (
    name_rule,
    size_rule,
    extension_rule,
    issue_rule,
    term_rule,
    details_rule,
)
