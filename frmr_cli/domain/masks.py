"""Masks of restricted values: enough to recognise a value, too little to recover it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from types import MappingProxyType

from frmr_cli.domain.json_documents import pointer_to
from frmr_cli.domain.rights import RESTRICTED

HIDDEN = "***"
"""The mask of a value of unknown form: not even its length shows."""

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SHORTEST_LOCAL = 3
SHORTEST_PAPER = 6


def mask_snils(value: str) -> str:
    """`112-***-*** 95`: 5 of 11 digits."""
    if not _is_number(value, 11):
        return HIDDEN
    return f"{value[:3]}-***-*** {value[9:]}"


def mask_inn(value: str) -> str:
    """`50********59`: 4 of 12 digits, of which two are check digits."""
    if not _is_number(value, 10) and not _is_number(value, 12):
        return HIDDEN
    return f"{value[:2]}{'*' * (len(value) - 4)}{value[-2:]}"


def mask_phone(value: str) -> str:
    """`+7 9** ***-**-45`: 2 of 9 free digits."""
    if not value.startswith("+79") or not _is_number(value[1:], 11):
        return HIDDEN
    return f"+7 9** ***-**-{value[-2:]}"


def mask_email(value: str) -> str:
    """`и***@example.ru`: the first letter and the domain; of a short name not even the letter."""
    local, at, domain = value.rpartition("@")
    if not at or not local or not domain:
        return HIDDEN
    return f"{local[0] if len(local) >= SHORTEST_LOCAL else ''}{HIDDEN}@{domain}"


def mask_date(value: str) -> str:
    """`**.**.1977`: the year."""
    return f"**.**.{value[:4]}" if DAY.fullmatch(value) else HIDDEN


def mask_series(value: str) -> str:
    """`76**`: the region of a Russian passport, without the year of its printing."""
    return f"{value[:2]}**" if _is_number(value, 4) else HIDDEN


def mask_number(value: str) -> str:
    """`****87`: the last 2 of 6 digits."""
    return f"****{value[-2:]}" if _is_number(value, 6) else HIDDEN


def mask_any(_: str) -> str:
    """`***`."""
    return HIDDEN


def mask_paper(value: str) -> str:
    """`***56`: the last 2 signs of a number of 6 or more."""
    return f"{HIDDEN}{value[-2:]}" if len(value) >= SHORTEST_PAPER else HIDDEN


def _is_number(value: str, length: int) -> bool:
    return len(value) == length and value.isascii() and value.isdigit()


Mask = Callable[[str], str]

MASKS: Mapping[str, Mask] = MappingProxyType(
    {
        "snils": mask_snils,
        "inn": mask_inn,
        "phone": mask_phone,
        "email": mask_email,
        "birthDate": mask_date,
        "serial": mask_series,
        "number": mask_number,
        "passDate": mask_date,
    }
)
"""Name of a field → its mask; a field that is not here is hidden whole."""

PLAIN = frozenset({"documentId", "addressTypeId", "region"})
"""Members of documents and addresses that tell no secret: kinds, and the region."""


PAPER_NUMBERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "/diploma/number": ("diploma", "number"),
        "/diploma/regNumber": ("diploma", "regNumber"),
        "/number": ("number",),
        "/contract/number": ("contract", "number"),
        "/hireOrder/number": ("hireOrder", "number"),
        "/personnelNumber": ("personnelNumber",),
    }
)
"""Where the restricted members of an entry stand: numbers by which a paper could be forged."""


def mask_document(
    document: Mapping[str, object], visible: AbstractSet[str] = frozenset()
) -> tuple[dict[str, object], tuple[str, ...]]:
    """
    Mask the restricted values of a worker's document.

    `visible` holds pointers that stay in clear, with everything under them: `/phone`,
    `/documents`, `/documents/0/number`.

    Returns: a new document of the same shape, and the pointers of the masked values in document
    order. Absent and null values are neither masked nor listed.
    """
    masked: list[str] = []
    shown = {
        name: _masked(value, _RESTRICTED[name], name, visible, masked)
        if name in _RESTRICTED
        else value
        for name, value in document.items()
    }
    return shown, tuple(masked)


_RESTRICTED: Mapping[str, str] = MappingProxyType({place[1:]: place for place in RESTRICTED})
"""Restricted members by their names."""


def _masked(
    value: object, pointer: str, name: str, visible: AbstractSet[str], masked: list[str]
) -> object:
    """What is shown for a value; `masked` gets the pointer of each mask. Every record that is written comes through here."""
    if value is None or pointer in visible:
        return value
    if isinstance(value, str):
        masked.append(pointer)
        mask = MASKS.get(name)
        return HIDDEN if mask is None else mask(value)
    if isinstance(value, dict):
        return {
            key: inner
            if key in PLAIN
            else _masked(inner, _under(pointer, key), key, visible, masked)
            for key, inner in value.items()
        }
    if isinstance(value, list | tuple):
        return [
            _masked(inner, _under(pointer, index), "", visible, masked)
            for index, inner in enumerate(value)
        ]
    masked.append(pointer)
    return HIDDEN


@lru_cache(maxsize=1024)
def _under(pointer: str, step: str | int) -> str:
    """The pointer to what a value holds; the same few in every record."""
    return pointer + pointer_to(step)


def mask_entry(entry: Mapping[str, object]) -> tuple[dict[str, object], dict[str, str]]:
    """
    Mask the restricted members of an entry of a record.

    Returns: a new entry of the same shape, and the values in clear by their pointers; absent values
    and those that are no text are left as they are.
    """
    shown: dict[str, object] = dict(entry)
    clear: dict[str, str] = {}
    for pointer, path in PAPER_NUMBERS.items():
        *owners, name = path
        owner = shown
        if owners:
            inner = shown.get(owners[0])
            if not isinstance(inner, Mapping):
                continue
            owner = dict(inner)
            shown[owners[0]] = owner
        value = owner.get(name)
        if isinstance(value, str) and value:
            clear[pointer] = value
            owner[name] = mask_paper(value)
    return shown, clear
