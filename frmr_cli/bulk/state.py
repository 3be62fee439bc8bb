"""The present state of what rows are about, read in batches."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from frmr_cli.bulk.patience import Patience
from frmr_cli.bulk.sending import answers
from frmr_cli.domain.rights import RESTRICTED
from frmr_cli.domain.rules import Fault
from frmr_cli.registry.batch import MOST_OPERATIONS, batch, operation
from frmr_cli.registry.search import Search

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from frmr_cli.bulk.kinds import Kind
    from frmr_cli.registry.batch import Result
    from frmr_cli.registry.caller import Caller

AT_ONCE = 250
"""Objects of one request: two operations each at most, and an answer that stays small."""


_TAKEN = "FRMR-BULK-115"


class Wanted(NamedTuple):
    """One object to read."""

    target: str
    """Id; empty when the row makes a new object."""
    owner: str


class State(NamedTuple):
    """What the registry says about an object."""

    document: dict[str, Any]
    """With the restricted values that were asked for in clear."""
    etag: str | None
    siblings: tuple[Mapping[str, Any], ...] = ()
    """For a new object: those that its owner has already."""
    problem: Mapping[str, Any] | None = None
    """Why it cannot be read (RFC 9457)."""


class States:
    """Reads objects of one noun of the API."""

    def __init__(
        self, caller: Caller, noun: str, *, disclosed: Sequence[str] = (), reason: str = ""
    ) -> None:
        """`disclosed`: pointers of restricted fields to read in clear, for `reason`."""
        self._caller = caller
        self._noun = noun
        self._disclosed = sorted(disclosed)
        self._reason = reason

    def of(self, wanted: Sequence[Wanted]) -> list[State]:
        """The states, in order. Raises: as `answers`."""
        operations: list[bytes] = []
        for number, item in enumerate(wanted):
            operations += self._operations(number, item)
        results: dict[str, Result] = {}
        for begin in range(0, len(operations), MOST_OPERATIONS):
            some = operations[begin : begin + MOST_OPERATIONS]
            for result in answers(partial(batch, self._caller), some, Patience().rest):
                results[result.id] = result
        return [self._state(results, number, item) for number, item in enumerate(wanted)]

    def taken(self, patch: Mapping[str, Any], kind: Kind, target: str) -> list[Fault]:
        """The faults of values that another object of the register has already, asked one by one."""
        found = []
        for name in kind.single:
            value = patch.get(name)
            others = Search(self._caller).workers({name: value}, limit=2) if value else ()
            if any(other["id"] != target for other in others):
                found.append(Fault(_TAKEN, f"/{name}"))
        return found

    def _operations(self, number: int, item: Wanted) -> Iterator[bytes]:
        if not item.target:
            path = f"/v1/workers/{quote(item.owner, safe='')}/{self._noun}?limit=100"
            yield operation(f"{number}", "GET", path)
            return
        path = f"/v1/{self._noun}/{quote(item.target, safe='')}"
        yield operation(f"{number}", "GET", path)
        if self._disclosed:
            body = {"fields": self._disclosed, "reason": self._reason}
            yield operation(f"{number}d", "POST", f"{path}/disclosures", key="read", body=body)

    def _state(self, results: Mapping[str, Result], number: int, item: Wanted) -> State:
        read, disclosed = results[f"{number}"], results.get(f"{number}d")
        problem = read.problem or (disclosed.problem if disclosed else None)
        if problem is not None:
            return State({}, None, problem=problem)
        if not item.target:
            return State({}, None, siblings=self._siblings(read.body, item.owner))
        document = dict(read.body)
        for pointer, value in (disclosed.body["values"] if disclosed else {}).items():
            name = pointer[1:]
            if value is None:
                document.pop(name, None)
            else:
                document[name] = value
        if disclosed:
            hidden = document.get("masked") or ()
            document["masked"] = [
                item for item in hidden if f"/{item.split('/')[1]}" not in self._disclosed
            ]
        return State(document, read.etag)

    def _siblings(self, page: Mapping[str, Any], owner: str) -> tuple[Mapping[str, Any], ...]:
        """All objects of a worker; hardly anybody has more than a page of them."""
        if not page.get("next"):
            return tuple(page.get("items", ()))
        return tuple(self._caller.items(f"/v1/workers/{quote(owner, safe='')}/{self._noun}"))


def restricted(names: Sequence[str]) -> list[str]:
    """The pointers of those top-level fields that are masked when they are read."""
    tops = {f"/{name.partition('.')[0]}" for name in names}
    return sorted(tops & RESTRICTED)
