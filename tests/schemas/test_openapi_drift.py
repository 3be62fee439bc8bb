"""The exported OpenAPI documents against the services."""

from __future__ import annotations

import json
from typing import Any

import jsonschema_rs
import pytest

from generators.openapi import documents
from tests.embedded import ROOT

DOCUMENTS = ["docs/openapi.json", "docs/openapi-gosuslugi.json"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_exported_document_is_current(name: str) -> None:
    """The file in docs says what the service says."""
    exported = (ROOT / name).read_text(encoding="utf-8")

    assert exported == documents()[name], "run `make generate`"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_operations_and_references_are_sound(name: str) -> None:
    """Identifiers of operations are unique, references lead somewhere, and models are JSON Schema 2020-12."""
    document = json.loads((ROOT / name).read_text(encoding="utf-8"))
    operations = [row for path in document["paths"].values() for row in path.values()]
    models = document.get("components", {}).get("schemas", {})

    assert document["openapi"].startswith("3.1.")
    assert len(operations) == len({row["operationId"] for row in operations})
    assert {f"#/components/schemas/{name}" for name in models} >= set(_references(document))
    for model in models.values():
        jsonschema_rs.meta.validate(
            {"$schema": "https://json-schema.org/draft/2020-12/schema", **model}
        )


def _references(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
        return own + [found for item in value.values() for found in _references(item)]
    if isinstance(value, list):
        return [found for item in value for found in _references(item)]
    return []
