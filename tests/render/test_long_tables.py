"""Lists that are longer than a page."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from frmr_cli.render.long_tables import PAGE, first_page, lines
from frmr_cli.render.values import Field

if TYPE_CHECKING:
    from collections.abc import Iterator

FIELDS = (Field("id", "Id"), Field("name", "Name"), Field("post.name", "Post"))


def people(count: int) -> Iterator[dict[str, object]]:
    """Rows, one at a time."""
    for number in range(count):
        yield {
            "id": f"2023.{number:07d}",
            "name": "Соколова Анна",
            "post": {"name": "врач-терапевт"},
        }


@pytest.mark.parametrize("width", [80, 40, 20])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Also where a later row is longer than the page that decided the columns."""
    rest = [{"id": "x" * 70, "name": "слово " * 20, "post": {"name": "漢字" * 30}}]

    text = "".join(lines(FIELDS, list(people(3)), rest, width=width))

    assert max(cell_len(line) for line in text.splitlines()) <= width


@given(st.text(st.characters(exclude_categories=["C", "Z"]), max_size=120), st.integers(24, 100))
def test_nothing_is_lost(name: str, width: int) -> None:
    """Folded text holds every character, in order."""
    row = {"id": "1", "name": name, "post": None}

    text = "".join(lines(FIELDS[1:2], [{"name": "Анна"}], [row], width=width))

    assert "".join(text.splitlines()[3:]).replace(" ", "") == name


def test_a_sample_decides_the_columns_and_is_not_written() -> None:
    """Of what comes live the first row may be shorter than any other."""
    sample = [{"id": "2023.0000001", "name": "Соколова Анна", "post": None}]
    rows: list[dict[str, object]] = [{"id": "1", "name": "А"}, {"id": "2023.0000002", "name": "Соколова"}]  # fmt: skip

    text = "".join(lines(FIELDS[:2], (), rows, width=40, sample=sample))

    assert len(text.splitlines()) == 4
    assert "2023.0000001" not in text


def test_rows_are_written_as_they_come() -> None:
    """The first is there before the last is read, and memory does not grow with them."""
    page, rest = first_page(people(50_000))
    written = lines(FIELDS, page, rest, width=80)
    tracemalloc.start()
    try:
        count = sum(1 for _ in written)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert len(page) == PAGE + 1
    assert count == 50_002
    assert most < 2_000_000


def test_columns_stand_below_each_other() -> None:
    """The page decides where each begins."""
    header, _, first, second = list(lines(FIELDS, list(people(2)), [], width=80))

    assert header.index("Name") == first.index("Соколова") == second.index("Соколова")
