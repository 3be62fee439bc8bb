"""Contacts changed at a terminal: a slip in the code is no end of the matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.picture_terminal import Screen, seen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.embedded import Home

TERMINAL = Screen(columns=80)


def test_a_wrong_code_is_asked_for_again(services: Home, tmp_path: Path) -> None:
    """As often as the registry allows; who leaves is told how to go on, and the right code still counts."""
    home = services.neighbour(tmp_path / "user")
    home.log_in("nguyen")
    change = ("profile", "contacts", "--email", "lan@example.org")

    left = seen(home, TERMINAL, *change, typed="000000\n\n")
    waiting = re.search(r"contacts --confirm (\S+) --code CODE", left.text)
    assert waiting is not None, left.text
    code = re.findall(r"\b[0-9]{6}\b", home.run("local", "inbox", "lan@example.org").out)[0]
    done = home.run("profile", "contacts", "--confirm", waiting[1], "--code", code)

    assert left.code == 130
    assert "attempts left: 2" in left.text
    assert left.text.count("Code:") == 2
    assert done.code == 0, done.err
