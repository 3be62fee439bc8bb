"""
From facts to causes, the likeliest first: pure, so that every rule can be tested.

A login goes through steps (`domain.login_steps`) and never comes past one that stops it. So the first cause is the one
at the earliest step that is still in force: because it is seen now, or because the person was stopped there and has not
come past it since.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.diagnose.login_facts import Place
from frmr_cli.domain.login_steps import (
    CURED_BY_LOGIN,
    EXPLAINS,
    OF_THE_ACCOUNT,
    Step,
    step_done,
    step_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from frmr_cli.diagnose.login_facts import Event, Facts, Finding

_SHOWN_GONE: Mapping[Step, frozenset[str]] = MappingProxyType(
    {
        Step.MACHINE: frozenset({"cfg.valid", "login.code"}),
        Step.STORE: frozenset({"store.backend", "store.roundtrip"}),
        Step.WAY: frozenset({"api.health", "login.code"}),
        Step.ISSUER: frozenset({"login.code"}),
        Step.REGISTER: frozenset({"auth.token"}),
    }
)
"""Checks of this computer that deny, when all are well, what failed here at a step before."""
_NO_CHECK_SEES = CURED_BY_LOGIN | {f"FRMR-AUTH-{number:03}" for number in (5, 6, 7, 12, 61, 62)}
"""What may be so although every check is well."""


class Tier(IntEnum):
    """How much a cause counts."""

    IN_FORCE = 0
    """Seen now, or the person was stopped by it and has not come past it."""
    NOT_OURS = 1
    """Somebody unknown was stopped by it in this time."""
    NO_STOP = 2
    """Seen now, but no login fails because of it."""
    CONSEQUENCE = 3
    """Only what is seen of another cause, or a login that ended."""
    ONE_COMMAND = 4
    """One command was refused by a registry that took the login: no cause, but perhaps what is complained of."""
    OVER = 5


class Against(StrEnum):
    """What speaks against a cause."""

    CAME_PAST = "came-past"
    """The person has come past this step since."""
    NO_LONGER = "no-longer"
    """The account, or the check, shows nothing of it now."""
    NOBODY = "nobody"
    """It is not known whose attempt that was."""
    EARLIER = "earlier"
    """The login is stopped before it comes so far."""
    EXPLAINED = "explained"
    """It is what is seen of another cause."""
    NO_STOP = "no-stop"
    """It should be looked at, but stops no login."""
    ONE_COMMAND = "one-command"
    """The login worked: the registry refused this command alone."""
    CONSEQUENCE = "consequence"
    """It tells that there is no login, not why."""
    ONLY_SEEN = "only-seen"
    """Nobody was stopped by it in this time."""


class _Aside(NamedTuple):
    """What becomes of a code at a step behind those that a login needs."""

    tier: Tier
    doubt: Against


_ASIDE: Mapping[Step, _Aside] = MappingProxyType(
    {
        Step.AFTERWARDS: _Aside(Tier.CONSEQUENCE, Against.CONSEQUENCE),
        Step.COMMAND: _Aside(Tier.ONE_COMMAND, Against.ONE_COMMAND),
    }
)


class Doubt(NamedTuple):
    """Something that speaks against a cause."""

    kind: Against
    at: datetime | None = None
    code: str | None = None
    """The cause that is named instead."""


class Cause(NamedTuple):
    """One possible cause."""

    code: str
    step: Step
    tier: Tier
    events: tuple[Event, ...]
    """Attempts that it stopped, in the order of time."""
    findings: tuple[Finding, ...]
    """Where it is seen now."""
    against: tuple[Doubt, ...]

    @property
    def in_force(self) -> bool:
        """Whether it may well stop the login now."""
        return self.tier <= Tier.NOT_OURS


def ranked(facts: Facts) -> tuple[Cause, ...]:
    """
    The causes that the facts speak of, the likeliest first; empty when nothing speaks of any.

    Each code stands there once. What speaks against a cause stands with it; the first may have doubts too.
    """
    codes = dict.fromkeys(
        [finding.code for finding in facts.findings]
        + [event.code for event in facts.events if event.is_trouble and event.code]
    )
    causes = [_cause(code, facts) for code in codes]
    causes = [_explained(cause, causes) for cause in causes]
    order = {code: place for place, code in enumerate(codes)}
    causes.sort(key=lambda cause: _rank(cause, order))
    return tuple(_behind(cause, causes[0]) for cause in causes)


def _rank(cause: Cause, order: dict[str, int]) -> tuple[float, ...]:
    latest = max((event.at.timestamp() for event in cause.events), default=0.0)
    if cause.tier is Tier.NOT_OURS:
        return (cause.tier, -latest)
    if cause.tier is Tier.CONSEQUENCE:
        # What happened says more than that there is no login.
        return (cause.tier, not cause.events, -latest, order[cause.code])
    # Of one step, what is seen now before what was met, then the newest.
    return (
        cause.tier,
        cause.step,
        not cause.findings,
        order[cause.code] if cause.findings else -latest,
    )


def _cause(code: str, facts: Facts) -> Cause:
    step = step_of(code)
    findings = tuple(finding for finding in facts.findings if finding.code == code)
    events = tuple(event for event in facts.events if event.is_trouble and event.code == code)
    own = [event for event in events if event.is_own]
    doubts = list(_doubts(code, step, events, findings, facts))
    stops = any(finding.stops for finding in findings)
    is_over = {Against.CAME_PAST, Against.NO_LONGER} & {doubt.kind for doubt in doubts}
    if stops and step is not Step.AFTERWARDS:
        tier = Tier.IN_FORCE
    elif step in _ASIDE:
        tier = _ASIDE[step].tier
    elif is_over:
        tier = Tier.OVER
    elif own:
        tier = Tier.IN_FORCE
    elif findings:
        tier = Tier.NO_STOP
    else:
        tier = Tier.NOT_OURS
    return Cause(code, step, tier, events, findings, tuple(doubts))


def _doubts(
    code: str,
    step: Step,
    events: Sequence[Event],
    findings: Sequence[Finding],
    facts: Facts,
) -> Iterable[Doubt]:
    if step is Step.AFTERWARDS or (step is Step.COMMAND and not findings):
        yield Doubt(_ASIDE[step].doubt)
        return
    if findings:
        if not any(finding.stops for finding in findings):
            yield Doubt(Against.NO_STOP)
        elif not events and code in OF_THE_ACCOUNT:
            yield Doubt(Against.ONLY_SEEN)
        return
    past = _came_past(code, step, events[-1], facts.events)
    if past is not None:
        yield Doubt(Against.CAME_PAST, at=past.at)
    elif _is_gone(code, step, events, facts):
        yield Doubt(Against.NO_LONGER)
    if not any(event.is_own for event in events):
        yield Doubt(Against.NOBODY)


def _came_past(code: str, step: Step, last: Event, events: Iterable[Event]) -> Event | None:
    """The first own event after `last` that shows that the step was passed."""
    for event in events:
        if event.at < last.at or not event.is_own or event is last:
            continue
        done = _done(event)
        if done is not None and (
            _is_another_login(event, done) if code in CURED_BY_LOGIN else done >= step
        ):
            return event
    return None


def _is_another_login(event: Event, done: Step) -> bool:
    """Whether an event is a login that may have brought what one before it lacked."""
    return event.outcome == "ok" and done >= Step.PROOF


def _done(event: Event) -> Step | None:
    """The last step that is done at an event."""
    if event.is_trouble and event.code:
        reached = step_of(event.code)
        return None if reached is Step.AFTERWARDS else Step(max(reached - 1, Step.MACHINE))
    return step_done(event.action) if event.outcome == "ok" else None


def _is_gone(code: str, step: Step, events: Sequence[Event], facts: Facts) -> bool:
    """Whether what is seen now denies a cause that was met before."""
    if code in OF_THE_ACCOUNT:
        return "account" in facts.passed
    if step in _SHOWN_GONE and all(event.place is Place.HERE for event in events):
        return code not in _NO_CHECK_SEES and facts.passed >= _SHOWN_GONE[step]
    return code == "FRMR-GOS-018" and "login.page" in facts.passed


def _explained(cause: Cause, causes: Sequence[Cause]) -> Cause:
    """A symptom behind its cause; a cause that explains a symptom stops the login as surely as that does."""
    for other in causes:
        if cause.code in EXPLAINS.get(other.code, ()) and other.tier in (
            Tier.IN_FORCE,
            Tier.NO_STOP,
        ):
            if cause.tier is not Tier.IN_FORCE:
                continue
            doubt = Doubt(Against.EXPLAINED, code=other.code)
            return cause._replace(tier=Tier.CONSEQUENCE, against=(*cause.against, doubt))
    symptoms = EXPLAINS.get(cause.code, frozenset())
    if cause.tier is Tier.NO_STOP and any(
        other.code in symptoms and other.tier is Tier.IN_FORCE for other in causes
    ):
        kept = tuple(doubt for doubt in cause.against if doubt.kind is not Against.NO_STOP)
        return cause._replace(tier=Tier.IN_FORCE, against=kept)
    return cause


def _behind(cause: Cause, first: Cause) -> Cause:
    """What comes after the first cause at a later step is not met before that is cured."""
    if cause is first or cause.tier is not Tier.IN_FORCE or cause.step <= first.step:
        return cause
    return cause._replace(against=(*cause.against, Doubt(Against.EARLIER, code=first.code)))
