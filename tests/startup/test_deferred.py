"""Imports that are put off."""

from __future__ import annotations

import sys
from functools import partial

import pytest

from frmr_cli.app import Leaves
from frmr_cli.deferred import deferred


def test_a_deferred_module_is_imported_at_the_first_call() -> None:
    """Nothing is loaded in the block, and the function works afterwards."""
    sys.modules.pop("colorsys", None)

    with deferred("colorsys"):
        from colorsys import rgb_to_hls
    loaded_before = "colorsys" in sys.modules
    result = rgb_to_hls(0.0, 0.0, 0.0)

    assert not loaded_before
    assert result == (0.0, 0.0, 0.0)
    assert "colorsys" in sys.modules


def test_a_call_inside_of_the_block_works_too() -> None:
    """The library may call what it imports at once."""
    sys.modules.pop("colorsys", None)

    with deferred("colorsys"):
        from colorsys import rgb_to_hls

        result = rgb_to_hls(1.0, 1.0, 1.0)

    assert result == (0.0, 1.0, 0.0)


def test_a_loaded_module_stays_as_it_is() -> None:
    """Nobody who has the module already is given another."""
    import json

    with deferred("json"):
        same = sys.modules["json"] is json

    assert same


def test_errors_of_a_loaded_module_can_be_caught() -> None:
    """Once a function was called, classes are the module's own."""
    import importlib

    sys.modules.pop("zlib", None)
    with deferred("zlib"):
        late = importlib.import_module("zlib")

    with pytest.raises(Exception, match="incorrect") as caught:
        late.decompress(b"no zlib")

    assert isinstance(caught.value, late.error)


def test_a_subcommand_is_made_when_it_is_called() -> None:
    """Looking at one makes that one; names are known without."""
    made: list[str] = []
    leaves = Leaves({name: partial(_noted, made, name) for name in ("show", "edit", "search")})

    found = leaves.get("edit")

    assert (list(leaves), found, leaves.get("nosuch"), made) == (
        ["show", "edit", "search"],
        "edit",
        None,
        ["edit"],
    )
    assert leaves["edit"] == "edit"
    assert made == ["edit"]


def _noted(made: list[str], name: str) -> str:
    made.append(name)
    return name
