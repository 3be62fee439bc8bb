"""`frmr sessions`: where one is logged in, and an end to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from frmr_cli.locale import t

if TYPE_CHECKING:
    from frmr_cli.context import Context

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="Look through your logins, and end them."
)

Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


@app.command(
    "list",
    epilog="$ frmr sessions list\n\n$ frmr sessions list -o json --query 'items[?new_device]'",
)
def list_(ctx: typer.Context) -> None:
    """List the logins that work, with device, address and last use."""
    from frmr_cli.render.account import sessions_listing
    from frmr_cli.sign_in.account_api import account_api

    context: Context = ctx.obj
    found = account_api(context).sessions()
    context.show(sessions_listing(found.rows))
    if found.unusual:
        told = t(
            "Unusual logins in 30 days: {count}. See `frmr account show`.", count=found.unusual
        )
        context.console.note(told)


@app.command(epilog="$ frmr sessions end 7c1f0d9e")
def end(
    ctx: typer.Context,
    session: Annotated[
        str, typer.Argument(metavar="SESSION", help="Id from «sessions list», or its beginning.")
    ],
) -> None:
    """End one login: its tokens stop working."""
    from frmr_cli.sign_in.account_api import account_api, find_session

    context: Context = ctx.obj
    api = account_api(context)
    found = find_session(api.sessions().rows, session)
    api.end(found["id"])
    context.console.note(t("The login is ended."))


@app.command(
    "end-all", epilog="$ frmr sessions end-all --keep-current\n\n$ frmr sessions end-all --yes"
)
def end_all(
    ctx: typer.Context,
    keep_current: Annotated[
        bool, typer.Option("--keep-current", help="Spare the login of this command.")
    ] = False,
    yes: Yes = False,
) -> None:
    """End every login, on all devices."""
    from frmr_cli.errors import Interrupted
    from frmr_cli.sign_in.account_api import account_api

    context: Context = ctx.obj
    if not context.console.confirm(t("End your logins on all devices?"), yes=yes):
        raise Interrupted("FRMR-INT-002")
    count = account_api(context).end_all(keep_current=keep_current)
    context.console.note(t("Logins ended: {count}.", count=count))
