"""The services that commands are run against: the embedded ones, and a small issuer."""

from __future__ import annotations

from tests.device_issuer import clock, frmr, issuer, prod
from tests.embedded import practitioner, services

__all__ = ["clock", "frmr", "issuer", "practitioner", "prod", "services"]
