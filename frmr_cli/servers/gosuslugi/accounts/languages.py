"""In which language a browser wants its pages."""

from __future__ import annotations

from typing import Final

LANGUAGES: Final = ("ru", "en")


def preferred(*, asked: str | None, kept: str | None, accepted: str) -> str:
    """
    The language asked by the link, else the one kept in a cookie, else the best of Accept-Language.

    Russian when nothing known is named (RFC 9110 §12.5.4).
    """
    for choice in (asked, kept):
        if choice in LANGUAGES:
            return choice
    ranked = sorted((_range(item) for item in accepted[:1000].split(",")), key=lambda row: -row[1])
    known = (name for name, quality in ranked if name in LANGUAGES and quality > 0)
    return next(known, LANGUAGES[0])


def _range(item: str) -> tuple[str, float]:
    name, _, parameters = item.strip().partition(";")
    key, _, value = parameters.strip().partition("=")
    try:
        quality = float(value) if key.strip() == "q" else 1.0
    except ValueError:
        quality = 0.0
    return name.strip().lower().partition("-")[0], quality
