"""Names of files and the terms of documents."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.domain.document_rules import is_file_name
from frmr_cli.domain.files import (
    EXTENSIONS,
    JPEG,
    KINDS,
    MAX_NAME_BYTES,
    PDF,
    PNG,
    file_name,
    retain_until,
)


@pytest.mark.parametrize(
    ("name", "media_type", "kept"),
    [
        ("диплом.pdf", PDF, "диплом.pdf"),
        ("Диплом № 1 (копия).PDF", PDF, "Диплом № 1 (копия).PDF"),
        ("scan.JPEG", JPEG, "scan.JPEG"),
        ("копи\u0438\u0306.pdf", PDF, "копий.pdf"),
        ("scan.pdf", PNG, "scan.pdf.png"),
        ("setup.exe", PDF, "setup.exe.pdf"),
        ("без расширения", PNG, "без расширения.png"),
        ("../../etc/passwd", PDF, "passwd.pdf"),
        ("C:\\Users\\Анна\\скан.pdf", PDF, "скан.pdf"),
        (".pdf", PDF, "pdf.pdf"),
        ("..", PNG, "scan.png"),
        ("", JPEG, "scan.jpg"),
        ("a\x00b\n\u202egpj.pdf", PDF, "abgpj.pdf"),
    ],
)
def test_a_name_is_fit_to_be_saved(name: str, media_type: str, kept: str) -> None:
    """The extension says what the content is; nothing leads out of the folder."""
    assert file_name(name, media_type) == kept


@pytest.mark.parametrize("length", [255, 256, 1000])
def test_a_long_name_is_cut_in_front_of_its_extension(length: int) -> None:
    """255 bytes are what file systems take, and a Russian letter has two."""
    name = "ё" * ((length - 4) // 2) + "a" * (length % 2) + ".pdf"

    kept = file_name(name, PDF)

    assert len(kept.encode()) <= MAX_NAME_BYTES
    assert kept.endswith(".pdf")
    assert (kept == name) is (length == 255)


@given(name=st.text(max_size=400), media_type=st.sampled_from(sorted(EXTENSIONS)))
def test_any_name_becomes_a_safe_one(name: str, media_type: str) -> None:
    """Whatever is sent for a name, a safe one is kept, and keeping it again changes nothing."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return
    kept = file_name(name, media_type)

    assert kept.lower().endswith(EXTENSIONS[media_type])
    assert not set("/\\\x00\n") & set(kept)
    assert 0 < len(kept.encode()) <= MAX_NAME_BYTES
    assert file_name(kept, media_type) == kept
    assert is_file_name(kept)


@pytest.mark.parametrize(
    ("kind", "until"),
    [
        ("contract", date(2074, 2, 28)),
        ("identity", date(2024, 3, 30)),
        ("other", date(2025, 2, 28)),
    ],
)
def test_terms_are_counted_from_the_day_of_storing(kind: str, until: date) -> None:
    """A term that would end on 29 February of a common year ends on the 28th."""
    assert retain_until(kind, stored=date(2024, 2, 29)) == until


def test_every_kind_has_a_term() -> None:
    """Nothing is kept for ever."""
    assert all(retain_until(kind, stored=date(2026, 1, 1)) > date(2026, 1, 1) for kind in KINDS)
