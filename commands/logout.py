"""`frmr logout`: end a login here and at the issuer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from frmr_cli.locale import t

if TYPE_CHECKING:
    from frmr_cli.context import Context

app = typer.Typer(add_completion=False)


@app.command(epilog="$ frmr logout\n\n$ frmr logout --all\n\n$ frmr logout --context prod -o json")
def logout(
    ctx: typer.Context,
    everything: Annotated[
        bool, typer.Option("--all", help="End every stored login, in all contexts.")
    ] = False,
) -> None:
    """End a login at the issuer and delete it here."""
    from frmr_cli.render.login import logouts_listing
    from frmr_cli.sign_in.logouts import end_logins

    context: Context = ctx.obj
    accounts = context.accounts
    if everything:
        entries = accounts.entries(everywhere=True)
    else:
        active = accounts.active()
        entries = [active] if active else []
    if not entries:
        context.console.note(t("Nobody was logged in."))
    rows = end_logins(context, entries)
    variable = accounts.foreign_variable()
    if variable:
        context.console.note(t("{variable} is set and goes on being used.", variable=variable))
    if context.wants_data:
        context.show(logouts_listing(rows))
