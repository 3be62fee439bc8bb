"""
The newest signed head in every answer to a known caller, so that each client is a witness of the log at every contact.

A client names the size of the head it keeps in `Audit-Seen`; the answer then proves that the log grew out of it. A head changes
every 128 entries or ten minutes, and clients of one moment keep the same few, so proofs are made once and kept while the head is new.
"""

from __future__ import annotations

import asyncio
import base64
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.servers import audit_tree
from frmr_cli.servers.database import DatabaseUnavailable

if TYPE_CHECKING:
    from frmr_cli.servers.registry.services import Services

HEAD = "Audit-Head"
"""Header: the note of a signed head, in base64."""
SEEN = "Audit-Seen"
"""Header of a request: how many entries the head has that the client keeps."""
PROOF = "Audit-Consistency"
"""Header: the proof from the size that the client has seen to that of the head, its hashes behind each other in base64."""
MOST_PROOFS = 256


class Newest(NamedTuple):
    """A head as it is handed out, and the proofs that lead to it."""

    size: int
    text: str
    proofs: dict[int, str]
    """By the size that a client has seen."""


class Witnesses:
    """Hands out the newest head that is durable. Its readers see one head or the next, never a mixture."""

    def __init__(self) -> None:
        self._newest: Newest | None = None

    def take(self, note: str, size: int) -> None:
        """Hand out a head from now on; it must be committed."""
        text = base64.b64encode(note.encode()).decode()
        if self._newest is None or self._newest.text != text:
            self._newest = Newest(size, text, {})

    async def headers(self, services: Services, seen: str) -> dict[str, str]:
        """
        What an answer tells of the log; nothing before the first head.

        `seen`: as the client sent it; what is no number, or of a longer log, has no proof.
        """
        newest = self._newest
        if newest is None:
            return {}
        proof = await self._proof(services, newest, seen) if seen else None
        return {HEAD: newest.text} | ({} if proof is None else {PROOF: proof})

    async def _proof(self, services: Services, newest: Newest, seen: str) -> str | None:
        if not (seen.isascii() and seen.isdigit() and len(seen) < 16):
            return None
        size = int(seen)
        if not 0 < size < newest.size:
            return None
        if size not in newest.proofs:
            loop = asyncio.get_running_loop()
            make = partial(_consistency, services, size, newest.size)
            try:
                proof = await loop.run_in_executor(services.threads, make)
            except (DatabaseUnavailable, audit_tree.TreeDamaged):
                return None  # the answer itself has been made already; a client tells that the proof is missing
            if len(newest.proofs) >= MOST_PROOFS:
                newest.proofs.clear()
            newest.proofs[size] = proof
        return newest.proofs[size]


def _consistency(services: Services, old: int, new: int) -> str:
    with services.database.read() as connection:
        return base64.b64encode(
            b"".join(audit_tree.consistency_proof(connection, old, new))
        ).decode()
