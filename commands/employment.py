"""`frmr employment`: the jobs of a worker, and what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer
from frmr_cli.commands import employment_hire  # type: ignore[import-not-found]

from frmr_cli.errors import Conflict
from frmr_cli.locale import t
from frmr_cli.record import entries, entry_commands
from frmr_cli.record.entries import EMPLOYMENT_NOUN
from frmr_cli.record.entry_fields import EMPLOYMENT
from frmr_cli.record.field_options import with_fields

# mypy knows this folder as `commands`.
from frmr_cli.record.options import AsOf, Entry, Source, Worker, Yes
from frmr_cli.render.employment import employment_listing, employment_record
from frmr_cli.render.entries import day as shown_day

if TYPE_CHECKING:
    from frmr_cli.context import Context

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="Look after jobs and length of service."
)
app.add_typer(employment_hire.app, name="hire")

NEXT_JOB = tuple(
    item for item in EMPLOYMENT if item.path not in ("beginDate", "endDate", "endReason")
)
"""A transfer gives the first day itself, and the new job has no end yet."""

Drafts = Annotated[bool, typer.Option("--drafts", help="Count what is not confirmed yet as well.")]


@app.command(
    "list",
    epilog="$ frmr employment list\n\n$ frmr employment list --worker 2021.0000302 -o csv",
)
def list_(ctx: typer.Context, worker: Worker = "me", as_of: AsOf = None) -> None:
    """List the jobs of a worker."""
    context: Context = ctx.obj
    rows = list(context.registry.employment.of(worker, as_of=entries.given_day(as_of)))
    context.show(employment_listing(rows))
    entries.remember(context, EMPLOYMENT_NOUN, rows)


@app.command(epilog="$ frmr employment show Zk3fQ81a\n\n$ frmr employment show Zk3fQ81a -o json")
def show(ctx: typer.Context, entry: Entry, worker: Worker = "me", as_of: AsOf = None) -> None:
    """Show a job: what it says, its state, and what to correct."""
    context: Context = ctx.obj
    day = entries.given_day(as_of)
    answer = entries.read(context, EMPLOYMENT_NOUN, entry, worker=worker, as_of=day)
    context.show(employment_record(answer.data))


@app.command(
    epilog="$ frmr employment add\n\n"
    "$ frmr employment add --organization 1.2.643.5.1.13.13.12.2.77.1001 --post 109 --position main --contract-type employment --rate 1 --begin 2024-09-02\n\n"
    "$ frmr employment add --worker 2021.0000302 --from-json - < job.json"
)
@with_fields(EMPLOYMENT)
def add(
    ctx: typer.Context,
    *,
    worker: Worker = "me",
    source: Source = None,
    fields: dict[str, Any],
) -> None:
    """Enter a job as a draft; asks for what is missing where it can."""
    context: Context = ctx.obj
    entry_commands.add(
        context,
        EMPLOYMENT_NOUN,
        fields,
        worker=worker,
        kind="employment",
        source=source,
        view=employment_record,
    )


@app.command(
    epilog="$ frmr employment edit Zk3fQ81a --rate 0.5\n\n$ frmr employment edit Zk3fQ81a --unset department --dry-run"
)
@with_fields(EMPLOYMENT)
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
    """Correct a job; of a confirmed one this makes a new version, a draft."""
    context: Context = ctx.obj
    entry_commands.edit(
        context,
        EMPLOYMENT_NOUN,
        entry,
        fields,
        worker=worker,
        assignments=assignments or (),
        removals=removals or (),
        source=source,
        version=version,
        dry_run=dry_run,
    )


@app.command(
    epilog="$ frmr employment close Zk3fQ81a --date 2026-11-30\n\n$ frmr employment close Zk3fQ81a --date 2026-11-30 --end-reason 'по собственному желанию'"
)
def close(
    ctx: typer.Context,
    entry: Entry,
    date: Annotated[str, typer.Option("--date", metavar="DATE", help="Last day of the job.")],
    worker: Worker = "me",
    end_reason: Annotated[
        str | None, typer.Option("--end-reason", metavar="TEXT", help="Why the job ended.")
    ] = None,
) -> None:
    """End a job."""
    context: Context = ctx.obj
    patch = {"endDate": entries.given_day(date)} | ({"endReason": end_reason} if end_reason else {})
    before = entries.read_to_change(context, EMPLOYMENT_NOUN, entry, worker=worker)
    if before.data.get("endDate"):
        end = shown_day(before.data["endDate"])
        raise Conflict("FRMR-REC-013", end=end, id=str(before.data["id"]))
    entry_commands.change(context, EMPLOYMENT_NOUN, before, patch, worker=worker)


@app.command(
    epilog="$ frmr employment transfer Zk3fQ81a --date 2026-12-01 --post demo-102\n\n$ frmr employment transfer Zk3fQ81a --date 2026-12-01 --department 'Кардиология' --rate 0.75"
)
@with_fields(NEXT_JOB)
def transfer(
    ctx: typer.Context,
    entry: Entry,
    *,
    date: Annotated[str, typer.Option("--date", metavar="DATE", help="First day of the new job.")],
    worker: Worker = "me",
    source: Source = None,
    fields: dict[str, Any],
) -> None:
    """End a job the day before and begin the next one, which differs in what is given."""
    context: Context = ctx.obj
    day = entries.given_day(date)
    before = entries.read_to_change(context, EMPLOYMENT_NOUN, entry, worker=worker)
    changes = entry_commands.members(context, EMPLOYMENT_NOUN, fields, source=source)
    named = str(before.data["id"])
    body = {**changes, "date": day}
    after = entries.carried_out(
        context,
        EMPLOYMENT_NOUN,
        before,
        lambda etag: context.registry.employment.transfer(named, body, etag=etag),
    )
    context.show(employment_record(after.data))
    context.remember("employment", str(after.data.get("id", "")))
    ended = EMPLOYMENT_NOUN.command("submit", named)
    context.console.note(
        t("The former job ends the day before; that is checked too: {command}", command=ended)
    )
    entry_commands.tell_next(context, EMPLOYMENT_NOUN, after.data, worker=worker)


@app.command(epilog="$ frmr employment remove Zk3fQ81a\n\n$ frmr employment remove Zk3fQ81a --yes")
def remove(ctx: typer.Context, entry: Entry, worker: Worker = "me", yes: Yes = False) -> None:
    """Remove a job that was entered by mistake."""
    context: Context = ctx.obj
    entry_commands.remove(
        context, EMPLOYMENT_NOUN, entry, worker=worker, yes=yes, view=employment_record
    )


@app.command(
    epilog="$ frmr employment submit Zk3fQ81a\n\n$ frmr employment submit Zk3fQ81a -o json"
)
def submit(ctx: typer.Context, entry: Entry, worker: Worker = "me") -> None:
    """Have a job checked; exit code 3 when it is rejected."""
    context: Context = ctx.obj
    entry_commands.submit(
        context, EMPLOYMENT_NOUN, entry, worker=worker, again=False, view=employment_record
    )


@app.command(
    epilog="$ frmr employment recheck Zk3fQ81a\n\n$ frmr employment recheck Zk3fQ81a --quiet"
)
def recheck(ctx: typer.Context, entry: Entry, worker: Worker = "me") -> None:
    """Have a rejected job checked again, corrected or not."""
    context: Context = ctx.obj
    entry_commands.submit(
        context, EMPLOYMENT_NOUN, entry, worker=worker, again=True, view=employment_record
    )


@app.command(
    epilog="$ frmr employment experience\n\n$ frmr employment experience --until 2026-01-01 --less-absences\n\n$ frmr employment experience -o json --query general.length"
)
def experience(
    ctx: typer.Context,
    worker: Worker = "me",
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DATE", help="Last day that counts; today by default."),
    ] = None,
    less_absences: Annotated[
        bool, typer.Option("--less-absences", help="Leave temporary absences out.")
    ] = False,
    drafts: Drafts = False,
) -> None:
    """Count the length of service: in all, by specialty and by contract; overlaps count once."""
    from datetime import date

    from frmr_cli.domain.experience import service
    from frmr_cli.render.experience import service_data, service_record

    context: Context = ctx.obj
    given = entries.given_day(until)
    last = date.fromisoformat(given) if given else entries.today()
    jobs = entries.jobs(context, worker, drafts=drafts)
    counted = service(jobs, today=last, less_absences=less_absences)
    data = service_data(counted, until=last, less_absences=less_absences)
    context.show(service_record(data))


@app.command(
    epilog="$ frmr employment timeline\n\n$ frmr employment timeline --worker 2021.0000302\n\n$ frmr employment timeline | column -ts $'\\t'"
)
def timeline(ctx: typer.Context, worker: Worker = "me", drafts: Drafts = False) -> None:
    """Draw a career as bars over the years; in a pipe, list it in the order of time."""
    context: Context = ctx.obj
    jobs = entries.jobs(context, worker, drafts=drafts)
    jobs.sort(key=lambda job: str(job.get("beginDate", "")))
    if context.draws:
        from frmr_cli.render.career import Career

        console = context.console
        console.draw(Career(jobs, today=entries.today(), unicode=console.speaks_unicode))
    else:
        context.show(employment_listing(jobs))


@app.command(
    "on",
    epilog="$ frmr employment on 2020-05-01\n\n$ frmr employment on 2020-05-01 --organization 1.2.643.5.1.13.13.12.2.77.1001",
)
def on(
    ctx: typer.Context,
    date: Annotated[str, typer.Argument(metavar="DATE", help="The day, such as 2020-05-01.")],
    worker: Worker = "me",
    organization: Annotated[
        str | None,
        typer.Option("--organization", metavar="OID", help="Everybody who worked there that day."),
    ] = None,
    as_of: AsOf = None,
) -> None:
    """Show who worked where on a day."""
    context: Context = ctx.obj
    day, known = entries.given_day(date), entries.given_day(as_of)
    if organization is None:
        rows = list(context.registry.employment.of(worker, on=day, as_of=known))
        context.show(employment_listing(rows))
        return
    from frmr_cli.render.workers import workers_listing

    wanted = {"organization": organization, "on": day} | ({"asOf": known} if known else {})
    context.show(workers_listing(context.registry.search.workers(wanted)))
