"""Arguments and options that several commands on a record share."""

from __future__ import annotations

from typing import Annotated

import typer

Entry = Annotated[
    str, typer.Argument(metavar="ENTRY", help="The entry: its id, or the beginning of it.")
]
Document = Annotated[
    str, typer.Argument(metavar="DOCUMENT", help="The document: its id, or the beginning of it.")
]
Worker = Annotated[
    str,
    typer.Option("--worker", metavar="WORKER", help="Register record; your own by default."),
]
Source = Annotated[
    str | None,
    typer.Option("--from-json", metavar="FILE", help="Members in JSON; «-» for standard input."),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="As the register knew it at the end of that day."),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]

Series = Annotated[
    str | None, typer.Option("--series", metavar="TEXT", help="Series of the paper.")
]
IssueDate = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="When it was issued.")
]
Issuer = Annotated[str | None, typer.Option("--issued-by", metavar="TEXT", help="Who issued it.")]
ValidUntil = Annotated[
    str | None, typer.Option("--valid-until", metavar="DATE", help="Last day of its term.")
]
