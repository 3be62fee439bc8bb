"""A person disappears from the audit log: the key of the mark is destroyed, and the tree stays intact and verifiable."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.audit.verification import VALID
from frmr_cli.servers import audit
from frmr_cli.servers.audit_subjects import MARK, mark_of
from tests.servers.registry.conftest import subject_of
from tests.servers.registry.test_audit_mutations import scene

if TYPE_CHECKING:
    from tests.servers.registry.conftest import Registry
    from tests.servers.registry.test_audit_mutations import Scene

__all__ = ["scene"]

AUDIT = "openid frmr.audit"
TABLES = ("audit_event", "audit_term", "audit_anomaly", "audit_subject", "audit_node", "audit_head")
REASON = "Приказ 12 от 20.11.2026"


def erase(registry: Registry, worker_id: str, *, by: str = "auditor", **body: Any) -> Any:
    """Ask for it."""
    sent = {"workerId": worker_id, "reason": REASON} | body
    return registry.ask("POST", "/v1/audit/erasures", by=by, scope=AUDIT, json=sent)


def rows(registry: Registry) -> list[dict[str, Any]]:
    """The entries as they are stored and signed."""
    with registry.database() as database, database.read() as connection:
        return connection.all("SELECT * FROM audit_event ORDER BY seq")


def found(registry: Registry, subject: str) -> list[dict[str, Any]]:
    """What an auditor finds about somebody."""
    path = f"/v1/audit/events?subject={subject}"
    items: list[dict[str, Any]] = registry.ask("GET", path, by="auditor", scope=AUDIT).json()["items"]  # fmt: skip
    return items


def found_by_actor(registry: Registry, account: str) -> list[dict[str, Any]]:
    """What an auditor finds that somebody has done."""
    path = f"/v1/audit/events?actor={account}"
    items: list[dict[str, Any]] = registry.ask("GET", path, by="auditor", scope=AUDIT).json()["items"]  # fmt: skip
    return items


def test_worker_ids_never_stand_in_an_entry(registry: Registry) -> None:
    """Neither as the subject nor among the objects, whatever was done; lists show the id to whoever may read the log."""
    own = registry.id_of("ivanova")
    registry.ask("GET", f"/v1/workers/{own}", by="ivanova")
    registry.ask("GET", f"/v1/workers/{own}", by="orlova")
    registry.ask("POST", "/v1/search", by="support", json={"lastName": "Иванова"})

    assert all(own not in json.dumps(row, default=str) for row in rows(registry))
    assert {item["subject"] for item in found(registry, own)} == {own}


def test_mark_is_a_keyed_hash_of_one_worker(registry: Registry) -> None:
    """The same in each entry, and nobody can make it without the key of this worker."""
    own = registry.id_of("ivanova")
    registry.ask("GET", f"/v1/workers/{own}", by="ivanova")
    registry.ask("GET", f"/v1/workers/{own}", by="ivanova")
    with registry.database() as database, database.read() as connection:
        row = connection.one("SELECT * FROM audit_subject WHERE name = :name", {"name": own}) or {}

    marks = {row["subject"] for row in rows(registry)} - {None}
    assert marks == {row["mark"]} == {mark_of(own, bytes(row["secret"]))}
    assert mark_of(own, b"another key") not in marks


def test_erased_worker_is_not_found_and_the_log_verifies(scene: Scene) -> None:
    """Every entry and hash stays as it was signed, online, exported before and afterwards."""
    registry, own = scene.registry, scene.registry.id_of("ivanova")
    before = [audit.canonical(row) for row in rows(registry)]
    assert found(registry, own)

    answer = erase(registry, own)

    assert answer.status_code == 200, answer.text
    assert found(registry, own) == []
    marked = found(registry, answer.json()["mark"])
    assert {item["subject"] for item in marked} == {answer.json()["mark"]}
    assert [audit.canonical(row) for row in rows(registry)][: len(before)] == before
    assert scene.verify().code == VALID
    assert scene.verify_export().code == VALID


def test_erased_person_leaves_no_name(scene: Scene) -> None:
    """Neither the worker id nor the account of the person is left in an entry, a key or what stands beside them."""
    registry, own, account = scene.registry, scene.registry.id_of("ivanova"), subject_of("ivanova")
    assert found_by_actor(registry, account)

    erase(registry, own)

    assert found_by_actor(registry, account) == []
    with registry.database() as database, database.read() as connection:
        tables = [connection.all(f"SELECT * FROM {table}") for table in TABLES]  # noqa: S608 - names of this test
    written = json.dumps(tables, default=str)
    assert own not in written
    assert account not in written
    assert scene.verify().code == VALID


def test_who_acts_for_others_is_told_as_long_as_the_entry_is_kept(registry: Registry) -> None:
    """The account of an administrator stands in clear: erasure of a person is no way out of what was done to records."""
    registry.ask("GET", "/v1/workers/me", by="ivanova")
    registry.ask("GET", f"/v1/workers/{registry.id_of('ivanova')}", by="admin")

    actors = [row["actor"] for row in rows(registry)]

    assert subject_of("admin") in actors
    assert subject_of("ivanova") not in actors
    assert found_by_actor(registry, subject_of("ivanova"))


def test_proof_tells_whom_a_mark_means_until_it_is_erased(scene: Scene) -> None:
    """Who may read the log is told the names beside the proof, never in what is signed; afterwards nobody is."""
    registry, own = scene.registry, scene.registry.id_of("ivanova")
    entry = found(registry, own)[0]
    before = scene.log.proof(entry["seq"]).data

    erase(registry, own)
    after = scene.log.proof(entry["seq"]).data

    assert set(before["names"].values()) == {own, subject_of("ivanova")}
    assert set(after["names"].values()) == {None}
    assert before["names"].keys() == after["names"].keys()
    assert before["entry"] == after["entry"]
    assert own not in json.dumps(before["entry"])


def test_erasure_is_an_entry_without_the_id(registry: Registry) -> None:
    """Who did it and why, and of which mark; the id itself would bring a new key into being."""
    own = registry.id_of("ivanova")
    registry.ask("GET", f"/v1/workers/{own}", by="ivanova")

    mark = erase(registry, own).json()["mark"]

    entry = registry.events()[-1]
    assert (entry["action"], entry["outcome"], entry["reason"]) == ("audit.erased", "ok", REASON)
    assert json.loads(entry["objects"])[0] == mark
    assert MARK.fullmatch(mark)
    with registry.database() as database, database.read() as connection:
        assert (
            connection.one("SELECT 1 FROM audit_subject WHERE name = :name", {"name": own}) is None
        )


def test_lists_are_found_by_the_mark_when_the_number_is_gone(registry: Registry) -> None:
    """Who was named beside whom in a list is told by numbers as long as the key lives, and by nothing afterwards."""
    own = registry.id_of("ivanova")
    registry.ask("GET", "/v1/workers", by="admin")
    registry.ask("GET", "/v1/workers", by="admin")
    before = _naming(registry, own)

    mark = erase(registry, own).json()["mark"]

    assert len(before) == 2
    assert _naming(registry, mark)[-2:] == before
    assert _naming(registry, own) == []
    with registry.database() as database, database.read() as connection:
        assert not connection.all(
            "SELECT seq FROM audit_object WHERE subject NOT IN (SELECT number FROM audit_subject)"
        )


def _naming(registry: Registry, name: str) -> list[int]:
    """The numbers of the entries that have somebody among their objects, newest first."""
    path = f"/v1/audit/events?object={name}"
    answer = registry.ask("GET", path, by="auditor", scope=AUDIT).json()
    return [item["seq"] for item in answer["items"]]


def test_later_entries_stand_under_another_mark(registry: Registry) -> None:
    """What happens after an erasure cannot be linked with what was before it."""
    own = registry.id_of("ivanova")
    registry.ask("GET", f"/v1/workers/{own}", by="ivanova")
    old = erase(registry, own).json()["mark"]

    registry.ask("GET", f"/v1/workers/{own}", by="ivanova")

    assert rows(registry)[-1]["subject"] not in (old, own)
    assert len(found(registry, own)) == 1


@pytest.mark.parametrize("by", ["ivanova", "orlova", "admin", "support", "frmr-ci"])
def test_only_an_auditor_erases(registry: Registry, by: str) -> None:
    """Least of all who changes records, and could so hide whose."""
    own = registry.id_of("ivanova")
    registry.ask("GET", f"/v1/workers/{own}", by="ivanova")

    assert erase(registry, own, by=by).status_code == 403
    assert found(registry, own)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"workerId": "2023.0000001"}, 404),
        ({"workerId": "112-233-445 95"}, 422),
        ({"workerId": 7}, 422),
        ({"reason": " "}, 422),
        ({"reason": None}, 422),
        ({"more": "x"}, 422),
    ],
)
def test_nothing_is_erased_by_mistake(
    registry: Registry, body: dict[str, Any], status: int
) -> None:
    """A number without a trace, a value that is none, a missing reason: everything stays."""
    own = registry.id_of("ivanova")
    registry.ask("GET", f"/v1/workers/{own}", by="ivanova")

    answer = erase(registry, own, **body)

    assert answer.status_code == status, answer.text
    assert found(registry, own)


def test_repeated_request_is_answered_as_before(registry: Registry) -> None:
    """A lost answer is fetched with the same key; a new request says that there is no trace."""
    own = registry.id_of("ivanova")
    registry.ask("GET", f"/v1/workers/{own}", by="ivanova")
    sent = {"json": {"workerId": own, "reason": REASON}, "headers": {"Idempotency-Key": "erase-1"}}

    answers = [
        registry.ask("POST", "/v1/audit/erasures", by="auditor", scope=AUDIT, **sent)
        for _ in range(2)
    ]

    assert answers[0].json() == answers[1].json()
    assert erase(registry, own).status_code == 404
