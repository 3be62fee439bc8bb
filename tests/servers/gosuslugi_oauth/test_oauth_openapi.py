"""The OpenAPI document and the service agree."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import pytest

with warnings.catch_warnings():
    # The examiner's own dependencies warn at import.
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_headers_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

from hypothesis import HealthCheck, Phase, given, settings

from frmr_cli.servers.gosuslugi.oauth import models

if TYPE_CHECKING:
    from tests.servers.gosuslugi_oauth.conftest import LiveIssuer

CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
]


def document(issuer: LiveIssuer) -> dict[str, Any]:
    """The served document."""
    answer = issuer.http.get(issuer.url("/openapi.json"))
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def test_document_names_every_endpoint_of_the_metadata(issuer: LiveIssuer) -> None:
    """What the metadata offers is described."""
    paths = set(document(issuer)["paths"])
    metadata = issuer.http.get(issuer.url("/.well-known/openid-configuration")).json()
    origin = issuer.config.issuer.removesuffix(issuer.config.path)

    offered = {
        value.removeprefix(origin)
        for name, value in metadata.items()
        if name.endswith(("_endpoint", "_uri")) and name != "account_management_uri"  # a page
    }

    assert offered <= paths


@pytest.mark.parametrize(
    "operation",
    [
        "device_authorization",
        "token",
        "revoke",
        "introspect",
        "userinfo",
        "userinfo_by_post",
        "jwks",
        "oauth_metadata",
        "health",
        "openapi",
    ],
)
def test_answers_are_those_described(issuer: LiveIssuer, operation: str) -> None:
    """Whatever is sent, status, media type and body of the answer are in the document."""
    schema = schemathesis.openapi.from_dict(document(issuer))
    origin = issuer.config.issuer.removesuffix(issuer.config.path)

    @given(case=schema.find_operation_by_id(operation).as_strategy())
    @settings(
        max_examples=15,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def examine(case: Any) -> None:
        case.call_and_validate(base_url=origin, checks=CHECKS)

    examine()


def test_good_answers_are_those_described(issuer: LiveIssuer) -> None:
    """The answers that random input never reaches have the bodies of the document, nothing more."""
    codes = issuer.begin()
    issuer.approve(codes["user_code"])
    tokens = issuer.poll(codes["device_code"]).json()
    form = {"grant_type": "client_credentials"}
    service = issuer.post("/oauth/token", form, auth=issuer.service_auth).json()
    metadata = issuer.http.get(issuer.url("/.well-known/openid-configuration")).json()

    assert codes == models.DeviceAuthorization.model_validate(codes).model_dump()
    assert tokens == models.Tokens.model_validate(tokens).model_dump()
    assert service == models.Tokens.model_validate(service).model_dump()
    assert metadata == models.Metadata.model_validate(metadata).model_dump()
