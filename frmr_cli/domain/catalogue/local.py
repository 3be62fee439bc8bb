"""Codes of the embedded services, as the command line sees them."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

ENTRIES: dict[str, Entry] = {
    "FRMR-LOCAL-001": Entry(
        en=Text(
            "The database {path} has schema version {found}, this program knows only {known}",
            "Install a newer frmr, or start anew with `frmr local reset`.",
        ),
        ru=Text(
            "У базы {path} версия схемы {found}, эта программа знает только {known}",
            "Установите более новую версию frmr или начните заново: `frmr local reset`.",
        ),
    ),
}
