"""Where it lies what this computer has seen of the log of a registry, and how that registry is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from frmr_cli.settings import Settings


def witness_file(settings: Settings) -> Path:
    """Where it is remembered what was seen of the log of the current context."""
    from urllib.parse import quote

    return settings.paths.state / "audit" / f"{quote(settings['context'], safe='')}.json"


def host_of(registry: str) -> str:
    """How a registry is called in a sentence."""
    from urllib.parse import urlsplit

    return urlsplit(registry).hostname or registry
