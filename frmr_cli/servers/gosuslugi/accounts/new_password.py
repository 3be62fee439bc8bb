"""A new password from a form: typed twice, by the rules, and not the present one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frmr_cli.servers.gosuslugi.accounts import password_rules, passwords

if TYPE_CHECKING:
    from frmr_cli.servers.gosuslugi.accounts.directory import Account
    from frmr_cli.servers.gosuslugi.accounts.visit import Visit


def take_password(visit: Visit) -> None:
    """Replace a password that has expired; the login goes on with it."""
    with visit.desk.services.database.read() as connection:
        person = visit.person(connection)
    hashed = accepted(visit, person)
    if hashed is None:
        return
    with visit.write() as connection:
        passwords.keep(connection, person.subject, hashed, visit.now)
        visit.audit(connection, "password.changed")
        visit.save(connection, replace(visit.flow, password_due=False))


def accepted(visit: Visit, person: Account) -> str | None:
    """The hash of the new password; None when it was refused, which is then told."""
    new = visit.form.get("new_password", "")
    code = "FRMR-GOS-047" if new != visit.form.get("repeated", "") else fault(person, new)
    if code is None and _is_present(visit, person, new):
        code = "FRMR-GOS-048"
    if code is None:
        return passwords.password_hash(new)
    with visit.write() as connection:
        visit.audit(connection, "password.changed", "refused", code=code, actor=person.subject)
        visit.tell(connection, code)
    return None


def fault(person: Account, new: str) -> str | None:
    """What is wrong with a new password of an account, as a code."""
    address = (person.email or "").partition("@")[0]
    own = (person.login, person.last_name, person.first_name, person.phone, person.snils, address)
    return password_rules.fault(new, own)


def _is_present(visit: Visit, person: Account, new: str) -> bool:
    with visit.desk.services.database.read() as connection:
        present = passwords.stored_hash(connection, person.subject)
    return passwords.is_right(new, present)
