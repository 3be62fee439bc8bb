"""Codes of the area «auth»."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {}
