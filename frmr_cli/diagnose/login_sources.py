"""Where the facts about logins come from: the two services, the checks, and the diary of this computer."""

from __future__ import annotations

from datetime import datetime
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from frmr_cli.diagnose import diary
from frmr_cli.diagnose.login_facts import Event, Finding, Place
from frmr_cli.domain.login_steps import SERVICES_OFF
from frmr_cli.errors import FrmrError, NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from frmr_cli.context import Context
    from frmr_cli.diagnose.login_user import User
    from frmr_cli.domain.checks import Check
    from frmr_cli.login.metadata import Metadata

ASIDE = ("env.encoding", "env.python", "env.tty", "cfg.perms", "journal.integrity", "cache.age")
"""Checks by which no login fails."""
_FIRST_OF_RECORDS = 20
"""Of the codes of the registry."""
_OF_LOGINS = ("API", "AUTH", "CFG", "DIAG", "GOS", "NET", "REG", "STORE")


class Unseen(NamedTuple):
    """A place that could not be looked at, and why."""

    place: Place
    error: FrmrError


class Sight(NamedTuple):
    """What one service showed."""

    events: tuple[Event, ...] = ()
    findings: tuple[Finding, ...] = ()
    passed: frozenset[str] = frozenset()
    state: Mapping[str, Any] | None = None
    """Account or record, as the service tells it."""
    subject: str | None = None
    unseen: Unseen | None = None


def at_issuer(
    context: Context,
    metadata: Metadata | None,
    user: User,
    subject: str | None,
    *,
    since: datetime,
    now: datetime,
) -> Sight:
    """What the issuer shows its support desk; most issuers show nothing."""
    body = {"since": since.isoformat(timespec="milliseconds")}
    body |= {"login": user.login} if user.login else {"subject": subject or ""}
    try:
        answer = _asked_issuer(context, metadata, body)
    except NotFound:
        return Sight(findings=(Finding("FRMR-DIAG-063", "account"),))
    except FrmrError as error:
        return Sight(unseen=Unseen(Place.GOSUSLUGI, error))
    state = answer.get("account") or {}
    wait = _wait(state.get("lockedUntil"), now)
    found = tuple(Finding(code, "account", details=wait) for code in state.get("obstacles", ()))
    return Sight(
        events=tuple(events_of(answer, Place.GOSUSLUGI)),
        findings=found,
        passed=frozenset({"account"}),
        state=state,
        subject=state.get("subject"),
    )


def _wait(until: str | None, now: datetime) -> tuple[tuple[str, str], ...]:
    """How long a lock still lasts, for the text of its cure: whole minutes, rounded up."""
    if not until:
        return ()
    seconds = (datetime.fromisoformat(until) - now).total_seconds()
    return (("minutes", str(max(1, ceil(seconds / 60)))),)


def at_registry(context: Context, user: User, subject: str | None, since: datetime) -> Sight:
    """What the registry knows of the account and of its calls."""
    body: dict[str, str] = {"since": since.isoformat(timespec="milliseconds")}
    if user.worker:
        body["worker"] = user.worker
    elif user.snils:
        body["snils"] = user.snils
    if subject:
        body["subject"] = subject
    if len(body) == 1:
        nobody = FrmrError("FRMR-DIAG-065")
        return Sight(unseen=Unseen(Place.REGISTER, nobody))
    try:
        answer = context.registry.ask("POST", "/v1/login-histories", body).data
    except FrmrError as error:
        return Sight(unseen=Unseen(Place.REGISTER, error))
    account = answer.get("account") or {}
    return Sight(
        events=tuple(events_of(answer, Place.REGISTER)),
        findings=tuple(Finding(code, "record") for code in answer.get("obstacles", ())),
        passed=frozenset({"record"}),
        state={"account": account, "record": answer.get("record")},
        subject=account.get("subject"),
    )


def request_events(context: Context, request_id: str) -> Iterator[Event | Unseen]:
    """What happened in one request, at both services; what cannot be asked is told."""
    from frmr_cli.login.metadata import discover

    try:
        answer = context.registry.ask("POST", "/v1/login-histories", {"request": request_id})
        yield from events_of(answer.data, Place.REGISTER)
    except FrmrError as error:
        yield Unseen(Place.REGISTER, error)
    try:
        metadata = discover(context.accounts.issuer_http(), context.server.issuer)
        found = _asked_issuer(context, metadata, {"request": request_id})
        yield from events_of(found, Place.GOSUSLUGI)
    except FrmrError as error:
        yield Unseen(Place.GOSUSLUGI, error)


def here(folder: Path, since: datetime) -> tuple[Event, ...]:
    """What failed on this computer, as far as it concerns logins."""
    return tuple(
        _here(note) for note in diary.notes(folder) if note.at >= since and _is_of_logins(note)
    )


def here_in_request(folder: Path, request_id: str) -> tuple[Event, ...]:
    """What this computer remembers of one request."""
    return tuple(_here(note) for note in diary.notes(folder) if note.request_id == request_id)


def findings_of(checks: Iterable[Check]) -> tuple[tuple[Finding, ...], frozenset[str]]:
    """What checks found that may stop a login, in their order; and the names of those that went well."""
    found, passed = [], set()
    for check in checks:
        if check.error is not None and check.name not in ASIDE:
            details = {name: str(value) for name, value in check.error.details.items()}
            found.append(
                Finding(
                    check.error.code,
                    check.name,
                    stops=check.outcome == "failed",
                    details=tuple(details.items()),
                )
            )
        elif check.outcome == "passed":
            passed.add(check.name)
    return tuple(found), frozenset(passed)


def events_of(answer: Mapping[str, Any], place: Place) -> Iterator[Event]:
    """The events of an answer; one that is not understood is left out."""
    for item in answer.get("events", ()):
        try:
            at = datetime.fromisoformat(str(item["at"]))
            yield Event(
                at=at,
                place=place,
                action=str(item["action"]),
                outcome=str(item["outcome"]),
                code=item.get("code"),
                is_own=bool(item.get("own", True)),
                address=item.get("address"),
                method=item.get("method"),
                session=item.get("session"),
                request_id=item.get("requestId"),
            )
        except (KeyError, TypeError, ValueError):
            continue


def _asked_issuer(
    context: Context, metadata: Metadata | None, body: Mapping[str, str]
) -> dict[str, Any]:
    """Raises: FrmrError FRMR-DIAG-066 for an issuer that shows nothing, and what its refusal means."""
    endpoint = metadata.login_history if metadata else None
    if endpoint is None:
        raise FrmrError("FRMR-DIAG-066")
    parts = urlsplit(endpoint)
    caller = context.caller_at(f"{parts.scheme}://{parts.netloc}")
    return caller.ask("POST", parts.path, body).data


def _here(note: diary.Note) -> Event:
    return Event(
        at=note.at,
        place=Place.HERE,
        action=note.command,
        outcome="failed" if note.code else "ok",
        code=note.code,
        request_id=note.request_id,
        scope=note.scope,
    )


def _is_of_logins(note: diary.Note) -> bool:
    if note.code is None:
        return True
    area, _, number = note.code.removeprefix("FRMR-").rpartition("-")
    if area == "LOCAL":
        return note.code in SERVICES_OFF
    # Most refusals of the registry are about records; the first numbers are about who asks.
    return area in _OF_LOGINS and (area != "REG" or int(number) < _FIRST_OF_RECORDS)
