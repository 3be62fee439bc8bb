"""The operations on dictionaries, as rows of the table of operations."""

from __future__ import annotations

from frmr_cli.domain.rights import Scope
from frmr_cli.servers.operations import Operation, Parameter
from frmr_cli.servers.registry import dictionary_operations as handlers
from frmr_cli.servers.registry.descriptions import KEY, SECURITY, ok, problems
from frmr_cli.servers.registry.paging import MOST_ROWS

_MODELS = "frmr_cli.servers.registry.dictionary_models"
_READ = {SECURITY: (Scope.READ.value,)}
_ADMIN = {SECURITY: (Scope.ADMIN.value,)}

_OID = Parameter(
    name="oid",
    place="path",
    description="The dictionary by its OID, or a short name such as `posts`.",
    schema={"type": "string", "minLength": 1, "maxLength": 64},
)
_CODE = Parameter(name="code", place="path", description="A code of the dictionary.")
_ON = Parameter(
    name="on",
    place="query",
    description="Only what was valid on that day.",
    schema={"type": "string", "format": "date"},
    required=False,
)
_FILTERS = (
    _ON,
    Parameter(
        name="prefix",
        place="query",
        description="Each word of it begins the code or a word of the name.",
        required=False,
    ),
    Parameter(
        name="limit",
        place="query",
        description="Rows of a page.",
        schema={"type": "integer", "minimum": 1, "maximum": MOST_ROWS},
        required=False,
    ),
    Parameter(
        name="cursor",
        place="query",
        description="`next` of the page before.",
        required=False,
    ),
)

OPERATIONS: tuple[Operation, ...] = (
    Operation(
        id="listDictionaries",
        method="GET",
        path="/v1/dictionaries",
        handler=handlers.list_dictionaries,
        summary="The dictionaries that can be asked",
        tag="dictionaries",
        security=_READ,
        answers={200: ok("All of them, by OID", "DictionaryList", module=_MODELS), **problems()},
    ),
    Operation(
        id="readDictionary",
        method="GET",
        path="/v1/dictionaries/{oid}",
        handler=handlers.read_dictionary,
        summary="Entries of a dictionary",
        tag="dictionaries",
        parameters=(_OID, *_FILTERS),
        security=_READ,
        answers={
            200: ok(
                "In the order of the publication",
                "DictionaryPage",
                {"ETag": "The version of the dictionary"},
                module=_MODELS,
            ),
            **problems(400, 404, 422),
        },
    ),
    Operation(
        id="readDictionaryEntry",
        method="GET",
        path="/v1/dictionaries/{oid}/entries/{code}",
        handler=handlers.read_entry,
        summary="What a code means",
        tag="dictionaries",
        parameters=(_OID, _CODE, _ON),
        security=_READ,
        answers={200: ok("The entry", "FoundEntry", module=_MODELS), **problems(404, 422)},
    ),
    Operation(
        id="importDictionary",
        method="POST",
        path="/v1/dictionaries/{oid}/versions",
        handler=handlers.import_version,
        summary="Import a version of a dictionary, whole or part by part",
        description="For administrators of the register. The last part takes the version into use.",
        tag="dictionaries",
        parameters=(_OID, KEY),
        body=f"{_MODELS}:DictionaryPart",
        security=_ADMIN,
        answers={
            201: ok(
                "What is there now",
                "ImportedVersion",
                {"Location": "The dictionary"},
                module=_MODELS,
            ),
            **problems(400, 404, 409, 415, 422),
        },
    ),
)
