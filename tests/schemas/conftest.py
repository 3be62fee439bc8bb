"""The services whose output is validated."""

from __future__ import annotations

from tests.embedded import practitioner, services

__all__ = ["practitioner", "services"]
