"""The registry API: one method per operation, values in and out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.domain.http_fields import http_date
from frmr_cli.errors import UsageError
from frmr_cli.registry.exchange import Exchange
from frmr_cli.registry.problems import json_object, refusal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    import httpx

    from frmr_cli.registry.reply import Reply

MERGE_PATCH = "application/merge-patch+json"


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


class RegistryClient:
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

    def health(self) -> Answer:
        """Whether the registry works; needs no login."""
        return self._ask("GET", "/v1/health")

    def me(self) -> Answer:
        """Who is logged in: subject, name, worker_id, roles, scopes, organisation."""
        return self._ask("GET", "/v1/me")

    def worker(self, worker_id: str) -> Answer:
        """A worker, masked; `worker_id` is an id or `me`."""
        return self._ask("GET", f"/v1/workers/{_part(worker_id)}")

    def patch_worker(
        self, worker_id: str, patch: Mapping[str, Any], *, etag: str, key: str | None = None
    ) -> Answer:
        """
        Change a worker that is still at version `etag`; returns the worker as it is now.

        `patch`: a merge patch (RFC 7396), None removes a field.
        Raises: Conflict when somebody else changed the worker, ValidationFailed.
        """
        path = f"/v1/workers/{_part(worker_id)}"
        headers = {"If-Match": etag, "Content-Type": MERGE_PATCH}
        return self._ask("PATCH", path, patch, key=key or new_key(), headers=headers)

    def disclose(
        self, worker_id: str, fields: Sequence[str], reason: str, *, key: str | None = None
    ) -> Answer:
        """Unmasked values of `fields` (JSON pointers); the registry notes who asked and why."""
        path = f"/v1/workers/{_part(worker_id)}/disclosures"
        body = {"fields": list(fields), "reason": reason}
        return self._ask("POST", path, body, key=key or new_key())

    def contacts(self, worker_id: str) -> Answer:
        """Phone and e-mail of a worker, masked, and changes under way."""
        return self._ask("GET", f"/v1/workers/{_part(worker_id)}/contacts")

    def start_contact_change(
        self, worker_id: str, kind: str, value: str, *, key: str | None = None
    ) -> Answer:
        """
        Ask for another contact; the registry sends a code to it.

        `kind`: `phone` or `email`.
        Returns: id, kind, destination (masked), expires_at, attempts_left.
        """
        path = f"/v1/workers/{_part(worker_id)}/contact-changes"
        return self._ask("POST", path, {"kind": kind, "value": value}, key=key or new_key())

    def confirm_contact_change(
        self, change_id: str, code: str, *, key: str | None = None
    ) -> Answer:
        """Confirm a change by the code that was sent; returns the contacts as they are now."""
        path = f"/v1/contact-changes/{_part(change_id)}/confirmation"
        return self._ask("POST", path, {"code": code}, key=key or new_key())

    def raw(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        """
        Any request to the registry, for `frmr api`.

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
            seconds=self._deadline,
        )

    def _ask(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        *,
        key: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        sent = dict(headers or {})
        content = None
        if body is not None:
            content = json.dumps(body, ensure_ascii=False).encode()
            sent.setdefault("Content-Type", "application/json")
        if key is not None:
            sent["Idempotency-Key"] = key
        return _answer(self.raw(method, path, content, sent))


def new_key() -> str:
    """A fresh Idempotency-Key."""
    import uuid

    return str(uuid.uuid4())


def _answer(reply: Reply) -> Answer:
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


def _part(value: str) -> str:
    """
    One part of a path, percent-encoded.

    Raises: UsageError for what would lead to another operation: nothing, `.` and `..`.
    """
    from urllib.parse import quote

    if value in ("", ".", ".."):
        raise UsageError("FRMR-API-008", value=value)
    return quote(value, safe="")
