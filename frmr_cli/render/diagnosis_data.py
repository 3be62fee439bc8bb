"""Why somebody cannot log in, as JSON: the cause, its cure, the other candidates, what happened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from frmr_cli.domain.catalogue import entry
from frmr_cli.domain.cures import Page, cure_of
from frmr_cli.locale import language, t
from frmr_cli.render.account import factors_text
from frmr_cli.render.diagnosis_words import ACTIONS, AGAINST, PLACES, SOURCES, STANDINGS
from frmr_cli.render.errors import error_text
from frmr_cli.render.moments import moment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from frmr_cli.diagnose.login_diagnosis import Diagnosis
    from frmr_cli.diagnose.login_facts import Event
    from frmr_cli.diagnose.login_ranking import Cause, Doubt
    from frmr_cli.diagnose.login_sources import Unseen
    from frmr_cli.diagnose.login_trial import Pages
    from frmr_cli.domain.checks import Check

LINE_OF_COMMAND = re.compile(r"`(frmr [^`…]+)`")
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def diagnosis_data(found: Diagnosis) -> dict[str, Any]:
    """The diagnosis as JSON; texts are in the language of the process."""
    causes = [_cause(cause, found.pages) for cause in found.causes]
    first, others = _first(found, causes)
    account, record = found.account, found.record or {}
    return {
        "user": found.user,
        "since": found.since.isoformat(timespec="seconds"),
        "made_at": found.made_at.isoformat(timespec="seconds"),
        "cause": first,
        "others": others,
        "timeline": [event_data(event) for event in found.timeline],
        "account": None if account is None else _account(account),
        "record": _record(record),
        "checks": [_check(check) for check in found.checks if check.error],
        "passed": [check.name for check in found.checks if check.outcome == "passed"],
        "unseen": [_unseen(item) for item in found.unseen],
    }


def _cause(cause: Cause, pages: Pages) -> dict[str, Any]:
    cure = cure_of(cause.code)
    details = _details(cause)
    message, hint = _texts(cause.code, details)
    page = {Page.LOGIN: pages.login, Page.ACCOUNT: pages.account}.get(cure.page or Page.LOGIN)
    page = page if cure.page else None
    command = LINE_OF_COMMAND.search(hint)
    return {
        "code": cause.code,
        "message": message,
        "standing": STANDINGS[int(cause.tier)],
        "evidence": list(_evidence(cause)),
        "against": [_doubt(doubt) for doubt in cause.against],
        "cure": hint,
        "who": cure.who.value,
        "next": page or (command[1] if command else cure.check) or None,
        "check": cure.check or None,
    }


def _details(cause: Cause) -> dict[str, str]:
    """What fills the placeholders of its texts, as far as that is known."""
    if cause.findings:
        return dict(cause.findings[0].details)
    scope = next((event.scope for event in reversed(cause.events) if event.scope), None)
    return {"scope": scope} if scope else {}


def _first(
    found: Diagnosis, causes: list[dict[str, Any]]
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What is said first, and the rest; the refusal of one command is never why a login fails, nor is what is over."""
    if not causes:
        return _nothing(found), []
    if causes[0]["standing"] == "one-command":
        return _nothing_seen("FRMR-DIAG-067", found.user, code=causes[0]["code"]), causes
    if causes[0]["standing"] == "over":
        return _nothing(found), causes
    return causes[0], causes[1:]


def _nothing(found: Diagnosis) -> dict[str, Any]:
    """That nothing stops a login; or why nobody knows, where neither service let itself be looked at."""
    if not found.user:
        works = any(
            check.name == "auth.token" and check.outcome == "passed" for check in found.checks
        )
        return _nothing_seen("FRMR-DIAG-068" if works else "FRMR-DIAG-061", None)
    if found.unseen and found.account is None and found.record is None:
        error = found.unseen[0].error
        text = error_text(error)
        return _no_stop(error.code, text.message, text.hint, found.user)
    return _nothing_seen("FRMR-DIAG-060", found.user)


def _nothing_seen(code: str, user: str | None, /, **details: str) -> dict[str, Any]:
    return _no_stop(code, *_texts(code, details), user)


def _again(user: str | None) -> str:
    """The same command once more; a number or an address is shown masked, and has to be entered anew."""
    if user is None:
        return "frmr diagnose login"
    return f"frmr diagnose login --user {'WHO' if '*' in user else user}"


