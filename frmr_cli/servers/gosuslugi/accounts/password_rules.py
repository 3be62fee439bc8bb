"""What a new password must be: twelve characters of four classes, neither known to others nor made of the own data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

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

# What stands at the top of every published list, without the decoration by which people reach four classes.
# Source: the «most common passwords» lists of the NCSC (2019) and of NordPass (2019–2024), and Russian keyboards.
_LEAKED: Final = frozenset(
    [
        "password",
        "passw0rd",
        "qwerty",
        "qwertyuiop",
        "qwerty123",
        "1q2w3e4r",
        "1qaz2wsx",
        "zxcvbnm",
        "asdfghjkl",
        "iloveyou",
        "welcome",
        "letmein",
        "admin",
        "administrator",
        "login",
        "sunshine",
        "princess",
        "football",
        "baseball",
        "dragon",
        "monkey",
        "superman",
        "changeme",
        "default",
        "secret",
        "master",
        "trustno1",
        "p@ssw0rd",
        "p@ssword",
        "pa$$w0rd",
        "abc123",
        "a1b2c3d4",
        "пароль",
        "йцукен",
        "йцукенгшщз",
        "фывапролдж",
        "привет",
        "любовь",
        "россия",
        "москва",
        "gfhjkm",
        "ghbdtn",
        "gosuslugi",
        "госуслуги",
        "administrator123",
        "password1",
        "password123",
        "qwerty12345",
        "qazwsxedc",
        "1q2w3e4r5t",
    ]
)
_DECORATION: Final = re.compile(r"[\W\d_]+")


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
    parts = (value.casefold() for value in own if value and len(value) >= _SHORTEST_OWN)
    return "FRMR-GOS-045" if any(part in lower for part in parts) else None


def is_known(password: str) -> bool:
    """Whether it is one of the passwords that every guesser tries first, with or without digits and signs around."""
    lower = password.casefold()
    bare = _DECORATION.sub("", lower)
    return lower in _LEAKED or lower.strip("0123456789!@#$%^&*?._-+") in _LEAKED or bare in _LEAKED
