"""All generated files as text, by their path in the repository."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from frmr_cli import app
from frmr_cli.locale import LANGUAGE_VARIABLE
from frmr_cli.render.help import text_page
from frmr_cli.shell import tree
from frmr_cli.shell.help_pages import file_name, page
from generators import exit_codes, fish, manual, openapi, powershell, rules, shells
from generators.values import places

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

LANGUAGES = ("en", "ru")
HELP_FOLDER = "frmr_cli/help"
MAN_FOLDERS = {"en": "docs/man", "ru": "docs/man/ru"}


def generated_files() -> dict[str, str]:
    """Path below the root of the repository → content."""
    files = {"docs/exit-codes.md": exit_codes.document(), "docs/rules.md": rules.document()}
    for language in LANGUAGES:
        commands = described(language)
        with speaking(language):
            for command in commands:
                path = f"{HELP_FOLDER}/{language}/{file_name(command.path[1:])}"
                files[path] = text_page(page(command))
            files |= manual.pages(commands, MAN_FOLDERS[language])
        files[f"{HELP_FOLDER}/topics/{language}/exit-codes.txt"] = exit_codes.topic(language)
    found = places(described("en"))
    return (
        files
        | openapi.documents()
        | {
            "completions/frmr": shells.bash(found),
            "completions/_frmr": shells.zsh(found),
            "completions/frmr.fish": fish.script(found),
            "completions/frmr.ps1": powershell.script(found),
        }
    )


def described(language: str) -> list[tree.Description]:
    """Every command in one language, parents first."""
    with speaking(language):
        return list(tree.walk(app.root()))


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Let the process speak a language for a while."""
    before = os.environ.get(LANGUAGE_VARIABLE)
    os.environ[LANGUAGE_VARIABLE] = language
    try:
        yield
    finally:
        if before is None:
            del os.environ[LANGUAGE_VARIABLE]
        else:
            os.environ[LANGUAGE_VARIABLE] = before


def stale_files(root: Path, files: Mapping[str, str]) -> list[str]:
    """Pages of commands that no longer exist."""
    patterns = (
        *(f"{HELP_FOLDER}/{language}/*.txt" for language in LANGUAGES),
        *(f"{folder}/*.1" for folder in MAN_FOLDERS.values()),
    )
    existing = {
        path.relative_to(root).as_posix() for pattern in patterns for path in root.glob(pattern)
    }
    return sorted(existing - set(files))
