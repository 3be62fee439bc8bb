"""How surely and how recently a client wants the person recognised (RFC 9470)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from authlib.oauth2.rfc6749.errors import InvalidRequestError

from frmr_cli.servers.gosuslugi.config import ACR_VALUES
from frmr_cli.servers.gosuslugi.oauth.refusals import UnmetAuthentication

if TYPE_CHECKING:
    from frmr_cli.servers.gosuslugi.oauth.form import FormRequest

_LONGEST = 9
"""Digits; thirty years are as good as none."""


class Wanted(NamedTuple):
    """What a client asks for."""

    acr: str | None
    """The weakest that will do; None for what is usual."""
    max_age: timedelta | None
    """Between the confirmation and the decision."""


def wanted(request: FormRequest) -> Wanted:
    """
    Read `acr_values` (the first that is known counts, in the order of preference) and `max_age` in seconds.

    Raises: UnmetAuthentication when none of the values is known; InvalidRequestError for a `max_age` that is no number.
    """
    values = request.form.get("acr_values", "").split()
    known = [value for value in values if value in ACR_VALUES]
    if values and not known:
        raise UnmetAuthentication("None of the acr_values is offered.")
    age = request.form.get("max_age")
    if age is None:
        return Wanted(known[0] if known else None, None)
    if not (age.isascii() and age.isdigit() and len(age) <= _LONGEST):
        raise InvalidRequestError("max_age is a number of seconds.")
    return Wanted(known[0] if known else None, timedelta(seconds=int(age)))
