"""
Changes of contacts under way: a code goes to the new address, and who has it may confirm the change.

States: pending → confirmed by the right code; pending → void by the last wrong code or by a newer change of
the same kind. A pending change whose time is over stays pending and can do nothing.
"""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.domain.masks import MASKS
from frmr_cli.servers.digit_codes import new_code

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.vault import Vault

LIFETIME = timedelta(minutes=10)
ATTEMPTS = 3
CODE_DIGITS = 6

_INSERT = """
INSERT INTO contact_change (id, worker_id, owner, kind, sealed, code_hmac, attempts_left, state,
                            created_at, expires_at)
VALUES (:id, :worker_id, :owner, :kind, :sealed, :code_hmac, :attempts_left, 'pending',
        :created_at, :expires_at)
"""


class ContactChange(NamedTuple):
    """One change of a phone or an e-mail address."""

    id: str
    worker_id: str
    owner: str
    """The subject that asked for it and alone may confirm it."""
    kind: str
    """`phone` or `email`."""
    value: str
    """The new contact in clear."""
    code_hmac: bytes
    attempts_left: int
    state: str
    expires_at: datetime

    def wire(self) -> dict[str, Any]:
        """What the client sees of it."""
        return {
            "id": self.id,
            "kind": self.kind,
            "destination": MASKS[self.kind](self.value),
            "expires_at": self.expires_at.isoformat(timespec="seconds"),
            "attempts_left": self.attempts_left,
        }


def create(
    connection: Connection,
    vault: Vault,
    *,
    worker_id: str,
    owner: str,
    kind: str,
    value: str,
    now: datetime,
) -> tuple[ContactChange, str]:
    """Begin a change; an older one of the same kind ends. Returns: the change, and its code."""
    connection.execute(
        "UPDATE contact_change SET state = 'void'"
        " WHERE worker_id = :worker_id AND kind = :kind AND state = 'pending'",
        {"worker_id": worker_id, "kind": kind},
    )
    change_id = secrets.token_hex(16)  # no leading hyphen: it stands on command lines
    code = new_code(CODE_DIGITS)
    change = ContactChange(
        id=change_id,
        worker_id=worker_id,
        owner=owner,
        kind=kind,
        value=value,
        code_hmac=_hmac(vault, change_id, code),
        attempts_left=ATTEMPTS,
        state="pending",
        expires_at=now + LIFETIME,
    )
    row = change._asdict()
    del row["value"], row["state"]
    row["sealed"] = vault.seal(value.encode(), context=_context(change_id))
    row["created_at"] = now.isoformat(timespec="seconds")
    row["expires_at"] = change.expires_at.isoformat(timespec="seconds")
    connection.execute(_INSERT, row)
    return change, code


def find(connection: Connection, vault: Vault, change_id: str) -> ContactChange | None:
    """The change with an id, or None."""
    row = connection.one("SELECT * FROM contact_change WHERE id = :id", {"id": change_id})
    return None if row is None else _change(vault, row)


def pending(
    connection: Connection, vault: Vault, *, worker_id: str, owner: str, now: datetime
) -> list[ContactChange]:
    """The changes of a worker that their owner can still confirm, at most one of each kind."""
    rows = connection.all(
        "SELECT * FROM contact_change WHERE worker_id = :worker_id AND owner = :owner"
        " AND state = 'pending' AND expires_at > :now ORDER BY kind",
        {"worker_id": worker_id, "owner": owner, "now": now.isoformat(timespec="seconds")},
    )
    return [_change(vault, row) for row in rows]


def is_right(vault: Vault, change: ContactChange, code: str) -> bool:
    """Whether the code is the one that was sent."""
    return hmac.compare_digest(_hmac(vault, change.id, code), change.code_hmac)


def use_attempt(connection: Connection, change: ContactChange) -> int:
    """Count a wrong code; after the last one the change is void. Returns: how many are left."""
    left = change.attempts_left - 1
    connection.execute(
        "UPDATE contact_change SET attempts_left = :left, state = :state WHERE id = :id",
        {"left": left, "state": "pending" if left else "void", "id": change.id},
    )
    return left


def confirm(connection: Connection, change: ContactChange) -> None:
    """End a change as confirmed."""
    connection.execute(
        "UPDATE contact_change SET state = 'confirmed' WHERE id = :id", {"id": change.id}
    )


def _change(vault: Vault, row: dict[str, Any]) -> ContactChange:
    value = vault.open(row["sealed"], context=_context(row["id"])).decode()
    fields = {name: row[name] for name in ContactChange._fields if name in row}
    fields["expires_at"] = datetime.fromisoformat(row["expires_at"])
    return ContactChange(value=value, **fields)


def _hmac(vault: Vault, change_id: str, code: str) -> bytes:
    return vault.fingerprint(f"{change_id}\0{code}", purpose="contact-code")


def _context(change_id: str) -> str:
    return f"contact-change:{change_id}"
