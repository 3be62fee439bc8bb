"""One entry of the error catalogue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Text(NamedTuple):
    """What a person reads, in one language; `{name}` is filled from the details of the error."""

    message: str
    """What happened, to what. One sentence without a full stop at the end of a command."""
    hint: str
    """What to do next: a command in backquotes where there is one. Empty when there is none."""


_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def readable(details: Mapping[str, object]) -> dict[str, object]:
    """The details of a text as a person reads them: days as everywhere else, `27.02.2025`."""
    return {
        name: _DAY.sub(r"\3.\2.\1", value)
        if isinstance(value, str) and _DAY.fullmatch(value)
        else value
        for name, value in details.items()
    }


class Entry(NamedTuple):
    """The texts of one code."""

    en: Text
    ru: Text

    def text(self, language: str) -> Text:
        """The Russian text for `ru`, the English one for everything else."""
        return self.ru if language == "ru" else self.en


def entry_of(en: str, en_hint: str, ru: str, ru_hint: str) -> Entry:
    """The entry with these messages and hints."""
    return Entry(en=Text(en, en_hint), ru=Text(ru, ru_hint))
