"""A traceback for the maintainers: places and kinds of errors, but no values."""

from __future__ import annotations

import traceback

from frmr_cli.errors import FrmrError


def redacted_traceback(error: BaseException) -> str:
    """
    The frames of an error and of its causes.

    Messages of foreign exceptions are left out: they may quote a token, a body or a personal value.
    """
    lines = []
    current: BaseException | None = error
    while current is not None:
        name = f"{type(current).__module__}.{type(current).__qualname__}"
        code = f" {current.code}" if isinstance(current, FrmrError) else ""
        lines.append(f"{name}{code}\n")
        lines += [
            f"  {frame.filename}:{frame.lineno} {frame.name}\n"
            for frame in traceback.extract_tb(current.__traceback__)
        ]
        current = current.__cause__ or (
            None if current.__suppress_context__ else current.__context__
        )
    return "".join(lines)
