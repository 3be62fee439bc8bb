"""The list of workers: pages and streams, whom they tell of, and what the audit log keeps of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from frmr_cli.servers.people import ORGANISATIONS

if TYPE_CHECKING:
    import httpx

    from tests.servers.registry.conftest import Registry

NDJSON = {"Accept": "application/x-ndjson"}


def streamed(answer: httpx.Response) -> list[dict[str, Any]]:
    """The records of a stream."""
    assert answer.status_code == 200, answer.text
    return [json.loads(line) for line in answer.text.splitlines()]


def test_pages_and_stream_tell_each_record_as_it_is_read(registry: Registry) -> None:
    """Every worker once, in the order of the ids, as `GET /v1/workers/ID` tells it."""
    whole = streamed(registry.ask("GET", "/v1/workers", by="admin", headers=NDJSON))
    paged, cursor = [], ""
    while True:
        query = f"limit=3{cursor and f'&cursor={cursor}'}"
        page = registry.ask("GET", f"/v1/workers?{query}", by="admin").json()
        paged += page["items"]
        cursor = page["next"]
        if cursor is None:
            break

    ids = [record["id"] for record in whole]
    assert ids == sorted(set(ids))
    assert len(ids) > 5
    assert paged == whole
    for record in whole[:3]:
        assert registry.ask("GET", f"/v1/workers/{record['id']}", by="admin").json() == record


def test_stream_goes_on_behind_an_id(registry: Registry) -> None:
    """What was interrupted is continued without a gap or a repetition."""
    whole = streamed(registry.ask("GET", "/v1/workers", by="admin", headers=NDJSON))

    path = f"/v1/workers?cursor={whole[2]['id']}"
    rest = streamed(registry.ask("GET", path, by="admin", headers=NDJSON))

    assert whole[3:] == rest


def test_each_role_lists_whom_it_may_see(registry: Registry) -> None:
    """Staff of the own organisation for its HR, everybody for support, nobody for a practitioner."""
    everybody = streamed(registry.ask("GET", "/v1/workers", by="support", headers=NDJSON))
    staff = streamed(registry.ask("GET", "/v1/workers", by="orlova", headers=NDJSON))
    refused = registry.ask("GET", "/v1/workers", by="ivanova", headers=NDJSON)

    assert 0 < len(staff) < len(everybody)
    assert (refused.status_code, refused.json()["code"]) == (403, "FRMR-REG-016")


def test_criteria_narrow_the_list_and_others_are_refused(registry: Registry) -> None:
    """Names and СНИЛС have no place in a URL."""
    hospital = ORGANISATIONS[1].oid
    found = registry.ask("GET", f"/v1/workers?organization={hospital}", by="admin").json()
    heads = registry.ask("GET", "/v1/workers?category=head", by="admin").json()
    named = registry.ask("GET", "/v1/workers?name=x&category=chief", by="admin")
    lost = registry.ask("GET", "/v1/workers?cursor=nobody", by="admin")

    assert all(any(job["organization"]["oid"] == hospital for job in item["employment"]) for item in found["items"])  # fmt: skip
    assert {item["category"] for item in heads["items"]} <= {"head"}
    assert [error["pointer"] for error in named.json()["errors"]] == ["/name", "/category"]
    assert (lost.status_code, lost.json()["code"]) == (400, "FRMR-REG-186")


def test_stream_has_an_entry_before_and_one_after(registry: Registry) -> None:
    """The first names the filter, the second how many records left; neither lists the workers."""
    answer = registry.ask("GET", "/v1/workers?category=head", by="admin", headers=NDJSON)
    # The entry of the end is written by the threads of the registry.
    registry.app.state.services.threads.shutdown(wait=True)

    first, last = registry.events()[-2:]
    assert (first["action"], last["action"]) == ("worker.exported", "worker.export_ended")
    assert first["request_id"] == last["request_id"] == answer.headers["x-request-id"]
    assert json.loads(first["details"])["filters"] == "category=head"
    assert json.loads(last["details"]) == {
        "complete": True,
        "rows": len(answer.text.splitlines()),
    }
    assert (first["objects"], last["objects"]) == ("[]", "[]")
