"""Text of a data file in the encodings of the ministry, and tables out of it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from frmr_cli.errors import UsageError
from frmr_cli.locale import t

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

Row = dict[str, str]
"""Name of a column → text; an absent value is empty text."""

TOTALS = ("total", "rowsCount", "recordsCount")
"""Members of a JSON file that say how many entries the whole dictionary has."""
LONGEST_CELL = 100_000
PLAIN = re.compile(r"[\t\r\n -~ -¿А-Яа-яЁё‘-”–—…•№€†‡‰‹›™]*")
"""What Windows-1251 text in Russian is made of; other signs are the trace of a wrong encoding."""
_SECOND = re.escape(bytes(range(0x80, 0xC0)).decode("cp1251", "ignore"))
CONVERTED_TWICE = re.compile(f"[РС][{_SECOND}]")
"""UTF-8 that was read as Windows-1251: each Russian letter became Р or С with a rare sign."""


def text_of(content: bytes) -> str:
    """
    Decode UTF-8 (with or without a mark), UTF-16 with a mark, or Windows-1251.

    Raises: UsageError FRMR-NSI-006 for other encodings and for text that was converted wrongly.
    """
    text = _decoded(content)
    if "\ufffd" in text or "\0" in text or _is_converted_twice(text):
        raise UsageError("FRMR-NSI-006")
    return text


def _decoded(content: bytes) -> str:
    try:
        if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return content.decode("utf-16")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("cp1251")
    except UnicodeDecodeError as error:
        raise UsageError("FRMR-NSI-006") from error
    if not PLAIN.fullmatch(text):
        raise UsageError("FRMR-NSI-006")
    return text


def _is_converted_twice(text: str) -> bool:
    letters = sum("А" <= sign <= "я" for sign in text[:LONGEST_CELL])
    pairs = len(CONVERTED_TWICE.findall(text[:LONGEST_CELL]))
    return pairs > 2 and pairs * 3 > letters


def rows_of(text: str, kind: str) -> tuple[list[Row], Row]:
    """
    The rows of a JSON, CSV or XML file, and what the file says of itself (OID, version, name).

    Raises: UsageError FRMR-NSI-007, 010 (a row of CSV with other cells than its header), 014 (a part of the whole).
    """
    try:
        match kind:
            case "json":
                return _json_rows(json.loads(text))
            case "csv":
                return _csv_rows(text), {}
            case _:
                return _xml_rows(text)
    except (ValueError, csv.Error, RecursionError, SyntaxError) as error:
        raise UsageError("FRMR-NSI-007", format=kind.upper()) from error


def _json_rows(value: Any) -> tuple[list[Row], Row]:
    """
    Rows as lists of `{column, value}` (API), or as objects (archives), also with their columns under `data`.
    """
    about: Row = {}
    promised = None
    if isinstance(value, dict):
        about = {name: _cell(found) for name, found in value.items() if isinstance(found, str)}
        promised = next((value[name] for name in TOTALS if isinstance(value.get(name), int)), None)
        value = next((value[name] for name in ("records", "list", "rows") if name in value), None)
    if not isinstance(value, list):
        raise ValueError("no rows")  # noqa: TRY004 - a wrong file, not a wrong type
    if promised is not None and promised > len(value):
        # A page of the API is no release: what it leaves out would be gone from the register.
        raise UsageError("FRMR-NSI-014", found=len(value), total=promised)
    return [_json_row(item) for item in value], about


def _json_row(item: Any) -> Row:
    if isinstance(item, list):
        return {str(pair["column"]): _cell(pair.get("value")) for pair in map(_object, item)}
    found = _object(item)
    inner = found.get("data")
    if not isinstance(inner, dict):
        return {str(name): _cell(value) for name, value in found.items()}
    # Code and name outside of the columns are what the ministry itself takes for them.
    told = {name: found[name] for name in ("code", "name") if name in found}
    hidden = {*told, "id"} if "code" in told else {*told}
    columns = {str(name): value for name, value in inner.items() if name.lower() not in hidden}
    return {name: _cell(value) for name, value in {**told, **columns}.items()}


def _object(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("no object")  # noqa: TRY004 - as above
    return value


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case str() | int() | float():
            return str(value).strip()[:LONGEST_CELL]
        case _:
            return ""


def _csv_rows(text: str) -> list[Row]:
    first = text.partition("\n")[0]
    delimiter = max(";,\t|", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header = [name.strip() for name in next(reader, [])]
    if len(header) < 2 or len(set(header)) != len(header):
        raise ValueError("no header")
    filled = (cells for cells in reader if any(cell.strip() for cell in cells))
    return [_csv_row(header, cells, number) for number, cells in enumerate(filled, start=1)]


def _csv_row(header: list[str], cells: list[str], number: int) -> Row:
    if len(cells) != len(header):
        reason = t("{found} cells instead of {wanted}", found=len(cells), wanted=len(header))
        raise UsageError("FRMR-NSI-010", row=number, reason=reason)
    return dict(zip(header, map(_cell, cells), strict=True))


def _xml_rows(text: str) -> tuple[list[Row], Row]:
    """Rows are the elements that hold columns only and that have siblings of the same name."""
    from xml.etree.ElementTree import fromstring

    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise ValueError("declarations of entities")
    root = fromstring(text)  # noqa: S314 - see above
    rows = [element for element in root.iter() if _is_row(element)]
    counts = Counter(element.tag for element in reversed(rows))
    # Of a dictionary of one entry the passport looks alike, but stands first.
    repeated = max(counts, key=counts.__getitem__, default="")
    entries = [element for element in rows if element.tag == repeated]
    # Columns are called `oid`, `code` or `version` too.
    columns = {column for element in entries for column in element}
    about = {
        _tag(element): _cell(element.text)
        for element in root.iter()
        if not len(element) and element not in columns
    }
    kept = [{_tag(column): _cell(column.text) for column in element} for element in entries]
    return kept, {
        name: about.get(name, "") for name in ("oid", "identifier", "code", "version", "fullName")
    }


def _is_row(element: Element) -> bool:
    return len(element) > 1 and all(len(column) == 0 for column in element)


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]
