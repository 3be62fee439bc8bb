"""Grants of roles: who has which, given by whom, until when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.registry.caller import Answer, new_key, part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from frmr_cli.registry.caller import Caller


class AccessGrants:
    """The grants of the registry."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def grants(self, *, who: str, role: str | None = None) -> Iterator[dict[str, Any]]:
        """
        Grants in force, oldest first.

        `who`: the beginning of the id of a grant, an account or a register record.
        """
        return self._caller.items("/v1/access/grants", query={"who": who, "role": role})

    def grant(self, wanted: Mapping[str, Any], *, key: str | None = None) -> Answer:
        """
        Give a role.

        `wanted`: subject or workerId, role, organization, until, reason.
        """
        return self._caller.ask("POST", "/v1/access/grants", wanted, key=key or new_key())

    def revoke(self, grant_id: str, *, key: str | None = None) -> Answer:
        """Take a role away."""
        path = f"/v1/access/grants/{part(grant_id)}"
        return self._caller.ask("DELETE", path, key=key or new_key())

    def review(
        self, *, role: str | None = None, organization: str | None = None, is_staff: bool = False
    ) -> Iterator[dict[str, Any]]:
        """
        Grants in force with the moment at which each was last used, oldest first.

        `is_staff`: only roles in which somebody acts for others.
        """
        query = {
            "role": role,
            "organization": organization,
            "staff": "true" if is_staff else None,
        }
        return self._caller.items("/v1/access/review", query=query)
