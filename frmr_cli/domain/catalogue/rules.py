"""Codes of the area «rules»."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {}
