"""Many operations in one request, against a live registry."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.servers.registry.config import DEFAULT_RATES, Rate
from frmr_cli.servers.registry.seed import seed
from tests.servers.registry.conftest import CAST

if TYPE_CHECKING:
    from collections.abc import Callable

    from frmr_cli.servers.registry.config import RegistryConfig
    from tests.servers.registry.conftest import Registry

ADMIN = "admin"


def _patch(number: str, worker: str, body: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "id": number,
        "key": f"key-{number}",
        "method": "PATCH",
        "path": f"/v1/workers/{worker}",
        "ifMatch": '"1"',
        "body": body,
    } | more


def _send(registry: Registry, *operations: Any, by: str = ADMIN, **headers: str) -> Any:
    return registry.ask(
        "POST", "/v1/batch", by=by, json={"operations": list(operations)}, headers=headers
    )


def _results(registry: Registry, *operations: Any, **more: Any) -> list[dict[str, Any]]:
    answer = _send(registry, *operations, **more)
    assert answer.status_code == 200, answer.text
    results: list[dict[str, Any]] = answer.json()["results"]
    return results


def test_results_stand_in_the_order_of_the_operations(registry: Registry) -> None:
    """Whatever order the registry works in, the answers come as they were asked for."""
    ids = [registry.id_of(login) for login in ("sidorov", "ivanova")]

    results = _results(
        registry,
        _patch("b", max(ids), {"birthPlace": "г. Тверь"}),
        _patch("a", min(ids), {"birthPlace": "г. Тула"}),
    )

    assert [(item["id"], item["status"], item["etag"]) for item in results] == [
        ("b", 200, '"2"'),
        ("a", 200, '"2"'),
    ]
    assert results[0]["body"]["id"] == max(ids)


def test_a_refused_operation_takes_back_itself_alone(registry: Registry) -> None:
    """Each operation is done or refused by itself."""
    one, other = registry.id_of("ivanova"), registry.id_of("sidorov")

    results = _results(
        registry,
        _patch("1", one, {"birthPlace": "г. Тула"}),
        _patch("2", other, {"birthPlace": "г. Тула", "inn": "1"}),
        _patch("3", other, {"birthPlace": "г. Орёл"}),
        _patch("4", other, {"birthPlace": "г. Омск"}),
        _patch("5", "2020.9999999", {"birthPlace": "г. Омск"}),
    )

    assert [item["status"] for item in results] == [200, 422, 200, 412, 404]
    assert results[1]["problem"]["errors"][0]["pointer"] == "/inn"
    assert results[3]["etag"] == '"2"'


def test_operations_on_one_record_keep_their_order(registry: Registry) -> None:
    """The second change starts from the version that the first one made."""
    worker = registry.id_of("ivanova")

    results = _results(
        registry,
        _patch("1", worker, {"birthPlace": "г. Тула"}),
        _patch("2", worker, {"birthPlace": "г. Орёл"}, ifMatch='"2"'),
        {"id": "3", "method": "GET", "path": f"/v1/workers/{worker}"},
    )

    assert [item["etag"] for item in results] == ['"2"', '"3"', '"3"']


def test_a_repeated_batch_gets_the_same_answers(registry: Registry) -> None:
    """Keys are stored as for single requests, refusals without effect being asked anew."""
    worker = registry.id_of("ivanova")
    operations = [_patch("1", worker, {"birthPlace": "г. Тула"})]

    first = _results(registry, *operations)
    second = _results(registry, *operations)
    alone = registry.patch(
        worker, {"birthPlace": "г. Орёл"}, by=ADMIN, **{"Idempotency-Key": "key-1"}
    )

    assert first == second
    assert registry.ask("GET", f"/v1/workers/{worker}", by=ADMIN).json()["version"] == 2
    assert (alone.status_code, alone.json()["code"]) == (422, "FRMR-REG-024")


def test_each_operation_has_its_entry(registry: Registry) -> None:
    """One entry per operation, refusals included, and one for the batch."""
    own, foreign = registry.id_of("ivanova"), registry.id_of("sidorov")

    _results(
        registry,
        _patch("1", own, {"birthPlace": "г. Тула"}),
        _patch("2", foreign, {"birthPlace": "г. Тула"}),
        by="ivanova",
    )

    events = registry.events()[-3:]
    seen = {event["subject"]: (event["action"], event["outcome"]) for event in events}
    assert seen == {
        own: ("worker.changed", "ok"),
        foreign: ("access.refused", "refused"),
        None: ("batch.applied", "ok"),
    }
    assert json.loads(events[2]["details"]) == {"operations": 2, "failed": 1}


def test_a_scope_is_asked_for_by_each_operation(registry: Registry) -> None:
    """A token that may read reads in a batch and changes nothing there."""
    worker = registry.id_of("ivanova")
    operations = [
        {"id": "1", "method": "GET", "path": f"/v1/workers/{worker}"},
        _patch("2", worker, {"birthPlace": "г. Тула"}),
    ]

    answer = registry.ask(
        "POST",
        "/v1/batch",
        by=ADMIN,
        scope="openid frmr.read",
        json={"operations": operations},
    )

    assert [item["status"] for item in answer.json()["results"]] == [200, 403]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("POST", "/v1/batch", 404),
        ("GET", "/v1/health", 404),
        ("GET", "/v1/nothing", 404),
        ("PUT", "/v1/workers/2020.0000001", 405),
        ("TRACE", "/v1/workers/2020.0000001", 405),
    ],
)
def test_what_is_no_operation_of_a_batch(
    registry: Registry, method: str, path: str, status: int
) -> None:
    """Batches do not nest, and open operations need none."""
    (result,) = _results(
        registry, {"id": "1", "key": "k", "method": method, "path": path, "body": {}}
    )

    assert result["status"] == status
    assert "problem" in result


@pytest.mark.parametrize(
    ("operation", "pointer"),
    [
        ("text", "/operations/0"),
        ({"id": "1", "key": "k", "path": "/"}, "/operations/0/method"),
        ({"id": 1, "key": "k", "method": "GET", "path": "/"}, "/operations/0/id"),
        ({"id": "1", "method": "PATCH", "path": "/"}, "/operations/0/key"),
        ({"id": "1", "method": "GET", "path": "/", "more": 1}, "/operations/0/more"),
        ({"id": "1", "key": "k", "method": "POST", "path": "/", "body": []}, "/operations/0/body"),
    ],
)
def test_a_misshapen_operation_refuses_the_batch(
    registry: Registry, operation: Any, pointer: str
) -> None:
    """Nothing is done when the list itself is wrong; the place is named."""
    answer = _send(registry, operation)

    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


def test_more_than_a_thousand_operations_are_refused(registry: Registry) -> None:
    """A batch has its largest size."""
    many = [{"id": str(number), "method": "GET", "path": "/v1/me"} for number in range(1001)]

    answer = _send(registry, *many)

    assert answer.status_code == 422
    assert _send(registry, *many[:3]).status_code == 200


def test_minimal_results_leave_the_records_out(registry: Registry) -> None:
    """Who prefers it gets status and version of a change, and what was read in full."""
    worker = registry.id_of("ivanova")

    changed, read, disclosed = _results(
        registry,
        _patch("1", worker, {"birthPlace": "г. Тула"}),
        {"id": "2", "method": "GET", "path": f"/v1/workers/{worker}"},
        {
            "id": "3",
            "key": "k",
            "method": "POST",
            "path": f"/v1/workers/{worker}/disclosures",
            "body": {"fields": ["/birthPlace"], "reason": "проверка"},
        },
        Prefer="return=minimal",
    )

    assert changed == {"id": "1", "status": 200, "etag": '"2"'}
    assert read["body"]["version"] == 2
    assert disclosed["body"]["values"] == {"/birthPlace": "г. Тула"}


def test_a_batch_may_be_larger_than_other_bodies(registry: Registry) -> None:
    """A thousand operations fit; a single request stays small."""
    worker = registry.id_of("ivanova")
    long = {"birthPlace": "г. Тула", "note": "x" * 100_000}

    assert _send(registry, _patch("1", worker, long)).status_code == 200
    assert registry.patch(worker, long, by=ADMIN).status_code == 413


def test_messages_go_out_once_all_is_durable(registry: Registry) -> None:
    """The owner of a changed contact is told, as after a single request."""
    worker = registry.record_of("ivanova")

    _results(registry, _patch("1", str(worker["id"]), {"email": "new@example.org"}))

    assert registry.messages(str(worker["email"]))


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/v1/public/search"),
        ("GET", "/v1/public/workers/2021.0000301"),
        ("GET", "/v1/audit/anomalies"),
        ("GET", "/v1/health"),
        ("POST", "/v1/workers/search"),
        ("POST", "/v1/login-histories"),
    ],
)
def test_what_no_batch_may_ask_is_refused_alone(registry: Registry, method: str, path: str) -> None:
    """Operations without a principal or outside of a transaction do not exist here; the others are done."""
    worker = registry.id_of("ivanova")
    odd = {"id": "1", "key": "odd", "method": method, "path": path, "body": {"name": "Иванова"}}

    results = _results(registry, odd, {"id": "2", "method": "GET", "path": f"/v1/workers/{worker}"})

    assert [item["status"] for item in results] == [404, 200]


def _disclosures(registry: Registry, count: int, login: str = "ivanova") -> list[dict[str, Any]]:
    path = f"/v1/workers/{registry.id_of(login)}/disclosures"
    body = {"fields": ["/birthPlace"], "reason": "проверка перед подачей"}
    return [
        {"id": str(number), "key": f"d{number}", "method": "POST", "path": path, "body": body}
        for number in range(count)
    ]


def test_every_operation_is_charged_by_its_own_kind(
    config: RegistryConfig, serve: Callable[[RegistryConfig], Registry]
) -> None:
    """Disclosures cost in a batch what they cost alone; the first are done, the others are told when."""
    seed(config, CAST.values())
    registry = serve(replace(config, rates={**DEFAULT_RATES, "disclosure": Rate(20.0, 3)}))
    worker = registry.id_of("ivanova")
    change = _patch("c", worker, {"birthPlace": "г. Тула"})

    results = _results(registry, *_disclosures(registry, 5), change, by="orlova")
    path = f"/v1/workers/{worker}/disclosures"
    alone = registry.ask(
        "POST", path, by="orlova", json={"fields": ["/birthPlace"], "reason": "проверка"}
    )
    registry.clock.advance(40)
    later = _results(registry, *_disclosures(registry, 5)[3:], by="orlova")

    assert [item["status"] for item in results] == [200, 200, 200, 429, 429, 200]
    assert [item.get("retryAfter") for item in results[3:]] == [40, 40, None]
    assert results[3]["problem"]["code"] == "FRMR-REG-009"
    assert alone.status_code == 429
    assert [item["status"] for item in later] == [200, 200]
    refused = [event for event in registry.events() if event["code"] == "FRMR-REG-009"]
    assert [event["action"] for event in refused] == ["worker.disclosed"] * 3


def test_changes_of_a_batch_have_a_measure_of_their_own(
    config: RegistryConfig, serve: Callable[[RegistryConfig], Registry]
) -> None:
    """Bulk work is not held to the pace of single changes, nor does it use that up; it has an end too."""
    seed(config, CAST.values())
    rates = {**DEFAULT_RATES, "change": Rate(20.0, 1), "batch-change": Rate(20.0, 3)}
    registry = serve(replace(config, rates=rates))
    worker = registry.id_of("ivanova")
    towns = ["г. Тула", "г. Орёл", "г. Омск", "г. Тверь"]

    results = _results(
        registry,
        *(
            _patch(str(number), worker, {"birthPlace": town}, ifMatch=f'"{number}"')
            for number, town in enumerate(towns, start=1)
        ),
    )
    alone = registry.patch(worker, {"birthPlace": "г. Уфа"}, by=ADMIN, etag='"4"')

    assert [item["status"] for item in results] == [200, 200, 200, 429]
    assert alone.status_code == 200


def test_what_is_no_bulk_work_keeps_its_pace_in_a_batch(
    config: RegistryConfig, serve: Callable[[RegistryConfig], Registry]
) -> None:
    """Questions to the audit log are no cheaper by the thousand; codes are not guessed by the thousand."""
    seed(config, CAST.values())
    rates = {**DEFAULT_RATES, "read": Rate(20.0, 2), "confirmation": Rate(20.0, 1)}
    registry = serve(replace(config, rates=rates))
    question = {"id": "q", "method": "GET", "path": "/v1/audit/events?limit=1"}
    guess = {
        "id": "g",
        "method": "POST",
        "path": f"/v1/contact-changes/{'x' * 22}/confirmation",
        "body": {"code": "000000"},
    }
    answer = registry.ask(
        "POST",
        "/v1/batch",
        by="auditor",
        scope="frmr.audit frmr.write",
        json={"operations": [question] * 3 + [{**guess, "key": str(n)} for n in range(3)]},
    )

    assert [item["status"] for item in answer.json()["results"]] == [200, 200, 429, 404, 429, 429]


def test_an_administrator_reads_what_a_plan_is_made_of(registry: Registry) -> None:
    """A bulk plan of restricted fields discloses a whole batch; others come to the end of their measure."""
    by_admin = _results(registry, *_disclosures(registry, 100))
    by_staff = _results(registry, *_disclosures(registry, 100), by="orlova")

    assert {item["status"] for item in by_admin} == {200}
    assert [item["status"] for item in by_staff] == [200] * 60 + [429] * 40
