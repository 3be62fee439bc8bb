"""A career as bars: at two widths, in signs of ASCII, and whatever the days."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from frmr_cli.render.career import Career
from tests.render.samples import JOBS, TODAY, job

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("width", [80, 40])
def test_a_career_fits_its_terminal(
    *,
    width: int,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
    golden: Callable[[str, str], None],
    rendered: Callable[..., str],
) -> None:
    """The bars of all jobs stand over one axis of years."""
    monkeypatch.setenv("FRMR_LANG", language)

    text = rendered(Career(JOBS, today=TODAY), width=width)

    assert max(len(line) for line in text.splitlines()) <= width
    golden(f"career_{width}_{language}", text)


def test_a_career_in_ascii(
    golden: Callable[[str, str], None], rendered: Callable[..., str]
) -> None:
    """A terminal that has no blocks gets signs that it has."""
    latin = [job("2020-01-01", organization={"name": "Clinic"}, post={"name": "therapist"})]

    text = rendered(Career(latin, today=TODAY, unicode=False), width=60)

    assert "#" in text
    assert text.replace("–", "-").isascii()
    golden("career_ascii", text)


def drawn(career: Career, width: int) -> str:
    """The lines of a career."""
    output = io.StringIO()
    Console(file=output, width=width, color_system=None, legacy_windows=False).print(career)
    return output.getvalue()


days = st.dates(date(1950, 1, 1), date(2060, 1, 1)) | st.just(date.max)


@given(
    spans=st.lists(st.tuples(days, st.one_of(st.none(), days)), min_size=1, max_size=6),
    width=st.integers(10, 200),
    today=st.dates(date(1990, 1, 1), date(2040, 1, 1)),
)
def test_bars_keep_the_order_of_days(
    spans: list[tuple[date, date | None]],
    width: int,
    today: date,
) -> None:
    """Whatever the jobs: no line is too wide, and a job that begins later begins no further left."""
    jobs = [
        {"beginDate": begin.isoformat()}
        | ({} if end is None else {"endDate": max(begin, end).isoformat()})
        for begin, end in spans
    ]

    lines = drawn(Career(jobs, today=today), width).splitlines()

    assert max(map(len, lines)) <= width
    bars = [line for line in lines if line.strip(" ") and not line.strip(" ▒▶")]
    starts = [len(line) - len(line.lstrip(" ")) for line in bars]
    assert starts == sorted(starts)
    assert len(starts) == len(jobs)


def test_a_job_of_one_day_is_seen() -> None:
    """Half a column is a column."""
    drawn = list(Career([job("2000-01-01", "2000-01-01")], today=TODAY)._axis(40))

    assert drawn[0].plain.startswith("┴")
