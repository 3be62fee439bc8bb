"""`frmr demo`: the main job from end to end, on this machine, in a directory of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from frmr_cli.context import Context

app = typer.Typer(add_completion=False)


@app.command(epilog="$ frmr demo\n\n$ frmr demo --lang ru")
def demo(ctx: typer.Context) -> None:
    """Show the main job from end to end with the embedded services; leaves nothing behind."""
    from frmr_cli.demonstration import Demonstration

    context: Context = ctx.obj
    Demonstration(context.console).run()
