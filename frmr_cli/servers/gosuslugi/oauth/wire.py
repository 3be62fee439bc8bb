"""A request to an OAuth endpoint as it came over HTTP, read outside of the event loop's concerns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from starlette.requests import Request

LONGEST_BODY: Final = 65_536
_LONGEST_USER_AGENT: Final = 200


@dataclass(frozen=True, kw_only=True)
class WireRequest:
    """What the OAuth endpoints need of a request; holds secrets, so it has no `repr` of them."""

    content_type: str
    body: bytes
    authorization: str | None
    """The header as it came; None when there is none."""
    address: str | None
    user_agent: str | None
    request_id: str

    def __repr__(self) -> str:
        return f"WireRequest({self.request_id})"


class BodyTooLong(Exception):
    """The request has more than `LONGEST_BODY` bytes."""


async def read_request(request: Request) -> WireRequest:
    """
    Read the whole request.

    Raises: BodyTooLong.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_BODY:
            raise BodyTooLong
    agent = request.headers.get("user-agent")
    return WireRequest(
        content_type=request.headers.get("content-type", ""),
        body=bytes(body),
        authorization=request.headers.get("authorization"),
        address=request.client.host if request.client else None,
        user_agent=agent[:_LONGEST_USER_AGENT] if agent else None,
        request_id=request.state.request_id,
    )
