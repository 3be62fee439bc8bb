"""
A D-Bus session with a keyring of its own, for this process and what it starts.

Run as a program it is the other side: it puts the keyring into a state, says the address of the bus, and does what it is told.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.embedded import ROOT

# No service directories: nothing is started that a test did not start.
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={directory}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


def prepare(folder: Path) -> tuple[dict[str, str], Path]:
    """The environment of a session in `folder`, and the configuration of its bus."""
    for name in ("home", "run", "bus"):
        (folder / name).mkdir(mode=0o700)
    config = folder / "bus.conf"
    config.write_text(BUS.format(directory=folder / "bus"))
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder / "home"),
        "XDG_RUNTIME_DIR": str(folder / "run"),
    }
    return environ, config


class KeyringSession:
    """A session that lasts until it is closed."""

    def __init__(self, bus: str, kind: str) -> None:
        """`bus`: the program dbus-run-session; `kind`: `unlocked`, `empty`, `silent` or `none`."""
        # A folder of a test has a long name; that of a socket has 107 octets at most (`unix(7)`).
        self._folder = tempfile.TemporaryDirectory(prefix="bus", ignore_cleanup_errors=True)
        environ, config = prepare(Path(self._folder.name))
        command = [bus, f"--config-file={config}", "--", sys.executable, "-m", __spec__.name, kind]
        self._other = subprocess.Popen(
            command, env=environ, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.address = self._answer()
        """For `DBUS_SESSION_BUS_ADDRESS`."""

    def tell(self, word: str) -> None:
        """`lock` or `wipe`, as another program of the same person would; done on return."""
        assert self._other.stdin is not None
        self._other.stdin.write(f"{word}\n")
        self._other.stdin.flush()
        assert self._answer() == word

    def close(self) -> None:
        """End the session and all that runs in it."""
        self._other.communicate(timeout=30)
        self._folder.cleanup()

    def _answer(self) -> str:
        assert self._other.stdout is not None
        line = self._other.stdout.readline().strip()
        assert line, "the session has ended"
        return line


def _hold(kind: str) -> None:
    from tests.login import keyring_worker

    if kind in ("unlocked", "empty"):
        keyring_worker.keyring(unlocked=kind == "unlocked")
    print(os.environ["DBUS_SESSION_BUS_ADDRESS"], flush=True)  # noqa: T201
    for word in map(str.strip, sys.stdin):
        with keyring_worker.collection() as default:
            if word == "lock":
                default.lock()
            else:
                for item in list(default.get_all_items()):
                    item.delete()
        print(word, flush=True)  # noqa: T201


def _run(kind: str) -> None:
    if kind != "silent":
        _hold(kind)
        return
    script = ROOT / "tests" / "login" / "silent_service.py"
    with subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as service:
        assert service.stdout is not None
        service.stdout.readline()
        _hold(kind)
        service.kill()


if __name__ == "__main__":
    _run(sys.argv[1])
