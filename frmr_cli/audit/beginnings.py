"""
What stands before the first line of a file that does not begin with the first entry: `FILE.before`.

It has the complete subtrees of the entries before, so that the lines lead to the signed head, and the statement of retention where
those entries have lost their contents by their term.
"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.errors import ValidationFailed
from frmr_cli.transparency.tree import GrowingRoot

if TYPE_CHECKING:
    from pathlib import Path


class Beginning(NamedTuple):
    """The entries before the first line."""

    size: int = 0
    edge: tuple[bytes, ...] = ()
    """The complete subtrees that make them up, left to right."""
    retention: dict[str, Any] | None = None
    """`statement`, `head` and `entry` of the newest statement; None where they are in another file."""

    def tree(self) -> GrowingRoot:
        """The tree over them."""
        return GrowingRoot(self.size, self.edge)


def before_file(path: Path) -> Path:
    """Where it lies."""
    return path.with_name(f"{path.name}.before")


def write(path: Path, beginning: Beginning) -> None:
    """Keep what stands before the lines of a file; nothing for one that begins with the first entry."""
    if not beginning.size:
        before_file(path).unlink(missing_ok=True)
        return
    edge = [base64.b64encode(value).decode() for value in beginning.edge]
    document = {"size": beginning.size, "edge": edge, "retention": beginning.retention}
    before_file(path).write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


def read(path: Path) -> Beginning:
    """What stands before the lines of a file. Raises: ValidationFailed FRMR-AUDIT-012."""
    try:
        document = json.loads(before_file(path).read_text(encoding="utf-8"))
        edge = tuple(base64.b64decode(text, validate=True) for text in document["edge"])
        found = Beginning(int(document["size"]), edge, document["retention"])
        found.tree()
    except FileNotFoundError:
        return Beginning()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ValidationFailed(
            "FRMR-AUDIT-012", path=str(before_file(path)), why=type(error).__name__
        ) from error
    return found


def retention_of(document: dict[str, Any]) -> dict[str, Any] | None:
    """What of the retention that a registry tells is kept beside a file."""
    if not document.get("statement"):
        return None
    return {name: document.get(name) for name in ("statement", "head", "entry")}
