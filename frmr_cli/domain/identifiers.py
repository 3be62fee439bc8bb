"""State numbers of people and organisations: СНИЛС, ИНН, ОГРН, ОГРНИП and КПП."""

from __future__ import annotations

import re
from collections.abc import Mapping
from operator import mul
from typing import NewType

from frmr_cli.domain.digits import only_digits
from frmr_cli.errors import ValidationFailed

__all__ = [
    "Inn",
    "Kpp",
    "Ogrn",
    "Ogrnip",
    "Snils",
    "format_snils",
    "inn_check",
    "parse_inn",
    "parse_kpp",
    "parse_ogrn",
    "parse_ogrnip",
    "parse_snils",
    "snils_check",
]

Snils = NewType("Snils", str)
"""11 digits without separators."""
Inn = NewType("Inn", str)
"""10 digits of an organisation or 12 of a person."""
Ogrn = NewType("Ogrn", str)
"""13 digits."""
Ogrnip = NewType("Ogrnip", str)
"""15 digits."""
Kpp = NewType("Kpp", str)
"""9 characters; the fifth and sixth may be Latin capitals."""

SNILS_LENGTH = 11
_SNILS_LENGTHS = (SNILS_LENGTH,)
SNILS_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, 1)
LAST_UNCHECKED_SNILS = 1_001_998
"""Numbers up to 001-001-998 were issued without check digits; test accounts use them too."""

INN_WEIGHTS_10 = (2, 4, 10, 3, 5, 9, 4, 6, 8)
INN_WEIGHTS_11 = (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
INN_WEIGHTS_12 = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
INN_OF_ORGANISATION = 10
INN_OF_PERSON = 12

KPP = re.compile(r"(?!.{4}00)[0-9]{4}[0-9A-Z]{2}[0-9]{3}")


def parse_snils(text: str) -> Snils:
    """
    Read a СНИЛС written with or without hyphens and spaces.

    Returns: 11 digits.
    Raises: ValidationFailed FRMR-RULE-010 (length or other symbols), 011 (check digits),
    012 (one digit repeated).
    """
    digits = only_digits(text, _SNILS_LENGTHS, code="FRMR-RULE-010")
    number, check = divmod(int(digits), 100)
    # Nearly every number fits its sum, so that is asked first, and only then what may be wrong.
    # Of repeated digits only zeros fit it.
    if not number or check != _weighted(digits[:9], SNILS_WEIGHTS) % 101 % 100:
        if digits == digits[0] * SNILS_LENGTH:
            raise ValidationFailed("FRMR-RULE-012")
        if number > LAST_UNCHECKED_SNILS:
            raise ValidationFailed("FRMR-RULE-011")
    return Snils(digits)


def snils_check(number: str) -> str:
    """Two check digits for the nine digits of a number above 001-001-998."""
    total = _weighted(number, SNILS_WEIGHTS)
    return f"{total % 101 % 100:02d}"


def format_snils(snils: Snils) -> str:
    """As it is printed: `112-233-445 95`."""
    return f"{snils[:3]}-{snils[3:6]}-{snils[6:9]} {snils[9:]}"


def parse_inn(text: str) -> Inn:
    """
    Read an ИНН of an organisation (10 digits) or of a person (12 digits).

    Raises: ValidationFailed FRMR-RULE-013 (length or other symbols), 014 (check digits),
    015 (zeros).
    """
    digits = only_digits(text, (INN_OF_ORGANISATION, INN_OF_PERSON), code="FRMR-RULE-013")
    if digits.startswith("0000000") and not digits.strip("0"):
        # Zeros satisfy the check sum, and people type them where they know no number.
        raise ValidationFailed("FRMR-RULE-015")
    length = len(INN_WEIGHTS_10) if len(digits) == INN_OF_ORGANISATION else len(INN_WEIGHTS_11)
    if digits[length:] != inn_check(digits[:length]):
        raise ValidationFailed("FRMR-RULE-014")
    return Inn(digits)


def inn_check(body: str) -> str:
    """One check digit for the 9 digits of an organisation, two for the 10 of a person."""
    if len(body) == len(INN_WEIGHTS_10):
        return f"{_weighted(body, INN_WEIGHTS_10) % 11 % 10}"
    first = _weighted(body, INN_WEIGHTS_11) % 11 % 10
    # The twelfth digit counts the eleventh too, with the last of its weights.
    last = _weighted(body, INN_WEIGHTS_12) + ord("0") * INN_WEIGHTS_12[-1]
    return f"{first}{(last + first * INN_WEIGHTS_12[-1]) % 11 % 10}"


# The octets of ASCII digits count from 48; taking that away once is faster than once per digit.
_SURPLUS: Mapping[tuple[int, ...], int] = {
    weights: ord("0") * sum(weights)
    for weights in (SNILS_WEIGHTS, INN_WEIGHTS_10, INN_WEIGHTS_11, INN_WEIGHTS_12)
}


def _weighted(digits: str, weights: tuple[int, ...]) -> int:
    total: int = sum(map(mul, digits.encode(), weights))
    return total - _SURPLUS[weights]


def parse_ogrn(text: str) -> Ogrn:
    """
    Read the ОГРН of an organisation.

    Raises: ValidationFailed FRMR-RULE-016 (length, leading zero), 017 (check digit).
    """
    return Ogrn(_state_number(text, 13, shape="FRMR-RULE-016", check="FRMR-RULE-017"))


def parse_ogrnip(text: str) -> Ogrnip:
    """
    Read the ОГРНИП of a sole trader.

    Raises: ValidationFailed FRMR-RULE-018 (length, leading zero), 019 (check digit).
    """
    return Ogrnip(_state_number(text, 15, shape="FRMR-RULE-018", check="FRMR-RULE-019"))


def _state_number(text: str, length: int, *, shape: str, check: str) -> str:
    digits = only_digits(text, (length,), code=shape)
    if digits[0] == "0":
        raise ValidationFailed(shape, found=length)
    # The divisor is 11 for 13 digits and 13 for 15; a remainder above 9 counts by its last digit.
    if int(digits[:-1]) % (length - 2) % 10 != int(digits[-1]):
        raise ValidationFailed(check)
    return digits


def parse_kpp(text: str) -> Kpp:
    """
    Read a КПП; the reason of registration (fifth and sixth characters) is never `00`.

    Raises: ValidationFailed FRMR-RULE-020.
    """
    kpp = text.strip().upper()
    if not KPP.fullmatch(kpp):
        raise ValidationFailed("FRMR-RULE-020")
    return Kpp(kpp)
