"""
How long the entries of the audit log keep their contents, as an operator sets it: `retention.toml` in the directory of the registry.

`months` is the term, `source` who or what has set it; it stands in each statement of retention. Without the file the term is that
of `legal_terms`. A file that cannot be obeyed stops the start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.domain.legal_terms import TERMS
from frmr_cli.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

FILE = "retention.toml"
MOST_MONTHS = 1200
LONGEST_SOURCE = 200

_USUAL = next(term for term in TERMS if term.name == "audit_log_months")
LEAST_MONTHS = int(next(term.value for term in TERMS if term.name == "audit_log_least_months"))
"""A shorter term is refused."""


class Term(NamedTuple):
    """How long contents are kept at least."""

    months: int = int(_USUAL.value)
    source: str = _USUAL.source


def term(directory: Path) -> Term:
    """The term of a registry. Raises: UsageError FRMR-AUDIT-008."""
    path = directory / FILE
    if not path.is_file():
        return Term()
    import tomllib

    try:
        return _read(**tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise UsageError("FRMR-AUDIT-008", path=str(path), why=str(error)) from error


def _read(*, months: object, source: object) -> Term:
    if type(months) is not int or not LEAST_MONTHS <= months <= MOST_MONTHS:
        raise ValueError(f"months = {months!r}")
    if not isinstance(source, str) or not 0 < len(source) <= LONGEST_SOURCE or not source.isprintable():  # fmt: skip
        raise ValueError(f"source = {source!r}")
    return Term(months, source.strip())
