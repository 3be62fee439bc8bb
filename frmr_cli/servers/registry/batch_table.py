"""The batch as a row of the table of operations."""

from __future__ import annotations

from frmr_cli.servers.operations import Operation, Parameter
from frmr_cli.servers.registry.batch import apply_batch
from frmr_cli.servers.registry.descriptions import SECURITY, ok, problems

_MODELS = "frmr_cli.servers.registry.batch_models"

_PREFER = Parameter(
    name="Prefer",
    place="header",
    description="`return=minimal` leaves changed records out of the results (RFC 7240 §4.2).",
    required=False,
)

OPERATIONS: tuple[Operation, ...] = (
    Operation(
        id="applyBatch",
        method="POST",
        path="/v1/batch",
        handler=apply_batch,
        summary="Many operations in one request",
        description=(
            "Each is done or refused by itself, with the rights and rules of the single request. What is answered is"
            " durable; a batch without an answer may be done in part, and is sent again with the same keys."
        ),
        tag="batch",
        parameters=(_PREFER,),
        body=f"{_MODELS}:Batch",
        answers={
            200: ok("The results in the order of the operations", "BatchResults", module=_MODELS),
            **problems(400, 415, 422),
        },
        security={SECURITY: ()},
    ),
)
