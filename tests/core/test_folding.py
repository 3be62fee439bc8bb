"""Sentences on a terminal are broken between words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.console import folded

HINT = "Next: Correct it with `frmr employment edit uWaZbdsqQ1JCBPXYRnhtHQ` and send it again."


@pytest.mark.parametrize("width", [80, 60])
def test_a_command_is_not_broken(width: int) -> None:
    """It is there to be copied."""
    lines = folded(HINT, width).splitlines()

    assert any("`frmr employment edit uWaZbdsqQ1JCBPXYRnhtHQ`" in line for line in lines)
    assert all(len(line) <= width for line in lines)


def test_a_command_at_the_end_is_not_broken() -> None:
    """However narrow the terminal is: a line end within quotes would be a part of the value."""
    command = 'frmr login --scope "+phone +email"'

    assert folded(f"To compare these as well: {command}", 40).splitlines()[-1] == command
    assert command in folded(f"Submit it with: {command}", 20).splitlines()


def test_an_address_stays_whole() -> None:
    """However narrow the terminal is."""
    assert "https://login.example.org/device" in folded(
        "Open https://login.example.org/device now", 20
    )


def test_the_lines_of_a_field_stay_indented() -> None:
    """So that they are seen to belong to it."""
    assert folded("  /a: слово слово слово", 14).splitlines() == ["  /a: слово", "  слово слово"]


@given(st.text("абв `-", max_size=80), st.integers(10, 40))
def test_no_word_is_lost(text: str, width: int) -> None:
    """Only white space changes."""
    assert folded(text, width).split() == text.split()
