"""Identifiers of the register: workers, medical organisations and their departments."""

from __future__ import annotations

import re
from typing import NewType

from frmr_cli.errors import ValidationFailed

WorkerId = NewType("WorkerId", str)
"""`YYYY.NNNNNNN`; not an OID, although the register calls the field so."""
OrganisationOid = NewType("OrganisationOid", str)
"""`1.2.643.5.1.13.13.12.{1,2,4}.<region>.<number>` of the register of organisations (ФРМО)."""
DepartmentOid = NewType("DepartmentOid", str)
"""The OID of the organisation, `.0.` and the number of the department."""

WORKER_ID = re.compile(r"(19|20)[0-9]{2}\.[0-9]{7}")
ARC = r"(0|[1-9][0-9]*)"
# A length limit, because the arcs themselves have none.
ORGANISATION_OID = re.compile(rf"(?=.{{1,64}}$)1\.2\.643\.5\.1\.13\.13\.12\.[124]\.{ARC}\.{ARC}")
DEPARTMENT_OID = re.compile(
    rf"(?=.{{1,80}}$)1\.2\.643\.5\.1\.13\.13\.12\.[124]\.{ARC}\.{ARC}\.0\.{ARC}"
)


def parse_worker_id(text: str) -> WorkerId:
    """
    Read the number of a register record, such as `2023.3475290`.

    Raises: ValidationFailed FRMR-RULE-023.
    """
    return WorkerId(_matched(text, WORKER_ID, "FRMR-RULE-023"))


def parse_organisation_oid(text: str) -> OrganisationOid:
    """
    Read the OID of a medical organisation.

    Raises: ValidationFailed FRMR-RULE-021; for the OID of a department too.
    """
    return OrganisationOid(_matched(text, ORGANISATION_OID, "FRMR-RULE-021"))


def parse_department_oid(text: str) -> DepartmentOid:
    """
    Read the OID of a department.

    Raises: ValidationFailed FRMR-RULE-022; for the OID of an organisation too.
    """
    return DepartmentOid(_matched(text, DEPARTMENT_OID, "FRMR-RULE-022"))


def organisation_of(department: DepartmentOid) -> OrganisationOid:
    """The organisation that a department belongs to."""
    return OrganisationOid(department.rpartition(".0.")[0])


def _matched(text: str, pattern: re.Pattern[str], code: str) -> str:
    value = text.strip()
    if not pattern.fullmatch(value):
        raise ValidationFailed(code)
    return value
