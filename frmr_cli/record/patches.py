"""Merge patches (RFC 7396) from a command line, a file or standard input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frmr_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

STDIN = "-"


def merge_patch(
    *,
    assignments: Sequence[str],
    removals: Sequence[str],
    source: str | None,
    read_stdin: Callable[[], str],
) -> dict[str, Any]:
    """
    One patch of all sources; a later one wins.

    `assignments`: `name=value`, dotted names for members; a value that is JSON is taken as such, `-` is read
    from standard input. `source`: path of a JSON object, or `-`.
    Raises: UsageError FRMR-CLI-015 for an assignment without `=`, FRMR-CLI-016 for a bad source.
    """
    patch = _from_source(source, read_stdin) if source else {}
    for assignment in assignments:
        name, separator, text = assignment.partition("=")
        if not separator or not name:
            raise UsageError("FRMR-CLI-015", name=name or "?")
        _put(patch, name.split("."), _value(read_stdin().rstrip("\n") if text == STDIN else text))
    for name in removals:
        _put(patch, name.split("."), None)
    return patch


def differences(
    before: dict[str, Any], after: dict[str, Any], names: Iterable[str]
) -> list[dict[str, Any]]:
    """
    What changed at the top-level names: `{field, before, after}` in the order of the names.

    A masked value looks the same before and after, so it counts as changed.
    """
    masked = {pointer.split("/")[1] for pointer in after.get("masked", ())}
    return [
        {"field": name, "before": before.get(name), "after": after.get(name)}
        for name in names
        if name in masked or before.get(name) != after.get(name)
    ]


def _from_source(source: str, read_stdin: Callable[[], str]) -> dict[str, Any]:
    try:
        text = read_stdin() if source == STDIN else Path(source).read_text(encoding="utf-8-sig")
        patch = json.loads(text)
    except (OSError, ValueError) as error:
        raise UsageError("FRMR-CLI-016", source=source, why=_reason(error)) from error
    if not isinstance(patch, dict):
        raise UsageError("FRMR-CLI-016", source=source, why="not a JSON object")
    return patch


def _reason(error: OSError | ValueError) -> str:
    """Where and why, without the text itself, which holds personal data."""
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg}, line {error.lineno}"
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return type(error).__name__


def _put(patch: dict[str, Any], steps: list[str], value: Any) -> None:
    for step in steps[:-1]:
        patch = patch.setdefault(step, {})
    patch[steps[-1]] = value


def _value(text: str) -> Any:
    # Digits stay text: СНИЛС, ИНН and numbers of documents are no numbers.
    if text[:1] in {"{", "[", '"'} or text in {"true", "false", "null"}:
        try:
            return json.loads(text)
        except ValueError:
            return text
    return text
