"""Records chosen by what they are, without a file."""

from __future__ import annotations

import hashlib
import json
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frmr_cli.bulk.columns import mapped
from frmr_cli.bulk.source import Layout, Row, Source
from frmr_cli.bulk.state import AT_ONCE, States, Wanted
from frmr_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from frmr_cli.bulk.kinds import Column, Kind
    from frmr_cli.registry.client import RegistryClient

NO_FILE = Path("-")


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


def edit_source(
    registry: RegistryClient, kind: Kind, where: Mapping[str, str], values: Mapping[str, str]
) -> Source:
    """
    A row for each record that fits, as if a file had them all.

    Raises: as `columns.mapped` for a name that is no column.
    """
    names = tuple(values)
    mapping = mapped((kind.key, *names), kind)
    said = json.dumps([sorted(where.items()), sorted(values.items())], ensure_ascii=False)

    def rows() -> Iterator[Row]:
        for number, worker_id in enumerate(chosen_ids(registry, where), start=1):
            yield Row(number, (worker_id, *values.values()))

    digest = hashlib.sha256(said.encode()).hexdigest()
    return Source(NO_FILE, digest, Layout("csv", "utf-8-sig", ";"), mapping, 0, rows)


def documents(
    registry: RegistryClient,
    kind: Kind,
    ids: Iterator[str],
    *,
    disclosed: Sequence[str],
    reason: str,
) -> Iterator[dict[str, Any]]:
    """The records with these numbers, in constant memory; those that cannot be read are left out."""
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
        if in_clear or kind.noun != "workers" or not restricted([column.name])
    )
