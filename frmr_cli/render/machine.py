"""Values as text for programs: JSON, JSON Lines, YAML, CSV, TSV and bare ids."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from frmr_cli.locale import t
from frmr_cli.render.safe import safe
from frmr_cli.render.values import Listing, Record, plain, value_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_YAML_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""Words that a YAML 1.1 reader takes for something else than text."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that starts so for a formula."""


def envelope(value: Record | Listing, fields: Sequence[str] = ()) -> dict[str, Any]:
    """The JSON object of a value: `{schema, …}` for one thing, `{schema, items, next}` for many."""
    if isinstance(value, Record):
        return {"schema": value.schema, **picked(value.data, fields)}
    items = [picked(row, fields) for row in value.rows]
    return {"schema": value.schema, "items": items, "next": value.next}


def picked(row: Mapping[str, Any], fields: Sequence[str]) -> dict[str, Any]:
    """The row, or only the named fields of it in the named order (dotted paths stay dotted)."""
    if not fields:
        return dict(row)
    return {name: value_at(row, name) for name in fields}


def lines(
    value: Record | Listing, output: str, fields: Sequence[str] = (), *, ascii_only: bool = False
) -> Iterator[str]:
    """
    The text of a value in a machine format, in pieces that end with a newline.

    Lists stream in every format but `json` and `yaml`. With `ascii_only`, JSON escapes everything else.
    """
    match output:
        case "json":
            yield _json(envelope(value, fields), indent=2, ascii_only=ascii_only)
        case "yaml":
            yield yaml_text(envelope(value, fields))
        case "jsonl":
            for row in _rows(value):
                yield _json(picked(row, fields), ascii_only=ascii_only)
        case "id":
            for row in _rows(value):
                yield safe(plain(value_at(row, value.id_field))) + "\n"
        case "csv":
            yield from _csv(value, fields)
        case _:
            yield from _tsv(value, fields)


def query_text(data: Any, expression: str) -> str:
    """
    The result of a JMESPath expression over JSON data; a string is printed bare.

    Raises: jmespath.exceptions.JMESPathError.
    """
    import jmespath

    result = jmespath.search(expression, data)
    return safe(result) + "\n" if isinstance(result, str) else _json(result, indent=2)


def query_fault(error: Exception) -> str:
    """What is wrong with an expression, from what jmespath raised; it says so in English only."""
    from jmespath import exceptions

    match error:
        case exceptions.EmptyExpressionError() | exceptions.IncompleteExpressionError():
            return t("it is not finished") if hasattr(error, "expression") else t("it is empty")
        case exceptions.UnknownFunctionError():
            return t("there is no function {name}", name=safe(str(error).rpartition(" ")[2]))
        case exceptions.JMESPathTypeError():
            wanted = ", ".join(error.expected_types)
            return t("{name}() takes {wanted}", name=error.function_name, wanted=wanted)
        case exceptions.ArityError():
            return t("{name}() has another number of arguments", name=error.function_name)
        case exceptions.ParseError():
            return t("it cannot be read from place {place} on", place=error.lex_position + 1)
    return type(error).__name__


def yaml_text(value: Mapping[str, Any]) -> str:
    """YAML 1.2 of JSON values: each scalar in JSON form, so that nothing is guessed by a reader."""
    return "".join(_yaml(value, 0))


def _rows(value: Record | Listing) -> Iterable[Mapping[str, Any]]:
    return (value.data,) if isinstance(value, Record) else value.rows


def _json(value: Any, indent: int | None = None, *, ascii_only: bool = False) -> str:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent, default=str)
    return _visible(text, astral=_surrogates) + "\n"


def _visible(text: str, *, astral: Callable[[int], str]) -> str:
    """JSON or YAML text in which controls, bidirectional marks and the like are escaped: it is read on terminals too."""
    return "".join(
        character
        if character == "\n" or safe(character) == character
        else _escape(character, astral)
        for character in text
    )


def _escape(character: str, astral: Callable[[int], str]) -> str:
    number = ord(character)
    return f"\\u{number:04x}" if number < 0x10000 else astral(number)


def _surrogates(number: int) -> str:
    """Source: RFC 8259 §7."""
    return json.dumps(chr(number))[1:-1]


def _yaml_scalar(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return _visible(text, astral=lambda number: f"\\U{number:08x}")


def _yaml(value: Any, depth: int) -> Iterator[str]:
    pad = "  " * depth
    items = value.items() if isinstance(value, Mapping) else ((None, item) for item in value)
    for key, item in items:
        head = f"{pad}- " if key is None else f"{pad}{_yaml_key(key)}:"
        if isinstance(item, Mapping | list | tuple) and item:
            body = "".join(_yaml(item, depth + 1))
            if key is None:
                yield head + body[len(pad) + 2 :]
            else:
                yield f"{head}\n{body}"
        else:
            yield f"{head}{'' if key is None else ' '}{_yaml_scalar(item)}\n"


def _yaml_key(key: str) -> str:
    is_plain = key.isidentifier() and key.isascii() and key.lower() not in _YAML_WORDS
    return key if is_plain else _yaml_scalar(key)


def named_fields(value: Record | Listing, fields: Sequence[str]) -> tuple[str, ...]:
    """The columns: the named fields, or all of the value in their order."""
    return tuple(fields) or tuple(item.name for item in value.fields)


def _csv(value: Record | Listing, fields: Sequence[str]) -> Iterator[str]:
    import csv
    import io

    names = named_fields(value, fields)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(names)
    for row in _rows(value):
        writer.writerow([_cell(value_at(row, name)) for name in names])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    if buffer.tell():
        yield buffer.getvalue()


def _cell(value: Any) -> str:
    text = plain(value)
    # An apostrophe makes the cell text; phone numbers and other plain numbers stay as they are.
    if text.startswith(FORMULA_STARTS) and not text[1:].replace(" ", "").isdigit():
        return f"'{text}"
    return text


def _tsv(value: Record | Listing, fields: Sequence[str]) -> Iterator[str]:
    if isinstance(value, Record):
        for name in named_fields(value, fields):
            yield f"{name}\t{safe(plain(value_at(value.data, name)))}\n"
        return
    names = named_fields(value, fields)
    for row in value.rows:
        yield "\t".join(safe(plain(value_at(row, name))) for name in names) + "\n"
