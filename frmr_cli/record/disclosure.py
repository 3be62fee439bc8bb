"""Reading a record with its restricted fields: the masked one first, then the values that were asked for."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from frmr_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.context import Context
    from frmr_cli.registry.client import Answer


def read_worker(context: Context, worker_id: str, *, as_of: str | None = None) -> Answer:
    """
    A worker as the flags of the run ask for it: masked, or with `--reveal --reason` in clear.

    `as_of`: as the register knew it at the end of that day; the past is shown masked only.
    Raises: UsageError FRMR-CLI-014 for --reveal without a reason, FRMR-CLI-060 for --reveal of the past.
    """
    reveal, reason = context.flags.reveal, context.flags.reason
    if reveal and as_of:
        raise UsageError("FRMR-CLI-060", first="--as-of", second="--reveal")
    if reveal and not (reason and reason.strip()):
        raise UsageError("FRMR-CLI-014")
    answer = context.registry.worker(worker_id, as_of=as_of)
    masked = answer.data.get("masked") or []
    if not (reveal and masked):
        return answer
    disclosed = context.registry.disclose(worker_id, masked, str(reason))
    return answer._replace(data=unmasked(answer.data, disclosed.data.get("values", {})))


def disclosed_worker(
    context: Context, worker_id: str, fields: Sequence[str], *, reason: str
) -> dict[str, Any]:
    """A worker with those of the restricted fields in clear that the record has; the reading is logged."""
    document = context.registry.worker(worker_id).data
    masked = [pointer for pointer in document.get("masked", ()) if pointer in fields]
    if not masked:
        return document
    disclosed = context.registry.disclose(worker_id, masked, reason)
    return unmasked(document, disclosed.data.get("values", {}))


def unmasked(document: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """The document with the values at their JSON pointers (RFC 6901); nothing else is masked any more."""
    result = copy.deepcopy(document)
    for pointer, value in values.items():
        _put(result, pointer, value)
    result["masked"] = [pointer for pointer in document.get("masked", []) if pointer not in values]
    return result


def _put(document: Any, pointer: str, value: Any) -> None:
    steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    for step in steps[:-1]:
        document = document[int(step)] if isinstance(document, list) else document[step]
    if isinstance(document, list):
        document[int(steps[-1])] = value
    else:
        document[steps[-1]] = value
