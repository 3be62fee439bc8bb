"""Operations by which anybody with a token holds the audit log to its word: heads, proofs and keys."""

from __future__ import annotations

import base64
from functools import partial
from typing import TYPE_CHECKING, Any

from frmr_cli.servers import audit, audit_tree
from frmr_cli.servers.audit_subjects import names
from frmr_cli.servers.registry import audit_heads, audit_keys
from frmr_cli.servers.registry.audit_filters import MOST_ROWS, number
from frmr_cli.servers.registry.audit_operations import entry_row, marks_in, task
from frmr_cli.servers.registry.authentication import perform
from frmr_cli.servers.registry.calls import Done
from frmr_cli.servers.registry.problems import Problem
from frmr_cli.transparency.checkpoint import Checkpoint
from frmr_cli.transparency.notes import Note

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.calls import Call


async def read_checkpoint(request: Request) -> Response:
    """A signed head over every entry there is."""

    def work(call: Call, connection: Connection) -> Done:
        head = _shown(audit_heads.covering(connection, call.services))
        hand_out = partial(call.services.witnesses.take, head["note"], head["size"])
        return Done(body=head, after=hand_out)

    return await perform(request, task("audit.checkpoint", work, action=None))


async def list_checkpoints(request: Request) -> Response:
    """The heads that were signed while the log grew from one size to another, oldest first."""
    parameters = dict(request.query_params)

    def work(_call: Call, connection: Connection) -> Done:
        low, high = _sizes(parameters, audit.size(connection))
        notes = audit_heads.between(connection, low, high, limit=MOST_ROWS)
        return Done(body={"items": [_shown(note) for note in notes]})

    return await perform(request, task("audit.checkpoint", work, action=None))


async def read_proof(request: Request) -> Response:
    """An entry with what proves that it is in the log."""
    named, parameters = str(request.path_params["seq"]), dict(request.query_params)
    return await perform(request, task("audit.proved", partial(_proof, named, parameters)))


async def read_consistency(request: Request) -> Response:
    """What proves that the log only grew from one size to another."""
    parameters = dict(request.query_params)

    def work(_call: Call, connection: Connection) -> Done:
        low, high = _sizes(parameters, audit.size(connection))
        path = audit_tree.consistency_proof(connection, low, high)
        return Done(body={"from": low, "to": high, "proof": _hashes(path)})

    return await perform(request, task("audit.consistency", work, action=None))


async def read_keys(request: Request) -> Response:
    """The keys that sign heads, and those that did."""

    def work(call: Call, connection: Connection) -> Done:
        audit_keys.signers(connection, call.services.vault, now=call.origin.now)
        items = [
            {"key": str(key.verifier), "createdAt": key.created_at}
            | ({"retiresAt": key.retires_at} if key.retires_at else {})
            for key in audit_keys.published(connection)
        ]
        return Done(body={"origin": audit_keys.origin(connection), "items": items})

    return await perform(request, task("audit.keys", work, action=None))


def _proof(named: str, parameters: Mapping[str, str], call: Call, connection: Connection) -> Done:
    row = entry_row(connection, named)
    seq, size = int(row["seq"]), number(parameters, "size")
    if size is None:
        note = audit_heads.covering(connection, call.services)
        size = Checkpoint.parse(Note.parse(note).text).size
    else:
        note = audit_heads.of_size(connection, size) or ""
    if not seq <= size <= audit.size(connection):
        raise Problem(400, "FRMR-AUDIT-003", size=audit.size(connection))
    path = audit_tree.inclusion_proof(connection, seq - 1, size)
    entry = audit.document(row)
    marks = marks_in(entry)
    known = names(connection, marks)
    body = {
        "entry": entry,
        "size": size,
        "proof": _hashes(path),
        "names": {mark: known.get(mark) for mark in marks},
    }
    return Done(
        body={**body, "note": note} if note else body,
        subject=row["subject"],
        objects=(f"audit/{seq}",),
    )


def _sizes(parameters: Mapping[str, str], size: int) -> tuple[int, int]:
    """`from` and `to`, the whole log by default. Raises: Problem 400 FRMR-AUDIT-003."""
    low, high = number(parameters, "from") or 0, number(parameters, "to")
    high = size if high is None else high
    if not low <= high <= size:
        raise Problem(400, "FRMR-AUDIT-003", size=size)
    return low, high


def _shown(note: str) -> dict[str, Any]:
    head = Checkpoint.parse(Note.parse(note).text)
    return {
        "note": note,
        "origin": head.origin,
        "size": head.size,
        "root": base64.b64encode(head.root).decode(),
        "time": head.time.isoformat(timespec="milliseconds") if head.time else None,
    }


def _hashes(path: Sequence[bytes]) -> list[str]:
    return [base64.b64encode(value).decode() for value in path]
