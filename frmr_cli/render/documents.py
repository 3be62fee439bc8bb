"""Documents of a worker as values that can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.domain.files import RETENTION
from frmr_cli.locale import t
from frmr_cli.render.entries import day, paper, short_ids
from frmr_cli.render.moments import moment
from frmr_cli.render.values import Field, Listing, Record, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from frmr_cli.render.values import Row

KIBI = 1024

_TYPES = {"application/pdf": "PDF", "image/jpeg": "JPG", "image/png": "PNG"}
_KINDS = {
    "diploma": "diploma",
    "certificate": "specialist certificate",
    "accreditation": "accreditation",
    "licence": "licence",
    "contract": "employment contract",
    "hire_order": "order of hire",
    "service_certificate": "certificate of service",
    "cpd": "training certificate",
    "identity": "identity paper",
    "other": "other paper",
}


def printed(value: Any) -> str:
    """What a paper says of itself, on one line."""
    issuer = value.get("issuer") if isinstance(value, dict) else None
    return ", ".join(part for part in (paper(value), str(issuer or "")) if part)


def kind_name(value: Any) -> str:
    """What a paper is, in the language of the person."""
    return t(_KINDS.get(str(value), str(value)))


def byte_size(value: Any) -> str:
    """Bytes as a person reads them: `870 KB`, `1.4 MB`; a kilobyte has 1024 bytes."""
    size = int(value)
    if size < KIBI:
        return t("{size} bytes", size=size)
    if size < KIBI * KIBI:
        return t("{size} KB", size=size // KIBI)
    return t("{size} MB", size=f"{size / KIBI / KIBI:.1f}")


def _type(value: Any) -> str:
    return _TYPES.get(str(value), str(value))


def _count(value: Any) -> str:
    return str(len(value)) if value else ""


def _verdict(value: Any) -> str:
    return t("fit") if value else t("not fit")


def _term(kind: Any) -> str:
    """On which norm the term of keeping rests, and whether anybody has looked it up."""
    term = RETENTION.get(str(kind))
    if term is None or not term.source:
        return t("set by this registry")
    return term.source if term.confirmed else t("{source}, not verified", source=term.source)


FIELDS = (
    Field("kind", "Kind", kind_name),
    Field("name", "File name", spare=1),
    Field("mediaType", "Type", _type, spare=5),
    Field("size", "Size", byte_size, spare=4),
    Field("validUntil", "Valid until", day),
    Field("links", "Linked entries", _count, spare=3),
)
PAPER = Section(
    "Paper",
    (
        Field("kind", "Kind", kind_name),
        Field("details.series", "Series"),
        Field("details.number", "Number"),
        Field("details.date", "Issued", day),
        Field("details.issuer", "Issued by"),
        Field("validUntil", "Valid until", day),
    ),
)
SCAN = Section(
    "Scan",
    (
        Field("name", "File name"),
        Field("mediaType", "Type", _type),
        Field("size", "Size", byte_size),
        Field("sha256", "SHA-256"),
    ),
)
LINKS = Section(
    "Proves",
    (Field("entryId", "Entry"), Field("purpose", "Purpose", lambda value: t(str(value)))),
    rows="links",
    empty="Linked to no entry.",
)
STORED = Section(
    "In the registry",
    (
        Field("id", "Document"),
        Field("workerId", "Register record"),
        Field("version", "Version"),
        Field("uploadedAt", "Uploaded", moment),
        Field("updatedAt", "Updated", moment),
        Field("retainUntil", "Kept until", day),
        Field("kind", "Term of keeping", _term),
    ),
)
TITLED = (PAPER, SCAN, Section("", (Field("details", "What is printed on it", printed),)))
"""Sections that name what of a document can be corrected."""
DOWNLOAD = Section(
    "",
    (Field("path", "File"), Field("size", "Size", byte_size), Field("sha256", "SHA-256")),
)
CHECKS = (
    Field("path", "File"),
    Field("fit", "Verdict", _verdict),
    Field("media_type", "Type", _type, spare=2),
    Field("size", "Size", byte_size, spare=1),
    Field("message", "Reason"),
)


def document_record(data: Row) -> Record:
    """One document without its content."""
    title = " · ".join((kind_name(data.get("kind")), str(data.get("name", ""))))
    return Record(
        schema="frmr.document/1", data=data, sections=(PAPER, SCAN, LINKS, STORED), title=title
    )


def documents_listing(rows: Sequence[Row], *, empty: str = "") -> Listing:
    """Documents of a worker, in the order that is given."""
    return Listing(
        schema="frmr.documents/1",
        rows=rows,
        fields=(Field("id", "Document", short_ids(rows)), *FIELDS),
        empty=empty or t("No stored documents."),
    )


def download_record(data: Row) -> Record:
    """A document that was saved."""
    return Record(schema="frmr.download/1", data=data, sections=(DOWNLOAD,))


def checks_listing(rows: Iterable[Row]) -> Listing:
    """Files with the verdict on each."""
    return Listing(schema="frmr.file-checks/1", rows=rows, fields=CHECKS, id_field="path")
