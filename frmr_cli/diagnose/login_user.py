"""Whom `--user` means, and how it may be shown again."""

from __future__ import annotations

import re
from typing import NamedTuple

from frmr_cli.domain.contacts import parse_phone
from frmr_cli.domain.identifiers import parse_snils
from frmr_cli.domain.masks import mask_email, mask_phone, mask_snils
from frmr_cli.domain.oids import WORKER_ID
from frmr_cli.errors import UsageError, ValidationFailed

_NAME = re.compile(r"[\w.-]{1,64}")


class User(NamedTuple):
    """One person, by one of these."""

    shown: str
    """Masked where it is a number or an address of the person."""
    worker: str | None = None
    snils: str | None = None
    """11 digits."""
    login: str | None = None
    """What the person types at the issuer; a СНИЛС is one too."""


def user_of(text: str) -> User:
    """
    Read the value of `--user`: record, СНИЛС, phone, e-mail or login name.

    Raises: UsageError FRMR-DIAG-064.
    """
    given = text.strip()
    if WORKER_ID.fullmatch(given):
        return User(given, worker=given)
    if "@" in given:
        return User(mask_email(given.lower()), login=given)
    digits = re.sub(r"[\s()+.-]", "", given)
    if digits.isascii() and digits.isdigit():
        return _numbered(given)
    if not _NAME.fullmatch(given):
        raise UsageError("FRMR-DIAG-064")
    return User(given, login=given)


def _numbered(given: str) -> User:
    try:
        snils = parse_snils(given)
    except ValidationFailed:
        try:
            phone = parse_phone(given)
        except ValidationFailed as error:
            raise UsageError("FRMR-DIAG-064") from error
        return User(mask_phone(phone), login=phone)
    return User(mask_snils(snils), snils=snils, login=snils)
