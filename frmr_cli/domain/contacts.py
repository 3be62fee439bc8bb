"""Contacts of a person that are confirmed by a code: mobile phone and e-mail."""

from __future__ import annotations

import re
import unicodedata
from typing import NewType

from frmr_cli.domain.alphabets import mixed_letter
from frmr_cli.domain.digits import without_separators
from frmr_cli.errors import ValidationFailed

Phone = NewType("Phone", str)
"""A Russian mobile number in E.164: `+79123456789`."""
Email = NewType("Email", str)
"""An address in NFC with a lower-case domain."""

NATIONAL_LENGTH = 10
INTERNATIONAL_LENGTH = 11
EMAIL_LENGTH = 254  # RFC 5321 §4.5.3.1.3, less the angle brackets
LOCAL_LENGTH = 64  # RFC 5321 §4.5.3.1.1
LABEL_LENGTH = 63  # RFC 1035 §2.3.4

LOCAL_PART = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*")
LABEL = re.compile(r"[^\W_](?:(?:[^\W_]|-)*[^\W_])?")
USUAL = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}")
"""A short address in small Latin letters, as the register keeps most of them."""
STORED = re.compile(r"\+79[0-9]{9}")
"""A mobile number as the register keeps it; most numbers come so."""
TOP_LABEL = re.compile(r"[^\W\d_]{2,}|xn--[a-z0-9-]+")


def parse_phone(text: str) -> Phone:
    """
    Read a Russian mobile number: `8 912…`, `+7 (912)…` and `9123456789` are the same.

    Returns: E.164.
    Raises: ValidationFailed FRMR-RULE-027 (not a phone number), 028 (a number of Kazakhstan),
    029 (Russian, not mobile), 030 (another country).
    """
    if STORED.fullmatch(text):
        return Phone(text)
    written = without_separators(text).translate(str.maketrans("", "", "()."))
    international = written.startswith("+")
    digits = written.removeprefix("+")
    if not (digits.isascii() and digits.isdigit()):
        raise ValidationFailed("FRMR-RULE-027")
    if international and digits[0] != "7":
        raise ValidationFailed("FRMR-RULE-030")
    return Phone(f"+7{_mobile(_national(digits, international=international))}")


def _national(digits: str, *, international: bool) -> str:
    """Ten digits after the country code or after the trunk prefix 8."""
    if len(digits) == INTERNATIONAL_LENGTH and digits[0] in "78":
        return digits[1:]
    if len(digits) == NATIONAL_LENGTH and not international:
        return digits
    raise ValidationFailed("FRMR-RULE-027")


def _mobile(national: str) -> str:
    # Kazakhstan shares the country code and owns the codes that begin with 6 and 7.
    if national[0] in "67":
        raise ValidationFailed("FRMR-RULE-028")
    if national[0] != "9":
        raise ValidationFailed("FRMR-RULE-029")
    return national


def format_phone(phone: Phone) -> str:
    """As people read it: `+7 912 345-67-89`."""
    return f"{phone[:2]} {phone[2:5]} {phone[5:8]}-{phone[8:10]}-{phone[10:]}"


def parse_email(text: str) -> Email:
    """
    Read an address; names and domains in Cyrillic are accepted, quoted names are not.

    A look-alike letter of the other alphabet inside a word is refused: mail to such an address
    never arrives, and nobody sees why.

    Raises: ValidationFailed FRMR-RULE-031 (form), 032 (a letter of another alphabet).
    """
    if len(text) <= LABEL_LENGTH and USUAL.fullmatch(text):
        return Email(text)
    address = unicodedata.normalize("NFC", text.strip())
    local, at, domain = address.rpartition("@")
    domain = domain.lower()
    if not at or len(address) > EMAIL_LENGTH or len(local) > LOCAL_LENGTH:
        raise ValidationFailed("FRMR-RULE-031")
    if not LOCAL_PART.fullmatch(local) or not _is_domain(domain):
        raise ValidationFailed("FRMR-RULE-031")
    for word in (local, *domain.split(".")):
        if letter := mixed_letter(word):
            raise ValidationFailed("FRMR-RULE-032", letter=letter)
    return Email(f"{local}@{domain}")


def _is_domain(domain: str) -> bool:
    labels = domain.split(".")
    return (
        len(labels) > 1
        and all(len(label) <= LABEL_LENGTH and LABEL.fullmatch(label) for label in labels)
        and TOP_LABEL.fullmatch(labels[-1]) is not None
    )
