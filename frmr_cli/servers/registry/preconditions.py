"""Changes are made from a version that the client has seen (RFC 9110 §13.1.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.servers.registry.bodies import json_object
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from frmr_cli.servers.registry.calls import Origin


def require_match(origin: Origin, etag: str, *, body: str | None = None) -> dict[str, Any]:
    """
    Go on only if `If-Match` names the current version; strong comparison.

    Returns: the JSON object of the body, which has the media type `body`; nothing where that is None.
    Raises: Problem 428 FRMR-REG-021 without the header, 412 FRMR-REG-022 with the current tag, and what
    `json_object` raises for the body.
    """
    wanted = origin.headers.get("if-match")
    if wanted is None:
        raise Problem(428, "FRMR-REG-021")
    sent = {} if body is None else json_object(origin, body)
    tags = [tag.strip() for tag in wanted.split(",")]
    if wanted.strip() != "*" and etag not in tags:
        raise Problem(412, "FRMR-REG-022", headers={"ETag": etag})
    return sent
