"""`frmr employment hire`: a job offered to somebody who is not staff yet, and the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from frmr_cli.locale import t
from frmr_cli.record import entry_commands
from frmr_cli.record.entries import EMPLOYMENT_NOUN
from frmr_cli.record.entry_fields import EMPLOYMENT
from frmr_cli.record.field_options import with_fields
from frmr_cli.record.options import Worker, Yes
from frmr_cli.render.entries import organization
from frmr_cli.render.hires import hire_record, hires_listing

if TYPE_CHECKING:
    from frmr_cli.context import Context

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Offer a job to somebody who is not staff yet, and answer such an offer.",
)

OFFERED = tuple(item for item in EMPLOYMENT if not item.path.startswith("organization"))
"""An offer is for the own organisation."""

Offer = Annotated[
    str, typer.Argument(metavar="OFFER", help="The offer: its id, or the beginning of it.")
]


@app.command(
    epilog="$ frmr employment hire propose --post 109 --position external --contract-type secondary --rate 0.25 --begin 2026-11-16\n\n"
    "$ frmr employment hire propose --post 109 --position main --rate 1 --begin 2026-11-16 -o id < person.txt"
)
@with_fields(OFFERED)
def propose(ctx: typer.Context, *, fields: dict[str, Any]) -> None:
    """Offer a job; SNILS and birth date are asked for, in a script they are two lines of input."""
    from frmr_cli.domain.identifiers import parse_snils
    from frmr_cli.record.entries import given_day

    context: Context = ctx.obj
    job = entry_commands.members(context, EMPLOYMENT_NOUN, fields, source=None)
    snils = parse_snils(_told(context, t("SNILS: ")))
    born = given_day(_told(context, t("Birth date: "))) or ""
    answer = context.registry.hires.propose(snils, born, job)
    context.show(hire_record(answer.data))
    context.remember("hires", str(answer.data.get("id", "")))
    context.console.note(
        t("Who has this SNILS and birth date answers by: frmr employment hire list")
    )


@app.command(
    "list",
    epilog="$ frmr employment hire list\n\n$ frmr employment hire list --worker 2021.0000302 -o json",
)
def list_(
    ctx: typer.Context,
    worker: Annotated[
        str | None,
        typer.Option(
            "--worker",
            metavar="WORKER",
            help="Offers to this record; by default yours, or those of your organisation.",
        ),
    ] = None,
) -> None:
    """List offers: those to you, or those of your organisation."""
    context: Context = ctx.obj
    rows = _offers(context, worker)
    context.show(hires_listing(rows))
    for row in rows:
        context.remember("hires", str(row["id"]))


@app.command(epilog="$ frmr employment hire show Zk3fQ81a")
def show(
    ctx: typer.Context,
    offer: Offer,
    worker: Annotated[
        str | None, typer.Option("--worker", metavar="WORKER", help="Offers to this record.")
    ] = None,
) -> None:
    """Show an offer."""
    context: Context = ctx.obj
    context.show(hire_record(_offer(_offers(context, worker), offer)))


@app.command(
    epilog="$ frmr employment hire accept Zk3fQ81a\n\n$ frmr employment hire accept Zk3fQ81a --yes -o json"
)
def accept(ctx: typer.Context, offer: Offer, worker: Worker = "me", yes: Yes = False) -> None:
    """Accept an offer: the job becomes a draft, and the organisation may work with your record."""
    context: Context = ctx.obj
    found = _offer(_offers(context, worker), offer)
    question = t(
        "«{employer}» will keep this job and may read and correct the record. Accept?",
        employer=organization(found["job"].get("organization", "")),
    )
    if not context.console.confirm(question, yes=yes):
        context.console.note(t("Nothing was changed."))
        return
    answer = context.registry.hires.accept(worker, str(found["id"]))
    context.show(hire_record(answer.data))
    entry = str(answer.data.get("entryId", ""))
    context.remember("employment", entry)
    context.console.note(
        t(
            "Accepted. The job is a draft until its papers are there: frmr employment show {id}",
            id=entry,
        )
    )


@app.command(epilog="$ frmr employment hire decline Zk3fQ81a")
def decline(ctx: typer.Context, offer: Offer, worker: Worker = "me", yes: Yes = False) -> None:
    """Decline an offer; the organisation sees that."""
    context: Context = ctx.obj
    found = _offer(_offers(context, worker), offer)
    if not context.console.confirm(t("Decline this offer?"), yes=yes):
        context.console.note(t("Nothing was changed."))
        return
    context.show(hire_record(context.registry.hires.decline(worker, str(found["id"])).data))


@app.command(epilog="$ frmr employment hire withdraw Zk3fQ81a --yes")
def withdraw(ctx: typer.Context, offer: Offer, yes: Yes = False) -> None:
    """Take an offer of your organisation back."""
    context: Context = ctx.obj
    found = _offer(list(context.registry.hires.of_organisation()), offer)
    if not context.console.confirm(t("Withdraw this offer?"), yes=yes):
        context.console.note(t("Nothing was changed."))
        return
    context.registry.hires.withdraw(str(found["id"]))
    context.console.note(t("Withdrawn: {id}.", id=found["id"]))


def _told(context: Context, question: str) -> str:
    """A value of the person; never from the command line, which every program of the machine can read."""
    console = context.console
    return (console.ask(question) if console.can_ask else console.stdin.readline()).strip()


def _offers(context: Context, worker: str | None) -> list[dict[str, Any]]:
    hires = context.registry.hires
    if worker is None and context.registry.me().data.get("organisation"):
        return list(hires.of_organisation())
    return list(hires.of_worker(worker or "me"))


def _offer(rows: list[dict[str, Any]], text: str) -> dict[str, Any]:
    """
    The offer that a person means by its id, or the beginning of it.

    Raises: NotFound FRMR-REG-190, UsageError FRMR-REC-009 for a beginning that several have.
    """
    from frmr_cli.errors import NotFound, UsageError

    found = [row for row in rows if str(row["id"]).startswith(text)]
    if not found:
        raise NotFound("FRMR-REG-190")
    if len(found) > 1:
        names = ", ".join(sorted(str(row["id"]) for row in found))
        raise UsageError("FRMR-REC-009", prefix=text, found=names)
    return found[0]
