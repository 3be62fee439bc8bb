"""`frmr login`: log in through Gosuslugi, or any issuer of the current context."""

from __future__ import annotations

import os
import shlex
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from frmr_cli.errors import NotLoggedIn, UsageError
from frmr_cli.locale import t

if TYPE_CHECKING:
    from frmr_cli.context import Context
    from frmr_cli.login.device import DeviceCode
    from frmr_cli.login.tokens import TokenSet
    from frmr_cli.sign_in.device_login import DeviceLogin
    from frmr_cli.sign_in.login_screen import LoginScreen

app = typer.Typer(add_completion=False)


class Storage(StrEnum):
    """Ways to keep tokens."""

    keyring = "keyring"
    passphrase = "passphrase"  # noqa: S105 - a name
    insecure = "insecure"


@app.command(
    epilog="$ frmr login\n\n$ frmr login --no-wait\n\n$ frmr login --complete\n\n$ frmr login --storage passphrase\n\n$ frmr login --scope +frmr.audit"
)
def login(
    ctx: typer.Context,
    scopes: Annotated[
        list[str] | None,
        typer.Option(
            "--scope",
            metavar="SCOPE",
            help="Right to ask for instead of the usual ones, «+RIGHT» besides them; may be repeated.",
        ),
    ] = None,
    no_wait: Annotated[
        bool, typer.Option("--no-wait", help="Print address and code as JSON and end.")
    ] = False,
    complete: Annotated[
        bool, typer.Option("--complete", help="Finish a login that --no-wait began.")
    ] = False,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Do not offer to open the browser.")
    ] = False,
    qr: Annotated[
        bool | None,
        typer.Option("--qr/--no-qr", help="Show a QR code; by default where a phone can use it."),
    ] = None,
    clipboard: Annotated[
        bool, typer.Option("--clipboard", help="Also put the code on the clipboard.")
    ] = False,
    storage: Annotated[
        Storage | None,
        typer.Option("--storage", help="Where to keep the tokens; remembered."),
    ] = None,
    insecure_storage: Annotated[
        bool,
        typer.Option("--insecure-storage", help="Keep the tokens in a file without protection."),
    ] = False,
) -> None:
    """Log in through Gosuslugi."""
    context: Context = ctx.obj
    if no_wait and complete:
        raise UsageError("FRMR-CLI-060", first="--no-wait", second="--complete")
    backend = _backend(context, storage, insecure_storage)
    attempt = _attempt(context, backend, scopes)
    code = attempt.resume() if complete else attempt.begin()
    if no_wait:
        attempt.keep(code)
        _pin(context, backend)
        _show_code(context, code)
        return
    screen = _screen(context, can_open=not (no_browser or complete))
    tokens = _wait(context, attempt, code, screen, qr=qr, clipboard=clipboard, is_kept=complete)
    _pin(context, backend)
    _tell(context, tokens, backend)
    _remember(context)


def _remember(context: Context) -> None:
    """So that `frmr diagnose login` knows that what failed before is over."""
    from frmr_cli.diagnose.diary import keep

    keep(context.settings.paths.state, "login", None)


def _backend(context: Context, storage: Storage | None, insecure: bool) -> str:
    if insecure and storage not in (None, Storage.insecure):
        raise UsageError("FRMR-CLI-060", first="--storage", second="--insecure-storage")
    if insecure:
        return "insecure"
    return storage.value if storage else context.accounts.backend


def _attempt(context: Context, backend: str, scopes: list[str] | None) -> DeviceLogin:
    """The login, once it is clear that its tokens would be used and can be kept."""
    from frmr_cli.sign_in.device_login import DeviceLogin, requested

    variable = context.accounts.foreign_variable()
    if variable:
        raise UsageError("FRMR-AUTH-061", variable=variable)
    server = context.server
    context.accounts.prepare(backend)
    return DeviceLogin(
        context.accounts,
        backend=backend,
        scopes=requested(scopes or (), server.scopes),
        wall=lambda: datetime.now(UTC),
        now=context.monotonic,
    )


def _screen(context: Context, *, can_open: bool) -> LoginScreen:
    from frmr_cli.sign_in.browser_page import has_browser, open_page
    from frmr_cli.sign_in.keyboard import NoKeyboard, TerminalKeyboard
    from frmr_cli.sign_in.login_screen import LoginScreen, display_of

    console = context.console
    can_press = can_open and console.can_ask and has_browser(os.environ)
    return LoginScreen(
        console.stderr,
        display_of(console.stderr, os.environ),
        keys=TerminalKeyboard(console.stdin.fileno(), context.sleep)
        if can_press
        else NoKeyboard(context.sleep),
        now=context.monotonic,
        open_page=open_page if can_press else None,
    )


def _wait(
    context: Context,
    attempt: DeviceLogin,
    code: DeviceCode,
    screen: LoginScreen,
    *,
    qr: bool | None,
    clipboard: bool,
    is_kept: bool,
) -> TokenSet:
    from frmr_cli.login.addresses import is_local
    from frmr_cli.sign_in.login_screen import Login

    server = context.server
    # A phone cannot open a page of this machine.
    wants_qr = qr if qr is not None else not is_local(code.verification_uri)
    screen.show(
        Login(server.registry, server.issuer, attempt.scopes, code),
        qr=wants_qr,
        clipboard=clipboard,
    )
    try:
        tokens = attempt.finish(code, sleep=screen.sleep, notice=screen.notice)
    except NotLoggedIn:
        if is_kept:
            attempt.forget()  # nobody can confirm this code any more
        raise
    finally:
        screen.close()
    if is_kept:
        attempt.forget()
    return tokens


def _show_code(context: Context, code: DeviceCode) -> None:
    from frmr_cli.render.login import device_record
    from frmr_cli.render.machine import lines

    command = ["frmr", "login", "--complete"]
    if context.flags.context:
        command += ["--context", context.flags.context]
    record = device_record(code, next_step=shlex.join(command))
    if context.wants_data:
        context.show(record)
    else:
        context.console.data(lines(record, "json"))


def _tell(context: Context, tokens: TokenSet, backend: str) -> None:
    from frmr_cli.login.tokens import iso
    from frmr_cli.render.login import login_record
    from frmr_cli.render.moments import moment
    from frmr_cli.render.safe import safe

    name, until = safe(tokens.identity.name), iso(tokens.refresh_expires_at)
    if until:
        text = t("Logged in as {name} until {until}.", name=name, until=moment(until))
    else:
        text = t("Logged in as {name}.", name=name)
    context.console.note(text)
    if backend == "insecure":
        context.console.tell(t("Warning: the tokens are kept in a file without protection."))
    if context.wants_data:
        data = {
            "context": context.server.name,
            "subject": tokens.identity.subject,
            "name": tokens.identity.name,
            "scopes": tokens.scope.split(),
            "expires_at": iso(tokens.expires_at),
            "refresh_expires_at": until,
            "storage": backend,
        }
        context.show(login_record(data))


def _pin(context: Context, backend: str) -> None:
    """Remember what worked, so that a later login is not kept in a weaker way without being asked."""
    if context.settings["storage"] != backend:
        from frmr_cli.configuration import set_value

        set_value(context.settings.paths.config_file, "storage", backend)
