"""`frmr explain`: what a code or a message means, offline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from frmr_cli.errors import NotFound

if TYPE_CHECKING:
    from frmr_cli.context import Context

app = typer.Typer(add_completion=False)


@app.command(
    epilog="$ frmr explain FRMR-AUTH-003\n\n$ frmr explain код просрочен\n\n$ frmr explain ESIA-007055\n\n$ frmr explain - < message.txt"
)
def explain(
    ctx: typer.Context,
    text: Annotated[
        list[str],
        typer.Argument(
            metavar="TEXT...",
            help="A code (FRMR-…, ESIA-00…, a mnemonic of РЭМД) or the words of a message; «-» reads standard input.",
        ),
    ],
) -> None:
    """Explain a code or a message: cause, who cures it, the next command."""
    from frmr_cli.diagnose.explanation import explained
    from frmr_cli.locale import language
    from frmr_cli.render.explain import explanation_record, explanations_listing

    context: Context = ctx.obj
    asked = context.console.stdin.read() if text == ["-"] else " ".join(text)
    found = explained(asked, language=language())
    if not found:
        raise NotFound("FRMR-DIAG-001")
    if len(found) == 1:
        context.show(explanation_record(found[0]))
    else:
        context.show(explanations_listing(found))
