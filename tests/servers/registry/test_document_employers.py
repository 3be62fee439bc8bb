"""Papers of a job are for its employer: the staff of another organisation does not know of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.servers.registry.config import DEFAULT_RATES, Rate
from frmr_cli.servers.registry.seed import seed
from tests.servers.registry.conftest import CAST
from tests.servers.registry.records import JOB, add
from tests.servers.registry.test_documents import JPEG, PDF, PNG, code_of, reason, stored, upload

if TYPE_CHECKING:
    from collections.abc import Callable

    from frmr_cli.domain.rules import Fault
    from frmr_cli.servers.registry.config import RegistryConfig
    from tests.servers.registry.conftest import Registry

ELSEWHERE = {"organization": {"oid": "1.2.643.5.1.13.13.12.2.36.990002", "name": "Больница"}}


def linked(registry: Registry, document: dict[str, Any], entry: str, purpose: str) -> None:
    """As the worker links an own paper."""
    path = f"/v1/documents/{document['id']}/links/{entry}"
    answer = registry.ask("PUT", path, by="ivanova", json={"purpose": purpose})
    assert answer.is_success, answer.text


def acts(registry: Registry, document: dict[str, Any], by: str) -> list[int]:
    """What somebody gets for each act on a document; nothing is changed by them."""
    path = f"/v1/documents/{document['id']}"
    stale = {"If-Match": '"99"'}
    merge = {**stale, "Content-Type": "application/merge-patch+json"}
    asked: list[tuple[str, str, dict[str, Any]]] = [
        ("GET", path, {}),
        ("GET", f"{path}/content", {"headers": reason()}),
        ("PATCH", path, {"headers": merge, "json": {}}),
        ("PUT", f"{path}/content", {"headers": stale, "content": PNG}),
        ("DELETE", path, {"headers": stale}),
        ("PUT", f"{path}/links/{'x' * 22}", {"json": {"purpose": "scan"}}),
        ("DELETE", f"{path}/links/{'x' * 22}", {}),
    ]
    return [registry.ask(method, where, by=by, **more).status_code for method, where, more in asked]


def listed(registry: Registry, by: str, query: str = "") -> set[str]:
    """The ids of the worker's documents that somebody is shown."""
    path = f"/v1/workers/{registry.id_of('ivanova')}/documents{query}"
    return {item["id"] for item in registry.ask("GET", path, by=by).json()["items"]}


ALLOWED = [200, 200, 412, 412, 412, 404, 404]


@pytest.mark.parametrize("purpose", ["contract", "hire_order", "service_certificate", "scan"])
def test_papers_of_a_job_elsewhere_are_hidden(registry: Registry, purpose: str) -> None:
    """Whatever they are and prove; the worker and administrators go on seeing them."""
    job = add(registry, {**JOB, **ELSEWHERE}, noun="employment")
    document = stored(registry, kind="other", details={})
    linked(registry, document, job["id"], purpose)

    assert acts(registry, document, "orlova") == [403] * 7
    assert acts(registry, document, "admin") == ALLOWED
    assert acts(registry, document, "ivanova") == ALLOWED
    assert document["id"] not in listed(registry, "orlova")
    assert document["id"] in listed(registry, "support")


def test_papers_of_the_own_job_are_open(registry: Registry) -> None:
    """A paper that proves a job here too is a paper of here; so is that of an education."""
    elsewhere = add(registry, {**JOB, **ELSEWHERE}, noun="employment")
    here = add(registry, JOB, noun="employment")
    both = stored(registry, kind="contract")
    linked(registry, both, elsewhere["id"], "contract")
    hidden = acts(registry, both, "orlova")
    linked(registry, both, here["id"], "contract")

    assert hidden == [403] * 7
    assert acts(registry, both, "orlova") == ALLOWED
    assert both["id"] in listed(registry, "orlova")


def test_a_contract_that_is_linked_to_nothing(registry: Registry) -> None:
    """The staff sees what colleagues have brought; the worker's may be of any job."""
    brought = upload(
        registry, PNG, by="orlova", worker=registry.id_of("ivanova"), kind="contract"
    ).json()
    own = stored(registry, JPEG, kind="contract")
    diploma = stored(registry, PDF, kind="diploma")

    seen = listed(registry, "orlova")
    assert {brought["id"], diploma["id"]} <= seen
    assert own["id"] not in seen
    assert acts(registry, own, "orlova") == [403] * 7


