"""The check «medical worker»: document, ИНН and details of the account against the extract of the register."""

from __future__ import annotations

import hmac
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from frmr_cli.servers.gosuslugi.accounts import identity
from frmr_cli.servers.gosuslugi.accounts.directory import change_account

if TYPE_CHECKING:
    from frmr_cli.servers.gosuslugi.accounts.directory import Account
    from frmr_cli.servers.gosuslugi.accounts.visit import Visit

_DETAILS: Final = ("last_name", "first_name", "patronymic", "birth_date")


def problem(person: Account) -> str | None:
    """
    Why an account cannot act in the register, as a code; None when it can, or has no record there.

    FRMR-GOS-057 (LE6: not linked), 059 (LA4: no document), 058 (LE9: ИНН), 060 (LA5: name or birth date).
    """
    known = person.register
    if not person.linked:
        return "FRMR-GOS-057"
    if known is None:
        return None
    if person.certificate != known["certificate"]:
        return "FRMR-GOS-059"
    if person.inn != known["inn"]:
        return "FRMR-GOS-058"
    if any(getattr(person, name) != known[name] for name in _DETAILS):
        return "FRMR-GOS-060"
    return None


def take_check(visit: Visit) -> None:
    """
    Link the account to its record: the person shows a document of identity and one of the profession.

    The details of the account are brought to those of the register, which the identity document has proved.
    """
    with visit.write() as connection:
        person = visit.person(connection)
        if not identity.check(visit, connection, person, name=person.subject):
            return
        known = person.register
        code = "FRMR-GOS-057" if known is None else _fault(visit, known)
        if known is None or code is not None:
            visit.audit(connection, "worker.checked", "failed", code=code)
            visit.tell(connection, code or "FRMR-GOS-057")
            return
        details = {name: known[name] for name in (*_DETAILS, "inn", "certificate")}
        changed = replace(person, linked=True, **details)  # type: ignore[arg-type]
        change_account(connection, visit.desk.key, changed)
        visit.audit(connection, "worker.checked")
        visit.save(connection, replace(visit.flow, said="linked"))


def _fault(visit: Visit, known: dict[str, str | None]) -> str | None:
    typed = {name: visit.field(name) for name in ("certificate", "inn")}
    for name, code in (("certificate", "FRMR-GOS-059"), ("inn", "FRMR-GOS-058")):
        expected = (known[name] or "").encode()
        if not hmac.compare_digest(typed[name].replace(" ", "").encode(), expected):
            return code
    return None
