"""`frmr profile consent`: what one has agreed to, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from frmr_cli.errors import UsageError
from frmr_cli.locale import t

if TYPE_CHECKING:
    from frmr_cli.context import Context

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="Show your consents, and withdraw them."
)


@app.command("list", epilog="$ frmr profile consent list\n\n$ frmr profile consent list -o json")
def list_(ctx: typer.Context) -> None:
    """Show what you agreed to, in which words, when, and what was withdrawn."""
    from frmr_cli.render.account import consents_listing
    from frmr_cli.sign_in.account_api import account_api

    context: Context = ctx.obj
    context.show(consents_listing(account_api(context).consents()))


@app.command(epilog="$ frmr profile consent withdraw notifications")
def withdraw(
    ctx: typer.Context,
    purpose: Annotated[str, typer.Argument(metavar="PURPOSE", help="Purpose from «consent list».")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Withdraw a consent; a required one is asked for again at the next login."""
    from frmr_cli.sign_in.account_api import account_api

    context: Context = ctx.obj
    account = account_api(context)
    known = {str(item.get("purpose")): str(item.get("title", "")) for item in account.consents()}
    if purpose not in known:
        raise UsageError(
            "FRMR-CLI-006",
            name=t("PURPOSE"),
            value=purpose,
            allowed=", ".join(known),
            help="frmr profile consent list",
        )
    question = t("Withdraw this consent: {title}?", title=known[purpose])
    if not context.console.confirm(question, yes=yes):
        context.console.note(t("Nothing was changed."))
        return
    account.withdraw_consent(purpose)
    context.console.note(t("The consent is withdrawn."))
