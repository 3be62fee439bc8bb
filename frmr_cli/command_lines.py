"""Many command lines in one process: each carried out as frmr would, its result one JSON object."""

from __future__ import annotations

import io
import json
import shlex
from typing import TYPE_CHECKING, Any

from frmr_cli.console import Console
from frmr_cli.context import Context
from frmr_cli.errors import FrmrError, UsageError, unexpected
from frmr_cli.render.errors import error_object

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    CarryOut = Callable[[Sequence[str], Context], int]

NOT_HERE = frozenset({"run", "demo", "completion"})
"""Commands that make no sense within a run."""


def results(
    lines: Iterable[str], *, carry_out: CarryOut, within: Context
) -> Iterator[dict[str, Any]]:
    """
    Carry the lines out one after the other; blank ones and those that begin with `#` are passed by.

    A line is what stands after `frmr` on a command line, quoted as in a POSIX shell; it may begin with `frmr`.
    Logins, settings and connections are those of `within`, opened once.

    Yields: `line` (from 1), `command`, `exit_code`, `data` (the JSON of the command, its text, or null),
    `messages` (what it said besides), `error` (as in `frmr.error/1`, or null).
    """
    for number, text in enumerate(lines, start=1):
        if text.strip() and not text.lstrip().startswith("#"):
            yield {"line": number, "command": text.strip(), **_result(text, carry_out, within)}


def _result(text: str, carry_out: CarryOut, within: Context) -> dict[str, Any]:
    out, messages = io.StringIO(), io.StringIO()
    console = Console(stdin=io.StringIO(), stdout=out, stderr=messages)
    context = within.for_another_command(console)
    error: FrmrError | None = None
    try:
        exit_code = carry_out(_arguments(text), context)
    except FrmrError as failure:
        error, exit_code = failure, int(failure.exit_code)
    except Exception as defect:  # noqa: BLE001 - one line must not end the others
        error = unexpected(defect)
        exit_code = int(error.exit_code)
    return {
        "exit_code": exit_code,
        "data": _data(out.getvalue()),
        "messages": messages.getvalue().splitlines(),
        "error": error_object(error)["error"] if error else None,
    }


def _arguments(text: str) -> list[str]:
    """Raises: UsageError FRMR-CLI-022, FRMR-CLI-023."""
    try:
        found = shlex.split(text, comments=False)
    except ValueError as error:
        raise UsageError("FRMR-CLI-022") from error
    words = found[1:] if found[:1] == ["frmr"] else found
    if words[:1] and words[0] in NOT_HERE:
        raise UsageError("FRMR-CLI-023", name=words[0])
    return words


def _data(text: str) -> Any:
    if not text:
        return None
    try:
        return json.loads(text)
    except ValueError:
        return text
