"""An entry of a record as it is answered: in clear to who keeps it, with masks to everybody else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from frmr_cli.domain.masks import mask_entry
from frmr_cli.domain.rules import Fault, Severity
from frmr_cli.servers.registry import entries, links

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.calls import Call
    from frmr_cli.servers.registry.entries import StoredEntry
    from frmr_cli.servers.registry.entry_access import Visible
    from frmr_cli.servers.registry.links import Links

Document = dict[str, Any]


def shown(
    call: Call, connection: Connection, visible: Visible, *, before: str | None = None
) -> Document:
    """One entry, with its links as they were before a moment, or as they are now."""
    linked = links.by_entry(connection, visible.entry.worker_id, before=before)
    return _document(call, visible, linked)


def all_shown(
    call: Call, connection: Connection, found: Sequence[Visible], *, before: str | None = None
) -> list[Document]:
    """Entries of one worker; `before` as in `shown`."""
    if not found:
        return []
    linked = links.by_entry(connection, found[0].entry.worker_id, before=before)
    return [_document(call, visible, linked) for visible in found]


def disclosed_fields(call: Call, found: Sequence[Visible]) -> tuple[str, ...]:
    """The pointers of restricted members that are answered in clear, sorted; for the audit log."""
    places: set[str] = set()
    for entry, in_clear in found:
        if in_clear and entry.sealed is not None:
            _, clear = mask_entry(entries.opened(entry, call.services.vault))
            places |= clear.keys()
    return tuple(sorted(places))


def _document(call: Call, visible: Visible, linked: Links) -> Document:
    entry, in_clear = visible
    own = entries.opened(entry, call.services.vault) if in_clear else entry.masked()
    document = {"id": entry.id, "workerId": entry.worker_id, **own, "state": entry.state}
    faults = _faults(entry, call.origin.language)
    if faults:
        document["faults"] = faults
    document["version"] = entry.version
    if entry.confirmed_version is not None:
        document["confirmedVersion"] = entry.confirmed_version
    return {**document, "updatedAt": entry.valid_from, "links": linked.get(entry.id, [])}


def _faults(entry: StoredEntry, language: str) -> list[Document]:
    return [
        {
            "code": code,
            "pointer": place,
            "severity": severity,
            "message": Fault(code, place, Severity(severity), params).message(language),
        }
        for code, place, severity, params in json.loads(entry.faults)
    ]
