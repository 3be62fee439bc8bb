"""`frmr local scenario`: the problems of logins, brought about for training and tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from frmr_cli.locale import t

if TYPE_CHECKING:
    from frmr_cli.context import Context

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Bring an account or the stub into a state in which a login fails.",
)

Name = Annotated[str, typer.Argument(metavar="SCENARIO", help="Name from «scenario list».")]
As = Annotated[
    str | None,
    typer.Option("--as", metavar="LOGIN", help="The demo person; none for the whole stub."),
]


@app.command("list", epilog="frmr local scenario list")
def list_(ctx: typer.Context) -> None:
    """List the states, the problem that each brings about, and who is in it."""
    from frmr_cli.local_scenarios import Scenarios
    from frmr_cli.render.scenarios import scenarios_listing

    context: Context = ctx.obj
    context.show(scenarios_listing(Scenarios(context).every()))


@app.command(
    "set",
    epilog="frmr local scenario set lost-sms --as petrova\n\nfrmr local scenario set portal-down",
)
def set_(ctx: typer.Context, name: Name, login: As = None) -> None:
    """Bring a state about."""
    from frmr_cli.local_scenarios import Scenarios

    context: Context = ctx.obj
    Scenarios(context).bring_about(name, login)
    target = f"{name} --as {login}" if login else name
    text = "In force: {name}. End it with: frmr local scenario clear {target}"
    context.console.note(t(text, name=name, target=target))


@app.command(epilog="frmr local scenario clear lost-sms --as petrova")
def clear(ctx: typer.Context, name: Name, login: As = None) -> None:
    """End a state; what it had changed is put back."""
    from frmr_cli.local_scenarios import Scenarios

    context: Context = ctx.obj
    Scenarios(context).clear(name, login)
    context.console.note(t("Ended: {name}.", name=name))
