"""Opening a page in the browser of the person, where there is one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def has_browser(environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """
    Whether a browser would open in front of the person.

    Over SSH it would open elsewhere, and without a display it would take over the terminal.
    """
    if any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")):
        return False
    if platform in ("win32", "darwin"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def open_page(url: str) -> None:
    """Open the page; neither waits for the browser nor fails without one."""
    import threading
    import webbrowser

    # Some browsers stay in the foreground until they are closed.
    threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
