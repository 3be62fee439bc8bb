"""The form of a file to be written, by the ending of its name."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from frmr_cli.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

_FORMS = MappingProxyType(
    {".csv": "csv", ".tsv": "csv", ".txt": "csv", ".jsonl": "jsonl", ".xlsx": "xlsx"}
)


def form_of(path: Path) -> str:
    """`csv`, `jsonl` or `xlsx`. Raises: UsageError FRMR-BULK-017 for every other ending."""
    form = _FORMS.get(path.suffix.lower())
    if form is None:
        raise UsageError("FRMR-BULK-017", path=path)
    return form
