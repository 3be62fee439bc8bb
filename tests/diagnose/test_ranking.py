"""From facts to causes: each rule of the ranking, with facts made by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.diagnose.login_facts import Event, Facts, Finding, Place
from frmr_cli.diagnose.login_ranking import Against, Cause, Tier, ranked
from frmr_cli.domain.catalogue import all_codes
from frmr_cli.domain.cures import cure_of
from frmr_cli.domain.login_steps import (
    CURED_BY_LOGIN,
    EXPLAINS,
    OF_ONE_COMMAND,
    OF_THE_ACCOUNT,
    SERVICES_OFF,
    Step,
    step_of,
)

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

WRONG, LOCKED, LATE = "FRMR-GOS-006", "FRMR-GOS-007", "FRMR-GOS-010"
LOST, LANDLINE, NOT_LINKED, OLD = "FRMR-GOS-011", "FRMR-GOS-012", "FRMR-GOS-057", "FRMR-GOS-056"


def failed(
    minute: int, code: str, action: str = "login.factor", *, own: bool = True, here: bool = False
) -> Event:
    """Somebody was stopped."""
    place = Place.HERE if here else Place.GOSUSLUGI
    at = NOON + timedelta(minutes=minute)
    return Event(at, place, action, "failed", code, is_own=own)


def went_well(minute: int, action: str) -> Event:
    """The person came on."""
    return Event(NOON + timedelta(minutes=minute), Place.GOSUSLUGI, action, "ok")


def codes(facts: Facts) -> list[str]:
    """The causes, the likeliest first."""
    return [cause.code for cause in ranked(facts)]


def named(facts: Facts, code: str) -> Cause:
    """What is said of one cause."""
    return next(cause for cause in ranked(facts) if cause.code == code)


def test_nothing_seen_names_nothing() -> None:
    """No cause is made up."""
    assert ranked(Facts()) == ()
    assert ranked(Facts(events=(went_well(0, "device.approved"),))) == ()


def test_earliest_step_that_stops_is_the_first_cause() -> None:
    """A login never comes past it, so what stands behind it is not met before."""
    facts = Facts(
        events=(failed(0, WRONG, "login.password"),),
        findings=(Finding(NOT_LINKED, "account"), Finding(LANDLINE, "account")),
        passed=frozenset({"account"}),
    )

    assert codes(facts) == [WRONG, LANDLINE, NOT_LINKED]
    assert named(facts, NOT_LINKED).against[-1].kind is Against.EARLIER


def test_who_came_past_a_step_is_not_stopped_by_it() -> None:
    """A mistyped password before a right one is no cause, and the answer says why."""
    facts = Facts(
        events=(
            failed(0, WRONG, "login.password"),
            went_well(1, "login.password"),
            failed(2, LATE),
        )
    )

    assert codes(facts) == [LATE, WRONG]
    assert named(facts, WRONG).tier is Tier.OVER
    assert named(facts, WRONG).against[0].at == NOON + timedelta(minutes=1)


def test_failure_at_a_later_step_is_progress_too() -> None:
    """Whoever gets no code has entered the right password."""
    facts = Facts(events=(failed(0, WRONG, "login.password"), failed(1, LOST, "code.delivered")))

    assert codes(facts) == [LOST, WRONG]


def test_what_the_account_no_longer_shows_is_over() -> None:
    """A lock that has run out is not the cause, although it was met."""
    facts = Facts(
        events=(failed(0, LOCKED, "login.password"), failed(0, WRONG, "login.password")),
        passed=frozenset({"account"}),
    )

    assert codes(facts) == [WRONG, LOCKED]
    assert named(facts, LOCKED).against[0].kind is Against.NO_LONGER


def test_without_the_state_what_was_met_counts() -> None:
    """Where the issuer shows no account, the last attempt is what is known."""
    assert codes(Facts(events=(failed(0, LOCKED, "login.password"),))) == [LOCKED]


def test_refusal_of_somebody_unknown_is_behind_every_own_one() -> None:
    """A page refused to somebody at the same time is not the person's."""
    facts = Facts(events=(failed(0, LATE), failed(5, OLD, "device.code", own=False)))

    assert codes(facts) == [LATE, OLD]
    assert named(facts, OLD).tier is Tier.NOT_OURS


