"""Identifiers of the register and numbers of a passport."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from frmr_cli.domain.oids import (
    organisation_of,
    parse_department_oid,
    parse_organisation_oid,
    parse_worker_id,
)
from frmr_cli.domain.passports import (
    format_passport,
    parse_issuer_code,
    parse_passport_number,
    parse_passport_series,
)
from frmr_cli.errors import ValidationFailed


@pytest.mark.parametrize("text", ["2023.3475290", "2022.0055647", " 2023.3475290\n"])
def test_worker_ids_are_accepted(text: str) -> None:
    """A year, a point and seven digits."""
    assert parse_worker_id(text) == text.strip()


@pytest.mark.parametrize("text", ["2023.347529", "2023-3475290", "1.2.643.5", "2023.34752901", ""])
def test_other_texts_are_no_worker_ids(text: str) -> None:
    """The number is not an OID, and its length is fixed."""
    with pytest.raises(ValidationFailed, match="FRMR-RULE-023"):
        parse_worker_id(text)


@pytest.mark.parametrize("tail", ["2.31.2855", "1.30.72291", "4.16.63211"])
def test_organisation_oids_are_accepted(tail: str) -> None:
    """Three branches of the tree hold organisations."""
    oid = f"1.2.643.5.1.13.13.12.{tail}"

    assert parse_organisation_oid(oid) == oid


@pytest.mark.parametrize("tail", ["3.31.2855", "2.31", "2.031.2855", "2.31.2855.0.5", "2.31.x"])
def test_other_oids_are_no_organisations(tail: str) -> None:
    """Another branch, a missing arc, a leading zero and a department are refused."""
    with pytest.raises(ValidationFailed, match="FRMR-RULE-021"):
        parse_organisation_oid(f"1.2.643.5.1.13.13.12.{tail}")


def test_a_department_knows_its_organisation() -> None:
    """The OID of a department begins with the OID of its organisation."""
    department = parse_department_oid("1.2.643.5.1.13.13.12.2.36.20192.0.704432")

    assert organisation_of(department) == "1.2.643.5.1.13.13.12.2.36.20192"


def test_an_organisation_is_no_department() -> None:
    """The OID of an organisation lacks the number of the department."""
    with pytest.raises(ValidationFailed, match="FRMR-RULE-022"):
        parse_department_oid("1.2.643.5.1.13.13.12.2.36.20192")


def test_passport_is_read_as_printed() -> None:
    """Spaces in the series and a missing hyphen in the code do not matter."""
    series, number = parse_passport_series("76 09"), parse_passport_number("456987")

    assert format_passport(series, number) == "76 09 456987"
    assert parse_issuer_code("300101") == parse_issuer_code("300-101") == "300-101"


@pytest.mark.parametrize(
    ("parse", "text", "code"),
    [
        (parse_passport_series, "760", "FRMR-RULE-024"),
        (parse_passport_number, "45698", "FRMR-RULE-025"),
        (parse_passport_number, "45698О", "FRMR-RULE-025"),
        (parse_issuer_code, "30-101", "FRMR-RULE-026"),
    ],
)
def test_wrong_passport_numbers_are_named(
    parse: Callable[[str], str], text: str, code: str
) -> None:
    """Each of the three has a code of its own."""
    with pytest.raises(ValidationFailed, match=code):
        parse(text)
