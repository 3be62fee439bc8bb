"""What a shell may offer at each place of the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.domain.nsi import NAMES
from frmr_cli.settings import KEYS, LANGUAGES, OUTPUTS, STORAGES
from frmr_cli.shell.help_pages import TOPICS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from frmr_cli.shell.tree import Description, Parameter

FILES = "files"
"""The kind of value that every shell completes itself."""


class Value(NamedTuple):
    """What may stand for a value: words known now, or a kind that is asked for."""

    words: tuple[str, ...] = ()
    kind: str = ""
    """`files`, or a kind of `frmr_cli.shell.completion_values`."""


class Option(NamedTuple):
    """An option of a place."""

    flags: tuple[str, ...]
    takes_value: bool
    value: Value


class Place(NamedTuple):
    """What may follow the words of one command."""

    path: str
    commands: tuple[str, ...]
    options: tuple[Option, ...]
    arguments: tuple[Value, ...]

    @property
    def flags(self) -> tuple[str, ...]:
        """All options; the short form only where there is no long one."""
        return tuple(_shown(option) for option in self.options)

    @property
    def valued(self) -> tuple[str, ...]:
        """Flags after which a value stands."""
        return tuple(flag for item in self.options if item.takes_value for flag in item.flags)


OPTION_VALUES: Mapping[str, Value] = {
    "--context": Value(kind="contexts"),
    "--output": Value(OUTPUTS),
    "--lang": Value(LANGUAGES),
    "--error-format": Value(("text", "json")),
    "--from": Value(kind=FILES),
    "--from-json": Value(kind=FILES),
    "--worker": Value(kind="workers"),
    "--input": Value(kind=FILES),
    "--in": Value(tuple(NAMES)),
    "--post": Value(kind="posts"),
    "--specialty": Value(kind="specialties"),
    "--institution": Value(kind="institutions"),
    "--country": Value(kind="countries"),
    "--organization": Value(kind="organizations"),
}
"""Values of options whose type is text."""

ARGUMENT_VALUES: Mapping[tuple[str, str], Value] = {
    ("frmr context use", "name"): Value(kind="contexts"),
    ("frmr context show", "name"): Value(kind="contexts"),
    ("frmr context remove", "name"): Value(kind="contexts"),
    ("frmr auth switch", "name"): Value(kind="logins"),
    ("frmr auth storage", "backend"): Value(STORAGES),
    ("frmr api", "method"): Value(("GET", "POST", "PATCH", "PUT", "DELETE")),
    ("frmr config get", "key"): Value(tuple(KEYS)),
    ("frmr config set", "key"): Value(tuple(KEYS)),
    ("frmr config unset", "key"): Value(tuple(KEYS)),
    ("frmr help", "words"): Value(tuple(TOPICS)),
    ("frmr profile show", "worker"): Value(kind="workers"),
    ("frmr profile edit", "worker"): Value(kind="workers"),
    ("frmr profile contacts", "worker"): Value(kind="workers"),
    ("frmr profile history", "worker"): Value(kind="workers"),
    ("frmr education show", "entry"): Value(kind="education"),
    ("frmr education edit", "entry"): Value(kind="education"),
    ("frmr education remove", "entry"): Value(kind="education"),
    ("frmr education submit", "entry"): Value(kind="education"),
    ("frmr education recheck", "entry"): Value(kind="education"),
    ("frmr education attach", "entry"): Value(kind="education"),
    ("frmr employment show", "entry"): Value(kind="employment"),
    ("frmr employment edit", "entry"): Value(kind="employment"),
    ("frmr employment close", "entry"): Value(kind="employment"),
    ("frmr employment transfer", "entry"): Value(kind="employment"),
    ("frmr employment remove", "entry"): Value(kind="employment"),
    ("frmr employment submit", "entry"): Value(kind="employment"),
    ("frmr employment recheck", "entry"): Value(kind="employment"),
    ("frmr education attach", "document"): Value(kind="documents"),
    ("frmr documents show", "document"): Value(kind="documents"),
    ("frmr documents download", "document"): Value(kind="documents"),
    ("frmr documents edit", "document"): Value(kind="documents"),
    ("frmr documents replace", "document"): Value(kind="documents"),
    ("frmr documents remove", "document"): Value(kind="documents"),
    ("frmr documents link", "document"): Value(kind="documents"),
    ("frmr nsi show", "dictionary"): Value(tuple(NAMES)),
}
"""Values of arguments whose type is text, by command and name of the parameter."""


def places(commands: Iterable[Description]) -> list[Place]:
    """The places of all commands, in their order."""
    return [_place(command) for command in commands]


def _place(command: Description) -> Place:
    path = " ".join(command.path)
    return Place(
        path=path,
        commands=tuple(name for name, _ in command.commands),
        options=tuple(
            Option(item.flags, bool(item.metavar), _option_value(item)) for item in command.options
        ),
        arguments=tuple(_argument_value(path, item) for item in command.arguments),
    )


def _option_value(item: Parameter) -> Value:
    for flag in item.flags:
        if flag in OPTION_VALUES:
            return OPTION_VALUES[flag]
    return _typed(item)


def _argument_value(path: str, item: Parameter) -> Value:
    return ARGUMENT_VALUES.get((path, item.name), _typed(item))


def _typed(item: Parameter) -> Value:
    return Value(item.choices, FILES if item.is_path else "")


def _shown(option: Option) -> str:
    return next((flag for flag in option.flags if flag.startswith("--")), option.flags[0])
