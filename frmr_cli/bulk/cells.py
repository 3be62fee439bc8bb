"""One cell of a file read as a value, with what office programs do to values undone or named."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from frmr_cli.bulk.kinds import Form
from frmr_cli.bulk.spreadsheets import bare
from frmr_cli.domain.dates import ISO_LENGTH, parse_date
from frmr_cli.domain.digits import without_separators
from frmr_cli.domain.identifiers import LAST_UNCHECKED_SNILS, inn_check, snils_check
from frmr_cli.errors import ValidationFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from frmr_cli.bulk.kinds import Column

Cell = str | int | float | bool | date | datetime | timedelta | None
"""As a file has it: text of CSV, typed values of XLSX and JSON."""

EMPTY = object()
"""The cell says nothing: the value in the register stays."""
REMOVAL_WORDS = frozenset({"(удалить)", "(remove)"})
"""What a cell says to take the value away."""

_SPACES = str.maketrans(
    dict.fromkeys("\u00a0\u2007\u202f", " ") | dict.fromkeys("\ufeff\u200b", "")
)
_LOST_DIGITS = re.compile(r"[+-]?\d([.,]\d+)?[eEеЕ]\+\d+")
"""What a spreadsheet makes of a long number, always with this sign; «3E5» is the number of some paper."""
_PLAIN_NUMBER = re.compile(r"\d+([.,]0+)?")
_MIDNIGHT = re.compile(r"[ T]0{1,2}:00(:00)?$")
_DAY_ZERO = date(1899, 12, 30)
"""Day 0 of Excel's count, counted so that its wrong 29 February 1900 does not matter after it."""
_FIRST_SERIAL, _LAST_SERIAL = 5_000, 80_000
"""1913 to 2119: a smaller number is a year or a mistake, not a day."""
_TRUE = frozenset({"да", "yes", "true", "1", "истина", "+"})
_FALSE = frozenset({"нет", "no", "false", "0", "ложь", "-"})


def value_of(cell: Cell, column: Column) -> Any:
    """
    The value in a cell: text, number, flag, an ISO day; None when it is to be removed.

    Returns: `EMPTY` for a cell without content.
    Raises: ValidationFailed FRMR-BULK-101 (digits lost in exponent notation), 104 (a year in place of
    a day), 111 (no number), 112 (neither yes nor no), 114 (another type), FRMR-RULE-050, -056, -060.
    """
    if isinstance(cell, str):
        if not cell.isalnum():
            cell = plain_text(cell)
            if not cell:
                return EMPTY
        if cell[0] == "(" and cell.casefold() in REMOVAL_WORDS:
            return None
    elif cell is None:
        return EMPTY
    return _READERS[column.form](cell, column)


def plain_text(text: str) -> str:
    """The text without the spaces around it and the apostrophe of an inert formula."""
    if text.isalnum():
        return text
    stripped = (text if text.isascii() else text.translate(_SPACES)).strip()
    return bare(stripped).strip() if stripped.startswith("'") else stripped


def _text(cell: Cell, _column: Column) -> str:
    match cell:
        case str():
            return cell
        case bool():
            raise ValidationFailed("FRMR-BULK-114")
        case int():
            return str(cell)
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() | date():
            return _day(cell).isoformat()
    raise ValidationFailed("FRMR-BULK-114")


def _digits(cell: Cell, column: Column) -> str:
    if isinstance(cell, str):
        if len(cell) == column.digits and cell.isdigit():
            return cell
        if _LOST_DIGITS.fullmatch(cell):
            raise ValidationFailed("FRMR-BULK-101")
    text = _text(cell, column)
    return text if column.digits is None else _with_zeros(text, column.digits)


def _with_zeros(text: str, length: int) -> str:
    """The number with the leading zeros that a spreadsheet took, where check digits prove them."""
    digits = without_separators(text)
    if not (digits.isascii() and digits.isdigit()) or len(digits) >= length:
        return text
    whole = digits.zfill(length)
    proven = (
        int(whole[:9]) > LAST_UNCHECKED_SNILS and whole[9:] == snils_check(whole[:9])
        if length == _SNILS
        else whole[10:] == inn_check(whole[:10])
    )
    return whole if proven and whole.strip("0") else text


_SNILS = 11


def _date(cell: Cell, _column: Column) -> str:
    match cell:
        case str():
            if len(cell) == ISO_LENGTH and cell[4] == "-":
                parse_date(cell)
                return cell
            if _PLAIN_NUMBER.fullmatch(cell) and len(cell) < _LONGEST_SERIAL:
                return _from_serial(float(cell.replace(",", "."))).isoformat()
            return parse_date(_MIDNIGHT.sub("", cell)).isoformat()
        case bool():
            raise ValidationFailed("FRMR-RULE-050")
        case int() | float():
            return _from_serial(float(cell)).isoformat()
        case datetime() | date():
            return _day(cell).isoformat()
    raise ValidationFailed("FRMR-RULE-050")


_LONGEST_SERIAL = 12


def _from_serial(number: float) -> date:
    if not number.is_integer() and _FIRST_SERIAL <= number <= _LAST_SERIAL:
        raise ValidationFailed("FRMR-RULE-056")
    if not _FIRST_SERIAL <= number <= _LAST_SERIAL:
        raise ValidationFailed("FRMR-BULK-104")
    return _DAY_ZERO + timedelta(days=int(number))


def _day(moment: date) -> date:
    if not isinstance(moment, datetime):
        return moment
    if (moment.hour, moment.minute, moment.second) != (0, 0, 0):
        raise ValidationFailed("FRMR-RULE-056")
    return moment.date()


def _whole(cell: Cell, column: Column) -> int:
    number = _number(cell, column)
    if not float(number).is_integer():
        raise ValidationFailed("FRMR-BULK-111")
    return int(number)


def _number(cell: Cell, _column: Column) -> float | int:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return cell
    text = str(cell).replace(",", ".").replace(" ", "")
    # Only what people write: float() would take «nan», «1e5» and «1_000» as well.
    if not isinstance(cell, str) or not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", text):
        raise ValidationFailed("FRMR-BULK-111")
    number = float(text)
    return int(number) if number.is_integer() else number


def _flag(cell: Cell, _column: Column) -> bool:
    if isinstance(cell, bool):
        return cell
    word = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).casefold()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise ValidationFailed("FRMR-BULK-112")


def _choice(cell: Cell, column: Column) -> object:
    choices = column.choices or {}
    text = _text(cell, column).casefold().replace("ё", "е")
    for value, name in choices.items():
        if text in (str(value).casefold(), name.casefold().replace("ё", "е")):
            return value
    # A short form that fits one choice alone: «м», «жен.».
    fitting = [value for value, name in choices.items() if name.startswith(text.rstrip("."))]
    if len(fitting) == 1 and text.rstrip("."):
        return fitting[0]
    raise ValidationFailed("FRMR-RULE-060", allowed=", ".join(choices.values()))


_READERS: Mapping[Form, Callable[[Cell, Column], Any]] = {
    Form.TEXT: _text,
    Form.DIGITS: _digits,
    Form.DATE: _date,
    Form.WHOLE: _whole,
    Form.NUMBER: _number,
    Form.FLAG: _flag,
    Form.CHOICE: _choice,
    Form.FILE: _text,
}
