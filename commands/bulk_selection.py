"""`frmr bulk`: records chosen by what they are, changed or exported without a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from frmr_cli import bulk_plans
from frmr_cli.errors import ChangesPending, UsageError, ValidationFailed
from frmr_cli.locale import t

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from frmr_cli.bulk.kinds import Column
    from frmr_cli.context import Context

app = typer.Typer(add_completion=False)

KindName = Annotated[
    str,
    typer.Argument(metavar="KIND", help="workers, contacts, education, employment or documents."),
]
Where = Annotated[
    list[str] | None,
    typer.Option(
        "--where",
        metavar="NAME=VALUE",
        help="Which records: a member of the search, such as organization or category.",
    ),
]


@app.command(
    epilog="$ frmr bulk edit employment --where organization=1.2.643.5.1.13.13.12.2.77.1 --where post.code=109 --set post.code=110\n\n$ frmr bulk edit workers --where category=head --set qualification.category=высшая\n\n$ frmr bulk apply edit.frmrplan"
)
def edit(
    ctx: typer.Context,
    kind_name: KindName,
    where: Where = None,
    values: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="Set a field of every record that fits."),
    ] = None,
    target: Annotated[
        Path, typer.Option("--out", "-O", metavar="PLAN", help="Where to write the plan.")
    ] = Path("edit.frmrplan"),
    detailed: Annotated[
        bool, typer.Option("--detailed-exitcode", help="Exit code 14 when there are changes.")
    ] = False,
) -> None:
    """Change fields of all records that fit, without a file; makes a plan."""
    from frmr_cli.bulk.desk import DAYS
    from frmr_cli.bulk.kind_table import kind_of
    from frmr_cli.bulk.selection import choice, edit_source, named_values, value_faults

    context: Context = ctx.obj
    kind = kind_of(kind_name)
    if not values:
        raise UsageError("FRMR-CLI-003", name="--set", help="frmr bulk edit --help")
    found, wanted = choice(named_values(where or (), "where"), kind), named_values(values, "set")
    wrong = value_faults(kind, wanted, today=bulk_plans.desk(context).today)
    if wrong.errors:
        bulk_plans.show_faults(context, wrong)
        raise ValidationFailed("FRMR-BULK-036", count=wrong.errors)
    source = edit_source(context.registry, kind, found, wanted)
    if next(source.rows(), None) is None:
        context.console.note(t("Nothing fits these conditions."))
        return
    made = bulk_plans.make(context, source, kind, target, days=DAYS)
    if made.plan is None:
        bulk_plans.show_faults(context, made.checked)
        raise ValidationFailed("FRMR-BULK-013", count=made.checked.errors, rows=made.checked.faulty)
    bulk_plans.show_plan(context, made.plan)
    if made.plan.changes:
        context.console.note(t("Apply it with: frmr bulk apply {path}", path=target))
        if detailed:
            raise ChangesPending("FRMR-BULK-026", count=made.plan.changes, path=target)


@app.command(
    epilog="$ frmr bulk export workers -O staff.xlsx --where organization=1.2.643.5.1.13.13.12.2.77.1\n\n$ frmr bulk export contacts -O contacts.csv --reason 'сверка'"
)
def export(
    ctx: typer.Context,
    kind_name: KindName,
    where: Where = None,
    target: Annotated[
        Path | None,
        typer.Option(
            "--out", "-O", metavar="FILE", help="Where to; .xlsx or .csv decides the form."
        ),
    ] = None,
) -> None:
    """
    Write the records that fit into a file that can be corrected and planned.

    An export of workers into .csv or .jsonl that was broken off goes on where it ended when it is asked for again on the same day.
    """
    from frmr_cli.bulk.export import can_go_on, write_export
    from frmr_cli.bulk.kind_table import kind_of
    from frmr_cli.bulk.selection import choice, chosen, is_listed, named_values, readable_columns
    from frmr_cli.bulk.state import restricted

    context: Context = ctx.obj
    kind = kind_of(kind_name)
    reason = (context.flags.reason or "").strip()
    columns = readable_columns(kind, in_clear=bool(reason))
    path = target or Path(f"{kind.name}.xlsx")
    is_worker = kind.noun == "workers"
    disclosed = restricted([column.name for column in columns]) if reason and is_worker else []
    wanted = choice(named_values(where or (), "where"), kind)
    if can_go_on(path) and is_listed(kind, wanted) and not disclosed:
        count = _listed(context, wanted.workers, columns, path)
    else:
        found = chosen(context.registry, kind, wanted, disclosed=disclosed, reason=reason)
        count = write_export(found, columns, path)
    context.console.note(t("{count} records written: {path}", count=count, path=path))


def _listed(
    context: Context, wanted: Mapping[str, str], columns: Sequence[Column], path: Path
) -> int:
    from frmr_cli.bulk.export import go_on
    from frmr_cli.bulk.export_progress import progress
    from frmr_cli.bulk.templates import header_for

    asked = {
        "registry": context.server.registry,
        "where": dict(wanted),
        "columns": [header_for(column) for column in columns],
        "day": bulk_plans.desk(context).today.isoformat(),
    }
    found = progress(path, asked)
    if found.records:
        context.console.note(
            t("Going on behind the {count} records of before.", count=found.records)
        )
    blocks = context.registry.search.everybody(wanted, after=found.last)
    return go_on(blocks, columns, path, asked=asked, found=found)
