"""Bodies of the operations on the audit log, for the OpenAPI document."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

Outcome = Literal["ok", "refused", "failed"]


class _Model(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=to_camel, serialize_by_alias=True
    )


class AuditEntry(_Model):
    """
    One entry. What has no value is left out.

    Its canonical form (RFC 8785) is what the leaf of the tree is made of: SHA-256(0x00 ‖ entry).
    """

    seq: int = Field(ge=1)
    """Counted from 1 without a hole; leaf `seq - 1` of the tree."""
    at: datetime
    action: str
    outcome: Outcome
    request_id: str
    actor: str | None = None
    """`sub` of the account."""
    roles: tuple[str, ...] = ()
    session: str | None = None
    """`sid` of the token: the same in the log of the issuer."""
    client_id: str | None = None
    address: str | None = None
    subject: str | None = None
    """
    Whose data. What is signed, and so stands in proofs and streams, has a mark for a worker: 32 hexadecimal digits, HMAC-SHA-256
    under a key of this worker alone. Lists show the id as long as that key lives.
    """
    objects: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    reason: str | None = None
    code: str | None = None
    details: dict[str, str | int | bool] = {}


class AuditEntries(_Model):
    """A page of entries."""

    items: tuple[AuditEntry, ...]
    next: str | None
    size: int
    """How many entries the log has."""


class OwnAuditEntry(_Model):
    """What somebody did with the own record."""

    seq: int
    at: datetime
    action: str
    outcome: Outcome
    roles: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    reason: str | None = None
    own: bool
    """Whether it was the person of the record."""


class OwnAuditEntries(_Model):
    """A page of them."""

    items: tuple[OwnAuditEntry, ...]
    next: str | None
    size: int


class AuditHead(_Model):
    """A signed head."""

    note: str
    """The signed note (C2SP tlog-checkpoint): what counts; the other members are read out of it."""
    origin: str
    size: int
    root: str
    time: datetime | None


class AuditHeads(_Model):
    """Signed heads, the smallest first."""

    items: tuple[AuditHead, ...]


class AuditProof(_Model):
    """An entry with the hashes that lead from its leaf to the root of a head."""

    entry: AuditEntry
    size: int
    proof: tuple[str, ...]
    note: str | None = None
    """A head of that size; left out when none was signed."""


class AuditConsistency(_Model):
    """The hashes that show a tree to be the beginning of another."""

    from_: int = Field(alias="from")
    to: int
    proof: tuple[str, ...]


class AuditKey(_Model):
    """A key of the log."""

    key: str
    """Verifier key of C2SP signed-note."""
    created_at: datetime
    retires_at: datetime | None = None


class AuditKeys(_Model):
    """All keys that sign or signed, the oldest first."""

    origin: str
    items: tuple[AuditKey, ...]


class AuditErasureRequest(_Model):
    """Who is to disappear from the log."""

    worker_id: str = Field(pattern=r"^(19|20)[0-9]{2}\.[0-9]{7}$")
    reason: str = Field(min_length=3, max_length=500)


class AuditErasure(_Model):
    """What became of it."""

    mark: str = Field(pattern="^[0-9a-f]{32}$")
    """Under which the entries stand; nobody can tell any more whose it was."""
    erased_at: datetime


class AuditAnomaly(_Model):
    """Something unusual."""

    kind: str
    seq: int
    at: datetime
    actor: str | None = None
    address: str | None = None
    numbers: dict[str, int | float | str]


class AuditAnomalies(_Model):
    """What is unusual, the oldest first."""

    items: tuple[AuditAnomaly, ...]
    next: str | None
    size: int
    """Up to which entry the log was looked at."""
