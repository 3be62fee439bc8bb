"""Moments as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from frmr_cli.render import moments

if TYPE_CHECKING:
    from collections.abc import Iterator

MOMENT = "2026-11-23T11:41:07.250+00:00"


@pytest.fixture(autouse=True)
def utc() -> Iterator[None]:
    """The zone of this machine is of no interest."""
    moments.use_utc(on=True)
    yield
    moments.use_utc(on=False)


def test_an_entry_of_the_log_is_told_to_the_second_and_alone_to_the_millisecond() -> None:
    """Several things happen within a minute, and the offset says which clock it is."""
    assert moments.moment(MOMENT) == "23.11.2026 11:41 +00:00"
    assert moments.moment_with_seconds(MOMENT) == "23.11.2026 11:41:07 +00:00"
    assert moments.exact_moment(MOMENT) == "23.11.2026 11:41:07.250 +00:00"


@pytest.mark.parametrize("show", [moments.moment_with_seconds, moments.exact_moment])
def test_an_odd_value_is_shown_as_it_is(show: object) -> None:
    """What is no moment is not guessed."""
    assert callable(show)
    assert show("soon") == "soon"
