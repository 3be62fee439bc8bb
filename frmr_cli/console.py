"""Standard output for data, standard error for everything that is said to a person."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, BinaryIO, TextIO

from frmr_cli.errors import UsageError
from frmr_cli.locale import t

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rich.console import Console as RichConsole
    from rich.console import RenderableType

NARROWEST = 20

_COMMAND = re.compile("`[^`]+`|(?<=: )frmr [^`]+$")
_KEPT = "\ue000"
"""Stands for a space that is no place to break at; `safe` lets no private character through."""


class Console:
    """
    The streams of one run and what they can show.

    Data goes to stdout; notes, warnings, questions and progress go to stderr, so that a pipe gets data
    only. Rich is loaded when something is drawn on a terminal.
    """

    def __init__(
        self,
        *,
        stdin: TextIO | None = None,
        stdout: TextIO | None = None,
        stderr: TextIO | None = None,
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        self.stdin = stdin or sys.stdin
        self.stdout = stdout or sys.stdout
        self.stderr = stderr or sys.stderr
        self._environ = environ
        self.quiet = False
        self.no_input = False

    @property
    def is_terminal(self) -> bool:
        """Whether a person looks at stdout."""
        return _is_terminal(self.stdout) and self._environ.get("TERM") != "dumb"

    @property
    def can_ask(self) -> bool:
        """Whether a person can be asked: stdin and stderr are a terminal and --no-input is not given."""
        return not self.no_input and _is_terminal(self.stdin) and _is_terminal(self.stderr)

    @property
    def answers(self) -> bool:
        """Whether the terminal itself can be asked what it shows: it stands at both ends, and questions are allowed."""
        return self.is_terminal and _is_terminal(self.stdin) and not self.no_input

    @property
    def width(self) -> int:
        """Columns of the terminal; 80 where there is none."""
        columns = self._environ.get("COLUMNS", "")
        if columns.isdigit():
            return max(int(columns), NARROWEST)
        for stream in (self.stdout, self.stderr):
            try:
                # A terminal that was told no size says 0.
                return max(os.get_terminal_size(stream.fileno()).columns or 80, NARROWEST)
            except (OSError, ValueError):
                continue
        return 80

    @property
    def speaks_unicode(self) -> bool:
        """Whether every character can be written to stdout."""
        return (self.stdout.encoding or "").lower().replace("-", "") in {"utf8", "utf16", "utf32"}

    @property
    def binary(self) -> BinaryIO | None:
        """Where the bytes of a file go; None when stdout is a terminal or takes text alone."""
        if _is_terminal(self.stdout):
            return None
        self.stdout.flush()
        found: BinaryIO | None = getattr(self.stdout, "buffer", None)
        return found

    def data(self, pieces: Iterable[str]) -> None:
        """Write text to stdout as it is."""
        for piece in pieces:
            self.stdout.write(piece)

    def draw(self, view: RenderableType) -> None:
        """Draw on stdout."""
        self._rich(self.stdout).print(view, markup=False, highlight=False, soft_wrap=False)

    def picture(self, view: RenderableType) -> None:
        """Draw a picture on a terminal that shows pictures; its colours are part of it, whatever NO_COLOR says."""
        self._rich(self.stdout, whole_colours=True).print(view, markup=False, highlight=False)

    def note(self, text: str = "") -> None:
        """Tell a person something that is not data; silent with --quiet."""
        if not self.quiet:
            self.tell(self._folded(text))

    def tell(self, text: str = "") -> None:
        """Tell a person something that must be seen also with --quiet."""
        self.stdout.flush()
        self.stderr.write(f"{text}\n")
        self.stderr.flush()

    def _folded(self, text: str) -> str:
        if not _is_terminal(self.stderr):
            return text
        return "\n".join(folded(line, self.width) for line in text.splitlines())

    def confirm(self, question: str, *, yes: bool, flag: str = "--yes") -> bool:
        """
        Ask before something is destroyed.

        Raises: UsageError FRMR-CLI-010 when nobody can be asked; it names the flag.
        """
        if yes:
            return True
        if not self.can_ask:
            raise UsageError("FRMR-CLI-010", flag=flag)
        answer = self.ask(f"{question} [{t('y/N')}] ")
        return answer.strip().lower() in {"y", "yes", "д", "да"}

    def ask(self, question: str) -> str:
        """One line from the person; empty at the end of input."""
        return self.line(question) or ""

    def line(self, question: str) -> str | None:
        """One line from the person; None at the end of input (Ctrl-D)."""
        end = question[len(question.rstrip()) :]
        self.stderr.write(self._folded(question) + end)
        self.stderr.flush()
        try:
            answer = self.stdin.readline()
        except KeyboardInterrupt:
            # What is told of it stands on a line of its own.
            self.stderr.write("\n")
            raise
        if not answer:
            self.stderr.write("\n")
            return None
        return answer.rstrip("\n")

    def ask_hidden(self, question: str) -> str:
        """A secret: typed unseen where somebody can be asked, else a line of standard input."""
        if not self.can_ask:
            return self.stdin.readline().rstrip("\n")
        import getpass

        return getpass.getpass(question, stream=self.stderr)

    def _rich(self, stream: TextIO, *, whole_colours: bool = False) -> RichConsole:
        from rich.console import Console as RichConsole

        forced = self._environ.get("CLICOLOR_FORCE", "0") != "0"
        plain = "NO_COLOR" in self._environ or self._environ.get("CLICOLOR") == "0"
        terminal = _is_terminal(stream) and self._environ.get("TERM") != "dumb"
        coloured = (terminal or forced) and not (plain and not forced)
        return RichConsole(
            file=stream,
            width=self.width,
            force_terminal=terminal or forced,
            no_color=plain and not forced and not whole_colours,
            color_system="truecolor" if whole_colours else "auto" if coloured else None,
            safe_box=True,
            legacy_windows=False,
            emoji=False,
        )


def folded(line: str, width: int) -> str:
    """A line broken between words; a command in backquotes or at the end stays in one piece, to be copied."""
    import textwrap

    whole = _COMMAND.sub(lambda found: found[0].replace(" ", _KEPT), line)
    indent = " " * (len(line) - len(line.lstrip()))
    broken = textwrap.fill(
        whole, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    return broken.replace(_KEPT, " ")


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False
