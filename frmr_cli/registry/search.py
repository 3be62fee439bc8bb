"""Looking for workers: by an administrator, and by anybody in what is public."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from frmr_cli.registry.caller import PAGE, Answer, pages, part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from frmr_cli.registry.caller import Caller


LISTED = frozenset({"organization", "post", "specialty", "category", "status"})
"""Criteria of a search that the list of everybody takes too."""


class Search:
    """
    Finds workers.

    What is looked for goes into the body: names and СНИЛС in a URL would stand in every log on the way.
    """

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def workers(
        self, wanted: Mapping[str, Any], *, limit: int | None = None
    ) -> Iterator[dict[str, Any]]:
        """
        Summaries of the workers that fit every member of `wanted`, page by page.

        `wanted`: name, snils, organization, post, specialty, category, status, on, asOf.
        """
        return self._rows("/v1/workers/search", wanted, limit)

    def everybody(self, criteria: Mapping[str, str], *, after: str = "") -> Iterator[list[bytes]]:
        """
        The masked records of all workers who fit, in the order of their ids, as lines of JSON, some at a time.

        `criteria`: of `LISTED`. `after`: an id, to begin behind it. Constant memory, one request; an interruption is gone on with behind the last record.
        """
        from urllib.parse import urlencode

        def path(last: bytes | None) -> str:
            cursor = after if last is None else json.loads(last)["id"]
            behind = {"cursor": cursor} if cursor else {}
            return f"/v1/workers?{urlencode({**criteria, **behind})}"

        return self._caller.stream(path)

    def public(self, name: str, *, region: str | None = None) -> Iterator[dict[str, Any]]:
        """What anybody may know of the first workers with a name; needs no login."""
        wanted = {"name": name} | ({"region": region} if region else {})
        answer = self._caller.ask("POST", "/v1/public/search", wanted)
        yield from answer.data.get("items") or []

    def public_worker(self, worker_id: str) -> Answer:
        """What anybody may know of a worker; needs no login."""
        return self._caller.ask("GET", f"/v1/public/workers/{part(worker_id)}")

    def _rows(
        self, path: str, wanted: Mapping[str, Any], limit: int | None
    ) -> Iterator[dict[str, Any]]:
        body = {**wanted, "limit": PAGE if limit is None else min(limit, PAGE)}
        first = self._caller.ask("POST", path, body)

        def following(cursor: str) -> Answer:
            return self._caller.ask("POST", path, {**body, "cursor": cursor})

        return pages(first, following, limit=limit)
