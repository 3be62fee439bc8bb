"""Imports that a library asks for at its import and hardly uses: put off until something of them is called."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class _Deferred(ModuleType):
    """
    Stands for a module whose functions are called later, if at all.

    `importlib.util.LazyLoader` does not serve: before Python 3.12 the import statement itself wakes it.
    """

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        loaded = sys.modules.get(self.__name__, self)
        if loaded is not self:
            return getattr(loaded, name)
        return _later(self.__name__, name)


def _later(module: str, name: str) -> Callable[..., Any]:
    def call(*args: Any, **kwargs: Any) -> Any:
        _withdraw(module)
        return getattr(import_module(module), name)(*args, **kwargs)

    return call


@contextmanager
def deferred(*names: str) -> Iterator[None]:
    """
    What is imported in this block from these modules is imported for good at its first call.

    Fits functions only; classes and constants once the module is loaded, such as errors of a function. Modules that are loaded already stay as they are, and
    whoever imports one after the block gets the module itself.
    """
    put_off = [name for name in names if name not in sys.modules]
    for name in put_off:
        sys.modules[name] = _Deferred(name)
    try:
        yield
    finally:
        for name in put_off:
            _withdraw(name)


def _withdraw(name: str) -> None:
    if isinstance(sys.modules.get(name), _Deferred):
        del sys.modules[name]
