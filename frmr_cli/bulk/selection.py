"""Records chosen by what they are, without a file."""

from __future__ import annotations

import hashlib
import json
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.bulk.cells import value_of
from frmr_cli.bulk.checking import Checked, check
from frmr_cli.bulk.columns import mapped, named_column
from frmr_cli.bulk.kind_table import TABLE
from frmr_cli.bulk.kinds import Form
from frmr_cli.bulk.source import Source
from frmr_cli.bulk.state import AT_ONCE, States, Wanted
from frmr_cli.bulk.tables import Layout, Row
from frmr_cli.errors import UsageError
from frmr_cli.registry.search import LISTED
from frmr_cli.render.values import value_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from frmr_cli.bulk.kinds import Column, Kind
    from frmr_cli.registry.client import RegistryClient

NO_FILE = Path("-")
_ANY_WORKER, _ANY_ENTRY = "2000.0000000", "A" * 22


def named_values(texts: Sequence[str], option: str) -> dict[str, str]:
    """
    `NAME=VALUE` of an option, given as often as needed.

    Raises: UsageError FRMR-BULK-033.
    """
    found = {}
    for text in texts:
        name, separator, value = text.partition("=")
        if not separator or not name.strip():
            raise UsageError("FRMR-BULK-033", option=option, text=text)
        found[name.strip()] = value
    return found


def chosen_ids(registry: RegistryClient, where: Mapping[str, str]) -> Iterator[str]:
    """The numbers of the workers that fit all conditions, page by page."""
    for found in registry.search.workers(where):
        yield str(found["id"])


SEARCHED = frozenset(
    {"name", "snils", "organization", "post", "specialty", "category", "status", "on"}
)
"""Members of the search for workers."""
_ALSO = {"organization": "organization.oid", "post": "post.code", "specialty": "specialty.code"}
"""A worker with such a job may have others: of entries only those that fit themselves are chosen."""


class Choice(NamedTuple):
    """Which objects are meant."""

    workers: Mapping[str, str]
    """For the search of workers."""
    entries: Mapping[str, str]
    """Column → value, for what belongs to those workers; empty where a worker is the object."""


def choice(where: Mapping[str, str], kind: Kind) -> Choice:
    """
    The conditions of a command line, for workers and for their entries.

    Raises: UsageError FRMR-BULK-034 for a name that is neither.
    """
    if kind.noun == "workers":
        return Choice(dict(map(_condition, where.items())), {})
    workers = dict(_condition(item) for item in where.items() if item[0] in SEARCHED)
    entries = {}
    for name, value in where.items():
        column = named_column(name if name not in SEARCHED else _ALSO.get(name, ""), kind)
        if column is not None:
            entries[column.name] = str(value_of(value, column))
        elif name not in SEARCHED:
            known = ", ".join([*sorted(SEARCHED), *(item.name for item in kind.data_columns)])
            raise UsageError("FRMR-BULK-034", name=name, known=known)
    return Choice(workers, entries)


def _condition(item: tuple[str, str]) -> tuple[str, str]:
    """A condition of the search for workers as the registry spells it: «врач» is a category too."""
    name, text = item
    column = named_column(name, TABLE["workers"])
    if name not in SEARCHED or column is None or column.choices is None:
        return item
    return name, str(value_of(text, column))


def is_listed(kind: Kind, found: Choice) -> bool:
    """Whether the objects are the workers of a list in the order of their ids."""
    return kind.noun == "workers" and found.workers.keys() <= LISTED


def chosen(
    registry: RegistryClient,
    kind: Kind,
    found: Choice,
    *,
    disclosed: Sequence[str] = (),
    reason: str = "",
) -> Iterator[dict[str, Any]]:
    """The objects themselves, in constant memory; those that cannot be read are left out."""
    ids = chosen_ids(registry, found.workers)
    if kind.noun == "workers":
        if not disclosed and is_listed(kind, found):
            for lines in registry.search.everybody(found.workers):
                yield from map(json.loads, lines)
        else:
            yield from _documents(registry, kind, ids, disclosed=disclosed, reason=reason)
        return
    while chunk := list(islice(ids, AT_ONCE)):
        for worker, state in zip(
            chunk, States(registry, kind.noun).of([Wanted("", item) for item in chunk]), strict=True
        ):
            for entry in state.siblings:
                if all(_fits(entry, *condition) for condition in found.entries.items()):
                    yield _as_row(entry, worker)


def _as_row(entry: Mapping[str, Any], worker: str) -> dict[str, Any]:
    """An entry as a table has it: with its worker, with what it proves, without masks, which are no values."""
    row = {
        **entry,
        "workerId": worker,
        **({"details": dict(entry["details"])} if entry.get("details") else {}),
    }
    for pointer in entry.get("masked") or ():
        *path, last = pointer[1:].split("/")
        inner = row
        for step in path:
            inner = inner.get(step, {})
        inner.pop(last, None)
    links = entry.get("links") or ()
    if links and "entryId" in links[0]:
        row |= {"entryId": links[0]["entryId"], "purpose": links[0].get("purpose")}
    return row


def _fits(entry: Mapping[str, Any], name: str, value: str) -> bool:
    said = value_at(entry, name)
    return said is not None and str(said).casefold() == value.casefold()


def value_faults(kind: Kind, values: Mapping[str, str], *, today: date) -> Checked:
    """
    What is wrong with values whatever object gets them.

    Raises: as `columns.mapped` for a name that is no column.
    """
    mapping = mapped((kind.key, *values), kind)
    row = Row(0, (_ANY_WORKER if kind.noun == "workers" else _ANY_ENTRY, *values.values()))
    layout = Layout("csv", "utf-8-sig", ";")
    return check(
        Source(NO_FILE, "", layout, mapping, 0, lambda: iter([row]), Path()), kind, today=today
    )


def edit_source(
    registry: RegistryClient, kind: Kind, found: Choice, values: Mapping[str, str]
) -> Source:
    """
    A row for each object that fits, as if a file had them all.

    Raises: as `columns.mapped` for a name that is no column.
    """
    mapping = mapped((kind.key, *values), kind)
    said = [sorted(found.workers.items()), sorted(found.entries.items()), sorted(values.items())]

    def rows() -> Iterator[Row]:
        ids = (
            chosen_ids(registry, found.workers)
            if kind.noun == "workers"
            else (str(item["id"]) for item in chosen(registry, kind, found))
        )
        for number, name in enumerate(ids, start=1):
            yield Row(number, (name, *values.values()))

    digest = hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
    return Source(NO_FILE, digest, Layout("csv", "utf-8-sig", ";"), mapping, 0, rows, Path())


def _documents(
    registry: RegistryClient,
    kind: Kind,
    ids: Iterator[str],
    *,
    disclosed: Sequence[str],
    reason: str,
) -> Iterator[dict[str, Any]]:
    states = States(registry, kind.noun, disclosed=disclosed, reason=reason)
    while chunk := list(islice(ids, AT_ONCE)):
        for state in states.of([Wanted(worker_id, "") for worker_id in chunk]):
            if state.problem is None:
                yield state.document


def readable_columns(kind: Kind, *, in_clear: bool) -> tuple[Column, ...]:
    """The columns of an export: restricted ones only in clear, since a mask is no value."""
    from frmr_cli.bulk.state import restricted

    return tuple(
        column
        for column in kind.columns
        if column.form is not Form.FILE
        and (in_clear or kind.noun != "workers" or not restricted([column.name]))
    )