def test_refusal_of_somebody_unknown_is_named_where_nothing_else_is_known() -> None:
    """The newest first, with the doubt."""
    facts = Facts(
        events=(
            failed(0, OLD, "device.code", own=False),
            failed(5, "FRMR-GOS-004", "page.refused", own=False),
        )
    )

    assert codes(facts) == ["FRMR-GOS-004", OLD]
    assert Against.NOBODY in {doubt.kind for doubt in ranked(facts)[0].against}


def test_own_progress_clears_a_refusal_of_somebody_unknown() -> None:
    """Who has entered a password since has a session and a new enough program."""
    facts = Facts(
        events=(
            failed(0, "FRMR-GOS-004", "page.refused", own=False),
            failed(5, WRONG, "login.password"),
        )
    )

    assert codes(facts) == [WRONG, "FRMR-GOS-004"]
    assert named(facts, "FRMR-GOS-004").tier is Tier.OVER


def test_warning_stops_nothing() -> None:
    """It is told behind everything that does."""
    facts = Facts(
        findings=(Finding("FRMR-DIAG-021", "net.tls", stops=False), Finding(LANDLINE, "account"))
    )

    assert codes(facts) == [LANDLINE, "FRMR-DIAG-021"]


@pytest.mark.parametrize("root", EXPLAINS, ids=str)
def test_cause_is_named_before_what_is_seen_of_it(root: str) -> None:
    """A wrong clock before the certificate that it makes invalid, a lock before the wrong passwords."""
    for symptom in EXPLAINS[root]:
        facts = Facts(
            events=(failed(0, symptom),),
            findings=(Finding(symptom, "api.health"), Finding(root, "check", stops=False)),
        )

        assert codes(facts)[0] == root
        assert named(facts, symptom).against[-1].kind is Against.EXPLAINED


def test_consequence_is_first_only_when_it_is_alone() -> None:
    """«Not logged in» and «the code ran out» tell that there is no login, not why."""
    facts = Facts(
        events=(failed(0, "FRMR-AUTH-021", "login", here=True),),
        findings=(Finding("FRMR-AUTH-001", "auth.expiry"),),
    )

    assert codes(facts) == ["FRMR-AUTH-021", "FRMR-AUTH-001"]
    assert codes(facts._replace(findings=(Finding(LANDLINE, "account"),)))[0] == LANDLINE


def test_way_that_is_free_again_is_over() -> None:
    """What failed here an hour ago and is well now does not explain today's complaint."""
    facts = Facts(
        events=(failed(0, "FRMR-NET-050", "login", here=True),),
        passed=frozenset({"api.health", "login.code"}),
    )

    assert named(facts, "FRMR-NET-050").tier is Tier.OVER
    assert named(facts._replace(passed=frozenset({"api.health"})), "FRMR-NET-050").in_force


def test_checks_keep_their_order_within_a_step() -> None:
    """The name that is not known comes before the connection that cannot be made."""
    facts = Facts(findings=(Finding("FRMR-NET-050", "net.dns"), Finding("FRMR-NET-052", "net.tcp")))

    assert codes(facts) == ["FRMR-NET-050", "FRMR-NET-052"]


@pytest.mark.parametrize(
    "code", ["FRMR-REG-009", "FRMR-REG-016", "FRMR-REG-019", "FRMR-API-012", "FRMR-API-014"]
)
def test_refusal_of_one_command_is_no_cause(code: str) -> None:
    """Whoever is refused one command is logged in; it is told behind every cause, and with what speaks against it."""
    facts = Facts(
        events=(
            went_well(0, "login"),
            failed(1, code, "profile", here=True),
            failed(2, WRONG, "login.password"),
        ),
        findings=(Finding("FRMR-AUTH-001", "auth.expiry"),),
    )

    assert codes(facts) == [WRONG, "FRMR-AUTH-001", code]
    assert named(facts, code).tier is Tier.ONE_COMMAND
    assert [doubt.kind for doubt in named(facts, code).against] == [Against.ONE_COMMAND]


