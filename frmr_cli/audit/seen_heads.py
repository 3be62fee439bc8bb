"""
The signed head of the audit log in every answer of the registry, held against what this computer has seen.

A head that is known already, as nearly all of them are, costs a comparison of texts and no import. A new one is verified as `Witness`
says, and one that contradicts what was seen is told at once; the command goes on, because what it asked for was done.
"""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

from frmr_cli.audit.witness_place import host_of, witness_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import httpx

    from frmr_cli.errors import FrmrError
    from frmr_cli.settings import Settings

_HEAD = "audit-head"
_SEEN = "Audit-Seen"
_PROOF = "audit-consistency"


class SeenHeads:
    """Watches the answers of one registry. Thread-safe."""

    def __init__(self, path: Path, host: str, tell: Callable[[FrmrError], object]) -> None:
        """
        `path`: the file of the witness.
        `tell`: is told each contradiction, once.
        """
        self._path = path
        self._host = host
        self._tell = tell
        self._lock = threading.Lock()
        self._known = ""
        """The newest head that was looked at, as it came."""
        self._size = self._read()

    @classmethod
    def of(
        cls, settings: Settings, registry: str, tell: Callable[[FrmrError], object]
    ) -> SeenHeads:
        """Those of the current context and of the registry at an address."""
        return cls(witness_file(settings), host_of(registry), tell)

    def ask(self, request: httpx.Request) -> None:
        """Name the size that was seen, so that the answer proves that the log grew out of it."""
        if self._size:
            request.headers[_SEEN] = str(self._size)

    def hear(self, response: httpx.Response) -> None:
        """Look at the head of an answer, if it is a new one."""
        text = response.headers.get(_HEAD, "")
        if not text or text == self._known:
            return
        with self._lock:
            if text == self._known:
                return
            self._known = text
            asked = response.request.headers.get(_SEEN, "")
            self._compare(text, int(asked or 0), response.headers.get(_PROOF))

    def _compare(self, text: str, asked: int, proof: str | None) -> None:
        from frmr_cli.audit.witness import Witness
        from frmr_cli.errors import FrmrError

        try:
            self._size = Witness(self._path, self._host).hear(text, asked=asked, proof=proof)
        except FrmrError as error:
            self._tell(error)
        except OSError:
            return  # what cannot be remembered is compared the next time

    def _read(self) -> int:
        """The size of the remembered head, and its text; 0 before the first."""
        import base64

        try:
            note = json.loads(self._path.read_bytes())["note"] or ""
            size = int(note.split("\n", 2)[1])
        except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
            return 0  # the commands of the log tell about a damaged file
        self._known = base64.b64encode(note.encode()).decode()
        return size
