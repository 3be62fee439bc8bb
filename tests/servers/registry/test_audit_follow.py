"""Following the log live."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from frmr_cli.audit.follow import followed
from frmr_cli.registry.client import RegistryClient
from tests.servers.registry.conftest import subject_of

if TYPE_CHECKING:
    from tests.servers.registry.conftest import Registry


class EnoughSeen(Exception):
    """The person presses Ctrl-C."""


def test_new_entries_come_once_and_own_looks_never(registry: Registry) -> None:
    """What happens between two looks is shown at the second; what was before is not, nor the looks themselves."""
    token = registry.issuer.token(subject_of("auditor"), "openid frmr.audit")
    registry.ask("GET", "/v1/workers/me", by="ivanova")
    pauses: list[float] = []

    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 4:
            raise EnoughSeen
        registry.ask("GET", "/v1/me", by=("ivanova", "support", "admin")[len(pauses) - 1])

    seen = []
    with httpx.Client(
        base_url=registry.http.base_url, headers={"Authorization": f"Bearer {token}"}
    ) as http:
        try:
            for entries in followed(RegistryClient(http, language="en").audit, {}, sleep=sleep):
                seen += entries
        except EnoughSeen:
            pass

    actions = [entry["action"] for entry in seen]
    assert actions == ["principal.read"] * 3
    assert len({entry["actor"] for entry in seen}) == 3
