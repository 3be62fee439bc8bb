"""`frmr audit`: what was done in the registry, and the proof that nobody changed the log."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from frmr_cli.audit import follow as audit_follow
from frmr_cli.audit import lists as audit_lists
from frmr_cli.audit import retain as audit_retain
from frmr_cli.audit import run as audit_run
from frmr_cli.errors import UsageError
from frmr_cli.locale import t

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frmr_cli.context import Context

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Ask the audit log, and verify that nobody changed it.",
)
checkpoint = typer.Typer(
    add_completion=False, no_args_is_help=True, help="Compare signed heads of the log."
)
app.add_typer(checkpoint, name="checkpoint")

Since = Annotated[
    str | None, typer.Option("--since", metavar="SPAN", help="Not older than this: 30m, 2h, 7d.")
]
From = Annotated[
    str | None, typer.Option("--from", metavar="TIME", help="Not earlier than this moment or day.")
]
To = Annotated[
    str | None, typer.Option("--to", metavar="TIME", help="Earlier than this moment or day.")
]
On = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="On this day of the register.")
]
Actor = Annotated[str | None, typer.Option("--actor", metavar="ID", help="Account that acted.")]
Session = Annotated[str | None, typer.Option("--session", metavar="ID", help="Login session.")]
Address = Annotated[
    str | None, typer.Option("--address", metavar="IP", help="Network address of the client.")
]
Limit = Annotated[int, typer.Option("--limit", min=0, metavar="N", help="How many; 0 for all.")]
MOST = 100
"""Entries of a list when nobody says how many."""
File = Annotated[Path, typer.Argument(metavar="FILE", help="Where the entries are written.")]
Directory = Annotated[
    Path, typer.Argument(metavar="DIR", help="Directory of the archive, a file a month.")
]
Follow = Annotated[
    bool, typer.Option("--follow", "-f", help="Go on with what happens from now on.")
]
Number = Annotated[int, typer.Argument(metavar="SEQ", min=1, help="Number of an entry.")]


@app.command(
    epilog="$ frmr audit events --since 2h\n\n$ frmr audit events --subject 2023.3475290 --action worker.disclosed\n\n$ frmr audit events --on 2026-11-20 --count-by actor,action\n\n$ frmr audit events --outcome refused --follow\n\n$ frmr audit events --limit 0 -o csv > audit.csv"
)
def events(
    ctx: typer.Context,
    actor: Actor = None,
    subject: Annotated[
        str | None, typer.Option("--subject", metavar="ID", help="Whose data: a worker.")
    ] = None,
    action: Annotated[
        str | None,
        typer.Option("--action", metavar="NAME", help="Action or its first words: worker.read."),
    ] = None,
    outcome: Annotated[
        str | None, typer.Option("--outcome", metavar="HOW", help="ok, refused or failed.")
    ] = None,
    object_: Annotated[
        str | None, typer.Option("--object", metavar="ID", help="Object that was touched.")
    ] = None,
    text: Annotated[
        str | None,
        typer.Option("--with-reason", metavar="WORDS", help="Words that stand in the reason."),
    ] = None,
    session: Session = None,
    address: Address = None,
    request: Annotated[
        str | None, typer.Option("--request", metavar="ID", help="Request id of a call.")
    ] = None,
    role: Annotated[
        str | None, typer.Option("--role", metavar="ROLE", help="Role of who acted.")
    ] = None,
    since: Since = None,
    start: From = None,
    end: To = None,
    on: On = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", min=0, metavar="N", help="How many, 100 if not given; 0 for all."),
    ] = None,
    count_by: Annotated[
        str | None,
        typer.Option(
            "--count-by", metavar="A,B", help="Count by actor, action, outcome, hour, day, …"
        ),
    ] = None,
    follow: Follow = False,
) -> None:
    """List what was done, newest first."""
    context: Context = ctx.obj
    given = {"actor": actor, "subject": subject, "action": action, "outcome": outcome}
    given |= {"object": object_, "reason": text, "session": session, "address": address}
    given |= {"request_id": request, "role": role}
    given |= {"since": since, "from": start, "to": end, "on": on}
    filters = audit_run.filters(given)
    if follow:
        _follow_alone({"--count-by": count_by, "--limit": limit, "--to": end, "--on": on})
        audit_follow.follow(context, filters)
    elif count_by is not None:
        audit_lists.count(context, filters, count_by, limit)
    else:
        audit_lists.listed(context, filters, MOST if limit is None else limit)


def _follow_alone(others: Mapping[str, object]) -> None:
    """Raises: UsageError FRMR-CLI-060 for an option that was given beside --follow and contradicts it."""
    for name, value in others.items():
        if value is not None:
            raise UsageError("FRMR-CLI-060", first="--follow", second=name)


@app.command(epilog="$ frmr audit logins --since 1d\n\n$ frmr audit logins --actor 1000300890")
def logins(
    ctx: typer.Context,
    actor: Actor = None,
    session: Session = None,
    address: Address = None,
    since: Since = None,
    limit: Limit = MOST,
) -> None:
    """List the logins that reached the registry, newest first."""
    given = {"actor": actor, "session": session, "address": address, "since": since}
    audit_lists.logins(ctx.obj, audit_run.filters(given), limit)


@app.command(epilog="$ frmr audit show 1204")
def show(ctx: typer.Context, seq: Number) -> None:
    """Show one entry."""
    from frmr_cli.render.audit import entry_record

    context: Context = ctx.obj
    context.show(entry_record(audit_run.met(context).event(seq).data))


@app.command(epilog="$ frmr audit mine\n\n$ frmr audit mine --since 30d -o csv")
def mine(ctx: typer.Context, since: Since = None, limit: Limit = MOST) -> None:
    """Show who worked with your own record."""
    audit_lists.mine(ctx.obj, audit_run.filters({"since": since}), limit)


@app.command(
    epilog="$ frmr audit anomalies\n\n$ frmr audit anomalies --since 7d -o json\n\n$ frmr audit anomalies --follow"
)
def anomalies(
    ctx: typer.Context,
    since: Since = None,
    start: From = None,
    end: To = None,
    on: On = None,
    follow: Follow = False,
) -> None:
    """Show what the registry has marked as unusual, the last day by default."""
    from frmr_cli.render.audit import anomalies_listing

    context: Context = ctx.obj
    if follow:
        _follow_alone({"--since": since, "--from": start, "--to": end, "--on": on})
        audit_follow.follow_anomalies(context)
        return
    span = audit_run.filters({"since": since, "from": start, "to": end, "on": on})
    context.show(anomalies_listing(audit_run.met(context).anomalies(span)))


@app.command(epilog="$ frmr audit review")
def review(ctx: typer.Context) -> None:
    """Show who acts for others in which role, and when it was last used; `frmr access` changes it."""
    from frmr_cli.render.access import review_listing

    context: Context = ctx.obj
    context.show(review_listing(context.registry.access.review(is_staff=True)))


@app.command(
    epilog="$ frmr audit verify\n\n$ frmr audit verify --from audit.jsonl --pubkey 'NAME+ID+KEY'\n\n$ frmr audit verify --proof entry-1204.json --pubkey 'NAME+ID+KEY'"
)
def verify(
    ctx: typer.Context,
    sources: Annotated[
        list[Path] | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="Verify an export, offline; several with a --from each, where one goes on behind another.",
        ),
    ] = None,
    head: Annotated[
        Path | None,
        typer.Option(
            "--head", metavar="FILE", help="Signed head of the export; FILE.head if not given."
        ),
    ] = None,
    pubkey: Annotated[
        str | None,
        typer.Option(
            "--pubkey", metavar="KEY", help="Key of the log; the one known here if not given."
        ),
    ] = None,
    proof: Annotated[
        Path | None, typer.Option("--proof", metavar="FILE", help="Verify a single entry, offline.")
    ] = None,
) -> int:
    """
    Verify the log: exit code 0 valid, 1 tampered, 2 incomplete, 3 cannot be verified.

    It shows that the entries are what was signed, all of them and in their order, and that the log only grew since
    this computer saw it first. It cannot show that an entry tells the truth, nor that everything was written down,
    nor anything about what was changed before the first head that somebody kept.
    """
    context: Context = ctx.obj
    if sources and proof:
        raise UsageError("FRMR-CLI-060", first="--from", second="--proof")
    if head and not sources:
        why = t("--head is the head of an export: name the export with --from")
        raise UsageError("FRMR-CLI-005", why=why, help="frmr audit verify --help")
    return audit_run.verify(context, sources=sources or (), head=head, pubkey=pubkey, proof=proof)


@app.command(
    epilog="$ frmr audit proof 1204 > entry-1204.json\n\n$ frmr audit verify --proof entry-1204.json"
)
def proof(ctx: typer.Context, seq: Number) -> None:
    """Write one entry with its proof and the signed head, to be verified with nothing else at hand."""
    audit_run.prove(ctx.obj, seq)


@app.command(epilog="$ frmr audit export audit.jsonl\n\n$ frmr audit verify --from audit.jsonl")
def export(ctx: typer.Context, file: File) -> None:
    """Write all entries and the head that covers them; run it again to go on where it ended."""
    audit_run.export(ctx.obj, file)


@app.command(
    epilog="$ frmr audit archive /archive/audit\n\n$ frmr audit verify --from /archive/audit/audit-2023-10.jsonl"
)
def archive(ctx: typer.Context, directory: Directory) -> None:
    """
    Write a file for each month that is over, with its head and checksums; run it again for those that follow.

    Each file is verified as it is written.
    """
    audit_retain.archive(ctx.obj, directory)


@app.command(
    epilog="$ frmr audit retain /archive/audit --dry-run\n\n$ frmr audit retain /archive/audit --reason 'Order 12 of 2026-11-20'"
)
def retain(
    ctx: typer.Context,
    directory: Directory,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show which months have lost their term.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """
    Let the contents of old entries go, month by month, for ever; only an auditor can.

    A month goes when its term has ended and its archive lies in the directory (`frmr audit archive`). Number and hash of each entry stay, and
    the log goes on to verify. Who let it go, when, up to which entry and by which term is signed, and is an entry of its own.
    """
    audit_retain.retain(ctx.obj, directory, dry_run=dry_run, yes=yes)


@app.command(epilog="$ frmr audit erase 2023.3475290 --reason 'Order 12 of 2026-11-20'")
def erase(
    ctx: typer.Context,
    worker_id: Annotated[str, typer.Argument(metavar="WORKER", help="Number of a worker.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """
    Make a person disappear from the log, for ever; only an auditor can.

    The key behind the marks of the worker is destroyed: nobody can tell any more which entries were about this person. Every entry, hash
    and proof stays as it was signed, and the log goes on to verify. Who erased, when and why is an entry of its own.
    """
    audit_run.erase(ctx.obj, worker_id, yes=yes)


@checkpoint.command(
    "show",
    epilog="$ frmr audit checkpoint show\n\n$ frmr audit checkpoint show -o json --query note > audit.head",
)
def show_checkpoint(ctx: typer.Context) -> None:
    """Show the newest head after holding it against what this computer has seen."""
    audit_run.show_head(ctx.obj)


@checkpoint.command("pin", epilog="$ frmr audit checkpoint pin 'NAME+ID+KEY'")
def pin_checkpoint(
    ctx: typer.Context,
    key: Annotated[
        str, typer.Argument(metavar="KEY", help="Key of the log, from somebody you trust.")
    ],
) -> None:
    """Trust this key of the log and no other; what was seen under another key is forgotten."""
    audit_run.pin(ctx.obj, key)


@checkpoint.command(
    "compare", epilog="$ frmr audit checkpoint compare '512 · 2c9e 04b1 77aa 03fd 61d0'"
)
def compare_checkpoint(
    ctx: typer.Context,
    fingerprint: Annotated[
        str,
        typer.Argument(
            metavar="FINGERPRINT", help="What a colleague reads out, or a file with a head."
        ),
    ],
) -> None:
    """Compare the head of a colleague with the log as it is seen here."""
    audit_run.compare(ctx.obj, fingerprint)
