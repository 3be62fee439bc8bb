"""Reading, changing and disclosing a worker's record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.servers.registry.conftest import Registry


def faults(answer: Any) -> list[tuple[str, str]]:
    """Pointer and code of each fault of an answer."""
    return [(error["pointer"], error["code"]) for error in answer.json()["errors"]]


def test_own_record_is_masked(registry: Registry) -> None:
    """A record comes with masks, the list of them, a derived status and its version."""
    record = registry.record_of("ivanova")

    answer = registry.ask("GET", "/v1/workers/me", by="ivanova")

    document = answer.json()
    assert answer.status_code == 200
    assert answer.headers["etag"] == '"1"'
    assert document["lastName"] == "Иванова"
    assert document["snils"] == f"{record['snils'][:3]}-***-*** {record['snils'][9:]}"
    assert {"/snils", "/phone", "/email", "/birthDate"} <= set(document["masked"])
    assert document["isMedicalWorker"] is True
    assert document["version"] == 1


def test_medical_worker_is_derived_on_the_day(registry: Registry) -> None:
    """The status follows the calendar although nobody changes the record."""
    registry.clock.advance(10 * 366 * 86400)

    document = registry.ask("GET", "/v1/workers/me", by="ivanova").json()

    assert document["isMedicalWorker"] is False


def test_patch_makes_a_new_version(registry: Registry) -> None:
    """A change raises the version; the answer is the masked record; the history keeps both."""
    worker = registry.id_of("ivanova")

    answer = registry.patch(worker, {"birthPlace": "г. Тверь"}, by="ivanova")

    assert answer.status_code == 200
    assert answer.headers["etag"] == '"2"'
    assert answer.json()["birthPlace"] == "***"
    assert answer.json()["updatedAt"].startswith("2026-11-20T12:00:00")
    event = registry.events()[-1]
    assert (event["action"], event["outcome"]) == ("worker.changed", "ok")
    assert json.loads(event["fields"]) == ["/birthPlace"]
    assert event["subject"] == worker


def test_patch_that_changes_nothing_makes_no_version(registry: Registry) -> None:
    """The same value again, however it is spelled, leaves the version."""
    inn = registry.record_of("ivanova")["inn"]

    answer = registry.patch("me", {"inn": f" {inn} "}, by="ivanova")

    assert (answer.status_code, answer.headers["etag"]) == (200, '"1"')


def test_patch_without_version_is_refused(registry: Registry) -> None:
    """A change must say from which version it is made."""
    answer = registry.ask(
        "PATCH",
        "/v1/workers/me",
        by="ivanova",
        headers={"Content-Type": "application/merge-patch+json"},
        json={"birthPlace": "г. Тверь"},
    )

    assert (answer.status_code, answer.json()["code"]) == (428, "FRMR-REG-021")


@pytest.mark.parametrize("etag", ['"7"', 'W/"1"', "1", '"1', ""])
def test_stale_version_is_refused(registry: Registry, etag: str) -> None:
    """Only the strong tag of the current version matches; the refusal names that version."""
    answer = registry.patch("me", {"birthPlace": "г. Тверь"}, by="ivanova", etag=etag)

    assert (answer.status_code, answer.json()["code"]) == (412, "FRMR-REG-022")
    assert answer.headers["etag"] == '"1"'


@pytest.mark.parametrize("etag", ["*", '"0", "1"'])
def test_any_version_and_lists_match(registry: Registry, etag: str) -> None:
    """`*` and a list that has the current tag match (RFC 9110 §13.1.1)."""
    answer = registry.patch("me", {"birthPlace": "г. Тверь"}, by="ivanova", etag=etag)

    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("by", "patch", "expected"),
    [
        ("ivanova", {"lastName": "Петрова"}, [("/lastName", "FRMR-REG-028")]),
        ("ivanova", {"phone": "+79990000001"}, [("/phone", "FRMR-REG-028")]),
        ("admin", {"version": 9, "id": "2020.0000001"}, None),
        ("admin", {"nonsense/field": 1}, [("/nonsense~1field", "FRMR-REG-028")]),
        ("admin", {"lastName": "Ивaнова"}, [("/lastName", "FRMR-RULE-040")]),
        ("admin", {"gender": 3}, [("/gender", "FRMR-RULE-060")]),
        ("admin", {"lastName": None}, [("/lastName", "FRMR-RULE-002")]),
        ("admin", {"birthPlace": 5}, None),
        ("admin", {"addresses": [{"address": {"region": 7}}]}, None),
        ("admin", {"phone": "+7 9** ***-**-45"}, [("/phone", "FRMR-REG-030")]),
        ("admin", {"documents": [{"passOrg": "***"}]}, None),
    ],
)
def test_wrong_values_are_named_field_by_field(
    registry: Registry, by: str, patch: dict[str, Any], expected: list[tuple[str, str]] | None
) -> None:
    """What a role may not change, masks, rules and shapes: each fault has its field and code."""
    answer = registry.patch(registry.id_of("ivanova"), patch, by=by)

    assert (answer.status_code, answer.json()["code"]) == (422, "FRMR-REG-027")
    assert faults(answer)
    if expected is not None:
        assert faults(answer) == expected
    assert registry.ask("GET", "/v1/workers/me", by="ivanova").headers["etag"] == '"1"'


def test_faults_speak_the_language_of_the_client(registry: Registry) -> None:
    """Accept-Language chooses the texts of the problem and of its fields."""
    patch = {"lastName": "Петрова"}

    russian = registry.patch("me", patch, by="ivanova", **{"Accept-Language": "ru, en;q=0.5"})
    english = registry.patch("me", patch, by="ivanova", **{"Accept-Language": "de, en;q=0.5"})

    assert russian.json()["errors"][0]["message"].startswith("Это поле вам изменить нельзя")
    assert english.json()["errors"][0]["message"].startswith("You may not change this field")
    assert russian.headers["content-language"] == "ru"


def test_second_record_with_a_snils_is_refused(registry: Registry) -> None:
    """Two records never get the same СНИЛС."""
    patch = {"snils": registry.record_of("petrova")["snils"]}

    answer = registry.patch(registry.id_of("ivanova"), patch, by="admin")

    assert faults(answer) == [("/snils", "FRMR-REG-031")]


def test_admin_who_changes_a_phone_makes_a_notice(registry: Registry) -> None:
    """The former phone hears of a change that was made without a code."""
    record = registry.record_of("ivanova")

    answer = registry.patch(registry.id_of("ivanova"), {"phone": "+7 999 000-00-01"}, by="admin")

    assert answer.status_code == 200
    assert len(registry.messages(record["phone"])) == 1


def test_disclosure_gives_values_and_writes_the_reason_down(registry: Registry) -> None:
    """Restricted values come in clear only by a disclosure, whose fields and reason are audited."""
    record, worker = registry.record_of("ivanova"), registry.id_of("ivanova")
    wanted = {
        "fields": ["/snils", "/documents/0/number", "/email/x"],
        "reason": "звонок\n по заявке",
    }

    answer = registry.ask("POST", f"/v1/workers/{worker}/disclosures", by="admin", json=wanted)

    assert answer.json() == {
        "worker_id": worker,
        "version": 1,
        "values": {
            "/snils": record["snils"],
            "/documents/0/number": record["documents"][0]["number"],
            "/email/x": None,
        },
    }
    event = registry.events()[-1]
    assert (event["action"], event["reason"]) == ("worker.disclosed", "звонок по заявке")
    assert json.loads(event["fields"]) == wanted["fields"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"fields": ["/snils"]}, [("/reason", "FRMR-RULE-002")]),
        ({"fields": ["/snils"], "reason": " \n "}, [("/reason", "FRMR-REG-033")]),
        ({"fields": ["/snils"], "reason": "а" * 501}, [("/reason", "FRMR-RULE-004")]),
        ({"fields": [], "reason": "звонок"}, [("/fields", "FRMR-REG-032")]),
        ({"fields": "/snils", "reason": "звонок"}, [("/fields", "FRMR-REG-032")]),
        ({"fields": ["/snils", "/lastName"], "reason": "звонок"}, [("/fields/1", "FRMR-REG-032")]),
        ({"fields": ["snils"], "reason": "звонок"}, [("/fields/0", "FRMR-REG-032")]),
        (
            {"fields": ["/snils"], "reason": "звонок", "x": 1},
            [("/x", "FRMR-REG-029")],
        ),
    ],
)
def test_disclosure_without_a_reason_or_fields_is_refused(
    registry: Registry, body: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    """A disclosure names restricted fields and says why."""
    answer = registry.ask("POST", "/v1/workers/me/disclosures", by="ivanova", json=body)

    assert answer.status_code == 422
    assert faults(answer) == expected
