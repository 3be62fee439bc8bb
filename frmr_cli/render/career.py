"""A career as bars over the years, for a terminal."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from rich.cells import cell_len
from rich.text import Text

from frmr_cli.domain.periods import Period, period_of
from frmr_cli.locale import t
from frmr_cli.render.entries import day
from frmr_cli.render.safe import safe
from frmr_cli.render.values import value_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import Console, ConsoleOptions, RenderResult

YEAR_LABEL = 4
GAP = 2
"""Least columns between two years of the axis."""


class Glyphs(NamedTuple):
    """What bars are drawn with."""

    main: str
    second: str
    goes_on: str
    """At the right end of a job that has not ended."""
    tick: str
    line: str


UNICODE = Glyphs("█", "▒", "▶", "┴", "─")
ASCII = Glyphs("#", "=", ">", "+", "-")


class Career:
    """
    Each job as a line of words and a bar below it, over one axis of years.

    Jobs come in the order of their beginning; those whose dates cannot be read stand last, without a bar.
    """

    def __init__(
        self, jobs: Sequence[Mapping[str, Any]], *, today: date, unicode: bool = True
    ) -> None:
        self._today = today
        self._glyphs = UNICODE if unicode else ASCII
        dated = [(found, job) for job in jobs if (found := period_of(job)) is not None]
        self._dated = sorted(dated, key=lambda item: (item[0].begin, item[0].end or date.max))
        self._undated = [job for job in jobs if period_of(job) is None]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if not self._dated and not self._undated:
            yield Text(t("No employment."), style="dim")
            return
        width = max(options.max_width, YEAR_LABEL)
        for period, job in self._dated:
            yield from self._job(job, period, width)
        for job in self._undated:
            yield Text(_words(job))
        if self._dated:
            yield from self._axis(width)
            yield from self._legend(width)

    @property
    def _years(self) -> tuple[int, int]:
        """The first year, and the one after the last."""
        ends = [min(period.end or self._today, date.max) for period, _ in self._dated]
        return self._dated[0][0].begin.year, max(self._today.year, *(end.year for end in ends)) + 1

    def _job(self, job: Mapping[str, Any], period: Period, width: int) -> Iterator[Text]:
        yield Text(_words(job), style="bold" if job.get("main") else "")
        yield Text(_dates(period), style="dim")
        first, last = self._column(period.begin, width), self._column(self._end(period), width)
        glyph = self._glyphs.main if job.get("main") else self._glyphs.second
        bar = glyph * max(last - first + 1, 1)
        if period.end is None:
            bar = bar[:-1] + self._glyphs.goes_on
        style = "green" if job.get("main") else "cyan"
        yield Text(" " * first + bar, style=style, no_wrap=True)

    def _end(self, period: Period) -> date:
        return max(period.end or self._today, period.begin)

    def _column(self, moment: date, width: int) -> int:
        """The column of a day, counted from 0."""
        first, after = self._years
        begin, end = date(first, 1, 1).toordinal(), date(min(after, 9999), 1, 1).toordinal()
        share = (moment.toordinal() - begin) / max(end - begin, 1)
        return min(int(share * width), width - 1)

    def _axis(self, width: int) -> Iterator[Text]:
        first, after = self._years
        step = _step(after - first, width)
        line, labels = [self._glyphs.line] * width, [" "] * width
        for year in range(first + (-first) % step if step > 1 else first, after, step):
            column = self._column(date(year, 1, 1), width)
            line[column] = self._glyphs.tick
            label = str(year)
            if column + len(label) <= width:
                labels[column : column + len(label)] = label
        yield Text("".join(line), style="dim", no_wrap=True)
        yield Text("".join(labels).rstrip(), style="dim", no_wrap=True)

    def _legend(self, width: int) -> Iterator[Text]:
        glyphs = self._glyphs
        parts = (
            f"{glyphs.main} {t('main job')}",
            f"{glyphs.second} {t('second job')}",
            f"{glyphs.goes_on} {t('goes on')}",
        )
        whole = "  ".join(parts)
        for line in (whole,) if cell_len(whole) <= width else parts:
            yield Text(line, style="dim")


def _words(job: Mapping[str, Any]) -> str:
    post, place = value_at(job, "post.name"), value_at(job, "organization.name")
    rate = job.get("rate")
    parts = [str(post or "—"), str(place or value_at(job, "organization.oid") or "—")]
    if rate not in (None, 1, 1.0):
        parts.append(t("rate {rate}", rate=rate))
    if job.get("state") not in (None, "confirmed"):
        parts.append(t(str(job["state"])))
    return safe(", ".join(parts))


def _dates(period: Period) -> str:
    begin = day(period.begin.isoformat())
    return f"{begin} – {day(period.end.isoformat()) if period.end else t('today')}"


def _step(years: int, width: int) -> int:
    """Years between two labels of the axis: 1, 2, 5, 10 …, so that they do not touch."""
    room = max(width // (YEAR_LABEL + GAP), 1)
    for scale in (1, 10, 100, 1000):
        for step in (1, 2, 5):
            if years <= room * step * scale:
                return step * scale
    return years
