"""`frmr account`: the account at Gosuslugi, and what protects it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from frmr_cli.errors import Interrupted, UsageError
from frmr_cli.locale import t

if TYPE_CHECKING:
    from frmr_cli.context import Context

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="Look after the account at Gosuslugi."
)

Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


@app.command(epilog="$ frmr account show\n\n$ frmr account show -o json --query factors")
def show(ctx: typer.Context) -> None:
    """Show the account: level, contacts, ways to confirm a login, password."""
    from frmr_cli.render.account import account_record
    from frmr_cli.sign_in.account_api import account_api

    context: Context = ctx.obj
    context.show(account_record(account_api(context).state()))


@app.command(epilog="$ frmr account password")
def password(ctx: typer.Context) -> None:
    """Change the password; it is asked for, or read from two lines of standard input."""
    from frmr_cli.sign_in.account_api import account_api

    context: Context = ctx.obj
    console = context.console
    present = console.ask_hidden(t("Present password: "))
    new = console.ask_hidden(t("New password: "))
    if console.can_ask and console.ask_hidden(t("Repeat the new password: ")) != new:
        raise UsageError("FRMR-CLI-061")
    account_api(context).change_password(present, new)
    console.note(t("The password is changed."))


@app.command(
    epilog="$ frmr account networks 192.0.2.0/24 2001:db8::/32\n\n$ frmr account networks --clear"
)
def networks(
    ctx: typer.Context,
    given: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NETWORK]...", help="Addresses or networks (CIDR) to allow."),
    ] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Allow every network again.")] = False,
) -> None:
    """Say from which networks alone logins are taken; shows them without any."""
    from frmr_cli.render.account import networks_listing
    from frmr_cli.sign_in.account_api import account_api

    context: Context = ctx.obj
    api = account_api(context)
    if given and clear:
        raise UsageError("FRMR-CLI-060", first="NETWORK", second="--clear")
    found = api.set_networks(given or []) if given or clear else api.state()["networks"]
    context.show(networks_listing(found))


@app.command("recovery-codes", epilog="$ frmr account recovery-codes --yes > codes.txt")
def recovery_codes(ctx: typer.Context, yes: Yes = False) -> None:
    """Make new recovery codes; they are shown once, and the former ones stop working."""
    from frmr_cli.sign_in.account_api import account_api

    context: Context = ctx.obj
    question = t("Replace the recovery codes? The former ones stop working.")
    if not context.console.confirm(question, yes=yes):
        raise Interrupted("FRMR-INT-002")
    codes = account_api(context).renew_recovery_codes()
    context.console.data(f"{code}\n" for code in codes)
    context.console.note(t("Keep them away from this computer; each works once."))


@app.command(epilog="$ frmr account lock")
def lock(ctx: typer.Context, yes: Yes = False) -> None:
    """Lock the account after the loss of a device; every login ends."""
    from frmr_cli.sign_in.account_api import account_api

    context: Context = ctx.obj
    question = t("Lock the account? Only a check of identity opens it again.")
    if not context.console.confirm(question, yes=yes):
        raise Interrupted("FRMR-INT-002")
    account_api(context).lock()
    context.console.note(t("The account is locked, and every login has ended."))
