"""Russian texts by area: English text → Russian text."""

from __future__ import annotations

from functools import cache
from importlib import import_module

AREAS = (
    "core",
    "placeholders",
    "login",
    "profile",
    "education",
    "employment",
    "documents",
    "access",
    "bulk",
    "audit",
    "config",
    "local",
    "fields",
    "diagnose",
    "account",
    "nsi",
    "system",
)
"""Modules of this package with `TEXTS`; a text stands in one of them."""


@cache
def texts() -> dict[str, str]:
    """All Russian texts."""
    merged: dict[str, str] = {}
    for area in AREAS:
        merged |= import_module(f"{__name__}.{area}").TEXTS
    return merged
