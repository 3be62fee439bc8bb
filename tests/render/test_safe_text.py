"""Registry text cannot command a terminal."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.render.safe import safe


def test_escapes_and_bidi_controls_become_visible() -> None:
    """What would move a cursor, change a colour or turn the text is shown as its number."""
    assert safe("a\x1b[31mb") == "a\\x1b[31mb"
    assert safe("abc\u202etxt") == "abc\\u202etxt"
    assert safe("a\nb\r") == "a\\x0ab\\x0d"


def test_ordinary_names_stay_as_they_are() -> None:
    """Cyrillic, hyphens, apostrophes and combining accents are text."""
    assert safe("Ёлкина-Ўзбекова д'Арк й") == "Ёлкина-Ўзбекова д'Арк й"


@given(st.text())
def test_nothing_invisible_is_left(text: str) -> None:
    """No output character is a control, a format or a surrogate, whatever comes in."""
    left = {unicodedata.category(character) for character in safe(text)}

    assert not left & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
