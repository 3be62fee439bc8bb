"""One text of the pages in both languages."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """One text; `{name}` is filled from keywords."""

    ru: str
    en: str
