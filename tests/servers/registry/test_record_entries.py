"""Entries of a record: drafts, versions, the checker and who sees what."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.servers.people import cast
from frmr_cli.servers.registry.seed import seed
from tests.servers.registry.records import PLANNED, STUDIES, add, codes, patch, submit

if TYPE_CHECKING:
    from collections.abc import Callable

    from frmr_cli.servers.registry.config import RegistryConfig
    from tests.servers.registry.conftest import Registry


def test_draft_is_added_with_one_spelling(registry: Registry) -> None:
    """A new entry is a draft with an id, a version, ISO dates and no empty members."""
    answer = registry.ask(
        "POST", "/v1/workers/me/education", by="ivanova", json=STUDIES | {"form": None}
    )

    entry = answer.json()
    assert answer.status_code == 201
    assert answer.headers["etag"] == '"1"'
    assert answer.headers["location"] == f"/v1/education/{entry['id']}"
    assert (entry["state"], entry["version"], len(entry["id"])) == ("draft", 1, 22)
    assert entry["beginDate"] == "2002-09-01"
    assert "form" not in entry
    assert entry["diploma"]["number"] == "7654321"
    assert registry.events()[-1]["action"] == "education.added"
    assert registry.events()[-1]["subject"] == registry.id_of("ivanova")


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ({"kind": "cpd", "state": "confirmed"}, ("/state", "FRMR-REG-100")),
        ({"kind": "cpd", "hours": "36"}, ("/hours", "FRMR-RULE-003")),
        ({"kind": "cpd", "colour": "red"}, ("/colour", "FRMR-RULE-065")),
        ({"kind": "cpd", "diploma": {"number": "***21"}}, ("/diploma/number", "FRMR-REG-030")),
        ({"kind": "accreditation"}, ("/kind", "FRMR-RULE-060")),
        ({}, ("/kind", "FRMR-RULE-002")),
    ],
)
def test_what_can_never_be_right_is_not_saved(
    registry: Registry, body: Any, fault: tuple[str, str]
) -> None:
    """A draft is refused with the place and the code of each fault."""
    answer = registry.ask("POST", "/v1/workers/me/education", by="ivanova", json=body)

    assert answer.status_code == 422
    assert fault in codes(answer)


def test_readers_see_a_draft_only_when_it_is_confirmed(registry: Registry) -> None:
    """Support does not see a draft; what the checker confirms is there at the next request."""
    entry = add(registry, PLANNED)
    path = f"/v1/education/{entry['id']}"
    before = registry.ask("GET", path, by="support")

    answer = submit(registry, path)

    assert (before.status_code, before.json()["code"]) == (404, "FRMR-REG-101")
    assert (answer.status_code, answer.json()["state"]) == (200, "confirmed")
    assert answer.headers["etag"] == '"2"'
    assert registry.ask("GET", path, by="support").json()["theme"] == PLANNED["theme"]


def test_edit_of_a_confirmed_entry_stays_hidden_until_confirmed(registry: Registry) -> None:
    """The owner sees the new draft, readers the confirmed version; a confirmation shows it at once."""
    path = f"/v1/education/{add(registry, PLANNED)['id']}"
    submit(registry, path)

    changed = patch(registry, path, {"hours": 40}, '"2"')
    support = registry.ask("GET", path, by="support").json()
    own = registry.ask("GET", path, by="ivanova").json()
    submit(registry, path, '"3"')

    assert (changed.json()["state"], changed.json()["confirmedVersion"]) == ("draft", 2)
    assert (own["hours"], own["version"]) == (40, 3)
    assert (support["hours"], support["version"], support["state"]) == (36, 2, "confirmed")
    assert registry.ask("GET", path, by="support").json()["hours"] == 40


def test_rejected_entry_names_its_faults_and_is_checked_again(registry: Registry) -> None:
    """A submission that breaks a rule is rejected with codes and texts; it can be submitted again."""
    entry = add(registry, PLANNED | {"theme": None})
    path = f"/v1/education/{entry['id']}"

    rejected = submit(registry, path)
    patched = patch(registry, path, {"theme": "Тема"}, '"2"')
    confirmed = submit(registry, path, patched.headers["etag"])

    assert rejected.json()["state"] == "rejected"
    (fault,) = rejected.json()["faults"]
    assert (fault["code"], fault["pointer"]) == ("FRMR-RULE-002", "/theme")
    assert fault["message"]
    assert confirmed.json()["state"] == "confirmed"
    assert "faults" not in confirmed.json()


def test_submission_of_what_is_decided_conflicts(registry: Registry) -> None:
    """A confirmed entry has nothing to be checked."""
    path = f"/v1/education/{add(registry, PLANNED)['id']}"
    submit(registry, path)

    answer = submit(registry, path, '"2"')

    assert (answer.status_code, answer.json()["code"]) == (409, "FRMR-REG-104")


def test_checker_waits_for_the_set_delay(
    config: RegistryConfig, serve: Callable[[RegistryConfig], Registry]
) -> None:
    """With a delay an entry is on check until it has passed; then the checker decides, with an entry of its own."""
    slow = replace(config, check_delay=timedelta(minutes=10))
    seed(slow, cast("test"))
    registry = serve(slow)
    path = f"/v1/education/{add(registry, PLANNED)['id']}"

    waiting = submit(registry, path)
    again = submit(registry, path, '"2"')
    registry.clock.advance(601)
    decided = registry.ask("GET", path, by="support")

    assert (waiting.json()["state"], again.json()["code"]) == ("on_check", "FRMR-REG-105")
    assert (decided.json()["state"], decided.json()["version"]) == ("confirmed", 3)
    (checked,) = [row for row in registry.events() if row["action"] == "education.checked"]
    assert (checked["actor"], checked["subject"]) == ("checker", registry.id_of("ivanova"))


def test_entry_is_changed_from_the_version_that_was_seen(registry: Registry) -> None:
    """Without If-Match 428, with an old version 412 and the current tag, with a repeated key the same answer."""
    path = f"/v1/education/{add(registry, PLANNED)['id']}"
    without = registry.ask(
        "PATCH",
        path,
        by="ivanova",
        headers={"Content-Type": "application/merge-patch+json"},
        json={"hours": 40},
    )
    stale = patch(registry, path, {"hours": 40}, '"7"')
    headers = {
        "If-Match": '"1"',
        "Content-Type": "application/merge-patch+json",
        "Idempotency-Key": "k",
    }
    first = registry.ask("PATCH", path, by="ivanova", headers=headers, json={"hours": 40})
    second = registry.ask("PATCH", path, by="ivanova", headers=headers, json={"hours": 40})

    assert (without.status_code, stale.status_code) == (428, 412)
    assert stale.headers["etag"] == '"1"'
    assert first.json() == second.json()
    assert second.headers["etag"] == '"2"'


def test_removed_entry_is_gone_and_remembered(registry: Registry) -> None:
    """204 without a body, also when repeated; the entry is not found, and past days still have it."""
    path = f"/v1/education/{add(registry, PLANNED)['id']}"
    registry.clock.advance(86400)
    headers = {"If-Match": '"1"', "Idempotency-Key": "k"}

    answers = [registry.ask("DELETE", path, by="ivanova", headers=headers) for _ in range(2)]

    assert [(answer.status_code, answer.content) for answer in answers] == [(204, b"")] * 2
    anew = registry.ask("DELETE", path, by="ivanova", headers={"If-Match": '"2"'})
    assert anew.status_code == 404
    assert registry.ask("GET", path, by="ivanova").status_code == 403
    assert registry.ask("GET", path, by="admin").status_code == 404
    then = registry.ask("GET", f"{path}?as_of=2026-11-20", by="ivanova")
    assert then.json()["theme"] == PLANNED["theme"]


def test_confirmed_entry_is_removed_by_who_keeps_the_records(registry: Registry) -> None:
    """A practitioner cannot make a confirmed entry disappear, the HR department can."""
    path = f"/v1/education/{add(registry, PLANNED)['id']}"
    submit(registry, path)

    own = registry.ask("DELETE", path, by="ivanova", headers={"If-Match": '"2"'})
    staff = registry.ask("DELETE", path, by="orlova", headers={"If-Match": '"2"'})

    assert (own.status_code, own.json()["code"]) == (403, "FRMR-REG-103")
    assert staff.status_code == 204


def test_history_tells_who_did_what(registry: Registry) -> None:
    """Versions with state, account and fields, newest first, page by page."""
    path = f"/v1/education/{add(registry, PLANNED)['id']}"
    patch(registry, path, {"hours": 40, "theme": "Иное"}, '"1"')
    submit(registry, path, '"2"')

    whole = registry.ask("GET", f"{path}/history", by="ivanova").json()
    first = registry.ask("GET", f"{path}/history?limit=2", by="ivanova").json()
    rest = registry.ask("GET", f"{path}/history?cursor={first['next']}", by="ivanova").json()

    assert [item["version"] for item in whole["items"]] == [3, 2, 1]
    assert [item["state"] for item in whole["items"]] == ["confirmed", "draft", "draft"]
    assert whole["items"][1]["fields"] == ["/hours", "/theme"]
    assert {item["changedBy"] for item in whole["items"]} == {"1000000301"}
    assert whole["items"] == first["items"] + rest["items"]
    assert rest["next"] is None


def test_lists_are_filtered_and_paged(registry: Registry) -> None:
    """By kind, by the day on which a job runs, and page by page without gap or repetition."""
    path = "/v1/workers/me/education"
    whole = registry.ask("GET", path, by="ivanova").json()["items"]
    paged: list[Any] = []
    cursor: str | None = ""
    while cursor is not None:
        answer = registry.ask(
            "GET", f"{path}?limit=2{cursor and '&cursor=' + cursor}", by="ivanova"
        )
        paged += answer.json()["items"]
        cursor = answer.json()["next"]
    studies = registry.ask("GET", f"{path}?kind=professional", by="ivanova").json()["items"]
    jobs = "/v1/workers/me/employment"

    assert len(whole) == 4
    assert paged == whole
    assert [item["kind"] for item in studies] == ["professional"]
    assert len(registry.ask("GET", f"{jobs}?on=2026-11-20", by="ivanova").json()["items"]) == 1
    assert registry.ask("GET", f"{jobs}?on=1999-01-01", by="ivanova").json()["items"] == []
    assert registry.ask("GET", f"{path}?cursor=nowhere", by="ivanova").status_code == 400
