"""The work of the commands that list entries: asked, shown, and said what a list could not show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frmr_cli.audit.questions import counted_names, counts
from frmr_cli.audit.run import met
from frmr_cli.locale import t

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frmr_cli.context import Context
    from frmr_cli.registry.audit import AuditLog


def listed(context: Context, wanted: Mapping[str, str], limit: int) -> None:
    """Entries, newest first."""
    from frmr_cli.render.audit import entries_listing

    log = met(context)
    context.show(entries_listing(log.events(wanted, limit=limit or None)))
    _tell_gone(context, log)


def count(context: Context, wanted: Mapping[str, str], by: str, limit: int | None) -> None:
    """Entries counted by their values; at most `limit` combinations are shown."""
    from frmr_cli.render.audit import counts_listing

    names, log = counted_names(by), met(context)
    rows = counts(log.events(wanted), names)[: limit or None]
    bars = context.console.is_terminal and not context.wants_data
    context.show(counts_listing(rows, names, bars=bars))
    _tell_gone(context, log)


def logins(context: Context, wanted: Mapping[str, str], limit: int) -> None:
    """The first entry of each session, newest first."""
    from frmr_cli.render.audit import logins_listing

    log = met(context)
    context.show(logins_listing(log.logins(wanted, limit=limit or None)))
    _tell_gone(context, log)


def mine(context: Context, wanted: Mapping[str, str], limit: int) -> None:
    """What was done with the own record, newest first."""
    from frmr_cli.render.audit_own import own_listing
    from frmr_cli.render.moments import moment

    log = met(context)
    context.show(own_listing(log.mine(wanted, limit=limit or None)))
    if log.gone:
        before = moment(log.gone.before)
        context.console.note(
            t("What was done before {before} is not shown: its term has ended.", before=before)
        )


def _tell_gone(context: Context, log: AuditLog) -> None:
    """That a list does not begin with the first entry: nothing found must not be taken for nothing done."""
    from frmr_cli.render.moments import moment

    if log.gone:
        context.console.note(
            t(
                "Entries 1 to {through}, written before {before}, are not among these: their contents have gone by their term. The archive of a month is verified by: frmr audit verify --from FILE",
                through=log.gone.through,
                before=moment(log.gone.before),
            )
        )
