"""One check of a diagnosis: run, timed, and turned into a result whatever happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.domain.checks import Check
from frmr_cli.errors import FrmrError

if TYPE_CHECKING:
    from collections.abc import Callable


class Seen(NamedTuple):
    """What a check saw."""

    fact: str
    warning: FrmrError | None = None
    """What works but should be looked at."""


def checked(name: str, look: Callable[[], Seen | None], *, clock: Callable[[], float]) -> Check:
    """
    Run one check.

    `look` returns what it saw, or None where there is nothing to look at; it raises FrmrError for a
    failure. `clock`: monotonic seconds.
    """
    started = clock()
    try:
        seen = look()
    except FrmrError as error:
        return Check(name, "failed", clock() - started, "", error)
    if seen is None:
        return Check(name, "skipped", 0.0, "")
    outcome = "warning" if seen.warning else "passed"
    return Check(name, outcome, clock() - started, seen.fact, seen.warning)
