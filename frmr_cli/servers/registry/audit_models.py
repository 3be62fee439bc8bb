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
    """`sub` of the account; its mark, as for `subject`, where it has no role of staff."""
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


class AuditGone(_Model):
    """Entries that a list cannot show, because their contents have gone by their term; their hashes stay."""

    through: int
    """The last of them; the first is 1."""
    before: datetime
    """All of them were written before this moment."""


class AuditEntries(_Model):
    """A page of entries."""

    items: tuple[AuditEntry, ...]
    next: str | None
    size: int
    """How many entries the log has."""
    gone: AuditGone | None = None
    """On the last page, where the time that was asked for reaches back to entries whose contents have gone."""


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
    gone: AuditGone | None = None
    """As of `AuditEntries`."""


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
    names: dict[str, str | None] = {}
    """Whom the marks in the entry mean; null for who was erased. Not signed, and no part of the proof."""


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


class AuditSegment(_Model):
    """The entries of a month that is over, by the newest head that was signed before its end."""

    month: str = Field(pattern=r"^[0-9]{4}-[0-9]{2}$")
    first: int
    last: int
    due: bool
    """Whether the contents may go."""
    head: str
    """The head over everything up to `last`, as it was signed."""


class AuditRetention(_Model):
    """What the log has lost by its term, and what it may lose."""

    months: int
    """The term: how long contents are kept at least."""
    source: str
    """Who or what has set it."""
    through: int
    """Entries 1 … `through` have lost their contents; 0 for none."""
    statement: str | None = None
    """The newest statement, a signed note; left out when there is none, as are the two that follow."""
    head: str | None = None
    """A head over exactly what went."""
    entry: int | None = None
    """The entry that holds the hash of the statement."""
    segments: tuple[AuditSegment, ...]


class AuditRetentionRequest(_Model):
    """Which month is to lose its contents: the oldest one that has them."""

    month: str = Field(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    """Of the archive: the entries as lines of canonical JSON."""
    reason: str = Field(min_length=3, max_length=500)


class AuditRetained(_Model):
    """What went."""

    month: str
    first: int
    last: int
    statement: str = Field(pattern="^[0-9a-f]{64}$")
    """SHA-256 of the text of the statement."""


class AuditLeaves(_Model):
    """Hashes of entries."""

    from_: int = Field(alias="from")
    to: int
    leaves: str
    """In base64, 32 bytes each."""


class AuditSubtrees(_Model):
    """The complete subtrees that make up the first entries, left to right."""

    size: int
    hashes: tuple[str, ...]


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
