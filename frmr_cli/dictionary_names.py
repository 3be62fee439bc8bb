"""What a code of a dictionary is called, and which code a name has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.domain.dictionaries import demo_dictionaries
from frmr_cli.domain.names import search_key
from frmr_cli.errors import FrmrError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from frmr_cli.registry.caller import Caller

Named = dict[str, str]


def resolver(registry: Caller) -> Callable[[Sequence[str], str], Named | None]:
    """
    Looks a code or a name up in dictionaries by OID: at the registry by code, else in the demo set.

    Returns: a function; None is its answer for what nobody knows, which the rules then judge.
    """

    def resolve(dictionaries: Sequence[str], text: str) -> Named | None:
        return _at_registry(registry, dictionaries, text) or _in_demo_set(dictionaries, text)

    return resolve


def _at_registry(registry: Caller, dictionaries: Sequence[str], text: str) -> Named | None:
    from frmr_cli.registry.caller import part

    if not _looks_like_code(text):
        return None
    for oid in dictionaries:
        try:
            found: dict[str, Any] = registry.ask(
                "GET", f"/v1/dictionaries/{part(oid)}/entries/{part(text)}"
            ).data
        except FrmrError:
            # A registry without this dictionary judges the code by what it has; so do the rules.
            continue
        if found.get("name"):
            return {"code": str(found.get("code", text)), "name": str(found["name"])}
    return None


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
