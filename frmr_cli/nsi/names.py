"""What a code of a dictionary is called, and which code a name has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.domain.dictionary_lookup import demo_dictionaries
from frmr_cli.domain.names import search_key
from frmr_cli.errors import NetworkError, NotFound, ServerError, UsageError, ValidationFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from frmr_cli.registry.client import RegistryClient
    from frmr_cli.registry.dictionaries import Dictionaries

Named = dict[str, str]

MOST_NAMES = 50
"""Entries whose names begin alike; among more of them nobody has typed the whole name."""

MOST_SIMILAR = 5
"""Names that are shown to somebody who typed none of them."""

_UNANSWERED = (NotFound, ServerError, NetworkError, UsageError, ValidationFailed)
"""A registry that has no such dictionary, or none at all, leaves the demo set."""


def resolver(registry: RegistryClient) -> Callable[[Sequence[str], str], Named | None]:
    """
    Looks a code or a whole name up in dictionaries by OID: at the registry, else in the demo set.

    Returns: a function; None is its answer for what nobody knows, which the rules then judge.
    """

    def resolve(dictionaries: Sequence[str], text: str) -> Named | None:
        for oid in dictionaries:
            try:
                found = _at_registry(registry.dictionaries, oid, text)
            except _UNANSWERED:
                continue
            if found is not None:
                return found
        return _in_demo_set(dictionaries, text)

    return resolve


def similar(registry: RegistryClient) -> Callable[[Sequence[str], str], list[str]]:
    """Names that begin like a text nobody knows, by the dictionaries; none where the registry cannot be asked."""

    def found(dictionaries: Sequence[str], text: str) -> list[str]:
        names: dict[str, None] = {}
        for oid in dictionaries:
            try:
                rows = list(registry.dictionaries.entries(oid, words=text, limit=MOST_SIMILAR))
            except _UNANSWERED:
                continue
            names |= dict.fromkeys(str(row.get("name", "")) for row in rows)
        return list(names)[:MOST_SIMILAR]

    return found


def _at_registry(known: Dictionaries, oid: str, text: str) -> Named | None:
    if _looks_like_code(text):
        return _named(known.entry(oid, text).data)
    wanted = search_key(text)
    for row in known.entries(oid, words=text, limit=MOST_NAMES):
        if search_key(str(row.get("name", ""))) == wanted:
            return _named(row)
    return None


def _named(row: dict[str, Any]) -> Named | None:
    code, name = row.get("code"), row.get("name")
    return {"code": str(code), "name": str(name)} if code and name else None


def _in_demo_set(dictionaries: Sequence[str], text: str) -> Named | None:
    wanted = search_key(text)
    for oid in dictionaries:
        known = demo_dictionaries().get(oid)
        for item in known.entries if known else ():
            if item.code == text or search_key(item.name) == wanted:
                return {"code": item.code, "name": item.name}
    return None


def _looks_like_code(text: str) -> bool:
    """Codes are short and of Latin letters, digits and signs; names are Russian."""
    return text.isascii() and " " not in text and any(map(str.isdigit, text))
