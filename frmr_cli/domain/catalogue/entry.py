"""One entry of the error catalogue."""

from __future__ import annotations

from typing import NamedTuple


class Text(NamedTuple):
    """What a person reads, in one language; `{name}` is filled from the details of the error."""

    message: str
    """What happened, to what. One sentence without a full stop at the end of a command."""
    hint: str
    """What to do next: a command in backquotes where there is one. Empty when there is none."""


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
