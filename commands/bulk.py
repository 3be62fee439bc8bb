"""`frmr bulk`: many rows at once, from a file to a plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from frmr_cli.commands import bulk_runs, bulk_selection  # type: ignore[import-not-found]

from frmr_cli import bulk_plans
from frmr_cli.errors import ChangesPending, ValidationFailed
from frmr_cli.locale import t

if TYPE_CHECKING:
    from frmr_cli.bulk.checking import Checked
    from frmr_cli.bulk.kinds import Kind
    from frmr_cli.bulk.source import Source
    from frmr_cli.bulk.tables import Options
    from frmr_cli.context import Context

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Change many records at once: validate, plan, apply, resume, undo.",
)

KindName = Annotated[
    str,
    typer.Argument(metavar="KIND", help="workers, contacts, education, employment or documents."),
]
File = Annotated[
    Path, typer.Argument(metavar="FILE", help="CSV, XLSX or JSON Lines; «-» for standard input.")
]
Format = Annotated[
    str | None, typer.Option("--format", metavar="FORMAT", help="csv, xlsx or jsonl.")
]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help="utf-8, cp1251 or utf-16; found by itself."),
]
Delimiter = Annotated[
    str | None,
    typer.Option("--delimiter", metavar="SIGN", help="«;», «,» or «tab»; found by itself."),
]
Sheet = Annotated[
    str | None, typer.Option("--sheet", metavar="NAME", help="Sheet of the workbook.")
]
Maps = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="HEADER=NAME", help="Which column a header means."),
]
Ignored = Annotated[
    list[str] | None,
    typer.Option("--ignore-column", metavar="HEADER", help="Pass a column by."),
]
Folder = Annotated[
    Path | None,
    typer.Option(
        "--files",
        metavar="FOLDER",
        help="Where the files of scans lie; beside the table by default.",
    ),
]
Report = Annotated[
    Path | None,
    typer.Option(
        "--report", metavar="XLSX", help="Write a copy of the rows with the faults marked."
    ),
]


@app.command(epilog="$ frmr bulk template workers\n\n$ frmr bulk template contacts -O contacts.csv")
def template(
    ctx: typer.Context,
    kind_name: KindName,
    target: Annotated[
        Path | None,
        typer.Option(
            "--out", "-O", metavar="FILE", help="Where to; .xlsx or .csv decides the form."
        ),
    ] = None,
) -> None:
    """Write an empty file of a kind, with an example row and the codes."""
    from frmr_cli.bulk.kind_table import kind_of
    from frmr_cli.bulk.templates import write_template

    context: Context = ctx.obj
    kind = kind_of(kind_name)
    path = target or Path(f"{kind.name}.xlsx")
    write_template(kind, path, today=bulk_plans.desk(context).today)
    context.console.note(t("Written: {path}", path=path))


@app.command(
    epilog="$ frmr bulk validate workers staff.xlsx\n\n$ frmr bulk validate contacts - < contacts.csv"
)
def validate(
    ctx: typer.Context,
    kind_name: KindName,
    file: File,
    form: Format = None,
    encoding: Encoding = None,
    delimiter: Delimiter = None,
    sheet: Sheet = None,
    maps: Maps = None,
    ignored: Ignored = None,
    folder: Folder = None,
    report: Report = None,
) -> None:
    """Check every row of a file by the rules of the register; sends nothing."""
    from frmr_cli.bulk.checking import check

    context: Context = ctx.obj
    options = _options(form, encoding, delimiter, sheet, maps, ignored, _folder(file, folder))
    with bulk_plans.local_file(context, file) as path:
        source, kind = _opened(context, kind_name, path, options)
        checked = check(source, kind, today=bulk_plans.desk(context).today)
        _write_report(context, source, checked, report)
    bulk_plans.show_faults(context, checked)
    if checked.errors:
        raise ValidationFailed("FRMR-BULK-013", count=checked.errors, rows=checked.faulty)


@app.command(
    epilog="$ frmr bulk plan workers staff.xlsx -O staff.frmrplan\n\n$ frmr bulk plan contacts new.csv --reason 'приказ 12'\n\n$ frmr bulk plan staff.frmrplan --sign approver"
)
def plan(
    ctx: typer.Context,
    kind_name: Annotated[
        str, typer.Argument(metavar="KIND|PLAN", help="Kind of the rows; or a plan to sign.")
    ],
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="CSV, XLSX or JSON Lines; «-» for standard input."),
    ] = None,
    form: Format = None,
    encoding: Encoding = None,
    delimiter: Delimiter = None,
    sheet: Sheet = None,
    maps: Maps = None,
    ignored: Ignored = None,
    folder: Folder = None,
    report: Report = None,
    target: Annotated[
        Path | None, typer.Option("--out", "-O", metavar="PLAN", help="Where to write the plan.")
    ] = None,
    days: Annotated[
        int, typer.Option("--days", min=0, max=30, help="For how many days the plan holds.")
    ] = 7,
    sign: Annotated[
        Path | None,
        typer.Option("--sign", metavar="KEY", help="Approve the plan with an Ed25519 key."),
    ] = None,
    detailed: Annotated[
        bool, typer.Option("--detailed-exitcode", help="Exit code 14 when there are changes.")
    ] = False,
) -> None:
    """Compare a file with the register and write down every change; changes nothing."""
    context: Context = ctx.obj
    if file is None:
        bulk_plans.sign_plan(context, Path(kind_name), sign)
        return
    options = _options(form, encoding, delimiter, sheet, maps, ignored, _folder(file, folder))
    path = target or Path(f"{file.stem if file.name != '-' else kind_name}.frmrplan")
    with bulk_plans.local_file(context, file) as rows:
        source, kind = _opened(context, kind_name, rows, options)
        made = bulk_plans.make(context, source, kind, path, days=days)
        _write_report(context, source, made.checked, report)
    if made.plan is None:
        bulk_plans.show_faults(context, made.checked)
        raise ValidationFailed("FRMR-BULK-013", count=made.checked.errors, rows=made.checked.faulty)
    bulk_plans.show_plan(context, made.plan)
    context.console.note(t("{rows} rows stand in the register already.", rows=made.unchanged))
    if sign is not None:
        bulk_plans.sign_plan(context, path, sign)
    if made.plan.changes:
        context.console.note(t("Apply it with: frmr bulk apply {path}", path=path))
        if detailed:
            raise ChangesPending("FRMR-BULK-026", count=made.plan.changes, path=path)


app.add_typer(bulk_runs.app)
app.add_typer(bulk_selection.app)


def _options(
    form: str | None,
    encoding: str | None,
    delimiter: str | None,
    sheet: str | None,
    maps: list[str] | None,
    ignored: list[str] | None,
    folder: Path | None,
) -> Options:
    from frmr_cli.bulk.tables import Options

    sign = "\t" if delimiter in ("tab", "\\t") else delimiter
    return Options(form, encoding, sign, sheet, tuple(maps or ()), tuple(ignored or ()), folder)


def _folder(file: Path, folder: Path | None) -> Path | None:
    """Where names of files begin: a table from standard input has no folder of its own."""
    return folder or (Path() if str(file) == "-" else None)


def _opened(context: Context, kind_name: str, path: Path, options: Options) -> tuple[Source, Kind]:
    """The file, with what was detected told to the person."""
    from frmr_cli.bulk.kind_table import kind_of
    from frmr_cli.bulk.source import open_source
    from frmr_cli.render.bulk import layout_text

    kind = kind_of(kind_name)
    source = open_source(path, kind, options)
    context.console.note(layout_text(source.layout._asdict(), source.header_row))
    ignored = [
        header
        for header, column in zip(source.mapping.headers, source.mapping.columns, strict=True)
        if column is None and header
    ]
    if ignored:
        context.console.note(t("Columns passed by: {names}", names=", ".join(ignored)))
    return source, kind


def _write_report(context: Context, source: Source, checked: Checked, report: Path | None) -> None:
    if report is None or not checked.findings:
        return
    from frmr_cli.bulk.reports import write_report

    write_report(source, checked.findings, report)
    context.console.note(t("Written: {path}", path=report))
