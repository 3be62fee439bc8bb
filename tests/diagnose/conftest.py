"""The embedded services, for commands that diagnose them."""

from __future__ import annotations

from tests.embedded import practitioner, services

__all__ = ["practitioner", "services"]
