"""The searches and the history of a record, as rows of the table of operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frmr_cli.domain.categories import CATEGORIES
from frmr_cli.domain.rights import Action
from frmr_cli.domain.status import Status
from frmr_cli.servers.operations import Answer, Operation, Parameter
from frmr_cli.servers.registry import (
    list_operations,
    public_operations,
    search_operations,
    worker_operations,
)
from frmr_cli.servers.registry.descriptions import about, ok, problems
from frmr_cli.servers.registry.record_parameters import PAGE, WORKER_ID
from frmr_cli.servers.registry.search_operations import LONGEST

if TYPE_CHECKING:
    from collections.abc import Mapping

_MODELS = "frmr_cli.servers.registry.search_models"
_PUBLIC_ID = Parameter(
    name="id",
    place="path",
    description="A worker such as `2023.3475290`.",
    schema={"type": "string", "pattern": "^(19|20)[0-9]{2}[.][0-9]{7}$"},
)


def _open(*statuses: int) -> dict[int, Answer]:
    """The failures of an operation without a token."""
    known = problems(*statuses)
    return {status: known[status] for status in sorted({413, 429, 500, *statuses})}


_WORDS: Mapping[str, tuple[str, dict[str, object]]] = {
    "organization": ("OID of an organisation where the worker has a job.", {}),
    "post": ("Code of a post, or the beginning of its name.", {"maxLength": LONGEST}),
    "specialty": ("Code of a specialty, or the beginning of its name.", {"maxLength": LONGEST}),
    "category": ("Category of worker.", {"enum": list(CATEGORIES)}),
    "status": ("Status that the register derives.", {"enum": [item.value for item in Status]}),
}
_CRITERIA = tuple(
    Parameter(
        name=name,
        place="query",
        description=words,
        schema={"type": "string", **schema},
        required=False,
    )
    for name, (words, schema) in _WORDS.items()
)

OPERATIONS: tuple[Operation, ...] = (
    Operation(
        id="listWorkers",
        method="GET",
        path="/v1/workers",
        handler=list_operations.list_workers,
        summary="Masked records in the order of their ids",
        description=(
            "With `Accept: application/x-ndjson` all of them as one stream, a record a line, each as of the moment"
            " in which it is read; `cursor` goes on behind an id. A stream has two entries in the audit log: one"
            " before its first byte, one with the number of records at its end. The HR department lists the staff"
            " of its organisation."
        ),
        tag="workers",
        parameters=(*_CRITERIA, *PAGE),
        answers={
            200: ok("The workers in the order of their ids", "ListedWorkers", module=_MODELS),
            **problems(400, 422),
        },
        **about(Action.SEARCH),
    ),
    Operation(
        id="readWorkerHistory",
        method="GET",
        path="/v1/workers/{id}/history",
        handler=worker_operations.read_worker_history,
        summary="Who changed what in the record itself, the newest first",
        tag="workers",
        parameters=(WORKER_ID, *PAGE),
        answers={
            200: ok(
                "The versions", "WorkerHistory", module="frmr_cli.servers.registry.entry_models"
            ),
            **problems(400, 404),
        },
        **about(Action.READ),
    ),
    Operation(
        id="searchWorkers",
        method="POST",
        path="/v1/workers/search",
        handler=search_operations.search_workers,
        summary="Find workers",
        description="The HR department finds the staff of its organisation.",
        tag="workers",
        body=f"{_MODELS}:WorkerSearch",
        answers={
            200: ok("The workers in the order of their names", "FoundWorkers", module=_MODELS),
            **problems(400, 415, 422),
        },
        **about(Action.SEARCH),
    ),
    Operation(
        id="searchPublic",
        method="POST",
        path="/v1/public/search",
        handler=public_operations.search_public,
        summary="The status of workers with a name, for everybody",
        tag="public",
        body=f"{_MODELS}:PublicSearch",
        answers={
            200: ok("The first of them", "PublicWorkers", module=_MODELS),
            **_open(400, 415, 422),
        },
    ),
    Operation(
        id="readPublicWorker",
        method="GET",
        path="/v1/public/workers/{id}",
        handler=public_operations.read_public_worker,
        summary="The status of one worker, for everybody",
        tag="public",
        parameters=(_PUBLIC_ID,),
        answers={200: ok("What is public", "PublicWorker", module=_MODELS), **_open(404)},
    ),
)
