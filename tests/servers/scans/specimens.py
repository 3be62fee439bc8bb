"""Files for the tests: sound scans, and what people send instead."""

from __future__ import annotations

import io
import struct
import zlib
from random import Random
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

from frmr_cli.domain.files import MAX_SCAN_BYTES

EXE = b"MZ\x90\x00\x03" + bytes(200) + b"This program cannot be run in DOS mode."
ZIP = b"PK\x03\x04\x14\x00\x00\x00\x00\x00" + bytes(20) + b"a.exePK\x05\x06" + bytes(18)


def noise(size: tuple[int, int] = (120, 160)) -> Image.Image:
    """A picture that hardly packs, the same each time."""
    drawn = Random(7).randbytes(size[0] * size[1] * 3)  # noqa: S311 - noise
    return Image.frombytes("RGB", size, drawn)


def jpeg(**options: Any) -> bytes:
    """A sound JPG."""
    return saved(noise(), "JPEG", **options)


def png(**options: Any) -> bytes:
    """A sound PNG."""
    return saved(noise(), "PNG", **options)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    """A picture as a file."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def pdf(**parts: Any) -> bytes:
    """A sound PDF of one page with a picture; `parts` are added to its catalogue."""
    document = _document()
    for name, value in parts.items():
        document.Root[f"/{name}"] = value
    return written(document)


def _document() -> pikepdf.Pdf:
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(595, 842))
    picture = document.make_stream(jpeg())
    _describe(picture)
    page.Resources = Dictionary(XObject=Dictionary(Scan=picture))
    page.Contents = document.make_stream(b"q 595 0 0 842 0 0 cm /Scan Do Q")
    return document


def _describe(picture: pikepdf.Object) -> None:
    picture.Type, picture.Subtype = Name.XObject, Name.Image
    picture.Width, picture.Height = 120, 160
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceRGB, 8
    picture.Filter = Name.DCTDecode


def written(document: pikepdf.Pdf, **options: Any) -> bytes:
    """A document as a file."""
    buffer = io.BytesIO()
    document.save(buffer, **options)
    return buffer.getvalue()


def pdf_with_action(**action: Any) -> bytes:
    """A PDF that does something when it is opened."""
    return pdf(OpenAction=Dictionary(**action))


def pdf_of(pages: int) -> bytes:
    """A PDF with so many empty pages."""
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page()
    return written(document)


def pdf_with_bomb(*, layers: int = 1) -> bytes:
    """A PDF with a stream of a few kilobytes that unpacks into a thousand million bytes."""
    packer, packed = zlib.compressobj(9), b""
    for _ in range(1000):
        packed += packer.compress(bytes(1_000_000))
    packed += packer.flush()
    for _ in range(layers - 1):
        packed = zlib.compress(packed, 9)
    document = _document()
    stream = document.make_stream(b"")
    stream.write(packed, filter=Array([Name.FlateDecode] * layers))
    document.Root.Hidden = stream
    nothing = pikepdf.StreamDecodeLevel.none
    return written(document, compress_streams=False, stream_decode_level=nothing)


def pdf_with_object_bomb() -> bytes:
    """A PDF whose compressed objects unpack into millions of values."""
    inner = b"1 0 [" + b"0 " * 60_000_000 + b"]"
    packed = zlib.compress(inner, 9)
    parts = [b"%PDF-1.7\n"]
    places = {}

    def add(number: int, body: bytes) -> None:
        places[number] = sum(map(len, parts))
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))

    add(2, b"<</Type/Catalog/Pages 3 0 R/Hidden 1 0 R>>")
    add(3, b"<</Type/Pages/Count 1/Kids[4 0 R]>>")
    add(4, b"<</Type/Page/Parent 3 0 R/MediaBox[0 0 9 9]>>")
    head = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>" % len(packed)
    add(5, head + b"\nstream\n" + packed + b"\nendstream")
    start = sum(map(len, parts))
    rows = [(0, 0, 255), (2, 5, 0), *((1, places[number], 0) for number in (2, 3, 4, 5))]
    rows.append((1, start, 0))
    table = b"".join(struct.pack(">BIB", *row) for row in rows)
    end = b"<</Type/XRef/Size 7/W[1 4 1]/Root 2 0 R/Length %d>>" % len(table)
    add(6, end + b"\nstream\n" + table + b"\nendstream")
    parts.append(b"startxref\n%d\n%%%%EOF\n" % start)
    return b"".join(parts)


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of(width: int, height: int, *, rows: bytes = b"") -> bytes:
    """A grey PNG that says so of its size; without rows it unpacks into all of them, all black."""
    if not rows:
        packer = zlib.compressobj(9)
        rows = b"".join(packer.compress(bytes(width + 1)) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", rows), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def padded_png(size: int) -> bytes:
    """A sound PNG of exactly so many bytes: a private chunk fills it up."""
    whole = png()
    end = chunk(b"IEND", b"")
    filler = chunk(b"fiLl", bytes(size - len(whole) - 12))
    return whole[: -len(end)] + filler + end


LARGEST = padded_png(MAX_SCAN_BYTES)
