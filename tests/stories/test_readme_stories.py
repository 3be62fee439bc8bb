"""The stories of the README, run as they stand there."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.embedded import ROOT, Home

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

README, RUSSIAN = ROOT / "README.md", ROOT / "README.ru.md"
_STORY = re.compile(r"<!-- story: (\w+) -->\n+```console\n(.*?)```", re.DOTALL)
_LOGIN = re.compile(r"^frmr login(?: --scope (\S+))?\s+# (?:as|как) (\w+)$")

# What a person does with a browser and a phone, a script does with the stub's own pages.
PRELUDE = f"""
set -euo pipefail
frmr() {{ {sys.executable} -m frmr_cli "$@"; }}
log_in() {{
  code=$(frmr login --no-wait --insecure-storage --query user_code ${{2:+--scope "$2"}})
  frmr local approve "$code" --as "$1"
  frmr login --complete --insecure-storage
}}
"""


def stories(path: Path) -> dict[str, list[str]]:
    """Name → the commands, in order."""
    return {
        name: [line[2:] for line in block.splitlines() if line.startswith("$ ")]
        for name, block in _STORY.findall(path.read_text(encoding="utf-8"))
    }


def script(commands: list[str]) -> str:
    """The commands for a shell; each is told before it runs, so that a failure names it."""
    lines = [PRELUDE]
    for command in commands:
        login = _LOGIN.match(command)
        lines.append(f"printf '%s\\n' {_quoted('$ ' + command)} >&2")
        lines.append(f"log_in {login[2]} {login[1] or ''}" if login else command)
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A person who has nothing yet but the scans in the working directory."""
    from frmr_cli.servers.people.scans import pdf

    found = Home(tmp_path)
    for name in ("certificate.pdf", "contract.pdf", "order.pdf"):
        (tmp_path / name).write_bytes(pdf(name))
    yield found
    found.run("local", "stop")


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("name", sorted(stories(README)))
def test_a_story_works(home: Home, name: str, language: str) -> None:
    """Every command succeeds, one after the other, in the language of the reader."""
    told = stories(README if language == "en" else RUSSIAN)[name]

    done = subprocess.run(
        ["bash", "-c", script(told)],
        cwd=home.path,
        env={**home.environment(FRMR_LANG=language), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr[-2000:]


def test_both_readmes_tell_the_same_stories() -> None:
    """Command by command; only the notes behind them differ."""
    bare = [
        {name: [line.partition("  #")[0].rstrip() for line in told] for name, told in found.items()}
        for found in (stories(README), stories(RUSSIAN))
    ]

    assert bare[0] == bare[1]
    assert {"practitioner", "personnel", "support"} <= bare[0].keys()
