"""What a broken rule is, and how a set of rules runs over a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from frmr_cli.domain.catalogue import entry
from frmr_cli.domain.catalogue.entry import readable
from frmr_cli.errors import FieldError, ValidationFailed

Document = Mapping[str, object]
"""A JSON object of the wire contract; a rule takes nothing about its shape for granted."""

NO_PARAMS: Mapping[str, object] = MappingProxyType({})


class Severity(StrEnum):
    """What a fault does: an error refuses the document, a warning only asks to look again."""

    ERROR = "error"
    WARNING = "warning"


class Fault(NamedTuple):
    """One broken rule at one place."""

    code: str
    """`FRMR-RULE-NNN`; its texts stand in `catalogue/rules.py`."""
    pointer: str
    """JSON pointer (RFC 6901) of the value to correct."""
    severity: Severity = Severity.ERROR
    params: Mapping[str, object] = NO_PARAMS
    """Fill the placeholders of the texts; never a personal value."""

    def message(self, language: str) -> str:
        """What is wrong and what to correct, in `ru` or `en`; the bare code if it is unknown."""
        found = entry(self.code)
        if found is None:
            return self.code
        text = found.text(language)
        return ". ".join(part for part in text if part).format_map(readable(self.params))


Rule = Callable[[Document, date], Iterable[Fault]]
"""A pure check of a document on a day. It yields nothing where the values are absent."""


class Scope(NamedTuple):
    """A rule with the members of the top level that it looks at: what is checked in bulk is checked by parts."""

    rule: Rule
    about: tuple[str, ...]
    """Where none of these is there, the rule says at most that a required one is missing."""
    beside: tuple[str, ...] = ()
    """What it compares them with."""


def run(rules: Sequence[Rule], document: Document, today: date) -> list[Fault]:
    """All faults, in the order of the rules; empty when the document is sound."""
    return [fault for rule in rules for fault in rule(document, today)]


def fault_of(error: ValidationFailed, pointer: str) -> Fault:
    """The fault for what a parser of one value has raised."""
    return Fault(error.code, pointer, params=error.details)


def errors_of(faults: Iterable[Fault]) -> list[Fault]:
    """Only the faults that refuse the document."""
    return [fault for fault in faults if fault.severity is Severity.ERROR]


def field_errors(faults: Iterable[Fault], language: str) -> tuple[FieldError, ...]:
    """Faults as `errors[]` of problem+json and as the client shows them."""
    return tuple(FieldError(fault.pointer, fault.code, fault.message(language)) for fault in faults)


def refuse_faulty(faults: Sequence[Fault], language: str) -> None:
    """
    Stop where a rule is broken.

    Raises: ValidationFailed FRMR-RULE-001 with every error in `fields`; warnings never raise.
    """
    if errors := errors_of(faults):
        raise ValidationFailed(
            "FRMR-RULE-001", fields=field_errors(errors, language), count=len(errors)
        )
