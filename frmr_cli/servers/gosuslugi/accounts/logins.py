"""What a person may type as a login: phone, e-mail, СНИЛС or login name, in any usual spelling."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from frmr_cli.domain.contacts import parse_phone
from frmr_cli.errors import ValidationFailed

if TYPE_CHECKING:
    from collections.abc import Iterator

_SNILS_DIGITS: Final = 11
_LONGEST: Final = 254


def meanings(typed: str) -> dict[str, str]:
    """
    Column of the account → the value that the input means there; several, when several are possible.

    Stray spaces, letter case, brackets and dashes are forgiven. Empty for what can be no login.
    """
    return dict(_meanings(plain(typed)))


def plain(typed: str) -> str:
    """The input without spaces and invisible signs, in lower case: one spelling per login."""
    text = unicodedata.normalize("NFKC", typed[: 4 * _LONGEST]).lower()
    return "".join(sign for sign in text if not _is_blank(sign))[:_LONGEST]


def _meanings(text: str) -> Iterator[tuple[str, str]]:
    if not text:
        return
    if "@" in text:
        yield "email", text
        return
    digits = text.translate(str.maketrans("", "", "+()-.‑–—"))
    if not (digits.isascii() and digits.isdigit()):
        yield "login", text
        return
    if len(digits) == _SNILS_DIGITS:
        yield "snils", digits
    if (phone := _phone(digits)) is not None:
        yield "phone", phone


def _phone(digits: str) -> str | None:
    try:
        return parse_phone(digits)
    except ValidationFailed:
        return None


def _is_blank(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) in ("Cc", "Cf")
