"""Many operations in one request to the registry."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.errors import ServerError
from frmr_cli.registry.caller import new_key
from frmr_cli.registry.problems import json_object, refusal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from frmr_cli.registry.caller import Caller

MOST_OPERATIONS = 1000


class Result(NamedTuple):
    """How one operation ended."""

    id: str
    status: int
    etag: str | None
    location: str | None
    body: Any
    problem: Mapping[str, Any] | None
    """RFC 9457; None for a success."""
    retry_after: int | None = None
    """Seconds, where the operation came too fast."""


def operation(
    number: str,
    method: str,
    path: str,
    *,
    key: str | None = None,
    if_match: str | None = None,
    body: Mapping[str, Any] | None = None,
) -> bytes:
    """The JSON of one operation; members that are None are left out."""
    whole = {
        "id": number,
        "method": method,
        "path": path,
        "key": key,
        "ifMatch": if_match,
        "body": body,
    }
    given = {name: value for name, value in whole.items() if value is not None}
    return json.dumps(given, ensure_ascii=False, separators=(",", ":")).encode()


def batch(caller: Caller, operations: Sequence[bytes]) -> list[Result]:
    """
    Have operations done, at most 1000; each is one that `operation` has made.

    Where no answer comes a part of them may be carried out; every write has its key, so the request may be repeated.

    Returns: one result per operation, in their order; changed records are not sent back.
    Raises: what `problems.refusal` and `Exchange.send` name; ServerError FRMR-API-003 for results
    that do not belong to the operations.
    """
    headers = {
        "Content-Type": "application/json",
        "Prefer": "return=minimal",
        # Names no stored answer; it says that the whole may be sent again.
        "Idempotency-Key": new_key(),
    }
    content = b'{"operations":[' + b",".join(operations) + b"]}"
    reply = caller.raw("POST", "/v1/batch", content, headers)
    error = refusal(reply)
    if error is not None:
        raise error
    try:
        results = [_result(item) for item in json_object(reply)["results"]]
    except (KeyError, TypeError, AttributeError) as strange:
        raise ServerError("FRMR-API-003", host=reply.host) from strange
    if len(results) != len(operations):
        raise ServerError("FRMR-API-003", host=reply.host)
    return results


def _result(item: Mapping[str, Any]) -> Result:
    return Result(
        str(item["id"]),
        int(item["status"]),
        item.get("etag"),
        item.get("location"),
        item.get("body"),
        item.get("problem"),
        item.get("retryAfter"),
    )
