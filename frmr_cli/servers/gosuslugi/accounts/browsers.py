"""Which browser of which system somebody uses: a new version of it is no new device."""

from __future__ import annotations

from typing import Final

_BROWSERS: Final = (
    ("YaBrowser/", "yandex"),
    ("Edg", "edge"),
    ("OPR/", "opera"),
    ("SamsungBrowser/", "samsung"),
    ("Firefox/", "firefox"),
    ("FxiOS/", "firefox"),
    ("CriOS/", "chrome"),
    ("Chrome/", "chrome"),
    ("Safari/", "safari"),
)
"""A mark of `User-Agent` → browser; most also carry the marks of those that stand below them."""
_SYSTEMS: Final = (
    ("Android", "android"),
    ("iPhone", "ios"),
    ("iPad", "ios"),
    ("Windows", "windows"),
    ("Mac OS X", "macos"),
    ("CrOS", "chromeos"),
    ("Linux", "linux"),
)


def family(agent: str) -> str:
    """
    Browser and system of a `User-Agent`, without versions: `firefox linux`.

    A program that is no known browser is its product name (RFC 9110 §10.1.5); empty for an empty text.
    """
    browser = _marked(agent, _BROWSERS) or agent.partition("/")[0].strip().lower()
    return f"{browser} {_marked(agent, _SYSTEMS)}".strip()


def _marked(agent: str, marks: tuple[tuple[str, str], ...]) -> str:
    return next((name for mark, name in marks if mark in agent), "")
