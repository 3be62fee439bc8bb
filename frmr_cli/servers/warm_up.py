"""What the first request with a token needs, imported once the first answer is out: the start does not wait for it."""

from __future__ import annotations

import threading
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping

    Scope = MutableMapping[str, Any]
    Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
    Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
    Application = Callable[[Scope, Receive, Send], Awaitable[None]]

MODULES = (
    "frmr_cli.http_library",
    "joserfc.jwk",
    "joserfc.jwt",
    "truststore",
    "cryptography.hazmat.primitives.ciphers.aead",
    "pydantic",
)


class WarmUp:
    """An ASGI application that begins to import in another thread when it has answered once."""

    def __init__(self, app: Application, modules: tuple[str, ...] = MODULES) -> None:
        self._app = app
        self._modules = modules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        await self._app(scope, receive, send)
        if scope["type"] == "http" and self._modules:
            modules, self._modules = self._modules, ()
            threading.Thread(target=_load, args=(modules,)).start()


def _load(modules: tuple[str, ...]) -> None:
    for name in modules:
        try:
            import_module(name)
        except ImportError:
            return  # the request that needs it says so
