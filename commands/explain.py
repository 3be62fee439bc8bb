"""`frmr explain`: what a code or a message means, offline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from frmr_cli.errors import NotFound

if TYPE_CHECKING:
    from frmr_cli.context import Context

app = typer.Typer(add_completion=False)


@app.command(
    epilog="$ frmr explain FRMR-AUTH-003\n\n$ frmr explain код просрочен\n\n$ frmr explain ESIA-007055\n\n$ frmr explain - < message.txt\n\n$ frmr explain 7f9c0e6f2b1d4a0c8e5d3b2a1f0e9d8c"
)
def explain(
    ctx: typer.Context,
    text: Annotated[
        list[str],
        typer.Argument(
            metavar="TEXT...",
            help="A code (FRMR-…, ESIA-00…, a mnemonic of РЭМД), the words of a message, or a request id; «-» reads standard input.",
        ),
    ],
) -> None:
    """Explain a code or a message: cause, who cures it, the next command. Of a request id: what happened."""
    from frmr_cli.diagnose.explanation import explained, is_request_id
    from frmr_cli.locale import language
    from frmr_cli.render.explain import explanation_record, explanations_listing

    context: Context = ctx.obj
    asked = context.console.stdin.read() if text == ["-"] else " ".join(text)
    if is_request_id(asked):
        _show_request(context, asked.strip())
        return
    found = explained(asked, language=language())
    if not found:
        raise NotFound("FRMR-DIAG-001")
    if len(found) == 1:
        context.show(explanation_record(found[0]))
    else:
        context.show(explanations_listing(found))


def _show_request(context: Context, request_id: str) -> None:
    """What this computer remembers of a request, else what the services tell somebody who may ask them."""
    from frmr_cli.diagnose.login_sources import Unseen, here_in_request, request_events
    from frmr_cli.errors import FrmrError
    from frmr_cli.render.diagnosis import request_listing
    from frmr_cli.settings import user_paths

    events = list(here_in_request(user_paths().state, request_id.lower()))
    unseen = []
    try:
        for item in request_events(context, request_id.lower()):
            if isinstance(item, Unseen):
                unseen.append(item)
            else:
                events.append(item)
    except FrmrError:
        unseen.clear()  # no settings, no services: what is remembered here is all there is
    if not events:
        raise NotFound("FRMR-DIAG-062", id=request_id)
    context.show(request_listing(request_id, events, unseen))
