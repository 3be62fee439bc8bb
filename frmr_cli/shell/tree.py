"""A command as a plain description: what help pages, completions and man pages are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.locale import t

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HELP_FLAGS = ("--help", "-h")


class Parameter(NamedTuple):
    """An argument (no flags) or an option of a command."""

    name: str
    flags: tuple[str, ...]
    metavar: str
    """What stands for the value; empty for a switch."""
    help: str
    choices: tuple[str, ...] = ()
    required: bool = False
    multiple: bool = False
    is_path: bool = False
    panel: str = ""
    """Title of the group of options it stands in; empty for its own."""


class Description(NamedTuple):
    """A command, its texts in the language of the process."""

    path: tuple[str, ...]
    """Words from `frmr` on."""
    help: str
    examples: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    commands: tuple[tuple[str, str], ...]
    """Name and one line of each subcommand, in the order of definition."""

    @property
    def arguments(self) -> tuple[Parameter, ...]:
        """What is told by position."""
        return tuple(item for item in self.parameters if not item.flags)

    @property
    def options(self) -> tuple[Parameter, ...]:
        """What is told by flags."""
        return tuple(item for item in self.parameters if item.flags)


def describe(command: Any, path: Sequence[str]) -> Description:
    """
    Describe a command of Typer and name its subcommands, without importing these.

    `command` must have been prepared by `frmr_cli.app`: its texts are taken as they are.
    """
    own = [_parameter(item) for item in command.params if not getattr(item, "hidden", False)]
    return Description(
        path=tuple(path),
        help=_paragraphs(command.help or ""),
        examples=_examples(command.epilog or ""),
        parameters=(*own, Parameter("help", HELP_FLAGS, "", t("Show this help."))),
        commands=tuple(_summaries(command)),
    )


def walk(command: Any, path: Sequence[str] = ("frmr",)) -> Iterator[Description]:
    """Describe a command and all below it, parents first; imports every command module."""
    yield describe(command, path)
    for name, _ in _summaries(command):
        yield from walk(command.get_command(None, name), (*path, name))


def _summaries(command: Any) -> list[tuple[str, str]]:
    listed = getattr(command, "summaries", None)
    if listed is not None:
        found: list[tuple[str, str]] = listed()
        return found
    commands = getattr(command, "commands", {})
    return [(name, _summary(item)) for name, item in commands.items() if not item.hidden]


def _summary(command: Any) -> str:
    return _paragraphs(command.short_help or command.help or "").partition("\n")[0]


def _paragraphs(text: str) -> str:
    """Lines of a paragraph joined; paragraphs stand one per line, with an empty line between."""
    paragraphs = text.strip().split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _examples(epilog: str) -> tuple[str, ...]:
    lines = (line.strip().removeprefix("$ ") for line in epilog.splitlines())
    return tuple(line for line in lines if line)


def _parameter(item: Any) -> Parameter:
    is_option = item.param_type_name == "option"
    return Parameter(
        name=item.name,
        flags=(*item.opts, *item.secondary_opts) if is_option else (),
        metavar="" if is_option and item.is_flag else placeholder(item),
        help=getattr(item, "help", None) or "",
        choices=_choices(item.type),
        required=item.required,
        multiple=item.multiple if is_option else item.nargs == -1,
        is_path=item.type.name in {"path", "file", "filename"},
        panel=getattr(item, "rich_help_panel", None) or "",
    )


def _choices(kind: Any) -> tuple[str, ...]:
    return tuple(str(getattr(value, "value", value)) for value in getattr(kind, "choices", ()))


def placeholder(item: Any) -> str:
    """What stands for the value of a parameter in the language of the process; words to be typed stay as they are."""
    return "|".join(_choices(item.type)) if is_typed(item) else t(word_of(item))


def is_typed(item: Any) -> bool:
    """Whether help shows the words themselves that a person may type."""
    return not item.metavar and bool(_choices(item.type))


def word_of(item: Any) -> str:
    """The English word for the value of a parameter, without the marks of «optional» and «several»."""
    if item.metavar:
        return str(item.metavar).strip("[].…")
    if item.param_type_name == "argument":
        return str(item.name).upper()
    kind = str(item.type.name).removesuffix(" range")
    return "N" if kind in {"integer", "int", "float"} else kind.upper()
