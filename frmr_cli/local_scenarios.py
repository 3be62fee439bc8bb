"""States that the embedded stub of Gosuslugi can be brought into, for training and tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from frmr_cli.registry.caller import Caller, part

if TYPE_CHECKING:
    from frmr_cli.context import Context


class Scenarios:
    """The scenarios of the stub of the current context, which takes them from this machine alone."""

    def __init__(self, context: Context) -> None:
        parts = urlsplit(context.server.issuer)
        self._caller: Caller = context.caller_at(
            f"{parts.scheme}://{parts.netloc}", with_login=False
        )
        self._path = f"{parts.path}/scenarios"

    def every(self) -> list[dict[str, Any]]:
        """All scenarios: name, problem, code, scope, in_force, subject."""
        return list(self._caller.ask("GET", self._path).data.get("items", []))

    def bring_about(self, name: str, login: str | None) -> None:
        """Bring an account, or the whole stub, into a state."""
        self._caller.ask("PUT", f"{self._path}/{part(name)}", _target(login))

    def clear(self, name: str, login: str | None) -> None:
        """End a state; what it had changed is put back."""
        self._caller.ask("POST", f"{self._path}/{part(name)}/clear", _target(login))


def _target(login: str | None) -> dict[str, Any]:
    return {} if login is None else {"login": login}
