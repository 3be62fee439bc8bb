"""Can tokens be kept? Asked before a person is sent to the browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.errors import FrmrError, TokenStorageError
from frmr_cli.login.secret_file import read_secret
from frmr_cli.login.store.keyring_keys import KeyringKeys
from frmr_cli.login.store.passphrase_keys import PASSPHRASE_FILE

if TYPE_CHECKING:
    from collections.abc import Mapping

STATES = {
    "FRMR-STORE-020": "silent",
    "FRMR-STORE-021": "locked",
    "FRMR-STORE-022": "absent",
    "FRMR-STORE-027": "empty",
    "FRMR-STORE-040": "absent",
}


class Probe(NamedTuple):
    """What was found out about one backend."""

    backend: str
    state: str
    """`ready`, `silent`, `locked`, `absent`, `empty` or `unusable`."""
    error: FrmrError | None
    """Why it is not ready, with the way out."""

    def require_ready(self) -> None:
        """Raises: the error of the probe, mostly TokenStorageError."""
        if self.error is not None:
            raise self.error


def keyring(name: str | None = None) -> Probe:
    """Ask the keyring whether it is there and unlocked."""
    try:
        keys = KeyringKeys.named(name)
    except TokenStorageError as error:
        return Probe("keyring", "unusable", error)
    return keyring_probe(keys)


def keyring_probe(keys: KeyringKeys) -> Probe:
    """The same for a keyring that is chosen already."""
    try:
        keys.check()
    except TokenStorageError as error:
        return Probe("keyring", STATES.get(error.code, "unusable"), error)
    return Probe("keyring", "ready", None)


def passphrase(environ: Mapping[str, str], *, can_ask: bool) -> Probe:
    """See whether there is a passphrase file, or a person to ask."""
    name = environ.get(PASSPHRASE_FILE)
    try:
        if name:
            read_secret(Path(name), variable=PASSPHRASE_FILE)
        elif not can_ask:
            raise TokenStorageError("FRMR-STORE-040", variable=PASSPHRASE_FILE)
    except FrmrError as error:
        return Probe("passphrase", STATES.get(error.code, "unusable"), error)
    return Probe("passphrase", "ready", None)
