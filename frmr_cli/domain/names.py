"""Rules of ФИО: last name, first name and patronymic."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from typing import NewType

from frmr_cli.domain.alphabets import LOOK_ALIKES, is_cyrillic, is_latin
from frmr_cli.errors import ValidationFailed

Name = NewType("Name", str)
"""One part of ФИО in NFC, with single spaces, ASCII hyphens and apostrophes."""

NAME_LENGTH = 100
NO_PATRONYMIC = frozenset({"-", "нет", "отсутствует", "б/о", "без отчества", "не указано"})
"""What people write into the field when there is no patronymic."""

DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
APOSTROPHES = dict.fromkeys(map(ord, "\u2019\u2018\u02bc\u0060\u00b4\u2032"), "'")
_VARIANT = re.compile(f"[{''.join(map(chr, [*DASHES, *APOSTROPHES]))}]")
_HYPHEN = re.compile(" ?- ?")
WORD = "[А-ЯЁа-яё]+(?:'[А-ЯЁа-яё]+)*"
NAME = re.compile(rf"{WORD}(?:[ -]{WORD})*")
ALLOWED = re.compile(r"[А-ЯЁа-яё '-]")


class Gender(IntEnum):
    """The codes of the register."""

    MALE = 1
    FEMALE = 2


ENDINGS = (
    # Ильич, Кузьмич, Иванович; Ильинична, Ивановна.
    (Gender.MALE, ("ич",)),
    (Gender.FEMALE, ("вна", "чна", "шна")),
    (Gender.MALE, ("оглы", "оглу", "улы", "уулу")),
    (Gender.FEMALE, ("кызы", "гызы")),
)


def parse_name(text: str) -> Name:
    """
    Read one part of ФИО.

    Returns: NFC, spaces collapsed, typographic dashes and apostrophes made plain; the case of
    letters and ё are kept, because the register compares them literally.
    Raises: ValidationFailed FRMR-RULE-004 (too long), 040 (a look-alike symbol, named),
    041 (Latin letters), 042 (another symbol), 043 (initials), 045 (hyphens and apostrophes).
    """
    # Most names are sound as they come; only the others need to be looked at letter by letter.
    name = text if NAME.fullmatch(text) else normalised(text)
    if len(name) > NAME_LENGTH:
        raise ValidationFailed("FRMR-RULE-004", limit=NAME_LENGTH)
    if NAME.fullmatch(name):
        return Name(name)
    if "." in name:
        raise ValidationFailed("FRMR-RULE-043")
    for position, symbol in enumerate(name, start=1):
        if not ALLOWED.match(symbol):
            raise _wrong_symbol(name, symbol, position)
    raise ValidationFailed("FRMR-RULE-045")


def parse_patronymic(text: str) -> Name | None:
    """
    Read a patronymic.

    Returns: None for an empty text: a person need not have one.
    Raises: as `parse_name`, and FRMR-RULE-044 for words such as «нет».
    """
    name = text if NAME.fullmatch(text) else normalised(text)
    if not name:
        return None
    if name.casefold() in NO_PATRONYMIC:
        raise ValidationFailed("FRMR-RULE-044")
    return parse_name(name)


def normalised(text: str) -> str:
    """NFC with single spaces, plain dashes and apostrophes, no spaces around a hyphen."""
    plain = unicodedata.normalize("NFC", text)
    if _VARIANT.search(plain):
        plain = plain.translate(DASHES).translate(APOSTROPHES)
    plain = " ".join(plain.split())
    return _HYPHEN.sub("-", plain) if "-" in plain else plain


def _wrong_symbol(name: str, symbol: str, position: int) -> ValidationFailed:
    if symbol in LOOK_ALIKES and any(map(is_cyrillic, name)):
        expected = LOOK_ALIKES[symbol]
        return ValidationFailed(
            "FRMR-RULE-040", symbol=symbol, position=position, expected=expected
        )
    if is_latin(symbol):
        return ValidationFailed("FRMR-RULE-041", position=position)
    # The code point and not the symbol: it may be invisible or a terminal control.
    return ValidationFailed("FRMR-RULE-042", symbol=f"U+{ord(symbol):04X}", position=position)


def search_key(text: str) -> str:
    """
    The form in which names are compared in a search: ё is е, a hyphen is a space, case is dropped.

    Idempotent. Never use it to decide that two people are the same: the register keeps ё apart.
    """
    plain = normalised(text).casefold().replace("ё", "е").replace("'", "")
    return " ".join(plain.replace("-", " ").split())


def gender_of_patronymic(patronymic: str) -> Gender | None:
    """The gender that the ending tells; None where it tells nothing."""
    lowered = patronymic.casefold()
    for gender, endings in ENDINGS:
        if lowered.endswith(endings):
            return gender
    return None


def full_name(last: str, first: str, patronymic: str | None = None) -> str:
    """ФИО in the official order."""
    return " ".join(part for part in (last, first, patronymic) if part)
