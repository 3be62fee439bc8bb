"""
The archive that a person may send to support: only what is on the list, nothing secret.

Checks and settings go in, never tokens, names, numbers or contents of records. A path loses the name of the
person. Each file is hashed in `manifest.json`.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from frmr_cli.diagnose.machine import home_as_tilde

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from frmr_cli.settings import Settings

MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time of every file: equal content gives an equal archive."""


def contents(
    checks: Sequence[Mapping[str, Any]], settings: Settings | None, *, made_at: str
) -> dict[str, str]:
    """File name → text, in the order of the archive; `made_at`: ISO 8601."""
    files = {"doctor.json": _json([_clean(check) for check in checks])}
    if settings is not None:
        files["settings.json"] = _json(_settings(settings))
    files["manifest.json"] = _json(
        {
            "schema": "frmr.bundle/1",
            "made_at": made_at,
            "sha256": {
                name: hashlib.sha256(text.encode()).hexdigest() for name, text in files.items()
            },
        }
    )
    return files


def write(path: Path, files: Mapping[str, str]) -> None:
    """Write the archive; an existing file is not replaced. Raises: OSError."""
    with path.open("xb") as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, MOMENT), text)


def _settings(settings: Settings) -> dict[str, Any]:
    server = settings.context()
    return {
        "values": {
            name: {"value": setting.value, "origin": home_as_tilde(setting.origin)}
            for name, setting in settings.values.items()
        },
        "context": {
            "name": server.name,
            "registry": _place(server.registry),
            "issuer": _place(server.issuer),
            "scopes": list(server.scopes),
            "has_ca_file": server.ca_file is not None,
        },
    }


def _place(url: str) -> str:
    """A URL without what may be a secret: user, password, query."""
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{parts.hostname}{port}{parts.path}" if parts.hostname else ""


def _clean(check: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: home_as_tilde(value) if isinstance(value, str) else value
        for name, value in check.items()
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
