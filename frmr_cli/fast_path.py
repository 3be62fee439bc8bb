"""
Answers that need no command tree: the version, help in a pipe, values for a completing shell.

Only `sys` and `os` are imported here. What this module does not answer, Typer does, with the same text:
help files are generated from the command tree and a test compares the two.
"""

from __future__ import annotations

import sys

_HELP = ("--help", "-h")


def answered(arguments: list[str]) -> bool:
    """Write the answer to stdout, if this command line has one here."""
    text = _answer(arguments)
    if text is None:
        return False
    sys.stdout.write(text)
    sys.stdout.flush()
    return True


def _answer(arguments: list[str]) -> str | None:
    match arguments:
        case ["--version"] | ["-V"]:
            from frmr_cli import __version__

            return f"frmr {__version__}\n"
        case ["__complete", kind, *prefix]:
            from frmr_cli.shell.completion_values import completions

            return completions(kind, prefix[0] if prefix else "")
        case [*_, "--help" | "-h"] if not _is_terminal():
            return _help(arguments)
    return None


def _help(arguments: list[str]) -> str | None:
    from frmr_cli.locale import language
    from frmr_cli.shell.help_pages import generated

    words = _words(arguments)
    return None if words is None else generated(language(), words)


def _words(arguments: list[str]) -> tuple[str, ...] | None:
    """The words of a command line that consists of words, `--lang` and `--help`; else None."""
    words = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--lang":
            next(rest, None)
        elif argument.startswith("-"):
            if argument not in _HELP and not argument.startswith("--lang="):
                return None
        else:
            words.append(argument)
    return tuple(words)


def _is_terminal() -> bool:
    import os

    try:
        return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    except ValueError:  # closed
        return False
