"""The audit log of the registry: entries, heads, proofs."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.registry.caller import PAGE, new_key, pages, part
from frmr_cli.registry.problems import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from frmr_cli.registry.caller import Answer, Caller

CHUNK = 10_000
"""Entries of one request of a stream: some megabytes, well under what an answer may have."""
PAGES = 1000
"""Up to so many rows a list is read by pages, beyond as a stream."""
_HASH_BYTES = 32


class Gone(NamedTuple):
    """Entries that have lost their contents by their term."""

    through: int
    """The last of them; the first is 1."""
    before: str
    """All of them were written before this moment, ISO 8601."""


class AuditLog:
    """
    The log.

    Filters are those of the API: actor, subject, action, outcome, object, reason, session, address, request_id, role, from, to.
    """

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self.gone: Gone | None = None
        """What a list that was read to its end could not show."""

    def events(
        self, filters: Mapping[str, str], *, limit: int | None = None
    ) -> Iterator[dict[str, Any]]:
        """Entries that match, newest first; all of them without a limit, in constant memory."""
        if limit is not None and limit <= PAGES:
            return self._items("/v1/audit/events", filters, limit)
        blocks = self.blocks(filters, limit=limit, names="; names=shown")
        return (json.loads(line) for block in blocks for line in block)

    def page(self, filters: Mapping[str, str | int]) -> Answer:
        """One page: items, next, size."""
        return self._caller.ask("GET", "/v1/audit/events", query=dict(filters))

    def blocks(
        self,
        filters: Mapping[str, str],
        *,
        after: int | None = None,
        limit: int | None = None,
        names: str = "",
    ) -> Iterator[list[bytes]]:
        """
        The lines of matching entries as they were signed, without newlines, a request per block.

        `names`: what is added to the media type to have the ids of workers instead of their marks.
        `after`: go on behind this number.
        """
        query: dict[str, str | int] = dict(filters)
        if after is not None:
            query["cursor"] = after
        left = limit
        while left is None or left > 0:
            size = CHUNK if left is None else min(left, CHUNK)
            lines = self._lines({**query, "limit": size}, names)
            if lines:
                yield lines
            if len(lines) < CHUNK:
                return
            left = None if left is None else left - len(lines)
            query["cursor"] = json.loads(lines[-1])["seq"]
        self.gone = None  # it was the limit that ended it

    def event(self, seq: int) -> Answer:
        """One entry."""
        return self._caller.ask("GET", f"/v1/audit/events/{part(str(seq))}")

    def checkpoint(self) -> Answer:
        """A signed head over everything: note, origin, size, root, time."""
        return self._caller.ask("GET", "/v1/audit/checkpoint")

    def checkpoints(self, low: int, high: int) -> Iterator[dict[str, Any]]:
        """The heads of sizes above `low` up to `high`, the smallest first."""
        while low < high:
            query = {"from": low, "to": high}
            items = self._caller.ask("GET", "/v1/audit/checkpoints", query=query).data["items"]
            if not items:
                return
            yield from items
            low = int(items[-1]["size"])

    def proof(self, seq: int, *, size: int | None = None) -> Answer:
        """An entry with its proof under the newest head, or under that of a size."""
        return self._caller.ask("GET", f"/v1/audit/proof/{part(str(seq))}", query={"size": size})

    def consistency(self, low: int, high: int) -> Answer:
        """The proof that the log of `high` entries begins with that of `low`."""
        return self._caller.ask("GET", "/v1/audit/consistency", query={"from": low, "to": high})

    def keys(self) -> Answer:
        """The keys of the log: origin, items."""
        return self._caller.ask("GET", "/v1/audit/keys")

    def erase(self, worker_id: str, reason: str, *, key: str | None = None) -> Answer:
        """Destroy the key of the marks of a worker: mark, erasedAt."""
        body = {"workerId": worker_id, "reason": reason}
        return self._caller.ask("POST", "/v1/audit/erasures", body, key=key or new_key())

    def retention(self) -> Answer:
        """The term, the newest statement of retention and the months that are over."""
        return self._caller.ask("GET", "/v1/audit/retention")

    def leaves(self, size: int) -> Iterator[list[bytes]]:
        """The hashes of the first `size` entries, some thousand at a time."""
        done = 0
        while done < size:
            query = {"from": done, "to": size}
            data = self._caller.ask("GET", "/v1/audit/leaves", query=query).data
            hashes = base64.b64decode(data["leaves"])
            found = [hashes[at : at + _HASH_BYTES] for at in range(0, len(hashes), _HASH_BYTES)]
            if not found:
                return
            yield found
            done += len(found)

    def subtrees(self, size: int) -> list[bytes]:
        """The complete subtrees that make up the first `size` entries, left to right."""
        data = self._caller.ask("GET", "/v1/audit/subtrees", query={"size": size}).data
        return [base64.b64decode(text) for text in data["hashes"]]

    def retain(self, month: str, sha256: str, reason: str, *, key: str | None = None) -> Answer:
        """Let the contents of a month go: month, first, last, statement."""
        body = {"month": month, "sha256": sha256, "reason": reason}
        return self._caller.ask("POST", "/v1/audit/retentions", body, key=key or new_key())

    def mine(
        self, filters: Mapping[str, str], *, limit: int | None = None
    ) -> Iterator[dict[str, Any]]:
        """Who worked with the own record, newest first."""
        return self._items("/v1/audit/mine", filters, limit)

    def logins(
        self, filters: Mapping[str, str], *, limit: int | None = None
    ) -> Iterator[dict[str, Any]]:
        """The first entry of each session, newest first."""
        return self._items("/v1/audit/logins", filters, limit)

    def anomalies(self, span: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        """What is unusual between `from` and `to`, oldest first; the last day by default."""
        return self._caller.items("/v1/audit/anomalies", query=span)

    def anomalies_page(self, query: Mapping[str, str | int]) -> Answer:
        """One page: items, next, size."""
        return self._caller.ask("GET", "/v1/audit/anomalies", query=dict(query))

    def _items(
        self, path: str, filters: Mapping[str, str], limit: int | None
    ) -> Iterator[dict[str, Any]]:
        """As `Caller.items`; what the last page says of contents that have gone is kept."""
        size = PAGE if limit is None else min(limit, PAGE)

        def page(cursor: str | None = None) -> Answer:
            query = {**filters, "limit": size, "cursor": cursor}
            answer = self._caller.ask("GET", path, query=query)
            if gone := answer.data.get("gone"):
                self.gone = Gone(int(gone["through"]), str(gone["before"]))
            return answer

        return pages(page(), page, limit=limit)

    def _lines(self, query: Mapping[str, str | int], names: str) -> list[bytes]:
        from urllib.parse import urlencode

        reply = self._caller.raw(
            "GET",
            f"/v1/audit/events?{urlencode(query)}",
            headers={"Accept": f"application/x-ndjson{names}"},
        )
        error = refusal(reply)
        if error is not None:
            raise error
        if gone := reply.headers.get("audit-gone"):
            through, _, before = gone.partition(" ")
            self.gone = Gone(int(through), before)
        return reply.body.split(b"\n")[:-1]
