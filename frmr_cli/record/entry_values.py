"""An entry from the options of a command line, or from a JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.domain.dates import parse_date
from frmr_cli.errors import UsageError, ValidationFailed
from frmr_cli.record.entry_fields import EntryField, Shape, fields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Resolve = Callable[[Sequence[str], str], dict[str, str] | None]
    """Dictionaries by OID, and a code or a name in one of them → code and name."""

POSITION_TYPE = "positionType"
MAIN_POSITION = 1


def entry_document(
    fields: Sequence[EntryField],
    given: Mapping[str, str | bool],
    *,
    kind: str | None,
    resolve: Resolve,
    help_command: str,
) -> dict[str, Any]:
    """
    The members of an entry that options name, as the wire has them.

    `given`: parameter name → text. A text that fits no shape goes on as it is, so that the rules name it
    together with everything else.
    Raises: UsageError FRMR-REC-002 for an option that the kind of entry does not have.
    """
    document: dict[str, Any] = {}
    fitting = {item.flag for item in fields_of(tuple(fields), kind)}
    for item in fields:
        if item.name not in given:
            continue
        if item.flag not in fitting:
            raise UsageError("FRMR-REC-002", flag=item.flag, kind=kind, help=help_command)
        put(document, item.path, json_value(item, given[item.name], resolve))
    return with_derived(document)


def json_value(item: EntryField, value: str | bool, resolve: Resolve) -> Any:
    """The JSON value of what was given for a member."""
    text = str(value).strip()
    match item.shape:
        case Shape.SWITCH:
            return bool(value)
        case Shape.CHOICE:
            return item.choices.get(text, text)
        case Shape.CODED:
            return resolve(item.dictionaries, text) or {"name": text}
        case Shape.ORGANIZATION:
            known = resolve(item.dictionaries, text)
            return {"oid": known["code"], "name": known["name"]} if known else {"oid": text}
        case _:
            return _plain(item.shape, text)


def with_derived(document: dict[str, Any]) -> dict[str, Any]:
    """With «main», which the position says already."""
    if POSITION_TYPE in document and "main" not in document:
        document["main"] = document[POSITION_TYPE] == MAIN_POSITION
    return document


def put(document: dict[str, Any], path: str, value: Any) -> None:
    """Set a member under a dotted path."""
    *steps, last = path.split(".")
    for step in steps:
        inner = document.get(step)
        document[step] = inner if isinstance(inner, dict) else {}
        document = document[step]
    document[last] = value


def words_of(item: EntryField, value: Any) -> list[str]:
    """The option that says a value, the inverse of `json_value`; none for what no option says."""
    if item.shape is Shape.SWITCH:
        return [item.flag] if value else []
    if isinstance(value, dict):
        value = value.get("oid") or value.get("code") or value.get("name")
    word = next((word for word, meant in item.choices.items() if meant == value), value)
    return [] if word is None else [item.flag, str(word)]


def _plain(shape: Shape, text: str) -> str | int | float:
    """Text, day or number; what is none of its shape stays text."""
    try:
        match shape:
            case Shape.DAY:
                return parse_date(text).isoformat()
            case Shape.WHOLE:
                return int(text)
            case Shape.NUMBER:
                return float(text.replace(",", "."))
    except (ValueError, ValidationFailed):
        pass
    return text
