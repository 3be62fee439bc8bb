"""Polls of a device for the decision on its request (RFC 8628 §3.4–3.5)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from frmr_cli.servers.gosuslugi.oauth.families import Authentication
from frmr_cli.servers.gosuslugi.oauth.instants import from_milliseconds, to_milliseconds
from frmr_cli.servers.gosuslugi.oauth.scopes import scope_list
from frmr_cli.servers.gosuslugi.oauth.secrets_at_rest import digest

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection

SLOW_DOWN: Final = timedelta(seconds=5)
"""How much each too early poll adds to the interval, for good."""

_TOLERANCE: Final = timedelta(milliseconds=500)
# A device that polls by a ticker is early by the jitter of the network through no fault of its own.

State = Literal["pending", "too_early", "approved", "denied", "expired", "consumed"]


class PolledRequest(NamedTuple):
    """A request as a poll of its device finds it."""

    id: str
    client_id: str
    state: State
    resources: tuple[str, ...]
    subject: str
    """Empty, as are the scopes, until it is approved."""
    scopes: tuple[str, ...]
    authentication: Authentication | None

    def get_client_id(self) -> str:
        """Whose device asks (asked by Authlib)."""
        return self.client_id


def poll(
    connection: Connection, device_code: str, *, client_id: str, now: datetime
) -> PolledRequest | None:
    """
    Ask for the decision, and count the poll of a request that waits.

    The first poll is never too early, nor is any that finds a decision.
    Returns: None for a code that was not issued to the client.
    """
    row = connection.one(_FIND, {"hash": digest(device_code), "client_id": client_id})
    if row is None:
        return None
    state = _state(row, now)
    if state in ("pending", "too_early"):
        added = SLOW_DOWN if state == "too_early" else timedelta()
        connection.execute(
            _COUNT,
            {
                "id": row["id"],
                "now": to_milliseconds(now),
                "added": added // timedelta(milliseconds=1),
            },
        )
    return _polled_request(row, state)


def consume(connection: Connection, request: PolledRequest) -> None:
    """Use an approved request up; its code never works again."""
    connection.execute(_CONSUME, {"id": request.id})


def _state(row: dict[str, Any], now: datetime) -> State:
    instant = to_milliseconds(now)
    if row["state"] == "consumed":
        return "consumed"
    if row["expires_at"] <= instant:
        return "expired"
    if row["state"] == "approved":
        return "approved"
    if row["state"] == "denied":
        return "denied"
    tolerance = _TOLERANCE // timedelta(milliseconds=1)
    polled_at = row["polled_at"]
    if polled_at is not None and instant < polled_at + row["poll_interval"] - tolerance:
        return "too_early"
    return "pending"


def _polled_request(row: dict[str, Any], state: State) -> PolledRequest:
    authentication = None
    if row["sid"] is not None:
        auth_time = from_milliseconds(row["auth_time"])
        authentication = Authentication(row["sid"], row["acr"], scope_list(row["amr"]), auth_time)
    return PolledRequest(
        id=row["id"],
        client_id=row["client_id"],
        state=state,
        resources=scope_list(row["resources"]),
        subject=row["subject"] or "",
        scopes=scope_list(row["granted_scopes"] or ""),
        authentication=authentication,
    )


_FIND = "SELECT * FROM device_request WHERE device_code_hash = :hash AND client_id = :client_id"

_COUNT = """
UPDATE device_request SET polled_at = :now, poll_interval = poll_interval + :added WHERE id = :id
"""

_CONSUME = "UPDATE device_request SET state = 'consumed' WHERE id = :id AND state = 'approved'"
