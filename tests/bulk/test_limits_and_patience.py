"""How many failures a run bears, and how long it waits."""

from __future__ import annotations

import pytest

from frmr_cli.bulk.limits import failure_limit
from frmr_cli.bulk.patience import Patience
from frmr_cli.errors import FrmrError, NotLoggedIn, RateLimited, ServerError, UsageError


@pytest.mark.parametrize(
    ("text", "limit"), [(None, None), ("0", 0), ("10", 10), ("5%", 50), ("100%", 1000), (" 7 ", 7)]
)
def test_a_limit_is_a_number_or_a_share(text: str | None, limit: int | None) -> None:
    """Of a thousand rows."""
    assert failure_limit(text, 1000) == limit


@pytest.mark.parametrize("text", ["", "x", "-1", "101%", "5.5%", "1e3"])
def test_other_texts_are_no_limits(text: str) -> None:
    """A typing error does not mean «no limit»."""
    with pytest.raises(UsageError) as refused:
        failure_limit(text, 1000)

    assert refused.value.code == "FRMR-BULK-050"


class Watch:
    """A clock that moves when somebody waits."""

    def __init__(self) -> None:
        self.moment = 0.0
        self.pauses: list[float] = []

    def now(self) -> float:
        """Seconds."""
        return self.moment

    def wait(self, seconds: float) -> bool:
        """As `Event.wait` does: nobody has ended it."""
        self.pauses.append(seconds)
        self.moment += seconds
        return False


def _asked(errors: list[FrmrError], seconds: float) -> tuple[Watch, str | FrmrError]:
    watch = Watch()
    patience = Patience(seconds, now=watch.now)
    patience._ended.wait = watch.wait  # type: ignore[method-assign,assignment]
    coming = iter(errors)

    def request() -> str:
        error = next(coming, None)
        if error is not None:
            raise error
        return "done"

    try:
        return watch, patience.ask(request)
    except FrmrError as error:
        return watch, error


def test_the_pause_that_was_asked_for_is_kept() -> None:
    """Retry-After comes before the own pauses, which grow."""
    busy = RateLimited("FRMR-API-020", host="h", retry_after=17)
    away = ServerError("FRMR-API-022", host="h", retry_after=0)

    watch, outcome = _asked([busy, away, away], 300)

    assert outcome == "done"
    assert watch.pauses == [17, 2, 4]


def test_patience_ends() -> None:
    """Then the run stops and can be resumed."""
    away = ServerError("FRMR-API-022", host="h", retry_after=0)

    watch, outcome = _asked([away] * 100, 20)

    assert outcome is away
    assert sum(watch.pauses) <= 20


def test_a_lost_session_is_no_matter_of_patience() -> None:
    """Nobody logs in by waiting."""
    gone = NotLoggedIn("FRMR-AUTH-001")

    watch, outcome = _asked([gone], 300)

    assert (outcome, watch.pauses) == (gone, [])
