"""A diagnosis that has found nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from frmr_cli.diagnose.login_diagnosis import Diagnosis
from frmr_cli.diagnose.login_trial import Pages
from frmr_cli.render.diagnosis import diagnosis_data

MOMENT = datetime(2026, 11, 28, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("user", "expected"),
    [
        (None, ("FRMR-DIAG-061", "person", "frmr login")),
        ("iv***", ("FRMR-DIAG-060", "support", "frmr diagnose login")),
    ],
    ids=["the own login", "somebody else's"],
)
def test_who_goes_on_depends_on_whose_login_it_is(
    user: str | None, expected: tuple[str, str, str]
) -> None:
    """The person at the terminal logs in; support has the other person try once more."""
    found = Diagnosis(
        user=user,
        since=MOMENT,
        made_at=MOMENT,
        causes=(),
        timeline=(),
        checks=(),
        account=None,
        record=None,
        unseen=(),
        pages=Pages(None, None),
    )

    cause = diagnosis_data(found)["cause"]

    assert (cause["code"], cause["who"], cause["next"]) == expected
