"""Requests of devices to act for a person, from the first code to the decision (RFC 8628)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from frmr_cli.servers.gosuslugi.config import ACR_VALUES
from frmr_cli.servers.gosuslugi.oauth import user_codes
from frmr_cli.servers.gosuslugi.oauth.instants import from_milliseconds, to_milliseconds
from frmr_cli.servers.gosuslugi.oauth.secrets_at_rest import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from frmr_cli.servers.database import Connection, Database

LIFETIME: Final = timedelta(minutes=10)
INTERVAL: Final = timedelta(seconds=5)
"""Least time between two polls of a device, at first."""

_KEPT: Final = timedelta(days=1)
"""How long an expired request can still be told from one that never was."""


class RequestClosed(Exception):
    """The request was decided, has expired, or never was: there is nothing to approve or deny."""


@dataclass(frozen=True, kw_only=True)
class PendingRequest:
    """What the page shows to the person before it is allowed or denied."""

    id: str
    client_id: str
    client_name: str
    scopes: tuple[str, ...]
    """In the order of the request, without repeats."""
    address: str | None
    """Network address from which the device asked."""
    user_agent: str | None
    created_at: datetime
    expires_at: datetime
    acr: str | None = None
    """The weakest `acr` that will do; None for what is usual."""
    max_age: timedelta | None = None
    """How old the confirmation may be at the decision."""


class IssuedCodes(NamedTuple):
    """The only moment at which both codes are known in clear."""

    request_id: str
    device_code: str
    user_code: str
    """Without separators."""


class DeviceRequests:
    """The requests of one issuer; thread-safe."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def pending(self, user_code: str) -> PendingRequest | None:
        """
        The open request that a typed code means, in any spelling of it.

        None when the code is malformed, unknown, expired or already decided.
        """
        code = user_codes.normal_user_code(user_code)
        if code is None:
            return None
        with self._database.read() as connection:
            row = connection.one(
                _PENDING,
                {"hash": digest(code), "now": to_milliseconds(self._now())},
            )
        return None if row is None else _pending_request(row)

    def is_decided(self, user_code: str) -> bool:
        """Whether a typed code is one that was allowed or denied and is still remembered."""
        code = user_codes.normal_user_code(user_code)
        if code is None:
            return False
        with self._database.read() as connection:
            return connection.one(_DECIDED, {"hash": digest(code)}) is not None

    def approve(
        self,
        connection: Connection,
        request_id: str,
        *,
        subject: str,
        sid: str,
        amr: tuple[str, ...],
        acr: str,
        auth_time: datetime,
        scopes: Sequence[str],
    ) -> None:
        """
        Grant a request in the running transaction; the device gets its tokens at its next poll.

        `sid` names the session that the tokens belong to; `amr` holds values of RFC 8176; `acr` is one of
        `ACR_VALUES`; `scopes` are those asked for, or fewer.
        Raises: RequestClosed; ValueError for a scope that was not asked for or an unknown `acr`.
        """
        requested = self._requested_scopes(connection, request_id)
        if not set(scopes) <= set(requested):
            raise ValueError("more scopes than were asked for")
        if acr not in ACR_VALUES:
            raise ValueError(f"unknown acr: {acr}")
        connection.execute(
            _APPROVE,
            {
                "id": request_id,
                "now": to_milliseconds(self._now()),
                "subject": subject,
                "sid": sid,
                "acr": acr,
                "amr": " ".join(amr),
                "auth_time": to_milliseconds(auth_time),
                "scopes": " ".join(scope for scope in requested if scope in scopes),
            },
        )

    def deny(self, connection: Connection, request_id: str, *, subject: str) -> None:
        """
        Refuse a request in the running transaction; the device is told `access_denied`.

        Raises: RequestClosed.
        """
        self._requested_scopes(connection, request_id)
        now = to_milliseconds(self._now())
        connection.execute(_DENY, {"id": request_id, "now": now, "subject": subject})

    def open(
        self,
        connection: Connection,
        *,
        client_id: str,
        scopes: Sequence[str],
        resources: Sequence[str],
        address: str | None,
        user_agent: str | None,
        acr: str | None = None,
        max_age: timedelta | None = None,
    ) -> IssuedCodes:
        """Record a new request; no other open request has its user code."""
        now = self._now()
        connection.execute(_FORGET, {"before": to_milliseconds(now - _KEPT)})
        codes = IssuedCodes(
            secrets.token_hex(16), secrets.token_urlsafe(32), _unused_user_code(connection)
        )
        connection.execute(
            _OPEN,
            {
                "id": codes.request_id,
                "device_code_hash": digest(codes.device_code),
                "user_code_hash": digest(codes.user_code),
                "client_id": client_id,
                "scopes": " ".join(scopes),
                "resources": " ".join(resources),
                "address": address,
                "user_agent": user_agent,
                "acr_wanted": acr,
                "max_age": None if max_age is None else max_age // timedelta(milliseconds=1),
                "now": to_milliseconds(now),
                "expires_at": to_milliseconds(now + LIFETIME),
                "poll_interval": INTERVAL // timedelta(milliseconds=1),
            },
        )
        return codes

    def _requested_scopes(self, connection: Connection, request_id: str) -> list[str]:
        now = to_milliseconds(self._now())
        row = connection.one(_OPEN_SCOPES, {"id": request_id, "now": now})
        if row is None:
            raise RequestClosed(request_id)
        return str(row["scopes"]).split()


def _unused_user_code(connection: Connection) -> str:
    while True:
        code = user_codes.new_user_code()
        if connection.one(_USER_CODE_IN_USE, {"hash": digest(code)}) is None:
            return code


def _pending_request(row: dict[str, Any]) -> PendingRequest:
    return PendingRequest(
        id=row["id"],
        client_id=row["client_id"],
        client_name=row["client_name"],
        scopes=tuple(row["scopes"].split()),
        address=row["address"],
        user_agent=row["user_agent"],
        created_at=from_milliseconds(row["created_at"]),
        expires_at=from_milliseconds(row["expires_at"]),
        acr=row["acr_wanted"],
        max_age=None if row["max_age"] is None else timedelta(milliseconds=row["max_age"]),
    )


_PENDING = """
SELECT device_request.*, oauth_client.name AS client_name
FROM device_request JOIN oauth_client USING (client_id)
WHERE user_code_hash = :hash AND state = 'pending' AND expires_at > :now
"""

_DECIDED = "SELECT 1 FROM device_request WHERE user_code_hash = :hash AND state <> 'pending'"

_OPEN_SCOPES = """
SELECT scopes FROM device_request WHERE id = :id AND state = 'pending' AND expires_at > :now
"""

_APPROVE = """
UPDATE device_request
SET state = 'approved', decided_at = :now, subject = :subject, sid = :sid, acr = :acr, amr = :amr,
    auth_time = :auth_time, granted_scopes = :scopes
WHERE id = :id
"""

_DENY = "UPDATE device_request SET state = 'denied', decided_at = :now, subject = :subject WHERE id = :id"

_OPEN = """
INSERT INTO device_request (id, device_code_hash, user_code_hash, client_id, scopes, resources, address,
                            user_agent, acr_wanted, max_age, created_at, expires_at, poll_interval, state)
VALUES (:id, :device_code_hash, :user_code_hash, :client_id, :scopes, :resources, :address,
        :user_agent, :acr_wanted, :max_age, :now, :expires_at, :poll_interval, 'pending')
"""

_USER_CODE_IN_USE = (
    "SELECT 1 FROM device_request WHERE user_code_hash = :hash AND state = 'pending'"
)

_FORGET = "DELETE FROM device_request WHERE expires_at <= :before"
