"""Bulk work as people and programs see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from frmr_cli.locale import t
from frmr_cli.render.moments import moment
from frmr_cli.render.values import Field, Listing, Record, Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frmr_cli.render.values import Row


def faults_listing(rows: Iterable[Row], notes: tuple[str, ...] = (), *, sound: str = "") -> Listing:
    """The faults of a file; `sound` says that it has none. Schema `frmr.bulk-faults/1`."""
    return Listing(
        schema="frmr.bulk-faults/1",
        rows=rows,
        fields=_FAULT,
        id_field="row",
        empty=sound,
        notes=notes,
    )


class Words(Protocol):
    """Fields in the words of a person."""

    def field(self, name: str) -> str:
        """The name of a field."""
        ...

    def value(self, name: str, value: Any) -> str:
        """A value of a field, None included."""
        ...


def plan_record(data: Row, words: Words) -> Record:
    """What a plan does; schema `frmr.bulk-plan/1`."""
    changed = (
        Field("field", "Field", words.field),
        Field("before", "Before", show_in=lambda row: words.value(row["field"], row["before"])),
        Field("after", "After", show_in=lambda row: words.value(row["field"], row["after"])),
    )
    sections = (
        _PLAN,
        Section(
            "By field",
            (*changed, Field("rows", "Rows", count_text)),
            rows="summary",
            empty="No changes.",
        ),
        Section(
            "Samples",
            (Field("row", "Row"), Field("target", "Record"), *changed),
            rows="samples",
            empty="No changes.",
        ),
    )
    return Record(schema="frmr.bulk-plan/1", data=data, sections=sections, id_field="sha256")


def run_record(data: Row) -> Record:
    """How a run stands; schema `frmr.bulk-run/1`."""
    return Record(schema="frmr.bulk-run/1", data=data, sections=_RUN, id_field="run")


def runs_listing(rows: Iterable[Row]) -> Listing:
    """The runs of this user, newest first; schema `frmr.bulk-runs/1`."""
    return Listing(
        schema="frmr.bulk-runs/1", rows=rows, fields=_RUNS, id_field="run", empty="No runs yet."
    )


def rejects_listing(rows: Iterable[Row]) -> Listing:
    """Rows that failed, or are left as they are; schema `frmr.bulk-rejects/1`."""
    return Listing(
        schema="frmr.bulk-rejects/1",
        rows=rows,
        fields=_REJECT,
        id_field="row",
        empty="Every row that was sent is done.",
    )


def event(name: str, **members: Any) -> dict[str, Any]:
    """One event of a run; schema `frmr.bulk-event/1`."""
    return {"schema": "frmr.bulk-event/1", "event": name, **members}


def count_text(number: int) -> str:
    """A count with its thousands apart: `12 500`."""
    return f"{number:,}".replace(",", "\u00a0")


def progress_text(*, done: int, failed: int, total: int, seconds: float) -> str:
    """One line of progress: rows, share, rate, rest time."""
    ended = done + failed
    rate = ended / seconds if seconds > 0 else 0.0
    left = int((total - ended) / rate) if rate else 0
    parts = [
        t("{ended} of {total} rows", ended=count_text(ended), total=count_text(total)),
        f"{ended * 100 // max(total, 1)} %",
        t("{rate} rows/s", rate=count_text(int(rate))),
        t("{time} left", time=f"{left // 60:02}:{left % 60:02}"),
    ]
    if failed:
        parts.insert(1, t("{failed} failed", failed=count_text(failed)))
    return ", ".join(parts)


def _severity(value: str) -> str:
    return t("error") if value == "error" else t("warning")


def _state(value: str) -> str:
    return t(value)


def _day(value: str) -> str:
    year, _, rest = value.partition("-")
    month, _, day = rest.partition("-")
    return f"{day}.{month}.{year}"


_FAULT = (
    Field("row", "Row"),
    Field("column", "Column"),
    Field("severity", "Severity", _severity, spare=1),
    Field("message", "What is wrong"),
    Field("hint", "What to do"),
    Field("code", "Code"),
)
_PLAN = Section(
    "",
    (
        Field("kind", "Kind"),
        Field("changes", "Changes", count_text),
        Field("account", "Account"),
        Field("server", "Registry"),
        Field("expires", "Apply until", _day),
        Field("sha256", "Hash"),
    ),
)
_RUN = (
    Section(
        "",
        (
            Field("run", "Run"),
            Field("state", "State", _state),
            Field("kind", "Kind"),
            Field("account", "Account"),
            Field("server", "Registry"),
            Field("started_at", "Begun", moment),
            Field("total", "Rows", count_text),
            Field("done", "Done", count_text),
            Field("failed", "Failed", count_text),
            Field("in_doubt", "Answer unknown", count_text),
            Field("not_started", "Not sent", count_text),
            Field("skipped", "Left out", count_text),
        ),
    ),
)
_RUNS = (
    Field("run", "Run"),
    Field("state", "State", _state),
    Field("kind", "Kind"),
    Field("started_at", "Begun", moment),
    Field("total", "Rows", count_text),
    Field("done", "Done", count_text),
    Field("failed", "Failed", count_text),
)
_REJECT = (
    Field("row", "Row"),
    Field("target", "Record"),
    Field("message", "What is wrong"),
    Field("hint", "What to do"),
    Field("code", "Code"),
)


def layout_text(layout: Row, header_row: int) -> str:
    """What a file was taken for, so that a person sees a wrong guess."""
    signs = {";": "«;»", ",": "«,»", "\t": t("tab")}
    parts = [str(layout["format"]).upper()]
    if layout.get("encoding"):
        parts.append(str(layout["encoding"]))
    if layout.get("delimiter"):
        parts.append(
            t("delimiter {sign}", sign=signs.get(layout["delimiter"], layout["delimiter"]))
        )
    if layout.get("sheet"):
        parts.append(t("sheet «{name}»", name=layout["sheet"]))
    if header_row:
        parts.append(t("header in row {row}", row=header_row))
    return t("Read as: {parts}", parts=", ".join(parts))
