"""Numbers as people type them: digits among spaces, hyphens and dashes."""

from __future__ import annotations

from frmr_cli.errors import ValidationFailed

SEPARATORS = str.maketrans(
    "", "", " \t\u00a0\u2007\u2009\u202f-\u2010\u2011\u2012\u2013\u2014\u2212"
)
"""Spaces and dashes that office programs put into numbers."""


def without_separators(text: str) -> str:
    """The text without spaces and dashes of any kind."""
    return text.translate(SEPARATORS)


def only_digits(text: str, lengths: tuple[int, ...], *, code: str) -> str:
    """
    Read a number of one of the given lengths.

    Returns: ASCII digits; leading zeros stay.
    Raises: ValidationFailed `code` with `found`, the count of characters that were read.
    """
    if text.isdigit() and text.isascii() and len(text) in lengths:
        return text
    digits = without_separators(text)
    # isdigit alone would let superscripts and the digits of other scripts through.
    if not (digits.isascii() and digits.isdigit() and len(digits) in lengths):
        raise ValidationFailed(code, found=len(digits))
    return digits


def digits_in(text: str) -> str:
    """The decimal digits of a text, in any script and in their order; everything between them is left out."""
    return "".join(sign for sign in text if sign.isdecimal())
