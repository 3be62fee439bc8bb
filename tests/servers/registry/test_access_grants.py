"""Roles: given with a reason, for a time, by somebody else; taken away; reviewed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.servers.registry.access_grants import Filter, Sought, page_statement
from tests.servers.registry.conftest import CAST, subject_of

if TYPE_CHECKING:
    import httpx

    from tests.servers.registry.conftest import Registry

SCOPE = "openid frmr.read frmr.write frmr.admin frmr.audit"
GRANTS = "/v1/access/grants"
REVIEW = "/v1/access/review"
ORGANISATION = CAST["orlova"].account.organisation
REASON = "приказ 15-к"
TODAY = date(2026, 11, 20)


def ask(
    registry: Registry, method: str, path: str, *, by: str = "admin", **request: Any
) -> httpx.Response:
    """A request with the scope of an administrator."""
    return registry.ask(method, path, by=by, scope=SCOPE, **request)


def give(registry: Registry, login: str, role: str, /, *, by: str = "admin", **more: Any) -> Any:
    """Give a role to a member of the cast."""
    body = {"subject": subject_of(login), "role": role, "reason": REASON} | more
    return ask(registry, "POST", GRANTS, by=by, json=body)


def roles(registry: Registry, login: str) -> list[str]:
    """The roles as the person is told them."""
    found: list[str] = registry.ask("GET", "/v1/me", by=login).json()["roles"]
    return found


def held(registry: Registry, **query: str) -> list[dict[str, Any]]:
    """The grants in force."""
    items: list[dict[str, Any]] = ask(registry, "GET", GRANTS, params=query).json()["items"]
    return items


@pytest.mark.parametrize(
    "login", [name for name in CAST if name not in ("admin", "stranger", "novikova")]
)
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", GRANTS),
        ("POST", GRANTS),
        ("DELETE", f"{GRANTS}/AAAAAAAAAAAAAAAAAAAAAA"),
    ],
)
def test_only_administrators_give_roles(
    registry: Registry, login: str, method: str, path: str
) -> None:
    """Whatever the scope of the token says, the role decides; the refusal is in the log."""
    answer = ask(registry, method, path, by=login, json={} if method == "POST" else None)

    assert (answer.status_code, answer.json()["code"]) == (403, "FRMR-REG-016")
    (event,) = registry.events()
    assert (event["action"], event["outcome"]) == ("access.refused", "refused")


@pytest.mark.parametrize("login", ["ivanova", "orlova", "support"])
def test_only_administrators_and_auditors_review_roles(registry: Registry, login: str) -> None:
    """Who gives rights is not the only one to look through them; nobody else sees who has which."""
    refused = ask(registry, "GET", REVIEW, by=login)
    (event,) = registry.events()

    assert (refused.status_code, refused.json()["code"]) == (403, "FRMR-REG-016")
    assert (event["action"], event["outcome"]) == ("access.refused", "refused")
    by_auditor = ask(registry, "GET", REVIEW, by="auditor").json()["items"]
    by_admin = ask(registry, "GET", REVIEW, by="admin").json()["items"]
    assert {row["id"] for row in by_auditor} == {row["id"] for row in by_admin} != set()


def test_to_review_needs_the_scope_of_the_log_alone(registry: Registry) -> None:
    """An auditor's login cannot give roles, and needs not be able to."""
    answer = registry.ask("GET", REVIEW, by="auditor", scope="openid frmr.audit")
    without = registry.ask("GET", REVIEW, by="auditor", scope="openid frmr.admin")

    assert answer.status_code == 200
    assert (without.status_code, without.json()["code"]) == (403, "FRMR-REG-012")


def test_scope_is_needed_as_well(registry: Registry) -> None:
    """An administrator whose login lacks the scope gives nothing."""
    answer = registry.ask("GET", GRANTS, by="admin")

    assert (answer.status_code, answer.json()["code"]) == (403, "FRMR-REG-012")


def test_a_role_works_with_the_next_request(registry: Registry) -> None:
    """What is given holds at once, and stands in the log with its reason but without a name."""
    answer = give(registry, "petrova", "support")

    assert answer.status_code == 201
    grant = answer.json()
    assert (grant["role"], grant["grantedBy"], grant["reason"]) == (
        "support",
        subject_of("admin"),
        REASON,
    )
    assert answer.headers["location"] == f"{GRANTS}/{grant['id']}"
    assert roles(registry, "petrova") == ["practitioner", "support"]
    event = registry.events()[0]
    assert (event["action"], event["reason"], event["subject"]) == (
        "access.granted",
        REASON,
        subject_of("petrova"),
    )


def test_a_role_for_an_organisation_reaches_its_records(registry: Registry) -> None:
    """HR of one organisation reads its staff and nobody else."""
    give(registry, "support", "organisation_hr", organization=ORGANISATION)
    grant = next(row for row in held(registry, role="support"))
    ask(registry, "DELETE", f"{GRANTS}/{grant['id']}")

    own = registry.ask("GET", f"/v1/workers/{registry.id_of('ivanova')}", by="support")
    foreign = registry.ask("GET", f"/v1/workers/{registry.id_of('petrova')}", by="support")

    assert (own.status_code, foreign.status_code) == (200, 403)


