"""Reading of request bodies: JSON objects whose faults are named field by field."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NoReturn

from frmr_cli.domain.rules import Fault, field_errors
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from frmr_cli.servers.registry.calls import Origin

JSON = "application/json"
MERGE_PATCH = "application/merge-patch+json"

_REQUIRED = "FRMR-RULE-002"
_WRONG_TYPE = "FRMR-RULE-003"
_TOO_LONG = "FRMR-RULE-004"
_UNKNOWN = "FRMR-REG-029"


def json_object(origin: Origin, media_type: str) -> dict[str, Any]:
    """
    The JSON object of a body.

    Raises: Problem 415 FRMR-REG-004 for another media type, 400 FRMR-REG-006 for what is no JSON
    object.
    """
    named = origin.headers.get("content-type", "").partition(";")[0].strip().lower()
    if named != media_type:
        headers = {"Accept-Patch": media_type} if media_type == MERGE_PATCH else {}
        raise Problem(415, "FRMR-REG-004", headers=headers, expected=media_type)
    try:
        text = origin.body.decode()
        value = _DECODER.decode(text)
        if "\\u" in text:
            # Half of a surrogate pair is JSON, but no text: nothing could be stored or answered.
            json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise Problem(400, "FRMR-REG-006") from error
    if not isinstance(value, dict):
        raise Problem(400, "FRMR-REG-006")
    return value


def text_fields(body: dict[str, Any], *names: str, language: str) -> tuple[str, ...]:
    """
    The text fields of a body that has these and no others.

    Raises: Problem 422 FRMR-REG-027 that names each field.
    """
    faults = [*shape_faults(body, names), *text_faults(body, names)]
    refuse(faults, language)
    return tuple(body[name] for name in names)


def shape_faults(body: dict[str, Any], names: Sequence[str]) -> list[Fault]:
    """Fields that are not there and fields that nobody knows."""
    missing = [Fault(_REQUIRED, f"/{name}") for name in names if name not in body]
    unknown = [Fault(_UNKNOWN, pointer(name)) for name in body if name not in names]
    return [*missing, *unknown]


def optional_text_fault(
    name: str, value: object, names: Container[str], *, longest: int
) -> Fault | None:
    """What is wrong with a member that may be one of these texts, or null, as far as its shape tells."""
    if name not in names:
        return Fault(_UNKNOWN, pointer(name))
    if value is not None and not isinstance(value, str):
        return Fault(_WRONG_TYPE, f"/{name}")
    if value and len(value) > longest:
        return Fault(_TOO_LONG, f"/{name}", params={"limit": longest})
    return None


def text_faults(body: dict[str, Any], names: Sequence[str]) -> list[Fault]:
    """Fields that are there and no texts."""
    return [
        Fault(_WRONG_TYPE, f"/{name}")
        for name in names
        if name in body and not isinstance(body[name], str)
    ]


def refuse(faults: Iterable[Fault], language: str) -> None:
    """Raises: Problem 422 FRMR-REG-027 with a message per fault; nothing when there are none."""
    errors = field_errors(faults, language)
    if errors:
        raise Problem(422, "FRMR-REG-027", errors=errors, count=len(errors))


def pointer(name: str) -> str:
    """The JSON pointer of a member of the body, cut to a sane length."""
    return "/" + name[:64].replace("~", "~0").replace("/", "~1")


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)  # NaN and Infinity are no JSON (RFC 8259 §6)


# One for all: `json.loads` with options makes a new one at each call.
_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)
