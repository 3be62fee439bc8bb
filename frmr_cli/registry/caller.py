"""Requests to the registry as calls: a body in, the JSON object of the answer or an error out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.domain.http_fields import http_date
from frmr_cli.errors import UsageError
from frmr_cli.registry.exchange import Exchange
from frmr_cli.registry.problems import json_object, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

    import httpx

    from frmr_cli.registry.exchange import Progress
    from frmr_cli.registry.reply import Reply

MERGE_PATCH = "application/merge-patch+json"
PAGE = 100
"""Rows of a page that a list asks for."""


class Answer(NamedTuple):
    """What the registry answered to a request that it carried out."""

    data: dict[str, Any]
    etag: str | None
    """The version of the record, with its quotes, for `If-Match`."""
    request_id: str
    """Empty when the registry named none."""
    date: datetime | None
    """The clock of the registry, aware UTC."""
    tls: str | None = None
    """`TLSv1.3` or `TLSv1.2`; None for plain http on loopback."""


class Caller:
    """
    Talks to the registry at the base URL of `http`; may be shared by threads.

    Each operation ends within `deadline` seconds, repetitions included. Every method raises what
    `problems.refusal` and `Exchange.send` name. Every write carries an Idempotency-Key,
    one of its own unless the caller gives one, and so may be repeated.
    """

    def __init__(
        self,
        http: httpx.Client,
        *,
        language: str,
        deadline: float = 30.0,
        exchange: Exchange | None = None,
    ) -> None:
        """
        `language`: `ru` or `en`, in which the registry explains what it refuses.
        `exchange`: how patiently to send; by default with the clock and chance of the system.
        """
        self._exchange = exchange or Exchange(http=http)
        self._language = language
        self._deadline = deadline

    def raw(
        self,
        method: str,
        path: str,
        body: bytes | Iterable[bytes] | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        seconds: float = 0.0,
        progress: Progress | None = None,
    ) -> Reply:
        """
        Any request to the registry, for `frmr api` and for files; `seconds` are added to the deadline.

        `path` begins with `/`. No Idempotency-Key is added, so a write without one is sent once.

        Returns: the answer whatever its status; `problems.refusal` says what a failure means.
        Raises: UsageError for a path that leads elsewhere.
        """
        if not path.startswith("/") or path.startswith("//"):
            raise UsageError("FRMR-API-006", host=self._exchange.http.base_url.host)
        own = {"Accept": "application/json", "Accept-Language": self._language}
        given = {name.lower() for name in headers or {}}
        kept = {name: value for name, value in own.items() if name.lower() not in given}
        return self._exchange.send(
            method.upper(),
            path,
            content=body,
            headers={**kept, **(headers or {})},
            seconds=self._deadline + seconds,
            progress=progress,
        )

    def stream(
        self, path: Callable[[bytes | None], str], *, accept: str = "application/x-ndjson"
    ) -> Iterator[list[bytes]]:
        """The lines of an answer of any size, see `streams.blocks`; the deadline holds for each piece of it."""
        from frmr_cli.registry.streams import blocks

        headers = {"Accept": accept, "Accept-Language": self._language}
        return blocks(self._exchange, path, headers=headers, seconds=self._deadline)

    def ask(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        *,
        key: str | None = None,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str | int | None] | None = None,
    ) -> Answer:
        """
        Send a JSON body, or none; `query` drops what is None and must hold no personal value.

        Raises: what `problems.refusal` and `Exchange.send` name.
        """
        given = {name: value for name, value in (query or {}).items() if value is not None}
        if given:
            from urllib.parse import urlencode

            path = f"{path}?{urlencode(given)}"
        sent = dict(headers or {})
        content = None
        if body is not None:
            content = json.dumps(body, ensure_ascii=False).encode()
            sent.setdefault("Content-Type", "application/json")
        if key is not None:
            sent["Idempotency-Key"] = key
        return answer_of(self.raw(method, path, content, sent))

    def items(
        self,
        path: str,
        *,
        query: Mapping[str, str | int | None] | None = None,
        limit: int | None = None,
    ) -> Iterator[dict[str, Any]]:
        """
        The rows of a list, page by page as they are read; at most `limit` of them.

        The first page is asked for at once, so that a refusal comes before anything is shown.
        """
        size = PAGE if limit is None else min(limit, PAGE)
        first = self.ask("GET", path, query={**(query or {}), "limit": size})

        def following(cursor: str) -> Answer:
            return self.ask("GET", path, query={**(query or {}), "limit": size, "cursor": cursor})

        return pages(first, following, limit=limit)


def new_key() -> str:
    """A fresh Idempotency-Key."""
    import uuid

    return str(uuid.uuid4())


def pages(
    first: Answer, following: Callable[[str], Answer], *, limit: int | None = None
) -> Iterator[dict[str, Any]]:
    """The rows of a page and of those that follow it; at most `limit` of them."""
    answer, left = first, limit
    while True:
        rows = answer.data.get("items") or []
        yield from rows if left is None else rows[:left]
        left = None if left is None else left - len(rows)
        cursor = answer.data.get("next")
        if not cursor or (left is not None and left <= 0):
            return
        answer = following(str(cursor))


def answer_of(reply: Reply) -> Answer:
    """A success; a refusal is raised."""
    error = refusal(reply)
    if error is not None:
        raise error
    return Answer(
        data=json_object(reply),
        etag=reply.headers.get("etag"),
        request_id=reply.request_id,
        date=http_date(reply.headers.get("date", "")),
        tls=reply.tls,
    )


def part(value: str) -> str:
    """
    One part of a path, percent-encoded.

    Raises: UsageError for what would lead to another operation: nothing, `.` and `..`.
    """
    from urllib.parse import quote

    if value in ("", ".", ".."):
        raise UsageError("FRMR-API-008", value=value)
    return quote(value, safe="")
