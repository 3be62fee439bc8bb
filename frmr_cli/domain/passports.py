"""The three numbers of a Russian passport: series, number and code of the issuer."""

from __future__ import annotations

from typing import NewType

from frmr_cli.domain.digits import only_digits

PassportSeries = NewType("PassportSeries", str)
"""4 digits."""
PassportNumber = NewType("PassportNumber", str)
"""6 digits."""
IssuerCode = NewType("IssuerCode", str)
"""`NNN-NNN`."""


def parse_passport_series(text: str) -> PassportSeries:
    """
    Read a series, also in the printed form `76 09`.

    Raises: ValidationFailed FRMR-RULE-024.
    """
    return PassportSeries(only_digits(text, (4,), code="FRMR-RULE-024"))


def parse_passport_number(text: str) -> PassportNumber:
    """
    Read a number.

    Raises: ValidationFailed FRMR-RULE-025.
    """
    return PassportNumber(only_digits(text, (6,), code="FRMR-RULE-025"))


def parse_issuer_code(text: str) -> IssuerCode:
    """
    Read the code of the issuer; Gosuslugi sends it without the hyphen.

    Raises: ValidationFailed FRMR-RULE-026.
    """
    digits = only_digits(text, (6,), code="FRMR-RULE-026")
    return IssuerCode(f"{digits[:3]}-{digits[3:]}")


def format_passport(series: PassportSeries, number: PassportNumber) -> str:
    """As it is printed: `76 09 456987`."""
    return f"{series[:2]} {series[2:]} {number}"
