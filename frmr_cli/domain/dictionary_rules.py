"""Codes and names that an entry takes from dictionaries of the ministry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from frmr_cli.domain.dictionaries import Dictionaries
from frmr_cli.domain.dictionary_lookup import demo_dictionaries
from frmr_cli.domain.names import search_key
from frmr_cli.domain.record import Case
from frmr_cli.domain.rules import Fault, Severity
from frmr_cli.domain.values import object_at


class CodedField(NamedTuple):
    """A field that holds a code and a name."""

    name: str
    dictionaries: tuple[str, ...]
    """OIDs; the code stands in one of them."""
    day: date | None
    """The day on which the code was used; None where it is not known, so that any day will do."""


def coded_faults(case: Case, field: CodedField) -> Iterator[Fault]:
    """
    Faults of a code: unknown, out of use on the day, or of another name.

    Nothing where none of the dictionaries is at hand. A draft only gets warnings, because the
    dictionary may be imported before the entry is submitted.
    """
    value = object_at(case.entry, field.name)
    code = value.get("code")
    known = [
        among[oid] for among in (nsi_of(case.nsi),) for oid in field.dictionaries if oid in among
    ]
    if not isinstance(code, str) or not code or not known:
        return
    severity = Severity.ERROR if case.complete else Severity.WARNING
    found = [entry for dictionary in known for entry in dictionary.of(code)]
    if not found:
        yield Fault("FRMR-RULE-070", f"/{field.name}/code", severity)
        return
    valid = [entry for entry in found if field.day is None or entry.valid_on(field.day)]
    if not valid:
        yield Fault("FRMR-RULE-071", f"/{field.name}/code", severity)
        return
    name = value.get("name")
    if isinstance(name, str) and not any(_same_name(name, entry.name) for entry in valid):
        yield Fault(
            "FRMR-RULE-072", f"/{field.name}/name", Severity.WARNING, {"expected": valid[0].name}
        )


def _same_name(written: str, listed: str) -> bool:
    return written == listed or search_key(written) == search_key(listed)


def nsi_of(nsi: Dictionaries | None) -> Dictionaries:
    """The imported dictionaries, or the demo set where there are none."""
    return demo_dictionaries() if nsi is None else nsi
