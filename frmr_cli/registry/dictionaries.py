"""Dictionaries of the ministry as the registry keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.domain.nsi import MOST_ENTRIES, entry_data
from frmr_cli.registry.caller import Answer, new_key, part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frmr_cli.domain.nsi import Release
    from frmr_cli.registry.caller import Caller


class Dictionaries:
    """The dictionaries of the registry; one is named by its OID or shortly, such as `posts`."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def known(self) -> list[dict[str, Any]]:
        """Every dictionary that can be asked: oid, name, version, entries, source, importedAt."""
        return list(self._caller.ask("GET", "/v1/dictionaries").data.get("items") or [])

    def about(self, oid: str) -> Answer:
        """One dictionary with its first entries."""
        return self._caller.ask("GET", f"/v1/dictionaries/{part(oid)}", query={"limit": 1})

    def entries(
        self,
        oid: str,
        *,
        on: str | None = None,
        words: str | None = None,
        limit: int | None = None,
    ) -> Iterator[dict[str, Any]]:
        """
        Entries in the order of the publication: code, name, official, begin, end.

        `on`: only what was valid on that day; `words`: each begins the code or a word of the name.
        """
        query = {"on": on, "prefix": words}
        return self._caller.items(f"/v1/dictionaries/{part(oid)}", query=query, limit=limit)

    def entry(self, oid: str, code: str, *, on: str | None = None) -> Answer:
        """
        What a code means, on a day or by the newest entry.

        Raises: NotFound FRMR-NSI-020 (dictionary), 021 (code).
        """
        path = f"/v1/dictionaries/{part(oid)}/entries/{part(code)}"
        return self._caller.ask("GET", path, query={"on": on})

    def import_release(self, release: Release) -> Answer:
        """
        Send a release part by part; the last one takes it into use.

        Returns: oid, version, state, entries.
        Raises: Conflict FRMR-NSI-022 (there already), 023 (a later one is in use).
        """
        path = f"/v1/dictionaries/{part(release.oid)}/versions"
        first = range(0, max(len(release.entries), 1), MOST_ENTRIES)
        *parts, last = [
            {
                "version": release.version,
                "name": release.name,
                "entries": [
                    _sent(entry) for entry in release.entries[after : after + MOST_ENTRIES]
                ],
                "after": after,
            }
            for after in first
        ]
        for body in parts:
            self._caller.ask("POST", path, {**body, "complete": False}, key=new_key())
        return self._caller.ask("POST", path, last, key=new_key())


def _sent(entry: Any) -> dict[str, object]:
    return {name: value for name, value in entry_data(entry).items() if name != "official"}
