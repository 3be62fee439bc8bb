"""Run the embedded registry and Gosuslugi stub on this machine."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

# mypy knows this folder as `commands`.
from frmr_cli.commands import local_scenario  # type: ignore[import-not-found]

from frmr_cli.errors import FrmrError, NotFound
from frmr_cli.locale import t

if TYPE_CHECKING:
    from frmr_cli.context import Context
    from frmr_cli.servers.layout import LocalPaths

app = typer.Typer(
    help="Run the embedded registry and Gosuslugi stub.",
    add_completion=False,
    no_args_is_help=True,
)

_DEFAULT_SEED = 1
_MOST_PEOPLE = 1_000_000


class Factor(StrEnum):
    """Ways to confirm a login."""

    sms = "sms"
    totp = "totp"


app.add_typer(local_scenario.app, name="scenario")


@app.command(epilog="frmr local start --people 1000")
def start(
    ctx: typer.Context,
    people: Annotated[
        int,
        typer.Option(
            "--people", min=0, max=_MOST_PEOPLE, metavar="N", help="Generate so many people."
        ),
    ] = 0,
    seed: Annotated[
        int, typer.Option("--seed", min=0, help="Make other people than those of seed 1.")
    ] = _DEFAULT_SEED,
    database: Annotated[
        str | None,
        typer.Option(
            "--database",
            metavar="ADDRESS",
            help="Keep the register in PostgreSQL (postgresql://…), or again in a `file`; by default as last time.",
        ),
    ] = None,
) -> None:
    """Start the services in the background."""
    from frmr_cli.servers import process

    context: Context = ctx.obj
    try:
        started = process.start(_paths(context), people=people, seed=seed, database=database)
    except FrmrError as error:
        for line in error.details.get("log", ()):  # type: ignore[attr-defined]
            context.console.note(_safe(line))
        raise
    text = "The services already run." if started.already else "The services run."
    context.console.note(t(text))
    _show_status(context)


@app.command(epilog="frmr local stop")
def stop(ctx: typer.Context) -> None:
    """Stop the services; their data stays."""
    from frmr_cli.servers import process

    context: Context = ctx.obj
    stopped = process.stop(_paths(context))
    if stopped.killed:
        text = (
            "The services did not end in time and were killed; nothing that was confirmed is lost."
        )
    else:
        text = "The services have stopped." if stopped.ran else "The services did not run."
    context.console.note(t(text))


@app.command(epilog="frmr local status -o json")
def status(ctx: typer.Context) -> None:
    """Show whether the services run, and where; exit code 6 when they do not."""
    if not _show_status(ctx.obj):
        raise NotFound("FRMR-LOCAL-002")


@app.command(epilog="frmr local logs --follow")
def logs(
    ctx: typer.Context,
    count: Annotated[int, typer.Option("--lines", "-n", min=0, help="How many lines.")] = 50,
    follow: Annotated[
        bool, typer.Option("--follow", "-f", help="Go on with what is written from now on.")
    ] = False,
) -> None:
    """Show what the services wrote, oldest line first."""
    import time

    from frmr_cli.servers import log_file

    context: Context = ctx.obj
    log = _paths(context).log
    new = log_file.follow(log, sleep=time.sleep) if follow else iter(())
    context.console.data(_safe(line) + "\n" for line in log_file.last_lines(log, count))
    for line in new:
        context.console.data([_safe(line) + "\n"])
        context.console.stdout.flush()


@app.command(epilog="frmr local reset --yes")
def reset(
    ctx: typer.Context,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Stop the services and delete everything they keep."""
    from frmr_cli import local_data
    from frmr_cli.servers import process

    context: Context = ctx.obj
    paths = _paths(context)
    question = t("Delete all data of the embedded services in {path}?", path=paths.data)
    if not context.console.confirm(question, yes=yes):
        context.console.note(t("Nothing was deleted."))
        return
    process.stop(paths)
    process.reset(paths)
    local_data.forget_log(context)
    context.console.note(t("All data of the embedded services is deleted."))


_KEY_HELP = "Key file; by default your own one, backup.key in `frmr config path`."
_BackupFile = Annotated[Path, typer.Argument(metavar="FILE", help="Backup to read.")]
_KeyFile = Annotated[Path | None, typer.Option("--key", metavar="FILE", help=_KEY_HELP)]


