"""The operations on the audit log, as rows of the table of operations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.domain.rights import Action
from frmr_cli.servers.operations import Operation, Parameter
from frmr_cli.servers.registry import (
    audit_erasure,
    audit_operations,
    audit_proof_operations,
    audit_retention_operations,
    audit_views,
)
from frmr_cli.servers.registry.audit_filters import LONGEST, MOST_ROWS, ORDERS, OUTCOMES, TEXTS
from frmr_cli.servers.registry.descriptions import KEY, SECURITY, about, ok, problems

if TYPE_CHECKING:
    from frmr_cli.servers.operations import Answer

_MODELS = "frmr_cli.servers.registry.audit_models"

_DESCRIPTIONS = {
    "actor": "`sub` of who did it.",
    "subject": "Whose data: a worker or an account.",
    "action": "An action or its first words: `worker` means every `worker.…`.",
    "object": "An object that was touched.",
    "reason": "Words that all stand in the reason.",
    "session": "`sid` of the login.",
    "address": "Network address of the client.",
    "request_id": "X-Request-Id of the call.",
    "role": "A role of who did it.",
}


def _query(name: str, description: str, **schema: Any) -> Parameter:
    return Parameter(
        name=name, place="query", description=description, schema=schema, required=False
    )


_SPAN = (
    _query("from", "Not earlier than this moment.", type="string", format="date-time"),
    _query("to", "Earlier than this moment.", type="string", format="date-time"),
)
_FILTERS = (
    *(
        _query(name, _DESCRIPTIONS[name], type="string", minLength=1, maxLength=LONGEST)
        for name in TEXTS
    ),
    _query("outcome", "How it ended.", type="string", enum=list(OUTCOMES)),
    *_SPAN,
    _query("order", "Newest or oldest first.", type="string", enum=list(ORDERS)),
    _query("limit", "Rows of a page.", type="integer", minimum=1, maximum=MOST_ROWS),
    _query("cursor", "`next` of the page before.", type="string", pattern="^[0-9]{1,15}$"),
)
_SIZES = (
    _query("from", "Entries of the smaller log.", type="integer", minimum=0),
    _query("to", "Entries of the greater log.", type="integer", minimum=0),
)
_SEQ = Parameter(
    name="seq",
    place="path",
    description="The number of an entry.",
    schema={"type": "string", "pattern": "^[0-9]{1,15}$"},
)


def _answers(description: str, model: str, *statuses: int) -> dict[int, Answer]:
    return {200: ok(description, model, module=_MODELS), **problems(*statuses)}


OPERATIONS: tuple[Operation, ...] = (
    Operation(
        id="readAuditEvents",
        method="GET",
        path="/v1/audit/events",
        handler=audit_operations.read_events,
        summary="What was done",
        description="With `Accept: application/x-ndjson` everything that matches, a line per entry in canonical JSON as it was signed,"
        " with `Accept: application/x-ndjson; names=shown` with the ids of workers as in pages;"
        " the header Audit-Export-Head then has a signed head over all of it, in base64, the header Audit-Gone what `gone` is in a page,"
        " and `limit` may be any number.",
        tag="audit",
        parameters=_FILTERS,
        answers=_answers("The entries", "AuditEntries", 400),
        **about(Action.READ_AUDIT),
    ),
    Operation(
        id="readAuditEvent",
        method="GET",
        path="/v1/audit/events/{seq}",
        handler=audit_operations.read_event,
        summary="One entry",
        tag="audit",
        parameters=(_SEQ,),
        answers=_answers("The entry", "AuditEntry", 404),
        **about(Action.READ_AUDIT),
    ),
    Operation(
        id="readAuditCheckpoint",
        method="GET",
        path="/v1/audit/checkpoint",
        handler=audit_proof_operations.read_checkpoint,
        summary="A signed head over all entries",
        tag="audit",
        security={SECURITY: ()},
        answers=_answers("The head", "AuditHead"),
    ),
    Operation(
        id="listAuditCheckpoints",
        method="GET",
        path="/v1/audit/checkpoints",
        handler=audit_proof_operations.list_checkpoints,
        summary="The heads that were signed",
        tag="audit",
        parameters=_SIZES,
        security={SECURITY: ()},
        answers=_answers("The heads, the smallest first", "AuditHeads", 400),
    ),
    Operation(
        id="readAuditProof",
        method="GET",
        path="/v1/audit/proof/{seq}",
        handler=audit_proof_operations.read_proof,
        summary="An entry with what proves that it is in the log",
        tag="audit",
        parameters=(
            _SEQ,
            _query("size", "Of which head; the newest by default.", type="integer", minimum=1),
        ),
        answers=_answers("The proof", "AuditProof", 400, 404),
        **about(Action.READ_AUDIT),
    ),
    Operation(
        id="readAuditConsistency",
        method="GET",
        path="/v1/audit/consistency",
        handler=audit_proof_operations.read_consistency,
        summary="What proves that the log only grew",
        tag="audit",
        parameters=_SIZES,
        security={SECURITY: ()},
        answers=_answers("The proof", "AuditConsistency", 400),
    ),
    Operation(
        id="readAuditKeys",
        method="GET",
        path="/v1/audit/keys",
        handler=audit_proof_operations.read_keys,
        summary="The keys that sign the heads",
        tag="audit",
        security={SECURITY: ()},
        answers=_answers("The keys", "AuditKeys"),
    ),
    Operation(
        id="eraseFromAudit",
        method="POST",
        path="/v1/audit/erasures",
        handler=audit_erasure.erase,
        summary="Make a person disappear from the log",
        description="Destroys the key of the marks under which a worker stands; entries, hashes and proofs stay as they were signed.",
        tag="audit",
        parameters=(KEY,),
        body=f"{_MODELS}:AuditErasureRequest",
        answers={
            200: ok("What became of it", "AuditErasure", module=_MODELS),
            **problems(400, 404, 409, 415, 422),
        },
        **about(Action.ERASE_FROM_AUDIT),
    ),
    Operation(
        id="readAuditRetention",
        method="GET",
        path="/v1/audit/retention",
        handler=audit_retention_operations.read_retention,
        summary="What the log has lost by its term",
        tag="audit",
        answers=_answers("The newest statement and the months that are over", "AuditRetention"),
        **about(Action.READ_AUDIT),
    ),
    Operation(
        id="retainAudit",
        method="POST",
        path="/v1/audit/retentions",
        handler=audit_retention_operations.retain,
        summary="Let the contents of a month go whose term has ended",
        description="Only the oldest month goes, and only for who has its archive. A signed statement says so and an entry holds its hash;"
        " hashes, tree, heads and proofs stay.",
        tag="audit",
        parameters=(KEY,),
        body=f"{_MODELS}:AuditRetentionRequest",
        answers={
            200: ok("What went", "AuditRetained", module=_MODELS),
            **problems(400, 409, 415, 422),
        },
        **about(Action.RETAIN_AUDIT),
    ),
    Operation(
        id="readAuditLeaves",
        method="GET",
        path="/v1/audit/leaves",
        handler=audit_retention_operations.read_leaves,
        summary="The hashes of entries",
        description="At most 20 000 at once; `to` of the answer is the `from` that follows.",
        tag="audit",
        parameters=_SIZES,
        answers=_answers("The hashes", "AuditLeaves", 400),
        **about(Action.READ_AUDIT),
    ),
    Operation(
        id="readAuditSubtrees",
        method="GET",
        path="/v1/audit/subtrees",
        handler=audit_retention_operations.read_subtrees,
        summary="The complete subtrees of the first entries",
        tag="audit",
        parameters=(_query("size", "Of how many entries.", type="integer", minimum=0),),
        answers=_answers("The subtrees", "AuditSubtrees", 400),
        **about(Action.READ_AUDIT),
    ),
    Operation(
        id="readOwnAudit",
        method="GET",
        path="/v1/audit/mine",
        handler=audit_views.read_mine,
        summary="Who worked with the own record",
        tag="audit",
        parameters=tuple(row for row in _FILTERS if row.name not in audit_views.HIDDEN),
        answers=_answers("The entries", "OwnAuditEntries", 400, 404),
        **about(Action.READ),
    ),
    Operation(
        id="readLogins",
        method="GET",
        path="/v1/audit/logins",
        handler=audit_views.read_logins,
        summary="The first call of each login",
        description="The log of the issuer has how the login went, under the same session.",
        tag="audit",
        parameters=_FILTERS,
        answers=_answers("The entries", "AuditEntries", 400),
        **about(Action.READ_LOGIN_EVENTS),
    ),
    Operation(
        id="readAnomalies",
        method="GET",
        path="/v1/audit/anomalies",
        handler=audit_views.read_anomalies,
        summary="What is unusual",
        description="The registry marks entries while they come; `size` says up to which it has looked.",
        tag="audit",
        parameters=(*_SPAN, *(row for row in _FILTERS if row.name in ("limit", "cursor"))),
        answers=_answers("What was found, the oldest first", "AuditAnomalies", 400),
        **about(Action.READ_LOGIN_EVENTS),
    ),
)
