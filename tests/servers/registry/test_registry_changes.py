"""Changes: idempotency, limits, and the audit entry that every access depends on."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from frmr_cli.servers.database import Connection
from frmr_cli.servers.registry import principals
from frmr_cli.servers.registry.calls import Asked, Call, Done, Origin, Task, run
from frmr_cli.servers.registry.config import DEFAULT_RATES, Rate
from frmr_cli.servers.registry.idempotency import Running
from frmr_cli.servers.registry.principals import Principal
from frmr_cli.servers.registry.problems import Problem
from frmr_cli.servers.registry.services import open_services
from frmr_cli.servers.registry.tokens import Claims

if TYPE_CHECKING:
    from collections.abc import Callable

    from frmr_cli.servers.registry.config import RegistryConfig
    from tests.servers.registry.conftest import Registry

PATCH = {"birthPlace": "г. Тверь"}
KEY = {"Idempotency-Key": "11111111-1111-4111-8111-111111111111"}


def test_repeated_change_gets_the_same_bytes(registry: Registry) -> None:
    """Same key and payload: one change, the same answer, although the version is stale by then."""
    first = registry.patch("me", PATCH, by="ivanova", **KEY)
    again = registry.patch("me", PATCH, by="ivanova", **KEY)

    assert (first.status_code, again.status_code) == (200, 200)
    assert (first.content, first.headers["etag"]) == (again.content, again.headers["etag"])
    assert registry.ask("GET", "/v1/workers/me", by="ivanova").headers["etag"] == '"2"'
    assert registry.events()[1]["details"] == '{"repeated":true}'


def test_key_of_another_payload_is_refused(registry: Registry) -> None:
    """Same key, other payload or other version: 422, and nothing changes."""
    registry.patch("me", PATCH, by="ivanova", **KEY)

    payload = registry.patch("me", {"birthPlace": "г. Клин"}, by="ivanova", **KEY)
    version = registry.patch("me", PATCH, by="ivanova", etag='"2"', **KEY)

    assert payload.status_code == version.status_code == 422
    assert payload.json()["code"] == version.json()["code"] == "FRMR-REG-024"


def test_key_belongs_to_its_subject(registry: Registry) -> None:
    """Two people may use the same key."""
    first = registry.patch("me", PATCH, by="ivanova", **KEY)
    other = registry.patch("me", {"birthPlace": "г. Клин"}, by="petrova", **KEY)

    assert (first.status_code, other.status_code) == (200, 200)


def test_key_lives_for_a_day(registry: Registry) -> None:
    """After 24 hours the request is a new one."""
    registry.patch("me", PATCH, by="ivanova", **KEY)
    registry.clock.advance(24 * 3600)

    assert registry.patch("me", PATCH, by="ivanova", **KEY).status_code == 412


def test_refused_change_leaves_the_key_free(registry: Registry) -> None:
    """A change that was refused and changed nothing may be corrected under the same key."""
    stale = registry.patch("me", PATCH, by="ivanova", etag='"7"', **KEY)
    good = registry.patch("me", PATCH, by="ivanova", **KEY)

    assert (stale.status_code, good.status_code) == (412, 200)


@pytest.mark.parametrize("key", ["", "two words", "k" * 256])
def test_unusable_key_is_refused(registry: Registry, key: str) -> None:
    """A key is 1 to 255 visible ASCII characters."""
    answer = registry.patch("me", PATCH, by="ivanova", **{"Idempotency-Key": key})

    assert (answer.status_code, answer.json()["code"]) == (400, "FRMR-REG-023")


def test_key_of_a_running_request_is_a_conflict() -> None:
    """While a request runs, a second one with its key is 409; afterwards the key is free."""
    running = Running()

    with running.claim("1", "k"), running.claim("2", "k"):
        with pytest.raises(Problem) as caught, running.claim("1", "k"):
            pass
        with pytest.raises(Problem), running.claim("1", "k"):
            pass
    with running.claim("1", "k"):
        pass

    assert (caught.value.status, caught.value.code) == (409, "FRMR-REG-025")


def test_racing_changes_make_one_version(registry: Registry) -> None:
    """Of many changes made from one version one succeeds; the others are stale."""
    statuses: list[int] = []
    registry.ask("GET", "/v1/me", by="ivanova")

    def change(number: int) -> None:
        answer = registry.patch("me", {"birthPlace": f"дом {number}"}, by="ivanova")
        statuses.append(answer.status_code)

    threads = [threading.Thread(target=change, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(statuses) == [200] + [412] * 7


def test_racing_repeats_change_once(registry: Registry) -> None:
    """The same request sent many times at once: one change, and the same answer or «still running»."""
    answers: list[tuple[int, bytes]] = []
    registry.ask("GET", "/v1/me", by="ivanova")

    def change() -> None:
        answer = registry.patch("me", PATCH, by="ivanova", **KEY)
        answers.append((answer.status_code, answer.content if answer.is_success else b""))

    threads = [threading.Thread(target=change) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {status for status, _ in answers} <= {200, 409}
    assert len({body for status, body in answers if status == 200}) == 1
    assert registry.ask("GET", "/v1/workers/me", by="ivanova").headers["etag"] == '"2"'


def test_limit_survives_a_restart(
    config: RegistryConfig, registry: Registry, serve: Callable[[RegistryConfig], Registry]
) -> None:
    """Requests above the rate are 429 with Retry-After, also after a restart, and are audited."""
    limited = replace(config, rates={**DEFAULT_RATES, "read": Rate(20.0, 2)})
    before = serve(limited)
    path = "/v1/workers/me"

    statuses = [before.ask("GET", path, by="ivanova").status_code for _ in range(3)]
    after = serve(limited)
    refused = after.ask("GET", path, by="ivanova")
    other = after.ask("GET", path, by="petrova")
    registry.clock.advance(20)
    allowed = after.ask("GET", path, by="ivanova")

    assert statuses == [200, 200, 429]
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "20")
    assert (other.status_code, allowed.status_code) == (200, 200)
    assert [event["outcome"] for event in registry.events()].count("refused") == 2


def test_refused_tokens_are_limited_by_address(
    config: RegistryConfig, registry: Registry, serve: Callable[[RegistryConfig], Registry]
) -> None:
    """Guessing tokens is slowed down; who has a good one is not touched."""
    limited = serve(replace(config, rates={**DEFAULT_RATES, "refused-token": Rate(5.0, 2)}))

    statuses = [limited.ask("GET", "/v1/me").status_code for _ in range(3)]

    assert statuses == [401, 401, 429]
    assert limited.ask("GET", "/v1/me", by="ivanova").status_code == 200
    assert registry.events()[-2]["code"] == "FRMR-REG-009"


def test_no_entry_no_action(registry: Registry) -> None:
    """When the audit log cannot be written, reads give nothing and changes change nothing."""
    with registry.database() as database:
        database.script("ALTER TABLE audit_event RENAME TO gone")

    answers = [
        registry.ask("GET", "/v1/workers/me", by="ivanova"),
        registry.ask("GET", "/v1/me", by="ivanova"),
        registry.ask("GET", "/v1/me"),
        registry.patch("me", PATCH, by="ivanova"),
        registry.ask(
            "POST",
            "/v1/workers/me/disclosures",
            by="ivanova",
            json={"fields": ["/snils"], "reason": "проверка"},
        ),
    ]
    with registry.database() as database:
        database.script("ALTER TABLE gone RENAME TO audit_event")

    assert [answer.status_code for answer in answers] == [500] * 5
    assert {answer.json()["code"] for answer in answers} == {"FRMR-REG-001"}
    assert "audit_event" not in "".join(answer.text for answer in answers)
    assert registry.ask("GET", "/v1/workers/me", by="ivanova").headers["etag"] == '"1"'
    assert "audit_event" not in str(registry.lines)


def test_refused_work_takes_back_what_it_changed(registry: Registry) -> None:
    """A problem that is raised in the middle of the work leaves its entry and nothing else."""
    services = open_services(registry.config)
    services.vault.prepare()
    origin = Origin(
        request_id="request-1",
        address=None,
        language="en",
        method="PATCH",
        path="/",
        headers={},
        body=b"",
        now=registry.clock(),
    )
    claims = Claims("i", "1", None, None, frozenset(), "t")
    asked = Asked(services=services, origin=origin, claims=claims)
    with services.database.write() as connection:
        principals.insert_new(
            connection, services.issuer_name, [Principal("1", "n", ())], now=origin.now
        )

    def work(_call: Call, connection: Connection, _found: None) -> Done:
        connection.execute("INSERT INTO setting (name, value) VALUES ('half', 'done')")
        raise Problem(422, "FRMR-REG-027", count=1)

    task: Task[None] = Task(
        action="x", scope=None, rate="change", permit=lambda _call, _connection: None, work=work
    )
    with pytest.raises(Problem):
        run(asked, task)
    with services.database.read() as connection:
        left = connection.one("SELECT 1 FROM setting WHERE name = 'half'")
    services.close()

    assert left is None
    assert [(event["action"], event["outcome"]) for event in registry.events()] == [("x", "failed")]
