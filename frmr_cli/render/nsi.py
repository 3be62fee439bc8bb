"""Dictionaries and their entries as values that can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.domain.nsi import short_name
from frmr_cli.locale import t
from frmr_cli.render.entries import day
from frmr_cli.render.moments import moment
from frmr_cli.render.values import Field, Listing, Record, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from frmr_cli.domain.nsi import Release

SOURCES = {"demo": "demo", "imported": "official"}


def _source(value: Any) -> str:
    return t(SOURCES.get(str(value), str(value)))


def _official(value: Any) -> str:
    return t("official") if value else t("demo")


def _title(value: Any) -> str:
    """Another column says that it is demo."""
    return str(value).removesuffix(" (демонстрационный набор)")


DICTIONARY_FIELDS = (
    Field("dictionary", "Dictionary"),
    Field("source", "Data", _source),
    Field("entries", "Entries"),
    Field("version", "Version", spare=1),
    Field("name", "Title", _title, spare=2),
    Field("importedAt", "Imported", moment, spare=3),
    Field("oid", "OID", spare=4),
)
ENTRY_FIELDS = (
    Field("code", "Code"),
    Field("name", "Title"),
    Field("begin", "Valid from", day, spare=4),
    Field("end", "Valid until", day, spare=3),
    Field("official", "Data", _official, spare=2),
)
IN_DICTIONARY = Field("dictionary", "Dictionary", spare=1)


def dictionaries_listing(known: Iterable[Mapping[str, Any]]) -> Listing:
    """The dictionaries that the registry can be asked for."""
    rows = [{"dictionary": short_name(str(found.get("oid"))), **found} for found in known]
    demo = any(found.get("source") == "demo" for found in rows)
    return Listing(
        schema="frmr.dictionaries/1",
        rows=rows,
        fields=DICTIONARY_FIELDS,
        id_field="oid",
        notes=(t("Demo data are not the data of the ministry: frmr nsi import FILE"),)
        if demo
        else (),
    )


def entries_listing(rows: Iterable[Mapping[str, Any]], *, within: str | None) -> Listing:
    """Entries of one dictionary, or of several, each then with its dictionary."""
    return Listing(
        schema="frmr.dictionary-entries/1",
        rows=rows,
        fields=ENTRY_FIELDS if within else (*ENTRY_FIELDS, IN_DICTIONARY),
        id_field="code",
    )


def entry_record(entry: Mapping[str, Any]) -> Record:
    """What one code means."""
    data = {"dictionary": short_name(str(entry.get("oid"))), **entry}
    fields = (*ENTRY_FIELDS, IN_DICTIONARY, Field("version", "Version"), Field("oid", "OID"))
    return Record(
        schema="frmr.dictionary-entry/1",
        data=data,
        sections=(Section("", fields),),
        id_field="code",
    )


def release_record(release: Release, *, state: str | None = None) -> Record:
    """A release that was read from a file, and what became of it; `state` is null when nothing was sent."""
    data = {
        "dictionary": short_name(release.oid),
        "oid": release.oid,
        "name": release.name,
        "version": release.version,
        "entries": len(release.entries),
        "ended": sum(entry.end is not None for entry in release.entries),
        "state": state,
    }
    fields = (
        Field("name", "Title"),
        Field("dictionary", "Dictionary"),
        Field("oid", "OID"),
        Field("version", "Version"),
        Field("entries", "Entries"),
        Field("ended", "With a last day"),
        Field("state", "State", lambda value: t(f"import {value}")),
    )
    return Record(
        schema="frmr.dictionary-import/1",
        data=data,
        sections=(Section("", fields),),
        id_field="oid",
    )
