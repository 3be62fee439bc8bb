"""What holds for every answer: ids, headers, problem+json, size, the access log."""

from __future__ import annotations

import json
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.domain.catalogue import all_codes
from frmr_cli.servers.registry.problems import preferred_language

if TYPE_CHECKING:
    from tests.servers.registry.conftest import Registry

MERGE = "application/merge-patch+json"


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/", 404, "FRMR-REG-002"),
        ("GET", "/v1/workers/me/", 404, "FRMR-REG-002"),
        ("GET", "/v1/%D0%A1%3Cscript%3E", 404, "FRMR-REG-002"),
        ("DELETE", "/v1/workers/me", 405, "FRMR-REG-003"),
        ("GET", "/v1/workers/me", 401, "FRMR-REG-010"),
    ],
)
def test_every_failure_is_a_problem(
    registry: Registry, method: str, path: str, status: int, code: str
) -> None:
    """Failures of the framework too are problem+json with code and request id (RFC 9457)."""
    answer = registry.ask(method, path, headers={"X-Request-Id": "client-0001"})

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert set(body) == {
        "type", "title", "status", "detail", "instance", "code", "request_id", "errors",
    }  # fmt: skip
    assert (body["type"], body["code"]) == (f"urn:frmr:problem:{code}", code)
    assert (body["status"], body["request_id"]) == (status, "client-0001")
    assert body["instance"] == path


def test_wrong_method_names_all_right_ones(registry: Registry) -> None:
    """Allow lists the methods of every operation of the path (RFC 9110 §15.5.6)."""
    answer = registry.ask("DELETE", "/v1/workers/me")

    assert answer.headers["allow"] == "GET, HEAD, PATCH"


@pytest.mark.parametrize("asked", ["short", "a" * 65, "has space", "кириллица".encode()])
def test_strange_request_ids_are_replaced(registry: Registry, asked: Any) -> None:
    """Only a harmless id of the client goes into logs and answers."""
    answer = registry.ask("GET", "/v1/health", headers={"X-Request-Id": asked})

    assert len(answer.headers["x-request-id"]) == 32


def test_health_is_open_and_dated(registry: Registry) -> None:
    """Health needs no token; every answer has one Date, an id, and is not to be stored."""
    answer = registry.ask("GET", "/v1/health")

    assert answer.json()["status"] == "ok"
    assert len(answer.headers.get_list("date")) == 1
    assert parsedate_to_datetime(answer.headers["date"]).tzinfo is not None
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("chunked", [False, True])
def test_large_body_is_refused(registry: Registry, chunked: bool) -> None:
    """A body above the limit is 413, whether its length was announced or not."""
    content: Any = iter([b" " * 40_000] * 4) if chunked else b" " * 70_000

    answer = registry.ask(
        "POST", "/v1/workers/me/disclosures", by="ivanova", content=content,
        headers={"Content-Type": "application/json"},
    )  # fmt: skip

    assert (answer.status_code, answer.json()["code"]) == (413, "FRMR-REG-005")


@pytest.mark.parametrize(
    ("content", "media_type", "status"),
    [
        (b"{}", "application/json", 415),
        (b"{}", "", 415),
        (b"{", MERGE, 400),
        (b"[]", MERGE, 400),
        (b"", MERGE, 400),
        (b'{"inn": NaN}', MERGE, 400),
        (b'{"inn": "\\ud800"}', MERGE, 400),
        (b'{"inn": "\xff"}', MERGE, 400),
        (b'{"inn": ' + b"[" * 20_000 + b"]" * 20_000 + b"}", MERGE, 400),
        (b'{"inn": ' + b"9" * 5_000 + b"}", MERGE, 400),
    ],
)
def test_unreadable_bodies_are_refused(
    registry: Registry, content: bytes, media_type: str, status: int
) -> None:
    """What is no JSON object of the right media type is a failure of the client, never a defect."""
    answer = registry.ask(
        "PATCH", "/v1/workers/me", by="ivanova", content=content,
        headers={"Content-Type": media_type, "If-Match": '"1"'},
    )  # fmt: skip

    assert answer.status_code == status


def test_access_log_has_no_personal_data(registry: Registry) -> None:
    """A line per request: id, operation, status; no path, no query, no body, no token."""
    canary = "112-233-445 95"

    registry.ask("GET", f"/v1/workers/{canary}?snils={canary}", by="admin")
    registry.ask("GET", f"/v1/{canary}", by="admin")
    registry.patch(canary, {"snils": canary}, by="admin", **{"Idempotency-Key": canary[:3]})
    # A line is written behind the answer; the next request of a connection is read behind the line.
    registry.ask("GET", f"/v1/{canary}", by="admin")

    operations = [line["operation"] for line in registry.lines]
    assert operations[:3] == ["readWorker", None, "patchWorker"]
    assert set(operations[3:]) <= {None}
    assert set(registry.lines[0]) == {
        "level", "message", "request_id", "method", "operation", "status", "ms",
    }  # fmt: skip
    assert "112-233" not in json.dumps(registry.lines)


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("ru", "ru"),
        ("ru-RU,ru;q=0.9,en-US;q=0.8", "ru"),
        ("en, ru;q=0.9", "en"),
        ("en;q=0.1, ru;q=0.2", "ru"),
        ("ru;q=0", "en"),
        ("ru;q=much", "en"),
        ("RU ; Q=1", "ru"),
        ("de, *", "en"),
        (";;,,q=", "en"),
    ],
)
def test_language_of_the_client(header: str, language: str) -> None:
    """The wanted one of the two languages, English where neither is wanted (RFC 9110 §12.5.4)."""
    assert preferred_language(header) == language


def test_catalogue_has_the_codes_and_no_others() -> None:
    """Each code of the area is raised somewhere in the server, and each one raised has its texts."""
    from pathlib import Path
    from re import findall

    import frmr_cli.servers.registry as package

    sources = "".join(
        path.read_text(encoding="utf-8") for path in Path(package.__path__[0]).glob("*.py")
    )
    raised = set(findall(r'"(FRMR-REG-\d{3})"', sources))

    assert {code for code in all_codes() if code.startswith("FRMR-REG-")} == raised
