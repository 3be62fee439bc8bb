"""The operations on entries of a record, as rows of the table of operations."""

from __future__ import annotations

from dataclasses import replace

from frmr_cli.domain.entry_shapes import EDUCATION
from frmr_cli.domain.rights import Action
from frmr_cli.servers.operations import Answer, Operation, Parameter
from frmr_cli.servers.registry import entry_operations as own
from frmr_cli.servers.registry import entry_steps as steps
from frmr_cli.servers.registry.bodies import MERGE_PATCH
from frmr_cli.servers.registry.descriptions import KEY, about, ok, problems
from frmr_cli.servers.registry.record_parameters import (
    AS_OF,
    ENTRY_ID,
    ETAG,
    MATCH,
    ON,
    PAGE,
    WORKER_ID,
)

_MODELS = "frmr_cli.servers.registry.entry_models"
_LOCATION = {**ETAG, "Location": "The entry"}
_KIND = Parameter(
    name="kind",
    place="query",
    description="Only entries of this kind.",
    schema={"type": "string", "enum": list(EDUCATION)},
    required=False,
)


def _readable(noun: str, *filters: Parameter) -> tuple[Operation, ...]:
    name = noun.capitalize()
    return (
        Operation(
            id=f"list{name}",
            method="GET",
            path=f"/v1/workers/{{id}}/{noun}",
            handler=own.list_entries(noun),
            summary=f"The entries of {noun} of a worker, the latest first",
            description="Who may change an entry sees its newest version, everybody else what was confirmed.",
            tag=noun,
            parameters=(WORKER_ID, *filters, AS_OF, *PAGE),
            answers={
                200: ok("The entries", f"{name}Page", module=_MODELS),
                **problems(400, 404, 422),
            },
            **about(Action.READ),
        ),
        Operation(
            id=f"read{name}",
            method="GET",
            path=f"/v1/{noun}/{{entry}}",
            handler=own.read_entry(noun),
            summary="One entry",
            tag=noun,
            parameters=(ENTRY_ID, AS_OF),
            answers={
                200: ok("The entry", f"{name}Entry", ETAG, module=_MODELS),
                **problems(404, 422),
            },
            **about(Action.READ),
        ),
        _history(noun),
    )


def _history(noun: str) -> Operation:
    return Operation(
        id=f"read{noun.capitalize()}History",
        method="GET",
        path=f"/v1/{noun}/{{entry}}/history",
        handler=steps.read_history(noun),
        summary="Who changed what, the newest first",
        tag=noun,
        parameters=(ENTRY_ID, *PAGE),
        answers={200: ok("The versions", "EntryHistory", module=_MODELS), **problems(400, 404)},
        **about(Action.READ),
    )


def _writable(noun: str) -> tuple[Operation, ...]:
    name = noun.capitalize()
    add = Operation(
        id=f"add{name}",
        method="POST",
        path=f"/v1/workers/{{id}}/{noun}",
        handler=own.add_entry(noun),
        summary="Add an entry, as a draft",
        tag=noun,
        parameters=(WORKER_ID, KEY),
        body=f"{_MODELS}:{name}Body",
        answers={
            201: ok("The draft", f"{name}Entry", _LOCATION, module=_MODELS),
            **problems(400, 404, 409, 415, 422),
        },
        **about(Action.EDIT),
    )
    return add, _change(add, noun), _removal(noun), _submission(add, noun)


def _change(add: Operation, noun: str) -> Operation:
    name = noun.capitalize()
    return replace(
        add,
        id=f"patch{name}",
        method="PATCH",
        path=f"/v1/{noun}/{{entry}}",
        handler=own.patch_entry(noun),
        summary="Change an entry; it is a draft again",
        description="What was confirmed before stays visible to readers until the change is confirmed.",
        parameters=(ENTRY_ID, MATCH, KEY),
        body=f"{_MODELS}:EntryPatch",
        body_media_types=(MERGE_PATCH,),
        answers={
            200: ok("The entry as it is now", f"{name}Entry", ETAG, module=_MODELS),
            **problems(400, 404, 409, 412, 415, 422, 428),
        },
    )


def _submission(add: Operation, noun: str) -> Operation:
    name = noun.capitalize()
    return replace(
        add,
        id=f"submit{name}",
        path=f"/v1/{noun}/{{entry}}/submission",
        handler=steps.submit_entry(noun),
        summary="Have an entry checked, a rejected one again",
        description="The answer tells the state and what the rules have found.",
        parameters=(ENTRY_ID, MATCH, KEY),
        body=None,
        body_media_types=(),
        answers={
            200: ok("The entry with its state", f"{name}Entry", ETAG, module=_MODELS),
            **problems(400, 404, 409, 412, 422, 428),
        },
    )


def _removal(noun: str) -> Operation:
    return Operation(
        id=f"remove{noun.capitalize()}",
        method="DELETE",
        path=f"/v1/{noun}/{{entry}}",
        handler=own.remove_entry(noun),
        summary="Remove an entry",
        description="Its history stays. What was confirmed is removed by those who keep the records.",
        tag=noun,
        parameters=(ENTRY_ID, MATCH, KEY),
        answers={
            204: Answer(description="It is removed"),
            **problems(400, 404, 409, 412, 422, 428),
        },
        **about(Action.EDIT),
    )


OPERATIONS: tuple[Operation, ...] = (
    *_readable("education", _KIND),
    *_writable("education"),
    *_readable("employment", ON),
    *_writable("employment"),
    Operation(
        id="transferEmployment",
        method="POST",
        path="/v1/employment/{entry}/transfer",
        handler=steps.transfer_job,
        summary="Close a job and open the next one",
        description="The job ends the day before; both stay drafts until they are submitted.",
        tag="employment",
        parameters=(ENTRY_ID, MATCH, KEY),
        body=f"{_MODELS}:Transfer",
        answers={
            201: ok("The new job", "EmploymentEntry", _LOCATION, module=_MODELS),
            **problems(400, 404, 409, 412, 415, 422, 428),
        },
        **about(Action.EDIT),
    ),
    *_readable("accreditation"),
)
