"""Files of dictionaries: every official form is read, every hostile or broken one is refused."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frmr_cli.domain.dictionaries import ORGANISATIONS, POSTS, DictionaryEntry
from frmr_cli.errors import UsageError
from frmr_cli.nsi import archive as nsi_archive
from frmr_cli.nsi.archive import data_file
from frmr_cli.nsi.release import Told, read_release
from frmr_cli.nsi.text import rows_of, text_of

if TYPE_CHECKING:
    from frmr_cli.domain.nsi import Release

NAME = f"{POSTS}_4.3"
ROWS = [
    {"ID": "109", "NAME": "врач-терапевт", "DATE_END": ""},
    {"ID": "110", "NAME": "врач «узкий»; прочий", "DATE_END": "31.08.2023"},
]
EXPECTED = [
    DictionaryEntry("109", "врач-терапевт", official=True),
    DictionaryEntry("110", "врач «узкий»; прочий", official=True, end=date(2023, 8, 31)),
]


def dumped(value: Any) -> str:
    """JSON as the ministry writes it."""
    return json.dumps(value, ensure_ascii=False)


def as_table(rows: list[dict[str, str]], delimiter: str = ";") -> str:
    """CSV with quoted cells."""
    lines = [list(rows[0]), *(list(row.values()) for row in rows)]
    return "\r\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines) + "\r\n"


def as_xml(rows: list[dict[str, str]], version: str = "4.3") -> str:
    """XML with what the passport tells."""
    entries = "".join(
        "<entry>" + "".join(f"<{name}>{cell}</{name}>" for name, cell in row.items()) + "</entry>"
        for row in rows
    )
    about = f"<identifier>{POSTS}</identifier><version>{version}</version><fullName>Должности</fullName>"
    return f"<?xml version='1.0' encoding='UTF-8'?><book>{about}<data>{entries}</data></book>"


RECORDS = dumped(
    {"records": [{"code": row["ID"], "name": row["NAME"], "data": row} for row in ROWS]}
)
EAV = dumped({"result": "OK", "total": 2, "list": [[{"column": name, "value": cell or None} for name, cell in row.items()] for row in ROWS]})  # fmt: skip
FORMS = {
    "records.json": RECORDS.encode(),
    "eav.json": EAV.encode("utf-8-sig"),
    "plain.json": dumped(ROWS).encode("utf-16"),
    "semicolons.csv": as_table(ROWS).encode("cp1251"),
    "commas.csv": as_table(ROWS, ",").encode("utf-8-sig"),
    "tabs.csv": as_table(ROWS, "\t").encode(),
    "rows.xml": as_xml(ROWS).encode(),
}


def zipped(*members: tuple[str, bytes]) -> bytes:
    """A zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def read(folder: Path, file: str, content: bytes, **told: str) -> Release:
    """A release out of a file with that content."""
    path = folder / file
    path.write_bytes(content)
    return read_release(path, Told(**told))


def refusal(path: Path, *, largest: int = nsi_archive.LARGEST) -> str | None:
    """The code with which a file is refused; None for one that is read."""
    try:
        file = data_file(path, largest=largest)
        rows_of(text_of(file.content), file.format)
        read_release(path, Told())
    except UsageError as error:
        return error.code
    return None


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("packed", [False, True], ids=["bare", "zip"])
def test_every_form_of_the_ministry_is_read(tmp_path: Path, form: str, packed: bool) -> None:
    """JSON with records or with columns and values, CSV, XML; bare or in an archive; in its encodings."""
    kind = form.rpartition(".")[2]
    content = FORMS[form]
    if packed:
        found = read(tmp_path, f"{NAME}_{kind}.zip", zipped((f"{NAME}.{kind}", content)))
    else:
        found = read(tmp_path, f"{NAME}.{kind}", content)

    assert (found.oid, found.version) == (POSTS, "4.3")
    assert list(found.entries) == EXPECTED


