"""`frmr help`: topics that belong to no single command, and the pages of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from frmr_cli.locale import language, t

if TYPE_CHECKING:
    from frmr_cli.context import Context

app = typer.Typer(add_completion=False)


@app.command(epilog="frmr help\n\nfrmr help exit-codes\n\nfrmr help profile show")
def help(  # noqa: A001 - the name of the command
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="TOPIC", help="A topic or a command; the topics without it."),
    ] = None,
) -> None:
    """Explain a topic: environment, formatting, exit-codes."""
    from frmr_cli.shell.help_pages import TOPICS, generated, topic

    context: Context = ctx.obj
    if not words:
        width = max(len(name) for name in TOPICS)
        context.console.data(f"{name:<{width}}  {t(line)}\n" for name, line in TOPICS.items())
        return
    name = " ".join(words)
    text = topic(language(), name) if name in TOPICS else generated(language(), tuple(words))
    if text is None:
        raise _unknown(name)
    context.console.data([text])


def _unknown(name: str) -> Exception:
    from difflib import get_close_matches

    from frmr_cli.errors import UsageError
    from frmr_cli.shell.help_pages import TOPICS, names
    from frmr_cli.shell.usage_errors import similar_ones

    similar = similar_ones(get_close_matches(name, [*TOPICS, *names(language())]))
    return UsageError("FRMR-CLI-040", name=name, similar=similar, known=", ".join(TOPICS))
