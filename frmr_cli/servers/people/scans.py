"""Scans of the papers of the demo cast: sound files that say on every page that no paper stands behind them."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.servers.people.cast import CAST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from frmr_cli.servers.people.person import DemoEntry, DemoPerson, Document

_LOGINS = frozenset(part.login for part in CAST)
_WIDTH, _HEIGHT = 298, 420
"""A sheet of A5 with 50 dpi: enough to see that it is a sheet."""
_DIPLOMAS = {"professional": "diploma", "postgraduate": "diploma", "cpd": "cpd"}
"""Kind of education → kind of the paper about it."""


class DemoScan(NamedTuple):
    """One scan and what it is linked to."""

    entry: int
    """Place of the entry in the record of the person, counted from 1."""
    kind: str
    purpose: str
    name: str
    details: Document
    content: bytes
    valid_until: str | None = None


def scans_of(person: DemoPerson) -> Iterator[DemoScan]:
    """
    Scans of the papers of what is confirmed about a member of the cast; generated people have none.

    Not one of them shows anything of the person: the files are drawn from the number of the record.
    """
    if person.login not in _LOGINS or person.worker is None:
        return
    for place, entry in enumerate(person.entries, start=1):
        if entry.state == "confirmed":
            yield from _of_entry(place, entry, str(person.worker["id"]))


def _of_entry(place: int, entry: DemoEntry, worker_id: str) -> Iterator[DemoScan]:
    said = entry.document
    kind = str(said.get("kind"))
    mark = f"{worker_id}-{place}"
    if kind in _DIPLOMAS and said.get("diploma"):
        details = _details(said["diploma"]) | _issuer(said)
        paper = _DIPLOMAS[kind]
        name = f"{'Удостоверение' if kind == 'cpd' else 'Диплом'} {place}.pdf"
        yield DemoScan(place, paper, "scan", name, details, pdf(f"{paper} {mark}"))
    if kind == "certificate":
        details = _details(said) | {"date": said["examDate"]} | _issuer(said)
        until = str(said["endDate"])
        name = f"Сертификат {place}.png"
        yield DemoScan(place, kind, "scan", name, details, png(f"{kind} {mark}"), until)
    if kind == "employment":
        contract, order = _details(said["contract"]), _details(said["hireOrder"])
        text = f"contract {mark}"
        yield DemoScan(place, "contract", "contract", f"Договор {place}.pdf", contract, pdf(text))
        name, text = f"Приказ {place}.png", f"order {mark}"
        yield DemoScan(place, "hire_order", "hire_order", name, order, png(text))


def _details(paper: object) -> Document:
    said: Mapping[str, object] = paper if isinstance(paper, dict) else {}
    return {name: said[name] for name in ("series", "number", "date") if name in said}


def _issuer(entry: Document) -> Document:
    institution = entry.get("institution")
    return {"issuer": institution["name"]} if isinstance(institution, dict) else {}


def pdf(text: str) -> bytes:
    """A PDF of one page (ISO 32000-1) with a warning and an ASCII text on it."""
    page = f"BT /F 28 Tf 60 520 Td (SAMPLE, NOT A PAPER) Tj 0 -60 Td /F 12 Tf ({text}) Tj ET"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Contents 4 0 R"
        "/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(page)}>>\nstream\n{page}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    file, places = "%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(file))
        file += f"{number} 0 obj\n{body}\nendobj\n"
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{len(file)}\n%%EOF\n"
    return f"{file}xref\n0 {size}\n0000000000 65535 f \n{rows}{end}".encode("ascii")


def png(text: str) -> bytes:
    """A PNG (W3C, third edition) of an empty sheet that is crossed out; the text is in a comment."""
    rows = b"".join(b"\x00" + bytes(_row(y)) for y in range(_HEIGHT))
    head = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 0, 0, 0, 0)
    chunks = (
        (b"IHDR", head),
        (b"tEXt", b"Comment\x00SAMPLE, NOT A PAPER: " + text.encode("ascii")),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _row(y: int) -> Iterator[int]:
    """A line of pixels: white, with the two diagonals in grey."""
    cross = y * _WIDTH // _HEIGHT
    near = (cross, _WIDTH - 1 - cross)
    return (150 if min(abs(x - place) for place in near) < 3 else 255 for x in range(_WIDTH))


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + check
