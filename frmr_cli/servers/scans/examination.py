"""The verdict on a file that somebody sent."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

from frmr_cli.domain.files import content_faults
from frmr_cli.domain.rules import NO_PARAMS, Fault
from frmr_cli.servers.scans.child import SOUND
from frmr_cli.servers.scans.verdicts import HEAVY, PARAMS

if TYPE_CHECKING:
    from frmr_cli.servers.scans.verdicts import Code

COMMAND = (sys.executable, "-I", "-B", "-m", "frmr_cli.servers.scans.child")
"""A process for one file: nothing of a file survives into the next, and what it exhausts is its own."""
SECONDS = 20.0
"""How long it may take, waiting for a processor included."""
AT_ONCE = 2
"""How many files are opened at a time; so many times the memory of a child is the most that uploads cost."""

_CODE = re.compile(r"FRMR-DOC-\d{3}")
_KEPT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "PATH")
"""Variables without which Python may not start; the others are none of the child's business."""


class Examiner:
    """Opens files, a few at a time. Thread-safe."""

    def __init__(self, *, seconds: float = SECONDS, at_once: int = AT_ONCE) -> None:
        self._seconds = seconds
        self._places = threading.BoundedSemaphore(at_once)

    def faults(self, content: bytes, *, pointer: str = "/content") -> list[Fault]:
        """
        The first thing that is wrong with a file, in a list; an empty list for a sound scan.

        Blocks until the file has been opened, a tenth of a second as a rule. Never raises on account of the file.
        """
        found = content_faults(content, pointer=pointer)
        if found:
            return found
        with self._places:
            code = _code_of(content, self._seconds)
        if code is None:
            return []
        return [Fault(code, pointer, params=PARAMS.get(code, NO_PARAMS))]


def _code_of(content: bytes, seconds: float) -> Code | None:
    try:
        done = subprocess.run(  # noqa: S603
            COMMAND,
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _KEPT if name in os.environ},
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return HEAVY
    told = done.stdout.decode(errors="replace")
    if done.returncode == 0 and told == SOUND:
        return None
    # A child that was killed has said nothing, or not all of it.
    return told if done.returncode == 0 and _CODE.fullmatch(told) else HEAVY
