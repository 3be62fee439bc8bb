"""The rules of the register over what a row says."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from frmr_cli.bulk.kind_table import kind_of
from frmr_cli.bulk.manifests import metadata
from frmr_cli.domain.canonical import canonical
from frmr_cli.domain.dictionary_lookup import entry
from frmr_cli.domain.oids import parse_worker_id
from frmr_cli.domain.rules import Fault, Severity, errors_of, fault_of
from frmr_cli.domain.worker_rules import WORKER_SCOPES, check_worker
from frmr_cli.errors import ValidationFailed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from frmr_cli.bulk.kinds import Kind
    from frmr_cli.domain.dictionaries import DictionaryEntry
    from frmr_cli.domain.rules import Scope

_REQUIRED = "FRMR-RULE-002"
_CODE_LENGTHS = (2, 3, 4)
"""Digits of the codes that begin with zeros."""
_ENTRY_ID = re.compile(r"[A-Za-z0-9_-]{22}")


def with_names(document: dict[str, Any], kind: Kind, today: date) -> list[Fault]:
    """Fill in the names of codes that a dictionary knows. Returns: a fault for each it does not."""
    faults = []
    for top, member, oid in _coded(kind.name):
        coded = document.get(top)
        if not isinstance(coded, dict) or not coded.get(member):
            continue
        found = _entry(oid, str(coded[member]), today)
        if found is not None:
            coded[member] = found.code
            coded.setdefault("name", found.name)
        elif not coded.get("name"):
            faults.append(Fault("FRMR-BULK-110", f"/{top}/{member}"))
    return faults


@cache
def _coded(kind_name: str) -> tuple[tuple[str, str, str], ...]:
    """Object, member and dictionary of the codes of a kind."""
    found = []
    for column in kind_of(kind_name).columns:
        top, _, member = column.name.partition(".")
        if column.dictionary is not None:
            found.append((top, member, column.dictionary))
    return tuple(found)


@lru_cache(maxsize=1000)
def _entry(oid: str, code: str, today: date) -> DictionaryEntry | None:
    """The entry of a code, also of one whose leading zeros a spreadsheet has taken."""
    found = entry(oid, code, on=today)
    if found is None and code.isdecimal():
        padded = (entry(oid, code.zfill(length), on=today) for length in _CODE_LENGTHS)
        return next((item for item in padded if item is not None), None)
    return found


def spelled(document: dict[str, Any], noun: str) -> dict[str, Any]:
    """A merge patch with its values as the register spells them; what is to be removed stays None."""
    if noun != "workers":
        return document
    removed = {name: None for name, value in document.items() if value is None}
    return {**canonical(document), **removed}


def scopes_of(noun: str) -> tuple[Scope, ...]:
    """The rules that can be asked about a few members; none for objects that are judged as a whole."""
    return WORKER_SCOPES if noun == "workers" else ()


def entry_faults(noun: str, document: Mapping[str, Any], today: date) -> list[Fault]:
    """The faults of an entry of a worker's record by its own rules, as far as it can be saved."""
    from frmr_cli.domain.record import Record

    match noun:
        case "education":
            from frmr_cli.domain.education_rules import check_education

            return check_education(document, today=today, record=Record({}))
        case "employment":
            from frmr_cli.domain.employment_rules import check_employment

            return check_employment(document, today=today, record=Record({}))
    from frmr_cli.domain.document_rules import check_document

    return check_document(metadata(document), today=today)


def id_fault(value: str, pointer: str, noun: str) -> Fault | None:
    """The fault of what is no id of an object of the noun."""
    if noun != "workers":
        return None if _ENTRY_ID.fullmatch(value) else Fault("FRMR-BULK-108", pointer)
    try:
        parse_worker_id(value)
    except ValidationFailed as error:
        return fault_of(error, pointer)
    return None


def is_said(fault: Fault, document: Mapping[str, Any]) -> bool:
    """Whether a fault is about what the row says; what it leaves out stands in the register."""
    value: Any = document
    for step in fault.pointer[1:].split("/"):
        if not isinstance(value, dict) or step not in value:
            return False
        value = value[step]
    # A rule that compares with a value of the record may be wrong about half of it.
    return fault.severity is Severity.ERROR or fault.code != _REQUIRED


def merged_faults(
    kind: Kind,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    changed: set[str],
    today: date,
) -> list[Fault]:
    """
    The errors of the whole object as the registry judges a change: old ones in other fields are let be.

    What is masked in the register cannot be compared here; `beside` says what has to be in clear.
    """
    if kind.noun != "workers":
        found = errors_of(entry_faults(kind.noun, after, today))
        return [fault for fault in found if _top(fault) in changed]
    found = errors_of(check_worker(after, today=today))
    if not found:
        return []
    old = {(fault.code, fault.pointer) for fault in check_worker(before, today=today)}
    hidden = {pointer.split("/")[1] for pointer in after.get("masked") or ()}
    return [
        fault
        for fault in found
        if _top(fault) in changed
        or ((fault.code, fault.pointer) not in old and _top(fault) not in hidden)
    ]


def beside(names: Iterable[str]) -> set[str]:
    """The members of a worker that rules compare with these: they are judged anew with them."""
    changed = set(names)
    return {
        name
        for scope in WORKER_SCOPES
        if not changed.isdisjoint(scope.beside)
        for name in scope.about
    }


def _top(fault: Fault) -> str:
    return fault.pointer[1:].partition("/")[0]
