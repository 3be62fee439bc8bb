"""What a new password must be: twelve characters of four classes, neither known to others nor made of the own data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from frmr_cli.servers.gosuslugi.accounts.known_passwords import in_other_layout, is_known

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST: Final = 12
LONGEST: Final = 128
CLASSES: Final = (
    re.compile(r"[a-zа-яё]"),
    re.compile(r"[A-ZА-ЯЁ]"),
    re.compile(r"\d"),
    re.compile(r"[^\w\s]|_"),
)
"""Small and capital letters, digits, other signs."""

_LEAST_DIFFERENT: Final = 5
_SHORTEST_OWN: Final = 4

# How a Russian name stands in a passport, in Latin letters: ICAO Doc 9303-3, table 5.
_LATIN: Final = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y  e iu ia".split(" "),  # noqa: SIM905 - column by column under the letters
        strict=True,
    )
)


def fault(password: str, own: Iterable[str | None] = ()) -> str | None:
    """
    The first thing that is wrong with a new password, as a catalogue code; None when nothing is.

    `own` are values of the person that must not be part of it: login, names, phone, e-mail.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        return "FRMR-GOS-043"
    if not all(each.search(password) for each in CLASSES):
        return "FRMR-GOS-043"
    if is_known(password) or len(set(password)) < _LEAST_DIFFERENT:
        return "FRMR-GOS-044"
    lower = password.casefold()
    parts = (form for value in own if value for form in _spellings(value.casefold()))
    return "FRMR-GOS-045" if any(part in lower for part in parts) else None


def _spellings(value: str) -> tuple[str, ...]:
    """A value as it is, with the keys of the other layout, and in Latin letters; what is too short proves nothing."""
    latin = "".join(_LATIN.get(sign, sign) for sign in value)
    forms = (value, in_other_layout(value), latin)
    return tuple(form for form in forms if len(form) >= _SHORTEST_OWN)
