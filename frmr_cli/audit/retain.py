"""The work of `frmr audit archive` and `frmr audit retain`: months are written to files, and then their contents go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frmr_cli.audit.progress import progress
from frmr_cli.audit.run import witness_of
from frmr_cli.errors import UsageError
from frmr_cli.locale import t

if TYPE_CHECKING:
    from pathlib import Path

    from frmr_cli.audit.archive import Month
    from frmr_cli.context import Context


def archive(context: Context, directory: Path) -> None:
    """Write the months that are over and that the directory does not have yet."""
    from frmr_cli.audit.archive import archive as write
    from frmr_cli.render.audit_retention import months_listing

    log, witness = context.registry.audit, witness_of(context)
    witness.meet(log)
    with progress(context) as told:
        written = list(write(log, witness.memory().keys, directory, told=told))
    context.show(months_listing(written))


def retain(context: Context, directory: Path, *, dry_run: bool, yes: bool) -> None:
    """
    Show what has lost its term; then let the contents go, month after month, after a question.

    Raises: UsageError FRMR-AUDIT-016 without a reason, FRMR-AUDIT-020 without the archive of a month; FrmrError FRMR-AUDIT-019 for one
    that does not verify.
    """
    from frmr_cli.audit.archive import months
    from frmr_cli.render.audit_retention import due_listing, retained_listing

    log, witness = context.registry.audit, witness_of(context)
    witness.meet(log)
    due = [month for month in months(log, directory) if month.due]
    if dry_run:
        context.show(due_listing(due))
        return
    reason = context.flags.reason
    if not reason:
        raise UsageError("FRMR-AUDIT-016")
    if not due:
        context.console.note(t("No month that has its contents has lost its term."))
        return
    _check(context, due)
    question = t(
        "Remove the contents of {count} entries, {first} to {last}, for ever? Their hashes stay.",
        count=due[-1].last - due[0].first + 1,
        first=due[0].month,
        last=due[-1].month,
    )
    if not context.console.confirm(question, yes=yes):
        context.console.note(t("Nothing was removed."))
        return
    context.show(
        retained_listing(log.retain(month.month, month.sha256, reason).data for month in due)
    )


def _check(context: Context, due: list[Month]) -> None:
    """Whether there is an archive of each month, and is what was signed."""
    from frmr_cli.audit.archive import checked, digest_of
    from frmr_cli.errors import FrmrError

    keys = witness_of(context).memory().keys
    for month in due:
        if not month.sha256:
            raise UsageError("FRMR-AUDIT-020", month=month.month, path=str(month.path.parent))
        checked(month.path, keys)
        if digest_of(month.path) != month.sha256:
            raise FrmrError("FRMR-AUDIT-019", path=str(month.path))
