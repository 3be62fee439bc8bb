"""What the registry says of files that are no scans."""

from __future__ import annotations

import io
import zipfile
from functools import partial
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Encryption, Name, String
from PIL import Image

from frmr_cli.domain.files import MAX_SCAN_BYTES
from frmr_cli.servers.scans.examination import Examiner
from tests.servers.scans import specimens

if TYPE_CHECKING:
    from collections.abc import Callable

Maker = "Callable[[], bytes]"


def _frames(kind: str) -> bytes:
    pages = [Image.new("RGB", (40, 40), colour) for colour in ("red", "green")]
    return specimens.saved(pages[0], kind, save_all=True, append_images=pages[1:])


def _encrypted(*, user: str, owner: str) -> bytes:
    with pikepdf.open(io.BytesIO(specimens.pdf())) as document:
        return specimens.written(document, encryption=Encryption(R=6, user=user, owner=owner))


def _archive() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    return buffer.getvalue()


def _embedded() -> bytes:
    document = pikepdf.open(io.BytesIO(specimens.pdf()))
    document.attachments["a.exe"] = specimens.EXE
    return specimens.written(document)


def _annotated(**annotation: Any) -> bytes:
    document = pikepdf.open(io.BytesIO(specimens.pdf()))
    note = Dictionary(Type=Name.Annot, Rect=Array([0, 0, 9, 9]), **annotation)
    document.pages[0].Annots = Array([document.make_indirect(note)])
    return specimens.written(document)


def _packed_script() -> bytes:
    """A script in an object that nothing refers to, packed with the other objects."""
    document = pikepdf.open(io.BytesIO(specimens.pdf()))
    document.Root.Spare = document.make_indirect(Dictionary(A=Array([Dictionary(JS=String("x"))])))
    packed = pikepdf.ObjectStreamMode.generate
    return specimens.written(document, object_stream_mode=packed)


def _second_jpeg() -> bytes:
    return specimens.jpeg() + specimens.jpeg()


def _broken_checksum() -> bytes:
    content = bytearray(specimens.png())
    content[content.index(b"IHDR") + 14] ^= 1
    return bytes(content)


def _broken_stream() -> bytes:
    """A picture inside a PDF whose data are no JPG."""
    content = specimens.pdf()
    start = content.index(b"\xff\xd8\xff")
    return content[:start] + bytes(200) + content[start + 200 :]


def _too_many_pixels_in_pdf() -> bytes:
    document = pikepdf.open(io.BytesIO(specimens.pdf()))
    picture = document.pages[0].Resources.XObject.Scan
    picture.Width = picture.Height = 100_000
    return specimens.written(document)


def _cut(make: Callable[[], bytes], part: float) -> bytes:
    content = make()
    return content[: int(len(content) * part)]


def _script_in_name_tree() -> bytes:
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    return specimens.pdf(
        Names=Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))
    )


