"""A diagnosis as a person reads it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.diagnose.login_diagnosis import Diagnosis
from frmr_cli.diagnose.login_facts import Event, Facts, Finding, Place
from frmr_cli.diagnose.login_ranking import ranked
from frmr_cli.diagnose.login_sources import Unseen
from frmr_cli.diagnose.login_trial import Pages
from frmr_cli.domain.checks import Check
from frmr_cli.errors import FrmrError
from frmr_cli.render.diagnosis import diagnosis_record, request_listing
from frmr_cli.render.diagnosis_data import diagnosis_data
from frmr_cli.render.tables import record_view

if TYPE_CHECKING:
    from collections.abc import Callable

    from frmr_cli.diagnose.login_ranking import Cause

MOMENT = datetime(2026, 11, 28, 12, tzinfo=UTC)


def diagnosis(user: str | None, *causes: Cause) -> Diagnosis:
    """What was found, with a confirmed account."""
    return Diagnosis(
        user=user,
        since=MOMENT,
        made_at=MOMENT,
        causes=causes,
        timeline=(),
        checks=(),
        account={"level": "confirmed", "factors": ["sms"]} if user else None,
        record={"account": {"roles": ["organisation_hr"]}} if user else None,
        unseen=(),
        pages=Pages(None, None),
    )


@pytest.mark.parametrize(
    ("user", "expected"),
    [
        (None, ("FRMR-DIAG-061", "person", "frmr login")),
        ("ivanova", ("FRMR-DIAG-060", "support", "frmr diagnose login --user ivanova")),
        ("a***@e***.ru", ("FRMR-DIAG-060", "support", "frmr diagnose login --user WHO")),
    ],
    ids=["the own login", "somebody else's", "somebody masked"],
)
def test_who_goes_on_depends_on_whose_login_it_is(
    user: str | None, expected: tuple[str, str, str]
) -> None:
    """The person at the terminal logs in; support has the other try once more, and looks at the same person again."""
    cause = diagnosis_data(diagnosis(user))["cause"]

    assert (cause["code"], cause["who"], cause["next"]) == expected


@pytest.mark.parametrize(
    ("record", "code"),
    [(None, "FRMR-GOS-090"), ({"account": {}}, "FRMR-DIAG-060")],
    ids=["neither service was seen", "one was"],
)
def test_support_that_sees_nothing_is_told_why_first(
    record: dict[str, Any] | None, code: str
) -> None:
    """«Nothing stops a login» is only said by who has looked; where nothing could be seen, the lacking right is."""
    refused = Unseen(Place.GOSUSLUGI, FrmrError("FRMR-GOS-090"))
    found = diagnosis("iv***")._replace(account=None, record=record, unseen=(refused,))

    cause = diagnosis_data(found)["cause"]

    assert (cause["code"], cause["standing"], cause["who"]) == (code, "no-stop", "support")
    assert cause["next"].startswith("frmr login --scope") == (record is None)


@pytest.mark.parametrize(
    ("user", "who"),
    [(None, "person"), ("iv***", "support")],
    ids=["the own login", "somebody else's"],
)
def test_refusal_of_one_command_is_never_the_first_cause(user: str | None, who: str) -> None:
    """The login works, and that is what is said first; the refusal stands below, with the way to its meaning."""
    place = Place.REGISTER if user else Place.HERE
    refused = Event(MOMENT, place, "access.refused", "failed", "FRMR-REG-016")

    data = diagnosis_data(diagnosis(user, *ranked(Facts(events=(refused,)))))

    cause = data["cause"]
    assert (cause["code"], cause["standing"], cause["who"]) == ("FRMR-DIAG-067", "no-stop", who)
    assert cause["next"] == "frmr explain FRMR-REG-016"
    assert [(row["code"], row["standing"]) for row in data["others"]] == [
        ("FRMR-REG-016", "one-command")
    ]
    assert data["others"][0]["against"]


@pytest.mark.parametrize(
    ("passed", "code"),
    [(("auth.token",), "FRMR-DIAG-068"), ((), "FRMR-DIAG-061")],
    ids=["logged in", "not logged in"],
)
def test_what_is_over_is_not_called_the_cause(passed: tuple[str, ...], code: str) -> None:
    """A failure that the person has come past stands below; first stands how it is now."""
    events = (
        Event(MOMENT, Place.HERE, "login", "failed", "FRMR-AUTH-020"),
        Event(MOMENT, Place.HERE, "login", "ok"),
    )
    checks = tuple(Check(name, "passed", 0.0, "") for name in passed)

    found = diagnosis(None, *ranked(Facts(events=events)))._replace(checks=checks)
    data = diagnosis_data(found)

    assert data["cause"]["code"] == code
    assert [(row["code"], row["standing"]) for row in data["others"]] == [("FRMR-AUTH-020", "over")]


def test_lacking_right_is_named_in_the_next_command() -> None:
    """What this computer remembers of a refusal is enough to say what to ask for."""
    refused = Event(MOMENT, Place.HERE, "audit", "failed", "FRMR-API-013", scope="frmr.audit")

    cause = diagnosis_data(diagnosis(None, *ranked(Facts(events=(refused,)))))["cause"]

    assert cause["next"] == "frmr login --scope +frmr.audit"


def test_next_command_has_no_gaps() -> None:
    """A command whose words are not known is replaced by the one that shows more."""
    refused = Event(MOMENT, Place.HERE, "audit", "failed", "FRMR-API-013")

    cause = diagnosis_data(diagnosis(None, *ranked(Facts(events=(refused,)))))["cause"]

    assert "…" not in cause["next"]


def test_request_tells_what_to_do_with_the_right_that_was_lacking() -> None:
    """The right that this computer remembers fills the texts of the register's entry too; what went well has no cure."""
    events = (
        Event(MOMENT, Place.HERE, "access", "failed", "FRMR-API-013", scope="frmr.admin"),
        Event(MOMENT, Place.REGISTER, "access.refused", "refused", "FRMR-REG-012"),
        Event(MOMENT, Place.REGISTER, "session.begun", "ok"),
    )

    listing = request_listing("0" * 32, events, ())

    rows = list(listing.rows)
    assert [bool(row["cure"]) for row in rows] == [True, True, False]
    assert all("frmr.admin" in row["message"] for row in rows[:2])
    assert any("`frmr login --scope +frmr.admin`" in note for note in listing.notes)


@pytest.mark.parametrize("user", [None, "iv***"], ids=["the own login", "somebody else's"])
def test_all_of_it_is_told_in_words(rendered: Callable[..., str], user: str | None) -> None:
    """No name of the wire and no escape stands in what is read, and «you» is who reads it."""
    refused = Event(MOMENT, Place.GOSUSLUGI, "code.sent", "refused", "FRMR-GOS-012", method="sms")
    facts = Facts(events=(refused,), findings=(Finding("FRMR-GOS-012", "account"),))

    text = rendered(record_view(diagnosis_record(diagnosis(user, *ranked(facts)))))

    assert "\\x" not in text
    assert ("the person" in text, "you\n" in text) == (user is not None, user is None)
    assert "sms" not in text
    assert "organisation_hr" not in text
    assert ("HR of an organisation" in text) == (user is not None)