def test_refusal_of_one_command_proves_the_login() -> None:
    """The registry knew who asked, so what stopped logins before is over."""
    facts = Facts(
        events=(
            failed(0, "FRMR-REG-014", "whoami", here=True),
            failed(1, "FRMR-REG-016", "bulk", here=True),
        )
    )

    assert codes(facts) == ["FRMR-REG-016", "FRMR-REG-014"]
    assert named(facts, "FRMR-REG-014").against[0].kind is Against.CAME_PAST


def test_refusal_that_a_check_meets_now_is_a_cause() -> None:
    """An account without any role is refused everything."""
    facts = Facts(
        events=(failed(0, "FRMR-REG-016", "profile"),),
        findings=(Finding("FRMR-REG-016", "record"),),
    )

    assert named(facts, "FRMR-REG-016").tier is Tier.IN_FORCE


@pytest.mark.parametrize("code", ["FRMR-API-013", "FRMR-REG-012"])
def test_right_that_the_login_lacks_is_a_cause_until_the_next_login(code: str) -> None:
    """Another login may bring it; that the registry answers does not."""
    passed = frozenset({"api.health", "login.code", "auth.token", "auth.scope"})
    lacking = (went_well(0, "login"), failed(1, code, "audit", here=True))

    assert codes(Facts(events=lacking, passed=passed)) == [code]
    assert named(Facts(events=lacking, passed=passed), code).in_force
    refused = failed(2, "FRMR-REG-016", "profile", here=True)
    assert codes(Facts(events=(*lacking, refused), passed=passed))[0] == code
    again = Facts(events=(*lacking, went_well(2, "login")), passed=passed)
    assert named(again, code).against[0].kind is Against.CAME_PAST


def test_registry_that_takes_the_login_again_is_no_cause() -> None:
    """What it answered an hour ago is over when it knows the person now."""
    facts = Facts(events=(failed(0, "FRMR-API-021", "profile", here=True),))

    assert named(facts, "FRMR-API-021").in_force
    assert not named(facts._replace(passed=frozenset({"auth.token"})), "FRMR-API-021").in_force


KNOWN = sorted(
    code
    for code in all_codes()
    if code.startswith(("FRMR-GOS-0", "FRMR-NET", "FRMR-AUTH", "FRMR-API", "FRMR-REG-0"))
)
FINDINGS = st.builds(Finding, st.sampled_from(KNOWN), st.just("check"), st.booleans())
EVENTS = st.builds(
    failed,
    st.integers(0, 120),
    st.sampled_from(KNOWN),
    st.sampled_from(["login.password", "login.factor", "page.refused"]),
    own=st.booleans(),
)


@given(st.lists(EVENTS, max_size=12), st.lists(FINDINGS, max_size=6), st.booleans())
def test_ranking_is_complete_and_ordered(
    events: list[Event], findings: list[Finding], seen: bool
) -> None:
    """Each code once, none invented, none lost; what is in force comes before what is not, by its step."""
    facts = Facts(
        events=tuple(sorted(events, key=lambda event: event.at)),
        findings=tuple(findings),
        passed=frozenset({"account"}) if seen else frozenset(),
    )

    causes = ranked(facts)

    asked = {event.code for event in events} | {finding.code for finding in findings}
    assert {cause.code for cause in causes} == asked
    assert len(causes) == len({cause.code for cause in causes})
    assert [cause.tier for cause in causes] == sorted(cause.tier for cause in causes)
    steps = [cause.step for cause in causes if cause.tier is Tier.IN_FORCE]
    assert steps == sorted(steps)
    assert all(cause.events or cause.findings for cause in causes)


def test_every_code_of_the_steps_is_in_the_catalogue() -> None:
    """A code that is spelled wrong here would never be met."""
    known = set(all_codes())
    used = OF_THE_ACCOUNT | OF_ONE_COMMAND | CURED_BY_LOGIN | SERVICES_OFF
    used |= set(EXPLAINS) | {code for group in EXPLAINS.values() for code in group}

    assert used <= known
    assert all(isinstance(step_of(code), Step) and cure_of(code) for code in known)
