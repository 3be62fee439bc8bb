"""`frmr profile`: a record of the register, shown and corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

# mypy knows this folder as `commands`.
from frmr_cli.commands import (  # type: ignore[import-not-found]
    profile_consent,
    profile_lookup,
)

from frmr_cli.errors import Interrupted, UsageError, ValidationFailed
from frmr_cli.locale import t
from frmr_cli.record.disclosure import read_worker
from frmr_cli.render.profile import (
    CONTACTS,
    PERSONAL,
    PROFESSION,
    changes_listing,
    contact_change_record,
    contacts_record,
    worker_record,
)

if TYPE_CHECKING:
    from frmr_cli.context import Context
    from frmr_cli.registry.client import Answer

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="Show and correct a record of the register."
)

app.add_typer(profile_lookup.app)
app.add_typer(profile_consent.app, name="consent")

Worker = Annotated[
    str, typer.Argument(metavar="[WORKER]", help="Register record; your own by default.")
]


@app.command(
    epilog="$ frmr profile show\n\n$ frmr profile show --reveal --reason 'check before filing'\n\n$ frmr profile show --as-of 2026-01-31 -o json --query employment"
)
def show(
    ctx: typer.Context,
    worker: Worker = "me",
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", metavar="DATE", help="As the register knew it at the end of that day."
        ),
    ] = None,
) -> None:
    """Show a record, restricted fields masked."""
    context: Context = ctx.obj
    answer = read_worker(context, worker, as_of=as_of and _day(as_of))
    context.show(worker_record(answer.data))
    context.remember("workers", str(answer.data.get("id", "")))
    if answer.data.get("masked") and context.console.is_terminal:
        context.console.note(
            t("Masked fields are shown with --reveal --reason TEXT; the reading is logged.")
        )


@app.command(
    epilog="$ frmr profile edit --set birthPlace='г. Тверь'\n\n$ frmr profile edit --set inn=- < inn.txt\n\n$ frmr profile edit 2023.3475290 --from patch.json --dry-run"
)
def edit(
    ctx: typer.Context,
    worker: Worker = "me",
    assignments: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="NAME=VALUE",
            help="Set a field; «-» as the value reads it from standard input.",
        ),
    ] = None,
    removals: Annotated[
        list[str] | None, typer.Option("--unset", metavar="NAME", help="Remove a field.")
    ] = None,
    source: Annotated[
        str | None,
        typer.Option("--from", metavar="FILE", help="Merge patch in JSON; «-» for standard input."),
    ] = None,
    version: Annotated[
        int | None,
        typer.Option("--if-version", metavar="N", help="Change only this version of the record."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be sent, send nothing.")
    ] = False,
) -> None:
    """Correct fields of a record."""
    from frmr_cli.record.patches import differences, merge_patch

    context: Context = ctx.obj
    patch = merge_patch(
        assignments=assignments or (),
        removals=removals or (),
        source=source,
        read_stdin=context.console.stdin.read,
    )
    if not patch:
        raise UsageError("FRMR-CLI-017")
    before = context.registry.worker(worker)
    if dry_run:
        changed = differences(before.data, {**before.data, **patch}, patch)
        context.show(changes_listing(changed, PERSONAL, CONTACTS, PROFESSION))
        return
    etag = before.etag if version is None else f'"{version}"'
    after = context.registry.patch_worker(worker, patch, etag=etag or "", key=None)
    _tell_change(context, before, after, patch)


@app.command(
    epilog="$ frmr profile contacts\n\n$ frmr profile contacts --phone +79120000001\n\n$ frmr profile contacts --confirm 3f0c… --code 123456"
)
def contacts(
    ctx: typer.Context,
    worker: Worker = "me",
    phone: Annotated[
        str | None, typer.Option("--phone", metavar="PHONE", help="New phone; «-» asks for it.")
    ] = None,
    email: Annotated[
        str | None,
        typer.Option("--email", metavar="ADDRESS", help="New e-mail address; «-» asks for it."),
    ] = None,
    confirm: Annotated[
        str | None,
        typer.Option("--confirm", metavar="ID", help="Confirm a change that was started."),
    ] = None,
    code: Annotated[
        str | None,
        typer.Option(
            "--code",
            metavar="CODE",
            help="The code that was sent to the new contact; «-» asks for it.",
        ),
    ] = None,
) -> None:
    """Show the contacts, or change one; a change is confirmed by a code."""
    context: Context = ctx.obj
    if phone and email:
        raise UsageError("FRMR-CLI-018")
    if confirm:
        _confirm(context, confirm, code)
    elif phone or email:
        _change(context, worker, "phone" if phone else "email", phone or email or "")
    else:
        context.show(contacts_record(context.registry.contacts(worker).data))


def _day(text: str) -> str | None:
    from frmr_cli.record.entries import given_day

    return given_day(text)


def _change(context: Context, worker: str, kind: str, value: str) -> None:
    value = _asked(
        context, value, t("New phone: ") if kind == "phone" else t("New e-mail address: ")
    )
    started = context.registry.start_contact_change(worker, kind, value).data
    destination = str(started.get("destination", ""))
    context.console.note(t("A code was sent to {destination}.", destination=destination))
    if context.console.can_ask:
        _confirm(context, str(started["id"]), None)
        return
    context.show(contact_change_record(started))
    context.console.note(_confirmation(str(started["id"])))


def _confirm(context: Context, change: str, code: str | None) -> None:
    answer = _confirmed(context, change, code)
    context.show(contacts_record(answer.data))
    context.console.note(t("The contact is changed."))


def _confirmed(context: Context, change: str, code: str | None) -> Answer:
    """Ask for the code until it is right, as often as the registry allows; a code that was given is tried once."""
    from frmr_cli.render.errors import error_lines

    again = context.console.can_ask and code in (None, "-")
    while True:
        given = _asked(context, code or "-", t("Code: "))
        if again and not given:
            context.console.note(_confirmation(change))
            raise Interrupted("FRMR-INT-002")
        try:
            return context.registry.confirm_contact_change(change, given)
        except ValidationFailed as error:
            if error.code != "FRMR-REG-044":
                raise
            if not again:
                context.console.note(_confirmation(change))
                raise
            context.console.tell(error_lines(error, width=context.console.width))


def _confirmation(change: str) -> str:
    return t("Confirm it with: frmr profile contacts --confirm {id} --code CODE", id=change)


def _asked(context: Context, value: str, question: str) -> str:
    if value != "-":
        return value
    console = context.console
    return (console.ask(question) if console.can_ask else console.stdin.readline()).strip()


def _tell_change(context: Context, before: Answer, after: Answer, patch: dict[str, object]) -> None:
    from frmr_cli.record.patches import differences

    changed = differences(before.data, after.data, patch)
    context.show(changes_listing(changed, PERSONAL, CONTACTS, PROFESSION))
    context.console.note(t("Saved: version {version}.", version=after.data.get("version", "?")))
