"""Looking codes up in the registry; what was seen is kept for completion, whole dictionaries for work without it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from frmr_cli.domain.nsi import NAMES, Release, entry_of, parse_dictionary, short_name
from frmr_cli.errors import UsageError, ValidationFailed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from frmr_cli.context import Context

MOST_REMEMBERED = 20_000
"""Entries of one dictionary that completion offers."""


def oid_of(dictionary: str) -> str:
    """
    The OID of a dictionary that is named shortly or by its OID.

    Raises: UsageError FRMR-NSI-001.
    """
    try:
        return parse_dictionary(dictionary)
    except ValidationFailed as error:
        raise UsageError("FRMR-NSI-001", known=", ".join(NAMES)) from error


def search(
    context: Context, words: str, *, dictionary: str | None, on: str | None
) -> Iterator[dict[str, Any]]:
    """Entries of one dictionary or of all, each with the OID and short name of its dictionary."""
    registry = context.registry.dictionaries
    oids = [oid_of(dictionary)] if dictionary else [str(found["oid"]) for found in registry.known()]
    for oid in oids:
        for row in remembered(context, oid, registry.entries(oid, on=on, words=words)):
            yield {"oid": oid, "dictionary": short_name(oid), **row}


def remembered(
    context: Context, oid: str, rows: Iterable[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """The same rows; what was seen is offered by completion once they are read."""
    seen: list[tuple[str, str]] = []
    for row in rows:
        if len(seen) < MOST_REMEMBERED:
            seen.append((str(row.get("code", "")), str(row.get("name", ""))))
        yield row
    remember(context, oid, seen)


def whole(context: Context, oid: str) -> Iterator[dict[str, Any]]:
    """Every entry of a dictionary; once they are read they are kept for work without the registry."""
    registry = context.registry.dictionaries
    about = registry.about(oid).data
    rows = []
    for row in remembered(context, str(about["oid"]), registry.entries(oid)):
        rows.append(row)
        yield row
    name, version = str(about.get("name", "")), str(about.get("version", ""))
    _keep(context, Release(str(about["oid"]), version, name, [entry_of(row) for row in rows]))


def keep_release(context: Context, release: Release) -> None:
    """What was imported is offered by completion and kept for work without the registry."""
    remember(context, release.oid, [(entry.code, entry.name) for entry in release.entries])
    _keep(context, release)


def _keep(context: Context, release: Release) -> None:
    from frmr_cli.nsi.cache import keep

    keep(context.settings.paths.cache, context.server.registry, release)


def remember(context: Context, oid: str, entries: Sequence[tuple[str, str]]) -> None:
    """
    Offer codes and names when a shell completes a command.

    A name with a space is left out: a shell would take it for several words. A cache that cannot be written is no
    failure.
    """
    from frmr_cli.shell.completion_values import remember as remember_values

    kind = short_name(oid)
    if not kind.isalpha() or not entries:
        return
    values = [value for entry in entries[:MOST_REMEMBERED] for value in entry if " " not in value]
    with suppress(OSError):
        remember_values(str(context.settings.paths.cache), kind, values)
