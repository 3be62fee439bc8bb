"""`frmr auth`: look after the stored logins."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from frmr_cli.errors import UsageError
from frmr_cli.locale import t
from frmr_cli.render import login as views
from frmr_cli.render.moments import moment
from frmr_cli.render.safe import safe

if TYPE_CHECKING:
    from frmr_cli.context import Context

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Look after the stored logins.")

BACKENDS = ("keyring", "passphrase", "insecure")


class Storage(StrEnum):
    """Ways to keep tokens."""

    keyring = "keyring"
    passphrase = "passphrase"  # noqa: S105 - a name
    insecure = "insecure"


@app.command(epilog="$ frmr auth status\n\n$ frmr auth status -o json --query expires_at")
def status(ctx: typer.Context) -> None:
    """Show which login is used, without asking anybody; exit code 4 when there is none."""
    context: Context = ctx.obj
    data = _status(context)
    context.show(views.status_record(data))
    if data.get("storage") == "insecure":
        _warn(context)
    for path in _damaged(context):
        context.console.note(t("This file of a login cannot be read: {path}", path=safe(path)))


@app.command("list", epilog="$ frmr auth list\n\n$ frmr auth list --all -o json")
def list_(
    ctx: typer.Context,
    everywhere: Annotated[bool, typer.Option("--all", help="Logins of all contexts.")] = False,
) -> None:
    """List the stored logins."""
    context: Context = ctx.obj
    found = context.accounts.entries(everywhere=everywhere)
    names = {entry.account.context for entry in found} & context.settings.contexts.keys()
    active = [context.in_context(name).accounts.active() for name in names]
    rows = [views.account_data(entry) | {"active": entry in active} for entry in found]
    context.show(views.logins_listing(rows))


@app.command(epilog="$ frmr auth switch 1000000301\n\n$ frmr auth switch 'Иванова Анна Петровна'")
def switch(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Name or account number from «auth list».")
    ],
) -> None:
    """Use another stored login of the current context."""
    context: Context = ctx.obj
    entry = context.accounts.find(name)
    context.accounts.activate(entry.account)
    context.console.note(t("Commands now act as {name}.", name=safe(entry.name)))


@app.command(
    epilog='$ frmr auth token\n\n$ curl --oauth2-bearer "$(frmr auth token)" https://frmr.example.ru/v1/me'
)
def token(ctx: typer.Context) -> None:
    """Print the access token, renewed if need be; treat it like a password."""
    context: Context = ctx.obj
    secret = context.accounts.token_source().access_token()
    context.console.data([f"{secret.reveal()}\n"])


@app.command(epilog="$ frmr auth refresh\n\n$ frmr auth refresh --context prod")
def refresh(ctx: typer.Context) -> None:
    """Renew the stored tokens now."""
    from frmr_cli.login.tokens import iso

    context: Context = ctx.obj
    variable = context.accounts.foreign_variable()
    if variable:
        raise UsageError("FRMR-AUTH-061", variable=variable)
    until = iso(context.accounts.session().refresh().expires_at)
    if until:
        context.console.note(t("The access token is good until {until}.", until=moment(until)))
    else:
        context.console.note(t("The access token is renewed."))


@app.command(epilog="$ frmr auth storage\n\n$ frmr auth storage keyring")
def storage(
    ctx: typer.Context,
    backend: Annotated[
        Storage | None,
        typer.Argument(metavar="[STORAGE]", help="keyring, passphrase or insecure."),
    ] = None,
) -> None:
    """Show how tokens can be kept here, or move all stored logins."""
    context: Context = ctx.obj
    if backend is None:
        probes = [context.accounts.probe(name) for name in BACKENDS]
        context.show(views.storage_listing(probes, chosen=context.accounts.backend))
        return
    _move(context, backend.value)


def _move(context: Context, backend: str) -> None:
    from frmr_cli.configuration import set_value

    context.accounts.prepare(backend)
    moved = 0
    for entry in context.accounts.entries(everywhere=True):
        if entry.backend != backend:
            context.accounts.move(entry, backend)
            moved += 1
    set_value(context.settings.paths.config_file, "storage", backend)
    kept = t(views.STORAGE_NAMES[backend])
    context.console.note(
        t("Tokens are kept here: {storage}. Logins moved: {count}.", storage=kept, count=moved)
    )
    if backend == "insecure":
        _warn(context)


def _warn(context: Context) -> None:
    context.console.tell(t("Warning: the tokens are kept in a file without protection."))


def _status(context: Context) -> dict[str, Any]:
    """Raises: NotLoggedIn FRMR-AUTH-001."""
    from frmr_cli.login.environment import environment_token, token_variable

    server = context.settings.context()
    where = {"context": server.name, "registry": server.registry or None}
    variable = context.accounts.foreign_variable()
    if variable:
        is_token = token_variable(os.environ) is not None
        if is_token:
            environment_token(os.environ)  # a token that cannot be used is said here already
        source = "environment" if is_token else "service_account"
        return {"source": source, "variable": variable, **where, "issuer": server.issuer or None}
    entry = context.accounts.require_active()
    return {"source": "store", "variable": None, **where, **views.account_data(entry)}


def _damaged(context: Context) -> tuple[str, ...]:
    from frmr_cli.login.store.index import read_index

    return read_index(context.settings.paths.tokens).damaged
