"""A real GNOME Keyring, and a Secret Service that is none, each on a D-Bus session of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.login.store.bounded import LIMIT
from tests.keyring_session import prepare

if TYPE_CHECKING:
    from collections.abc import Callable

    Scenario = Callable[..., dict[str, Any]]

pytestmark = pytest.mark.live

WORKER = Path(__file__).with_name("keyring_worker.py")


@pytest.fixture
def scenario(tmp_path: Path, require: Callable[[str], str]) -> Scenario:
    """Plays one scenario of the worker, with a home of its own."""
    bus = require("dbus-run-session")
    require("gnome-keyring-daemon")

    def play(name: str, *, on_a_bus: bool = True) -> dict[str, Any]:
        environ, config = prepare(tmp_path)
        command = [sys.executable, str(WORKER), name, str(tmp_path / "store")]
        if on_a_bus:
            command = [bus, f"--config-file={config}", "--", *command]
        done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    return play


def test_unlocked_keyring_keeps_the_key(scenario: Scenario) -> None:
    """Saved, read by another process, one item however often it is written, shredded by logout."""
    assert scenario("unlocked") == {
        "state": "ready",
        "loaded": True,
        "kept": 1,
        "deleted": True,
        "left": 0,
    }


def test_locked_keyring_is_told_without_a_prompt(scenario: Scenario) -> None:
    """Nobody is asked to unlock anything by a command that only wanted to look."""
    found = scenario("locked")

    assert found["state"] == "locked"
    assert [found["load"][0], found["save"][0]] == ["FRMR-STORE-021"] * 2
    assert "gnome-keyring" in found["load"][1]["keyring"]


def test_wiped_keyring_is_told_and_cured_by_a_login(scenario: Scenario) -> None:
    """The key is gone from a keyring that works."""
    found = scenario("wiped")

    assert (found["state"], found["load"][0], found["cured"]) == ("ready", "FRMR-STORE-023", True)


def test_keyring_without_a_collection_is_told(scenario: Scenario) -> None:
    """The service runs, nobody has ever set it up; creating one would need a prompt."""
    found = scenario("empty")

    assert (found["state"], found["save"][0]) == ("empty", "FRMR-STORE-027")


@pytest.mark.parametrize("on_a_bus", [True, False], ids=["bus-without-keyring", "no-bus"])
def test_absent_keyring_is_told(scenario: Scenario, *, on_a_bus: bool) -> None:
    """A server or a container has no keyring, often no bus either."""
    found = scenario("failing", on_a_bus=on_a_bus)

    assert (found["state"], found["save"][0]) == ("absent", "FRMR-STORE-022")


def test_secret_service_that_never_answers_is_named(scenario: Scenario) -> None:
    """The wait is bounded by less than 3 s, and the message has the name and number of the process."""
    found = scenario("silent")

    assert (found["state"], found["save"][0]) == ("silent", "FRMR-STORE-020")
    assert f"[{found['process']}]" in found["save"][1]["keyring"]
    assert LIMIT < 3
