"""A stored login whose key lies in a real GNOME Keyring, on a bus of its own."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from environment import Environment

_LOGIN = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from frmr_cli.login.secrets import Secret
from frmr_cli.login.store import open_store, probe
from frmr_cli.login.store.index import Account
from frmr_cli.login.tokens import Identity, TokenSet

while probe("keyring", environ={}).state == "absent":  # the daemon returns before it has its name
    pass
end = datetime.now(UTC) + timedelta(days=1)
tokens = TokenSet(Secret("access"), Secret("refresh"), end, end, "frmr.read", Identity("1", "Anna"))
account = Account("bench", sys.argv[2] + "/i", "frmr-cli", "1")
open_store(Path(sys.argv[1]) / "data" / "tokens", "keyring", environ={}).save(account, tokens)
"""


@contextmanager
def logged_in(
    home: Path, registry: str, environment: Environment, variables: Mapping[str, str]
) -> Iterator[dict[str, str] | None]:
    """
    Log in to the registry of the benchmark.

    Yields: the variables of a command that finds the login in the keyring; None where there is no keyring.
    """
    if not (shutil.which("dbus-daemon") and shutil.which("gnome-keyring-daemon")):
        yield None
        return
    run = home / "run"
    run.mkdir(mode=0o700)
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        env={**variables, "XDG_RUNTIME_DIR": str(run)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert bus.stdout is not None
        address = bus.stdout.readline().strip()
        own = {name: value for name, value in variables.items() if name != "FRMR_TOKEN"}
        own |= {"DBUS_SESSION_BUS_ADDRESS": address, "XDG_RUNTIME_DIR": str(run)}
        keyring = ["gnome-keyring-daemon", "--unlock", "--components=secrets"]
        subprocess.run(keyring, input=b"password", env=own, capture_output=True, check=True)
        command = [str(environment.python), "-c", _LOGIN, str(home), registry]
        subprocess.run(command, env=own, cwd="/", check=True)
        yield own
    finally:
        bus.terminate()
        bus.wait()
