"""Checks of entries against heads, whatever the file holds."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.transparency.canonical_json import canonical_json
from frmr_cli.transparency.checkpoint import Checkpoint
from frmr_cli.transparency.tree import GrowingRoot, leaf_hash
from frmr_cli.transparency.verification import Checked, LogCheck, TornLine, blocks_of

LINES = [
    canonical_json({"seq": number, "at": f"2026-11-20T12:{number // 60:02d}:{number % 60:02d}.000+00:00"})
    for number in range(1, 201)
]  # fmt: skip


def head(size: int) -> Checkpoint:
    """The head over the first lines."""
    tree = GrowingRoot()
    tree.extend([leaf_hash(line) for line in LINES[:size]])
    return Checkpoint("log", size, tree.root)


HEADS = {size: head(size) for size in range(len(LINES) + 1)}


def checked(lines: list[bytes], *sizes: int, cuts: tuple[int, ...] = ()) -> Checked:
    """What a check says of the lines, which come in blocks."""
    check = LogCheck([HEADS[size] for size in sizes])
    for start, end in pairwise((0, *sorted(cuts), len(lines))):
        check.take(lines[start:end])
    return check.result()


@given(
    st.integers(0, 200),
    st.lists(st.integers(0, 200), max_size=4),
    st.lists(st.integers(0, 200), max_size=5),
)
def test_untouched_lines_are_valid(size: int, heads: list[int], cuts: list[int]) -> None:
    """However they come in blocks, and whatever heads lie on the way."""
    inner = [number for number in heads if number <= size]

    result = checked(LINES[:size], *inner, size, cuts=tuple(cut for cut in cuts if cut <= size))

    assert (result.entries, result.faults, result.beyond) == (size, (), 0)


@given(st.data())
def test_any_change_is_found(data: st.DataObject) -> None:
    """Whatever one does to the lines, there is a fault, and it lies where it was done."""
    lines = list(LINES)
    at = data.draw(st.integers(0, len(lines) - 2))
    what = data.draw(st.sampled_from(["flip", "drop", "double", "swap", "cut"]))
    if what == "flip":
        place = data.draw(st.integers(0, len(lines[at]) - 1))
        flipped = bytes([lines[at][place] ^ 1])
        lines[at] = lines[at][:place] + flipped + lines[at][place + 1 :]
    elif what == "drop":
        del lines[at]
    elif what == "double":
        lines.insert(at, lines[at])
    elif what == "swap":
        lines[at], lines[at + 1] = lines[at + 1], lines[at]
    else:
        del lines[at:]

    result = checked(lines, 50, 100, 150, 200)

    assert result.faults
    first = result.faults[0]
    assert first.first is not None
    if what != "flip":
        assert first.first in (at + 1, at + 2)


def test_gaps_are_named_from_end_to_end() -> None:
    """Each run of missing numbers is one fault, the end another."""
    result = checked(LINES[:9] + LINES[19:30] + LINES[31:190], 200)

    assert [(fault.kind, fault.first, fault.last) for fault in result.faults] == [
        ("missing", 10, 19),
        ("missing", 31, 31),
        ("tail", 191, 200),
    ]


def test_edit_lies_between_two_heads() -> None:
    """The good head before and the bad one after are told."""
    lines = list(LINES)
    lines[120] = lines[120].replace(b"2026", b"2027")

    result = checked(lines, 50, 100, 150, 200)

    assert [(fault.kind, fault.first, fault.last) for fault in result.faults if fault.kind == "edited"] == [("edited", 101, 150)]  # fmt: skip


@given(st.lists(st.binary(max_size=60), max_size=20))
def test_any_bytes_are_taken(lines: list[bytes]) -> None:
    """A file that is no export is found out, never a defect."""
    result = checked([line.replace(b"\n", b"") for line in lines], 30)

    assert result.faults


@given(st.lists(st.binary(max_size=30).map(lambda line: line.replace(b"\n", b"")), max_size=30))
def test_blocks_are_the_lines(lines: list[bytes]) -> None:
    """Reading by blocks gives the lines of the file."""
    text = b"".join(line + b"\n" for line in lines)

    assert [line for block in blocks_of(io.BytesIO(text)) for line in block] == lines


def test_torn_line_is_told() -> None:
    """The lines before it are given all the same."""
    blocks = blocks_of(io.BytesIO(b"one\ntwo"))

    assert next(blocks) == [b"one"]
    with pytest.raises(TornLine):
        next(blocks)
