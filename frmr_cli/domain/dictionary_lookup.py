"""What a code means on a day: in the imported dictionaries, or in the demo set where there are none."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from frmr_cli.domain.dictionaries import Dictionaries, Dictionary, DictionaryEntry


@cache
def demo_dictionaries() -> Mapping[str, Dictionary]:
    """The small set that comes with the program."""
    from frmr_cli.domain.demo_dictionaries import DICTIONARIES

    return MappingProxyType({found.oid: found for found in DICTIONARIES})


def entry(
    oid: str, code: str, *, on: date, among: Dictionaries | None = None
) -> DictionaryEntry | None:
    """
    Look up what a code means on a day.

    `among` are imported dictionaries; without them the demo set answers.

    Returns: None for an unknown dictionary, an unknown code or a day outside its validity.
    """
    dictionary = (demo_dictionaries() if among is None else among).get(oid)
    if dictionary is None:
        return None
    return next((found for found in dictionary.of(code) if found.valid_on(on)), None)
