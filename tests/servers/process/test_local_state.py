"""The file that says where the services are, and the lock that says whether they are."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from frmr_cli import local_state
from frmr_cli.local_state import LocalState

if TYPE_CHECKING:
    from pathlib import Path

STATE = LocalState(4711, "http://127.0.0.1:1", "http://127.0.0.1:2/gosuslugi", "t", "0.1.0")

_HOLD = """
import sys
from frmr_cli import local_state
print(local_state.hold(sys.argv[1]) is not None, flush=True)
sys.stdin.read()
"""


def test_state_survives_the_file(tmp_path: Path) -> None:
    """What is written is what is read."""
    local_state.write_state(tmp_path, STATE)

    assert local_state.read_state(tmp_path) == STATE


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"pid": 1}', '{"other": 1}', "\udcff"], ids=repr
)
def test_file_that_is_not_ours_is_no_state(tmp_path: Path, text: str) -> None:
    """A torn or foreign file says nothing."""
    path = tmp_path / local_state.STATE_FILE
    path.write_bytes(text.encode("utf-8", "surrogateescape"))

    assert local_state.read_state(tmp_path) is None


def test_state_without_a_process_is_not_believed(tmp_path: Path) -> None:
    """Only a held lock makes a state true."""
    local_state.write_state(tmp_path, STATE)

    assert local_state.endpoints(tmp_path) is None
    assert local_state.holder(tmp_path) is None


def test_lock_is_held_by_one_process(tmp_path: Path) -> None:
    """While one process holds the lock no other gets it, and everybody can see who it is."""
    local_state.write_state(tmp_path, STATE)
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"

        held = (local_state.hold(tmp_path), local_state.holder(tmp_path))
        believed = local_state.endpoints(tmp_path)
        other.communicate()

    assert held == (None, other.pid)
    assert believed == (STATE.registry_url, STATE.issuer)
    assert not local_state.is_held(tmp_path)


def test_reading_the_state_is_light() -> None:
    """Every command of the context `local` pays for this module."""
    heavy = ("pathlib", "subprocess", "socket", "httpx", "pydantic", "asyncio", "typing_extensions")
    program = f"""
import sys
before = set(sys.modules)
from frmr_cli import local_state
local_state.endpoints("/nonexistent")
print(sorted(set({heavy!r}) & (set(sys.modules) - before)))
"""

    shown = subprocess.run(
        [sys.executable, "-S", "-c", program],
        check=True,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    ).stdout

    assert shown == "[]\n"
