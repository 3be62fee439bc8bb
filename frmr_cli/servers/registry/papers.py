"""The metadata of a worker's papers, as the rules of entries compare them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.vault import Vault


def papers_of(
    _connection: Connection, _vault: Vault, _worker_id: str
) -> tuple[dict[str, Any], ...]:
    """The papers of a worker with their details in clear; none until papers are stored."""
    return ()
