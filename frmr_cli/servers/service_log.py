"""
The log of the background process: JSON lines on its standard error stream.

Texts of exceptions are left out while requests are served, because they may quote what was sent: a
password, a token, a СНИЛС. Type and place of an exception stay.
"""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from traceback import extract_tb
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType


_FRAMES = 5
"""Of a defect, the innermost."""


class _JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fields: dict[str, object] = {"logger": record.name, "message": record.getMessage()}
        if record.exc_info and record.exc_info[0]:
            fields["message"] = str(record.msg).partition("\n")[0]
            fields["exception"] = record.exc_info[0].__name__
            fields["at_lines"] = _places(record.exc_info[2])
        return _line(record.levelname.lower(), fields)


def configure() -> None:
    """Send what libraries log, from `info` upwards, to this log."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    logging.captureWarnings(capture=True)
    # httpx and httpcore log whole addresses, uvicorn what `ready` and `stopped` say better.
    for talkative in ("httpx", "httpcore", "uvicorn"):
        logging.getLogger(talkative).setLevel(logging.WARNING)
    # What psycopg passes over it logs with the text of the server, which may quote a row.
    logging.getLogger("psycopg").setLevel(logging.CRITICAL)


def write(level: str, message: str, **fields: object) -> None:
    """Write one line."""
    sys.stderr.write(_line(level, {"message": message, **fields}) + "\n")
    sys.stderr.flush()


def write_defect(message: str, error: Exception, **fields: object) -> None:
    """Write what kind of error came where; never its text, which may quote what was sent."""
    places = _places(error.__traceback__)[-_FRAMES:]
    write("error", message, exception=type(error).__name__, at_lines=places, **fields)


def write_failure(error: Exception) -> None:
    """
    Write why the process ends; nobody has sent anything yet that its text could quote.

    The first line alone: PostgreSQL shows the row that it refused in the second.
    """
    write(
        "critical",
        f"{type(error).__name__}: {str(error).partition(chr(10))[0]}",
        at_lines=_places(error.__traceback__),
    )


def _places(traceback: TracebackType | None) -> list[str]:
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in extract_tb(traceback)]


def _line(level: str, fields: dict[str, object]) -> str:
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    return json.dumps({"at": at, "level": level, **fields}, ensure_ascii=False, default=str)
