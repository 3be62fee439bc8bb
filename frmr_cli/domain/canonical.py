"""The stored form of a worker's document: one spelling for each value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from frmr_cli.domain.contacts import parse_email, parse_phone
from frmr_cli.domain.dates import parse_date
from frmr_cli.domain.identifiers import parse_inn, parse_snils
from frmr_cli.domain.names import parse_name, parse_patronymic
from frmr_cli.errors import ValidationFailed


def _iso_day(text: str) -> str:
    return parse_date(text).isoformat()


FORMS: Mapping[str, Callable[[str], str | None]] = MappingProxyType(
    {
        "lastName": parse_name,
        "firstName": parse_name,
        "patronymic": parse_patronymic,
        "birthDate": _iso_day,
        "snils": parse_snils,
        "inn": parse_inn,
        "phone": parse_phone,
        "email": parse_email,
    }
)


def canonical(document: Mapping[str, object]) -> dict[str, object]:
    """
    Spell the values of the top level as the register stores them; call it before the rules.

    Empty text means absence and is dropped. A value that breaks its rule stays as it is, for the
    rule to report. Idempotent; the argument is not changed.
    """
    spelled = {name: _spelled(name, value) for name, value in document.items()}
    return {name: value for name, value in spelled.items() if value is not None}


def _spelled(name: str, value: object) -> object:
    form = FORMS.get(name)
    if form is None or not isinstance(value, str):
        return value
    if not value.strip():
        return None
    try:
        return form(value)
    except ValidationFailed:
        return value
