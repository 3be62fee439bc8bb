"""`frmr diagnose`: why somebody cannot log in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from frmr_cli.context import Context

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="Find out why somebody cannot log in."
)


@app.callback()
def _group() -> None:
    """Find out why somebody cannot log in."""


@app.command(
    epilog="$ frmr diagnose login\n\n$ frmr diagnose login --user ivanova --since 2h\n\n$ frmr diagnose login --user 2021.0000301 -o json --query cause.code"
)
def login(
    ctx: typer.Context,
    user: Annotated[
        str | None,
        typer.Option(
            "--user",
            metavar="WHO",
            help="Somebody else, as support: login, СНИЛС, phone, e-mail or number of the record.",
        ),
    ] = None,
    since: Annotated[
        str, typer.Option("--since", metavar="SPAN", help="Not older than this: 30m, 2h, 7d.")
    ] = "2h",
) -> None:
    """
    Name the most likely cause first, its evidence and its cure.

    Without --user this computer, the way and the services are looked at, and a login is begun and left alone. With --user
    the logs of both services are joined; each look is an entry there, and numbers and names stay masked.
    """
    from frmr_cli.audit.questions import filters_of
    from frmr_cli.diagnose import login_diagnosis
    from frmr_cli.diagnose.login_user import user_of
    from frmr_cli.errors import FrmrError
    from frmr_cli.render.diagnosis import diagnosis_record

    context: Context = ctx.obj
    now = datetime.now(UTC)
    start = datetime.fromisoformat(filters_of({"since": since}, now=now)["from"])
    if user is None:
        found = login_diagnosis.of_this_computer(context, since=start, now=now)
    else:
        found = login_diagnosis.of_user(context, user_of(user), since=start, now=now)
    try:
        _ = context.settings
    except FrmrError:
        context.ignore_settings_files()  # the diagnosis says so, and is shown all the same
    context.show(diagnosis_record(found))
