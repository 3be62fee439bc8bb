"""Services with small applications in directories of their own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from frmr_cli.servers import process
from frmr_cli.servers.layout import LocalPaths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CHILD = Path(__file__).with_name("fake_child.py")


@pytest.fixture(scope="session")
def child() -> Callable[[str], tuple[str, ...]]:
    """Command lines of background processes of `fake_child`, by kind."""
    return lambda kind: (sys.executable, "-P", str(_CHILD), kind)


@pytest.fixture
def paths(tmp_path: Path) -> Iterator[LocalPaths]:
    """Directories whose services, if a test leaves any, end with it."""
    result = LocalPaths(data=tmp_path / "data", state=tmp_path / "state")
    yield result
    process.stop(result, grace=2)