def _no_stop(code: str, message: str, hint: str, user: str | None) -> dict[str, Any]:
    command = LINE_OF_COMMAND.search(hint)
    return {
        "code": code,
        "message": message,
        "standing": "no-stop",
        "evidence": [],
        "against": [],
        "cure": hint,
        "who": "support" if user else "person",
        "next": command[1] if command else _again(user),
        "check": None,
    }


def _texts(code: str, details: Mapping[str, str]) -> tuple[str, str]:
    known = entry(code)
    if known is None:
        return code, ""
    text = known.text(language())

    def filled(line: str) -> str:
        return PLACEHOLDER.sub(lambda match: details.get(match[1], "…"), line)

    return filled(text.message), filled(text.hint)


def _evidence(cause: Cause) -> Sequence[str]:
    lines = [
        t("now: {source}", source=t(SOURCES.get(finding.source, finding.source)))
        for finding in cause.findings
    ]
    if cause.events:
        last = cause.events[-1]
        lines.append(
            t(
                "{at}, {place}: {what} ({count} ×)",
                at=moment(last.at.isoformat()),
                place=t(PLACES[last.place.value]),
                what=_what(last),
                count=len(cause.events),
            )
        )
    return lines


def _doubt(doubt: Doubt) -> str:
    at = moment(doubt.at.isoformat()) if doubt.at else ""
    return t(AGAINST[doubt.kind.value], at=at, code=doubt.code or "")


def request_data(request_id: str, events: Sequence[Event]) -> list[dict[str, Any]]:
    """The events of one request as JSON, the oldest first, each with the cure of what stopped it."""
    # The log of a server does not repeat the right that was lacking; this computer remembers it.
    scope = next((event.scope for event in events if event.scope), None)
    rows = []
    for event in sorted(events, key=lambda event: event.at):
        known = event._replace(scope=event.scope or scope)
        cure = _texts(event.code, _scope(known))[1] if event.code and event.is_trouble else None
        rows.append({**event_data(known), "request_id": request_id, "cure": cure})
    return rows


def _scope(event: Event) -> dict[str, str]:
    return {"scope": event.scope} if event.scope else {}


def event_data(event: Event) -> dict[str, Any]:
    """One event as JSON; what it means is in the language of the process."""
    message = _texts(event.code, _scope(event))[0] if event.code else None
    return {
        "at": event.at.isoformat(timespec="milliseconds"),
        "place": event.place.value,
        "action": event.action,
        "what": _what(event),
        "outcome": event.outcome,
        "code": event.code,
        "message": message,
        "own": event.is_own,
        "address": event.address,
        "method": event.method,
        "session": event.session,
        "request_id": event.request_id,
    }


def _what(event: Event) -> str:
    if event.place.value == "here":
        return f"frmr {event.action}"
    text = t(ACTIONS.get(event.action, event.action))
    own = "" if event.is_own else t(" (of somebody unknown)")
    return f"{text}: {factors_text([event.method])}{own}" if event.method else f"{text}{own}"


def _account(state: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "subject": state.get("subject"),
        "level": state.get("level"),
        "phone": state.get("phone"),
        "email": state.get("email"),
        "factors": list(state.get("factors") or ()),
        "linked": state.get("linked"),
        "locked_by": state.get("lockedBy"),
        "locked_until": state.get("lockedUntil"),
        "password_expires_at": state.get("passwordExpiresAt"),
        "last_login_at": state.get("lastLoginAt"),
        "restricted_to_networks": state.get("restrictedToNetworks"),
        "obstacles": list(state.get("obstacles") or ()),
    }


def _record(state: Mapping[str, Any]) -> dict[str, Any] | None:
    if not state:
        return None
    account, record = state.get("account") or {}, state.get("record") or {}
    return {
        "id": record.get("id"),
        "status": record.get("status"),
        "known": account.get("known"),
        "roles": list(account.get("roles") or ()),
        "education": record.get("education"),
        "employment": record.get("employment"),
        "accreditation": record.get("accreditation"),
    }


def _check(check: Check) -> dict[str, Any]:
    text = error_text(check.error) if check.error else None
    return {
        "name": check.name,
        "outcome": check.outcome,
        "seen": text.message if text else check.fact,
        "code": check.error.code if check.error else None,
    }


def _unseen(item: Unseen) -> dict[str, Any]:
    text = error_text(item.error)
    return {
        "place": item.place.value,
        "code": item.error.code,
        "why": text.message,
        "cure": text.hint,
    }
