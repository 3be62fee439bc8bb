"""The one data file of a dictionary, taken out of a zip archive in memory; nothing is ever unpacked to disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.errors import UsageError
from frmr_cli.locale import t

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE = 1024 * 1024
LARGEST = 128 * MEGABYTE
"""Octets of the data file; the longest dictionary of the ministry has less than half of it."""
LARGEST_ARCHIVE = 64 * MEGABYTE
MOST_MEMBERS = 32
MOST_RATIO = 200
"""A zip bomb shrinks more than text ever does."""
SMALL = 4 * MEGABYTE
"""What unpacks to less cannot hurt, whatever its ratio."""
FORMATS = ("json", "csv", "xml")


class DataFile(NamedTuple):
    """A data file of a dictionary."""

    name: str
    """Its own name, without folders."""
    archive: str
    """The name of the archive; empty without one."""
    content: bytes

    @property
    def format(self) -> str:
        """`json`, `csv` or `xml`, by the name."""
        return self.name.rpartition(".")[2].lower()


def data_file(path: Path, *, largest: int = LARGEST) -> DataFile:
    """
    Read a dictionary from a zip archive, or from the bare JSON, CSV or XML file.

    Raises: UsageError FRMR-NSI-002 (unreadable), 003 (hostile or foreign archive), 004 (too large),
    005 (damaged), 007 (no format of the ministry).
    """
    try:
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except OSError as error:
        raise UsageError("FRMR-NSI-002", path=str(path)) from error
    if content[:2] == b"PK":
        if len(content) > LARGEST_ARCHIVE:
            raise UsageError("FRMR-NSI-004", limit=largest // MEGABYTE)
        return _member(content, path.name, largest)
    if len(content) > largest:
        raise UsageError("FRMR-NSI-004", limit=largest // MEGABYTE)
    found = DataFile(path.name, "", content)
    if found.format not in FORMATS:
        raise UsageError("FRMR-NSI-007", format=", ".join(FORMATS))
    return found


def _member(archive: bytes, name: str, largest: int) -> DataFile:
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            chosen = _chosen(opened.infolist(), largest)
            with opened.open(chosen) as file:
                # The size that the archive announces is not to be trusted.
                content = file.read(largest + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise UsageError("FRMR-NSI-005") from error
    except RuntimeError as error:  # encrypted
        raise UsageError("FRMR-NSI-003", reason=t("it is encrypted")) from error
    if len(content) > largest:
        raise UsageError("FRMR-NSI-004", limit=largest // MEGABYTE)
    return DataFile(PurePosixPath(chosen.filename).name, name, content)


def _chosen(members: list[zipfile.ZipInfo], largest: int) -> zipfile.ZipInfo:
    """The data file among the members. Raises: UsageError."""
    if len(members) > MOST_MEMBERS:
        raise UsageError("FRMR-NSI-003", reason=t("it holds too many files"))
    for member in members:
        if _leads_elsewhere(member.filename):
            raise UsageError("FRMR-NSI-003", reason=t("a name in it leads to another folder"))
    data = [member for member in members if member.filename.lower().endswith(FORMATS)]
    if len(data) != 1:
        reason = t("it holds {count} data files instead of one", count=len(data))
        raise UsageError("FRMR-NSI-003", reason=reason)
    chosen = data[0]
    if chosen.file_size > largest:
        raise UsageError("FRMR-NSI-004", limit=largest // MEGABYTE)
    if chosen.file_size > SMALL and chosen.file_size > MOST_RATIO * max(chosen.compress_size, 1):
        raise UsageError("FRMR-NSI-003", reason=t("it unpacks to far more than it holds"))
    return chosen


def _leads_elsewhere(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ":" in name or ".." in parts or "\0" in name
