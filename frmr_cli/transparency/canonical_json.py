"""JSON with one spelling for each value, so that it can be hashed and signed."""

from __future__ import annotations

from collections.abc import Mapping
from json.encoder import encode_basestring
from typing import Any

GREATEST_INTEGER = 2**53 - 1
"""I-JSON numbers are binary64, which is exact up to here (RFC 7493 §2.2)."""

_LITERALS = {None: "null", False: "false", True: "true"}


def canonical_json(value: Any) -> bytes:
    """
    The canonical form of a JSON value, as UTF-8.

    Raises: ValueError for what I-JSON cannot say: a number that is not finite, an integer beyond 2⁵³ − 1, a lone surrogate;
    TypeError for what is no JSON value.
    Source: RFC 8785.
    """
    return _text(value).encode()


def _text(value: Any) -> str:
    match value:
        case str():
            return encode_basestring(value)
        case None | bool():
            return _LITERALS[value]
        case int():
            return _integer(value)
        case float():
            return _number(value)
        case Mapping():
            return _object(value)
        case list() | tuple():
            return "[" + ",".join(map(_text, value)) + "]"
    raise TypeError(type(value).__name__)


def _object(value: Mapping[str, Any]) -> str:
    # RFC 8785 §3.2.3 sorts by UTF-16 code units; the byte order of big-endian text is the same, and for ASCII any order is.
    names = sorted(value) if "".join(value).isascii() else sorted(value, key=_utf16)
    members = [
        f"{encode_basestring(name)}:"
        f"{encode_basestring(member) if type(member := value[name]) is str else _text(member)}"
        for name in names
    ]
    return "{" + ",".join(members) + "}"


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-be")


def _integer(value: int) -> str:
    if abs(value) > GREATEST_INTEGER:
        raise ValueError(f"{value} is no I-JSON number")
    return str(value)


def _number(value: float) -> str:
    """`Number.prototype.toString` of ECMAScript (RFC 8785 §3.2.2.3)."""
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 - only NaN differs from itself
        raise ValueError(f"{value} is no JSON number")
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    mantissa, _, exponent = f"{abs(value)!r}".partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    # The value is 0.DIGITS × 10^point, as ECMAScript's `n`.
    point = len(whole) + int(exponent or 0) - (len(whole + fraction) - len(digits))
    return sign + _placed(digits.rstrip("0"), point)


def _placed(digits: str, point: int) -> str:
    count = len(digits)
    if count <= point <= 21:
        return digits + "0" * (point - count)
    if 0 < point <= 21:
        return f"{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return "0." + "0" * -point + digits
    fraction = f".{digits[1:]}" if count > 1 else ""
    return f"{digits[0]}{fraction}e{point - 1:+d}"
