"""`frmr context`: choose the registry and issuer to work with."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from frmr_cli import configuration, settings
from frmr_cli.errors import UsageError
from frmr_cli.locale import t
from frmr_cli.render.contexts import context_listing, context_record

if TYPE_CHECKING:
    from frmr_cli.context import Context

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Choose the registry and issuer to work with.",
)


class TlsVersion(StrEnum):
    """Versions of TLS that can be the oldest one."""

    newest = "1.3"
    older = "1.2"


Name = Annotated[str, typer.Argument(metavar="NAME", help="Name of the context.")]


@app.command(
    epilog="$ frmr context add prod --registry https://frmr.example.ru --issuer https://sso.example.ru/realms/med\n\n"
    "$ frmr context add test --registry https://test.local --issuer https://sso.test.local --ca-file ca.pem --use"
)
def add(
    ctx: typer.Context,
    name: Name,
    registry: Annotated[
        str, typer.Option("--registry", metavar="URL", help="Base address of the registry's API.")
    ],
    issuer: Annotated[
        str,
        typer.Option(
            "--issuer", metavar="URL", help="Issuer of logins, exactly as its metadata say it."
        ),
    ],
    client_id: Annotated[
        str, typer.Option("--client-id", metavar="ID", help="Client id at the issuer.")
    ] = settings.CLIENT_ID,
    scopes: Annotated[
        list[str] | None,
        typer.Option("--scope", metavar="SCOPE", help="Right to ask for; may be repeated."),
    ] = None,
    ca_file: Annotated[
        Path | None,
        typer.Option("--ca-file", metavar="FILE", help="PEM file of further authorities to trust."),
    ] = None,
    minimum_tls: Annotated[
        TlsVersion,
        typer.Option("--minimum-tls", help="Oldest version of TLS to speak; 1.2 weakens it."),
    ] = TlsVersion.newest,
    use: Annotated[bool, typer.Option("--use", help="Make it the current context.")] = False,
) -> None:
    """Add a registry with its issuer."""
    context: Context = ctx.obj
    added = settings.ServerContext(
        name=name,
        registry=registry,
        issuer=issuer,
        client_id=client_id,
        scopes=_scopes(scopes),
        ca_file=_ca_file(ca_file),
        minimum_tls=minimum_tls.value,
    )
    path = settings.user_paths().config_file
    configuration.add_context(path, added)
    if use:
        configuration.set_value(path, "context", name)
        context.console.note(t("Context {name} is added and is the current one.", name=name))
    else:
        text = t(
            "Context {name} is added. Make it the current one: {command}",
            name=name,
            command=f"frmr context use {name}",
        )
        context.console.note(text)


@app.command(epilog="$ frmr context use prod\n\n$ frmr context use local")
def use(ctx: typer.Context, name: Name) -> None:
    """Make a context the current one."""
    context: Context = ctx.obj
    context.settings.with_flags({"context": name}).context()
    configuration.set_value(context.settings.paths.config_file, "context", name)
    context.forget_settings()
    current, origin = context.settings.values["context"]
    if current == name:
        context.console.note(t("The current context is {name}.", name=name))
    else:
        context.console.note(
            t(
                "{origin} still sets {name} to {value}.",
                origin=origin,
                name="context",
                value=current,
            )
        )


@app.command("list", epilog="$ frmr context list\n\n$ frmr context list -o json")
def list_(ctx: typer.Context) -> None:
    """List the contexts."""
    context: Context = ctx.obj
    found = context.settings
    known = [found.contexts[name] for name in sorted(found.contexts)]
    context.show(context_listing(known, current=found["context"]))


@app.command(epilog="$ frmr context show\n\n$ frmr context show prod -o json")
def show(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="The current context by default.")
    ] = None,
) -> None:
    """Show a context."""
    context: Context = ctx.obj
    found = context.settings
    chosen = found.with_flags({"context": name}) if name else found
    context.show(context_record(chosen.context(), current=found["context"]))


@app.command(epilog="$ frmr context remove test\n\n$ frmr context remove test --yes")
def remove(
    ctx: typer.Context,
    name: Name,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """End the logins of a context and remove it."""
    from frmr_cli.sign_in.logouts import end_logins

    context: Context = ctx.obj
    configuration.require_removable(name)
    there = context.in_context(name)
    there.settings.context()
    logins = there.accounts.entries()
    question = t(
        "Remove context {name} and end its logins ({count})?", name=name, count=len(logins)
    )
    if not context.console.confirm(question, yes=yes):
        context.console.note(t("Nothing was removed."))
        return
    end_logins(context, logins)
    was_current = configuration.remove_context(context.settings.paths.config_file, name)
    context.console.note(t("Context {name} is removed.", name=name))
    if was_current:
        context.console.note(t("The current context is {name}.", name=settings.LOCAL_CONTEXT))


def _scopes(given: list[str] | None) -> tuple[str, ...]:
    """Scopes, whether repeated or separated by spaces or commas."""
    found = " ".join(given or ()).replace(",", " ").split()
    return tuple(dict.fromkeys(found)) or settings.SCOPES


def _ca_file(given: Path | None) -> str | None:
    if given is None:
        return None
    path = given.expanduser().absolute()
    try:
        with path.open("rb"):
            return str(path)
    except OSError as error:
        raise UsageError("FRMR-CFG-010", path=str(path)) from error
