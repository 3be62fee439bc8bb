"""The OpenAPI document and the registry agree."""

from __future__ import annotations

import json
import warnings
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

with warnings.catch_warnings():
    # The examiner's own dependencies warn at import.
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis import GenerationMode
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        negative_data_rejection,
        response_headers_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

from hypothesis import HealthCheck, Phase, given, settings

from frmr_cli.servers.people import cast
from frmr_cli.servers.registry import models
from frmr_cli.servers.registry.app import openapi_document
from frmr_cli.servers.registry.config import DEFAULT_RATES, Rate
from frmr_cli.servers.registry.seed import seed
from frmr_cli.servers.registry.table import OPERATIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from frmr_cli.servers.registry.config import RegistryConfig
    from tests.servers.registry.conftest import Registry

EXPORTED = Path(__file__).parents[3] / "docs" / "openapi.json"
CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
]
STRICT = ("discloseWorker", "startContactChange", "confirmContactChange", "searchPublic")
"""Operations whose body the document describes in full: what it forbids must be refused."""
OPEN = ("readHealth", "readOpenApi", "searchPublic", "readPublicWorker")


def document_about(worker_id: str) -> dict[str, Any]:
    """The document, with records that exist in the place of any id."""
    document = openapi_document()
    for path, methods in document["paths"].items():
        for operation in methods.values():
            for parameter in operation.get("parameters", ()):
                if parameter["name"] == "id" and path.startswith("/v1/workers/"):
                    parameter["schema"] = {"enum": [worker_id, "me"]}
    return document


@pytest.fixture
def tireless(config: RegistryConfig, serve: Callable[[RegistryConfig], Registry]) -> Registry:
    """A registry that lets everybody ask as often as they like."""
    free = replace(config, rates=dict.fromkeys(DEFAULT_RATES, Rate(0.0001, 10_000)))
    seed(free, cast("test"))
    return serve(free)


def examine(
    registry: Registry, operation: str, checks: list[Any], mode: GenerationMode, examples: int
) -> None:
    """Send made-up requests of a practitioner and check each answer against the document."""
    schema = schemathesis.openapi.from_dict(document_about(registry.id_of("ivanova")))
    token = registry.issuer.token("1000000301")
    found = schema.find_operation_by_id(operation)

    @given(case=found.as_strategy(generation_mode=mode))
    @settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def check(case: Any) -> None:
        case.call_and_validate(
            base_url=str(registry.http.base_url),
            headers={"Authorization": f"Bearer {token}"},
            checks=checks,
        )

    check()


@pytest.mark.parametrize("operation", [row.id for row in OPERATIONS])
def test_answers_are_those_described(tireless: Registry, operation: str) -> None:
    """Whatever is sent, status, media type, headers and body of the answer are in the document."""
    examine(tireless, operation, CHECKS, GenerationMode.POSITIVE, 40)

    assert tireless.issuer.requests or operation in OPEN


@pytest.mark.parametrize("operation", STRICT)
def test_what_the_document_forbids_is_refused(tireless: Registry, operation: str) -> None:
    """Bodies that break the schema are failures of the client, of the described kind."""
    checks = [*CHECKS, negative_data_rejection]

    examine(tireless, operation, checks, GenerationMode.NEGATIVE, 40)

    assert tireless.ask("GET", "/v1/workers/me", by="ivanova").headers["etag"] == '"1"'


def test_good_answers_have_the_models(registry: Registry) -> None:
    """The answers that random input rarely reaches fit their models, with nothing more."""
    worker = registry.id_of("ivanova")
    wanted = {"fields": ["/snils"], "reason": "проверка"}
    change = {"kind": "phone", "value": "+79990001122"}
    begun = registry.ask("POST", "/v1/workers/me/contact-changes", by="ivanova", json=change)
    contacts = registry.ask("GET", "/v1/workers/me/contacts", by="ivanova")
    disclosed = registry.ask("POST", f"/v1/workers/{worker}/disclosures", by="admin", json=wanted)
    health = registry.ask("GET", "/v1/health")
    me = registry.ask("GET", "/v1/me", by="orlova")

    models.ContactChange.model_validate_json(begun.content, strict=True)
    models.Contacts.model_validate_json(contacts.content, strict=True)
    models.Disclosure.model_validate_json(disclosed.content, strict=True)
    models.Health.model_validate_json(health.content, strict=True)
    models.Me.model_validate_json(me.content, strict=True)


@pytest.mark.parametrize(
    "login", ["ivanova", "petrova", "sidorov", "mamedov", "nguyen", "koroleva", "gromov"]
)
def test_records_of_the_cast_have_the_model(registry: Registry, login: str) -> None:
    """The masked record of everybody in the cast fits the published model."""
    answer = registry.ask("GET", f"/v1/workers/{registry.id_of(login)}", by="admin")

    models.MaskedWorker.model_validate_json(answer.content, strict=True)


def test_served_document_is_that_of_the_operations(registry: Registry) -> None:
    """The registry describes itself at its own address."""
    served = registry.ask("GET", "/v1/openapi.json").json()

    assert served["servers"] == [{"url": "http://127.0.0.1:8080"}]
    assert served["paths"].keys() == {row.path for row in OPERATIONS}


def test_exported_document_is_current() -> None:
    """`docs/openapi.json` is what the program describes."""
    assert json.loads(EXPORTED.read_text(encoding="utf-8")) == openapi_document()
