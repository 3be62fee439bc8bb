"""What the commands of `frmr bulk` share: the desk, the login, plans made and shown."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from frmr_cli.errors import UsageError
from frmr_cli.locale import language, t
from frmr_cli.settings import LOCAL_CONTEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frmr_cli.bulk.checking import Checked
    from frmr_cli.bulk.desk import Desk, Login
    from frmr_cli.bulk.kinds import Kind
    from frmr_cli.bulk.making import Made
    from frmr_cli.bulk.plan_file import Plan
    from frmr_cli.bulk.source import Source
    from frmr_cli.context import Context


def desk(context: Context) -> Desk:
    """The bulk work of this user."""
    from frmr_cli.bulk.desk import Desk

    paths = context.settings.paths
    return Desk(data=paths.data, state=paths.state, now=datetime.now(UTC))


def login(context: Context) -> Login:
    """Who is logged in, and where; the embedded registry has no address that lasts."""
    from frmr_cli.bulk.desk import Login

    me = context.registry.me().data
    server = context.server
    place = LOCAL_CONTEXT if server.name == LOCAL_CONTEXT else server.registry
    return Login(str(me["subject"]), str(me.get("name", "")), place)


@contextmanager
def local_file(context: Context, file: Path) -> Iterator[Path]:
    """The file itself; standard input as a file that only this user can read."""
    if str(file) != "-":
        yield file
        return
    stdin = getattr(context.console.stdin, "buffer", None)
    with tempfile.NamedTemporaryFile(prefix="frmr-", suffix=".rows") as copy:
        if stdin is not None:
            shutil.copyfileobj(stdin, copy)
        copy.flush()
        yield Path(copy.name)


def make(context: Context, source: Source, kind: Kind, path: Path, *, days: int) -> Made:
    """The plan of a file for the present login."""
    from frmr_cli.bulk.making import make_plan

    own = desk(context)
    header = own.header(
        login(context),
        kind=kind.name,
        source=source.sha256,
        headers=source.mapping.headers,
        layout=source.layout,
        days=days,
    )
    return make_plan(
        source,
        kind,
        path=path,
        header=header,
        key=own.key(),
        caller=context.registry,
        today=own.today,
        reason=context.flags.reason,
    )


def show_plan(context: Context, plan: Plan) -> None:
    """What a plan does."""
    from frmr_cli.bulk.summary import plan_summary
    from frmr_cli.bulk.wording import Wording
    from frmr_cli.render.bulk import plan_record

    words = Wording(plan.header.kind, language())
    context.show(plan_record(plan_summary(plan), words))


def sign_plan(context: Context, path: Path, key: Path | None) -> None:
    """
    Approve a plan, one's own or somebody else's.

    Raises: UsageError FRMR-CLI-003 without a key, and as `approvals.approve`.
    """
    from frmr_cli.bulk.approvals import approve
    from frmr_cli.bulk.plan_file import load

    if key is None:
        raise UsageError("FRMR-CLI-003", name="FILE", help="frmr bulk plan --help")
    approval = approve(load(path, None), key)
    context.console.note(t("The plan is approved: {path}", path=approval))


def show_faults(context: Context, checked: Checked) -> None:
    """The faults of the rows, those that are too many counted; or that there are none."""
    from frmr_cli.bulk.checking import MOST_FINDINGS
    from frmr_cli.bulk.reports import finding_rows
    from frmr_cli.render.bulk import faults_listing

    hidden = checked.errors + checked.warnings - MOST_FINDINGS
    notes = (t("{count} more are not shown.", count=hidden),) if hidden > 0 else ()
    sound = t("{rows} rows, no errors.", rows=checked.rows)
    context.show(faults_listing(finding_rows(checked.findings), notes, sound=sound))
    # An empty table says it already.
    if not checked.errors and (checked.warnings or not context.draws):
        context.console.note(sound)
