"""What a rule may look at besides the entry that it judges."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from frmr_cli.domain.dictionaries import Dictionaries
from frmr_cli.domain.rules import Document, Fault

NOBODY: Document = MappingProxyType({})


class Record(NamedTuple):
    """
    A worker with the entries and papers of the record, as far as the caller may see them.

    Restricted values may be missing or masked on the client: a rule that needs one yields nothing.
    """

    worker: Document = NOBODY
    education: Sequence[Document] = ()
    """Newest versions; the entry that is judged may be among them, its `id` tells it apart."""
    employment: Sequence[Document] = ()
    accreditation: Sequence[Document] = ()
    documents: Sequence[Document] = ()
    """Metadata of the worker's papers."""


class Case(NamedTuple):
    """One entry before its judge."""

    entry: Document
    today: date
    """The day in the time zone of the register."""
    record: Record
    nsi: Dictionaries | None
    """Imported dictionaries; None for the demo set."""
    complete: bool
    """Whether the entry is submitted; a draft is only asked for what can never be right."""


EntryRule = Callable[[Case], Iterable[Fault]]
"""A pure check of an entry; it yields nothing where the values are absent or of a wrong type."""


def judged(rules: Iterable[EntryRule], case: Case) -> list[Fault]:
    """All faults, in the order of the rules; empty when the entry is sound."""
    return [fault for rule in rules for fault in rule(case)]


def others(entries: Iterable[Document], entry: Document) -> Iterator[Document]:
    """
    The entries that stand beside `entry` as facts.

    Drafts and rejected entries are left out unless a version of them was confirmed: they are judged
    themselves when they are submitted. An entry without a state is taken for a fact.
    """
    own = entry.get("id")
    for other in entries:
        if own is not None and other.get("id") == own:
            continue
        if other.get("state") in ("draft", "rejected") and not other.get("confirmedVersion"):
            continue
        yield other


def linked(case: Case, purpose: str) -> Iterator[tuple[str, Document | None]]:
    """Pointer of each link of a purpose, and the paper that it names; None where it is not there."""
    links = case.entry.get("links")
    if not isinstance(links, list | tuple):
        return
    for index, link in enumerate(links):
        if isinstance(link, Mapping) and link.get("purpose") == purpose:
            wanted = link.get("documentId")
            found = (paper for paper in case.record.documents if paper.get("id") == wanted)
            yield f"/links/{index}", next(found, None)
