"""Bulk work of one login: its key, its plans, its runs."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.bulk.plan_file import Header, Plan, load
from frmr_cli.bulk.plan_key import plan_key
from frmr_cli.bulk.runs import Runs
from frmr_cli.errors import Conflict

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from frmr_cli.bulk.plan_key import PlanKey
    from frmr_cli.bulk.tables import Layout

REGISTER_TIME = timezone(timedelta(hours=3))
"""Moscow time, in which the register counts days (107-ФЗ)."""
DAYS = 7
"""For so long a plan may be applied."""


class Login(NamedTuple):
    """Whom a plan is for, and where."""

    subject: str
    name: str
    server: str


class Desk:
    """Where bulk work is kept: the key among the data of the user, the runs among the state."""

    def __init__(self, *, data: Path, state: Path, now: datetime) -> None:
        self._data = data / "bulk"
        self._state = state / "bulk"
        self.now = now

    @property
    def today(self) -> date:
        """The day of the register."""
        return self.now.astimezone(REGISTER_TIME).date()

    def key(self) -> PlanKey:
        """The key of this user's plans."""
        return plan_key(self._data)

    def runs(self) -> Runs:
        """The runs of this user."""
        return Runs(self._state, self.key())

    def header(
        self,
        login: Login,
        *,
        kind: str,
        source: str,
        headers: Sequence[str],
        layout: Layout,
        days: int = DAYS,
    ) -> Header:
        """The head of a plan that is made now; `source` is what it is made from."""
        header = Header(
            kind=kind,
            subject=login.subject,
            account=login.name,
            server=login.server,
            day=self.today.isoformat(),
            expires=(self.today + timedelta(days=days)).isoformat(),
            input=source,
            headers=tuple(headers),
            layout=layout,
            key=self.key().id,
        )
        return self.runs().numbered(header)

    def applicable(self, path: Path, login: Login) -> Plan:
        """
        A plan that this login may apply now.

        Raises: as `plan_file.load`; Conflict FRMR-BULK-024 (another login), -023 (expired).
        """
        plan = load(path, self.key())
        self.require_login(plan, login)
        if self.today.isoformat() > plan.header.expires:
            day = date.fromisoformat(plan.header.expires)
            raise Conflict("FRMR-BULK-023", day=f"{day:%d.%m.%Y}")
        return plan

    def require_login(self, plan: Plan, login: Login) -> None:
        """Raises: Conflict FRMR-BULK-024 when the plan is for another login."""
        header = plan.header
        if (header.subject, header.server) != (login.subject, login.server):
            raise Conflict("FRMR-BULK-024", account=header.account, server=header.server)
