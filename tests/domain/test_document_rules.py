"""Rules for the metadata of a paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.domain.document_rules import DOCUMENT_RULES, check_document
from frmr_cli.domain.record import Case, Record
from tests.domain.entries import TODAY, patched

SOUND: dict[str, object] = {
    "kind": "diploma",
    "name": "Диплом.pdf",
    "mediaType": "application/pdf",
    "size": 5 * 1024 * 1024,
    "sha256": "0" * 64,
    "details": {"series": "107704", "number": "1234567", "date": "2009-07-01", "issuer": "МГУ"},
    "validUntil": "2026-11-24",
    "retainUntil": "2060-01-01",
}
BROKEN: tuple[tuple[dict[str, object], list[tuple[str, str]]], ...] = (
    ({}, []),
    ({"kind": None}, [("002", "/kind")]),
    ({"kind": "passport"}, [("060", "/kind")]),
    ({"mediaType": "text/html", "name": "x.html"}, [("060", "/mediaType")]),
    ({"size": 0}, [("184", "/size")]),
    ({"size": 5 * 1024 * 1024 + 1}, [("184", "/size")]),
    ({"name": "../Диплом.pdf"}, [("183", "/name")]),
    ({"name": "a\x1b.pdf"}, [("183", "/name")]),
    ({"name": " .. "}, [("183", "/name"), ("185", "/name")]),
    ({"name": "д" * 126 + ".pdf"}, [("183", "/name")]),
    ({"name": "д" * 125 + "a.pdf"}, []),
    ({"name": "Диплом.exe"}, [("185", "/name")]),
    ({"name": "Диплом.PDF"}, []),
    ({"validUntil": "2026-11-23"}, [("180", "/validUntil")]),
    ({"details": {"date": "2026-11-25"}}, [("051", "/details/date"), ("052", "/validUntil")]),
    ({"details": {"date": "2026-11-24"}}, []),
    ({"details": {"number": None}}, [("182", "/details/number")]),
    ({"kind": "other", "details": None}, []),
    ({"details": {"series": "BСГ"}}, [("108", "/details/series")]),
)


@pytest.mark.parametrize(("patch", "expected"), BROKEN)
def test_each_broken_rule_is_found_at_its_place(
    patch: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    """One wrong value makes the faults that it causes, and no others."""
    faults = check_document(patched(SOUND, patch), today=TODAY)

    assert [(fault.code[-3:], fault.pointer) for fault in faults] == expected


def test_every_rule_is_broken_by_a_case() -> None:
    """A rule without a case could be lost without anybody seeing it."""
    cases = [Case(patched(SOUND, patch), TODAY, Record(), None, True) for patch, _ in BROKEN]

    for rule in DOCUMENT_RULES:
        assert any(list(rule(case)) for case in cases), rule.__name__


JSON = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)


@given(patch=st.dictionaries(st.sampled_from(sorted(SOUND)), JSON | st.dictionaries(st.sampled_from(["number", "date", "series"]), JSON)))  # fmt: skip
def test_no_shape_makes_the_check_fail(patch: dict[str, object]) -> None:
    """Values of any JSON type are reported, never raised."""
    faults = check_document(SOUND | patch, today=TODAY)

    assert all(fault.message("ru") != fault.code for fault in faults)
