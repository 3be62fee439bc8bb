"""`frmr education`: diplomas, trainings and certificates of a worker."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from frmr_cli.locale import t
from frmr_cli.record import entries, entry_commands, papers
from frmr_cli.record.entries import EDUCATION_NOUN
from frmr_cli.record.entry_fields import EDUCATION
from frmr_cli.record.field_options import with_fields
from frmr_cli.record.options import AsOf, Entry, Source, Worker, Yes
from frmr_cli.render.education import education_listing, education_record

if TYPE_CHECKING:
    from frmr_cli.context import Context

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Look after education, trainings and certificates.",
)


class Kind(StrEnum):
    """Kinds of education that a worker or an employer enters."""

    professional = "professional"
    postgraduate = "postgraduate"
    cpd = "cpd"
    certificate = "certificate"


class Listed(StrEnum):
    """Kinds that a list can be narrowed to."""

    professional = "professional"
    postgraduate = "postgraduate"
    cpd = "cpd"
    certificate = "certificate"
    accreditation = "accreditation"


@app.command(
    "list",
    epilog="$ frmr education list\n\n$ frmr education list --kind cpd --worker 2021.0000302\n\n$ frmr education list --as-of 2026-01-01 -o json",
)
def list_(
    ctx: typer.Context,
    worker: Worker = "me",
    kind: Annotated[
        Listed | None, typer.Option("--kind", help="Only this kind of education.")
    ] = None,
    as_of: AsOf = None,
) -> None:
    """List the education of a worker, the accreditations too."""
    context: Context = ctx.obj
    day = entries.given_day(as_of)
    rows: list[dict[str, Any]] = []
    if kind is not Listed.accreditation:
        rows += context.registry.education.of(worker, kind=kind, as_of=day)
    if kind in (None, Listed.accreditation):
        rows += context.registry.accreditation.of(worker, as_of=day)
    context.show(education_listing(rows))
    entries.remember(context, EDUCATION_NOUN, rows)


@app.command(epilog="$ frmr education show Zk3fQ81a\n\n$ frmr education show Zk3fQ81a -o json")
def show(ctx: typer.Context, entry: Entry, worker: Worker = "me", as_of: AsOf = None) -> None:
    """Show an entry: what it says, its state, and what to correct."""
    context: Context = ctx.obj
    day = entries.given_day(as_of)
    answer = entries.read(context, EDUCATION_NOUN, entry, worker=worker, as_of=day)
    context.show(education_record(answer.data))


@app.command(
    epilog="$ frmr education add\n\n"
    "$ frmr education add --kind cpd --activity course --institution 'РМАНПО' --specialty demo-201 --theme 'Новое в терапии' --hours 36 --begin 2026-03-01 --end 2026-03-12\n\n"
    "$ frmr education add --worker 2021.0000302 --from-json diploma.json"
)
@with_fields(EDUCATION)
def add(
    ctx: typer.Context,
    *,
    worker: Worker = "me",
    kind: Annotated[Kind | None, typer.Option("--kind", help="Kind of education.")] = None,
    source: Source = None,
    fields: dict[str, Any],
) -> None:
    """Enter an education as a draft; asks for what is missing where it can."""
    context: Context = ctx.obj
    entry_commands.add(
        context,
        EDUCATION_NOUN,
        fields,
        worker=worker,
        kind=kind.value if kind else None,
        source=source,
        view=education_record,
    )


@app.command(
    epilog="$ frmr education edit Zk3fQ81a --hours 72\n\n$ frmr education edit Zk3fQ81a --unset diploma.series --dry-run"
)
@with_fields(EDUCATION)
def edit(
    ctx: typer.Context,
    entry: Entry,
    *,
    worker: Worker = "me",
    assignments: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="NAME=VALUE",
            help="Set a member; «-» as the value reads it from standard input.",
        ),
    ] = None,
    removals: Annotated[
        list[str] | None, typer.Option("--unset", metavar="NAME", help="Remove a member.")
    ] = None,
    source: Source = None,
    version: Annotated[
        int | None,
        typer.Option("--if-version", metavar="N", help="Change only this version of the record."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be sent, send nothing.")
    ] = False,
    fields: dict[str, Any],
) -> None:
    """Correct an entry; of a confirmed one this makes a new version, a draft."""
    context: Context = ctx.obj
    entry_commands.edit(
        context,
        EDUCATION_NOUN,
        entry,
        fields,
        worker=worker,
        assignments=assignments or (),
        removals=removals or (),
        source=source,
        version=version,
        dry_run=dry_run,
    )


@app.command(epilog="$ frmr education remove Zk3fQ81a\n\n$ frmr education remove Zk3fQ81a --yes")
def remove(ctx: typer.Context, entry: Entry, worker: Worker = "me", yes: Yes = False) -> None:
    """Remove an entry."""
    context: Context = ctx.obj
    entry_commands.remove(
        context, EDUCATION_NOUN, entry, worker=worker, yes=yes, view=education_record
    )


@app.command(epilog="$ frmr education submit Zk3fQ81a\n\n$ frmr education submit Zk3fQ81a -o json")
def submit(ctx: typer.Context, entry: Entry, worker: Worker = "me") -> None:
    """Have an entry checked; exit code 3 when it is rejected."""
    context: Context = ctx.obj
    entry_commands.submit(
        context, EDUCATION_NOUN, entry, worker=worker, again=False, view=education_record
    )


@app.command(
    epilog="$ frmr education recheck Zk3fQ81a\n\n$ frmr education recheck Zk3fQ81a --quiet"
)
def recheck(ctx: typer.Context, entry: Entry, worker: Worker = "me") -> None:
    """Have a rejected entry checked again, corrected or not."""
    context: Context = ctx.obj
    entry_commands.submit(
        context, EDUCATION_NOUN, entry, worker=worker, again=True, view=education_record
    )


@app.command(
    epilog="$ frmr education attach Zk3fQ81a Hd71kPzq0Lw2Vx8yBn5mTg\n\n$ frmr education attach Zk3fQ81a Hd71kPzq --worker 2021.0000302"
)
def attach(
    ctx: typer.Context,
    entry: Entry,
    document: Annotated[
        str, typer.Argument(metavar="DOCUMENT", help="The stored scan, from «documents list».")
    ],
    worker: Worker = "me",
) -> None:
    """Link a stored scan to an entry."""
    context: Context = ctx.obj
    before = entries.read_to_change(context, EDUCATION_NOUN, entry, worker=worker)
    named = papers.document_id(context, document, worker=worker)
    context.registry.documents.link(named, str(before.data["id"]), purpose="scan")
    answer = entries.read(context, EDUCATION_NOUN, str(before.data["id"]))
    context.show(education_record(answer.data))
    context.console.note(t("The scan is linked."))
    entry_commands.tell_next(context, EDUCATION_NOUN, answer.data, worker=worker)


@app.command(epilog="$ frmr education plan\n\n$ frmr education plan --worker 2021.0000302 -o json")
def plan(ctx: typer.Context, worker: Worker = "me") -> None:
    """Show which training is missing before the next accreditation."""
    from frmr_cli.domain.cpd_plan import cpd_plans
    from frmr_cli.domain.record import Record
    from frmr_cli.render.cpd_plan import plan_data, plans_listing

    context: Context = ctx.obj
    record = Record(
        education=list(context.registry.education.of(worker)),
        accreditation=list(context.registry.accreditation.of(worker)),
    )
    plans = cpd_plans(record, today=entries.today())
    context.show(plans_listing([plan_data(found) for found in plans]))
