"""`frmr documents`: scans of diplomas, contracts and other papers."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from frmr_cli.commands import documents_edit  # type: ignore[import-not-found]

from frmr_cli import scan_files
from frmr_cli.errors import ValidationFailed
from frmr_cli.locale import t
from frmr_cli.record import papers
from frmr_cli.record.entries import given_day

# mypy knows this folder as `commands`.
from frmr_cli.record.options import AsOf, Document, IssueDate, Issuer, Series, ValidUntil, Worker
from frmr_cli.render import documents as views

if TYPE_CHECKING:
    from frmr_cli.context import Context
    from frmr_cli.registry.caller import Answer

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Look after scans of diplomas, contracts and other papers.",
)

app.add_typer(documents_edit.app)


class Kind(StrEnum):
    """What a paper is."""

    diploma = "diploma"
    certificate = "certificate"
    accreditation = "accreditation"
    licence = "licence"
    contract = "contract"
    hire_order = "hire_order"
    service_certificate = "service_certificate"
    cpd = "cpd"
    identity = "identity"
    other = "other"


class Purpose(StrEnum):
    """What a document proves for an entry."""

    scan = "scan"
    contract = "contract"
    hire_order = "hire_order"
    service_certificate = "service_certificate"


File = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="PDF, JPG or PNG of 5 MB at most.", show_default=False),
]
As = Annotated[
    Purpose | None,
    typer.Option("--purpose", help="What it proves; taken from the kind if not given."),
]


@app.command(
    "list",
    epilog="$ frmr documents list\n\n$ frmr documents list --kind diploma --worker 2021.0000302\n\n$ frmr documents list --as-of 2026-01-01 -o json",
)
def list_(
    ctx: typer.Context,
    worker: Worker = "me",
    kind: Annotated[Kind | None, typer.Option("--kind", help="Only papers of this kind.")] = None,
    as_of: AsOf = None,
) -> None:
    """List the documents of a worker, newest first."""
    context: Context = ctx.obj
    found = context.registry.documents.of(worker, as_of=given_day(as_of))
    rows = [row for row in found if kind in (None, row.get("kind"))]
    _show_rows(context, rows)


@app.command(
    epilog="$ frmr documents expiring\n\n$ frmr documents expiring --within 6m --worker 2021.0000302\n\n$ frmr documents expiring --within 1m --as-of 2026-01-01"
)
def expiring(
    ctx: typer.Context,
    worker: Worker = "me",
    within: Annotated[
        str,
        typer.Option("--within", metavar="PERIOD", help="Days, weeks or months: 90d, 12w, 3m."),
    ] = "90d",
    as_of: AsOf = None,
) -> None:
    """List papers whose term ends soon or has ended."""
    context: Context = ctx.obj
    days = papers.days_of(within)
    rows = list(context.registry.documents.of(worker, expiring_within=days, as_of=given_day(as_of)))
    rows.sort(key=lambda row: str(row.get("validUntil", "")))
    _show_rows(context, rows, empty=t("No paper expires in this time."))


@app.command(
    epilog="$ frmr documents show Zk3fQ81a\n\n$ frmr documents show Zk3fQ81a --preview\n\n$ frmr documents show Zk3fQ81a --reveal --reason 'check before filing'"
)
def show(
    ctx: typer.Context,
    document: Document,
    worker: Worker = "me",
    preview: Annotated[
        bool, typer.Option("--preview", help="Show the scan too, where the terminal can.")
    ] = False,
    as_of: AsOf = None,
) -> None:
    """Show what is known of a document."""
    context: Context = ctx.obj
    day = given_day(as_of)
    answer = _read(context, document, worker, as_of=day)
    context.show(views.document_record(answer.data))
    if preview:
        papers.preview(context, answer, as_of=day)
    if answer.data.get("masked") and context.console.is_terminal:
        context.console.note(
            t("Masked fields are shown with --reveal --reason TEXT; the reading is logged.")
        )


@app.command(
    epilog="$ frmr documents upload diploma.pdf --kind diploma --number 0123456 --date 2012-06-30\n\n"
    "$ frmr documents upload diploma.pdf --kind diploma --to Zk3fQ81a\n\n"
    "$ frmr documents upload licence.jpg --kind licence --valid-until 2030-01-01 -o id"
)
def upload(
    ctx: typer.Context,
    file: File,
    kind: Annotated[Kind, typer.Option("--kind", help="What the paper is.", show_default=False)],
    worker: Worker = "me",
    to: Annotated[
        str | None, typer.Option("--to", metavar="ENTRY", help="Link it to this entry at once.")
    ] = None,
    purpose: As = None,
    series: Series = None,
    number: Annotated[
        str | None, typer.Option("--number", metavar="TEXT", help="Number of the paper.")
    ] = None,
    date: IssueDate = None,
    issuer: Issuer = None,
    valid_until: ValidUntil = None,
) -> None:
    """Send a scan; a scan that is there already is not stored twice."""
    context: Context = ctx.obj
    scan = scan_files.read_scan(file)
    scan.require_sound()
    details = {"series": series, "number": number, "date": date, "issuer": issuer}
    said = papers.metadata(kind.value, scan, details, valid_until)
    proves = papers.purpose_of(kind.value, purpose)
    entry = papers.entry_of(context, to, proves, worker=worker) if to else None
    stored = papers.send(context, scan, said, worker=worker)
    answer = stored.answer
    named = str(answer.data["id"])
    if entry is not None:
        answer = context.registry.documents.link(named, entry, purpose=proves)
    context.show(views.document_record(answer.data))
    context.remember("documents", named)
    context.console.note(
        t("Stored: {id}, SHA-256 {hash}.", id=named, hash=scan.sha256)
        if stored.is_new
        else t("This scan was there already: {id}.", id=named)
    )
    papers.tell_unlinked(context, answer.data, worker=worker)


@app.command(
    epilog="$ frmr documents download Zk3fQ81a\n\n$ frmr documents download Zk3fQ81a --to scans/ --force\n\n$ frmr documents download Zk3fQ81a --worker 2021.0000302 --reason 'complaint 15'"
)
def download(
    ctx: typer.Context,
    document: Document,
    worker: Worker = "me",
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="PATH", help="File or folder; by default its name, here."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that is there.")] = False,
    as_of: AsOf = None,
) -> None:
    """Save a scan; its hash is checked first. Somebody else's needs --reason."""
    context: Context = ctx.obj
    day = given_day(as_of)
    answer = _read(context, document, worker, as_of=day)
    target = scan_files.target_of(to, str(answer.data.get("name", "")))
    scan_files.refuse_existing(target, force=force)
    content = papers.fetch(context, answer, as_of=day)
    scan_files.save(content.data, target, force=force)
    saved = {
        "id": answer.data["id"],
        "path": str(target),
        "size": len(content.data),
        "sha256": content.sha256,
    }
    context.show(views.download_record(saved))
    context.console.note(t("Saved; the hash agrees with the registry's."))


