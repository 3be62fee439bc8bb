"""
Changes to the user's `config.toml`: one step, readable by the user alone, comments kept.

Reading is the business of `frmr_cli.settings`; a file with one wrong value can still be repaired here.
"""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from frmr_cli.errors import UsageError
from frmr_cli.settings import CLIENT_ID, KEYS, LOCAL_CONTEXT, SCOPES, TLS_VERSIONS, checked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tomlkit import TOMLDocument

    from frmr_cli.settings import ServerContext

_CONTEXT_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_LOCK_SECONDS = 10.0


def require_key(name: str) -> str:
    """Return the name. Raises: UsageError FRMR-CFG-005 when there is no such setting."""
    if name not in KEYS:
        raise UsageError("FRMR-CFG-005", name=name, known=", ".join(KEYS))
    return name


def set_value(path: Path, name: str, value: str) -> None:
    """
    Write one setting.

    Raises: UsageError FRMR-CFG-005 (no such setting), FRMR-CFG-002 (not a permitted value),
    FRMR-CFG-001 (the file cannot be read), FRMR-CFG-011 (it cannot be written).
    """
    text = checked(require_key(name), value, "frmr config set")
    with _changed(path) as document:
        document[name] = {"true": True, "false": False}.get(text, text)


def unset_value(path: Path, name: str) -> bool:
    """Remove one setting. Returns: False when the file had none. Raises: as `set_value`."""
    require_key(name)
    with _changed(path) as document:
        return document.pop(name, None) is not None


def add_context(path: Path, context: ServerContext) -> None:
    """
    Write a new context; what has its default value is left out.

    Raises: UsageError FRMR-CFG-008 (bad name), -007 (built in), -006 (taken), -009 (address without
    protection), -001, -011.
    """
    _require_free_name(context.name)
    require_safe(context.registry)
    require_safe(context.issuer)
    import tomlkit

    table = tomlkit.table()
    table["registry"] = context.registry.rstrip("/")
    table["issuer"] = context.issuer  # to the letter: it is compared with what the issuer says
    if context.client_id != CLIENT_ID:
        table["client_id"] = context.client_id
    if context.scopes != SCOPES:
        table["scopes"] = list(context.scopes)
    if context.ca_file:
        table["ca_file"] = context.ca_file
    if context.minimum_tls != TLS_VERSIONS[0]:
        table["minimum_tls"] = context.minimum_tls
    with _changed(path) as document:
        contexts: Any = document.setdefault("contexts", tomlkit.table(is_super_table=True))
        if context.name in contexts:
            raise UsageError("FRMR-CFG-006", name=context.name)
        contexts[context.name] = table


def remove_context(path: Path, name: str) -> bool:
    """
    Remove a context, and the choice of it.

    Returns: whether it was the chosen one. Raises: UsageError FRMR-CFG-007, -003, -001, -011.
    """
    require_removable(name)
    with _changed(path) as document:
        contexts: Any = document.get("contexts", {})
        if name not in contexts:
            known = ", ".join(sorted({LOCAL_CONTEXT, *contexts}))
            raise UsageError("FRMR-CFG-003", name=name, known=known)
        del contexts[name]
        if not contexts:
            document.pop("contexts", None)
        was_chosen = document.get("context") == name
        if was_chosen:
            del document["context"]
        return was_chosen


def require_removable(name: str) -> None:
    """Raises: UsageError FRMR-CFG-007 for the context of the embedded services."""
    if name == LOCAL_CONTEXT:
        raise UsageError("FRMR-CFG-007", name=name)


def require_safe(url: str) -> None:
    """Raises: UsageError FRMR-CFG-009 for an address to which no token may go."""
    from frmr_cli.login.addresses import is_safe

    if not is_safe(url) or "?" in url or "#" in url:
        raise UsageError("FRMR-CFG-009", url=url)


def _require_free_name(name: str) -> None:
    if not _CONTEXT_NAME.fullmatch(name):
        raise UsageError("FRMR-CFG-008", name=name)
    require_removable(name)


@contextmanager
def _changed(path: Path) -> Iterator[TOMLDocument]:
    """The document to change; it is written when the block ends without an error."""
    from filelock import FileLock, Timeout

    path = path.resolve()  # a linked file of a dotfile collection stays a link
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with FileLock(path.with_name(f".{path.name}.lock"), timeout=_LOCK_SECONDS, mode=0o600):
            before = _read(path)
            document = _parsed(path, before)
            yield document
            after = document.as_string()
            if after != before:
                _replace(path, after)
    except Timeout as error:
        raise UsageError("FRMR-CFG-011", path=str(path), why="lock") from error
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise UsageError("FRMR-CFG-011", path=str(path), why=why) from error


def _read(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise UsageError("FRMR-CFG-001", path=str(path), why=str(error)) from error


def _parsed(path: Path, text: str) -> TOMLDocument:
    import tomlkit
    from tomlkit.exceptions import ParseError

    try:
        return tomlkit.parse(text)
    except ParseError as error:
        raise UsageError("FRMR-CFG-001", path=str(path), why=str(error)) from error


def _replace(path: Path, text: str) -> None:
    """Put the text in the place of the file; after a crash the old or the new one is there."""
    draft = path.with_name(f".{path.name}.draft")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
