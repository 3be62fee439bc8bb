"""
The catalogue of errors: for each code what a person reads and what to do next, in two languages.

Codes are `FRMR-AREA-NNN` and are never reused. One module per area holds `ENTRIES`; an area is
imported only when one of its codes is shown, because no successful command needs any of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from frmr_cli.domain.catalogue.entry import Entry, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["AREAS", "Entry", "Text", "all_codes", "entry"]

AREAS = {
    "API": "api",
    "AUDIT": "audit",
    "AUTH": "auth",
    "BULK": "bulk",
    "CFG": "config",
    "CLI": "cli",
    "DIAG": "diagnosis",
    "DOC": "documents",
    "GOS": "gosuslugi",
    "INT": "internal",
    "LOCAL": "local",
    "NET": "network",
    "NSI": "nsi",
    "REC": "record",
    "REG": "registry",
    "RULE": "rules",
    "SMOKE": "smoke",
    "STORE": "store",
}
"""Area of a code → module of this package."""


def entry(code: str) -> Entry | None:
    """
    Look a code up.

    Returns: None for a code that this version does not know (a newer server may send one).
    """
    area = code.removeprefix("FRMR-").rpartition("-")[0]
    if area not in AREAS:
        return None
    return _entries(area).get(code)


def all_codes() -> Iterator[str]:
    """Every code of the catalogue, by area, in the order of definition."""
    for area in AREAS:
        yield from _entries(area)


def _entries(area: str) -> dict[str, Entry]:
    module = import_module(f"{__name__}.{AREAS[area]}")
    entries: dict[str, Entry] = module.ENTRIES
    return entries
