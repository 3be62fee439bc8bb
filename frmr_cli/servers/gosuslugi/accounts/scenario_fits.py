"""Whether the problem of a scenario can happen to an account at all: a state that shows nothing would teach nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from frmr_cli.servers.gosuslugi.accounts.login_obstacles import usual_methods

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.accounts.directory import Account
    from frmr_cli.servers.gosuslugi.accounts.scenarios import Scenario

_OF_SMS: Final = ("wrong-phone", "late-sms", "lost-sms", "stale-phone")
_OF_RECORD: Final = ("wrong-inn", "no-document", "other-name")


def can_happen(connection: Connection, scenario: Scenario, person: Account | None) -> bool:
    """
    Whether an account has what the state is about: a code by SMS, or a record that it can differ from.

    A method with a secret is never taken away, so whoever has one never lacks a second factor.
    """
    if person is None:
        return True
    if scenario.name in _OF_RECORD:
        return person.register is not None
    # Another state may have taken the method away; it comes back when that ends.
    methods = usual_methods(connection, person)
    if scenario.name in _OF_SMS:
        return not methods or "sms" in methods
    return scenario.name != "no-second-factor" or not _with_secret(connection, person)


def _with_secret(connection: Connection, person: Account) -> bool:
    return connection.one(_KEPT, {"subject": person.subject}) is not None


_KEPT: Final = (
    "SELECT 1 FROM account_factor WHERE subject = :subject AND secret IS NOT NULL LIMIT 1"
)
