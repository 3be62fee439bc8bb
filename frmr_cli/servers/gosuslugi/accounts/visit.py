"""One request of one browser: what it sent, how far it has come, and where both are kept."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from frmr_cli.servers.audit import AuditEntry, append
from frmr_cli.servers.gosuslugi.accounts import scenarios, sessions
from frmr_cli.servers.gosuslugi.accounts.directory import account
from frmr_cli.servers.gosuslugi.accounts.factors import Attempt
from frmr_cli.servers.gosuslugi.accounts.sessions import Flow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from frmr_cli.servers.audit import Outcome
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.delivery import Message
    from frmr_cli.servers.gosuslugi.accounts.directory import Account
    from frmr_cli.servers.gosuslugi.accounts.register import Register
    from frmr_cli.servers.gosuslugi.accounts.server_key import ServerKey
    from frmr_cli.servers.gosuslugi.config import Services


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What every page works with."""

    services: Services
    key: ServerKey
    register: Register
    """Who is asked whether somebody is a medical worker."""


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Where a request came from."""

    address: str | None
    request_id: str
    language: str
    """`ru` or `en`."""
    home: str
    """Address of the pages as the browser sees it, up to the path of the issuer."""
    agent: str = ""
    """How the browser calls itself."""


class Visit:
    """One request; the flow and the session id change while it is served."""

    def __init__(
        self,
        desk: Desk,
        sender: Sender,
        *,
        session_id: str,
        flow: Flow,
        form: Mapping[str, str],
        now: datetime,
    ) -> None:
        self.desk = desk
        self.sender = sender
        self.session_id = session_id
        self.flow = flow
        self.form = form
        self.now = now

    def field(self, name: str) -> str:
        """A field of the form without spaces at its ends; empty when it was not sent."""
        return self.form.get(name, "").strip()

    def person(self, connection: Connection) -> Account:
        """
        The account that logs in.

        Raises: LookupError when it was removed meanwhile.
        """
        found = account(connection, self.desk.key, self.flow.subject or "")
        if found is None:
            raise LookupError("the account of this login was removed")
        return found

    def attempt(self, connection: Connection) -> Attempt:
        """What a factor needs to know about this login."""
        return Attempt(
            account=self.person(connection),
            sid=self.flow.sid or "",
            now=self.now,
            key=self.desk.key,
            home=self.sender.home,
            directory=self.desk.services.config.directory,
            address=self.sender.address,
        )

    def fingerprint(self, label: str, value: str | None) -> str:
        """Key of a counter: the value itself is never kept."""
        return self.desk.key.fingerprint(label, value or "")

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction; when it is undone, so is what it did to this visit."""
        before = (self.session_id, self.flow)
        try:
            with self.desk.services.database.write() as connection:
                yield connection
        except BaseException:
            self.session_id, self.flow = before
            raise

    def save(self, connection: Connection, flow: Flow) -> None:
        """Keep how far the browser has come, in the running transaction."""
        sessions.save(connection, self.desk.key, self.session_id, flow, self.now)
        self.flow = flow

    def reload(self, connection: Connection) -> None:
        """Take up what another request of the same browser has changed meanwhile, in the running transaction."""
        found = sessions.load(connection, self.desk.key, self.session_id, self.now)
        self.flow = found or Flow()

    def rotate(self, connection: Connection) -> None:
        """Give the browser another session id, so that one planted before the login is worth nothing."""
        sessions.end(connection, self.session_id)
        self.session_id = sessions.new_id()

    def tell(self, connection: Connection, code: str, **details: int | str) -> None:
        """Show an error on the next page; the person stays where they are."""
        self.save(connection, sessions.with_notice(self.flow, code, **details))

    def notice(self, code: str) -> None:
        """Show an error that changes nothing and is no attempt."""
        with self.write() as connection:
            self.tell(connection, code)

    def audit(
        self,
        connection: Connection,
        action: str,
        outcome: Outcome = "ok",
        *,
        code: str | None = None,
        actor: str | None = None,
        client_id: str | None = None,
        objects: tuple[str, ...] = (),
        details: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Write what was done in the running transaction; never a value that the person typed."""
        entry = AuditEntry(
            at=self.now,
            action=action,
            outcome=outcome,
            request_id=self.sender.request_id,
            actor=actor or self.flow.subject,
            session=self.flow.sid,
            client_id=client_id,
            address=self.sender.address,
            subject=actor or self.flow.subject,
            objects=objects or ((self.flow.request_id,) if self.flow.request_id else ()),
            code=code,
            details=dict(details or {}),
        )
        append(connection, entry)

    def deliver(self, message: Message | None) -> None:
        """Send what a factor wants sent; called after its transaction. A failure is shown and audited."""
        if message is None:
            return
        code = self._undelivered(message)
        if code is None:
            return
        with self.write() as connection:
            self.audit(connection, "code.delivered", "failed", code=code)
            self.tell(connection, code)

    def warn(self, message: Message | None) -> None:
        """Send a warning; called after the transaction. A failure is audited and stops nothing."""
        if message is None:
            return
        try:
            self.desk.services.delivery.send(message)
        except OSError:
            with self.write() as connection:
                self.audit(connection, "warning.delivered", "failed", code="FRMR-GOS-011")

    def _undelivered(self, message: Message) -> str | None:
        """Hand a message over. Returns: the code of the failure; None when it is on its way."""
        subject = self.flow.subject or ""
        with self.desk.services.database.read() as connection:
            lost = scenarios.in_force(connection, "lost-sms", subject)
            stale = scenarios.in_force(connection, "stale-phone", subject)
            person = account(connection, self.desk.key, subject)
        by_phone = message.channel == "sms" and person is not None
        if by_phone and stale and person is not None and message.destination == person.phone:
            return "FRMR-GOS-061"
        if by_phone and lost:
            return "FRMR-GOS-011"
        try:
            self.desk.services.delivery.send(message)
        except OSError:
            return "FRMR-GOS-011"
        return None

    def without_notice(self) -> None:
        """Forget what has just been shown and is shown once."""
        shown = replace(self.flow, notice=None, said=None, fresh_codes=())
        if shown == self.flow:
            return
        with self.write() as connection:
            self.save(connection, shown)


def minutes_until(moment: datetime, now: datetime) -> int:
    """Whole minutes to wait, rounded up, at least 1."""
    return max(1, -int((now - moment).total_seconds() // 60))
