"""`frmr profile status|search|compare|history`: records looked up and compared."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from frmr_cli.errors import UsageError
from frmr_cli.locale import t

if TYPE_CHECKING:
    from frmr_cli.context import Context

app = typer.Typer(add_completion=False)


class Category(StrEnum):
    """Categories of workers."""

    doctor = "doctor"
    dentist = "dentist"
    rehabilitation = "rehabilitation"
    nurse_midwife_technician = "nurse_midwife_technician"
    head = "head"
    pharma_diagnostics = "pharma_diagnostics"


class Status(StrEnum):
    """What a worker may do, as the register derives it."""

    may_practise = "may_practise"
    expiring = "expiring"
    expired = "expired"
    not_employed = "not_employed"


AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="As the register knew it at the end of that day."),
]
Limit = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, help="At most so many rows.")
]


@app.command(
    epilog="$ frmr profile status 2021.0000301\n\n$ frmr profile status 'Иванова Анна'\n\n$ frmr profile status Иванова --region 'Московская область' -o json"
)
def status(
    ctx: typer.Context,
    who: Annotated[
        str, typer.Argument(metavar="WHO", help="Name, or the number of a register record.")
    ],
    region: Annotated[
        str | None, typer.Option("--region", metavar="NAME", help="Only in this region.")
    ] = None,
) -> None:
    """Check in public whether somebody may practise; needs no login."""
    from frmr_cli.domain.oids import WORKER_ID
    from frmr_cli.render.workers import public_listing, public_record

    context: Context = ctx.obj
    search = context.open_registry.search
    if WORKER_ID.fullmatch(who.strip()):
        context.show(public_record(search.public_worker(who.strip()).data))
        return
    context.show(public_listing(list(search.public(who, region=region))))


@app.command(
    epilog="$ frmr profile search Иванова\n\n$ frmr profile search --snils -\n\n$ frmr profile search --organization 1.2.643.5.1.13.13.12.2.77.1001 --status expiring --on 2026-12-31 -o csv"
)
def search(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Beginning of the name.")
    ] = None,
    snils: Annotated[
        str | None,
        typer.Option(
            "--snils", metavar="-", help="SNILS; «-» asks for it or reads it from standard input."
        ),
    ] = None,
    organization: Annotated[
        str | None, typer.Option("--organization", metavar="OID", help="Organisation by its OID.")
    ] = None,
    post: Annotated[
        str | None, typer.Option("--post", metavar="CODE", help="Post by its code.")
    ] = None,
    specialty: Annotated[
        str | None, typer.Option("--specialty", metavar="CODE", help="Specialty by its code.")
    ] = None,
    category: Annotated[
        Category | None, typer.Option("--category", help="Category of worker.")
    ] = None,
    state: Annotated[
        Status | None, typer.Option("--status", help="Status that the register derives.")
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="What was true on that day.")
    ] = None,
    as_of: AsOf = None,
    limit: Limit = None,
) -> None:
    """Search workers by name, SNILS, place, post, specialty, category and status."""
    from frmr_cli.record.entries import given_day
    from frmr_cli.render.workers import workers_listing

    context: Context = ctx.obj
    wanted = {
        "name": name,
        "snils": _asked_snils(context, snils),
        "organization": organization,
        "post": post,
        "specialty": specialty,
        "category": category,
        "status": state,
        "on": given_day(on),
        "asOf": given_day(as_of),
    }
    given = {key: str(value) for key, value in wanted.items() if value}
    if not given.keys() - {"on", "asOf"}:
        raise UsageError("FRMR-REC-012", help="frmr profile search --help")
    rows = context.registry.search.workers(given, limit=limit)
    context.show(workers_listing(rows))


@app.command(
    epilog="$ frmr profile compare\n\n$ frmr profile compare --reveal --reason 'checking my data'"
)
def compare(ctx: typer.Context) -> None:
    """Set the Gosuslugi account beside the own record, and say which side to correct."""
    from frmr_cli.domain.comparison import compared
    from frmr_cli.record.disclosure import disclosed_worker
    from frmr_cli.render.comparison import comparison_data, comparison_listing
    from frmr_cli.sign_in.account_claims import account_claims

    context: Context = ctx.obj
    claims = account_claims(context)
    reason = context.flags.reason or t("Comparison with the Gosuslugi account")
    worker = disclosed_worker(
        context, "me", ("/snils", "/birthDate", "/phone", "/email"), reason=reason
    )
    rows = comparison_data(compared(claims, worker), reveal=context.flags.reveal)
    context.show(comparison_listing(rows))


@app.command(
    epilog="$ frmr profile history\n\n$ frmr profile history --entry Hd71kPzq0Lw2Vx8yBn5mTg\n\n$ frmr profile history 2021.0000301 --limit 10 -o json"
)
def history(
    ctx: typer.Context,
    worker: Annotated[
        str, typer.Argument(metavar="[WORKER]", help="Register record; your own by default.")
    ] = "me",
    entry: Annotated[
        str | None,
        typer.Option(
            "--entry",
            metavar="ENTRY",
            help="Of one education or job instead: its id, or the beginning.",
        ),
    ] = None,
    limit: Limit = None,
) -> None:
    """Show who changed what in a record, newest first."""
    from frmr_cli.record import entries
    from frmr_cli.render.workers import history_listing

    context: Context = ctx.obj
    if entry is not None:
        rows = entries.history(context, entry, worker=worker, limit=limit)
    else:
        rows = context.registry.worker_history(worker, limit=limit)
    context.show(history_listing(rows, of_entry=entry is not None))


def _asked_snils(context: Context, given: str | None) -> str | None:
    """
    The СНИЛС as 11 digits; never from the command line itself, which every program of the machine can read.

    Raises: UsageError FRMR-REC-011; ValidationFailed for a number that is none.
    """
    from frmr_cli.domain.identifiers import parse_snils

    if given is None:
        return None
    if given != "-":
        raise UsageError("FRMR-REC-011")
    console = context.console
    text = console.ask(t("SNILS: ")) if console.can_ask else console.stdin.readline()
    return str(parse_snils(text.strip()))
