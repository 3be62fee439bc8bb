"""End of stored logins, and what a person is told about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frmr_cli.locale import t
from frmr_cli.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frmr_cli.context import Context
    from frmr_cli.login.logout import Logout
    from frmr_cli.login.store.index import AccountEntry
    from frmr_cli.render.values import Row

OUTCOMES = {
    "revoked": "The issuer has ended the login.",
    "unsupported": "The issuer offers no way to end a login; it ends by itself.",
    "failed": "The issuer could not be told; the login may live on there until it ends by itself.",
    "unreadable": "The tokens could not be read, so the issuer was not told; the login may live on there.",
    "nothing": "There were no tokens to revoke.",
}


def end_logins(context: Context, entries: Iterable[AccountEntry]) -> list[Row]:
    """
    Revoke and delete logins one by one; a failure of one does not keep the others.

    Returns: what happened to each, as JSON. Raises: the first failure of a deletion, at the end.
    """
    rows: list[Row] = []
    failure = None
    for entry in entries:
        ended = context.in_context(entry.account.context).accounts.logout(entry)
        _tell(context, entry, ended)
        failure = failure or ended.deletion_error
        rows.append(
            {
                "context": entry.account.context,
                "subject": entry.account.subject,
                "name": entry.name,
                "revocation": ended.revocation,
                "deleted": ended.deleted,
            }
        )
    if failure is not None:
        raise failure
    return rows


def _tell(context: Context, entry: AccountEntry, ended: Logout) -> None:
    console = context.console
    values = {"name": safe(entry.name), "context": entry.account.context}
    if ended.deleted:
        console.note(t("Logged out: {name} ({context}).", **values))
    console.note(f"  {t(OUTCOMES[ended.revocation])}")
    if ended.revocation_error is not None:
        from frmr_cli.render.errors import error_text

        text = error_text(ended.revocation_error).message
        console.note(f"  {text} [{ended.revocation_error.code}]")
