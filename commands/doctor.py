"""`frmr doctor`: is it this machine, the way, or the login?"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from frmr_cli.errors import FrmrError, UsageError
from frmr_cli.locale import t

if TYPE_CHECKING:
    from frmr_cli.context import Context
    from frmr_cli.domain.checks import Check
    from frmr_cli.settings import Settings

app = typer.Typer(add_completion=False)


@app.command(
    epilog="$ frmr doctor\n\n$ frmr doctor -o json --query \"items[?outcome=='failed']\"\n\n$ frmr doctor --bundle report.zip"
)
def doctor(
    ctx: typer.Context,
    bundle: Annotated[
        Path | None,
        typer.Option(
            "--bundle", metavar="FILE", help="Also write an archive for support; it is shown first."
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Write the archive unasked.")] = False,
) -> None:
    """Check this machine, the way to the registry and the login."""
    from frmr_cli.diagnose.doctor import Examination
    from frmr_cli.render.doctor import doctor_listing

    context: Context = ctx.obj
    results = list(Examination(context).checks())
    if _settings(context) is None:
        context.ignore_settings_files()
    context.show(doctor_listing(results))
    if bundle:
        _write_bundle(context, bundle, results, yes=yes)
    failed = [check for check in results if check.outcome == "failed" and check.error]
    if failed and failed[0].error:
        first = failed[0].error
        raise type(first)(
            "FRMR-DIAG-002", count=len(failed), first=failed[0].name, cause=first.code
        )


def _write_bundle(context: Context, path: Path, results: list[Check], *, yes: bool) -> None:
    from frmr_cli.diagnose import bundle
    from frmr_cli.render.doctor import check_data
    from frmr_cli.render.safe import safe

    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    files = bundle.contents(
        [check_data(item) for item in results], _settings(context), made_at=made_at
    )
    console = context.console
    for name, text in files.items():
        console.tell(f"--- {name}")
        console.tell("\n".join(safe(line) for line in text.splitlines()))
    if not console.confirm(t("Write this to {path}?", path=safe(str(path))), yes=yes):
        raise UsageError("FRMR-DIAG-050")
    try:
        bundle.write(path, files)
    except OSError as error:
        raise UsageError("FRMR-CLI-021", path=str(path), why=error.strerror) from error
    console.note(t("Written: {path}. Nothing was sent anywhere.", path=safe(str(path))))


def _settings(context: Context) -> Settings | None:
    try:
        return context.settings
    except FrmrError:
        return None
