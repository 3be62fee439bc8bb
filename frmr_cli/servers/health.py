"""Asks a service on this machine whether it is well."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

_SECONDS = 2.0


def is_well(url: str) -> bool:
    """Whether the service answers 200."""
    return report(url) is not None


def report(url: str) -> dict[str, Any] | None:
    """
    What the service says about itself.

    Returns: its JSON object (empty when the answer has none); None when it does not answer 200.
    """
    # Not httpx: this waits for a process that starts, and imports while that one does.
    import json
    from http.client import HTTPConnection, HTTPException

    parts = urlsplit(url)
    connection = HTTPConnection(str(parts.hostname), parts.port, timeout=_SECONDS)
    try:
        connection.request("GET", parts.path)
        answer = connection.getresponse()
        body = answer.read()
    except (OSError, HTTPException):
        return None
    finally:
        connection.close()
    if answer.status != 200:
        return None
    try:
        document = json.loads(body)
    except ValueError:
        return {}
    return document if isinstance(document, dict) else {}
