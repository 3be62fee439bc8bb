"""Dictionaries of the ministry (НСИ): entries that are valid for a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple, Protocol

POSTS = "1.2.643.5.1.13.13.11.1102"
SPECIALTIES = "1.2.643.5.1.13.13.11.1066"
QUALIFICATION_CATEGORIES = "1.2.643.5.1.13.2.1.1.202"
ACCREDITATION_KINDS = "1.2.643.5.1.13.13.11.1100"
POSITION_TYPES = "1.2.643.5.1.13.2.1.1.209"
IDENTITY_DOCUMENTS = "1.2.643.5.1.13.13.99.2.48"
COUNTRIES = "1.2.643.5.1.13.2.1.1.63"
EDUCATION_SPECIALTIES = ("1.2.643.5.1.13.13.11.1107", "1.2.643.5.1.13.13.11.1074")
"""Two dictionaries of the specialties of diplomas; a code stands in either."""
INSTITUTIONS = "1.2.643.5.1.13.13.11.1124"
ORGANISATIONS = "1.2.643.5.1.13.13.11.1461"
"""ФРМО; the codes are OIDs."""
DEPARTMENTS = "1.2.643.5.1.13.13.99.2.114"
"""ФРМО; the codes are OIDs."""

RUSSIAN_PASSPORT = 1
"""Code of the passport of a citizen of Russia among the identity documents."""
RUSSIA = "643"
"""Code of Russia among the countries."""


class DictionaryEntry(NamedTuple):
    """One entry; the same code may come back later with other dates."""

    code: str
    name: str
    official: bool
    """False for an entry of the demo set: its code means nothing outside the embedded registry."""
    begin: date | None = None
    """First day of validity; None where it is not known."""
    end: date | None = None
    """Last day of validity; None where it is open."""

    def valid_on(self, day: date) -> bool:
        """Whether the entry may be used on that day; both ends count."""
        return (self.begin is None or self.begin <= day) and (self.end is None or day <= self.end)


class CodeTable(Protocol):
    """Where a code can be looked up, wherever its entries are kept."""

    def of(self, code: str) -> Sequence[DictionaryEntry]:
        """The entries of a code in the order of the dictionary; empty for an unknown one."""


@dataclass(frozen=True)
class Dictionary:
    """A dictionary by its OID, whole in memory."""

    oid: str
    name: str
    entries: tuple[DictionaryEntry, ...]

    def of(self, code: str) -> Sequence[DictionaryEntry]:
        """The entries of a code, in the order of the dictionary."""
        return self._by_code.get(code, ())

    @cached_property
    def _by_code(self) -> Mapping[str, list[DictionaryEntry]]:
        by_code: dict[str, list[DictionaryEntry]] = {}
        for found in self.entries:
            by_code.setdefault(found.code, []).append(found)
        return by_code


Dictionaries = Mapping[str, CodeTable]
"""OID → dictionary."""
