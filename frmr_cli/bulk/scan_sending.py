"""Changes of a plan that carry scans sent to the registry: in batches what has none, the others one by one."""

from __future__ import annotations

import hashlib
import json
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frmr_cli.bulk.manifests import Link, Scan
from frmr_cli.domain.files import MAX_SCAN_BYTES
from frmr_cli.errors import RateLimited
from frmr_cli.registry.batch import MOST_OPERATIONS, Result, batch
from frmr_cli.registry.caller import part
from frmr_cli.registry.documents import Documents
from frmr_cli.registry.problems import json_object, refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.bulk.run import Send
    from frmr_cli.registry.caller import Caller
    from frmr_cli.registry.reply import Reply

SCANS_AT_ONCE = 20
"""Rows of one batch of scans: what is in flight is at most so many times 5 MB to send again."""

_OF_THE_ROW = frozenset({400, 404, 409, 412, 413, 415, 422})
"""Refusals that say something about one row; the others stop the run."""
_RUNNING = "FRMR-REG-025"
"""The same row is still being stored for an earlier attempt whose answer was lost."""
_GONE = "FRMR-BULK-062"
_NOT_LINKED = "FRMR-BULK-063"


def sender(caller: Caller, kind: str) -> tuple[Send, int]:
    """What sends the rows of a plan, and how many at once at most."""
    if kind == "documents":
        return Scans(caller).send, SCANS_AT_ONCE
    return partial(batch, caller), MOST_OPERATIONS


class Scans:
    """Sends rows of documents; thread-safe, each batch for itself."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._documents = Documents(caller)

    def send(self, operations: Sequence[bytes]) -> list[Result]:
        """
        All rows, in order: those without a scan in one batch, then scan by scan.

        May be repeated as a whole: each row is sent with its key.
        Raises: as `batch`; what concerns one row is a result.
        """
        steps = [json.loads(item) for item in operations]
        plain = [item for item, step in zip(operations, steps, strict=True) if "file" not in step]
        results = {item.id: item for item in batch(self._caller, plain)} if plain else {}
        for step in steps:
            if "file" in step:
                results[step["id"]] = self._stored(step)
        return [results[step["id"]] for step in steps]

    def _stored(self, step: dict[str, Any]) -> Result:
        number, scan = step["id"], Scan.of(step["file"])
        content = pinned(scan)
        if content is None:
            return _failed(number, 0, {"code": _GONE})
        worker = step["path"].split("/")[3]
        reply = self._documents.uploaded(worker, step["body"], content, key=step["key"])
        wait = _asked_to_wait(reply)
        if wait is not None:
            return _failed(number, HTTPStatus.TOO_MANY_REQUESTS, {"code": "FRMR-API-020"})._replace(
                retry_after=wait
            )
        problem = _problem(reply)
        if problem is not None:
            return _failed(number, reply.status, problem)
        document = json_object(reply)
        if "link" in step:
            problem = self._linked(str(document["id"]), Link(**step["link"]), step["key"])
            if problem is not None:
                return _failed(number, HTTPStatus.CONFLICT, problem)
        path = f"/v1/documents/{document['id']}"
        return Result(number, reply.status, reply.headers.get("etag"), path, None, None)

    def _linked(self, document: str, proves: Link, key: str) -> dict[str, Any] | None:
        path = f"/v1/documents/{part(document)}/links/{part(proves.entry)}"
        body = json.dumps({"purpose": proves.purpose}).encode()
        headers = {"Content-Type": "application/json", "Idempotency-Key": f"{key}-link"}
        problem = _problem(self._caller.raw("PUT", path, body, headers))
        if problem is None:
            return None
        return {"code": _NOT_LINKED, "params": {"title": str(problem.get("title", ""))}}


def pinned(scan: Scan) -> bytes | None:
    """The file of a plan; None when it is gone or another one by now."""
    try:
        content = _read(Path(scan.path))
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == scan.sha256 else None


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_SCAN_BYTES + 1)


def _problem(reply: Reply) -> dict[str, Any] | None:
    """Why one row was refused. Raises: what stops the run."""
    error = refusal(reply)
    if error is None:
        return None
    if reply.status not in _OF_THE_ROW:
        raise error
    return json_object(reply)


def _asked_to_wait(reply: Reply) -> int | None:
    """Seconds after which the row may come again; None for every other answer."""
    error = refusal(reply)
    if isinstance(error, RateLimited):
        return int(str(error.details["retry_after"]))
    return 1 if error is not None and error.code == _RUNNING else None


def _failed(number: str, status: int, problem: dict[str, Any]) -> Result:
    return Result(number, status, None, None, None, {"title": "", "errors": [], **problem})