CASES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("001", bytes),
    "5 MB and a byte": ("002", lambda: specimens.padded_png(MAX_SCAN_BYTES + 1)),
    "zeros": ("003", lambda: bytes(5000)),
    "text": ("003", "Диплом № 1".encode),
    "web page": ("003", lambda: b"<!DOCTYPE html><script>alert(1)</script>"),
    "svg": ("003", lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "postscript": ("003", lambda: b"%!PS-Adobe-3.0\nshowpage\n%%EOF"),
    "pdf behind a page": ("003", lambda: b"<html>" + specimens.pdf()),
    "pdf behind a space": ("003", lambda: b" " + specimens.pdf()),
    "signature of png only in part": ("003", lambda: b"\x89PNG\r\n"),
    "renamed exe": ("004", lambda: specimens.EXE),
    "renamed elf": ("004", lambda: b"\x7fELF\x02\x01\x01" + bytes(100)),
    "shell script": ("004", lambda: b"#!/bin/sh\nrm -rf /\n"),
    "exe with a pdf in it": ("004", lambda: specimens.EXE + specimens.pdf()),
    "zip": ("005", lambda: specimens.ZIP),
    "docx": ("005", _archive),
    "old doc": ("005", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    "rtf": ("005", lambda: b"{\\rtf1 }"),
    "gif": ("006", lambda: _frames("GIF")),
    "tiff": ("006", lambda: _frames("TIFF")),
    "bmp": ("006", lambda: specimens.saved(specimens.noise(), "BMP")),
    "webp": ("006", lambda: specimens.saved(specimens.noise(), "WEBP")),
    "heic": ("006", lambda: b"\x00\x00\x00\x18ftypheic" + bytes(300)),
    "jpg cut in its header": ("010", lambda: specimens.jpeg()[:20]),
    "jpg cut in the middle": ("010", partial(_cut, specimens.jpeg, 0.5)),
    "jpg without its last byte": ("010", lambda: specimens.jpeg()[:-1]),
    "png cut in the middle": ("010", partial(_cut, specimens.png, 0.5)),
    "png without its last byte": ("010", lambda: specimens.png()[:-1]),
    "png of nothing": ("010", lambda: b"\x89PNG\r\n\x1a\n"),
    "png with a chunk longer than the file": (
        "010",
        lambda: b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIDAT",
    ),
    "pdf cut in the middle": ("010", partial(_cut, specimens.pdf, 0.5)),
    "pdf of a header": ("010", lambda: b"%PDF-1.7\n"),
    "jpg and zip": ("011", lambda: specimens.jpeg() + specimens.ZIP),
    "png and zip": ("011", lambda: specimens.png() + specimens.ZIP),
    "png and exe": ("011", lambda: specimens.png() + specimens.EXE),
    "pdf and zip": ("011", lambda: specimens.pdf() + specimens.ZIP),
    "pdf and a page": ("011", lambda: specimens.pdf() + b"<script>alert(1)</script>"),
    "jpg and jpg": ("011", _second_jpeg),
    "jpg with a page in its comment and behind it": (
        "011",
        lambda: specimens.jpeg(comment=b"<script>") + b"</script>",
    ),
    "pdf of two words": ("012", lambda: b"%PDF-1.7\n%%EOF"),
    "pdf without a table": ("012", lambda: specimens.pdf().replace(b"startxref", b"startyref")),
    "pdf with a table elsewhere": ("012", lambda: specimens.pdf().replace(b"xref\n0", b"xerf\n0")),
    "pdf with a damaged picture": ("012", _broken_stream),
    "png with a wrong checksum": ("012", _broken_checksum),
    "png with too few rows": (
        "012",
        lambda: specimens.png_of(100, 100, rows=b"x\x9c\x03\x00\x00\x00\x00\x01"),
    ),
    "png with rubbish for rows": ("012", lambda: specimens.png_of(10, 10, rows=b"rubbish")),
    "jpg of markers only": ("012", lambda: b"\xff\xd8\xff\xd9"),
    "png that moves": ("013", lambda: _frames("PNG")),
    "png bomb": ("014", lambda: specimens.png_of(30_000, 30_000)),
    "png that claims the most pixels": (
        "014",
        lambda: specimens.png_of(2**31 - 1, 2**31 - 1, rows=b"x"),
    ),
    "pdf with a picture of too many pixels": ("014", _too_many_pixels_in_pdf),
    "pdf with a password": ("015", lambda: _encrypted(user="1", owner="2")),
    "pdf with restrictions": ("015", lambda: _encrypted(user="", owner="2")),
    "pdf with a script": (
        "016",
        lambda: specimens.pdf_with_action(S=Name.JavaScript, JS=String("app.alert(1)")),
    ),
    "pdf with scripts by name": ("016", _script_in_name_tree),
    "pdf with a script in a packed object": ("016", _packed_script),
    "pdf that starts a program": (
        "017",
        lambda: specimens.pdf_with_action(S=Name.Launch, F=String("cmd.exe")),
    ),
    "pdf that sends a form": (
        "017",
        lambda: _annotated(Subtype=Name.Link, A=Dictionary(S=Name.SubmitForm)),
    ),
    "pdf that opens another file": (
        "017",
        lambda: specimens.pdf_with_action(S=Name.GoToR, F=String("\\\\host\\share")),
    ),
    "pdf with a file in it": ("018", _embedded),
    "pdf with a film": ("018", lambda: _annotated(Subtype=Name.RichMedia)),
    "pdf with xfa": ("018", lambda: specimens.pdf(AcroForm=Dictionary(XFA=String("<xdp/>")))),
    "pdf without pages": ("019", lambda: specimens.pdf_of(0)),
    "pdf with too many pages": ("019", lambda: specimens.pdf_of(101)),
    "pdf bomb": ("020", specimens.pdf_with_bomb),
    "pdf bomb in a bomb": ("020", partial(specimens.pdf_with_bomb, layers=2)),
    "pdf bomb of objects": ("021", specimens.pdf_with_object_bomb),
}


@pytest.fixture(scope="module")
def examiner() -> Examiner:
    """As the registry has it."""
    return Examiner()


@pytest.mark.parametrize("name", CASES)
def test_a_file_that_is_no_scan_is_refused_with_its_reason(name: str, examiner: Examiner) -> None:
    """Whatever a file is called, its content decides, and the person is told what to do."""
    code, make = CASES[name]

    (fault,) = examiner.faults(make())

    assert fault.code == f"FRMR-DOC-{code}"
    assert fault.pointer == "/content"
    assert fault.message("ru") != fault.message("en")


SOUND: dict[str, Callable[[], bytes]] = {
    "jpg": specimens.jpeg,
    "jpg in stages": partial(specimens.jpeg, progressive=True),
    "jpg with a note": partial(specimens.jpeg, comment=b"<script>"),
    "jpg with padding": lambda: specimens.jpeg() + bytes(7),
    "jpg in grey": lambda: specimens.saved(specimens.noise().convert("L"), "JPEG"),
    "jpg for print": lambda: specimens.saved(specimens.noise().convert("CMYK"), "JPEG"),
    "png": specimens.png,
    "png with transparency": lambda: specimens.saved(specimens.noise().convert("RGBA"), "PNG"),
    "png in black and white": lambda: specimens.saved(specimens.noise().convert("1"), "PNG"),
    "png of a sheet with 600 dpi": lambda: specimens.png_of(4960, 7016),
    "png of 5 MB": lambda: specimens.LARGEST,
    "png of a byte less than 5 MB": lambda: specimens.padded_png(MAX_SCAN_BYTES - 1),
    "pdf": specimens.pdf,
    "pdf with an empty line at its end": lambda: specimens.pdf() + b"\r\n\r\n",
    "pdf packed": lambda: specimens.written(
        pikepdf.open(io.BytesIO(specimens.pdf())),
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    ),
    "pdf for the web": lambda: specimens.written(
        pikepdf.open(io.BytesIO(specimens.pdf())), linearize=True
    ),
    "pdf that was added to": lambda: specimens.pdf() + b"\n%%EOF",
    "pdf with a link": lambda: _annotated(
        Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("https://example.org"))
    ),
    "pdf that opens at a page": lambda: specimens.pdf_with_action(
        S=Name.GoTo, D=Array([0, Name.Fit])
    ),
    "pdf of a hundred pages": lambda: specimens.pdf_of(100),
}


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_scan_is_accepted(name: str, examiner: Examiner) -> None:
    """What scanners, phones and office programs write passes."""
    assert examiner.faults(SOUND[name]()) == []


@pytest.mark.parametrize("make", [specimens.jpeg, specimens.png, specimens.pdf])
def test_a_file_that_is_cut_anywhere_is_refused(
    make: Callable[[], bytes], examiner: Examiner
) -> None:
    """There is no length at which a part passes for the whole."""
    whole = make().rstrip()
    lengths = {0, 1, 2, 3, 8, len(whole) - 1, *range(4, len(whole) - 3, len(whole) // 20)}

    passed = [length for length in lengths if not examiner.faults(whole[:length])]

    assert passed == []


def test_a_child_that_takes_too_long_is_ended() -> None:
    """Time is bounded whatever the file does to its decoder."""
    impatient = Examiner(seconds=0.001)

    (fault,) = impatient.faults(specimens.png())

    assert fault.code == "FRMR-DOC-021"
