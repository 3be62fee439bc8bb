"""The OpenAPI documents of both embedded services, each at an address of its own."""

from __future__ import annotations

import json
from pathlib import Path

ISSUER = "http://127.0.0.1:8081/gosuslugi"


def documents() -> dict[str, str]:
    """Path below the root of the repository → the document as JSON text."""
    from frmr_cli.servers.gosuslugi import operations
    from frmr_cli.servers.gosuslugi.config import GosuslugiConfig
    from frmr_cli.servers.registry import app

    # Only the issuer counts; nothing is read or written.
    config = GosuslugiConfig(issuer=ISSUER, directory=Path(), spool=Path())
    found = {
        "docs/openapi.json": app.openapi_document(),
        "docs/openapi-gosuslugi.json": operations.openapi_document(config),
    }
    return {
        path: json.dumps(document, ensure_ascii=False, indent=2) + "\n"
        for path, document in found.items()
    }
