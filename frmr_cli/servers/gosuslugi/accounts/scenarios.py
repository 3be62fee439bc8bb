"""
States for training and tests, each with the true cause of a problem: the problem itself then happens by itself.

Only a stub on loopback has them. What a scenario changes in an account is put back when it is cleared.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Literal

from frmr_cli.servers.gosuslugi.accounts import limits, locks, passwords, suspicion
from frmr_cli.servers.gosuslugi.accounts.directory import Account, change_account

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.accounts.server_key import ServerKey

_SEAL: Final = "scenario"
_LANDLINES: Final = "+7812"
"""Numbers of a city, which no SMS reaches; the rest is made of the subject, because each account has its own."""


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """One state."""

    name: str
    problem: str
    code: str
    scope: Literal["account", "stub"] = "account"


SCENARIOS: Final[Mapping[str, Scenario]] = {
    row.name: row
    for row in (
        Scenario(name="wrong-phone", problem="LE1", code="FRMR-GOS-012"),
        Scenario(name="late-sms", problem="LE2", code="FRMR-GOS-010"),
        Scenario(name="lost-sms", problem="LE3", code="FRMR-GOS-011"),
        Scenario(name="no-cookies", problem="LE4", code="FRMR-GOS-004", scope="stub"),
        Scenario(name="old-client", problem="LE5", code="FRMR-GOS-056", scope="stub"),
        Scenario(name="not-linked", problem="LE6", code="FRMR-GOS-057"),
        Scenario(name="timed-lock", problem="LE7", code="FRMR-GOS-007"),
        Scenario(name="portal-down", problem="LE8", code="FRMR-GOS-018", scope="stub"),
        Scenario(name="wrong-inn", problem="LE9", code="FRMR-GOS-058"),
        Scenario(name="no-second-factor", problem="LE10", code="FRMR-GOS-013"),
        Scenario(name="forgotten-password", problem="LA1", code="FRMR-GOS-006"),
        Scenario(name="locked", problem="LA2", code="FRMR-GOS-039"),
        Scenario(name="stale-phone", problem="LA3", code="FRMR-GOS-061"),
        Scenario(name="no-document", problem="LA4", code="FRMR-GOS-059"),
        Scenario(name="other-name", problem="LA5", code="FRMR-GOS-060"),
        Scenario(name="far-login", problem="L17", code="FRMR-GOS-073"),
    )
}
"""Name → scenario, in the order of the problems."""


def in_force(connection: Connection, name: str, subject: str = "") -> bool:
    """Whether a state is brought about, for an account or for the whole stub."""
    return connection.one(_SELECT, {"name": name, "subject": subject}) is not None


def every(connection: Connection) -> Iterator[tuple[Scenario, str | None]]:
    """The scenarios with the accounts that are in them; None where nobody is."""
    rows = connection.all("SELECT name, subject FROM scenario ORDER BY name, subject")
    for scenario in SCENARIOS.values():
        subjects = [row["subject"] for row in rows if row["name"] == scenario.name]
        yield from ((scenario, subject) for subject in subjects or [None])


def bring_about(
    connection: Connection,
    key: ServerKey,
    scenario: Scenario,
    person: Account | None,
    now: datetime,
) -> None:
    """Bring an account or the stub into a state, in the running transaction; once is enough."""
    subject = person.subject if person else ""
    if in_force(connection, scenario.name, subject):
        return
    former = None
    if person is not None:
        values = _former(connection, key, person, now)
        former = key.seal(_SEAL, json.dumps(values).encode(), context=subject)
    connection.execute(_INSERT, {"name": scenario.name, "subject": subject, "former": former})
    if person is not None:
        _CAUSES.get(scenario.name, _nothing)(connection, key, person, now)


def clear(connection: Connection, key: ServerKey, scenario: Scenario, subject: str) -> bool:
    """
    End a state in the running transaction; the account is as it was before.

    Returns: whether it was in force.
    """
    place = {"name": scenario.name, "subject": subject}
    row = connection.one(_SELECT, place)
    if row is None:
        return False
    connection.execute("DELETE FROM scenario WHERE name = :name AND subject = :subject", place)
    if row["former"] is not None:
        values = json.loads(key.unseal(_SEAL, row["former"], context=subject))
        change_account(connection, key, Account(**values["account"]))
        connection.execute(_RESTORE, {"subject": subject} | values["password"])
        for factor in values["factors"]:
            connection.execute(_FACTOR, {"subject": subject} | factor)
        if scenario.name == "far-login":
            suspicion.put_back(connection, subject, values["known"])
        # A lock that was there before, or that came for another reason meanwhile, is no part of the state.
        if scenario.name == "locked" and values["locked_by"] is None:
            locks.unlock(connection, subject)
        if scenario.name == "timed-lock" and not values["waits"]:
            limits.forgive(connection, limits.PASSWORDS, _counter(key, subject))
    return True


def end_by_cure(connection: Connection, scenario: Scenario, subject: str) -> None:
    """Forget a state whose cause the person has removed; nothing is put back."""
    place = {"name": scenario.name, "subject": subject}
    connection.execute("DELETE FROM scenario WHERE name = :name AND subject = :subject", place)


def _former(
    connection: Connection, key: ServerKey, person: Account, now: datetime
) -> dict[str, Any]:
    where = {"subject": person.subject}
    password = connection.one(
        "SELECT hash, set_at, expires_at FROM account_password WHERE subject = :subject", where
    )
    # Methods with a secret are never touched, so none of them has to be put back.
    factors = connection.all(
        "SELECT method, since FROM account_factor WHERE subject = :subject AND secret IS NULL",
        where,
    )
    counter = _counter(key, person.subject)
    return {
        "account": asdict(person),
        "password": password,
        "factors": factors,
        "locked_by": locks.cause_of_lock(connection, person.subject),
        "known": suspicion.known(connection, person.subject),
        "waits": limits.locked_until(connection, limits.PASSWORDS, counter, now) is not None,
    }


def _counter(key: ServerKey, subject: str) -> str:
    return key.fingerprint("password", f"subject {subject}")


def _nothing(_connection: Connection, _key: ServerKey, _person: Account, _now: datetime) -> None:
    """The state is looked up where it matters."""


def _changing(**values: Any) -> Callable[[Connection, ServerKey, Account, datetime], None]:
    def change(connection: Connection, key: ServerKey, person: Account, _now: datetime) -> None:
        change_account(connection, key, replace(person, **values))

    return change


def _landline(connection: Connection, key: ServerKey, person: Account, _now: datetime) -> None:
    phone = f"{_LANDLINES}{person.subject[-7:]:0>7}"
    change_account(connection, key, replace(person, phone=phone))


def _other_inn(connection: Connection, key: ServerKey, person: Account, _now: datetime) -> None:
    change_account(connection, key, replace(person, inn=(person.inn or "0" * 12)[::-1]))


def _other_name(connection: Connection, key: ServerKey, person: Account, _now: datetime) -> None:
    # As after a marriage that only Gosuslugi knows of.
    change_account(connection, key, replace(person, last_name=f"{person.last_name}-Новая"))


def _no_factor(connection: Connection, _key: ServerKey, person: Account, _now: datetime) -> None:
    connection.execute(
        "DELETE FROM account_factor WHERE subject = :subject AND secret IS NULL",
        {"subject": person.subject},
    )


def _lock(connection: Connection, _key: ServerKey, person: Account, now: datetime) -> None:
    locks.lock(connection, person.subject, "failures", now)


def _timed_lock(connection: Connection, key: ServerKey, person: Account, now: datetime) -> None:
    for _ in range(limits.PASSWORDS.most):
        limits.attempt(connection, limits.PASSWORDS, _counter(key, person.subject), now)


def _far(connection: Connection, key: ServerKey, person: Account, now: datetime) -> None:
    suspicion.stay_elsewhere(connection, key, person.subject, now)


def _forget(connection: Connection, _key: ServerKey, person: Account, now: datetime) -> None:
    hashed = passwords.password_hash(secrets.token_urlsafe(32))
    passwords.keep(connection, person.subject, hashed, now)


_CAUSES: Final[dict[str, Callable[[Connection, ServerKey, Account, datetime], None]]] = {
    "wrong-phone": _landline,
    "not-linked": _changing(linked=False),
    "timed-lock": _timed_lock,
    "wrong-inn": _other_inn,
    "no-second-factor": _no_factor,
    "forgotten-password": _forget,
    "locked": _lock,
    "no-document": _changing(certificate=None),
    "other-name": _other_name,
    "far-login": _far,
}

_SELECT = "SELECT former FROM scenario WHERE name = :name AND subject = :subject"
_INSERT = "INSERT INTO scenario (name, subject, former) VALUES (:name, :subject, :former)"
_RESTORE = """
UPDATE account_password SET hash = :hash, set_at = :set_at, expires_at = :expires_at WHERE subject = :subject
"""
_FACTOR = """
INSERT INTO account_factor (subject, method, since) VALUES (:subject, :method, :since)
ON CONFLICT (subject, method) DO NOTHING
"""
