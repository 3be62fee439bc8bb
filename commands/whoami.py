"""`frmr whoami`: who is logged in, as the registry sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from frmr_cli.render.profile import identity_record

if TYPE_CHECKING:
    from frmr_cli.context import Context

app = typer.Typer(add_completion=False)


@app.command(epilog="$ frmr whoami\n\n$ frmr whoami -o json --query roles")
def whoami(ctx: typer.Context) -> None:
    """Show who is logged in, with roles and scopes."""
    context: Context = ctx.obj
    context.show(identity_record(context.registry.me().data))
