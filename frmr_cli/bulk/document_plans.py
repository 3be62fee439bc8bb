"""The changes of a plan that one row about a scan needs: an upload, new metadata, a link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from frmr_cli.bulk.differences import difference, shown_fields
from frmr_cli.bulk.manifests import FILE, Scan, link, metadata
from frmr_cli.bulk.plan_file import FieldChange
from frmr_cli.domain.document_rules import check_document
from frmr_cli.domain.rules import Fault, errors_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from frmr_cli.bulk.manifests import Link
    from frmr_cli.bulk.plan_writer import PlanWriter
    from frmr_cli.bulk.sorting import Item
    from frmr_cli.bulk.state import State

_PERSONAL = ("details.series", "details.number", "name")
_MASK = "***"


def plan_document(item: Item, state: State, writer: PlanWriter, today: date) -> list[Fault] | None:
    """Write the changes of one row. Returns: its faults; None when it changes nothing."""
    if item.target:
        return _plan_stored(item, state.document, state.etag or "", writer, today)
    scan = Scan.of(item.values[FILE])
    for stored in state.siblings:
        if (stored.get("sha256"), stored.get("kind")) == (scan.sha256, item.values.get("kind")):
            # The scan lies there already: only what is said of it may be new.
            return _plan_stored(item, stored, f'"{stored["version"]}"', writer, today)
    _plan_upload(item, scan, writer)
    return []


def _plan_upload(item: Item, scan: Scan, writer: PlanWriter) -> None:
    said = {name: value for name, value in metadata(item.values).items() if value is not None}
    proves = link(item.values, str(said.get("kind")))
    operation: dict[str, Any] = {
        "method": "POST",
        "path": f"/v1/workers/{quote(item.owner, safe='')}/documents",
        "body": said,
        "file": scan._asdict(),
    }
    if proves is not None:
        operation["link"] = proves._asdict()
    writer.add(
        row=item.row,
        target=item.owner,
        fields=(*_masked(shown_fields({}, said), said), *_linked(proves)),
        operation=operation,
        inverse={"method": "DELETE", "path": None, "body": None},
        cells=item.cells,
    )


def _plan_stored(
    item: Item, stored: Mapping[str, Any], etag: str, writer: PlanWriter, today: date
) -> list[Fault] | None:
    """Metadata and link of a document that is there; each is a change of its own."""
    kind = str(stored.get("kind"))
    if item.values.get("kind", kind) != kind:
        return [Fault("FRMR-BULK-124", "/kind")]
    said = {
        name: value for name, value in metadata(item.values).items() if name not in ("name", "kind")
    }
    hidden = {pointer[1:].replace("/", ".") for pointer in stored.get("masked") or ()}
    found = difference(stored, _without(said, hidden), "documents")
    path = f"/v1/documents/{quote(str(stored['id']), safe='')}"
    changes = 0
    if found is not None:
        faults = errors_of(check_document(_bare(found.after), today=today))
        if faults:
            return faults
        writer.patch(
            path,
            row=item.row,
            target=str(stored["id"]),
            etag=etag,
            body=found.patch,
            inverse=found.inverse,
            fields=_masked(found.fields, stored),
            cells=item.cells,
        )
        changes += 1
    proves = link(item.values, kind)
    if proves is not None and not _is_linked(stored, proves):
        place = f"{path}/links/{quote(proves.entry, safe='')}"
        writer.add(
            row=item.row,
            target=str(stored["id"]),
            fields=_linked(proves),
            operation={"method": "PUT", "path": place, "body": {"purpose": proves.purpose}},
            inverse={"method": "DELETE", "path": place, "body": None, "object": path},
            cells=item.cells,
        )
        changes += 1
    return [] if changes else None


def _without(said: dict[str, Any], hidden: set[str]) -> dict[str, Any]:
    """What a row says apart from values that are masked in the register: they cannot be compared."""
    details = said.get("details")
    if not hidden or not isinstance(details, dict):
        return said
    kept = {name: value for name, value in details.items() if f"details.{name}" not in hidden}
    return {**said, "details": kept}


def _bare(document: Mapping[str, Any]) -> dict[str, Any]:
    """A document without what the registry adds for reading."""
    return {name: value for name, value in document.items() if name not in ("masked", "links")}


def _is_linked(stored: Mapping[str, Any], proves: Link) -> bool:
    return any(
        (item.get("entryId"), item.get("purpose")) == (proves.entry, proves.purpose)
        for item in stored.get("links") or ()
    )


def _masked(
    fields: tuple[FieldChange, ...], document: Mapping[str, Any]
) -> tuple[FieldChange, ...]:
    """Numbers of papers of identity are for nobody who only reviews."""
    if document.get("kind") != "identity":
        return fields
    return tuple(
        item._replace(before=item.before and _MASK, after=item.after and _MASK)
        if item.field in _PERSONAL
        else item
        for item in fields
    )


def _linked(proves: Link | None) -> tuple[FieldChange, ...]:
    if proves is None:
        return ()
    return (FieldChange("link", None, f"{proves.purpose} {proves.entry}"),)
