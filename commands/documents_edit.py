"""`frmr documents edit|replace`: a paper corrected."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from frmr_cli import scan_files
from frmr_cli.errors import UsageError
from frmr_cli.locale import t
from frmr_cli.record import papers
from frmr_cli.record.options import Document, IssueDate, Issuer, Series, ValidUntil, Worker
from frmr_cli.record.patches import differences
from frmr_cli.render import documents as views
from frmr_cli.render.profile import changes_listing

if TYPE_CHECKING:
    from frmr_cli.context import Context

app = typer.Typer(add_completion=False)


class Member(StrEnum):
    """What can be taken away."""

    series = "series"
    number = "number"
    date = "date"
    issuer = "issuer"
    valid_until = "valid-until"


@app.command(
    epilog="$ frmr documents edit Zk3fQ81a --number 0123456 --date 2012-06-30\n\n"
    "$ frmr documents edit Zk3fQ81a --unset valid-until --dry-run\n\n"
    "$ frmr documents edit Zk3fQ81a --number - < number.txt"
)
def edit(
    ctx: typer.Context,
    document: Document,
    worker: Worker = "me",
    name: Annotated[
        str | None, typer.Option("--name", metavar="TEXT", help="Name of the file.")
    ] = None,
    series: Series = None,
    number: Annotated[
        str | None,
        typer.Option(
            "--number",
            metavar="TEXT",
            help="Number of the paper; «-» reads it from standard input.",
        ),
    ] = None,
    date: IssueDate = None,
    issuer: Issuer = None,
    valid_until: ValidUntil = None,
    removals: Annotated[
        list[Member] | None, typer.Option("--unset", help="Take this away.")
    ] = None,
    version: Annotated[
        int | None, typer.Option("--if-version", metavar="N", help="Change only this version.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be sent, send nothing.")
    ] = False,
) -> None:
    """Correct what is said of a paper; details of one that proves a confirmed entry stay."""
    context: Context = ctx.obj
    if number == "-":
        number = context.console.stdin.readline().strip()
    details = {"series": series, "number": number, "date": date, "issuer": issuer}
    patch = papers.correction(
        details,
        name=name,
        valid_until=valid_until,
        removals=[item.value for item in removals or ()],
    )
    if not patch:
        raise UsageError("FRMR-REC-005", help="frmr documents edit --help")
    found = papers.document_id(context, document, worker=worker)
    before = context.registry.documents.document(found, reason=papers.reason(context))
    wanted = papers.corrected(before.data, patch)
    if dry_run:
        context.show(changes_listing(differences(before.data, wanted, patch), *views.TITLED))
        return
    etag = before.etag or "" if version is None else f'"{version}"'
    with papers.unchanged(found):
        after = context.registry.documents.patch(found, patch, etag=etag).data
    context.show(changes_listing(differences(before.data, after, patch), *views.TITLED))
    context.console.note(t("Saved: version {version}.", version=after.get("version", "?")))


@app.command(epilog="$ frmr documents replace Zk3fQ81a better.pdf")
def replace(
    ctx: typer.Context,
    document: Document,
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="PDF, JPG or PNG of 5 MB at most.", show_default=False),
    ],
    worker: Worker = "me",
    version: Annotated[
        int | None,
        typer.Option("--if-version", metavar="N", help="Replace only this version."),
    ] = None,
) -> None:
    """Send another scan of the same paper; the former one stays in the history."""
    context: Context = ctx.obj
    scan = scan_files.read_scan(file)
    scan.require_sound()
    found = papers.document_id(context, document, worker=worker)
    before = context.registry.documents.document(found, reason=papers.reason(context))
    if version is not None:
        before = before._replace(etag=f'"{version}"')
    answer = papers.send_again(context, scan, before)
    context.show(views.document_record(answer.data))
    context.console.note(t("Saved: version {version}.", version=answer.data.get("version", "?")))