def test_what_a_paper_was_before_is_for_who_had_to_do_with_it(registry: Registry) -> None:
    """A contract of another job that became a paper of here shows here what it has been since; what left is hidden."""
    elsewhere = add(registry, {**JOB, **ELSEWHERE}, noun="employment")
    here = add(registry, JOB, noun="employment")
    came = stored(registry, kind="contract")
    left = stored(registry, JPEG, kind="contract")
    linked(registry, came, elsewhere["id"], "contract")
    linked(registry, left, here["id"], "contract")
    registry.clock.advance(86400)
    for document, old in ((came, elsewhere), (left, here)):
        path = f"/v1/documents/{document['id']}/links/{old['id']}"
        registry.ask("DELETE", path, by="ivanova")
    linked(registry, came, here["id"], "contract")
    linked(registry, left, elsewhere["id"], "contract")

    def read(document: dict[str, Any], by: str, day: str) -> list[int]:
        path = f"/v1/documents/{document['id']}"
        return [
            registry.ask("GET", f"{path}{part}?as_of={day}", by=by, headers=reason()).status_code
            for part in ("", "/content")
        ]

    assert read(came, "orlova", "2026-11-21") == [200, 200]
    assert read(came, "orlova", "2026-11-20") == [403, 403]
    assert read(left, "orlova", "2026-11-20") == [403, 403]
    assert read(came, "admin", "2026-11-20") == [200, 200]
    assert came["id"] in listed(registry, "orlova", "?as_of=2026-11-21")
    assert not {came["id"], left["id"]} & listed(registry, "orlova", "?as_of=2026-11-20")


def test_an_upload_does_not_tell_of_a_hidden_paper(registry: Registry) -> None:
    """Who sends what lies there for another employer gets a document of its own."""
    job = add(registry, {**JOB, **ELSEWHERE}, noun="employment")
    hidden = stored(registry, kind="contract")
    linked(registry, hidden, job["id"], "contract")

    sent = upload(registry, by="orlova", worker=registry.id_of("ivanova"), kind="contract")
    again = upload(registry, by="orlova", worker=registry.id_of("ivanova"), kind="contract")

    assert (sent.status_code, again.status_code) == (201, 200)
    assert sent.json()["id"] == again.json()["id"] != hidden["id"]


class CountingExaminer:
    """Finds every file sound and counts them."""

    def __init__(self) -> None:
        self.files = 0

    def faults(self, _content: bytes, *, pointer: str = "/content") -> list[Fault]:
        """As `Examiner`."""
        assert pointer
        self.files += 1
        return []


def test_a_scan_is_opened_for_who_may_store_it(
    config: RegistryConfig, serve: Callable[[RegistryConfig], Registry]
) -> None:
    """No process is begun for who has no right, no scope or no room in the rate; each refusal has one entry."""
    seed(config, CAST.values())
    registry = serve(replace(config, rates={**DEFAULT_RATES, "upload": Rate(20.0, 2)}))
    examiner = CountingExaminer()
    services = registry.app.state.services
    registry.app.state.services = replace(services, scans=examiner)
    worker = registry.id_of("ivanova")
    before = len(registry.events())

    foreign = upload(registry, by="petrova", worker=worker)
    unscoped = registry.ask(
        "PUT", f"/v1/documents/{'x' * 22}/content", by="ivanova", scope="openid", content=PNG
    )
    unknown = registry.ask("PUT", f"/v1/documents/{'x' * 22}/content", by="admin", content=PNG)
    opened_for_nobody = examiner.files
    sent = [upload(registry, content) for content in (PDF, PNG, JPEG)]

    assert [code_of(answer) for answer in (foreign, unscoped, unknown)] == [
        "FRMR-REG-016",
        "FRMR-REG-012",
        "FRMR-REG-150",
    ]
    assert opened_for_nobody == 0
    assert [answer.status_code for answer in sent] == [201, 429, 429]
    assert examiner.files == 1
    assert len(registry.events()) == before + 6