@app.command(epilog="$ frmr documents remove Zk3fQ81a\n\n$ frmr documents remove Zk3fQ81a --yes")
def remove(
    ctx: typer.Context,
    document: Document,
    worker: Worker = "me",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Delete a document with its scan; one that proves a confirmed entry stays."""
    context: Context = ctx.obj
    before = _read(context, document, worker)
    named = f"{views.kind_name(before.data.get('kind'))}, {before.data['id']}"
    if not context.console.confirm(t("Delete {document}?", document=named), yes=yes):
        context.console.note(t("Nothing was changed."))
        return
    whole = str(before.data["id"])
    with papers.unchanged(whole):
        context.registry.documents.remove(whole, etag=before.etag or "")
    context.console.note(t("Deleted: {id}.", id=whole))


@app.command(
    epilog="$ frmr documents link Zk3fQ81a Hd71kPzq\n\n$ frmr documents link Zk3fQ81a Hd71kPzq --purpose hire_order\n\n$ frmr documents link Zk3fQ81a Hd71kPzq --remove"
)
def link(
    ctx: typer.Context,
    document: Document,
    entry: Annotated[
        str,
        typer.Argument(metavar="ENTRY", help="An education or a job: its id, or the beginning."),
    ],
    worker: Worker = "me",
    purpose: As = None,
    take_away: Annotated[bool, typer.Option("--remove", help="Take the link away.")] = False,
) -> None:
    """Link a document to the entry that it proves, or take the link away."""
    context: Context = ctx.obj
    found = _read(context, document, worker)
    named = str(found.data["id"])
    proves = papers.purpose_of(str(found.data.get("kind")), purpose)
    target = papers.entry_of(context, entry, proves, worker=worker)
    documents = context.registry.documents
    answer = (
        documents.unlink(named, target)
        if take_away
        else documents.link(named, target, purpose=proves)
    )
    context.show(views.document_record(answer.data))


@app.command(
    epilog="$ frmr documents check diploma.pdf\n\n$ frmr documents check scans/*.jpg -o json"
)
def check(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Files; nothing is sent.")],
) -> None:
    """Check files as far as this machine can: size, type by content, a whole end."""
    context: Context = ctx.obj
    rows = [scan_files.verdict(path) for path in files]
    context.show(views.checks_listing(rows))
    unfit = sum(not row["fit"] for row in rows)
    if unfit:
        raise ValidationFailed("FRMR-DOC-047", count=unfit)


def _read(context: Context, text: str, worker: str, *, as_of: str | None = None) -> Answer:
    found = papers.document_id(context, text, worker=worker, as_of=as_of)
    reason = papers.reason(context)
    return context.registry.documents.document(found, as_of=as_of, reason=reason)


def _show_rows(context: Context, rows: list[dict[str, Any]], *, empty: str = "") -> None:
    context.show(views.documents_listing(rows, empty=empty))
    for row in rows:
        context.remember("documents", str(row.get("id", "")))
