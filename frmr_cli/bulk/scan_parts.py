"""Cells that name a scan: the file behind them read, what a row says of it checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.bulk.manifests import ENTRY, FILE, PURPOSE, Scan
from frmr_cli.bulk.parts import NOTHING, Part, Wrong, pointer_of, single_part
from frmr_cli.bulk.rules import id_fault
from frmr_cli.domain.files import file_name
from frmr_cli.domain.rules import Fault
from frmr_cli.errors import NotFound, UsageError
from frmr_cli.scan_files import read_scan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from frmr_cli.bulk.parts import Members, Place


def scan_part(place: Place, folder: Path) -> Part:
    """The part of a column of files; each is read and checked as far as it can be without opening it."""
    pointer = pointer_of(place.column)

    def pinned(said: str | None) -> Members | Wrong:
        if said is None:
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

    return single_part(place, pinned, is_typed=True)


def manifest_faults(
    values: Mapping[str, Any], before: Sequence[Fault], *, is_new: bool
) -> list[Fault]:
    """What is wrong with a row apart from the metadata of the paper; `before`: faults of its cells."""
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


def _reason(error: NotFound | UsageError) -> dict[str, object]:
    return {"reason": error.details.get("reason", "?")}
