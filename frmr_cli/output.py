"""A value on standard output, in the format that options and settings ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.console import Console
    from frmr_cli.context import Flags
    from frmr_cli.render.values import Listing, Record, Row
    from frmr_cli.settings import Settings

LIST_FIELDS = "?"
LIVE = ("table", "jsonl", "csv", "tsv", "id")
"""Formats that need no end: each row is written as it comes."""


def show(value: Record | Listing, *, console: Console, settings: Settings, flags: Flags) -> None:
    """
    Print a value.

    Raises: UsageError FRMR-CLI-011 for a field that it does not have, FRMR-CLI-012, FRMR-CLI-025 for an Excel file on a terminal.
    """
    from frmr_cli.render import machine

    if flags.fields == LIST_FIELDS:
        console.data(f"{item.name}\n" for item in value.fields)
        return
    names = _fields(value, flags.fields)
    if flags.query:
        show_query(machine.envelope(value), console=console, expression=flags.query)
        return
    output = _format(settings, console)
    if output == "table":
        _draw(value, names, console)
        return
    if output == "xlsx":
        _write_workbook(value, names, console)
        return
    console.data(machine.lines(value, output, names, ascii_only=not console.speaks_unicode))


def show_live(
    value: Listing,
    sample: Sequence[Row],
    *,
    console: Console,
    settings: Settings,
    flags: Flags,
) -> None:
    """
    Print rows as they come, under one header, until there are no more or Ctrl-C, which is how a person ends it and no failure.

    `sample`: rows like those that will come; on a terminal they decide the columns.
    Raises: UsageError FRMR-CLI-009 for a format that is written as a whole, FRMR-CLI-060 for --query, FRMR-CLI-011.
    """
    from frmr_cli.render import machine
    from frmr_cli.render.long_tables import lines
    from frmr_cli.render.tables import named

    names = _fields(value, flags.fields)
    if flags.query:
        raise UsageError("FRMR-CLI-060", first="--follow", second="--query")
    output = _format(settings, console)
    if output not in LIVE:
        limits = ", ".join(LIVE)
        raise UsageError(
            "FRMR-CLI-009", name="--output", value=output, limits=limits, help="frmr --help"
        )
    if output == "table":
        fields = tuple(named(value.fields, name) for name in names) or value.fields
        pieces = lines(fields, (), value.rows, width=console.width, sample=sample)
    else:
        pieces = machine.lines(value, output, names, ascii_only=not console.speaks_unicode)
    try:
        for piece in pieces:
            console.data([piece])
            console.stdout.flush()
    except KeyboardInterrupt:
        if console.is_terminal:
            console.tell()  # the prompt stands on a line of its own, not behind ^C


def _format(settings: Settings, console: Console) -> str:
    return settings["output"] or ("table" if console.is_terminal else "tsv")


def show_query(data: Any, *, console: Console, expression: str) -> None:
    """
    Print what a JMESPath expression picks from JSON data.

    Raises: UsageError FRMR-CLI-012 for an expression that is none.
    """
    from jmespath.exceptions import JMESPathError

    from frmr_cli.render.machine import query_fault, query_text

    try:
        text = query_text(data, expression)
    except JMESPathError as error:
        raise UsageError("FRMR-CLI-012", why=query_fault(error)) from error
    console.data([text])


def _draw(value: Record | Listing, names: tuple[str, ...], console: Console) -> None:
    from frmr_cli.render.tables import listing_view, named, record_view
    from frmr_cli.render.values import Record

    if isinstance(value, Record):
        console.draw(record_view(value, names))
        return
    from frmr_cli.render.long_tables import PAGE, first_page, lines

    page, rest = first_page(value.rows)
    if len(page) <= PAGE:
        console.draw(listing_view(value._replace(rows=page), names))
        return
    fields = tuple(named(value.fields, name) for name in names) or value.fields
    console.data(lines(fields, page, rest, width=console.width))
    for note in value.notes:
        console.note(note)


def _write_workbook(value: Record | Listing, names: tuple[str, ...], console: Console) -> None:
    import shutil
    import tempfile

    from frmr_cli.render.workbooks import write_workbook

    target = console.binary
    if target is None:
        raise UsageError("FRMR-CLI-025")
    with tempfile.TemporaryFile() as file:
        write_workbook(value, names, file)
        file.seek(0)
        shutil.copyfileobj(file, target)
    target.flush()


def _fields(value: Record | Listing, given: str | None) -> tuple[str, ...]:
    if given is None:
        return ()
    known = [field.name for field in value.fields]
    names = tuple(name.strip() for name in given.split(",") if name.strip())
    for name in names:
        if name.split(".")[0] not in {item.split(".")[0] for item in known}:
            raise UsageError("FRMR-CLI-011", name=name, known=", ".join(known))
    return names
