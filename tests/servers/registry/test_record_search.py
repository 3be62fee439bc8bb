"""Finding workers: by those who keep the register, and by everybody in what is public."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.domain.rights import PUBLIC_FIELDS
from frmr_cli.servers.people import ORGANISATIONS
from frmr_cli.servers.registry.search_names import name_pattern

if TYPE_CHECKING:
    from tests.servers.registry.conftest import Registry

ADMIN_SCOPE = "openid frmr.read frmr.write"


def search(registry: Registry, *, by: str = "admin", **wanted: Any) -> Any:
    """The answer to a search."""
    return registry.ask("POST", "/v1/workers/search", by=by, json=wanted)


def found(registry: Registry, *, by: str = "admin", **wanted: Any) -> list[str]:
    """The surnames of those who were found, in order."""
    answer = search(registry, by=by, **wanted)
    assert answer.status_code == 200, answer.text
    return [item["lastName"] for item in answer.json()["items"]]


@pytest.mark.parametrize(
    "name",
    [
        "Королёва-Семёнова",
        "королева",
        "КОРОЛЁВА СЕМЕНОВА",
        "Королева-Семенова А",
        "Королева-Семенова А.Ф.",
        "Королёва-Семёнова  алёна Ф",
        "Королева Семенова А. Фёд",
    ],
)
def test_name_is_found_however_it_is_typed(registry: Registry, name: str) -> None:
    """ё or е, hyphen or space, whole names or initials: one woman is found."""
    assert found(registry, name=name) == ["Королёва-Семёнова"]


@pytest.mark.parametrize("name", ["Семёнова", "Иванова Б.", "Иванова А. Б.", "Иванова Анна Б"])
def test_other_names_are_not_found(registry: Registry, name: str) -> None:
    """A wrong initial or the second half of a surname finds nobody."""
    assert found(registry, name=name) == []


def test_each_criterion_narrows(registry: Registry) -> None:
    """СНИЛС, organisation, post, specialty, category and status each find those who fit."""
    hospital = ORGANISATIONS[1].oid
    snils = registry.record_of("ivanova")["snils"]

    assert found(registry, snils=snils) == ["Иванова"]
    assert found(registry, snils=f"{snils[:3]}-{snils[3:6]}-{snils[6:9]} {snils[9:]}") == [
        "Иванова"
    ]
    assert found(registry, organization=hospital) == ["Мамедов", "Петрова", "Сидоров"]
    assert found(registry, post="109") == ["Иванова", "Новикова"]
    assert found(registry, post="врач-т") == ["Иванова", "Новикова"]
    assert found(registry, specialty="Кардио") == ["Мамедов"]
    assert found(registry, category="head") == ["Громов"]
    assert found(registry, status="expiring") == ["Петрова"]
    assert found(registry, organization=hospital, category="doctor") == ["Мамедов", "Сидоров"]
    assert found(registry, organization=hospital, on="1999-01-01") == []


def test_status_is_told_for_a_day(registry: Registry) -> None:
    """The same worker may practise now, has expired in six years and was not employed long ago."""
    wanted = {"name": "Иванова Анна"}

    now = search(registry, **wanted).json()["items"][0]
    later = search(registry, **wanted, on="2032-01-01").json()["items"][0]
    earlier = search(registry, **wanted, on="2000-01-01").json()["items"][0]

    assert (now["status"], later["status"], earlier["status"]) == (
        "may_practise",
        "expired",
        "not_employed",
    )
    assert now["organization"]["oid"] == ORGANISATIONS[0].oid
    assert "organization" not in earlier
    for day, status in (
        ("2026-11-20", "may_practise"),
        ("2032-01-01", "expired"),
        ("2000-01-01", "not_employed"),
    ):
        assert found(registry, **wanted, on=day, status=status) == ["Иванова"]


def test_pages_follow_each_other_in_the_order_of_names(registry: Registry) -> None:
    """Every worker once, sorted, whatever the size of the page."""
    whole = found(registry)
    paged: list[str] = []
    cursor = None
    while True:
        answer = search(registry, limit=2, cursor=cursor).json()
        paged += [item["lastName"] for item in answer["items"]]
        cursor = answer["next"]
        if cursor is None:
            break

    assert paged == whole == sorted(whole)
    assert len(whole) == 8
    assert search(registry, cursor="2099.0000001").json()["code"] == "FRMR-REG-186"


def test_staff_is_found_by_its_own_organisation_only(registry: Registry) -> None:
    """The HR department finds its own people, whatever it asks for."""
    assert found(registry, by="orlova") == ["Иванова"]
    assert found(registry, by="orlova", organization=ORGANISATIONS[1].oid) == []
    assert found(registry, by="orlova", name="Петрова") == []


def test_former_staff_is_not_found_by_a_day_of_the_past(registry: Registry) -> None:
    """Whose staff somebody is, is asked of today: another `on` opens no foreign record."""
    job = registry.ask("GET", f"/v1/workers/{registry.id_of('ivanova')}/employment", by="admin")
    path = f"/v1/employment/{job.json()['items'][0]['id']}"
    sent = {"If-Match": '"1"', "Content-Type": "application/merge-patch+json"}
    ended = registry.ask("PATCH", path, by="admin", headers=sent, json={"endDate": "2026-11-10"})
    registry.ask(
        "POST", f"{path}/submission", by="admin", headers={"If-Match": ended.headers["etag"]}
    )

    assert found(registry, status="not_employed") == ["Иванова"]
    assert found(registry, on="2026-11-01", organization=ORGANISATIONS[0].oid) == ["Иванова"]
    assert found(registry, by="orlova", on="2026-11-01") == []
    assert found(registry, by="orlova", asOf="2026-11-20") == []


def test_register_is_searched_as_it_was(registry: Registry) -> None:
    """A name that was changed is found as of the day before under the old one."""
    worker = registry.id_of("petrova")
    registry.clock.advance(86400)
    registry.patch(worker, {"lastName": "Ахматова"}, by="admin")

    assert found(registry, name="Петрова") == []
    assert found(registry, name="Ахматова") == ["Ахматова"]
    assert found(registry, name="Петрова", asOf="2026-11-20") == ["Петрова"]
    assert found(registry, name="Ахматова", asOf="2026-11-20") == []
    assert found(registry, asOf="2026-11-19") == []
    assert found(registry, organization=ORGANISATIONS[1].oid, asOf="2026-11-20") == [
        "Мамедов",
        "Петрова",
        "Сидоров",
    ]


@pytest.mark.parametrize(
    ("wanted", "fault"),
    [
        ({"snils": "123"}, "/snils"),
        ({"category": "wizard"}, "/category"),
        ({"status": "dead"}, "/status"),
        ({"on": "yesterday"}, "/on"),
        ({"limit": 0}, "/limit"),
        ({"limit": True}, "/limit"),
        ({"name": "%_"}, "/name"),
        ({"name": 5}, "/name"),
        ({"colour": "red"}, "/colour"),
    ],
)
def test_what_cannot_be_searched_for_is_named(registry: Registry, wanted: Any, fault: str) -> None:
    """422 with the place of each fault."""
    answer = registry.ask("POST", "/v1/workers/search", by="admin", json=wanted)

    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [fault]


def test_search_leaves_no_value_in_the_log(registry: Registry) -> None:
    """The audit entry names the criteria and who was found, never what was typed."""
    snils = registry.record_of("ivanova")["snils"]
    search(registry, snils=snils, name="Иванова")

    event = registry.events()[-1]
    assert (event["action"], event["outcome"]) == ("worker.searched", "ok")
    assert json.loads(event["objects"]) == [registry.id_of("ivanova")]
    assert json.loads(event["details"])["by"] == "name, snils"
    assert snils not in str(event)
    assert "Иванова" not in str(event)


def test_everybody_sees_public_fields_and_no_others(registry: Registry) -> None:
    """Without a token: name, category, status, jobs, accreditation, studies – nothing restricted."""
    listed = registry.ask("POST", "/v1/public/search", json={"name": "Иванова"}).json()["items"]
    one = registry.ask("GET", f"/v1/public/workers/{registry.id_of('ivanova')}").json()

    assert [item["lastName"] for item in listed] == ["Иванова"]
    for item in (*listed, one):
        assert set(item) <= PUBLIC_FIELDS
    assert one["status"] == "may_practise"
    assert [item["kind"] for item in one["education"]] == ["professional"]
    assert "diploma" not in one["education"][0]
    assert {event["action"] for event in registry.events()} == {"public.searched", "public.read"}
    assert {event["actor"] for event in registry.events()} == {None}


def test_public_search_takes_a_region_of_work(registry: Registry) -> None:
    """By number or by the beginning of the name; an unknown region is refused."""

    def names(region: str) -> list[str]:
        body = {"name": "Петрова", "region": region}
        answer = registry.ask("POST", "/v1/public/search", json=body).json()
        return [item["lastName"] for item in answer["items"]]

    assert names("36") == names("Воронеж") == ["Петрова"]
    assert names("31") == []
    body = {"name": "Петрова", "region": "Атлантида"}
    refused = registry.ask("POST", "/v1/public/search", json=body)
    assert refused.json()["errors"][0]["code"] == "FRMR-REG-111"


def test_public_search_is_no_telephone_book(registry: Registry) -> None:
    """Two letters are too few, drafts stay hidden, and an address that asks too often has to wait."""
    short = registry.ask("POST", "/v1/public/search", json={"name": "Ив"})
    registry.ask("POST", "/v1/workers/me/education", by="ivanova", json={"kind": "professional"})
    one = registry.ask("GET", f"/v1/public/workers/{registry.id_of('ivanova')}").json()
    answers = [registry.ask("POST", "/v1/public/search", json={"name": "Кто"}) for _ in range(60)]

    assert short.json()["errors"][0]["code"] == "FRMR-REG-110"
    assert len(one["education"]) == 1
    assert (answers[0].status_code, answers[-1].status_code) == (200, 429)
    assert answers[-1].headers["retry-after"]
    registry.clock.advance(2)
    assert registry.ask("POST", "/v1/public/search", json={"name": "Кто"}).is_success


@given(text=st.text(max_size=40))
def test_pattern_keeps_to_letters(text: str) -> None:
    """Whatever is typed gives a range that is not empty, and signs of patterns only of our own."""
    pattern = name_pattern(text)

    if pattern is not None:
        assert pattern.low < pattern.high
        assert "_" not in (pattern.like or "")
        assert "%" not in (pattern.like or "").replace("% ", "").removesuffix("%")
