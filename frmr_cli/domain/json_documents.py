"""Two small standards of JSON documents: merge patch (RFC 7396) and pointers (RFC 6901)."""

from __future__ import annotations

from functools import lru_cache


def merge(target: object, patch: object) -> object:
    """
    Apply a merge patch: null removes a member, an object is merged, anything else replaces.

    Neither argument is changed.

    Source: RFC 7396 §2.
    """
    if not isinstance(patch, dict):
        return patch
    merged = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = merge(merged.get(name), value)
    return merged


def pointer_to(*path: str | int) -> str:
    """A JSON pointer of the steps (RFC 6901 §3); no steps point to the whole document."""
    return "".join(map(_step, path))


@lru_cache(maxsize=1024)
def _step(step: str | int) -> str:
    return f"/{str(step).replace('~', '~0').replace('/', '~1')}"
