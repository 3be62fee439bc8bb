"""`frmr nsi`: the dictionaries of the ministry (НСИ)."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from frmr_cli.locale import t
from frmr_cli.nsi import lookup as nsi_lookup
from frmr_cli.record.entries import given_day
from frmr_cli.render import nsi as views

if TYPE_CHECKING:
    from frmr_cli.context import Context

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="Look codes up in the dictionaries (НСИ)."
)

On = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="Only what was valid on that day.")
]
Limit = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, help="At most so many rows.")
]


@app.command("list", epilog="$ frmr nsi list\n\n$ frmr nsi list -o json")
def list_(ctx: typer.Context) -> None:
    """List the dictionaries: which are official, which are demo."""
    context: Context = ctx.obj
    context.show(views.dictionaries_listing(context.registry.dictionaries.known()))


@app.command(
    epilog="$ frmr nsi search терапевт\n\n$ frmr nsi search 'стоматол терап' --in specialties --on 2020-01-01"
)
def search(
    ctx: typer.Context,
    text: Annotated[
        list[str],
        typer.Argument(metavar="TEXT…", help="Beginnings of words of the name, or of the code."),
    ],
    dictionary: Annotated[
        str | None,
        typer.Option("--in", metavar="DICTIONARY", help="Only in this one: short name or OID."),
    ] = None,
    on: On = None,
    limit: Limit = None,
) -> None:
    """Find codes by words."""
    context: Context = ctx.obj
    found = nsi_lookup.search(context, " ".join(text), dictionary=dictionary, on=given_day(on))
    context.show(
        views.entries_listing(found if limit is None else islice(found, limit), within=dictionary)
    )


@app.command(
    epilog="$ frmr nsi show posts\n\n$ frmr nsi show posts 109 --on 2023-08-31\n\n$ frmr nsi show 1.2.643.5.1.13.13.11.1066 -o csv"
)
def show(
    ctx: typer.Context,
    dictionary: Annotated[
        str, typer.Argument(metavar="DICTIONARY", help="Short name, such as «posts», or OID.")
    ],
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help="Only this code; all by default.")
    ] = None,
    on: On = None,
    limit: Limit = None,
) -> None:
    """Show a dictionary, or what one code means."""
    context: Context = ctx.obj
    oid = nsi_lookup.oid_of(dictionary)
    day = given_day(on)
    if code is not None:
        context.show(
            views.entry_record(context.registry.dictionaries.entry(oid, code, on=day).data)
        )
        return
    if day is None and limit is None:
        rows = nsi_lookup.whole(context, oid)
    else:
        found = context.registry.dictionaries.entries(oid, on=day, limit=limit)
        rows = nsi_lookup.remembered(context, oid, found)
    context.show(views.entries_listing(rows, within=dictionary))


@app.command(
    "import",
    epilog="$ frmr nsi import 1.2.643.5.1.13.13.11.1102_4.3_json.zip --dry-run\n\n$ frmr nsi import posts.csv --oid posts --version 4.3 --yes",
)
def import_(
    ctx: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="Archive of nsi.rosminzdrav.ru, or its JSON, CSV or XML file."
        ),
    ],
    oid: Annotated[
        str | None,
        typer.Option("--oid", metavar="DICTIONARY", help="Which dictionary it has to be."),
    ] = None,
    version: Annotated[
        str | None,
        typer.Option("--version", metavar="N.N", help="Its version, where the name has none."),
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", metavar="TEXT", help="How the dictionary is called.")
    ] = None,
    code_column: Annotated[
        str | None,
        typer.Option("--code-column", metavar="COLUMN", help="Column that holds the code."),
    ] = None,
    name_column: Annotated[
        str | None,
        typer.Option("--name-column", metavar="COLUMN", help="Column that holds the name."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Read and check the file, send nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Import an official release; for administrators of the register."""
    from frmr_cli.nsi.release import Told, read_release

    context: Context = ctx.obj
    told = Told(nsi_lookup.oid_of(oid) if oid else None, version, name, code_column, name_column)
    release = read_release(file, told)
    if dry_run:
        context.show(views.release_record(release))
        return
    question = t(
        "Import {name} {version} with {count} entries for everybody?",
        name=release.name,
        version=release.version,
        count=len(release.entries),
    )
    if not context.console.confirm(question, yes=yes):
        context.console.note(t("Nothing was imported."))
        return
    answer = context.registry.dictionaries.import_release(release)
    nsi_lookup.keep_release(context, release)
    context.show(views.release_record(release, state=str(answer.data.get("state", ""))))
    context.console.note(t("Codes are looked up in it from now on."))
