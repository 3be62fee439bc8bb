"""`frmr access`: who has which role in the register."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from frmr_cli.errors import UsageError
from frmr_cli.locale import t
from frmr_cli.record.entries import given_day
from frmr_cli.render import access as views
from frmr_cli.render.safe import safe

if TYPE_CHECKING:
    from frmr_cli.context import Context

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="Say who has which role in the register."
)


class Role(StrEnum):
    """Roles of the register."""

    practitioner = "practitioner"
    organisation_hr = "organisation_hr"
    registry_admin = "registry_admin"
    support = "support"
    auditor = "auditor"
    service = "service"


Organization = Annotated[
    str | None,
    typer.Option("--organization", metavar="OID", help="The organisation that the role is for."),
]


@app.command(epilog="$ frmr access roles\n\n$ frmr access roles -o json")
def roles(ctx: typer.Context) -> None:
    """Explain the roles: what each may do, and with whose records."""
    context: Context = ctx.obj
    context.show(views.roles_listing())


@app.command(
    epilog="$ frmr access grant 1000000312 --role support --reason 'hired on 1 December'\n\n"
    "$ frmr access grant --worker 2021.0000302 --role organisation_hr --organization 1.2.643.5.1.13.13.12.2.77.1001 --until 2027-06-30 --reason 'order 15-k'"
)
def grant(
    ctx: typer.Context,
    subject: Annotated[
        str | None,
        typer.Argument(metavar="[ACCOUNT]", help="Number of the Gosuslugi account, or client id."),
    ] = None,
    worker: Annotated[
        str | None,
        typer.Option("--worker", metavar="WORKER", help="The account of this register record."),
    ] = None,
    role: Annotated[Role, typer.Option("--role", help="The role to give.")] = ...,  # type: ignore[assignment]
    organization: Organization = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DATE", help="Last day of the role; without it, no end."),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", help="Name of somebody who never logged in."),
    ] = None,
) -> None:
    """Give somebody a role; the reason stands in the audit log."""
    context: Context = ctx.obj
    if (subject is None) == (worker is None):
        raise UsageError("FRMR-REC-014", help="frmr access grant --help")
    if not context.flags.reason:
        raise UsageError("FRMR-CLI-003", name="--reason", help="frmr access grant --help")
    wanted = {
        "subject": subject,
        "workerId": worker,
        "name": name,
        "role": role.value,
        "organization": organization,
        "until": given_day(until),
        "reason": context.flags.reason,
    }
    given = {key: value for key, value in wanted.items() if value is not None}
    context.show(views.grant_record(context.registry.access.grant(given).data))


@app.command(
    epilog="$ frmr access revoke 1000000312 --role support\n\n$ frmr access revoke Hd71kPzq0Lw2Vx8yBn5mTg --yes"
)
def revoke(
    ctx: typer.Context,
    who: Annotated[
        str,
        typer.Argument(metavar="WHO", help="The grant from «access review», or an account."),
    ],
    role: Annotated[
        Role | None, typer.Option("--role", help="The role of the account to take away.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Take a role away; the last administrator keeps it."""
    context: Context = ctx.obj
    access = context.registry.access
    chosen = views.only_one(list(access.grants(who=who, role=role)), who)
    question = t(
        "Take the role {role} away from {name}?",
        role=t(str(chosen["role"])),
        name=safe(str(chosen["name"])),
    )
    if not context.console.confirm(question, yes=yes):
        context.console.note(t("Nothing was taken away."))
        return
    context.show(views.grant_record(access.revoke(str(chosen["id"])).data))
    context.console.note(t("The role is taken away."))


@app.command(
    epilog="$ frmr access review\n\n$ frmr access review --role registry_admin\n\n$ frmr access review --unused 90 -o csv\n\n$ frmr access review --all -o jsonl"
)
def review(
    ctx: typer.Context,
    role: Annotated[Role | None, typer.Option("--role", help="Only this role.")] = None,
    organization: Organization = None,
    unused: Annotated[
        int | None,
        typer.Option("--unused", metavar="DAYS", min=0, help="Only what was not used for so long."),
    ] = None,
    everybody: Annotated[
        bool, typer.Option("--all", help="With practitioners, who reach their own record alone.")
    ] = False,
) -> None:
    """
    Show who has which role, who gave it, and when it was last used.

    Practitioners, who reach their own record alone, are left out unless they are asked for.
    """
    context: Context = ctx.obj
    is_staff = not everybody and role is None
    rows = context.registry.access.review(role=role, organization=organization, is_staff=is_staff)
    context.show(views.review_listing(rows if unused is None else views.unused(rows, days=unused)))
    if is_staff:
        context.console.note(t("Practitioners are left out; with them: `--all`."))