def test_the_account_of_a_record_can_be_named_by_the_record(registry: Registry) -> None:
    """Who knows the record need not know the account; a record without an account gets no role."""
    worker = registry.id_of("petrova")
    body = {"workerId": worker, "role": "auditor", "reason": REASON}

    given = ask(registry, "POST", GRANTS, json=body)
    nobody = ask(registry, "POST", GRANTS, json=body | {"workerId": "1999.0000001"})

    assert given.json()["subject"] == subject_of("petrova")
    assert (nobody.status_code, nobody.json()["code"]) == (404, "FRMR-REG-183")


def test_a_colleague_can_be_given_a_role_before_the_first_login(registry: Registry) -> None:
    """An account that the registry does not know yet is entered with its name."""
    give(registry, "4711", "support", name="Новикова Вера")

    me = registry.ask("GET", "/v1/me", by="4711").json()
    assert (me["name"], me["roles"]) == ("Новикова Вера", ["support"])


def test_a_role_ends_with_its_last_day(registry: Registry) -> None:
    """The day of the register decides; afterwards the role can be given anew."""
    give(registry, "petrova", "support", until="2026-11-21")
    registry.clock.advance(86_400)
    on_the_last_day = roles(registry, "petrova")
    registry.clock.advance(86_400)

    assert on_the_last_day == ["practitioner", "support"]
    assert roles(registry, "petrova") == ["practitioner"]
    assert give(registry, "petrova", "support").status_code == 201


def test_nobody_gives_a_role_to_himself(registry: Registry) -> None:
    """Not by the account and not by the own record."""
    answer = give(registry, "admin", "auditor")

    assert (answer.status_code, answer.json()["code"]) == (403, "FRMR-REG-181")
    assert roles(registry, "admin") == ["registry_admin"]


def test_the_last_administrator_stays(registry: Registry) -> None:
    """A second one for a time is no successor; a second one for good is."""
    (own,) = held(registry, role="registry_admin")
    give(registry, "support", "registry_admin", until="2027-01-01")

    refused = ask(registry, "DELETE", f"{GRANTS}/{own['id']}")
    give(registry, "auditor", "registry_admin")
    taken = ask(registry, "DELETE", f"{GRANTS}/{own['id']}")

    assert (refused.status_code, refused.json()["code"]) == (409, "FRMR-REG-182")
    assert taken.status_code == 200
    assert roles(registry, "admin") == []


def test_a_role_is_taken_away_once(registry: Registry) -> None:
    """It ends at once, and what has ended is not there any more."""
    grant = give(registry, "petrova", "support").json()

    taken = ask(registry, "DELETE", f"{GRANTS}/{grant['id']}")
    again = ask(registry, "DELETE", f"{GRANTS}/{grant['id']}")

    assert taken.json()["endedBy"] == subject_of("admin")
    assert roles(registry, "petrova") == ["practitioner"]
    assert (again.status_code, again.json()["code"]) == (404, "FRMR-REG-180")


def test_a_repeated_request_gives_one_role(registry: Registry) -> None:
    """The same key gets the same grant; without it the second request is a conflict."""
    body = {"subject": subject_of("petrova"), "role": "support", "reason": REASON}
    headers = {"Idempotency-Key": "k-1"}

    first = ask(registry, "POST", GRANTS, json=body, headers=headers)
    second = ask(registry, "POST", GRANTS, json=body, headers=headers)
    third = ask(registry, "POST", GRANTS, json=body)

    assert first.json() == second.json()
    assert (third.status_code, third.json()["code"]) == (409, "FRMR-REG-184")


def test_practitioners_have_a_record(registry: Registry) -> None:
    """The role of a practitioner comes with the record and cannot be given without one."""
    answer = give(registry, "support", "practitioner")

    assert (answer.status_code, answer.json()["code"]) == (409, "FRMR-REG-185")


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"role": "god"}, {"/role": "FRMR-RULE-060"}),
        ({"reason": " "}, {"/reason": "FRMR-RULE-002"}),
        ({"reason": "x"}, {"/reason": "FRMR-REG-033"}),
        ({"reason": "x" * 501}, {"/reason": "FRMR-RULE-004"}),
        ({"until": "2026-11-19"}, {"/until": "FRMR-REG-189"}),
        ({"until": "soon"}, {"/until": "FRMR-RULE-050"}),
        ({"workerId": "2021.0000302"}, {"/subject": "FRMR-REG-187"}),
        ({"subject": None}, {"/subject": "FRMR-REG-187"}),
        ({"organization": ORGANISATION}, {"/organization": "FRMR-REG-188"}),
        ({"role": "organisation_hr"}, {"/organization": "FRMR-RULE-002"}),
        ({"role": 7, "x": 1}, {"/role": "FRMR-RULE-003", "/x": "FRMR-REG-029"}),
    ],
)
def test_every_fault_of_a_request_is_named(
    registry: Registry, changes: dict[str, Any], faults: dict[str, str]
) -> None:
    """All of them at once, each at its place."""
    answer = give(registry, "petrova", "support", **changes)

    assert answer.status_code == 422
    assert {error["pointer"]: error["code"] for error in answer.json()["errors"]} == faults


