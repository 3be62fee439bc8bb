"""The checks of a smoke test, from the wire up: reach, TLS, clock, login, read, latency."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from frmr_cli.domain.checks import Check
from frmr_cli.errors import FrmrError, NetworkError, NotLoggedIn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from frmr_cli.registry.client import Answer, RegistryClient

MAX_SKEW = 60.0
"""Seconds that the clocks may differ; tokens are checked with a leeway of about that."""


@dataclass(frozen=True)
class Plan:
    """What a smoke test talks to, and what it may take."""

    anonymous: RegistryClient
    authorized: Callable[[], RegistryClient]
    is_secure: bool
    """Whether the registry is reached by https."""
    budget: float
    """Seconds that one read may take."""
    now: Callable[[], datetime]
    clock: Callable[[], float]
    """Monotonic seconds."""


def checks(plan: Plan) -> Iterator[Check]:
    """
    The checks one by one, in order; after a failure those that build on it are skipped.

    No check raises a FrmrError: it is the result.
    """
    reached, health = _timed(plan, "reach", lambda: _health(plan))
    yield reached
    if health is None:
        yield from map(_skipped, ("tls", "clock", "login", "read", "latency"))
        return
    yield _timed(plan, "tls", lambda: _tls(plan, health))[0]
    yield _timed(plan, "clock", lambda: _clock(plan, health))[0]
    login, me = _timed(plan, "login", lambda: _login(plan))
    yield login
    if me is None:
        yield from map(_skipped, ("read", "latency"))
        return
    read, _ = _timed(plan, "read", lambda: _read(plan, me))
    yield read
    yield (
        _skipped("latency") if read.error else _timed(plan, "latency", lambda: _latency(plan))[0]
    )


def _timed(plan: Plan, name: str, check: Callable[[], tuple[str, Any]]) -> tuple[Check, Any]:
    started = plan.clock()
    try:
        fact, value = check()
    except FrmrError as error:
        return Check(name, "failed", plan.clock() - started, error.code, error), None
    return Check(name, "passed", plan.clock() - started, fact), value


def _skipped(name: str) -> Check:
    return Check(name, "skipped", 0.0, "")


def _health(plan: Plan) -> tuple[str, Answer]:
    answer = plan.anonymous.health()
    return str(answer.data.get("status", "ok")), answer


def _tls(plan: Plan, health: Answer) -> tuple[str, None]:
    if not plan.is_secure:
        return "http, loopback", None
    return str(health.tls), None


def _clock(plan: Plan, health: Answer) -> tuple[str, None]:
    if health.date is None:
        raise NetworkError("FRMR-SMOKE-001")
    skew = abs((plan.now() - health.date).total_seconds())
    if skew > MAX_SKEW:
        raise NetworkError("FRMR-SMOKE-002", seconds=round(skew))
    return f"{skew:.0f} s", None


def _login(plan: Plan) -> tuple[str, Answer]:
    answer = plan.authorized().me()
    if not answer.data.get("roles"):
        raise NotLoggedIn("FRMR-SMOKE-003")
    return ", ".join(answer.data["roles"]), answer


def _read(plan: Plan, me: Answer) -> tuple[str, None]:
    worker = me.data.get("worker_id")
    if worker is None:
        return "GET /v1/me", None
    answer = plan.authorized().worker(str(worker))
    return f"version {answer.data.get('version')}", None


def _latency(plan: Plan) -> tuple[str, None]:
    started = plan.clock()
    plan.authorized().me()
    took = plan.clock() - started
    if took > plan.budget:
        raise NetworkError("FRMR-SMOKE-004", took=_seconds(took), budget=_seconds(plan.budget))
    return f"{took:.3f} s", None


def _seconds(value: float) -> str:
    """Enough digits to tell a value from its limit, never in powers of ten."""
    return f"{value:.6f}".rstrip("0").rstrip(".") if value < 0.01 else f"{value:.2f}"
