"""httpx, imported without what it imports beside and we never use; the one module that names it at run time."""

from __future__ import annotations

import sys

from frmr_cli.deferred import deferred

__all__ = ["httpcore", "httpx"]

# A module that is None in sys.modules counts as not installed. httpx has a command line of its own, for which it imports
# Rich, Pygments and Click: half of its price. anyio serves asynchronous clients.
_SPARED = [name for name in ("httpx._main", "anyio") if name not in sys.modules]
sys.modules.update(dict.fromkeys(_SPARED))  # type: ignore[arg-type]
try:
    # The bundled roots are not ours (see registry.trust), and hosts in letters of other alphabets are rare.
    with deferred("certifi", "idna"):
        import httpcore
        import httpx
finally:
    for _name in _SPARED:
        if sys.modules.get(_name, sys) is None:
            del sys.modules[_name]
