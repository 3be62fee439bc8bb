"""Documents of workers: scans and what is printed on them."""

from __future__ import annotations

import base64
import hashlib
import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.errors import ServerError
from frmr_cli.registry.caller import MERGE_PATCH, Answer, answer_of, new_key, part
from frmr_cli.registry.problems import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from frmr_cli.registry.caller import Caller
    from frmr_cli.registry.exchange import Progress
    from frmr_cli.registry.reply import Reply

SLOWEST_LINE = 4096
"""Bytes per second: a line that is slower than this is taken for broken."""
PIECE = 16 * 1024


class Stored(NamedTuple):
    """What became of an upload."""

    answer: Answer
    is_new: bool
    """False where the registry had this content of this kind already."""


class Content(NamedTuple):
    """A scan as it came, its hash checked."""

    data: bytes
    media_type: str
    sha256: str
    """Hexadecimal."""


class Outgoing:
    """A body in pieces; each attempt to send it begins anew."""

    def __init__(self, body: bytes, progress: Progress | None) -> None:
        self._body = body
        self._progress = progress

    def __iter__(self) -> Iterator[bytes]:
        for start in range(0, len(self._body), PIECE):
            if self._progress is not None:
                self._progress(start, len(self._body))
            yield self._body[start : start + PIECE]
        if self._progress is not None:
            self._progress(len(self._body), len(self._body))


class Documents:
    """
    The operations on documents.

    `etag` is the version that a change is made from, with its quotes; `reason` says why something restricted is read.
    Raises, besides what `Caller.ask` does: Conflict when somebody else has changed the document since,
    ValidationFailed with a fault per field.
    """

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def of(
        self,
        worker_id: str,
        *,
        expiring_within: int | None = None,
        as_of: str | None = None,
        limit: int | None = None,
    ) -> Iterator[dict[str, Any]]:
        """
        The documents of a worker, newest first; only those whose term ends within so many days.

        `as_of`: as the register knew them at the end of that day, here and below.
        """
        path = f"/v1/workers/{part(worker_id)}/documents"
        query = {"expiring_within": expiring_within, "as_of": as_of}
        return self._caller.items(path, query=query, limit=limit)

    def document(
        self, document_id: str, *, as_of: str | None = None, reason: str | None = None
    ) -> Answer:
        """What is known of a document, its version in `etag`."""
        query, headers = {"as_of": as_of}, _reason(reason)
        return self._caller.ask("GET", _path(document_id), query=query, headers=headers)

    def upload(
        self,
        worker_id: str,
        metadata: Mapping[str, Any],
        content: bytes,
        *,
        key: str | None = None,
        progress: Progress | None = None,
    ) -> Stored:
        """
        Store a scan; `metadata`: kind and, where known, name, details, validUntil.

        Safe to repeat: an attempt whose answer was lost is sent again with its key, and a later upload of the same
        content gets the document that is there.
        """
        reply = self.uploaded(worker_id, metadata, content, key=key or new_key(), progress=progress)
        return Stored(answer_of(reply), reply.status == HTTPStatus.CREATED)

    def uploaded(
        self,
        worker_id: str,
        metadata: Mapping[str, Any],
        content: bytes,
        *,
        key: str,
        progress: Progress | None = None,
    ) -> Reply:
        """
        As `upload`, the answer whatever it is.

        The same arguments give the same octets, also in another process, as the key asks for.
        """
        boundary = f"frmr-{hashlib.sha256(key.encode()).hexdigest()}"
        body = _form(metadata, content, boundary)
        headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        return self._caller.raw(
            "POST",
            f"/v1/workers/{part(worker_id)}/documents",
            Outgoing(body, progress),
            {**headers, **_sent(body, key)},
            seconds=_seconds(len(body)),
        )

    def replace(
        self,
        document_id: str,
        content: bytes,
        *,
        etag: str,
        key: str | None = None,
        progress: Progress | None = None,
    ) -> Answer:
        """Another scan of the same paper; returns the document as it is now."""
        reply = self._caller.raw(
            "PUT",
            f"{_path(document_id)}/content",
            Outgoing(content, progress),
            {
                "Content-Type": "application/octet-stream",
                "If-Match": etag,
                **_sent(content, key),
            },
            seconds=_seconds(len(content)),
        )
        return answer_of(reply)

    def content(
        self,
        document_id: str,
        *,
        size: int,
        as_of: str | None = None,
        reason: str | None = None,
        progress: Progress | None = None,
    ) -> Content:
        """
        The scan; `size` is what the registry says of it, for the deadline.

        Raises: ServerError FRMR-DOC-041 when it is not what its hash says.
        """
        reply = self._caller.raw(
            "GET",
            f"{_path(document_id)}/content{f'?as_of={part(as_of)}' if as_of else ''}",
            None,
            {"Accept": "*/*", **_reason(reason)},
            seconds=_seconds(size),
            progress=progress,
        )
        error = refusal(reply)
        if error is not None:
            raise error
        if reply.headers.get("content-digest", "") != content_digest(reply.body):
            raise ServerError("FRMR-DOC-041", request_id=reply.request_id or None)
        return Content(
            reply.body,
            reply.headers.get("content-type", ""),
            hashlib.sha256(reply.body).hexdigest(),
        )

    def patch(
        self, document_id: str, patch: Mapping[str, Any], *, etag: str, key: str | None = None
    ) -> Answer:
        """Correct name, details or validUntil by a merge patch (RFC 7396); returns the document as it is now."""
        headers = {"If-Match": etag, "Content-Type": MERGE_PATCH}
        return self._caller.ask(
            "PATCH", _path(document_id), patch, key=key or new_key(), headers=headers
        )

    def remove(self, document_id: str, *, etag: str, key: str | None = None) -> Answer:
        """Delete a document with its contents and links."""
        headers = {"If-Match": etag}
        return self._caller.ask("DELETE", _path(document_id), key=key or new_key(), headers=headers)

    def link(self, document_id: str, entry_id: str, *, purpose: str) -> Answer:
        """Say that a document proves an entry; returns the document with its links."""
        path = f"{_path(document_id)}/links/{part(entry_id)}"
        return self._caller.ask("PUT", path, {"purpose": purpose}, key=new_key())

    def unlink(self, document_id: str, entry_id: str) -> Answer:
        """Take a link away."""
        path = f"{_path(document_id)}/links/{part(entry_id)}"
        return self._caller.ask("DELETE", path, key=new_key())


