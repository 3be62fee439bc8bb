"""Imports that are put off."""

from __future__ import annotations

import sys

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
