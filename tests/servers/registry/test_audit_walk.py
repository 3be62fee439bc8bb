"""No action without an entry: every operation of the table, by everybody, has exactly one entry per call."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.servers.registry.table import OPERATIONS
from frmr_cli.servers.sqlite import SqliteDatabase

if TYPE_CHECKING:
    from frmr_cli.servers.operations import Operation
    from tests.servers.registry.conftest import Registry

EVERYBODY = ("ivanova", "orlova", "admin", "support", "auditor", "frmr-ci", "stranger", None)
"""A login per role, the service account, somebody without a record, and nobody."""

SCOPES = "openid frmr.read frmr.write frmr.audit frmr.admin"
OPEN = {"readHealth", "readOpenApi"}
"""They tell nothing about anybody, and probes call them all day."""

BODIES: dict[str, Any] = {"applyBatch": {"operations": []}}


def call(registry: Registry, operation: Operation, by: str | None, request_id: str) -> int:
    """One request to an operation, with a path and a body that may well be refused."""
    path = re.sub(r"\{seq[^}]*\}", "1", operation.path)
    path = re.sub(r"\{id[^}]*\}", "me", path)
    path = re.sub(r"\{[^}]*\}", "x" * 22, path)
    headers = {"X-Request-Id": request_id, "If-Match": '"1"'}
    body: dict[str, Any] = {}
    if operation.body_media_types and operation.method in ("POST", "PATCH", "PUT"):
        headers["Content-Type"] = operation.body_media_types[0]
        body["content"] = b"{}"
    if operation.method in ("POST", "PUT", "PATCH", "DELETE"):
        headers["Idempotency-Key"] = request_id
    return registry.ask(
        operation.method, path, by=by, scope=SCOPES, headers=headers, **body
    ).status_code


def entries(registry: Registry, request_id: str) -> list[dict[str, Any]]:
    """The entries of one call."""
    with registry.database() as database, database.read() as connection:
        return connection.all(
            "SELECT action, outcome, actor FROM audit_event WHERE request_id = :id",
            {"id": request_id},
        )


@pytest.mark.parametrize("by", EVERYBODY, ids=str)
def test_every_call_has_exactly_one_entry(registry: Registry, by: str | None) -> None:
    """Reads, changes and refusals alike, whoever calls."""
    registry.ask("GET", "/v1/me", by=by)  # binds the account, which is an entry of its own
    wrong = {}

    for number, operation in enumerate(OPERATIONS):
        request_id = f"walk-{number:04d}"
        status = call(registry, operation, by, request_id)
        found = entries(registry, request_id)
        if len(found) != (0 if operation.id in OPEN else 1) or (
            found and (found[0]["outcome"] == "ok") != (status < 400)
        ):
            wrong[operation.id] = (status, found)

    assert wrong == {}


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v1/nothing", 404),
        ("GET", "/", 404),
        ("PUT", "/v1/me", 405),
        ("BREW", "/v1/me", 405),
        ("PATCH", "/v1/workers/me", 413),
    ],
)
def test_calls_that_reach_no_operation_have_an_entry(
    registry: Registry, method: str, path: str, status: int
) -> None:
    """Unknown paths, unknown methods and bodies that are too large leave their trace, and nothing that was sent."""
    content = b"112-233-445 95" * 10_000 if status == 413 else b""

    answer = registry.ask(
        method, path, by="admin", headers={"X-Request-Id": "walk-refused"}, content=content
    )

    found = entries(registry, "walk-refused")
    assert answer.status_code == status
    assert [entry["action"] for entry in found] == ["request.refused"]
    assert "112-233" not in str(registry.events())


def test_defect_has_an_entry(registry: Registry) -> None:
    """What fails inside takes its own entry back, and leaves one that says so, with who it was."""
    with registry.database() as database, database.write() as connection:
        connection.execute("DROP TABLE rate")

    answer = registry.ask("GET", "/v1/me", by="ivanova", headers={"X-Request-Id": "walk-defect"})

    found = entries(registry, "walk-defect")
    assert answer.status_code == 500
    assert [entry["action"] for entry in found] == ["request.failed"]
    assert found[0]["actor"] is not None


def refuse_entries(registry: Registry) -> None:
    """From now on no entry of the log can be written, as on a full disk."""
    with registry.database() as database, database.write() as connection:
        connection.execute(
            "CREATE TRIGGER disk_full BEFORE INSERT ON audit_event"
            " BEGIN SELECT RAISE(ABORT, 'disk full'); END"
            if isinstance(database, SqliteDatabase)
            else "ALTER TABLE audit_event ADD CONSTRAINT disk_full CHECK (false) NOT VALID"
        )


def test_refusal_that_cannot_be_written_is_a_defect(registry: Registry) -> None:
    """Not even «there is no such path» is said without an entry."""
    refuse_entries(registry)

    answers = [registry.ask("GET", "/v1/nothing"), registry.ask("GET", "/v1/audit/checkpoint", by="auditor")]  # fmt: skip

    assert [answer.status_code for answer in answers] == [500, 500]


def test_tables_of_both_services_are_the_same() -> None:
    """The registry and the stub write their logs by the same module into the same tables."""
    from importlib import resources

    def table(package: str, file: str) -> str:
        text = resources.files(package).joinpath(file).read_text(encoding="utf-8")
        start = text.index("CREATE TABLE audit_event")
        return text[start : text.index("END;", text.index("audit_event_no_delete")) + 4]

    registry = table("frmr_cli.servers.registry.schema", "0001_registry.sql")
    stub = table("frmr_cli.servers.gosuslugi.schema", "0001_oauth.sql")
    tree = resources.files("frmr_cli.servers.registry.schema").joinpath("0004_audit_tree.sql")
    stub_tree = resources.files("frmr_cli.servers.gosuslugi.schema").joinpath("0003_audit_tree.sql")

    assert registry == stub
    assert tree.read_text(encoding="utf-8").startswith(stub_tree.read_text(encoding="utf-8"))


@pytest.mark.parametrize("by", ["ivanova", "orlova", "admin", "support"])
def test_access_fails_with_its_entry(registry: Registry, by: str) -> None:
    """A log that cannot be written stops reads and changes alike, and nothing of the change stays."""
    own = registry.id_of("ivanova")
    before = registry.ask("GET", f"/v1/workers/{own}", by="admin").json()
    registry.ask("GET", "/v1/me", by=by)
    refuse_entries(registry)

    read = registry.ask("GET", f"/v1/workers/{own}", by=by)
    changed = registry.patch(own, {"birthPlace": "г. Тула"}, by=by)

    assert (read.status_code, changed.status_code) == (500, 500)
    assert "lastName" not in read.text
    with registry.database() as database, database.write() as connection:
        connection.execute(
            "DROP TRIGGER disk_full"
            if isinstance(database, SqliteDatabase)
            else "ALTER TABLE audit_event DROP CONSTRAINT disk_full"
        )
    assert registry.ask("GET", f"/v1/workers/{own}", by="admin").json() == before
