"""The operations of the registry as they go over the wire."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any

import pytest
import respx

from frmr_cli.errors import Conflict, FrmrError, UsageError
from frmr_cli.registry.client import RegistryClient, new_key
from frmr_cli.registry.http import build_client

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Told = Callable[[FrmrError], str]

BASE = "https://registry.test"


@pytest.fixture
def routes() -> Iterator[respx.MockRouter]:
    """Routes of a registry at which nothing else may be asked."""
    with respx.mock(base_url=BASE) as router:
        yield router


@pytest.fixture
def registry() -> Iterator[RegistryClient]:
    """A client of that registry, in Russian."""
    with build_client(base_url=BASE, user_agent="frmr/1", trust_env=False) as http:
        yield RegistryClient(http, language="ru")


def read(registry: RegistryClient, name: str, *arguments: Any, **options: Any) -> Any:
    """Call the operation `name`."""
    return getattr(registry, name)(*arguments, **options)


@pytest.mark.parametrize(
    ("name", "arguments", "path"),
    [
        ("health", (), "/v1/health"),
        ("me", (), "/v1/me"),
        ("worker", ("2023.3475290",), "/v1/workers/2023.3475290"),
        ("contacts", ("me",), "/v1/workers/me/contacts"),
    ],
)
def test_reading(
    name: str, arguments: Any, path: str, routes: respx.MockRouter, registry: RegistryClient
) -> None:
    """Reading is a GET in the language of the person."""
    route = routes.get(path).respond(json={"a": 1}, headers={"ETag": '"3"'})

    answer = read(registry, name, *arguments)

    request = route.calls.last.request
    assert (answer.data, answer.etag) == ({"a": 1}, '"3"')
    assert request.headers["accept-language"] == "ru"
    assert request.headers["user-agent"] == "frmr/1"
    assert "idempotency-key" not in request.headers


WRITES = [
    (
        "disclose",
        ("me", ["/snils"], "проверка"),
        "/v1/workers/me/disclosures",
        {"fields": ["/snils"], "reason": "проверка"},
    ),
    (
        "start_contact_change",
        ("me", "phone", "+79990000000"),
        "/v1/workers/me/contact-changes",
        {"kind": "phone", "value": "+79990000000"},
    ),
    (
        "confirm_contact_change",
        ("c-1", "123456"),
        "/v1/contact-changes/c-1/confirmation",
        {"code": "123456"},
    ),
]


@pytest.mark.parametrize(("name", "arguments", "path", "body"), WRITES)
def test_writing(
    *,
    name: str,
    arguments: Any,
    path: str,
    body: Any,
    routes: respx.MockRouter,
    registry: RegistryClient,
) -> None:
    """A write is JSON with a key of its own, and nothing personal stands in its URL."""
    route = routes.post(path).respond(202, json={"id": "c-1"})

    answer = read(registry, name, *arguments)

    request = route.calls.last.request
    assert answer.data == {"id": "c-1"}
    assert json.loads(request.content) == body
    assert request.headers["content-type"] == "application/json"
    assert str(uuid.UUID(request.headers["idempotency-key"]))
    assert request.url.query == b""


@pytest.mark.parametrize(("name", "arguments", "path", "body"), WRITES)
def test_key_of_the_caller_is_used(
    *,
    name: str,
    arguments: Any,
    path: str,
    body: Any,
    routes: respx.MockRouter,
    registry: RegistryClient,
) -> None:
    """Who repeats an operation later gives the same key."""
    route = routes.post(path).respond(json={})

    read(registry, name, *arguments, key="mine")

    assert route.calls.last.request.headers["idempotency-key"] == "mine"


def test_patch_names_the_version(routes: respx.MockRouter, registry: RegistryClient) -> None:
    """A change is a merge patch to the version that the person saw."""
    route = routes.patch("/v1/workers/me").respond(json={"version": 4}, headers={"ETag": '"4"'})

    answer = registry.patch_worker("me", {"birthPlace": None}, etag='"3"')

    request = route.calls.last.request
    assert answer.etag == '"4"'
    assert request.headers["if-match"] == '"3"'
    assert request.headers["content-type"] == "application/merge-patch+json"
    assert request.headers["idempotency-key"]
    assert json.loads(request.content) == {"birthPlace": None}


def test_refusal_is_raised(routes: respx.MockRouter, registry: RegistryClient) -> None:
    """A stale version is a conflict with the code of the registry."""
    routes.patch("/v1/workers/me").respond(412, json={"code": "FRMR-REG-020", "title": "Stale"})

    with pytest.raises(Conflict, match="FRMR-REG-020"):
        registry.patch_worker("me", {}, etag='"3"')


def test_parts_of_a_path_are_encoded(routes: respx.MockRouter, registry: RegistryClient) -> None:
    """An id never leads to another operation."""
    route = routes.get(path__startswith="/v1/workers/").respond(json={})

    registry.worker("a/../b?c#d e")

    sent = route.calls.last.request.url.raw_path
    assert sent == b"/v1/workers/a%2F..%2Fb%3Fc%23d%20e"


@pytest.mark.parametrize("worker_id", ["", ".", ".."])
def test_id_that_is_a_step_in_the_path_is_refused(
    worker_id: str, registry: RegistryClient, told: Told
) -> None:
    """Nothing, one dot and two dots are no ids."""
    with pytest.raises(UsageError) as caught:
        registry.worker(worker_id)

    assert told(caught.value) == "FRMR-API-008"


def test_raw_gives_the_answer_as_it_is(routes: respx.MockRouter, registry: RegistryClient) -> None:
    """`frmr api` shows failures too; headers of the person win over ours."""
    route = routes.post("/v1/x").respond(418, text="tea")

    reply = registry.raw("post", "/v1/x", b"body", {"accept": "text/plain", "X-One": "1"})

    request = route.calls.last.request
    assert (reply.status, reply.body) == (418, b"tea")
    assert request.content == b"body"
    assert request.headers["accept"] == "text/plain"
    assert "idempotency-key" not in request.headers


@pytest.mark.parametrize("path", ["https://evil.test/v1", "//evil.test/v1", "v1/me", ""])
def test_raw_stays_with_the_registry(path: str, registry: RegistryClient, told: Told) -> None:
    """A path that leads elsewhere would take the token along."""
    with pytest.raises(UsageError) as caught:
        registry.raw("GET", path)

    assert told(caught.value) == "FRMR-API-006"


def test_keys_differ() -> None:
    """Two operations have two keys."""
    assert new_key() != new_key()
