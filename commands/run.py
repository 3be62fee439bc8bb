"""`frmr run`: many commands in one process, for scripts that loop."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from frmr_cli.errors import SomeRowsFailed, UsageError

if TYPE_CHECKING:
    from frmr_cli.context import Context

app = typer.Typer(add_completion=False)


@app.command(
    epilog="$ frmr run --stdin < commands.txt\n\n$ printf 'profile show\\neducation list\\n' | frmr run --stdin --fail-fast"
)
def run(
    ctx: typer.Context,
    stdin: Annotated[
        bool, typer.Option("--stdin", help="Read commands from standard input, one a line.")
    ] = False,
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast", help="Stop after the first command that fails.")
    ] = False,
) -> None:
    """Carry out many commands with one start and one login; a JSON line for each."""
    from frmr_cli.command_lines import results

    context: Context = ctx.obj
    if not stdin:
        raise UsageError("FRMR-CLI-003", name="--stdin", help="frmr run --help")
    if context.carry_out is None:
        raise UsageError("FRMR-CLI-023", name="run")
    done = failed = 0
    for result in results(context.console.stdin, carry_out=context.carry_out, within=context):
        context.console.data([json.dumps(result, ensure_ascii=False) + "\n"])
        context.console.stdout.flush()
        done += 1
        failed += result["exit_code"] != 0
        if failed and fail_fast:
            break
    if failed:
        raise SomeRowsFailed("FRMR-CLI-024", failed=failed, count=done)
