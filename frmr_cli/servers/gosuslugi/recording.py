"""
No operation without an entry: what left none in the audit log gets one before its answer goes out.

Most operations write their own, with what they know. Reads, polls and refusals that come before that are written here; when that
fails, the answer fails with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anyio import to_thread

from frmr_cli.servers import audit

if TYPE_CHECKING:
    from collections.abc import Collection

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from frmr_cli.servers.audit import Outcome
    from frmr_cli.servers.gosuslugi.config import Services

OPEN = frozenset({"health", "jwks", "openapi", "oauth_metadata", "openid_metadata", "openid_metadata_at_root"})  # fmt: skip
"""They tell nothing about anybody, and clients and probes call them all day."""
KNOWN = "known"
"""Member of the state of a request: the `Known` whose token it has shown."""


class Known(NamedTuple):
    """Who has shown a token."""

    subject: str
    session: str | None
    client_id: str


class Recording:
    """Looks whether an operation has left its entry."""

    def __init__(self, app: ASGIApp, *, services: Services, operations: Collection[str]) -> None:
        self._app = app
        self._services = services
        self._operations = frozenset(operations) - OPEN

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        written: set[str] = set()
        reset = audit.WRITTEN.set(written)

        async def recorded(message: Message) -> None:
            if message["type"] == "http.response.start":
                await self._record(scope, written, message["status"])
            await send(message)

        try:
            await self._app(scope, receive, recorded)
        except Exception:
            # What the operation had written was taken back with its transaction.
            await self._record(scope, set(), 500)
            raise
        finally:
            audit.WRITTEN.reset(reset)

    async def _record(self, scope: Scope, written: set[str], status: int) -> None:
        name = getattr(scope.get("route"), "name", None)
        if name in self._operations and scope["state"]["request_id"] not in written:
            await to_thread.run_sync(self._append, scope, f"request.{name}", status)

    def _append(self, scope: Scope, action: str, status: int) -> None:
        known: Known | None = scope["state"].get(KNOWN)
        client = scope.get("client")
        entry = audit.AuditEntry(
            at=self._services.config.now(),
            action=action,
            outcome=_outcome(status),
            request_id=scope["state"]["request_id"],
            actor=known.subject if known else None,
            session=known.session if known else None,
            client_id=known.client_id if known else None,
            address=client[0] if client else None,
            subject=known.subject if known else None,
            details={"status": status},
        )
        with self._services.database.write() as connection:
            audit.append(connection, entry)


def _outcome(status: int) -> Outcome:
    if status >= 500:
        return "failed"
    return "refused" if status >= 400 else "ok"
