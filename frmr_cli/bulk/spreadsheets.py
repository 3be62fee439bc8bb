"""Cells that stay what they are in every spreadsheet, whatever they look like."""

from __future__ import annotations

import re

FORMULA = re.compile(r"'*\s*[=+\-@\t\r]")
"""What a spreadsheet takes for a formula, or what looks like a guarded one; spaces do not protect."""
_NUMBER = re.compile(r"'*\s*[\d.,:/\s%-]*\d[\d.,:/\s%-]*([EeЕе][+-]?\d+)?")
"""What it takes for a number, a day or a time, and saves as another text."""


def inert(text: str) -> str:
    """
    The text for a cell of CSV: with an apostrophe in front where a spreadsheet would calculate.

    `bare` takes the apostrophe away again. Source: OWASP, «CSV Injection».
    """
    return f"'{text}" if FORMULA.match(text) else text


def literal(text: str) -> str:
    """As `inert`, also where a spreadsheet would make a number of it: leading zeros, 12 digits, 1-2."""
    return f"'{text}" if FORMULA.match(text) or _NUMBER.fullmatch(text) else text


def kept(text: str) -> str:
    """The text for a cell that no spreadsheet converts; only what `bare` would shorten is guarded."""
    return text if bare(text) == text else f"'{text}"


def bare(text: str) -> str:
    """The text that `inert`, `literal` or `kept` was given."""
    if text.startswith("'") and (FORMULA.match(text) or _NUMBER.fullmatch(text)):
        return text[1:]
    return text
