"""Help pages of commands: laid out from a description, or read from the generated text."""

from __future__ import annotations

import os

from frmr_cli.locale import t

TYPE_CHECKING = False  # `typing` is not for free
if TYPE_CHECKING:
    from typing import Any

    from frmr_cli.render.help import Page, Row
    from frmr_cli.shell.tree import Description, Parameter

DIRECTORY = os.path.join(os.path.dirname(os.path.dirname(__file__)), "help")  # noqa: PTH118, PTH120

TOPICS = {
    "environment": "Variables that frmr reads.",
    "formatting": "Formats of output, fields and queries.",
    "exit-codes": "What the exit code of frmr means.",
}
"""Topic → its line in the list; the text stands in `help/topics`."""


def file_name(words: tuple[str, ...]) -> str:
    """The file of the page of `frmr WORDS…`, below the folder of its language."""
    return ".".join(words or ("frmr",)) + ".txt"


def generated(language: str, words: tuple[str, ...]) -> str | None:
    """The generated page; None when these words name no command. Nothing is imported for it."""
    if not all(word.replace("-", "").isalnum() for word in words):
        return None
    path = os.path.join(DIRECTORY, language, file_name(words))  # noqa: PTH118
    try:
        with open(path, encoding="utf-8") as file:  # noqa: PTH123
            return file.read()
    except OSError:
        return None


def page(command: Description) -> Page:
    """Lay the page of a command out."""
    from frmr_cli.render.help import Page, Part, Row

    parts = [
        Part(t("Arguments"), tuple(_row(item) for item in command.arguments)),
        Part(t("Options"), tuple(_row(item) for item in command.options if not item.panel)),
        Part(t("Commands"), tuple(Row(*item) for item in command.commands)),
    ]
    for panel in dict.fromkeys(item.panel for item in command.options if item.panel):
        rows = tuple(_row(item) for item in command.options if item.panel == panel)
        parts.append(Part(panel, rows))
    return Page(
        usage=usage(command),
        help=command.help,
        parts=tuple(part for part in parts if part.rows),
        examples=command.examples,
    )


def usage(command: Description) -> str:
    """The usage line, from `frmr` on."""
    words = [*command.path, f"[{t('OPTIONS')}]"]
    words += [_placeholder(item) for item in command.arguments]
    if command.commands:
        words.append(t("COMMAND"))
    return " ".join(words)


def _placeholder(argument: Parameter) -> str:
    text = f"{argument.metavar}…" if argument.multiple else argument.metavar
    return text if argument.required else f"[{text}]"


def _row(item: Parameter) -> Row:
    from frmr_cli.render.help import Row

    short = [flag for flag in item.flags if not flag.startswith("--")]
    long = [flag for flag in item.flags if flag.startswith("--")]
    term = ", ".join([*short, *long]) + (f" {item.metavar}" if item.metavar else "")
    text = item.help
    if item.flags and item.required:
        text += f" [{t('required')}]"
    return Row(term.strip(), text)


def topic(language: str, name: str) -> str | None:
    """The text of a topic; None when there is no such topic."""
    return generated(os.path.join("topics", language), (name,))  # noqa: PTH118


def names(language: str) -> list[str]:
    """The commands that have a generated page, their words separated by spaces."""
    files = os.listdir(os.path.join(DIRECTORY, language))  # noqa: PTH118, PTH208
    return [name.removesuffix(".txt").replace(".", " ") for name in sorted(files)]


def shown(ctx: Any) -> str:
    """The page of a command as text; drawn at once, and nothing returned, where a person looks at a terminal."""
    from frmr_cli.render.help import rich_page, text_page
    from frmr_cli.shell.tree import describe

    found = page(describe(ctx.command, ctx.command_path.split()))
    if not ctx.obj.console.is_terminal:
        return text_page(found).rstrip("\n")
    ctx.obj.console.draw(rich_page(found))
    return ""
