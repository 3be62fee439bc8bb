"""An export that was broken off goes on where it ended, and the file is the one that a single run writes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.bulk.export import KEPT_EVERY, go_on
from frmr_cli.bulk.export_progress import Progress, progress, progress_file
from frmr_cli.bulk.kind_table import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COLUMNS = kind_of("workers").columns[:4]
ASKED: dict[str, object] = {"day": "2026-11-20", "where": {"category": "doctor"}}
COUNT = 3 * KEPT_EVERY + 7
BLOCK = 500


class Killed(BaseException):
    """Stands for the end of the process."""


def record(number: int) -> dict[str, Any]:
    """A worker as a list tells of it."""
    return {"id": f"2021.{number:07d}", "lastName": f"Ива\n{number}", "firstName": "Анна"}


def blocks(after: str, *, until: int = COUNT) -> Iterator[list[bytes]]:
    """The records behind an id; what asks beyond `until` is killed."""
    first = int(after.partition(".")[2] or "0") + 1
    for start in range(first, COUNT + 1, BLOCK):
        if start > until:
            raise Killed
        numbers = range(start, min(start + BLOCK, COUNT + 1))
        yield [json.dumps(record(number)).encode() for number in numbers]


@pytest.mark.parametrize("name", ["staff.csv", "staff.jsonl"])
def test_a_broken_off_export_goes_on(tmp_path: Path, name: str) -> None:
    """Behind the last record that is known to be on the disk; what was written beyond it is written anew."""
    whole, path = tmp_path / f"whole-{name}", tmp_path / name
    go_on(blocks(""), COLUMNS, whole, asked=ASKED, found=Progress())
    for killed in (2 * KEPT_EVERY, 2 * KEPT_EVERY + BLOCK):
        found = progress(path, ASKED)
        with pytest.raises(Killed):
            go_on(blocks(found.last, until=killed), COLUMNS, path, asked=ASKED, found=found)
    with path.open("ab") as file:
        file.write(b'{"id": "half a li')

    found = progress(path, ASKED)
    count = go_on(blocks(found.last), COLUMNS, path, asked=ASKED, found=found)

    assert (found.records, count) == (2 * KEPT_EVERY, COUNT)
    assert path.read_bytes() == whole.read_bytes()
    assert not progress_file(path).exists()


@pytest.mark.parametrize(
    "other", [{**ASKED, "day": "2026-11-21"}, {**ASKED, "where": {}}], ids=["day", "where"]
)
def test_another_question_begins_anew(tmp_path: Path, other: dict[str, object]) -> None:
    """Other conditions or another day are another export; so is one whose file is gone, cut off or whole."""
    path = tmp_path / "staff.csv"
    with pytest.raises(Killed):
        go_on(blocks("", until=KEPT_EVERY), COLUMNS, path, asked=ASKED, found=Progress())

    assert progress(path, ASKED).records == KEPT_EVERY
    assert progress(path, other) == Progress()
    path.write_bytes(b"short")
    assert progress(path, ASKED) == Progress()


def test_progress_is_for_the_owner_alone(tmp_path: Path) -> None:
    """It tells what was asked for, as the file tells what was found."""
    path = tmp_path / "staff.csv"
    with pytest.raises(Killed):
        go_on(blocks("", until=KEPT_EVERY), COLUMNS, path, asked=ASKED, found=Progress())

    assert {item.stat().st_mode & 0o077 for item in (path, progress_file(path))} == {0}
