"""The operations that an issuer offers on the account of the person who is logged in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.errors import Forbidden, NotFound
from frmr_cli.registry.caller import part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.context import Context
    from frmr_cli.registry.caller import Caller


class Logins(NamedTuple):
    """Where a person is logged in."""

    rows: list[dict[str, Any]]
    unusual: int
    """Signs of unusual logins in the last 30 days; 0 from an issuer that does not say."""


class AccountApi:
    """
    Account and logins at the issuer; one method per operation.

    A change needs a login that was confirmed a short while ago: NotLoggedIn FRMR-API-011 otherwise.
    Source of that: RFC 9470. Every method raises what `problems.refusal` and `Exchange.send` name.
    """

    def __init__(self, caller: Caller, path: str) -> None:
        """`path`: of the account on the server that `caller` talks to."""
        self._caller = caller
        self._path = path

    def state(self) -> dict[str, Any]:
        """The account, masked: level, contacts, factors, password, networks."""
        return self._caller.ask("GET", self._path).data

    def sessions(self) -> Logins:
        """The logins that work, the newest first, and how many were unusual."""
        answer = self._caller.ask("GET", f"{self._path}/sessions").data
        return Logins(list(answer.get("items", [])), int(answer.get("unusual", 0)))

    def end(self, session_id: str) -> None:
        """End one login: its tokens stop working."""
        self._caller.ask("DELETE", f"{self._path}/sessions/{part(session_id)}")

    def end_all(self, *, keep_current: bool) -> int:
        """End every login, or every other one. Returns: how many."""
        answer = self._caller.ask(
            "POST", f"{self._path}/sessions/end", {"keepCurrent": keep_current}
        )
        return int(answer.data.get("ended", 0))

    def set_networks(self, networks: Sequence[str]) -> list[str]:
        """Take logins from these addresses and networks alone; from everywhere when there are none."""
        answer = self._caller.ask("PUT", f"{self._path}/networks", {"networks": list(networks)})
        return list(answer.data.get("networks", []))

    def renew_recovery_codes(self) -> list[str]:
        """New recovery codes; the former ones work no longer."""
        return list(self._caller.ask("POST", f"{self._path}/recovery-codes").data["codes"])

    def change_password(self, present: str, new: str) -> None:
        """Change the password."""
        self._caller.ask("PUT", f"{self._path}/password", {"present": present, "new": new})

    def consents(self) -> list[dict[str, Any]]:
        """Every consent, also those withdrawn; the oldest first."""
        return list(self._caller.ask("GET", f"{self._path}/consents").data.get("items", []))

    def withdraw_consent(self, purpose: str) -> None:
        """Take a consent back; a required one is asked for again at the next login."""
        self._caller.ask("DELETE", f"{self._path}/consents/{part(purpose)}")

    def lock(self) -> None:
        """Lock the account after the loss of a device; every login ends."""
        self._caller.ask("POST", f"{self._path}/lock")


def account_api(context: Context) -> AccountApi:
    """
    The account at the issuer of the current login.

    Raises: Forbidden FRMR-AUTH-064 for an issuer that offers no such operations.
    """
    from urllib.parse import urlsplit

    endpoint = context.accounts.issuer().metadata.account
    if endpoint is None:
        raise Forbidden("FRMR-AUTH-064", issuer=context.server.issuer)
    parts = urlsplit(endpoint)
    return AccountApi(context.caller_at(f"{parts.scheme}://{parts.netloc}"), parts.path)


def find_session(sessions: Sequence[dict[str, Any]], wanted: str) -> dict[str, Any]:
    """
    The login with this id, or the only one whose id begins so.

    Raises: NotFound FRMR-AUTH-065.
    """
    found = [item for item in sessions if str(item["id"]).startswith(wanted)]
    exact = [item for item in found if item["id"] == wanted]
    if len(exact or found) != 1:
        raise NotFound("FRMR-AUTH-065", count=len(found))
    return (exact or found)[0]
