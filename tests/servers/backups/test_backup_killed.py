"""A restore that is killed at any moment."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

from frmr_cli.servers import start_conditions
from frmr_cli.servers.layout import LocalPaths
from tests.servers.backups.conftest import names, rename

if TYPE_CHECKING:
    from pathlib import Path

KILLED = """
import os, signal, sys
from pathlib import Path
from frmr_cli.servers import backup_restore
from frmr_cli.servers.layout import LocalPaths

root, file, key, last = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
steps = 0

def watch(event, arguments):
    global steps
    if event in ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree") or (
        event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT
    ):
        steps += 1
        if steps == last:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
backup_restore.restore(LocalPaths(data=root / "data", state=root / "state"), file, key)
print(steps)
"""


def restore_killed_at(root: Path, made: Path, step: int) -> subprocess.CompletedProcess[str]:
    """Restore in a process that is killed before its nth change of the file system."""
    arguments = [str(root), str(made), str(made.with_name("key")), str(step)]
    return subprocess.run(
        [sys.executable, "-c", KILLED, *arguments], capture_output=True, text=True, check=False
    )


def test_killed_restore_leaves_old_or_new(prepared: LocalPaths, made: Path, tmp_path: Path) -> None:
    """Killed before any change of the file system, and finished by the next start: never a mixture."""
    expected = {"old": 0, "new": 0}
    step = 0
    while True:
        step += 1
        root = tmp_path / f"killed-{step}"
        shutil.copytree(prepared.data, root / "data")
        paths = LocalPaths(data=root / "data", state=root / "state")
        paths.make()
        rename(paths, "Old")
        (paths.spool / "old").touch()
        done = restore_killed_at(root, made, step)
        start_conditions.finish_restore(paths)
        old = names(paths) == {"Old"}
        expected["old" if old else "new"] += 1

        assert (paths.spool / "old").exists() == old
        assert not paths.restored.exists()
        assert len(names(paths)) > 3 or old
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL, done.stderr

    assert not old
    assert min(expected.values()) >= 3
