"""Cells that are data in every spreadsheet, whatever they begin with."""

from __future__ import annotations

import re

FORMULA = re.compile(r"'*\s*[=+\-@\t\r]")
"""What a spreadsheet takes for a formula, or what looks like a guarded one; spaces do not protect."""


def inert(text: str) -> str:
    """
    The text for a cell of CSV: with an apostrophe in front where a spreadsheet would calculate.

    `bare` takes the apostrophe away again. Source: OWASP, «CSV Injection».
    """
    return f"'{text}" if FORMULA.match(text) else text


def bare(text: str) -> str:
    """The text that `inert` was given."""
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text
