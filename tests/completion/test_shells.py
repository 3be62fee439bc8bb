"""The scripts in the shells themselves: words without a Python process, values from the cache."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from frmr_cli.shell.completion_values import remember

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.live

ROOT = Path(__file__).parents[2]
SCRIPTS = {"bash": "frmr", "zsh": "_frmr", "fish": "frmr.fish"}

_BASH = """
source "$SCRIPT"
eval "COMP_WORDS=($WORDS)"
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_frmr
printf '%s\\n' "${COMPREPLY[@]}"
"""

_ZSH = """
compdef() { :; }
compadd() { shift; local item; for item in "$@"; do [[ $item == $PREFIX* ]] && print -r -- $item; done }
compset() { PREFIX=${PREFIX#*=}; }
_files() { print -r -- FILES; }
source "$SCRIPT"
eval "words=($WORDS)"
CURRENT=${#words}
PREFIX=${words[CURRENT]}
_frmr
"""

_FISH = """
source $SCRIPT
complete -C "$LINE"
"""

CASES = {
    "commands": (["frmr", "au"], {"audit", "auth"}),
    "subcommands": (["frmr", "completion", ""], {"show", "install"}),
    "options": (["frmr", "whoami", "--err"], {"--error-format"}),
    "enum": (["frmr", "whoami", "--output", "js"], {"json", "jsonl"}),
    "short-option": (["frmr", "whoami", "-o", "ya"], {"yaml"}),
    "global-option-before": (["frmr", "--context", "local", "conf"], {"config"}),
    "argument": (["frmr", "help", "exit"], {"exit-codes"}),
    "setting": (["frmr", "config", "get", "sto"], {"storage"}),
    "nothing": (["frmr", "whoami", "zzz"], set()),
}


@pytest.fixture(params=sorted(SCRIPTS))
def complete(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Callable[[list[str]], tuple[set[str], bool]]:
    """Complete a command line in a real shell: the candidates, and whether frmr was called for them."""
    shell: str = request.param
    if shutil.which(shell) is None:
        _absent(shell)
    folder = tmp_path / "bin"
    folder.mkdir()
    called = tmp_path / "called"
    program = folder / "frmr"
    program.write_text(
        f'#!/bin/sh\n: > "{called}"\n[ "$1" = __complete ] && echo "$3-from-frmr"\n',
        encoding="utf-8",
    )
    program.chmod(0o755)

    def run(words: list[str]) -> tuple[set[str], bool]:
        done = subprocess.run(
            [shell, "-c", {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}[shell]],
            env={
                "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
                "HOME": str(tmp_path),
                "SCRIPT": str(ROOT / "completions" / SCRIPTS[shell]),
                "WORDS": " ".join(word or "''" for word in words),
                "LINE": " ".join(words),
                "LC_ALL": "C.UTF-8",
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.stderr == ""
        found = {line.partition("\t")[0] for line in done.stdout.splitlines() if line}
        return found, called.exists()

    return run


@pytest.mark.parametrize("case", CASES)
def test_words_need_no_process(
    complete: Callable[[list[str]], tuple[set[str], bool]], case: str
) -> None:
    """Commands, options and fixed values come from the script alone."""
    words, expected = CASES[case]

    found, asked = complete(words)

    assert found == expected
    assert not asked


@pytest.mark.parametrize(
    "words",
    [
        ["frmr", "context", "use", "pr"],
        ["frmr", "whoami", "--context", "pr"],
        ["frmr", "profile", "show", "pr"],
    ],
    ids=["argument", "option", "identifier"],
)
def test_values_are_asked_of_frmr(
    complete: Callable[[list[str]], tuple[set[str], bool]], words: list[str]
) -> None:
    """Names that only this machine knows come from `frmr __complete`."""
    found, asked = complete(words)

    assert found == {"pr-from-frmr"}
    assert asked


def test_a_cached_identifier_comes_through_the_real_program(own_home: Path) -> None:
    """`frmr __complete workers` answers from the cache of this user."""
    program = shutil.which("frmr", path=str(ROOT / ".venv" / "bin")) or shutil.which("frmr")
    if program is None:
        _absent("frmr")
    remember(str(own_home / "cache"), "workers", ["2023.1", "2024.1"])

    done = subprocess.run(
        [str(program), "__complete", "workers", "2023"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert done.stdout == "2023.1\n"


def test_powershell_reads_the_script() -> None:
    """The script has no syntax error where a PowerShell is there to say so."""
    program = shutil.which("pwsh") or shutil.which("powershell")
    if program is None:
        pytest.skip("no PowerShell on this machine")
    script = ROOT / "completions" / "frmr.ps1"
    parse = (
        "$errors = $null; [System.Management.Automation.Language.Parser]::ParseFile("
        f"'{script}', [ref]$null, [ref]$errors) | Out-Null; exit $errors.Count"
    )

    done = subprocess.run([program, "-NoProfile", "-Command", parse], check=False, timeout=120)

    assert done.returncode == 0


def _absent(program: str) -> None:
    if os.environ.get("FRMR_TEST_REQUIRE_LIVE") == "1":
        pytest.fail(f"{program} is not installed")
    pytest.skip(f"{program} is not installed")
