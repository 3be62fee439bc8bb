"""Entries, search and grants as they go over the wire."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import respx

from frmr_cli.errors import Conflict
from frmr_cli.registry.client import RegistryClient
from frmr_cli.registry.http import build_client

if TYPE_CHECKING:
    from collections.abc import Iterator

BASE = "https://registry.test"
ENTRY = "Zk3fQ81aAAAAAAAAAAAAAA"


@pytest.fixture
def routes() -> Iterator[respx.MockRouter]:
    """Routes of a registry at which nothing else may be asked."""
    with respx.mock(base_url=BASE) as router:
        yield router


@pytest.fixture
def registry() -> Iterator[RegistryClient]:
    """A client of that registry."""
    with build_client(base_url=BASE, user_agent="frmr/1", trust_env=False) as http:
        yield RegistryClient(http, language="ru")


@pytest.mark.parametrize("noun", ["education", "employment", "accreditation"])
def test_a_list_follows_its_pages(
    noun: str, routes: respx.MockRouter, registry: RegistryClient
) -> None:
    """Rows come from page after page; filters go along with the cursor."""
    pages = iter([{"items": [{"id": "1"}], "next": "c"}, {"items": [{"id": "2"}], "next": None}])
    route = routes.get(f"/v1/workers/me/{noun}").mock(
        side_effect=lambda _request: httpx.Response(200, json=next(pages))
    )

    found = list(getattr(registry, noun).of("me", as_of="2026-01-01", kind=None))

    assert [row["id"] for row in found] == ["1", "2"]
    queries = [dict(call.request.url.params) for call in route.calls]
    assert queries == [
        {"as_of": "2026-01-01", "limit": "100"},
        {"as_of": "2026-01-01", "limit": "100", "cursor": "c"},
    ]


def test_a_limit_ends_a_list(routes: respx.MockRouter, registry: RegistryClient) -> None:
    """No page is asked for that is not needed, and no row too many comes."""
    page = {"items": [{"version": 3}, {"version": 2}], "next": "c"}
    route = routes.get("/v1/workers/me/history").respond(json=page)

    found = list(registry.worker_history("me", limit=1))

    assert [row["version"] for row in found] == [3]
    assert route.call_count == 1
    assert route.calls.last.request.url.params["limit"] == "1"


def test_an_empty_page_does_not_end_a_list(
    routes: respx.MockRouter, registry: RegistryClient
) -> None:
    """A page whose rows may not be seen has a next one all the same."""
    pages = iter([{"items": [], "next": "c"}, {"items": [{"id": "2"}], "next": None}])
    routes.get("/v1/workers/me/education").mock(
        side_effect=lambda _request: httpx.Response(200, json=next(pages))
    )

    assert [row["id"] for row in registry.education.of("me")] == ["2"]


CHANGES: list[tuple[str, tuple[Any, ...], str, str, Any]] = [
    ("patch", (ENTRY, {"hours": 72}), "PATCH", f"/v1/education/{ENTRY}", {"hours": 72}),
    ("remove", (ENTRY,), "DELETE", f"/v1/education/{ENTRY}", None),
    ("submit", (ENTRY,), "POST", f"/v1/education/{ENTRY}/submission", {}),
    (
        "transfer",
        (ENTRY, {"date": "2026-12-01"}),
        "POST",
        f"/v1/education/{ENTRY}/transfer",
        {"date": "2026-12-01"},
    ),
]


@pytest.mark.parametrize(("name", "arguments", "method", "path", "body"), CHANGES)
def test_a_change_names_the_version_and_a_key(
    *,
    name: str,
    arguments: tuple[Any, ...],
    method: str,
    path: str,
    body: Any,
    routes: respx.MockRouter,
    registry: RegistryClient,
) -> None:
    """Nothing is changed that somebody else has changed since; a repetition is known by its key."""
    route = routes.request(method, path).respond(json={"version": 4}, headers={"ETag": '"4"'})

    getattr(registry.education, name)(*arguments, etag='"3"')

    request = route.calls.last.request
    assert request.headers["if-match"] == '"3"'
    assert request.headers["idempotency-key"]
    assert (json.loads(request.content) if request.content else None) == body


def test_removal_answers_nothing(routes: respx.MockRouter, registry: RegistryClient) -> None:
    """204 without a body is a success."""
    routes.delete(f"/v1/employment/{ENTRY}").respond(204)

    assert registry.employment.remove(ENTRY, etag='"1"').data == {}


def test_a_stale_version_is_a_conflict(routes: respx.MockRouter, registry: RegistryClient) -> None:
    """The status tells a stale version from other conflicts."""
    routes.patch(f"/v1/education/{ENTRY}").respond(412, json={"code": "FRMR-REG-022"})

    with pytest.raises(Conflict) as caught:
        registry.education.patch(ENTRY, {}, etag='"3"')

    assert caught.value.details["status"] == 412


def test_nothing_personal_stands_in_the_address(
    routes: respx.MockRouter, registry: RegistryClient
) -> None:
    """Names and СНИЛС go in the body, on every page."""
    pages = iter([{"items": [], "next": "c"}, {"items": [], "next": None}])
    route = routes.post("/v1/workers/search").mock(
        side_effect=lambda _request: httpx.Response(200, json=next(pages))
    )

    list(registry.search.workers({"name": "Иванова", "snils": "11223344595"}))

    assert [call.request.url.query for call in route.calls] == [b"", b""]
    assert json.loads(route.calls.last.request.content) == {
        "name": "Иванова",
        "snils": "11223344595",
        "limit": 100,
        "cursor": "c",
    }


def test_public_search(routes: respx.MockRouter, registry: RegistryClient) -> None:
    """The region goes along only where it is given."""
    route = routes.post("/v1/public/search").respond(json={"items": [], "next": None})

    list(registry.search.public("Иванова"))

    assert json.loads(route.calls.last.request.content) == {"name": "Иванова"}


def test_grants(routes: respx.MockRouter, registry: RegistryClient) -> None:
    """Filters that are not given are left out."""
    route = routes.get("/v1/access/review").respond(json={"items": [{"id": "1"}], "next": None})

    assert list(registry.access.review(role="support")) == [{"id": "1"}]
    assert dict(route.calls.last.request.url.params) == {"role": "support", "limit": "100"}
    assert list(registry.access.review(is_staff=True)) == [{"id": "1"}]
    assert dict(route.calls.last.request.url.params) == {"staff": "true", "limit": "100"}
