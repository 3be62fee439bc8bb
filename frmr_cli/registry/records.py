"""Entries of a worker's record: education, employment, accreditation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.registry.caller import MERGE_PATCH, Answer, new_key, part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from frmr_cli.registry.caller import Caller


class Entries:
    """
    The entries of one noun.

    `etag` is the version that a change is made from, with its quotes. Raises, besides what `Caller.ask`
    does: Conflict when somebody else has changed the entry since, ValidationFailed with a fault per field.
    """

    def __init__(self, caller: Caller, noun: str) -> None:
        """`noun`: `education`, `employment` or `accreditation`."""
        self._caller = caller
        self._noun = noun

    def of(
        self, worker_id: str, *, limit: int | None = None, **query: str | None
    ) -> Iterator[dict[str, Any]]:
        """The entries of a worker, page by page; `query`: `kind`, `as_of`, `on`."""
        path = f"/v1/workers/{part(worker_id)}/{self._noun}"
        return self._caller.items(path, query=query, limit=limit)

    def entry(self, entry_id: str, *, as_of: str | None = None) -> Answer:
        """One entry, its version in `etag`."""
        return self._caller.ask("GET", self._path(entry_id), query={"as_of": as_of})

    def add(self, worker_id: str, body: Mapping[str, Any], *, key: str | None = None) -> Answer:
        """A new entry, a draft."""
        path = f"/v1/workers/{part(worker_id)}/{self._noun}"
        return self._caller.ask("POST", path, body, key=key or new_key())

    def patch(
        self, entry_id: str, patch: Mapping[str, Any], *, etag: str, key: str | None = None
    ) -> Answer:
        """Change an entry by a merge patch (RFC 7396); returns it as it is now."""
        headers = {"If-Match": etag, "Content-Type": MERGE_PATCH}
        return self._caller.ask(
            "PATCH", self._path(entry_id), patch, key=key or new_key(), headers=headers
        )

    def remove(self, entry_id: str, *, etag: str, key: str | None = None) -> Answer:
        """Remove an entry."""
        headers = {"If-Match": etag}
        return self._caller.ask(
            "DELETE", self._path(entry_id), key=key or new_key(), headers=headers
        )

    def submit(self, entry_id: str, *, etag: str, key: str | None = None) -> Answer:
        """Have an entry checked, a rejected one again; returns it with its state and faults."""
        return self._step(entry_id, "submission", {}, etag=etag, key=key)

    def transfer(
        self, entry_id: str, changes: Mapping[str, Any], *, etag: str, key: str | None = None
    ) -> Answer:
        """Close a job the day before `changes["date"]` and open the next one; returns the new job."""
        return self._step(entry_id, "transfer", changes, etag=etag, key=key)

    def history(self, entry_id: str, *, limit: int | None = None) -> Iterator[dict[str, Any]]:
        """Versions of an entry, newest first: version, validFrom, state, changedBy, fields."""
        return self._caller.items(f"{self._path(entry_id)}/history", limit=limit)

    def _step(
        self, entry_id: str, step: str, body: Mapping[str, Any], *, etag: str, key: str | None
    ) -> Answer:
        path = f"{self._path(entry_id)}/{step}"
        return self._caller.ask(
            "POST", path, body, key=key or new_key(), headers={"If-Match": etag}
        )

    def _path(self, entry_id: str) -> str:
        return f"/v1/{self._noun}/{part(entry_id)}"
