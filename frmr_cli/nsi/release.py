"""A release of a dictionary out of a file of the ministry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.domain.dates import parse_date
from frmr_cli.domain.dictionaries import DEPARTMENTS, ORGANISATIONS, DictionaryEntry
from frmr_cli.domain.nsi import NAME_LENGTH, OID, VERSION, Release, parse_version, title_of
from frmr_cli.domain.shapes import CONTROLS
from frmr_cli.errors import UsageError, ValidationFailed
from frmr_cli.locale import t
from frmr_cli.nsi.archive import data_file
from frmr_cli.nsi.text import rows_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from frmr_cli.nsi.archive import DataFile
    from frmr_cli.nsi.text import Row

FILE_NAME = re.compile(r"(?P<oid>[0-9]+(?:\.[0-9]+){4,})_(?P<version>[0-9]+(?:\.[0-9]+)*)[_.].*")
"""`1.2.643.5.1.13.13.11.1066_2.9_json.zip`; the file inside ends with `.json`."""

CODES = ("id", "code", "s_code", "kod", "smocode", "mcod")
OIDS = ("oid", "depart_oid", "mo_oid")
"""The codes of ФРМО are OIDs; its numbers of rows mean nothing outside."""
NAMES = ("name", "namefull", "fullname", "s_name", "title", "value", "nameshort", "shortname")
BEGINS = ("begindate", "datebeg", "date_begin", "date_beg", "startdate", "date_start", "datein")
ENDS = ("enddate", "dateend", "date_end", "data_end", "dateout", "date_out", "deletedate")
"""Names of columns in lower case, the likeliest first; they differ from dictionary to dictionary."""


class Told(NamedTuple):
    """What the person says of a file; None where the file has to tell it."""

    oid: str | None = None
    version: str | None = None
    name: str | None = None
    code_column: str | None = None
    name_column: str | None = None


class Columns(NamedTuple):
    """The columns that an entry is read from."""

    code: str
    name: str
    begin: str | None
    end: str | None


def read_release(path: Path, told: Told) -> Release:
    """
    Read a file of the ministry: an archive, or the JSON, CSV or XML file itself.

    The last day of an entry is the day that the file calls its end.

    Raises: UsageError FRMR-NSI-002…012; see the catalogue.
    """
    file = data_file(path)
    rows, about = rows_of(text_of(file.content), file.format)
    oid, version = _identity(file, about, told)
    if not rows:
        raise UsageError("FRMR-NSI-011")
    columns = _columns(rows[0], told, OIDS if oid in (ORGANISATIONS, DEPARTMENTS) else CODES)
    entries = list(_entries(rows, columns))
    _refuse_doubles(entries)
    name = told.name or about.get("fullName") or title_of(oid)
    return Release(oid, version, name[:NAME_LENGTH], entries)


def _identity(file: DataFile, about: Row, told: Told) -> tuple[str, str]:
    """OID and version; everything that names them has to agree."""
    names = [FILE_NAME.fullmatch(name) for name in (file.archive, file.name) if name]
    oids = [match["oid"] for match in names if match]
    inside = [about.get(name, "") for name in ("oid", "identifier", "code")]
    oids += [found for found in inside if OID.fullmatch(found)]
    expected = told.oid or (oids[0] if oids else None)
    for found in oids:
        if found != expected:
            raise UsageError("FRMR-NSI-008", found=found, expected=expected)
    versions = [match["version"] for match in names if match]
    versions += [found for found in (about.get("version", ""),) if VERSION.fullmatch(found)]
    version = told.version or (versions[0] if versions else None)
    if expected is None or version is None or not OID.fullmatch(expected):
        raise UsageError("FRMR-NSI-012")
    try:
        return expected, parse_version(version)
    except ValidationFailed as error:
        raise UsageError("FRMR-NSI-013") from error


def _columns(row: Row, told: Told, codes: Sequence[str]) -> Columns:
    by_key = {name.lower(): name for name in row}

    def find(wanted: str | None, known: Sequence[str], role: str) -> str:
        found = wanted if wanted in row else None
        if wanted is None:
            found = next((by_key[key] for key in known if key in by_key), None)
        if found is None:
            raise UsageError("FRMR-NSI-009", role=role, columns=", ".join(list(row)[:20]))
        return found

    return Columns(
        code=find(told.code_column, codes, t("code")),
        name=find(told.name_column, NAMES, t("name")),
        begin=next((by_key[key] for key in BEGINS if key in by_key), None),
        end=next((by_key[key] for key in ENDS if key in by_key), None),
    )


def _entries(rows: Sequence[Row], columns: Columns) -> Iterator[DictionaryEntry]:
    for number, row in enumerate(rows, start=1):
        code, name = row.get(columns.code, ""), " ".join(row.get(columns.name, "").split())
        if not code or not name:
            raise UsageError("FRMR-NSI-010", row=number, reason=t("a code or a name is missing"))
        if len(code) > 100 or len(name) > NAME_LENGTH or CONTROLS.search(code + name):
            reason = t("the text is too long or has control signs")
            raise UsageError("FRMR-NSI-010", row=number, reason=reason)
        begin = _day(row, columns.begin, number)
        end = _day(row, columns.end, number)
        if begin is not None and end is not None and end < begin:
            reason = t("it ends before it begins")
            raise UsageError("FRMR-NSI-010", row=number, reason=reason)
        yield DictionaryEntry(code, name, official=True, begin=begin, end=end)


def _day(row: Row, column: str | None, number: int) -> date | None:
    text = row.get(column, "") if column else ""
    if not text:
        return None
    try:
        return parse_date(text)
    except ValidationFailed as error:
        reason = t("{column} is not a date", column=column)
        raise UsageError("FRMR-NSI-010", row=number, reason=reason) from error


def _refuse_doubles(entries: Sequence[DictionaryEntry]) -> None:
    """A code may come again with other days, not with days that are shared."""
    seen: dict[str, list[int]] = {}
    for number, entry in enumerate(entries, start=1):
        for earlier in seen.setdefault(entry.code, []):
            if _overlap(entry, entries[earlier - 1]):
                reason = t("the code stands in entry {other} too, for the same days", other=earlier)
                raise UsageError("FRMR-NSI-010", row=number, reason=reason)
        seen[entry.code].append(number)


def _overlap(first: DictionaryEntry, second: DictionaryEntry) -> bool:
    starts_late = first.begin and second.end and first.begin > second.end
    ends_early = first.end and second.begin and first.end < second.begin
    return not (starts_late or ends_early)
