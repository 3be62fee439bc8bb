"""Role × endpoint × relation: who may do what, and that each call leaves one entry in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.servers.registry.conftest import Registry

PEOPLE = ("ivanova", "orlova", "admin", "support", "auditor", "frmr-ci")
RECORDS = {"own": "ivanova", "own_organisation": "ivanova", "foreign": "petrova"}
REASON = {"fields": ["/snils"], "reason": "проверка"}
MERGE = {"Content-Type": "application/merge-patch+json", "If-Match": '"1"'}

ENDPOINTS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "read": ("GET", "/v1/workers/{id}", {}),
    "contacts": ("GET", "/v1/workers/{id}/contacts", {}),
    "disclose": ("POST", "/v1/workers/{id}/disclosures", {"json": REASON}),
    "edit": ("PATCH", "/v1/workers/{id}", {"json": {"inn": None}, "headers": MERGE}),
    "change": (
        "POST",
        "/v1/workers/{id}/contact-changes",
        {"json": {"kind": "email", "value": "new@example.org"}},
    ),
}

ALLOWED = {
    ("ivanova", "own"): {"read", "contacts", "disclose", "edit", "change"},
    ("orlova", "own_organisation"): {"read", "contacts", "disclose", "edit"},
    ("admin", "foreign"): {"read", "contacts", "disclose", "edit"},
    ("support", "foreign"): {"read", "contacts"},
    ("frmr-ci", "foreign"): {"read", "contacts"},
}
"""Everything else is refused."""

CASES = [
    (by, relation, endpoint)
    for by in PEOPLE
    for relation in ("own", "own_organisation", "foreign")
    for endpoint in ENDPOINTS
    if (relation == "own") == (by == "ivanova") or relation == "foreign"
    if relation != "own_organisation" or by == "orlova"
]


@pytest.mark.parametrize(("by", "relation", "endpoint"), CASES)
def test_rights_by_role_endpoint_and_relation(
    registry: Registry, by: str, relation: str, endpoint: str
) -> None:
    """What the table allows succeeds, the rest is 403; either leaves exactly one entry."""
    method, path, request = ENDPOINTS[endpoint]
    worker = registry.id_of(RECORDS[relation])

    answer = registry.ask(method, path.format(id=worker), by=by, **request)

    allowed = endpoint in ALLOWED.get((by, relation), set())
    assert answer.is_success == allowed
    (event,) = registry.events()
    assert (event["outcome"], event["subject"]) == ("ok" if allowed else "refused", worker)
    if not allowed:
        assert (answer.status_code, answer.json()["code"]) == (403, "FRMR-REG-016")
        assert (event["action"], event["code"]) == ("access.refused", "FRMR-REG-016")


def test_refusal_does_not_tell_whether_a_record_exists(registry: Registry) -> None:
    """A record that is not there is refused as a foreign one is; who may see all gets 404."""
    path = "/v1/workers/2001.0000001"

    assert registry.ask("GET", path, by="ivanova").json()["code"] == "FRMR-REG-016"
    assert registry.ask("GET", path, by="orlova").json()["code"] == "FRMR-REG-016"
    assert registry.ask("GET", path, by="admin").json()["code"] == "FRMR-REG-020"


def test_me_without_an_own_record(registry: Registry) -> None:
    """`me` of somebody without a record is not found, with a code of its own."""
    answer = registry.ask("GET", "/v1/workers/me", by="admin")

    assert (answer.status_code, answer.json()["code"]) == (404, "FRMR-REG-019")


@pytest.mark.parametrize(
    ("method", "path", "missing"),
    [
        ("GET", "/v1/workers/me", "frmr.read"),
        ("PATCH", "/v1/workers/me", "frmr.write"),
        ("POST", "/v1/workers/me/contact-changes", "frmr.write"),
    ],
)
def test_missing_scope_is_named(registry: Registry, method: str, path: str, missing: str) -> None:
    """A token without the scope is 403 insufficient_scope that names it (RFC 6750 §3.1)."""
    answer = registry.ask(method, path, by="ivanova", scope="openid")

    assert (answer.status_code, answer.json()["code"]) == (403, "FRMR-REG-012")
    assert f'error="insufficient_scope", scope="{missing}"' in answer.headers["www-authenticate"]
    assert registry.events()[-1]["code"] == "FRMR-REG-012"


def test_me_tells_roles_of_the_registry(registry: Registry) -> None:
    """Roles and organisation come from the registry, scopes from the token."""
    answer = registry.ask("GET", "/v1/me", by="orlova", scope="frmr.read openid")

    body = answer.json()
    assert body["name"] == "Орлова Татьяна Николаевна"
    assert (body["roles"], body["scopes"]) == (["organisation_hr"], ["frmr.read", "openid"])
    assert body["worker_id"] is None
    assert body["organisation"].startswith("1.2.643.")


def test_text_in_the_place_of_an_id_is_not_recorded(registry: Registry) -> None:
    """What is no record number may be anything, a СНИЛС too, and stays out of the audit log."""
    answer = registry.ask("GET", "/v1/workers/112-233-445 95", by="admin")

    assert answer.status_code == 404
    assert registry.events()[-1]["subject"] is None
