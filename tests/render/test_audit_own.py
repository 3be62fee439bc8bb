"""What a person reads about the own record."""

from __future__ import annotations

from typing import Any

import pytest

from frmr_cli.render.audit_own import own_listing
from frmr_cli.render.values import text_of

ROW = {
    "at": "2026-11-20T12:00:00.000+00:00",
    "action": "worker.disclosed",
    "outcome": "ok",
    "roles": ["practitioner"],
    "own": True,
    "fields": ["/documents/0/serial", "/documents/0/number", "/snils", "/addresses/0/address/flat"],
}


@pytest.mark.parametrize(
    ("row", "who"),
    [
        ({}, "you"),
        ({"own": False, "roles": ["organisation_hr"]}, "HR of an organisation"),
        ({"own": False, "roles": []}, "somebody without a role"),
    ],
)
def test_who_it_was(row: dict[str, Any], who: str) -> None:
    """Oneself is told apart from others, of whom the role is told and never the account."""
    listing = own_listing([ROW | row])
    (field,) = [item for item in listing.fields if item.name == "own"]

    assert text_of(field, ROW | row) == who


def test_fields_are_parts_of_the_record_each_once() -> None:
    """Nobody has to read JSON pointers."""
    (field,) = [item for item in own_listing([ROW]).fields if item.name == "fields"]

    assert text_of(field, ROW) == "Identity documents, SNILS, Addresses"