def content_digest(content: bytes) -> str:
    """The value of the header Content-Digest (RFC 9530 §2)."""
    return f"sha-256=:{base64.b64encode(hashlib.sha256(content).digest()).decode()}:"


def _path(document_id: str) -> str:
    return f"/v1/documents/{part(document_id)}"


def _seconds(size: int) -> float:
    return size / SLOWEST_LINE


def _sent(body: bytes, key: str | None) -> dict[str, str]:
    return {
        "Content-Length": str(len(body)),
        "Content-Digest": content_digest(body),
        "Idempotency-Key": key or new_key(),
    }


def _reason(reason: str | None) -> dict[str, str]:
    from urllib.parse import quote

    return {} if reason is None else {"Frmr-Reason": quote(reason)}


def _form(metadata: Mapping[str, Any], content: bytes, boundary: str) -> bytes:
    """Source: RFC 7578. The name of the file goes with the metadata: it need not be ASCII there."""
    mark = f"--{boundary}\r\n".encode()
    said = json.dumps(dict(metadata), ensure_ascii=False).encode()
    return b"".join(
        (
            mark,
            b'Content-Disposition: form-data; name="metadata"\r\n',
            b"Content-Type: application/json\r\n\r\n",
            said,
            b"\r\n",
            mark,
            b'Content-Disposition: form-data; name="content"; filename="scan"\r\n',
            b"Content-Type: application/octet-stream\r\n\r\n",
            content,
            f"\r\n--{boundary}--\r\n".encode(),
        )
    )
