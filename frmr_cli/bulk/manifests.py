"""Rows about scans: the file that a row names, and what the row says besides the metadata of the paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.bulk.cells import plain_text
from frmr_cli.domain.files import PURPOSES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FILE, ENTRY, PURPOSE = "file", "entryId", "purpose"
BESIDE = frozenset({FILE, ENTRY, PURPOSE})
"""Members of a row that are not metadata of the paper."""


class Scan(NamedTuple):
    """A file as a plan pins it."""

    path: str
    """Absolute."""
    sha256: str
    name: str
    """Under which it is stored."""

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Scan:
        """As it stands in a plan."""
        return cls(said["path"], said["sha256"], said["name"])


class Link(NamedTuple):
    """What a document proves."""

    entry: str
    purpose: str


def moved(cells: Sequence[Any], operation: Mapping[str, Any], folder: Path) -> tuple[Any, ...]:
    """Cells of a row for a table in another folder: the name of the scan leads to the same file."""
    if FILE not in operation:
        return tuple(cells)
    path = Path(Scan.of(operation[FILE]).path)
    return tuple(
        str(path) if _names(cell, path) and folder.absolute() / _plain(cell) != path else cell
        for cell in cells
    )


def _names(cell: Any, path: Path) -> bool:
    """Whether a cell is the name of a file, from whatever folder."""
    name = _plain(cell) if isinstance(cell, str) else ""
    return bool(Path(name).parts) and path.parts[-len(Path(name).parts) :] == Path(name).parts


def _plain(cell: str) -> str:
    return plain_text(cell).replace("\\", "/")


def metadata(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a row says of the paper itself; a new one is named as its file."""
    said = {name: value for name, value in values.items() if name not in BESIDE}
    if FILE in values:
        said["name"] = Scan.of(values[FILE]).name
    return said


def link(values: Mapping[str, Any], kind: str) -> Link | None:
    """The entry that a document of this kind proves, as a row says it."""
    entry = values.get(ENTRY)
    if not entry:
        return None
    return Link(entry, values.get(PURPOSE) or (kind if kind in PURPOSES else "scan"))
