"""Dictionaries in the database: versions as they were imported, and the one in use looked up by the rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli import __version__
from frmr_cli.domain.dictionaries import CodeTable, DictionaryEntry
from frmr_cli.domain.dictionary_lookup import demo_dictionaries
from frmr_cli.domain.names import search_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from frmr_cli.domain.nsi import Release
    from frmr_cli.servers.database import Connection, SqlValue

DEMO, IMPORTED = "demo", "imported"

_IN_USE = """
SELECT dictionary_version.oid, dictionary_version.version, name, entries, imported_at
FROM dictionary JOIN dictionary_version
  ON dictionary_version.oid = dictionary.oid AND dictionary_version.version = dictionary.version
"""

_AROUND_WORDS = str.maketrans(dict.fromkeys('"«»„“”()[]{},;:/№', " "))

_ENTRY = "SELECT place, code, name, begins, ends FROM dictionary_entry"

_INSERT_ENTRY = """
INSERT INTO dictionary_entry (oid, version, place, code, name, words, begins, ends)
VALUES (:oid, :version, :place, :code, :name, :words, :begins, :ends)
"""


class Known(NamedTuple):
    """A dictionary that can be asked."""

    oid: str
    name: str
    version: str
    """Of the ministry, or `demo-` and the version of the program."""
    entries: int
    source: str
    """`demo` or `imported`."""
    imported_at: str | None = None


class Placed(NamedTuple):
    """An entry with its place in the dictionary, counted from 1."""

    place: int
    entry: DictionaryEntry


def known(connection: Connection) -> list[Known]:
    """Every dictionary that can be asked, by OID; an imported one stands for the demo one."""
    found = {
        oid: Known(oid, demo.name, f"demo-{__version__}", len(demo.entries), DEMO)
        for oid, demo in demo_dictionaries().items()
    }
    for row in connection.all(_IN_USE):
        found[row["oid"]] = _imported(row)
    return [found[oid] for oid in sorted(found)]


def find(connection: Connection, oid: str) -> Known | None:
    """The dictionary with an OID, or None."""
    row = connection.one(f"{_IN_USE} WHERE dictionary.oid = :oid", {"oid": oid})
    if row is not None:
        return _imported(row)
    demo = demo_dictionaries().get(oid)
    if demo is None:
        return None
    return Known(oid, demo.name, f"demo-{__version__}", len(demo.entries), DEMO)


def _imported(row: Mapping[str, Any]) -> Known:
    return Known(
        row["oid"], row["name"], row["version"], row["entries"], IMPORTED, row["imported_at"]
    )


def page(
    connection: Connection,
    found: Known,
    *,
    words: str,
    on: date | None,
    after: int,
    limit: int,
) -> list[Placed]:
    """
    Entries behind the place `after`, in the order of the dictionary, at most `limit`.

    Each of the `words` begins the code or a word of the name; `on` leaves out what was not valid then.
    """
    # A sign alone is none of the words; looked for as it is, it finds nothing.
    wanted = _key(words).split() or words.split()
    if found.source == DEMO:
        return _demo_page(found.oid, wanted, on, after)[:limit]
    conditions = ["oid = :oid AND version = :version AND place > :after"]
    params: dict[str, SqlValue] = {
        "oid": found.oid, "version": found.version, "after": after, "limit": limit,
    }  # fmt: skip
    if on is not None:
        conditions.append("(begins IS NULL OR begins <= :day) AND (ends IS NULL OR :day <= ends)")
        params["day"] = on.isoformat()
    for number, word in enumerate(wanted):
        conditions.append(f"words LIKE :word{number} ESCAPE '!'")
        params[f"word{number}"] = f"% {_escaped(word)}%"
    sql = f"{_ENTRY} WHERE {' AND '.join(conditions)} ORDER BY place LIMIT :limit"
    return [Placed(row["place"], _entry(row)) for row in connection.all(sql, params)]


def _demo_page(oid: str, wanted: Sequence[str], on: date | None, after: int) -> list[Placed]:
    return [
        Placed(place, entry)
        for place, entry in enumerate(demo_dictionaries()[oid].entries, start=1)
        if place > after
        and (on is None or entry.valid_on(on))
        and all(f" {word}" in _words(entry) for word in wanted)
    ]


def _escaped(word: str) -> str:
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _words(entry: DictionaryEntry) -> str:
    """Code and name as they are searched, with a space before each word."""
    return f" {_key(entry.code)} {_key(entry.name)}"


def _key(text: str) -> str:
    """Words without the quotes and brackets that names of organisations are full of; points of an OID stay."""
    return " ".join(search_key(text).translate(_AROUND_WORDS).split())


def _entry(row: Mapping[str, Any]) -> DictionaryEntry:
    return DictionaryEntry(
        row["code"], row["name"], official=True, begin=_day(row["begins"]), end=_day(row["ends"])
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def entries_of(connection: Connection, found: Known, code: str) -> Sequence[DictionaryEntry]:
    """The entries of a code, in the order of the dictionary."""
    if found.source == DEMO:
        return demo_dictionaries()[found.oid].of(code)
    return StoredTable(connection, found.oid, found.version).of(code)


class StoredTable(NamedTuple):
    """An imported dictionary inside a transaction."""

    connection: Connection
    oid: str
    version: str

    def of(self, code: str) -> Sequence[DictionaryEntry]:
        """The entries of a code, in the order of the dictionary."""
        sql = f"{_ENTRY} WHERE oid = :oid AND version = :version AND code = :code ORDER BY place"
        params = {"oid": self.oid, "version": self.version, "code": code}
        return [_entry(row) for row in self.connection.all(sql, params)]


class StoredDictionaries(Mapping[str, CodeTable]):
    """
    The dictionaries that rules look codes up in: the imported ones, and the demo set for the others.

    Lives as long as the transaction of its connection.
    """

    def __init__(self, connection: Connection) -> None:
        tables: dict[str, CodeTable] = dict(demo_dictionaries())
        for row in connection.all("SELECT oid, version FROM dictionary"):
            tables[row["oid"]] = StoredTable(connection, row["oid"], row["version"])
        self._tables = tables

    def __getitem__(self, oid: str) -> CodeTable:
        return self._tables[oid]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)


def state_of(connection: Connection, oid: str, version: str) -> tuple[str, int] | None:
    """State and number of entries of a version; None where it was never imported."""
    row = connection.one(
        "SELECT state, entries FROM dictionary_version WHERE oid = :oid AND version = :version",
        {"oid": oid, "version": version},
    )
    return None if row is None else (row["state"], row["entries"])


def add_part(connection: Connection, part: Release, *, by: str, now: datetime) -> int:
    """Add entries to a version that is loading, made where it is not there. Returns: its entries now."""
    there = state_of(connection, part.oid, part.version)
    first = there[1] + 1 if there else 1
    entries = first + len(part.entries) - 1
    connection.execute(
        "INSERT INTO dictionary_version (oid, version, name, state, entries, imported_at, imported_by)"
        " VALUES (:oid, :version, :name, 'loading', :entries, :at, :by)"
        " ON CONFLICT (oid, version) DO UPDATE SET entries = :entries, imported_at = :at",
        {
            "oid": part.oid,
            "version": part.version,
            "name": part.name,
            "entries": entries,
            "at": now.isoformat(timespec="seconds"),
            "by": by,
        },
    )
    connection.execute_many(_INSERT_ENTRY, list(_rows(part, first)))
    return entries


def _rows(part: Release, first: int) -> Iterable[dict[str, SqlValue]]:
    for place, entry in enumerate(part.entries, start=first):
        yield {
            "oid": part.oid,
            "version": part.version,
            "place": place,
            "code": entry.code,
            "name": entry.name,
            "words": _words(entry),
            "begins": entry.begin.isoformat() if entry.begin else None,
            "ends": entry.end.isoformat() if entry.end else None,
        }


def start_again(connection: Connection, oid: str, version: str) -> None:
    """Forget what came of a version whose import was broken off."""
    params = {"oid": oid, "version": version}
    where = "WHERE oid = :oid AND version = :version"
    connection.execute(f"DELETE FROM dictionary_entry {where}", params)  # noqa: S608 - a constant
    connection.execute(f"DELETE FROM dictionary_version {where} AND state = 'loading'", params)  # noqa: S608 - as above


def take_into_use(connection: Connection, oid: str, version: str) -> None:
    """A version is whole: from now on it answers."""
    params = {"oid": oid, "version": version}
    connection.execute(
        "UPDATE dictionary_version SET state = 'complete' WHERE oid = :oid AND version = :version",
        params,
    )
    connection.execute(
        "INSERT INTO dictionary (oid, version) VALUES (:oid, :version)"
        " ON CONFLICT (oid) DO UPDATE SET version = :version",
        params,
    )
