"""`frmr bulk`: a plan shown, applied, resumed, looked at and taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from frmr_cli.bulk_plans import desk, login, show_plan
from frmr_cli.errors import FrmrError, NotFound, SomeRowsFailed
from frmr_cli.locale import t

if TYPE_CHECKING:
    from frmr_cli.bulk.runs import Run
    from frmr_cli.context import Context

app = typer.Typer(add_completion=False)

PlanFile = Annotated[Path, typer.Argument(metavar="PLAN", help="File that `frmr bulk plan` wrote.")]
RunName = Annotated[
    str,
    typer.Argument(metavar="[RUN]", help="Id of a run or its beginning; the newest by default."),
]
Concurrency = Annotated[
    int, typer.Option("--concurrency", min=1, max=8, help="Batches in flight at once.")
]
BatchSize = Annotated[
    int, typer.Option("--batch-size", min=1, max=1000, help="Rows of one request.")
]
MaxFailures = Annotated[
    str | None,
    typer.Option("--max-failures", metavar="N|N%", help="Stop after more failures than this."),
]


@app.command(
    epilog="$ frmr bulk show staff.frmrplan\n\n$ frmr bulk show staff.frmrplan --xlsx review.xlsx"
)
def show(
    ctx: typer.Context,
    plan: PlanFile,
    xlsx: Annotated[
        Path | None,
        typer.Option("--xlsx", metavar="FILE", help="Write every change into a sheet for review."),
    ] = None,
) -> None:
    """Show what a plan changes: summary by field, samples."""
    from frmr_cli.bulk.plan_file import load

    context: Context = ctx.obj
    found = load(plan, None)
    if xlsx is not None:
        from frmr_cli.bulk.reviews import write_review

        write_review(found, xlsx)
        context.console.note(t("Written: {path}", path=xlsx))
    show_plan(context, found)


@app.command(
    epilog="$ frmr bulk apply staff.frmrplan --yes\n\n$ frmr bulk apply staff.frmrplan --review review.xlsx -o jsonl"
)
def apply(
    ctx: typer.Context,
    plan: PlanFile,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    review: Annotated[
        Path | None,
        typer.Option("--review", metavar="XLSX", help="Leave out the rows marked in a review."),
    ] = None,
    approver: Annotated[
        Path | None,
        typer.Option(
            "--require-approval", metavar="KEY", help="Public key whose owner must have approved."
        ),
    ] = None,
    concurrency: Concurrency = 2,
    batch_size: BatchSize = 500,
    max_failures: MaxFailures = None,
) -> None:
    """Send the changes of a plan, each exactly once; a plan applies once."""
    context: Context = ctx.obj
    own = desk(context)
    found = own.applicable(plan, login(context))
    limit = _limit(max_failures, found.changes)
    if approver is not None:
        from frmr_cli.bulk.approvals import require_approval

        require_approval(found, approver)
    skipped: set[int] = set()
    if review is not None:
        from frmr_cli.bulk.reviews import skipped_rows

        skipped = skipped_rows(found, review)
    count = found.changes - len(skipped)
    question = t("Apply {count} changes to {server}?", count=count, server=found.header.server)
    if not context.console.confirm(question, yes=yes):
        context.console.note(t("Nothing was sent."))
        return
    name = own.runs().begin(found, skipped=skipped, started_at=own.now.isoformat())
    _go_on(context, name, concurrency, batch_size, limit)


@app.command(epilog="$ frmr bulk resume\n\n$ frmr bulk resume 3f9a")
def resume(
    ctx: typer.Context,
    run: RunName = "last",
    concurrency: Concurrency = 2,
    batch_size: BatchSize = 500,
    max_failures: MaxFailures = None,
) -> None:
    """Go on with a run that was stopped or killed; no row is sent twice or forgotten."""
    context: Context = ctx.obj
    own = desk(context)
    with own.runs().reading(run) as found:
        name, plan = found.id, found.plan
    own.require_login(plan, login(context))
    _go_on(context, name, concurrency, batch_size, _limit(max_failures, plan.changes))


@app.command(epilog="$ frmr bulk status\n\n$ frmr bulk status 3f9a -o json")
def status(ctx: typer.Context, run: RunName = "last") -> None:
    """Show how the rows of a run stand."""
    context: Context = ctx.obj
    with desk(context).runs().reading(run) as found:
        _show_run(context, found)


@app.command(epilog="$ frmr bulk runs")
def runs(ctx: typer.Context) -> None:
    """List the runs of this user, newest first."""
    from frmr_cli.render.bulk import runs_listing
    from frmr_cli.render.errors import error_lines

    context: Context = ctx.obj
    own = desk(context).runs()
    rows = []
    for name in own.names():
        try:
            with own.reading(name) as found:
                rows.append(_run_data(found))
        except FrmrError as error:
            # One damaged run does not hide the others.
            context.console.tell(error_lines(error))
    context.show(runs_listing(rows))


@app.command(epilog="$ frmr bulk rejects\n\n$ frmr bulk rejects 3f9a -O rejects.csv")
def rejects(
    ctx: typer.Context,
    run: RunName = "last",
    target: Annotated[
        Path | None,
        typer.Option(
            "--out", "-O", metavar="FILE", help="Write them in the form of the file they came from."
        ),
    ] = None,
) -> None:
    """Show the rows that failed, or write them to be corrected and fed back."""
    from frmr_cli.bulk import rejects as failed
    from frmr_cli.render.bulk import rejects_listing

    context: Context = ctx.obj
    own = desk(context)
    with own.runs().reading(run) as found:
        rows = failed.rejects(found, own.key(), target and target.parent)
        if target is None:
            shown = ("row", "target", "code", "message", "hint")
            context.show(
                rejects_listing({name: getattr(item, name) for name in shown} for item in rows)
            )
            return
        header = found.plan.header
        count = failed.write_rejects(rows, target, header.headers, header.layout)
    context.console.note(t("{count} rows written: {path}", count=count, path=target))


@app.command(epilog="$ frmr bulk undo 3f9a -O back.frmrplan\n\n$ frmr bulk apply back.frmrplan")
def undo(
    ctx: typer.Context,
    run: RunName = "last",
    target: Annotated[
        Path | None, typer.Option("--out", "-O", metavar="PLAN", help="Where to write the plan.")
    ] = None,
) -> None:
    """Make a plan that takes a run back; what others changed since stays as it is."""
    from frmr_cli.bulk.plan_file import load
    from frmr_cli.bulk.plan_writer import PlanWriter
    from frmr_cli.bulk.undo import left_rows, plan_undo
    from frmr_cli.render.bulk import rejects_listing

    context: Context = ctx.obj
    own = desk(context)
    with own.runs().reading(run) as found:
        path = target or Path(f"undo-{found.id}.frmrplan")
        header = found.plan.header
        made = own.header(
            login(context),
            kind=header.kind,
            source=f"undo {found.plan.sha256}",
            headers=header.headers,
            layout=header.layout,
        )
        own.require_login(found.plan, login(context))
        with PlanWriter(path, made, own.key()) as writer:
            left = plan_undo(found, own.key(), context.registry, writer)
            if not writer.count and not left:
                raise NotFound("FRMR-BULK-049", run=found.id)
    if left:
        context.show(rejects_listing(left_rows(left)))
        context.console.note(t("{count} rows are left as they are.", count=len(left)))
    else:
        show_plan(context, load(path, own.key()))
    context.console.note(t("Apply it with: frmr bulk apply {path}", path=path))


def _go_on(
    context: Context, name: str, concurrency: int, batch_size: int, limit: int | None
) -> None:
    """Work on a run until it ends, and show how its rows stand."""
    from frmr_cli.bulk import reporting
    from frmr_cli.bulk.plan_file import operations
    from frmr_cli.bulk.run import Runner, Settings
    from frmr_cli.bulk.scan_sending import sender

    own = desk(context)
    streams = context.settings["output"] == "jsonl"
    with own.runs().writing(name) as run:
        teller = reporting.teller(context.console, run, events=streams, clock=context.monotonic)
        send, most = sender(context.registry, run.plan.header.kind)
        runner = Runner(
            run.journal,
            send,
            lambda start: operations(run.plan, own.key(), start=start),
            Settings(run.plan.changes, min(batch_size, most), concurrency, limit),
            now=reporting.utc_now,
            tell=teller.tell,
        )
        try:
            with reporting.stopped_by_signals(context.console, runner, teller, name):
                runner.run(name)
        finally:
            teller.end(run.counts())
        counts = run.counts()
        if not streams:
            _show_run(context, run)
    if counts.failed:
        raise SomeRowsFailed(
            "FRMR-BULK-042", failed=counts.failed, total=counts.done + counts.failed, run=name
        )


def _show_run(context: Context, run: Run) -> None:
    from frmr_cli.render.bulk import run_record

    data = _run_data(run)
    context.show(run_record(data))
    if data["in_doubt"] or data["not_started"]:
        context.console.note(t("Go on with: frmr bulk resume {run}", run=run.id))


def _run_data(run: Run) -> dict[str, Any]:
    header, counts = run.plan.header, run.counts()
    state = (
        "not finished" if counts.left else "ended with failures" if counts.failed else "finished"
    )
    return {
        "run": run.id,
        "state": state,
        "kind": header.kind,
        "account": header.account,
        "server": header.server,
        "started_at": run.journal.meta("started_at"),
        "total": run.plan.changes,
        **counts._asdict(),
    }


def _limit(text: str | None, total: int) -> int | None:
    from frmr_cli.bulk.limits import failure_limit

    return failure_limit(text, total)
