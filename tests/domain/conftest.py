"""Settings of the property tests of the domain."""

from __future__ import annotations

from hypothesis import settings

# A busy machine is slow without being wrong.
settings.register_profile("domain", deadline=None)
settings.load_profile("domain")
