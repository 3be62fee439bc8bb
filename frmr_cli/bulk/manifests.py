"""Rows about scans: the file that a row names, and what the row says besides the metadata of the paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.bulk.cells import EMPTY, plain_text, value_of
from frmr_cli.bulk.parts import NOTHING, Part, Wrong, pointer_of
from frmr_cli.domain.files import PURPOSES, file_name
from frmr_cli.domain.rules import Fault, fault_of
from frmr_cli.errors import NotFound, UsageError, ValidationFailed
from frmr_cli.scan_files import read_scan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from frmr_cli.bulk.parts import Cells, Members, Place

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


def scan_part(place: Place, folder: Path) -> Part:
    """The part of a column of files; each is read and checked as far as it can be without opening it."""
    number, column = place
    pointer = pointer_of(column)

    def judge(cells: Cells) -> Members | Wrong:
        try:
            said = value_of(cells[number], column)
        except ValidationFailed as error:
            return Wrong({}, (fault_of(error, pointer),))
        if said is EMPTY or said is None:
            return NOTHING
        path = folder / said.replace("\\", "/")  # as Windows writes it
        try:
            scan = read_scan(path)
        except (NotFound, UsageError) as error:
            return Wrong({}, (Fault("FRMR-BULK-123", pointer, params=_reason(error)),))
        if scan.faults:
            return Wrong({}, [fault._replace(pointer=pointer) for fault in scan.faults])
        name = file_name(path.name, scan.media_type or "")
        return {FILE: Scan(str(path.absolute()), scan.sha256, name)._asdict()}

    return Part([place], judge, is_typed=True)


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


def _reason(error: NotFound | UsageError) -> dict[str, object]:
    return {"reason": error.details.get("reason", "?")}


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


def manifest_faults(
    values: Mapping[str, Any], before: Sequence[Fault], *, is_new: bool
) -> list[Fault]:
    """What is wrong with a row apart from the metadata of the paper; `before`: faults of its cells."""
    from frmr_cli.bulk.rules import id_fault

    found = []
    has_file = FILE in values or any(fault.pointer == f"/{FILE}" for fault in before)
    if is_new and not has_file:
        found.append(Fault("FRMR-BULK-120", f"/{FILE}"))
    if has_file and not is_new:
        found.append(Fault("FRMR-BULK-121", f"/{FILE}"))
    entry = values.get(ENTRY)
    if entry:
        wrong = id_fault(entry, f"/{ENTRY}", "education")
        found += [] if wrong is None else [wrong]
    elif values.get(PURPOSE):
        found.append(Fault("FRMR-BULK-122", f"/{PURPOSE}"))
    return found
