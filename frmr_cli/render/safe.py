"""
Registry text as data: nothing in it can command a terminal, and nothing of it is lost.

Control characters, escapes, bidirectional controls and unpaired surrogates are shown as `\\xNN` or `\\uNNNN`.
Invisible format characters that text may need (soft hyphen, joiners) are shown as well: in a name of the
register they are always a mistake, and the person should see it.
"""

from __future__ import annotations

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def safe(text: str, *, keep_newlines: bool = False) -> str:
    """The text with every character that is not visible replaced by its escape."""
    # Nothing that is hidden counts as printable; spaces of other kinds do not either, and are looked at below.
    if text.isprintable():
        return text
    return "".join(
        character if (keep_newlines and character == "\n") else _visible(character)
        for character in text
    )


def _visible(character: str) -> str:
    import unicodedata

    if unicodedata.category(character) not in _HIDDEN:
        return character
    number = ord(character)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"
