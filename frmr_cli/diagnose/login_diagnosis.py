"""Why somebody cannot log in: what both services and this computer show, joined and ranked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.diagnose import login_sources
from frmr_cli.diagnose.doctor import Examination
from frmr_cli.diagnose.login_facts import Facts
from frmr_cli.diagnose.login_ranking import ranked
from frmr_cli.diagnose.login_trial import Pages, Trial
from frmr_cli.settings import user_paths

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from frmr_cli.context import Context
    from frmr_cli.diagnose.login_facts import Event
    from frmr_cli.diagnose.login_ranking import Cause
    from frmr_cli.diagnose.login_sources import Unseen
    from frmr_cli.diagnose.login_user import User
    from frmr_cli.domain.checks import Check


class Diagnosis(NamedTuple):
    """What was seen, and what it means."""

    user: str | None
    """Masked; None for the person at this computer."""
    since: datetime
    made_at: datetime
    causes: tuple[Cause, ...]
    """The likeliest first."""
    timeline: tuple[Event, ...]
    checks: tuple[Check, ...]
    account: Mapping[str, Any] | None
    """State at the issuer."""
    record: Mapping[str, Any] | None
    """Account and record at the registry."""
    unseen: tuple[Unseen, ...]
    pages: Pages


def of_user(context: Context, user: User, *, since: datetime, now: datetime) -> Diagnosis:
    """
    Of somebody else: state and events of both services, and whether the services are well.

    What cannot be seen is told in the answer; it never ends the diagnosis.
    """
    trial = Trial(context)
    checks = [*Examination(context).checks_of_the_way(), *trial.checks()]
    found, passed = login_sources.findings_of(checks)
    ask = login_sources
    if user.login:
        issuer = ask.at_issuer(context, trial.metadata, user, None, since=since, now=now)
        registry = ask.at_registry(context, user, issuer.subject, since)
    else:
        registry = ask.at_registry(context, user, None, since)
        issuer = ask.at_issuer(
            context, trial.metadata, user, registry.subject, since=since, now=now
        )
    events = sorted((*issuer.events, *registry.events), key=lambda event: event.at)
    facts = Facts(
        events=tuple(events),
        findings=(*found, *issuer.findings, *registry.findings),
        passed=passed | issuer.passed | registry.passed,
    )
    return Diagnosis(
        user=user.shown,
        since=since,
        made_at=now,
        causes=ranked(facts),
        timeline=facts.events,
        checks=tuple(checks),
        account=issuer.state,
        record=registry.state,
        unseen=tuple(one.unseen for one in (issuer, registry) if one.unseen),
        pages=trial.pages,
    )


def of_this_computer(context: Context, *, since: datetime, now: datetime) -> Diagnosis:
    """Of the person at this computer: the local checks, a login begun, and what failed here before."""
    trial = Trial(context)
    checks = [*Examination(context).checks(), *trial.checks()]
    found, passed = login_sources.findings_of(checks)
    facts = Facts(
        events=login_sources.here(user_paths().state, since), findings=found, passed=passed
    )
    return Diagnosis(
        user=None,
        since=since,
        made_at=now,
        causes=ranked(facts),
        timeline=facts.events,
        checks=tuple(checks),
        account=None,
        record=None,
        unseen=(),
        pages=trial.pages,
    )
