"""Dictionaries as they were last read from a registry, for work without it; no personal value is in them."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from frmr_cli.domain.dictionaries import CodeTable, Dictionary
from frmr_cli.domain.dictionary_lookup import demo_dictionaries
from frmr_cli.domain.nsi import OID, entry_data, entry_of

if TYPE_CHECKING:
    from pathlib import Path

    from frmr_cli.domain.nsi import Release

FOLDER = "nsi"


class KeptDictionaries(Mapping[str, CodeTable]):
    """
    What was kept of one registry, and the demo set for what was not.

    A file is read at the first look at its dictionary; one that cannot be read counts as absent.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Dictionary | None] = {}

    def __getitem__(self, oid: str) -> CodeTable:
        if oid not in self._read:
            self._read[oid] = _dictionary(self._folder / f"{oid}.json", oid)
        return self._read[oid] or demo_dictionaries()[oid]

    def __iter__(self) -> Iterator[str]:
        kept = self._folder.glob("*.json") if self._folder.is_dir() else ()
        return iter(
            {path.stem for path in kept if OID.fullmatch(path.stem)} | set(demo_dictionaries())
        )

    def __len__(self) -> int:
        return sum(1 for _ in self)


def kept(cache: Path, registry: str) -> KeptDictionaries:
    """The dictionaries of a registry, by its base URL, that are kept in the cache directory."""
    return KeptDictionaries(_folder(cache, registry))


def keep(cache: Path, registry: str, release: Release) -> None:
    """Replace what is kept of a dictionary, in one step. A cache that cannot be written is no failure."""
    folder = _folder(cache, registry)
    entries = [entry_data(entry) for entry in release.entries]
    content = {"name": release.name, "version": release.version, "entries": entries}
    temporary = folder / f"{release.oid}.{os.getpid()}"
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        temporary.replace(folder / f"{release.oid}.json")


def _folder(cache: Path, registry: str) -> Path:
    """Of two registries each has its own; the address itself stands in no name of a file."""
    return cache / FOLDER / hashlib.sha256(registry.encode()).hexdigest()[:16]


def _dictionary(path: Path, oid: str) -> Dictionary | None:
    try:
        content: Any = json.loads(path.read_text(encoding="utf-8"))
        entries = tuple(entry_of(item) for item in content["entries"])
        return Dictionary(oid, str(content["name"]), entries)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
