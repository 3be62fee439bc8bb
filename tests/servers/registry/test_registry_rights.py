"""Role × operation × relation: who may do what, for every operation that there is."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from frmr_cli.servers.registry.table import OPERATIONS
from tests.servers.scans import specimens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frmr_cli.servers.operations import Operation
    from tests.servers.registry.conftest import Registry

SCOPES = "openid frmr.read frmr.write frmr.audit frmr.admin"
"""All there are, so that only roles can refuse."""


class Standing(NamedTuple):
    """Somebody who asks, and whose record it is."""

    by: str | None
    whose: str


STANDINGS: Mapping[str, Standing] = {
    "own": Standing("ivanova", "ivanova"),
    "colleague": Standing("ivanova", "petrova"),
    "staff": Standing("orlova", "ivanova"),
    "other_staff": Standing("orlova", "petrova"),
    "admin": Standing("admin", "petrova"),
    "support": Standing("support", "petrova"),
    "auditor": Standing("auditor", "petrova"),
    "service": Standing("frmr-ci", "petrova"),
    "nobody": Standing(None, "petrova"),
}

EVERYBODY = frozenset(STANDINGS)
KNOWN = EVERYBODY - {"nobody"}
READ = frozenset({"own", "staff", "admin", "support", "service"})
KEEP = frozenset({"own", "staff", "admin"})
OWN = frozenset({"own"})
ADMIN = frozenset({"admin"})
AUDITOR = frozenset({"auditor"})
LOGINS = frozenset({"admin", "support", "auditor"})
SEARCH = frozenset({"staff", "other_staff", "admin", "support"})

ALLOWED: Mapping[str, frozenset[str]] = {
    "readHealth": EVERYBODY,
    "readOpenApi": EVERYBODY,
    "searchPublic": EVERYBODY,
    "readPublicWorker": EVERYBODY,
    "readMe": KNOWN,
    "applyBatch": KNOWN,
    "readWorker": READ,
    "readWorkerHistory": READ,
    "patchWorker": KEEP,
    "discloseWorker": KEEP,
    "readContacts": READ,
    "startContactChange": OWN,
    "confirmContactChange": OWN,
    "searchWorkers": SEARCH,
    "listWorkers": SEARCH,
    "listEducation": READ,
    "readEducation": READ,
    "readEducationHistory": READ,
    "addEducation": KEEP,
    "patchEducation": KEEP,
    "removeEducation": KEEP,
    "submitEducation": KEEP,
    "listEmployment": READ,
    "readEmployment": READ,
    "readEmploymentHistory": READ,
    "addEmployment": KEEP,
    "patchEmployment": KEEP,
    "removeEmployment": KEEP,
    "submitEmployment": KEEP,
    "transferEmployment": KEEP,
    "listAccreditation": READ,
    "readAccreditation": READ,
    "readAccreditationHistory": READ,
    "listDocuments": READ,
    "readDocument": READ,
    "readDocumentContent": KEEP,
    "uploadDocument": KEEP,
    "patchDocument": KEEP,
    "removeDocument": KEEP,
    "replaceDocumentContent": KEEP,
    "linkDocument": KEEP,
    "unlinkDocument": KEEP,
    "proposeHire": frozenset({"staff", "other_staff"}),
    "listHires": frozenset({"staff", "other_staff"}),
    "withdrawHire": frozenset({"staff", "other_staff"}),
    "listWorkerHires": frozenset({"own", "admin"}),
    "acceptHire": frozenset({"own", "admin"}),
    "declineHire": frozenset({"own", "admin"}),
    "listDictionaries": KNOWN,
    "readDictionary": KNOWN,
    "readDictionaryEntry": KNOWN,
    "importDictionary": ADMIN,
    "listGrants": ADMIN,
    "giveRole": ADMIN,
    "takeRole": ADMIN,
    "reviewAccess": frozenset({"admin", "auditor"}),
    "readAuditEvents": AUDITOR,
    "readAuditEvent": AUDITOR,
    "readAuditProof": AUDITOR,
    "readAnomalies": LOGINS,
    "readLogins": LOGINS,
    "readLoginHistory": LOGINS,
    "eraseFromAudit": AUDITOR,
    "readAuditRetention": AUDITOR,
    "readAuditLeaves": AUDITOR,
    "readAuditSubtrees": AUDITOR,
    "retainAudit": AUDITOR,
    "readOwnAudit": frozenset({"own", "colleague"}),
    "readAuditCheckpoint": KNOWN,
    "listAuditCheckpoints": KNOWN,
    "readAuditConsistency": KNOWN,
    "readAuditKeys": KNOWN,
}
"""Everything else is refused."""

NOUNS = ("education", "employment", "accreditation")
NOT_THERE = {"FRMR-REG-152", "FRMR-REG-156", "FRMR-REG-180", "FRMR-REG-190"}
"""The rights were there, the entry, link or account that the call names was not."""
REFUSALS = {401, 403, 404}
"""Every object that is asked for is there, so 404 hides one from who may not know of it."""

BODIES: Mapping[str, Any] = {
    "searchPublic": {"name": "Иванова"},
    "applyBatch": {"operations": []},
    "discloseWorker": {"fields": ["/snils"], "reason": "проверка"},
    "startContactChange": {"kind": "email", "value": "new@example.org"},
    "confirmContactChange": {"code": "000000"},
    "linkDocument": {"purpose": "scan"},
}
"""Bodies of operations that do not change anything by them; others get an empty one or an old version."""


class Objects(NamedTuple):
    """What can be named in a path, by the login whose it is."""

    documents: dict[str, str]
    changes: dict[str, str]
    entries: dict[tuple[str, str], str]


def prepared(registry: Registry) -> Objects:
    """A paper, linked to an entry, and a change of a contact for each of the two records."""
    objects = Objects({}, {}, {})
    for login in ("ivanova", "petrova"):
        worker = registry.id_of(login)
        parts = {
            "metadata": (None, json.dumps({"kind": "other", "name": "a.pdf"}), "application/json"),
            "content": ("a.pdf", specimens.pdf(), "application/octet-stream"),
        }
        paper = registry.ask("POST", f"/v1/workers/{worker}/documents", by="admin", files=parts)
        assert paper.status_code == 201, paper.text
        objects.documents[login] = paper.json()["id"]
        change = registry.ask(
            "POST",
            f"/v1/workers/{worker}/contact-changes",
            by=login,
            json={"kind": "phone", "value": "+79460000001"},
        )
        objects.changes[login] = change.json()["id"]
        for noun in NOUNS:
            objects.entries[login, noun] = entry_of(registry, login, noun)
    return objects


def entry_of(registry: Registry, login: str, noun: str) -> str:
    """A confirmed entry of a member of the cast."""
    worker = registry.id_of(login)
    listed = registry.ask("GET", f"/v1/workers/{worker}/{noun}", by="admin").json()["items"]
    return str(next(item["id"] for item in listed if item["state"] == "confirmed"))


def path_of(registry: Registry, operation: Operation, login: str, objects: Objects) -> str:
    """The path of an operation on something of a member of the cast that is there."""
    noun = operation.path.split("/")[2]
    if noun in NOUNS:
        return operation.path.replace("{entry}", objects.entries[login, noun])
    named = {
        "documents": objects.documents,
        "contact-changes": objects.changes,
    }.get(noun, {})
    path = operation.path.replace("{id}", named.get(login, registry.id_of(login)))
    path = path.replace("{hire}", "x" * 22)
    path = path.replace("{entry}", f"demo-{registry.id_of(login).replace('.', '-')}-0001")
    path = path.replace("{oid}", "1.2.643.5.1.13.13.11.1102").replace("{code}", "109")
    return re.sub(r"\{seq[^}]*\}", "1", path)


def asked(
    registry: Registry, operation: Operation, standing: Standing, objects: Objects
) -> tuple[int, str]:
    """Status and code of the answer to a request that changes nothing, or nothing that matters."""
    path = path_of(registry, operation, standing.whose, objects)
    if operation.id == "takeRole":
        path = path.replace(registry.id_of(standing.whose), "x" * 22)
    headers = {"If-Match": '"999"', "Frmr-Reason": "check"}
    request: dict[str, Any] = {}
    if operation.body and operation.body_media_types:
        headers["Content-Type"] = operation.body_media_types[0]
        body = BODIES.get(operation.id, {})
        if operation.id == "addEmployment":
            body = {"organization": {"oid": "1.2.643.5.1.13.13.12.2.31.990001"}, "rate": -1}
        request["content"] = json.dumps(body).encode()
    if operation.id == "readAuditConsistency":
        path += "?from=0&to=1"
    answer = registry.ask(
        operation.method, path, by=standing.by, scope=SCOPES, headers=headers, **request
    )
    code = answer.json().get("code", "") if answer.status_code >= 400 else ""
    return answer.status_code, code


def test_no_operation_is_without_a_row() -> None:
    """Who adds an operation says who may do it."""
    assert set(ALLOWED) == {operation.id for operation in OPERATIONS}


@pytest.mark.parametrize("name", STANDINGS)
def test_rights_by_role_operation_and_relation(registry: Registry, name: str) -> None:
    """What the table allows gets through to the work, everything else is refused."""
    objects = prepared(registry)
    wrong = {}

    for operation in OPERATIONS:
        status, code = asked(registry, operation, STANDINGS[name], objects)
        # The administrator gets as far as being told that there is no such grant.
        passed = status not in REFUSALS or code in NOT_THERE
        if passed != (name in ALLOWED[operation.id]) or status >= 500:
            wrong[operation.id] = (status, code)

    assert wrong == {}


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


@pytest.mark.parametrize(
    ("login", "path"),
    [
        ("ivanova", "/v1/audit/events"),
        ("orlova", "/v1/access/review"),
        ("auditor", "/v1/access/grants"),
        ("support", "/v1/access/grants"),
    ],
)
def test_nobody_is_sent_for_a_scope_of_no_use(registry: Registry, login: str, path: str) -> None:
    """Whose roles could do nothing with the missing scope is told so, and not to log in again."""
    answer = registry.ask("GET", path, by=login, scope="openid frmr.read frmr.write")

    assert (answer.status_code, answer.json()["code"]) == (403, "FRMR-REG-016")


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
