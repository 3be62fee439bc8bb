"""The audit log live: entries and marks of what is unusual, from now on until Ctrl-C."""

from __future__ import annotations

from collections import deque
from itertools import chain
from typing import TYPE_CHECKING, Any

from frmr_cli.audit.run import met

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from frmr_cli.context import Context
    from frmr_cli.registry.audit import AuditLog

FOLLOW_SECONDS = 2.0
PAGE = 1000
SAMPLE = 50
"""Entries of the past that tell how wide the columns have to be."""
OWN_CALLS = 1000
"""Of so many own calls the entries are left out while following."""


def follow(context: Context, wanted: Mapping[str, str]) -> None:
    """New entries as they come, oldest first, until Ctrl-C."""
    from frmr_cli.render.audit import entries_listing

    log = met(context)
    sample = log.page({**wanted, "limit": SAMPLE}).data["items"]
    found = followed(log, wanted, sleep=context.sleep)
    context.show_live(entries_listing(chain.from_iterable(found)), sample)


def followed(
    log: AuditLog, wanted: Mapping[str, str], *, sleep: Callable[[float], object]
) -> Iterator[list[dict[str, Any]]]:
    """What is written from now on; the entries of the looking itself are left out, or it would never end."""
    own: deque[str] = deque(maxlen=OWN_CALLS)
    first = log.page({**wanted, "limit": 1})
    own.append(first.request_id)
    cursor = int(first.data["size"])
    while True:
        answer = log.page({**wanted, "order": "oldest", "cursor": cursor, "limit": PAGE})
        own.append(answer.request_id)
        items = answer.data["items"]
        if shown := [item for item in items if item.get("requestId") not in own]:
            yield shown
        if items:
            cursor = int(items[-1]["seq"])
        if len(items) < PAGE:
            sleep(FOLLOW_SECONDS)


def follow_anomalies(context: Context) -> None:
    """What is marked as unusual from now on, until Ctrl-C."""
    from frmr_cli.render.audit import anomalies_listing

    found = followed_anomalies(met(context), sleep=context.sleep)
    context.show_live(anomalies_listing(chain.from_iterable(found)), ())


def followed_anomalies(
    log: AuditLog, *, sleep: Callable[[float], object]
) -> Iterator[list[dict[str, Any]]]:
    """What is marked from now on, in the order of the entries."""
    cursor = int(log.anomalies_page({"limit": 1}).data["size"])
    while True:
        page = log.anomalies_page({"cursor": cursor}).data
        if page["items"]:
            yield page["items"]
        cursor = int(page["next"] or page["size"])
        if not page["next"]:
            sleep(FOLLOW_SECONDS)
