"""Dictionaries of the register: demo set, import by parts, lookups as of a day."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from frmr_cli.domain.dictionaries import COUNTRIES, POSTS, DictionaryEntry
from frmr_cli.domain.nsi import Release
from frmr_cli.registry.client import RegistryClient
from frmr_cli.servers.registry.dictionaries import StoredDictionaries
from tests.servers.registry.conftest import subject_of

if TYPE_CHECKING:
    from tests.servers.registry.conftest import Registry

STORES = ("sqlite", "postgresql")
ADMIN = "openid frmr.read frmr.write frmr.admin"
OLD = {"code": "1", "name": "врач-терапевт", "end": "2023-08-31"}
NEW = {"code": "1", "name": "врач-терапевт участковый", "begin": "2023-09-01"}
SURGEON = {"code": "20", "name": "врач-хирург 100%"}


def send(
    registry: Registry,
    *entries: dict[str, Any],
    by: str = "admin",
    scope: str = ADMIN,
    **members: Any,
) -> httpx.Response:
    """Import a part of version 4.3 of the posts."""
    body = {"version": "4.3", "name": "Должности", "entries": list(entries)} | members
    return registry.ask("POST", f"/v1/dictionaries/{POSTS}/versions", by=by, scope=scope, json=body)


def codes(answer: httpx.Response) -> list[str]:
    """Code and name of each entry of a page."""
    return [f"{item['code']} {item['name']}" for item in answer.json()["items"]]


def test_demo_set_says_that_it_is_demo(registry: Registry) -> None:
    """Nobody can take it for the data of the ministry."""
    listed = registry.ask("GET", "/v1/dictionaries", by="ivanova").json()["items"]
    page = registry.ask("GET", f"/v1/dictionaries/{COUNTRIES}", by="ivanova").json()

    assert [item["oid"] for item in listed] == sorted(item["oid"] for item in listed)
    assert {item["source"] for item in listed} == {"demo"}
    assert all(item["version"].startswith("demo-") for item in listed)
    assert (page["source"], page["items"][0]) == (
        "demo",
        {"code": "643", "name": "Россия", "official": False},
    )


def test_an_imported_version_takes_the_place_of_the_demo_set(registry: Registry) -> None:
    """It is official, keeps its days, and the import stands in the audit log."""
    answer = send(registry, OLD, NEW, SURGEON)
    page = registry.ask("GET", "/v1/dictionaries/posts", by="ivanova")

    assert (answer.status_code, answer.json()) == (
        201,
        {"oid": POSTS, "version": "4.3", "state": "complete", "entries": 3},
    )
    assert page.json()["source"] == "imported"
    assert page.headers["etag"] == '"4.3"'
    assert page.json()["items"][0] == OLD | {"official": True}
    event = next(item for item in registry.events() if item["action"] == "dictionary.imported")
    assert event["outcome"] == "ok"
    assert json.loads(event["details"])["version"] == "4.3"


def test_parts_are_joined_and_answer_when_the_last_one_came(registry: Registry) -> None:
    """Until then the demo set answers; a part that does not follow is refused."""
    assert send(registry, OLD, complete=False).json()["state"] == "loading"
    waiting = registry.ask("GET", "/v1/dictionaries/posts", by="ivanova").json()
    refused = send(registry, NEW, after=2)
    whole = send(registry, NEW, after=1)

    assert waiting["source"] == "demo"
    assert (refused.status_code, refused.json()["code"]) == (409, "FRMR-NSI-025")
    assert whole.json() == {"oid": POSTS, "version": "4.3", "state": "complete", "entries": 2}
    assert len(codes(registry.ask("GET", "/v1/dictionaries/posts", by="ivanova"))) == 2


def test_an_import_that_broke_off_begins_anew(registry: Registry) -> None:
    """The first part takes away what was left of the one before."""
    send(registry, OLD, NEW, complete=False)

    assert send(registry, SURGEON).json()["entries"] == 1
    assert codes(registry.ask("GET", "/v1/dictionaries/posts", by="ivanova")) == [
        "20 врач-хирург 100%"
    ]


@pytest.mark.parametrize(("version", "code"), [("4.3", "022"), ("4.2", "023"), ("3.10", "023")])
def test_a_version_is_never_changed_and_never_goes_back(
    registry: Registry, version: str, code: str
) -> None:
    """4.10 is later than 4.3."""
    send(registry, OLD)

    assert send(registry, NEW, version=version).json()["code"] == f"FRMR-NSI-{code}"
    assert send(registry, NEW, version="4.10").status_code == 201


@pytest.mark.parametrize("by", ["ivanova", "orlova", "support", "auditor", "frmr-ci"])
def test_only_an_administrator_imports(registry: Registry, by: str) -> None:
    """Roles decide, and the scope besides; the refusal is in the log."""
    assert send(registry, OLD, by=by).status_code == 403
    assert send(registry, OLD, scope="openid frmr.read frmr.write").status_code == 403
    assert {event["action"] for event in registry.events()[-2:]} == {"access.refused"}


@pytest.mark.parametrize(
    ("change", "pointer", "code"),
    [
        ({"version": "four"}, "/version", "FRMR-NSI-013"),
        ({"name": None}, "/name", "FRMR-RULE-002"),
        ({"entries": "x"}, "/entries", "FRMR-RULE-003"),
        ({"entries": [{"code": "1"}]}, "/entries/0/name", "FRMR-RULE-002"),
        ({"entries": [OLD | {"begin": "2023-09-01"}]}, "/entries/0/end", "FRMR-RULE-052"),
        ({"entries": [OLD | {"end": "soon"}]}, "/entries/0/end", "FRMR-RULE-050"),
        ({"entries": [OLD | {"name": "a\x1bb"}]}, "/entries/0/name", "FRMR-RULE-064"),
        ({"entries": [OLD] * 1001}, "/entries", "FRMR-RULE-066"),
        ({"more": 1}, "/more", "FRMR-RULE-065"),
    ],
)
def test_a_faulty_part_is_refused_whole(
    registry: Registry, change: dict[str, Any], pointer: str, code: str
) -> None:
    """Each fault is named by its place; nothing is stored."""
    answer = send(registry, OLD, **change)

    assert answer.status_code == 422
    assert [(found["pointer"], found["code"]) for found in answer.json()["errors"]] == [
        (pointer, code)
    ]
    assert registry.ask("GET", "/v1/dictionaries/posts", by="ivanova").json()["source"] == "demo"


def test_entries_are_filtered_by_day_and_words(registry: Registry) -> None:
    """Each word begins the code or a word of the name; signs of LIKE are text."""
    send(registry, OLD, NEW, SURGEON)

    def found(**query: str) -> list[str]:
        return codes(registry.ask("GET", "/v1/dictionaries/posts", by="ivanova", params=query))

    assert found(on="2023-08-31") == ["1 врач-терапевт", "20 врач-хирург 100%"]
    assert found(on="2023-09-01", prefix="терап") == ["1 врач-терапевт участковый"]
    assert found(prefix="УЧАСТКОВЫЙ врач") == ["1 врач-терапевт участковый"]
    assert found(prefix="20") == ["20 врач-хирург 100%"]
    assert found(prefix="%") == found(prefix="_") == found(prefix="!") == []
    assert found(prefix="100%") == ["20 врач-хирург 100%"]


def test_a_word_is_found_within_quotes(registry: Registry) -> None:
    """Names of organisations are full of quotes and brackets, and nobody types those to find one."""
    clinic = {"code": "7", "name": 'ГБУЗ "Городская больница № 7" (взрослая)'}
    send(registry, OLD, clinic)

    def found(prefix: str) -> list[str]:
        return codes(registry.ask("GET", "/v1/dictionaries/posts", by="ivanova", params={"prefix": prefix}))  # fmt: skip

    for prefix in ("городская больн", "взросл", "№ 7 больница", clinic["name"]):
        assert found(prefix) == [f"7 {clinic['name']}"]
    assert found('"') == []


def test_pages_follow_each_other_within_one_version(registry: Registry) -> None:
    """A cursor of the version before leads nowhere."""
    send(registry, OLD, NEW, SURGEON)
    first = registry.ask("GET", "/v1/dictionaries/posts", by="ivanova", params={"limit": "2"})
    query = {"limit": "2", "cursor": first.json()["next"]}
    second = registry.ask("GET", "/v1/dictionaries/posts", by="ivanova", params=query)
    send(registry, SURGEON, version="5.0")
    stale = registry.ask("GET", "/v1/dictionaries/posts", by="ivanova", params=query)

    assert [*codes(first), *codes(second)] == [
        "1 врач-терапевт",
        "1 врач-терапевт участковый",
        "20 врач-хирург 100%",
    ]
    assert second.json()["next"] is None
    assert (stale.status_code, stale.json()["code"]) == (400, "FRMR-NSI-024")


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("posts/entries/1?on=2023-08-31", 200, "врач-терапевт"),
        ("posts/entries/1?on=2023-09-01", 200, "врач-терапевт участковый"),
        ("posts/entries/1", 200, "врач-терапевт участковый"),
        ("posts/entries/2", 404, "FRMR-NSI-021"),
        ("posts/entries/1?on=yesterday", 422, "FRMR-REG-027"),
        ("countries/entries/643", 200, "Россия"),
        ("1.2.643.5.1.13.13.99.2.999", 404, "FRMR-NSI-020"),
        ("../../etc", 404, "FRMR-REG-002"),
        ("1.2.3", 404, "FRMR-NSI-020"),
    ],
)
def test_a_code_means_what_it_meant_on_the_day(
    registry: Registry, path: str, status: int, told: str
) -> None:
    """Without a day the newest entry answers."""
    send(registry, OLD, NEW)
    answer = registry.ask("GET", f"/v1/dictionaries/{path}", by="ivanova")

    assert answer.status_code == status
    assert answer.json().get("name", answer.json().get("code")) == told or told in answer.text


def test_rules_look_codes_up_in_what_was_imported(registry: Registry) -> None:
    """Imported dictionaries answer for themselves, the demo set for the others."""
    send(registry, OLD)

    with registry.database() as database, database.read() as connection:
        nsi = StoredDictionaries(connection)
        assert [entry.end for entry in nsi[POSTS].of("1")] == [date(2023, 8, 31)]
        assert nsi[POSTS].of("109") == []
        assert nsi[COUNTRIES].of("643")[0].name == "Россия"
        assert len(nsi) == len(list(nsi)) > 5


def test_a_long_release_comes_in_parts(registry: Registry) -> None:
    """The client cuts it so that each part fits into a request, names of the greatest length too."""
    entries = [DictionaryEntry(str(number), "ж" * 1000, official=True) for number in range(2001)]
    token = registry.issuer.token(subject_of("admin"), ADMIN)
    headers = {"Authorization": f"Bearer {token}"}
    with httpx.Client(base_url=registry.http.base_url, headers=headers) as http:
        client = RegistryClient(http, language="en")
        answer = client.dictionaries.import_release(Release(POSTS, "4.3", "Должности", entries))
        rows = client.dictionaries.entries("posts", words="200", limit=50)

        assert answer.data["entries"] == 2001
        assert [row["code"] for row in rows] == ["200", "2000"]