@app.command(epilog="frmr local backup /backups/frmr-today")
def backup(
    ctx: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="File to write; by default a name with the time."),
    ] = None,
    key: Annotated[
        Path | None,
        typer.Option(
            "--key",
            metavar="FILE",
            help="Key file, made if it is not there; by default your own one for all backups.",
        ),
    ] = None,
) -> None:
    """Write a backup of all data, also while the services run."""
    from frmr_cli import local_data

    local_data.back_up(ctx.obj, file, key)


@app.command(epilog="frmr local verify /backups/frmr-today")
def verify(ctx: typer.Context, file: _BackupFile, key: _KeyFile = None) -> None:
    """Check that a backup is whole and can be restored."""
    from frmr_cli import local_data

    local_data.verify(ctx.obj, file, key)


@app.command(epilog="frmr local restore /backups/frmr-today")
def restore(
    ctx: typer.Context,
    file: _BackupFile,
    key: _KeyFile = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Put the data of a backup in place of the present ones."""
    from frmr_cli import local_data

    local_data.restore(ctx.obj, file, key, yes=yes)


@app.command("rotate-keys", epilog="frmr local rotate-keys")
def rotate_keys(ctx: typer.Context) -> None:
    """Seal all restricted values with a new key and destroy the older one; can be repeated."""
    from frmr_cli import local_data

    local_data.rotate_keys(ctx.obj)


@app.command(epilog="frmr local accounts -o json")
def accounts(ctx: typer.Context) -> None:
    """List the demo people with login, password, role and what is special about each."""
    from frmr_cli.locale import language
    from frmr_cli.render.local import accounts_listing
    from frmr_cli.servers import demo_people

    context: Context = ctx.obj
    paths = _paths(context)
    context.show(accounts_listing(demo_people.account_rows(paths, language())))
    client = demo_people.service_client(paths)
    if client:
        text = "Service account for CI: client {id}, secret {secret}"
        context.console.note(t(text, id=client[0], secret=client[1]))


@app.command(epilog="frmr local inbox ivanova")
def inbox(
    ctx: typer.Context,
    login: Annotated[
        str, typer.Argument(metavar="LOGIN", help="Login of a demo person, a phone or an e-mail.")
    ],
) -> None:
    """Show the SMS, e-mails and pushes that reached a person, newest last."""
    from frmr_cli.render.local import messages_listing
    from frmr_cli.servers.demo_people import message_rows

    context: Context = ctx.obj
    context.show(messages_listing(message_rows(_paths(context), login)))


@app.command(
    epilog="frmr local approve BCDF-GHJK --as ivanova\n\nfrmr local approve BCDF-GHJK --as ivanova --from 127.0.3.1 --prove-identity"
)
def approve(
    ctx: typer.Context,
    user_code: Annotated[
        str, typer.Argument(metavar="USER_CODE", help="Code that `frmr login` shows.")
    ],
    login: Annotated[str, typer.Option("--as", metavar="LOGIN", help="Demo person who decides.")],
    factor: Annotated[
        Factor | None,
        typer.Option("--factor", help="Second factor; by default that of the person."),
    ] = None,
    deny: Annotated[bool, typer.Option("--deny", help="Deny instead of allowing.")] = False,
    address: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="ADDRESS",
            help="Log in from another address of this machine: 127.0.2.1 is Moscow, 127.0.3.1 Vladivostok.",
        ),
    ] = None,
    proves: Annotated[
        bool,
        typer.Option(
            "--prove-identity", help="Prove the identity if the login is stopped as suspicious."
        ),
    ] = False,
) -> None:
    """Fill in the pages of Gosuslugi as a demo person, as a browser would."""
    from frmr_cli.context import USER_AGENT
    from frmr_cli.registry.http import build_client
    from frmr_cli.servers import demo_people

    context: Context = ctx.obj
    client = (
        demo_people.at_address(address, USER_AGENT)
        if address
        else build_client(user_agent=USER_AGENT, trust_env=False)
    )
    with client as http:
        demo_people.approve(
            _paths(context),
            http,
            user_code,
            login,
            method=factor.value if factor else None,
            decision="deny" if deny else "allow",
            proves=proves,
        )
    text = "{login} has denied the device." if deny else "{login} has allowed the device."
    context.console.note(t(text, login=login))


def _paths(context: Context) -> LocalPaths:
    from frmr_cli.servers.layout import local_paths

    return local_paths(context.settings.paths)


def _show_status(context: Context) -> bool:
    from frmr_cli.render.local import status_record
    from frmr_cli.servers.status import status as look

    seen = look(_paths(context))
    context.show(status_record(seen._asdict() | {"counts": seen.counts._asdict()}))
    return seen.running


def _safe(line: str) -> str:
    from frmr_cli.render.safe import safe

    return safe(line)
