"""Operations that came too fast are sent again, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from frmr_cli.bulk.patience import Patience
from frmr_cli.bulk.sending import answers
from frmr_cli.errors import RateLimited
from frmr_cli.registry.batch import Result

if TYPE_CHECKING:
    from collections.abc import Sequence


class NarrowRegistry:
    """Does two operations of a request and finds the others too fast."""

    def __init__(self) -> None:
        self.requests: list[list[bytes]] = []

    def send(self, operations: Sequence[bytes]) -> list[Result]:
        """As `batch`."""
        self.requests.append(list(operations))
        return [
            Result(item.decode(), 200 if place < 2 else 429, None, None, None, None, 7 + place)
            for place, item in enumerate(operations)
        ]


def test_what_came_too_fast_is_sent_again_after_the_pause() -> None:
    """Each operation gets its answer at its place; what is done is not sent again."""
    registry = NarrowRegistry()
    pauses: list[float] = []

    results = answers(registry.send, [b"a", b"b", b"c", b"d", b"e"], pauses.append)

    assert [(item.id, item.status) for item in results] == [(name, 200) for name in "abcde"]
    assert registry.requests == [[b"a", b"b", b"c", b"d", b"e"], [b"c", b"d", b"e"], [b"e"]]
    assert pauses == [11, 9]


def test_a_pause_beyond_all_patience_ends_it() -> None:
    """Nobody waits longer than the run does, and an interrupted run does not wait at all."""
    ended = Patience()
    ended.end()

    with pytest.raises(RateLimited):
        Patience(10).rest(11)
    with pytest.raises(RateLimited):
        ended.rest(0.1)
