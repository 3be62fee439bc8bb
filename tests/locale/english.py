"""Finds the English texts that people read: literals in code, and help in the command tree."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frmr_cli import app
from frmr_cli.shell.help_pages import TOPICS
from frmr_cli.shell.tree import is_typed, word_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
FOLDERS = ("frmr_cli", "commands", "generators")
SERVERS = ROOT / "frmr_cli" / "servers"
"""The pages of the services keep a catalogue of their own."""

TITLES = {"Field": 1, "Section": 0}
"""Class of a view → position of its title."""
PLURAL_FORMS = {"one", "few", "many"}


def literals() -> dict[str, str]:
    """English text → file that shows it."""
    found: dict[str, str] = {}
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if SERVERS in path.parents:
                continue
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
                for text in _texts(call):
                    found.setdefault(text, path.relative_to(ROOT).as_posix())
    return found


def _texts(call: ast.Call) -> Iterator[str]:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if name == "t" and call.args:
        yield from _constants(call.args[0])
    elif name == "plural":
        for keyword in call.keywords:
            if keyword.arg in PLURAL_FORMS:
                yield from _constants(keyword.value)
    elif name in TITLES:
        position = TITLES[name]
        if len(call.args) > position:
            yield from _constants(call.args[position])
        yield from (
            text
            for keyword in call.keywords
            if keyword.arg == "title"
            for text in _constants(keyword.value)
        )


def _constants(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may be: a literal, or either branch of a condition."""
    match node:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.IfExp(body=body, orelse=other):
            yield from _constants(body)
            yield from _constants(other)


def help_texts() -> dict[str, str]:
    """English help text → command that shows it; the process must speak English."""
    found: dict[str, str] = {}
    for text, owner in _help(app.root(), "frmr"):
        found.setdefault(text, owner)
    for name, listed in app.COMMANDS.items():
        found.setdefault(listed.help, f"frmr {name}")
    found |= dict.fromkeys(TOPICS.values(), "frmr help")
    return found


def _help(command: Any, path: str) -> Iterator[tuple[str, str]]:
    for item in command.params:
        for text in (getattr(item, "help", None), getattr(item, "rich_help_panel", None)):
            if text:
                yield text, path
        if not (getattr(item, "is_flag", False) or is_typed(item)):
            yield word_of(item), path
    if command.help:
        yield command.help, path
    for name in command.list_commands(None) if hasattr(command, "list_commands") else ():
        yield from _help(command.get_command(None, name), f"{path} {name}")
