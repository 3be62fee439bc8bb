"""No action without an entry: every operation of the stub's OpenAPI document, by everybody, has exactly one entry per call."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from frmr_cli.servers.gosuslugi.recording import OPEN
from tests.embedded import ROOT
from tests.servers.gosuslugi_pages.conftest import ANNA

if TYPE_CHECKING:
    from tests.servers.gosuslugi.conftest import Whole

EVERYBODY = ("person", "another scope", "false token", "nobody")
BODIES: dict[str, dict[str, str]] = {
    "device_authorization": {"client_id": "frmr-cli"},
    "token": {"client_id": "frmr-cli", "grant_type": "refresh_token", "refresh_token": "x"},
}


def operations() -> list[tuple[str, str, str, list[str]]]:
    """Method, path, id and media types of the body, as the document has them."""
    document = json.loads((ROOT / "docs/openapi-gosuslugi.json").read_text(encoding="utf-8"))
    return [
        (
            method.upper(),
            path,
            row["operationId"],
            list(row.get("requestBody", {}).get("content", {})),
        )
        for path, rows in document["paths"].items()
        for method, row in rows.items()
    ]


def token_of(whole: Whole, by: str) -> str | None:
    """What somebody shows."""
    match by:
        case "person":
            return str(whole.log_in(ANNA)["access_token"])
        case "another scope":
            return str(whole.log_in(ANNA, scope="frmr.read")["access_token"])
        case "false token":
            return "x" * 40
    return None


def entries(whole: Whole, request_id: str) -> list[dict[str, Any]]:
    """The entries of one call."""
    with whole.services.database.read() as connection:
        return connection.all(
            "SELECT action, outcome FROM audit_event WHERE request_id = :id", {"id": request_id}
        )


def call(
    whole: Whole, row: tuple[str, str, str, list[str]], token: str | None, request_id: str
) -> int:
    """One request to an operation, with a path and a body that may well be refused."""
    method, path, name, media = row
    headers = {"X-Request-Id": request_id}
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    body: dict[str, Any] = {}
    if media == ["application/json"]:
        body = {"content": b"{}"}
        headers["Content-Type"] = "application/json"
    elif media:
        body = {"data": BODIES.get(name, {"client_id": "frmr-cli", "token": "x"})}
    path = re.sub(r"\{[^}]*\}", "x" * 22, path)
    origin = whole.config.issuer.removesuffix("/gosuslugi")
    return whole.http.request(method, origin + path, headers=headers, **body).status_code


@pytest.mark.parametrize("by", EVERYBODY)
def test_every_call_has_exactly_one_entry(whole: Whole, by: str) -> None:
    """Reads, changes, polls and refusals alike; only what tells nothing about anybody has none."""
    token = token_of(whole, by)
    wrong = {}

    # What ends the token comes last.
    order = sorted(operations(), key=lambda row: row[2] in ("lock", "end_sessions", "revoke"))
    for number, row in enumerate(order):
        request_id = f"walk-{number:04d}"
        status = call(whole, row, token, request_id)
        found = entries(whole, request_id)
        if len(found) != (0 if row[2] in OPEN else 1):
            wrong[row[2]] = (status, found)

    assert wrong == {}


def test_answer_fails_when_its_entry_cannot_be_written(whole: Whole) -> None:
    """Nothing is read that is not written down."""
    token = whole.log_in(ANNA)["access_token"]
    assert whole.call("GET", "/sessions", token).status_code == 200
    with whole.services.database.write() as connection:
        connection.execute(
            "CREATE TRIGGER disk_full BEFORE INSERT ON audit_event BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        )

    # A connection of its own each: the stub closes one on which it has failed.
    headers = {"Authorization": f"Bearer {token}"}
    answers = [
        httpx.get(whole.url(f"/account-api{path}"), headers=headers, trust_env=False)
        for path in ("", "/sessions", "/consents")
    ]

    assert [answer.status_code for answer in answers] == [500, 500, 500]
