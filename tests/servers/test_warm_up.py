"""What is imported after the first answer."""

from __future__ import annotations

import asyncio
import sys
import threading
from typing import TYPE_CHECKING, Any

from frmr_cli.servers.warm_up import WarmUp

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def ask(app: WarmUp, kind: str = "http") -> None:
    """One request, and whatever it has begun."""

    async def nothing(*_: Any) -> Any:
        return {}

    before = set(threading.enumerate())
    asyncio.run(app({"type": kind}, nothing, nothing))
    for thread in set(threading.enumerate()) - before:
        thread.join()


def test_modules_are_loaded_after_the_first_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not before it, not twice, and one that is not installed stops nothing."""
    (tmp_path / "late_one.py").write_text("")
    (tmp_path / "late_two.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    seen: list[bool] = []

    async def app(*_: Any) -> None:
        seen.append("late_one" in sys.modules)

    warmed = WarmUp(app, ("late_one", "not_installed_at_all", "late_two"))
    for kind in ("lifespan", "http"):
        ask(warmed, kind)
    loaded = sys.modules.pop("late_one", None)
    ask(warmed)

    assert seen == [False, False, False]
    assert loaded is not None
    assert "late_one" not in sys.modules
    assert "late_two" not in sys.modules
