"""The services in whose traces secrets are looked for."""

from __future__ import annotations

from tests.embedded import practitioner, services

__all__ = ["practitioner", "services"]
