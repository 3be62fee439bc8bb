"""A plan that takes a run back, made from its before-images."""

from __future__ import annotations

import json
from functools import partial
from http import HTTPStatus
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.bulk.patience import Patience
from frmr_cli.bulk.plan_file import FieldChange
from frmr_cli.bulk.sending import answers
from frmr_cli.bulk.state import AT_ONCE
from frmr_cli.domain.catalogue import entry
from frmr_cli.locale import language
from frmr_cli.registry.batch import batch, operation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from frmr_cli.bulk.journal import Ended
    from frmr_cli.bulk.plan_file import Change
    from frmr_cli.bulk.plan_key import PlanKey
    from frmr_cli.bulk.plan_writer import PlanWriter
    from frmr_cli.bulk.runs import Run
    from frmr_cli.registry.caller import Caller


class Left(NamedTuple):
    """A row that is not taken back."""

    row: int
    target: str
    code: str
    title: str
    """What the registry said; empty where the code says all."""


_CHANGED_SINCE = "FRMR-BULK-061"


def plan_undo(run: Run, key: PlanKey, caller: Caller, writer: PlanWriter) -> list[Left]:
    """
    Write the inverse of every row that the run has done and that nobody has changed since.

    Returns: the rows that are left as they are, with the reason. Raises: as `answers`.
    """
    left: list[Left] = []
    rows = _done(run, key)
    while chunk := list(islice(rows, AT_ONCE)):
        reads = [
            operation(str(place), "GET", _object(change, ended))
            for place, (change, ended) in enumerate(chunk)
        ]
        states = answers(partial(batch, caller), reads, Patience().rest)
        for (change, ended), now in zip(chunk, states, strict=True):
            if now.problem is not None:
                title = str(now.problem.get("title", ""))
                left.append(Left(change.row, change.target, str(now.problem["code"]), title))
            elif now.etag != ended.etag:
                left.append(Left(change.row, change.target, _CHANGED_SINCE, ""))
            else:
                _take_back(writer, change, ended)
    return left


def _done(run: Run, key: PlanKey) -> Iterator[tuple[Change, Ended]]:
    """The rows that were done, each with its change; both go through the plan in its order."""
    changes = run.plan.read(key)
    for ended in run.journal.ended(failed=False):
        change = next(item for item in changes if item.number == ended.number)
        if change.inverse is not None and not _was_there(change, ended):
            yield change, ended


def _was_there(change: Change, ended: Ended) -> bool:
    """Whether the registry had the new object already: it is not for this run to delete it."""
    assert change.inverse is not None  # noqa: S101 - the others are passed by
    return (
        change.inverse["method"] == "DELETE"
        and ended.status == HTTPStatus.OK
        and (change.inverse["path"] is None)
    )


def _path(change: Change, ended: Ended) -> str:
    """What takes a change back is sent there; the path of a new object is known from its making."""
    assert change.inverse is not None  # noqa: S101 - the others are passed by
    return str(change.inverse["path"] or ended.location)


def _object(change: Change, ended: Ended) -> str:
    """The object that tells whether somebody has changed it since."""
    assert change.inverse is not None  # noqa: S101 - the others are passed by
    return str(change.inverse.get("object") or _path(change, ended))


def _take_back(writer: PlanWriter, change: Change, ended: Ended) -> None:
    was: dict[str, Any] = json.loads(change.operation)
    assert change.inverse is not None  # noqa: S101 - as above
    method, body = change.inverse["method"], change.inverse["body"]
    step = {"method": method, "path": _path(change, ended), "ifMatch": ended.etag, "body": body}
    again = {"method": was["method"], "path": was["path"], "body": was.get("body")}
    writer.add(
        row=change.row,
        target=change.target,
        fields=_turned(change.fields),
        operation={name: value for name, value in step.items() if value is not None},
        # A deleted object comes back as another one, so taking back the taking back ends there.
        inverse=again if method == "PATCH" else None,
        cells=change.cells,
    )


def _turned(fields: Sequence[FieldChange]) -> tuple[FieldChange, ...]:
    return tuple(FieldChange(item.field, item.after, item.before) for item in fields)


def left_rows(left: Sequence[Left]) -> Iterator[dict[str, Any]]:
    """The rows that stay as they are, with the reason in the language of the process."""
    for item in left:
        known = entry(item.code)
        text = known.text(language()) if known and not item.title else None
        yield {
            "row": item.row,
            "target": item.target,
            "code": item.code,
            "message": text.message if text else item.title,
            "hint": text.hint if text else "",
        }
