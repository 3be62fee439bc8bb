"""`frmr api`: a request of one's own, with the login."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from frmr_cli.errors import UsageError
from frmr_cli.registry.problems import json_object, refusal
from frmr_cli.render.safe import safe

if TYPE_CHECKING:
    from frmr_cli.context import Context
    from frmr_cli.registry.reply import Reply

app = typer.Typer(add_completion=False)


@app.command(
    epilog="$ frmr api GET /v1/me\n\n$ frmr api PATCH /v1/workers/me -H 'If-Match: \"3\"' --input patch.json\n\n$ frmr api GET /v1/health --include"
)
def api(
    ctx: typer.Context,
    method: Annotated[
        str, typer.Argument(metavar="METHOD", help="GET, POST, PATCH, PUT or DELETE.")
    ],
    path: Annotated[
        str, typer.Argument(metavar="PATH", help="Path below the registry, beginning with /v1.")
    ],
    headers: Annotated[
        list[str] | None,
        typer.Option("--header", "-H", metavar="NAME: VALUE", help="A header of the request."),
    ] = None,
    body: Annotated[
        str | None,
        typer.Option(
            "--input", metavar="FILE", help="Body of the request; «-» for standard input."
        ),
    ] = None,
    include: Annotated[
        bool, typer.Option("--include", "-i", help="Print status and headers of the answer too.")
    ] = False,
) -> None:
    """Send a request of your own with the login, and print the answer."""
    context: Context = ctx.obj
    reply = context.registry.raw(method, path, _body(context, body), _headers(headers or [], body))
    if include:
        context.console.data([_head(reply)])
    error = refusal(reply)
    if error is None and context.flags.query:
        context.show_query(json_object(reply))
        return
    _write(context, reply.body)
    if error is not None:
        raise error


def _headers(lines: list[str], body: str | None) -> dict[str, str]:
    result = {"Content-Type": "application/json"} if body else {}
    for line in lines:
        name, separator, value = line.partition(":")
        if not separator or not name.strip():
            raise UsageError("FRMR-CLI-019")
        if name.strip().lower() == "authorization":
            raise UsageError("FRMR-CLI-020")
        result = {key: kept for key, kept in result.items() if key.lower() != name.strip().lower()}
        result[name.strip()] = value.strip()
    return result


def _body(context: Context, source: str | None) -> bytes | None:
    if source is None:
        return None
    if source == "-":
        return context.console.stdin.read().encode()
    try:
        return Path(source).read_bytes()
    except OSError as error:
        raise UsageError("FRMR-CLI-016", source=source, why=error.strerror) from error


def _head(reply: Reply) -> str:
    lines = [
        f"HTTP {reply.status}",
        *(f"{name}: {safe(value)}" for name, value in reply.headers.items()),
    ]
    return "\n".join(lines) + "\n\n"


def _write(context: Context, body: bytes) -> None:
    if not body:
        return
    text = body.decode("utf-8", errors="replace")
    if context.console.is_terminal:
        text = safe(text, keep_newlines=True)
    context.console.data([text if text.endswith("\n") else text + "\n"])
    sys.stdout.flush()