def test_what_the_name_of_the_file_does_not_tell_can_be_said(tmp_path: Path) -> None:
    """OID, version, name and columns."""
    rows = [{"ключ": "1", "смысл": "один", "id": "x"}]
    found = read(
        tmp_path,
        "my.csv",
        as_table(rows).encode(),
        oid=POSTS,
        version="1.0",
        name="Мой",
        code_column="ключ",
        name_column="смысл",
    )

    assert found == (POSTS, "1.0", "Мой", [DictionaryEntry("1", "один", official=True)])


def test_an_xml_file_tells_what_it_is(tmp_path: Path) -> None:
    """OID, version and name stand in it."""
    found = read(tmp_path, "export.xml", as_xml(ROWS).encode())

    assert found[:3] == (POSTS, "4.3", "Должности")


def test_columns_of_an_xml_file_say_nothing_of_the_file(tmp_path: Path) -> None:
    """An organisation has an OID too, and it is not the one of the dictionary."""
    rows = [{"oid": f"1.2.643.5.1.13.13.12.2.77.{n}", "nameFull": f"Больница № {n}", "code": f"1.2.643.{n}.7.8.9"} for n in (1, 2)]  # fmt: skip
    content = as_xml(rows).replace(POSTS, ORGANISATIONS).encode()

    found = read(tmp_path, f"{ORGANISATIONS}_4.3.xml", content)

    assert (found.oid, found.version) == (ORGANISATIONS, "4.3")
    assert [entry.code for entry in found.entries] == [row["oid"] for row in rows]


def test_the_passport_of_an_xml_file_is_no_entry(tmp_path: Path) -> None:
    """Also where the dictionary has one entry, so that there are as many of both."""
    passport = (
        f"<passport><oid>{POSTS}</oid><version>4.3</version><name>Должности</name></passport>"
    )
    entry = "<entry><ID>109</ID><NAME>врач-терапевт</NAME></entry>"

    found = read(tmp_path, "a.xml", f"<book>{passport}{entry}</book>".encode())

    assert (found.oid, list(found.entries)) == (POSTS, EXPECTED[:1])


def test_a_row_that_does_not_fit_its_header_is_named(tmp_path: Path) -> None:
    """A file of thousands of rows is not searched by eye."""
    with pytest.raises(UsageError) as refused:
        read(tmp_path, f"{NAME}.csv", b"ID;NAME\n1;x\n2;y;z\n")

    assert refused.value.code == "FRMR-NSI-010"
    assert refused.value.details["row"] == 2


def test_codes_of_organisations_are_oids(tmp_path: Path) -> None:
    """The number of a row means nothing outside of the file."""
    rows = [{"id": "1", "oid": "1.2.643.5.1.13.13.12.2.31.1", "nameFull": "Больница", "deleteDate": "2020-01-31T00:00:00Z"}]  # fmt: skip
    found = read(tmp_path, f"{ORGANISATIONS}_6.1998.json", dumped({"records": rows}).encode())

    assert found.entries[0].code == "1.2.643.5.1.13.13.12.2.31.1"
    assert found.entries[0].end == date(2020, 1, 31)


def encrypted() -> bytes:
    """An archive whose member is marked as encrypted."""
    content = bytearray(zipped((f"{NAME}.json", RECORDS.encode())))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def lying() -> bytes:
    """An archive that announces a small file and holds a large one."""
    large = b"[" + b" " * 3_000_000 + b"]"
    content = bytearray(zipped((f"{NAME}.json", large)))
    place = content.index(b"PK\x01\x02")
    content[place + 24 : place + 28] = (10).to_bytes(4, "little")
    return bytes(content)