def test_pages_hold_every_grant_once(registry: Registry) -> None:
    """The list goes on where the page before ended; a cursor that is none is refused."""
    whole = [row["id"] for row in held(registry)]
    pages: list[str] = []
    cursor: str | None = None
    while True:
        query = {"limit": "3"} | ({"cursor": cursor} if cursor else {})
        page = ask(registry, "GET", GRANTS, params=query).json()
        pages += [row["id"] for row in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break

    assert pages == whole
    assert len(set(whole)) == len(whole) > 3
    bad = ask(registry, "GET", GRANTS, params={"cursor": "x"})
    assert (bad.status_code, bad.json()["code"]) == (400, "FRMR-REG-186")


def test_filters(registry: Registry) -> None:
    """By role and by organisation."""
    assert {row["name"] for row in held(registry, role="auditor")} == {"Зимин Лев Кириллович"}
    assert {row["subject"] for row in held(registry, organization=str(ORGANISATION))} == {
        subject_of("orlova")
    }


def test_a_review_can_be_of_those_alone_who_act_for_others(registry: Registry) -> None:
    """Among millions of practitioners they would not be found; nobody of them is missing."""
    everybody = ask(registry, "GET", REVIEW).json()["items"]
    staff = ask(registry, "GET", REVIEW, params={"staff": "true"}).json()["items"]

    assert [row["id"] for row in staff] == [
        row["id"] for row in everybody if row["role"] != "practitioner"
    ]
    assert len(staff) < len(everybody)


def test_grants_of_somebody(registry: Registry) -> None:
    """By the account, by the record and by the beginning of the id; by nothing else, and of nobody else."""
    subject, worker = subject_of("gromov"), registry.id_of("gromov")
    of_both = [row for row in held(registry) if row["subject"] == subject]

    assert len(of_both) == 2
    assert held(registry, who=subject) == held(registry, who=worker) == of_both
    assert held(registry, who=subject, role="practitioner") == [
        row for row in of_both if row["role"] == "practitioner"
    ]
    for row in of_both:
        assert held(registry, who=row["id"][:8]) == held(registry, who=row["id"]) == [row]
    assert held(registry, who=of_both[0]["id"][1:]) == held(registry, who="%") == []


def test_no_page_reads_all_grants(registry: Registry) -> None:
    """Each is led by an index that holds little else than what is asked for."""
    plans = []
    with registry.database() as database, database.read() as connection:
        if database.dialect != "sqlite":
            pytest.skip("the plan is told in the words of SQLite")
        for wanted in (Filter(), Filter(is_staff=True), Filter(sought=Sought("1", "1"))):
            statement, params = page_statement("i", wanted, today=TODAY, cursor=None, limit=2)
            rows = connection.all(f"EXPLAIN QUERY PLAN {statement}", params)
            plans.append(" ".join(row["detail"] for row in rows))

    assert "access_grant_age" in plans[0]
    assert "access_grant_staff" in plans[1]
    assert "TEMP B-TREE" not in plans[0] + plans[1]
    assert "SEARCH g USING PRIMARY KEY (id=?)" in plans[2]


def last_use(registry: Registry, login: str, role: str) -> str | None:
    """What the review says of a role."""
    rows = ask(registry, "GET", REVIEW).json()["items"]
    (row,) = [row for row in rows if row["subject"] == subject_of(login) and row["role"] == role]
    found: str | None = row.get("lastUsedAt")
    return found


def test_review_tells_the_last_use(registry: Registry) -> None:
    """Asking who one is uses no role, and a refusal neither."""
    registry.ask("GET", "/v1/me", by="support")
    registry.ask("POST", f"/v1/workers/{registry.id_of('ivanova')}/disclosures", by="support")
    unused = last_use(registry, "support", "support")
    registry.clock.advance(60)
    registry.ask("GET", f"/v1/workers/{registry.id_of('ivanova')}", by="support")

    assert unused is None
    assert str(last_use(registry, "support", "support")).startswith("2026-11-20T12:01:00")


def test_review_tells_the_roles_of_one_person_apart(registry: Registry) -> None:
    """Who reads the own record acts as a practitioner, not as the HR of the organisation."""
    registry.ask("GET", "/v1/workers/me", by="gromov")

    assert last_use(registry, "gromov", "practitioner") is not None
    assert last_use(registry, "gromov", "organisation_hr") is None
