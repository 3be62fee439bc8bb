"""Operations sent until each has its answer: those that came too fast for the registry are sent again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from frmr_cli.registry.batch import Result

_TOO_FAST = 429


def answers(
    send: Callable[[Sequence[bytes]], list[Result]],
    operations: Sequence[bytes],
    rest: Callable[[float], None],
) -> list[Result]:
    """
    One result per operation, in their order, none of them a refusal for the rate.

    `rest` waits for so many seconds. Raises: what `send` and `rest` raise.
    """
    results = send(operations)
    while places := [place for place, item in enumerate(results) if item.status == _TOO_FAST]:
        rest(max(float(results[place].retry_after or 1) for place in places))
        again = send([operations[place] for place in places])
        for place, item in zip(places, again, strict=True):
            results[place] = item
    return results
