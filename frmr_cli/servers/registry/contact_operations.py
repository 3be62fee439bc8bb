"""Operations on a worker's contacts: read them, ask for another one, confirm it by a code."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from frmr_cli.domain.contacts import parse_email, parse_phone
from frmr_cli.domain.rights import Action
from frmr_cli.domain.rules import Fault, fault_of
from frmr_cli.errors import ValidationFailed
from frmr_cli.servers.registry import contact_changes, limits, messages, workers
from frmr_cli.servers.registry.access import Access, permitted, scope_for
from frmr_cli.servers.registry.authentication import perform
from frmr_cli.servers.registry.bodies import JSON, json_object, refuse, text_fields
from frmr_cli.servers.registry.calls import Call, Done, Task
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.contact_changes import ContactChange
    from frmr_cli.servers.registry.workers import Document, StoredWorker

_PARSERS = {"phone": parse_phone, "email": parse_email}
_CHANGE_LIMITS = ("contact-change", "contact-changes-of-day")


async def read_contacts(request: Request) -> Response:
    """Phone and e-mail address, masked, and the changes under way."""
    named = request.path_params["id"]

    def permit(call: Call, connection: Connection) -> Access:
        return permitted(call, connection, named, Action.READ)

    task = Task(
        action="contacts.read",
        scope=scope_for(Action.READ),
        rate="read",
        permit=permit,
        work=_read,
        named=named,
    )
    return await perform(request, task)


async def start_change(request: Request) -> Response:
    """A change begun: its code is on the way to the new contact."""
    named = request.path_params["id"]

    def permit(call: Call, connection: Connection) -> Access:
        return permitted(call, connection, named, Action.CHANGE_CONTACTS)

    task = Task(
        action="contact.change_requested",
        scope=scope_for(Action.CHANGE_CONTACTS),
        rate="change",
        permit=permit,
        work=_start,
        named=named,
        changes=True,
    )
    return await perform(request, task)


async def confirm_change(request: Request) -> Response:
    """A change confirmed: the contacts as they are now."""
    change_id = request.path_params["id"]

    def permit(call: Call, connection: Connection) -> tuple[ContactChange, Access]:
        change = contact_changes.find(connection, call.services.vault, change_id)
        if change is None or change.owner != call.actor:
            raise Problem(404, "FRMR-REG-040")
        return change, permitted(call, connection, change.worker_id, Action.CHANGE_CONTACTS)

    task = Task(
        action="contact.changed",
        scope=scope_for(Action.CHANGE_CONTACTS),
        rate="confirmation",
        permit=permit,
        work=_confirm,
        changes=True,
    )
    return await perform(request, task)


def _read(call: Call, connection: Connection, access: Access) -> Done:
    return Done(
        body=_contacts(call, connection, access.worker),
        headers={"ETag": access.worker.etag},
        subject=access.worker.id,
    )


def _start(call: Call, connection: Connection, access: Access) -> Done:
    language, now = call.origin.language, call.origin.now
    kind, value = _wanted(json_object(call.origin, JSON), language)
    document = workers.opened(access.worker, call.services.vault)
    if document.get(kind) == value:
        refuse([Fault("FRMR-REG-041", "/value")], language)
    _charge(call, connection)
    change, code = contact_changes.create(
        connection,
        call.services.vault,
        worker_id=access.worker.id,
        owner=call.actor,
        kind=kind,
        value=value,
        now=now,
    )
    minutes = int(contact_changes.LIFETIME.total_seconds()) // 60
    message = messages.code_message(kind, value, code, minutes=minutes, language=language, now=now)
    return Done(
        body=change.wire(),
        status=202,
        headers={"Location": f"/v1/contact-changes/{change.id}"},
        subject=access.worker.id,
        objects=(change.id,),
        fields=(f"/{kind}",),
        after=partial(call.services.delivery.send, message),
    )


def _confirm(call: Call, connection: Connection, found: tuple[ContactChange, Access]) -> Done:
    change, access = found
    (code,) = text_fields(json_object(call.origin, JSON), "code", language=call.origin.language)
    _require_usable(call, change)
    if not contact_changes.is_right(call.services.vault, change, code.strip()):
        left = contact_changes.use_attempt(connection, change)
        problem = Problem(422, "FRMR-REG-044" if left else "FRMR-REG-045", attempts=left)
        return _done(access, change, body=None, problem=problem)
    contact_changes.confirm(connection, change)
    before = workers.opened(access.worker, call.services.vault)
    worker = workers.write_version(
        connection,
        call.services.vault,
        {**before, change.kind: change.value},
        version=access.worker.version + 1,
        changed_by=call.actor,
        now=call.origin.now,
        fields=(f"/{change.kind}",),
    )
    return _done(
        access,
        change,
        body=_contacts(call, connection, worker),
        headers={"ETag": worker.etag},
        details={"version": worker.version},
        after=partial(_notify, call, change.kind, before),
    )


def _done(access: Access, change: ContactChange, **more: Any) -> Done:
    fields = (f"/{change.kind}",)
    return Done(subject=access.worker.id, objects=(change.id,), fields=fields, **more)


def _require_usable(call: Call, change: ContactChange) -> None:
    if change.state == "confirmed":
        raise Problem(409, "FRMR-REG-042")
    if change.state == "void":
        raise Problem(422, "FRMR-REG-045", attempts=0)
    if change.expires_at <= call.origin.now:
        raise Problem(422, "FRMR-REG-043")


def _wanted(body: dict[str, Any], language: str) -> tuple[str, str]:
    """Kind and canonical value. Raises: Problem 422 FRMR-REG-027."""
    kind, value = text_fields(body, "kind", "value", language=language)
    if kind not in _PARSERS:
        allowed = {"allowed": ", ".join(_PARSERS)}
        refuse([Fault("FRMR-RULE-060", "/kind", params=allowed)], language)
    try:
        return kind, _PARSERS[kind](value)
    except ValidationFailed as error:
        refuse([fault_of(error, "/value")], language)
        raise


def _charge(call: Call, connection: Connection) -> None:
    """A code is a message to somebody: few of them, whatever the address."""
    for kind in _CHANGE_LIMITS:
        limited = limits.charge(
            connection,
            call.services.config.rates[kind],
            owner=call.actor,
            kind=kind,
            now=call.origin.now,
        )
        if limited is not None:
            raise limited


def _contacts(call: Call, connection: Connection, worker: StoredWorker) -> dict[str, Any]:
    public: Document = worker.public()
    under_way = contact_changes.pending(
        connection,
        call.services.vault,
        worker_id=worker.id,
        owner=call.actor,
        now=call.origin.now,
    )
    return {
        "worker_id": worker.id,
        "phone": public.get("phone"),
        "email": public.get("email"),
        "masked": [pointer for pointer in public["masked"] if pointer in ("/phone", "/email")],
        "pending": [change.wire() for change in under_way],
        "version": worker.version,
    }


def _notify(call: Call, kind: str, before: Document) -> None:
    notice = messages.change_notice(
        kind, before, language=call.origin.language, now=call.origin.now
    )
    if notice is not None:
        call.services.delivery.send(notice)
