"""The audit log of a running registry: asked, streamed, proved."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.transparency.canonical_json import canonical_json
from frmr_cli.transparency.checkpoint import Checkpoint
from frmr_cli.transparency.notes import Note, VerifierKey
from frmr_cli.transparency.proofs import is_consistent, is_included
from frmr_cli.transparency.tree import GrowingRoot, leaf_hash

if TYPE_CHECKING:
    from tests.servers.registry.conftest import Registry

STORES = ("sqlite", "postgresql")

AUDIT = "openid frmr.read frmr.audit"
NDJSON = {"Accept": "application/x-ndjson"}


def ask(registry: Registry, path: str, by: str = "auditor", **request: Any) -> Any:
    """The JSON of an answer that must be a success."""
    answer = registry.ask("GET", path, by=by, scope=AUDIT, **request)
    assert answer.status_code == 200, answer.text
    return answer.json()


def opened(registry: Registry, note: str) -> Checkpoint:
    """A head whose signature by a published key holds."""
    keys = [VerifierKey.parse(item["key"]) for item in ask(registry, "/v1/audit/keys")["items"]]
    read = Note.parse(note)
    assert read.verified_by(keys)
    return Checkpoint.parse(read.text)


def busy(registry: Registry) -> None:
    """Some traffic of several people."""
    registry.ask("GET", "/v1/workers/me", by="ivanova")
    registry.ask("GET", f"/v1/workers/{registry.id_of('ivanova')}", by="support")
    registry.ask(
        "POST",
        f"/v1/workers/{registry.id_of('ivanova')}/disclosures",
        by="admin",
        json={"fields": ["/snils"], "reason": "Сверка по запросу № 17, тел. +7 912 000-00-01"},
    )
    registry.ask("GET", f"/v1/workers/{registry.id_of('ivanova')}", by="petrov")
    registry.ask("GET", "/v1/nothing")
    registry.ask("PUT", "/v1/me")
    registry.ask("GET", "/v1/me")


def numbers(page: dict[str, Any]) -> list[int]:
    """The numbers of the entries of a page."""
    return [item["seq"] for item in page["items"]]


def test_stream_is_what_was_signed(registry: Registry) -> None:
    """The lines of an export, hashed in order, have the root of the head that comes with them."""
    busy(registry)

    answer = registry.ask("GET", "/v1/audit/events?order=oldest", by="auditor", scope=AUDIT, headers=NDJSON)  # fmt: skip
    head = opened(registry, base64.b64decode(answer.headers["audit-export-head"]).decode())
    tree = GrowingRoot()
    for line in answer.content.splitlines():
        assert canonical_json(json.loads(line)) == line
        tree.append(leaf_hash(line))

    assert (tree.size, tree.root) == (head.size, head.root)
    assert [json.loads(line)["seq"] for line in answer.content.splitlines()] == list(
        range(1, head.size + 1)
    )


def test_every_proof_holds(registry: Registry) -> None:
    """Each entry is proved under the head of its answer, and each two heads are consistent."""
    busy(registry)
    heads = []

    for seq in range(1, 12):
        body = ask(registry, f"/v1/audit/proof/{seq}")
        head = opened(registry, body["note"])
        proof = [base64.b64decode(text) for text in body["proof"]]
        leaf = leaf_hash(canonical_json(body["entry"]))
        assert is_included(leaf, seq - 1, head.size, proof=proof, root=head.root)
        heads.append(head)

    for old in heads:
        for new in heads:
            if old.size <= new.size:
                body = ask(registry, f"/v1/audit/consistency?from={old.size}&to={new.size}")
                proof = [base64.b64decode(text) for text in body["proof"]]
                assert is_consistent(
                    old.size, new.size, proof=proof, old_root=old.root, new_root=new.root
                )


@pytest.mark.parametrize(
    ("filters", "actions"),
    [
        ("subject={ivanova}", {"worker.read", "worker.disclosed"}),
        ("subject={ivanova}&action=worker", {"worker.read", "worker.disclosed"}),
        ("action=worker.disclosed", {"worker.disclosed"}),
        ("action=worker.", {"worker.read", "worker.disclosed"}),
        ("outcome=refused", {"access.refused", "token.refused"}),
        ("outcome=refused&action=access", {"access.refused"}),
        ("outcome=ok&role=support", {"worker.read"}),
        ("role=registry_admin", {"worker.disclosed"}),
        ("role=registry_admin&outcome=failed", set()),
        ("reason=ЗАПРОСУ сверка", {"worker.disclosed"}),
        ("reason=запросу чужая", set()),
        ("session=s1&action=worker.disclosed", {"worker.disclosed"}),
        ("address=127.0.0.1&action=request", {"request.refused"}),
        ("request_id=unknown-1", set()),
        ("object=audit/1", set()),
        ("action=nothing", set()),
    ],
)
def test_filters(registry: Registry, filters: str, actions: set[str]) -> None:
    """A filter lets through what it names and nothing else, alone and together with another one."""
    busy(registry)

    page = ask(registry, "/v1/audit/events?" + filters.format(ivanova=registry.id_of("ivanova")))

    assert {item["action"] for item in page["items"]} == actions


def test_pages_have_every_entry_once(registry: Registry) -> None:
    """Cursors lead through the log in both directions, and new entries do not move it."""
    busy(registry)

    for order in ("newest", "oldest"):
        first = ask(registry, f"/v1/audit/events?order={order}&limit=3&action=worker")
        second = ask(
            registry, f"/v1/audit/events?order={order}&limit=3&action=worker&cursor={first['next']}"
        ) if first["next"] else {"items": []}  # fmt: skip
        found = numbers(first) + numbers(second)
        assert found == sorted(set(found), reverse=order == "newest")
        assert len(found) == 3


def test_time_range(registry: Registry) -> None:
    """`from` is inclusive, `to` exclusive, and both are found by halves whatever lies around."""
    starts = []
    for _ in range(5):
        starts.append(registry.clock().isoformat())
        registry.ask("GET", "/v1/workers/me", by="ivanova")
        registry.clock.advance(600)

    page = ask(
        registry,
        "/v1/audit/events",
        params={"from": starts[1], "to": starts[3], "action": "worker.read"},
    )

    assert [item["at"] for item in page["items"]] == [
        "2026-11-20T12:20:00.000+00:00",
        "2026-11-20T12:10:00.000+00:00",
    ]


@pytest.mark.parametrize(
    "query", ["acotr=x", "actor=", "outcome=good", "from=yesterday", "from=2026-11-20", "limit=-1", "cursor=x", "order=up", "from=0001-01-01T00:00:00Z", "to=9999-12-31T23:59:59Z"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(registry: Registry, query: str) -> None:
    """A misspelt filter must not let everything through."""
    answer = registry.ask("GET", f"/v1/audit/events?{query}", by="auditor", scope=AUDIT)

    assert (answer.status_code, answer.json()["code"]) == (400, "FRMR-AUDIT-001")


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/v1/audit/events/0", 404, "FRMR-AUDIT-002"),
        ("/v1/audit/events/999999", 404, "FRMR-AUDIT-002"),
        ("/v1/audit/events/me", 404, "FRMR-AUDIT-002"),
        ("/v1/audit/proof/5?size=2", 400, "FRMR-AUDIT-003"),
        ("/v1/audit/proof/1?size=99999", 400, "FRMR-AUDIT-003"),
        ("/v1/audit/proof/1?size=x", 400, "FRMR-AUDIT-001"),
        ("/v1/audit/consistency?from=2&to=1", 400, "FRMR-AUDIT-003"),
        ("/v1/audit/consistency?from=0&to=99999", 400, "FRMR-AUDIT-003"),
    ],
)
def test_what_is_not_there(registry: Registry, path: str, status: int, code: str) -> None:
    """Numbers beyond the log are told apart from those that are none."""
    busy(registry)

    answer = registry.ask("GET", path, by="auditor", scope=AUDIT)

    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/v1/audit/events", {"auditor"}),
        ("/v1/audit/events/1", {"auditor"}),
        ("/v1/audit/proof/1", {"auditor"}),
        ("/v1/audit/logins", {"auditor", "admin", "support"}),
        ("/v1/audit/anomalies", {"auditor", "admin", "support"}),
        ("/v1/audit/checkpoint", {"auditor", "admin", "support", "ivanova"}),
        ("/v1/audit/checkpoints", {"auditor", "admin", "support", "ivanova"}),
        ("/v1/audit/consistency", {"auditor", "admin", "support", "ivanova"}),
        ("/v1/audit/keys", {"auditor", "admin", "support", "ivanova"}),
        ("/v1/audit/mine", {"ivanova"}),
    ],
)
def test_rights(registry: Registry, path: str, allowed: set[str]) -> None:
    """The log as a whole is for auditors, logins also for support; every login may be a witness."""
    people = ("auditor", "admin", "support", "ivanova")

    answers = {who: registry.ask("GET", path, by=who, scope=AUDIT).status_code for who in people}

    assert {who for who, status in answers.items() if status == 200} == allowed
    assert set(answers.values()) <= {200, 403, 404}


def test_stream_needs_the_right_too(registry: Registry) -> None:
    """A refused export streams nothing."""
    answer = registry.ask("GET", "/v1/audit/events", by="ivanova", scope=AUDIT, headers=NDJSON)

    assert (answer.status_code, answer.json()["code"]) == (403, "FRMR-REG-016")


def test_person_sees_who_read_the_own_record(registry: Registry) -> None:
    """Others are told by role and reason, never by account or address; readings of the own record are marked."""
    busy(registry)

    page = ask(registry, "/v1/audit/mine", by="ivanova")

    seen = {(item["action"], item["own"]) for item in page["items"]}
    assert seen >= {("worker.read", True), ("worker.read", False), ("worker.disclosed", False)}
    assert not {"actor", "address", "session"} & set().union(*page["items"])


@pytest.mark.parametrize(
    "guess", ["actor=1000000001", "address=127.0.0.1", "session=1", "request_id=12345678"]
)
def test_who_read_the_own_record_cannot_be_guessed(registry: Registry, guess: str) -> None:
    """What is not told is no filter either: an empty answer would say that a guess was wrong."""
    busy(registry)

    answer = registry.ask("GET", f"/v1/audit/mine?{guess}", by="ivanova")

    assert (answer.status_code, answer.json()["code"]) == (400, "FRMR-AUDIT-001")


def test_reasons_hold_no_numbers_of_people(registry: Registry) -> None:
    """What was typed into a reason and names a person by number is taken out before it is signed."""
    busy(registry)

    page = ask(registry, "/v1/audit/events?action=worker.disclosed")

    assert page["items"][0]["reason"] == "Сверка по запросу № 17, тел. ***"


def test_first_call_of_a_session_is_a_login(registry: Registry) -> None:
    """Support finds logins by session, which is that of the issuer's log; later calls are none."""
    registry.ask("GET", "/v1/me", by="ivanova")
    registry.ask("GET", "/v1/me", by="ivanova")

    page = ask(registry, "/v1/audit/logins?session=s1", by="support")

    assert len(page["items"]) == 1
    assert page["items"][0]["details"]["newSession"] is True


def test_numbers_have_no_holes_under_many_writers(registry: Registry) -> None:
    """Sixteen clients at once, some of them refused, and the entries are numbered 1, 2, 3 …"""
    from concurrent.futures import ThreadPoolExecutor

    paths = ["/v1/me", "/v1/nothing", "/v1/workers/me", "/v1/workers/2023.0000001"]
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda n: registry.ask("GET", paths[n % 4], by="ivanova"), range(64)))

    head = opened(registry, ask(registry, "/v1/audit/checkpoint")["note"])
    lines = registry.ask("GET", f"/v1/audit/events?order=oldest&limit={head.size}", by="auditor", scope=AUDIT, headers=NDJSON)  # fmt: skip
    tree = GrowingRoot()
    for line in lines.content.splitlines():
        tree.append(leaf_hash(line))
    assert (tree.size, tree.root) == (head.size, head.root)
    assert head.size >= 64
