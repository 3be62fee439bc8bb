"""Who may see which version of an entry, and who may change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.domain.rights import Action, Relation, may, may_edit_entry
from frmr_cli.domain.values import object_at
from frmr_cli.servers.registry import checking, entries
from frmr_cli.servers.registry.access import permitted, roles_of
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.access import Access
    from frmr_cli.servers.registry.calls import Call
    from frmr_cli.servers.registry.entries import StoredEntry


class Visible(NamedTuple):
    """A version of an entry as somebody may see it."""

    entry: StoredEntry
    in_clear: bool
    """Whether restricted members are shown."""


class EntryAccess(NamedTuple):
    """An entry that a path names, and the worker whose it is."""

    access: Access
    visible: Visible

    @property
    def entry(self) -> StoredEntry:
        """The version that is seen."""
        return self.visible.entry


def permitted_entry(
    call: Call,
    connection: Connection,
    noun: str,
    entry_id: str,
    action: Action,
    *,
    before: str | None = None,
    removed: bool = False,
) -> EntryAccess:
    """
    The entry that a path names, for an action: the newest version for who may change it.

    `before`: as it was before that moment, see `register_time`. `removed`: also one that was removed,
    so that a removal can be repeated with its key.
    Raises: Problem 403 FRMR-REG-016 for an entry with which the principal may not do this, whether it
    exists or not; 404 FRMR-REG-101 for one that is not there or was never confirmed.
    """
    checking.settle(connection, call.services, now=call.origin.now)
    newest = entries.find(connection, entry_id, before=before)
    if newest is None and removed:
        newest = entries.find_removed(connection, entry_id)
    if newest is None or newest.noun != noun:
        raise _unknown(call, action)
    access = permitted(call, connection, newest.worker_id, action)
    if may_change(call, access, newest.noun, newest.masked()):
        return EntryAccess(access, Visible(newest, in_clear=True))
    if action is not Action.READ:
        raise Problem(403, "FRMR-REG-016")
    confirmed = entries.find(connection, entry_id, confirmed=True, before=before)
    if confirmed is None:
        raise Problem(404, "FRMR-REG-101")
    return EntryAccess(access, Visible(confirmed, in_clear=_is_own(access)))


def visible_entries(
    call: Call, connection: Connection, access: Access, noun: str, *, before: str | None
) -> list[Visible]:
    """The entries of a worker as the principal may see them, the latest first; `before` as in `entries`."""
    newest = entries.of_worker(connection, access.worker.id, noun, before=before)
    kept = [entry for entry in newest if may_change(call, access, noun, entry.masked())]
    found = [Visible(entry, in_clear=True) for entry in kept]
    if len(kept) < len(newest):
        known = {entry.id for entry in kept}
        confirmed = entries.of_worker(
            connection, access.worker.id, noun, confirmed=True, before=before
        )
        in_clear = _is_own(access)
        found += [Visible(entry, in_clear) for entry in confirmed if entry.id not in known]
        found.sort(key=lambda item: item.entry.id)
        found.sort(key=lambda item: item.entry.begin_date, reverse=True)
    return found


def may_change(call: Call, access: Access, noun: str, document: Mapping[str, object]) -> bool:
    """Whether the principal may change an entry with these members."""
    if noun == "accreditation":
        return False
    employer = object_at(document, "organization").get("oid") if noun == "employment" else None
    return may_edit_entry(
        roles_of(call),
        access.relation,
        employer=str(employer) if employer else None,
        organisation=call.principal.organisation,
    )


def require_change(call: Call, access: Access, noun: str, document: Mapping[str, object]) -> None:
    """Raises: Problem 403 FRMR-REG-102 for a job that would be at another organisation."""
    if not may_change(call, access, noun, document):
        raise Problem(403, "FRMR-REG-102")


def _is_own(access: Access) -> bool:
    return access.relation is Relation.OWN


def _unknown(call: Call, action: Action) -> Problem:
    if may(roles_of(call), action, Relation.FOREIGN):
        return Problem(404, "FRMR-REG-101")
    return Problem(403, "FRMR-REG-016")
