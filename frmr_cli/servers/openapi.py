"""The OpenAPI 3.1 document of a table of operations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.servers.operations import model_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from frmr_cli.servers.operations import Answer, Operation, Parameter

_REF = "#/components/schemas/{model}"


def document(
    *,
    info: Mapping[str, Any],
    servers: Sequence[str],
    operations: Iterable[Operation],
    security_schemes: Mapping[str, Any],
) -> dict[str, Any]:
    """
    Describe a service.

    `info` is the Info Object; `servers` are base URLs. Each model appears once under `components`.
    Source: OpenAPI Specification 3.1.1.
    """
    from pydantic.json_schema import models_json_schema

    rows = list(operations)
    inputs = {row.body for row in rows if row.body}
    outputs = {answer.model for row in rows for answer in row.answers.values() if answer.model}
    pairs = [(model_class(name), "validation") for name in sorted(inputs)]
    pairs += [(model_class(name), "serialization") for name in sorted(outputs)]
    references, definitions = models_json_schema(pairs, ref_template=_REF)  # type: ignore[arg-type]
    schemas = {
        (reference, mode): references[model_class(reference), mode]  # type: ignore[index]
        for reference, mode in [(name, "validation") for name in inputs]
        + [(name, "serialization") for name in outputs]
    }
    paths: dict[str, dict[str, Any]] = {}
    for row in rows:
        paths.setdefault(row.path, {})[row.method.lower()] = _operation(row, schemas)
    return {
        "openapi": "3.1.1",
        "info": dict(info),
        "servers": [{"url": url} for url in servers],
        "paths": paths,
        "components": {
            "schemas": definitions.get("$defs", {}),
            "securitySchemes": dict(security_schemes),
        },
    }


def _operation(row: Operation, schemas: Mapping[tuple[str, str], Any]) -> dict[str, Any]:
    result: dict[str, Any] = {"operationId": row.id, "summary": row.summary}
    if row.description:
        result["description"] = row.description
    if row.tag:
        result["tags"] = [row.tag]
    if row.parameters:
        result["parameters"] = [_parameter(parameter) for parameter in row.parameters]
    if row.body:
        schema = schemas[row.body, "validation"]
        content = {media_type: {"schema": schema} for media_type in row.body_media_types}
        result["requestBody"] = {"required": True, "content": content}
    result["responses"] = {
        str(status): _answer(answer, schemas) for status, answer in sorted(row.answers.items())
    }
    # An empty list says «open» also when the document has a default.
    result["security"] = [{name: list(scopes)} for name, scopes in row.security.items()]
    return result


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": parameter.place,
        "description": parameter.description,
        "required": parameter.required,
        "schema": dict(parameter.schema),
    }


def _answer(answer: Answer, schemas: Mapping[tuple[str, str], Any]) -> dict[str, Any]:
    result: dict[str, Any] = {"description": answer.description}
    if answer.headers:
        result["headers"] = {
            name: {"description": text, "schema": {"type": "string"}}
            for name, text in answer.headers.items()
        }
    if answer.model:
        schema = schemas[answer.model, "serialization"]
        result["content"] = {answer.media_type: {"schema": schema}}
    elif answer.media_type != "application/json":
        result["content"] = {answer.media_type: {"schema": {"type": "string"}}}
    return result
