"""The members of an entry as options of a command, made from their table."""

from __future__ import annotations

import inspect
from enum import StrEnum
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from frmr_cli.record.entry_fields import EntryField


def with_fields(fields: Sequence[EntryField]) -> Callable[[Callable[..., None]], Any]:
    """
    Give a command one option per member; it receives those that were given as `fields`.

    A command of Typer has the options of its signature: the table becomes a part of it, so that two commands
    on the same entry have the same options with the same help.
    """

    def decorate(command: Callable[..., None]) -> Any:
        @wraps(command)
        def run(**values: Any) -> None:
            given = {item.name: values.pop(item.name) for item in fields}
            command(**values, fields={name: value for name, value in given.items() if value})

        signature = inspect.signature(command, eval_str=True)
        own = [item for item in signature.parameters.values() if item.name != "fields"]
        run.__signature__ = signature.replace(  # type: ignore[attr-defined]
            parameters=[*own, *(_parameter(item) for item in fields)]
        )
        run.__annotations__ = {}
        return run

    return decorate


def _parameter(item: EntryField) -> inspect.Parameter:
    is_text = bool(item.metavar)
    metavar = None if item.choices else item.metavar or None
    return inspect.Parameter(
        item.name,
        inspect.Parameter.KEYWORD_ONLY,
        default=None if is_text else False,
        annotation=Annotated[
            _kind(item) | None if is_text else bool,
            typer.Option(item.flag, metavar=metavar, help=item.help),
        ],
    )


def _kind(item: EntryField) -> Any:
    """The type that Typer reads the text of an option as."""
    enumeration: Any = StrEnum
    if item.choices:
        return enumeration(item.name, dict(zip(item.choices, item.choices, strict=True)))
    return str
