"""Imports that a library asks for at its import and that we never use: put off until an attribute is read."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib.util import LazyLoader, find_spec, module_from_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def deferred(*names: str) -> Iterator[None]:
    """
    Modules first imported in this block are executed at their first use.

    Afterwards nobody else gets the deferred module: an ordinary import makes its own, because before
    Python 3.12 two threads must not be the first users together.
    Source: importlib documentation, «Implementing lazy imports».
    """
    put_off = []
    for name in names:
        spec = None if name in sys.modules else find_spec(name)
        if spec is None or spec.loader is None:
            continue
        spec.loader = LazyLoader(spec.loader)
        module = module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
        put_off.append(name)
    try:
        yield
    finally:
        for name in put_off:
            del sys.modules[name]
