"""Who is in the databases of the embedded services, and what they can do there."""

from __future__ import annotations

import socket
import ssl
import time
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from frmr_cli.errors import NetworkError, NotFound, UsageError
from frmr_cli.local_state import endpoints
from frmr_cli.servers import inbox
from frmr_cli.servers.browser import Visitor
from frmr_cli.servers.browser import approve as visit
from frmr_cli.servers.embedded import (
    DEFAULT_SEED,
    Seeding,
    gosuslugi_config,
    people_of,
    read_seeding,
)
from frmr_cli.servers.person_device import PersonDevice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import httpx

    from frmr_cli.servers.browser import Decision, Method
    from frmr_cli.servers.layout import LocalPaths
    from frmr_cli.servers.people import DemoPerson

_SERVICE_CLIENT = "frmr-ci"


def everyone(paths: LocalPaths) -> Iterator[DemoPerson]:
    """The cast, then as many generated people as the databases were seeded with."""
    return people_of(read_seeding(paths) or Seeding(0, DEFAULT_SEED))


def find(paths: LocalPaths, name: str) -> DemoPerson:
    """
    The person with a login, phone or e-mail.

    Raises: NotFound FRMR-LOCAL-008.
    """
    wanted = name.strip().lower()
    for person in everyone(paths):
        if wanted in (person.login, person.phone, person.email):
            return person
    raise NotFound("FRMR-LOCAL-008", login=name)


def account_rows(paths: LocalPaths, language: str) -> Iterator[dict[str, Any]]:
    """Every person as a JSON object, passwords in clear; the cast first."""
    for each in everyone(paths):
        note = each.account.note
        yield {
            "login": each.login,
            "password": each.password,
            "roles": list(each.account.roles),
            "name": " ".join(filter(None, (each.last_name, each.first_name, each.patronymic))),
            "factors": list(each.factors),
            "special": note.ru if language == "ru" else note.en,
            "subject": each.subject,
            "worker_id": each.worker["id"] if each.worker else None,
            "phone": each.phone,
            "email": each.email,
            "totp_secret": each.totp_secret,
            "birth_date": each.birth_date.isoformat(),
            "snils": each.snils,
            "inn": each.inn,
            "document": each.document,
        }


def service_client(paths: LocalPaths) -> tuple[str, str] | None:
    """Id and secret of the service account for CI; None while the services do not run."""
    where = endpoints(paths.state)
    if where is None:
        return None
    from frmr_cli.servers.gosuslugi.seed import service_client_secret

    return _SERVICE_CLIENT, service_client_secret(gosuslugi_config(where, paths))


def message_rows(paths: LocalPaths, name: str) -> list[dict[str, Any]]:
    """
    What reached a person, or an address that nobody has yet, as JSON objects; newest last.

    Raises: NotFound FRMR-LOCAL-008 for a name that is neither a person nor an address.
    """
    address = name.strip().lower()
    if "@" in address or address.startswith("+"):
        destinations: tuple[str | None, ...] = (address,)
    else:
        person = find(paths, name)
        destinations = (person.phone, person.email)
    return [
        {
            "at": each.at,
            "channel": each.channel,
            "destination": each.destination,
            "sender": each.sender,
            "text": each.text,
        }
        for each in inbox.messages(paths.spool, destinations)
    ]


def approve(
    paths: LocalPaths,
    http: httpx.Client,
    user_code: str,
    name: str,
    *,
    method: Method | None = None,
    decision: Decision = "allow",
    proves: bool = False,
    sleep: Callable[[float], object] = time.sleep,
) -> None:
    """
    Decide about a device as a demo person would; see `frmr_cli.servers.browser.approve`.

    Without `method` the first factor of the person is used. `proves`: whether the person proves the identity when the login
    is stopped as suspicious.

    Raises: NotFound FRMR-LOCAL-008, FRMR-LOCAL-015; NetworkError FRMR-LOCAL-002 when the services do not
    run; and what the browser raises.
    """
    person = find(paths, name)
    where = endpoints(paths.state)
    if where is None:
        raise NetworkError("FRMR-LOCAL-002")
    chosen = method or _usual(person)
    visitor = Visitor(
        login=person.login,
        password=person.password,
        method=chosen,
        code=_codes(paths, person, chosen, sleep),
        elsewhere=_device(paths, person, chosen, http, sleep),
        proof=_proof(person) if proves else None,
    )
    visit(http, f"{where.issuer}/device", user_code, visitor, decision=decision, sleep=sleep)


def at_address(address: str, user_agent: str) -> httpx.Client:
    """
    A browser at another address of this machine, which the stub takes for a place elsewhere (`places.py`).

    Raises: UsageError FRMR-LOCAL-039.
    """
    from frmr_cli.http_library import httpx

    try:
        if not ip_address(address).is_loopback:
            raise UsageError("FRMR-LOCAL-039", address=address)
        with socket.create_server((address, 0)):
            pass
    except (ValueError, OSError) as error:
        raise UsageError("FRMR-LOCAL-039", address=address) from error
    # The pages of this machine speak http; nobody is trusted beyond it.
    transport = httpx.HTTPTransport(
        verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), local_address=address
    )
    return httpx.Client(
        transport=transport, headers={"User-Agent": user_agent}, timeout=30, trust_env=False
    )


def _proof(person: DemoPerson) -> dict[str, str]:
    known = str(person.document or person.snils)
    return {"birth_date": person.birth_date.strftime("%d.%m.%Y"), "document": known}


def _usual(person: DemoPerson) -> Method:
    known: tuple[Method, ...] = ("totp", "sms", "push", "email")
    return next((method for method in known if method in person.factors), "sms")


def _device(
    paths: LocalPaths,
    person: DemoPerson,
    method: Method,
    http: httpx.Client,
    sleep: Callable[[float], object],
) -> PersonDevice | None:
    if method not in ("push", "email"):
        return None
    destination = (person.phone if method == "push" else person.email) or ""
    return PersonDevice(
        paths.spool, destination, channel=method, http=http, login=person.login, sleep=sleep
    )


def _codes(
    paths: LocalPaths, person: DemoPerson, method: Method, sleep: Callable[[float], object]
) -> Callable[[], str]:
    if method in ("sms", "push", "email"):
        phone = person.phone or ""
        return inbox.SmsCodes(paths.spool, phone, login=person.login, sleep=sleep)
    if person.totp_secret is None:
        known = ", ".join(person.factors)
        raise NotFound("FRMR-LOCAL-015", login=person.login, method=method, methods=known)
    return inbox.TotpCodes(person.totp_secret, sleep=sleep)
