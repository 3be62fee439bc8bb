"""What was answered holds after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable
    from pathlib import Path

    from tests.servers.gosuslugi_oauth.conftest import Clock


def test_sessions_and_requests_survive_a_restart(
    start_issuer: Callable[..., Any],
    listen: Callable[..., socket.socket],
    clock: Clock,
    tmp_path: Path,
) -> None:
    """Keys, sessions, open requests and their slowed pace go on where they were."""
    listener = listen()
    port = listener.getsockname()[1]
    with start_issuer(tmp_path, clock, listener=listener) as issuer:
        tokens = issuer.login()
        open_request, approved, hasty = issuer.begin(), issuer.begin(), issuer.begin()
        issuer.approve(approved["user_code"])
        issuer.poll(hasty["device_code"])
        issuer.poll(hasty["device_code"])
        keys = issuer.http.get(issuer.url("/oauth/jwks")).json()
        service = issuer.service_auth

    listener = listen(port)
    with start_issuer(tmp_path, clock, listener=listener) as issuer:
        issuer.clock.advance(seconds=6)

        assert keys == issuer.http.get(issuer.url("/oauth/jwks")).json()
        assert service == issuer.service_auth
        assert issuer.poll(hasty["device_code"]).json()["error"] == "slow_down"
        assert issuer.poll(approved["device_code"]).status_code == 200
        issuer.approve(open_request["user_code"])
        assert issuer.poll(open_request["device_code"]).status_code == 200
        assert issuer.introspect(tokens["access_token"])["active"] is True
        assert issuer.refresh(tokens["refresh_token"]).status_code == 200
