"""Help as a person sees it on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from frmr_cli.app import load
from frmr_cli.render.help import rich_page
from frmr_cli.shell.help_pages import page
from frmr_cli.shell.tree import describe

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("width", [80, 40])
@pytest.mark.parametrize("name", ["login", "context add"])
def test_help_on_a_terminal(
    golden: Callable[[str, str], None],
    rendered: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    width: int,
    language: str,
) -> None:
    """Every option can be read at both widths, and no line is wider."""
    monkeypatch.setenv("FRMR_LANG", language)
    first, *rest = name.split()
    command = load(first)
    for word in rest:
        command = command.commands[word]

    text = rendered(rich_page(page(describe(command, ["frmr", first, *rest]))), width=width)

    assert max(map(len, text.splitlines())) <= width
    golden(f"help_{name.replace(' ', '_')}_{width}_{language}", text)