BAD: dict[str, tuple[str, bytes, str]] = {
    "zip bomb": ("b.zip", zipped((f"{NAME}.json", b"[" + b" " * 6_000_000 + b"]")), "003"),
    "announced too large": ("b.zip", zipped((f"{NAME}.csv", bytes(range(256)) * 40_000)), "004"),
    "lies of its size": ("b.zip", lying(), "005"),
    "path up": ("b.zip", zipped((f"../{NAME}.json", b"[]")), "003"),
    "path up in Windows": ("b.zip", zipped((f"a\\..\\..\\{NAME}.json", b"[]")), "003"),
    "absolute path": ("b.zip", zipped((f"/{NAME}.json", b"[]")), "003"),
    "drive": ("b.zip", zipped((f"C:{NAME}.json", b"[]")), "003"),
    "path up beside the data": ("b.zip", zipped((f"{NAME}.json", b"[]"), ("../x.txt", b"")), "003"),
    "two data files": ("b.zip", zipped((f"{NAME}.json", b"[]"), ("b.csv", b"")), "003"),
    "no data file": ("b.zip", zipped(("readme.txt", b"")), "003"),
    "zip in zip": ("b.zip", zipped(("inner.zip", zipped((f"{NAME}.json", b"[]")))), "003"),
    "too many files": ("b.zip", zipped(*((f"{n}.txt", b"") for n in range(40))), "003"),
    "encrypted": ("b.zip", encrypted(), "003"),
    "truncated archive": (f"{NAME}_json.zip", zipped((f"{NAME}.json", b"[]"))[:-30], "005"),
    "no archive": (f"{NAME}_json.zip", b"PK\x03\x04 nothing", "005"),
    "other file": ("dictionary.xlsx", b"\x00", "007"),
    "executable": (f"{NAME}.exe", b"MZ", "007"),
    "wrong OID inside": (f"{NAME}_json.zip", zipped((f"{ORGANISATIONS}_4.3.json", RECORDS.encode())), "008"),
    "wrong OID in XML": (f"{ORGANISATIONS}_4.3.xml", as_xml(ROWS).encode(), "008"),
    "no OID": ("posts.json", RECORDS.encode(), "012"),
    "foreign OID": ("1.2.840.113619.1_4.3.json", RECORDS.encode(), "012"),
    "broken UTF-8": (f"{NAME}.csv", as_table(ROWS).encode()[:-40] + b"\xd0;\xff\r\n", "006"),
    "code page of DOS": (f"{NAME}.csv", as_table(ROWS[:1]).encode("cp866"), "006"),
    "converted twice": (f"{NAME}.csv", as_table(ROWS).encode().decode("cp1251", "replace").encode(), "006"),
    "binary": (f"{NAME}.json", b"\x00\x01\x02", "006"),
    "not JSON": (f"{NAME}.json", b"{", "007"),
    "JSON of something else": (f"{NAME}.json", b'{"a": 1}', "007"),
    "JSON too deep": (f"{NAME}.json", b"[" * 100_000, "007"),
    "rows are no objects": (f"{NAME}.json", b"[1, 2]", "007"),
    "not XML": (f"{NAME}.xml", b"<book>", "007"),
    "entities": (f"{NAME}.xml", b'<!DOCTYPE b [<!ENTITY a "aaa">]><b><e><ID>&a;</ID><NAME>x</NAME></e></b>', "007"),
    "ragged CSV": (f"{NAME}.csv", b"ID;NAME\n1\n", "010"),
    "a page of many": (f"{NAME}.json", EAV.replace('"total": 2', '"total": 3').encode(), "014"),
    "records left out": (f"{NAME}.json", RECORDS.replace("{", '{"rowsCount": 3, ', 1).encode(), "014"),
    "open quote": (f"{NAME}.csv", b'ID;NAME\n1;"x\n', "007"),
    "columns twice": (f"{NAME}.csv", b"ID;ID\n1;2\n", "007"),
    "no column of names": (f"{NAME}.csv", b"ID;COMMENT\n1;x\n", "009"),
    "no column of codes": (f"{NAME}.csv", b"NUMBER;NAME\n1;x\n", "009"),
    "no rows": (f"{NAME}.csv", b"ID;NAME\n", "011"),
    "empty": (f"{NAME}.json", b"[]", "011"),
    "no code": (f"{NAME}.csv", b"ID;NAME\n;x\n", "010"),
    "no name": (f"{NAME}.csv", b"ID;NAME\n1;\n", "010"),
    "control sign": (f"{NAME}.csv", b"ID;NAME\n1;a\x1b[2Jb\n", "010"),
    "wrong date": (f"{NAME}.csv", b"ID;NAME;DATE_END\n1;x;2023-02-30\n", "010"),
    "shifted date": (f"{NAME}.csv", b"ID;NAME;DATE_END\n1;x;2023-01-30T21:00:00Z\n", "010"),
    "ends before it begins": (f"{NAME}.csv", b"ID;NAME;DATEBEG;DATEEND\n1;x;2023-01-30;2023-01-29\n", "010"),
    "code twice": (f"{NAME}.csv", b"ID;NAME\n1;x\n1;y\n", "010"),
    "code twice for a day": (f"{NAME}.csv", b"ID;NAME;DATEBEG;DATEEND\n1;x;;2023-01-30\n1;y;2023-01-30;\n", "010"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_with_its_reason(tmp_path: Path, case: str) -> None:
    """Nothing is unpacked to disk, and nothing is guessed."""
    name, content, code = BAD[case]
    path = tmp_path / name
    path.write_bytes(content)

    assert refusal(path, largest=8 * nsi_archive.MEGABYTE) == f"FRMR-NSI-{code}"
    assert [found.name for found in tmp_path.iterdir()] == [name]


def test_a_code_may_come_again_with_later_days(tmp_path: Path) -> None:
    """A code that was renamed has one entry for each time."""
    table = "ID;NAME;DATEBEG;DATEEND\n1;x;;2023-01-30\n1;y;2023-01-31;\n"

    assert len(read(tmp_path, f"{NAME}.csv", table.encode()).entries) == 2


def test_capitals_are_not_taken_for_a_wrong_encoding(tmp_path: Path) -> None:
    """Р and С follow each other in words too."""
    table = "ID;NAME\n643;РОССИЯ\n810;СССР\n1;РСФСР «Р»\n"

    assert len(read(tmp_path, f"{NAME}.csv", table.encode()).entries) == 3


def test_the_wanted_dictionary_has_to_be_in_the_file(tmp_path: Path) -> None:
    """`--oid` names what it has to be; a file that cannot be read is named."""
    with pytest.raises(UsageError) as other:
        read(tmp_path, f"{NAME}.json", RECORDS.encode(), oid=ORGANISATIONS)
    with pytest.raises(UsageError) as absent:
        data_file(tmp_path / "absent.zip")

    assert (other.value.code, absent.value.code) == ("FRMR-NSI-008", "FRMR-NSI-002")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=st.binary(max_size=200), kind=st.sampled_from(["json", "csv", "xml", "zip"]))
def test_no_content_makes_the_reader_fail(tmp_path: Path, content: bytes, kind: str) -> None:
    """Whatever is in a file, it is read or refused."""
    path = tmp_path / f"{NAME}.{kind}"
    for start in (b"", b"PK\x03\x04", b"[", b"ID;NAME\n", b"<a>"):
        path.write_bytes(start + content)
        assert (refusal(path) or "FRMR-NSI-").startswith("FRMR-NSI-")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(place=st.integers(0, 10_000), octet=st.integers(0, 255))
def test_a_damaged_archive_is_read_right_or_refused(tmp_path: Path, place: int, octet: int) -> None:
    """One changed octet never makes another dictionary of it, but in the names of files."""
    content = bytearray(zipped((f"{NAME}.json", RECORDS.encode())))
    content[place % len(content)] = octet
    path = tmp_path / f"{NAME}_json.zip"
    path.write_bytes(content)

    if refusal(path) is None:
        assert list(read_release(path, Told()).entries) == EXPECTED
