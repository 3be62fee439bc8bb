"""What every test gets: a home of its own and an environment without surprises."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

# Read when typer.rich_utils is imported, so before any test does.
os.environ["_TYPER_FORCE_DISABLE_TERMINAL"] = "1"
os.environ["TERMINAL_WIDTH"] = "100"

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType

# How long an example takes is the business of the machine: nothing here is a timed test.
settings.register_profile("frmr", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("frmr")

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` rewrites the expected texts instead of comparing."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test sees or touches the settings, logins and services of whoever runs it."""
    for name in list(os.environ):
        if name.startswith("FRMR_") and name != "FRMR_TEST_REQUIRE_LIVE":
            monkeypatch.delenv(name)
    for name in ("FORCE_COLOR", "GITHUB_ACTIONS", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("_FRMR_LANG", raising=False)
    home = tmp_path / "home"
    monkeypatch.setenv("FRMR_HOME", str(home))
    monkeypatch.setenv("FRMR_LANG", "en")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    return home


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with `tests/golden/NAME.txt`."""

    def check(name: str, text: str) -> None:
        path = GOLDEN / f"{name}.txt"
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8")

        assert path.read_text(encoding="utf-8") == text

    return check


@pytest.fixture
def rendered() -> Callable[..., str]:
    """A Rich renderable as plain text of a width."""

    def render(renderable: RenderableType, *, width: int = 80) -> str:
        from rich.console import Console

        output = io.StringIO()
        console = Console(file=output, width=width, color_system=None, legacy_windows=False)
        console.print(renderable)
        return "\n".join(line.rstrip() for line in output.getvalue().splitlines()) + "\n"

    return render


@pytest.fixture
def require() -> Callable[[str], str]:
    """Finds a program; without it the test is skipped, or fails under FRMR_TEST_REQUIRE_LIVE=1."""

    def find(program: str) -> str:
        path = shutil.which(program)
        if path is None and os.environ.get("FRMR_TEST_REQUIRE_LIVE") == "1":
            pytest.fail(f"{program} is not installed")
        if path is None:
            pytest.skip(f"{program} is not installed")
        return path

    return find
