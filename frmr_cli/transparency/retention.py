"""
The statement of retention: up to which entry a log has lost its contents, by whom, when and by which term.

It is the text of a signed note. The log itself has an entry with the hash of this text, so that whoever verifies the log
tells what its term has ended for from what somebody has deleted.
"""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import datetime
from typing import NamedTuple

from frmr_cli.transparency.notes import NoteFault
from frmr_cli.transparency.tree import HASH_BYTES

ACTION = "audit.retained"
"""Of the entry that stands for a statement; its details have `through` and `statement`, the hash of the text."""

_KIND = "retention"
_NAMES = ("through", "root", "month", "first", "sha256", "before", "months", "source", "time", "by")
_NUMBER = re.compile(r"[1-9][0-9]{0,15}")
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class Statement(NamedTuple):
    """What a signed statement says."""

    origin: str
    """The name of the log."""
    through: int
    """Entries 1 … `through` have lost their contents; their hashes stay."""
    root: bytes
    """Of the first `through` entries."""
    month: str
    """`2023-10`: the newest month that went, in the time of the register."""
    first: int
    """Its first entry."""
    sha256: str
    """Of the archive of that month: its entries as lines of canonical JSON."""
    before: datetime
    """Every entry that went was written before this moment, as the head over them shows."""
    months: int
    """The term: how long contents are kept at least."""
    source: str
    """Who or what has set the term."""
    time: datetime
    by: str
    """`sub` of who has stated it."""

    @classmethod
    def parse(cls, text: str) -> Statement:
        """Read the text of a note. Raises: NoteFault when it is no statement."""
        origin, kind, *lines = text.split("\n")
        pairs = [line.partition(" ") for line in lines[:-1]]
        if kind != _KIND or lines[-1:] != [""] or tuple(name for name, _, _ in pairs) != _NAMES:
            raise NoteFault("no statement of retention")
        found = {name: value for name, _, value in pairs}
        try:
            statement = cls(
                origin=origin,
                through=_number(found["through"]),
                root=base64.b64decode(found["root"], validate=True),
                month=_matching(_MONTH, found["month"]),
                first=_number(found["first"]),
                sha256=_matching(_DIGEST, found["sha256"]),
                before=_moment(found["before"]),
                months=_number(found["months"]),
                source=found["source"],
                time=_moment(found["time"]),
                by=found["by"],
            )
        except ValueError as error:
            raise NoteFault("no statement of retention") from error
        if len(statement.root) != HASH_BYTES or str(statement) != text:
            raise NoteFault("no statement of retention")
        return statement

    def __str__(self) -> str:
        values = {
            **self._asdict(),
            "root": base64.b64encode(self.root).decode(),
            "before": self.before.isoformat(timespec="milliseconds"),
            "time": self.time.isoformat(timespec="milliseconds"),
        }
        lines = [self.origin, _KIND, *(f"{name} {values[name]}" for name in _NAMES)]
        return "".join(f"{line}\n" for line in lines)

    @property
    def digest(self) -> str:
        """What the entry of the log says of the text: its SHA-256."""
        return hashlib.sha256(str(self).encode()).hexdigest()

    @property
    def keeps_its_term(self) -> bool:
        """Whether everything that went was older than the term when it was stated."""
        made, end = self.time.astimezone(self.before.tzinfo), self.before
        return (made.year - end.year) * 12 + made.month - end.month >= self.months


def _number(text: str) -> int:
    return int(_matching(_NUMBER, text))


def _matching(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError(text)
    return text


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment
