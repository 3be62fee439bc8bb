"""Checks of the stored login: where it is kept, whether it holds, what it may do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from frmr_cli.diagnose.seen import Seen
from frmr_cli.errors import Forbidden, NotLoggedIn, TokenStorageError
from frmr_cli.login.secrets import Secret
from frmr_cli.login.store.index import Account, read_index
from frmr_cli.login.tokens import Identity, TokenSet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from frmr_cli.login.store import TokenStore
    from frmr_cli.login.store.index import AccountEntry
    from frmr_cli.login.store.probes import Probe

SOON = timedelta(hours=24)

TRIAL = Account("doctor", "https://doctor.invalid", "doctor", "doctor")
"""Whose tokens are written and deleted again; no context can have this issuer."""


def backend(probe: Probe) -> Seen:
    """`store.backend`: tokens can be kept as the settings say. Raises: the error of the probe."""
    probe.require_ready()
    return Seen(probe.backend)


def roundtrip(store: TokenStore) -> Seen:
    """`store.roundtrip`: what is stored comes back and can be deleted. Raises: TokenStorageError."""
    trial = TokenSet(
        access=Secret("trial"),
        refresh=None,
        expires_at=datetime(2000, 1, 1, tzinfo=UTC),
        refresh_expires_at=None,
        scope="",
        identity=Identity("doctor", "doctor"),
    )
    store.save(TRIAL, trial)
    try:
        found = store.load(TRIAL)
    finally:
        store.delete(TRIAL)
    if found is None or found.access.reveal() != trial.access.reveal():
        raise TokenStorageError("FRMR-DIAG-031")
    return Seen("ok")


def size(folder: Path) -> Seen:
    """`store.size`: how many logins there are. Raises: TokenStorageError FRMR-DIAG-030 for torn files."""
    index = read_index(folder)
    if index.damaged:
        raise TokenStorageError("FRMR-DIAG-030", count=len(index.damaged))
    octets = sum(path.stat().st_size for path in folder.glob("*")) if folder.is_dir() else 0
    return Seen(f"{len(index.entries)}, {octets} B")


def token(answer: Mapping[str, object]) -> Seen:
    """`auth.token`: the registry knows who asks."""
    roles = answer.get("roles")
    if not isinstance(roles, list) or not roles:
        raise NotLoggedIn("FRMR-SMOKE-003")
    return Seen(", ".join(map(str, roles)))


def scope(answer: Mapping[str, object], wanted: Sequence[str]) -> Seen:
    """`auth.scope`: the login has the rights that the context asks for."""
    given = answer.get("scopes")
    granted = set(given if isinstance(given, list) else ())
    missing = [name for name in wanted if name.startswith("frmr.") and name not in granted]
    if missing:
        return Seen(
            " ".join(sorted(map(str, granted))),
            Forbidden("FRMR-DIAG-032", missing=", ".join(missing)),
        )
    return Seen(" ".join(sorted(map(str, granted))))


def expiry(entry: AccountEntry | None, *, now: datetime) -> Seen | None:
    """`auth.expiry`: how long the stored login goes on. Raises: NotLoggedIn FRMR-AUTH-002."""
    if entry is None or entry.refresh_expires_at is None:
        return None
    ends = datetime.fromisoformat(entry.refresh_expires_at)
    left = ends - now
    if left <= timedelta(0):
        raise NotLoggedIn("FRMR-AUTH-002")
    hours = int(left.total_seconds() // 3600)
    late = NotLoggedIn("FRMR-DIAG-033", hours=hours) if left < SOON else None
    return Seen(ends.isoformat(timespec="minutes"), late)
