"""
Hires in the database: jobs that an organisation offers to somebody who is not its staff yet.

States: waiting → accepted or declined by the worker; waiting → withdrawn by the organisation, or by a newer offer to
the same СНИЛС. Whom an offer is for is asked when the worker looks, never when it is made.
"""

from __future__ import annotations

import hmac
import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.servers.registry.identifiers import new_id
from frmr_cli.servers.registry.register_time import stored

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from frmr_cli.servers.database import Connection, SqlValue
    from frmr_cli.servers.registry.vault import Vault

Document = dict[str, Any]

LIFETIME = timedelta(days=14)
"""For so long the worker may answer."""
PAPERS = timedelta(days=30)
"""For so long after the answer the organisation may work with the record until the job is confirmed."""
MOST = 1000
"""Offers of one organisation that are listed."""

_COLUMNS = (
    "id, organisation, proposed_by, snils_index, sealed, state, created_at, expires_at,"
    " answered_at, worker_id, entry_id"
)
_INSERT = f"""
INSERT INTO hire ({_COLUMNS})
VALUES (:id, :organisation, :proposed_by, :snils_index, :sealed, :state, :created_at, :expires_at,
        :answered_at, :worker_id, :entry_id)
"""  # noqa: S608 - constants
_SUPERSEDE = """
UPDATE hire SET state = 'withdrawn', answered_at = :at
WHERE organisation = :organisation AND snils_index = :snils_index AND state = 'waiting'
"""
_ANSWER = """
UPDATE hire SET state = :state, answered_at = :at, worker_id = :worker_id, entry_id = :entry_id
WHERE id = :id
"""
_KEEPS = """
SELECT 1 AS found FROM hire h JOIN entry e ON e.id = h.entry_id
JOIN entry_version v ON v.entry_id = e.id AND v.version = e.version
WHERE h.worker_id = :worker_id AND h.organisation = :organisation AND h.state = 'accepted'
  AND h.answered_at > :oldest AND e.removed = 0 AND v.organisation = :organisation
  AND (v.end_date IS NULL OR v.end_date >= :today)
LIMIT 1
"""
_NAME = """
SELECT v.public FROM entry_version v JOIN entry e ON e.id = v.entry_id AND e.confirmed_version = v.version
WHERE v.organisation = :organisation AND e.noun = 'employment' AND e.removed = 0 LIMIT 1
"""


class Hire(NamedTuple):
    """One offer."""

    id: str
    organisation: str
    proposed_by: str
    """Subject of the account that has made it."""
    snils_index: bytes
    sealed: bytes
    """`opened` opens it."""
    state: str
    created_at: str
    expires_at: str
    answered_at: str | None = None
    worker_id: str | None = None
    """Whose it is; known once it was answered."""
    entry_id: str | None = None
    """The job that came of it."""

    def state_at(self, now: datetime) -> str:
        """`waiting`, `accepted`, `declined`, `withdrawn`, or `expired`."""
        is_over = self.state == "waiting" and self.expires_at <= stored(now)
        return "expired" if is_over else self.state


def propose(
    connection: Connection,
    vault: Vault,
    said: Mapping[str, Any],
    *,
    organisation: str,
    by: str,
    now: datetime,
) -> Hire:
    """Store an offer; `said` has snils, birthDate and job. A waiting one to the same СНИЛС ends."""
    hire_id = new_id()
    hire = Hire(
        id=hire_id,
        organisation=organisation,
        proposed_by=by,
        snils_index=vault.fingerprint(said["snils"], purpose="snils"),
        sealed=vault.seal(json.dumps(said, ensure_ascii=False).encode(), context=_context(hire_id)),
        state="waiting",
        created_at=stored(now),
        expires_at=stored(now + LIFETIME),
    )
    former: dict[str, SqlValue] = {
        "organisation": organisation,
        "snils_index": hire.snils_index,
        "at": stored(now),
    }
    connection.execute(_SUPERSEDE, former)
    connection.execute(_INSERT, hire._asdict())
    return hire


def opened(hire: Hire, vault: Vault) -> Document:
    """What is sealed of an offer: snils, birthDate and job."""
    said: Document = json.loads(vault.open(hire.sealed, context=_context(hire.id)))
    return said


def find(connection: Connection, hire_id: str) -> Hire | None:
    """The offer with an id."""
    row = connection.one(f"SELECT {_COLUMNS} FROM hire WHERE id = :id", {"id": hire_id})  # noqa: S608 - constants
    return None if row is None else Hire(**row)


def of_organisation(connection: Connection, organisation: str) -> list[Hire]:
    """The offers of an organisation, newest first."""
    rows = connection.all(
        f"SELECT {_COLUMNS} FROM hire WHERE organisation = :organisation"  # noqa: S608 - constants
        " ORDER BY created_at DESC, id LIMIT :most",
        {"organisation": organisation, "most": MOST},
    )
    return [Hire(**row) for row in rows]


def of_worker(
    connection: Connection, vault: Vault, worker: Mapping[str, Any], *, now: datetime
) -> list[Hire]:
    """
    The offers that a worker has answered or may answer, newest first.

    `worker`: the record in clear. An offer is for who has its СНИЛС and its birth date.
    """
    snils = worker.get("snils")
    index = vault.fingerprint(str(snils), purpose="snils") if snils else b""
    rows = connection.all(
        f"SELECT {_COLUMNS} FROM hire WHERE worker_id = :worker_id OR snils_index = :index"  # noqa: S608 - constants
        " ORDER BY created_at DESC, id",
        {"worker_id": str(worker["id"]), "index": index},
    )
    found = [Hire(**row) for row in rows]
    return [
        hire
        for hire in found
        if hire.worker_id == worker["id"]
        or (hire.state_at(now) == "waiting" and _is_for(hire, vault, worker))
    ]


def answer(
    connection: Connection,
    hire: Hire,
    state: str,
    *,
    now: datetime,
    worker_id: str | None = None,
    entry_id: str | None = None,
) -> Hire:
    """End an offer: `accepted`, `declined` or `withdrawn`."""
    ended = hire._replace(
        state=state, answered_at=stored(now), worker_id=worker_id, entry_id=entry_id
    )
    values = {"id": hire.id, "state": state, "worker_id": worker_id, "entry_id": entry_id}
    connection.execute(_ANSWER, {**values, "at": ended.answered_at})
    return ended


def keeps(
    connection: Connection, organisation: str, worker_id: str, *, now: datetime, today: date
) -> bool:
    """Whether a worker has accepted a job there that is on its way to be confirmed."""
    values = {"organisation": organisation, "worker_id": worker_id, "today": today.isoformat()}
    return connection.one(_KEEPS, {**values, "oldest": stored(now - PAPERS)}) is not None


def known_name(connection: Connection, organisation: str) -> str | None:
    """How confirmed jobs call an organisation: what the worker reads is not only what the offer says."""
    row = connection.one(_NAME, {"organisation": organisation})
    name = json.loads(row["public"]).get("organization", {}).get("name") if row else None
    return str(name) if name else None


def _is_for(hire: Hire, vault: Vault, worker: Mapping[str, Any]) -> bool:
    born = str(opened(hire, vault)["birthDate"])
    return hmac.compare_digest(born.encode(), str(worker.get("birthDate", "")).encode())


def _context(hire_id: str) -> str:
    return f"hire:{hire_id}"
