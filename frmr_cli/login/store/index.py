"""
The list of accounts, read from the open heads of their files.

Needs no key, no keyring and only `json` and `os`: `auth status` stays a light command. The heads
cannot be forged unnoticed, but that shows only when the tokens behind them are used.
"""

from __future__ import annotations

import json
import os
from typing import Any, NamedTuple

MAGIC = b"frmr-tokens 1\n"
MAX_HEAD = 8192
"""Octets of magic and head line."""
SUFFIX = ".tokens"


class Account(NamedTuple):
    """Whose tokens they are. A token of one account is never sent for another."""

    context: str
    issuer: str
    client_id: str
    subject: str


class AccountEntry(NamedTuple):
    """What may be shown of an account without its key."""

    account: Account
    name: str
    scope: str
    expires_at: str | None
    """End of the access token, ISO 8601 in UTC; None when the issuer does not tell."""
    refresh_expires_at: str | None
    """End of the login, as far as the issuer tells it."""
    is_renewable: bool
    saved_at: str
    """When the tokens were last written, ISO 8601 in UTC."""
    backend: str
    """`keyring`, `passphrase` or `insecure`."""


class Index(NamedTuple):
    """Accounts by context and name, and the files that could not be read, by name."""

    entries: tuple[AccountEntry, ...]
    damaged: tuple[str, ...]


def read_index(directory: str | os.PathLike[str]) -> Index:
    """
    All accounts in `directory`; none when it does not exist.

    Raises: TokenStorageError FRMR-STORE-008 when it cannot be read.
    """
    entries, damaged = [], []
    try:
        names = sorted(os.listdir(directory))  # noqa: PTH208 - pathlib is not for free
    except FileNotFoundError:
        return Index((), ())
    except OSError as error:
        from frmr_cli.errors import TokenStorageError

        path = os.fspath(directory)
        raise TokenStorageError("FRMR-STORE-008", path=path, reason=error.strerror) from error
    for name in names:
        if not name.endswith(SUFFIX):
            continue
        path = os.path.join(directory, name)  # noqa: PTH118
        entry = _read_entry(path)
        if entry is None:
            damaged.append(path)
        else:
            entries.append(entry)
    entries.sort(key=lambda entry: (entry.account.context, entry.name, entry.account))
    return Index(tuple(entries), tuple(damaged))


def head_entry(head: dict[str, Any]) -> AccountEntry:
    """
    The entry that a head describes.

    Raises: KeyError, TypeError, ValueError when it is none.
    """
    account = Account(**head["account"])
    if not all(isinstance(part, str) for part in account):
        raise TypeError("account")
    return AccountEntry(
        account=account,
        name=str(head["name"]),
        scope=str(head["scope"]),
        expires_at=head["expires_at"],
        refresh_expires_at=head["refresh_expires_at"],
        is_renewable=bool(head["is_renewable"]),
        saved_at=str(head["saved_at"]),
        backend=str(head["backend"]),
    )


def _read_entry(path: str) -> AccountEntry | None:
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(path, flags | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0))
        try:
            start = os.read(descriptor, MAX_HEAD)
        finally:
            os.close(descriptor)
        if not start.startswith(MAGIC):
            return None
        line, end, _rest = start[len(MAGIC) :].partition(b"\n")
        return head_entry(json.loads(line)) if end else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
