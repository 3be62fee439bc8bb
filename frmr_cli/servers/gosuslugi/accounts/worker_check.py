"""The check «medical worker»: document, ИНН and details of the account against the record of the register."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from frmr_cli.servers.gosuslugi.accounts import identity
from frmr_cli.servers.gosuslugi.accounts.directory import change_account
from frmr_cli.servers.gosuslugi.accounts.register import NoRecord

if TYPE_CHECKING:
    from frmr_cli.servers.gosuslugi.accounts.directory import Account
    from frmr_cli.servers.gosuslugi.accounts.register import Extract
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
        if person.level != "confirmed":
            visit.tell(connection, "FRMR-GOS-042")
            return
        if not identity.check(visit, connection, person, name=person.subject):
            return
    try:
        found = visit.desk.register.extract(person, request_id=visit.sender.request_id)
        code = _fault(visit, person, found)
    except NoRecord as refusal:
        found, code = None, refusal.code
    with visit.write() as connection:
        if found is None or code is not None:
            visit.audit(connection, "worker.checked", "failed", code=code)
            visit.tell(connection, code or "FRMR-GOS-057")
            return
        # The account may have changed while the register was asked.
        change_account(connection, visit.desk.key, _linked(visit.person(connection), found))
        visit.audit(connection, "worker.checked")
        visit.save(connection, replace(visit.flow, said="linked"))


def _fault(visit: Visit, person: Account, found: Extract) -> str | None:
    """What of the shown papers is not that of the record, as a code."""
    if visit.field("certificate").replace(" ", "") not in found.papers:
        return "FRMR-GOS-059"
    if visit.field("inn").replace(" ", "") != (found.inn or ""):
        return "FRMR-GOS-058"
    if found.documents and person.document not in found.documents:
        return "FRMR-GOS-060"
    return None


def _linked(person: Account, found: Extract) -> Account:
    details = {name: getattr(found, name) for name in (*_DETAILS, "inn")}
    known = {**details, "certificate": found.number}
    return replace(person, linked=True, register=known, **known)
