"""`frmr smoke`: a registry checked from end to end, for CI."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from frmr_cli.errors import UsageError
from frmr_cli.render.smoke import annotation, junit_xml, smoke_listing
from frmr_cli.smoke import Plan, checks

if TYPE_CHECKING:
    from frmr_cli.context import Context
    from frmr_cli.domain.checks import Check

app = typer.Typer(add_completion=False)


@app.command(
    epilog="$ frmr smoke --local\n\n$ FRMR_TOKEN_FILE=token.txt frmr smoke --junit smoke.xml\n\n$ frmr smoke --context test --budget 0.5 -o json"
)
def smoke(
    ctx: typer.Context,
    local: Annotated[
        bool,
        typer.Option("--local", help="Check the embedded services; they are started if needed."),
    ] = False,
    junit: Annotated[
        Path | None, typer.Option("--junit", metavar="FILE", help="Write the results as JUnit XML.")
    ] = None,
    budget: Annotated[
        float,
        typer.Option("--budget", metavar="SECONDS", help="Longest time that a read may take."),
    ] = 2.0,
) -> None:
    """Check a registry from end to end: reach, TLS, clock, login, read, latency."""
    context: Context = ctx.obj
    if local:
        from frmr_cli.local_smoke import embedded

        with embedded(context):
            results = _run(context, budget)
    else:
        results = _run(context, budget)
    _report(context, results, junit)


def _run(context: Context, budget: float) -> list[Check]:
    plan = Plan(
        anonymous=context.open_registry,
        authorized=lambda: context.registry,
        is_secure=context.server.registry.startswith("https:"),
        budget=budget,
        now=lambda: datetime.now(UTC),
        clock=time.monotonic,
    )
    return list(checks(plan))


def _report(context: Context, results: list[Check], junit: Path | None) -> None:
    if junit:
        try:
            junit.write_bytes(junit_xml(results))
        except OSError as error:
            raise UsageError("FRMR-CLI-021", path=str(junit), why=error.strerror) from error
    context.show(smoke_listing(results))
    failed = [check for check in results if check.error]
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for check in failed:
            context.console.tell(annotation(check))
    if failed and failed[0].error:
        raise failed[0].error
