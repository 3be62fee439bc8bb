"""`frmr access` against the live services: roles given, taken away and reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.embedded import Home, Ran

SCOPE = "openid profile offline_access frmr.read frmr.write frmr.admin frmr.audit"
PLACE = "1.2.643.5.1.13.13.12.2.31.990001"
SURGEON = "1000000303"
REASON = ("--reason", "приказ 15-к")


@pytest.fixture(scope="module")
def admin(services: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """An administrator whose login has the scope for it."""
    home = services.neighbour(tmp_path_factory.mktemp("access-admin"))
    home.log_in("admin", "--scope", SCOPE)
    return home


def access(home: Home, *arguments: str, **options: Any) -> Ran:
    """Run `frmr access`."""
    return home.run("access", *arguments, **options)


def test_a_role_is_given_and_taken_away(admin: Home) -> None:
    """By the account and the role; who gave it and why is shown."""
    given = access(admin, "grant", SURGEON, "--role", "support", *REASON, "-o", "json")
    reviewed = access(admin, "review", "--role", "support", "-o", "json").json["items"]
    taken = access(admin, "revoke", SURGEON, "--role", "support", "--yes", "-o", "json")
    left = access(admin, "review", "--role", "support", "-o", "json").json["items"]

    assert given.code == 0, given.err
    assert (given.json["reason"], given.json["grantedByName"]) == (
        "приказ 15-к",
        "Соколов Дмитрий Юрьевич",
    )
    assert given.json["id"] in {row["id"] for row in reviewed}
    assert taken.json["id"] == given.json["id"]
    assert given.json["id"] not in {row["id"] for row in left}


def test_a_role_for_an_organisation_and_a_time(admin: Home) -> None:
    """The account of a record is found by the record."""
    given = access(
        admin,
        *("grant", "--worker", "2021.0000305", "--role", "organisation_hr"),
        *("--organization", PLACE, "--until", "31.12.2030", *REASON, "-o", "json"),
    )

    assert (given.json["organization"], given.json["until"]) == (PLACE, "2030-12-31")
    found = access(admin, "review", "--organization", PLACE, "-o", "json").json["items"]
    assert given.json["id"] in {row["id"] for row in found}
    revoked = access(admin, "revoke", given.json["id"], "--yes")
    assert revoked.code == 0


def test_a_grant_needs_a_reason(admin: Home) -> None:
    """It stands in the audit log, so it is asked for before anything is sent."""
    refused = access(admin, "grant", SURGEON, "--role", "auditor")

    assert (refused.code, "--reason" in refused.err) == (2, True)


def test_an_account_with_several_roles_needs_one_named(services: Home, admin: Home) -> None:
    """Nothing is taken away on a guess."""
    refused = access(admin, "revoke", "1000000308", "--yes")

    assert (refused.code, "FRMR-REC-017" in refused.err) == (2, True)


def test_the_last_administrator_stays(admin: Home) -> None:
    """And nobody gives himself a role."""
    last = access(admin, "revoke", "1000000309", "--yes")
    own = access(admin, "grant", "1000000309", "--role", "auditor", *REASON)

    assert (last.code, "FRMR-REG-182" in last.err) == (7, True)
    assert (own.code, "FRMR-REG-181" in own.err) == (5, True)


def test_revoking_asks(admin: Home) -> None:
    """Without a terminal and without --yes the role stays."""
    refused = access(admin, "revoke", "1000000311")

    assert (refused.code, "--yes" in refused.err) == (2, True)
    assert access(admin, "review", "--role", "auditor", "-o", "id").out.strip()


def test_review_finds_what_nobody_uses(admin: Home) -> None:
    """The administrator has just worked; a role that was just given never was used."""
    given = access(admin, "grant", SURGEON, "--role", "auditor", *REASON, "-o", "json")
    unused = access(admin, "review", "--unused", "1", "-o", "json").json["items"]
    access(admin, "revoke", given.json["id"], "--yes")

    assert given.json["id"] in {row["id"] for row in unused}
    assert ("1000000309", "registry_admin") not in {(row["subject"], row["role"]) for row in unused}


def test_a_review_leaves_practitioners_out(admin: Home) -> None:
    """It says so, and shows them when it is asked to."""
    staff = access(admin, "review", "-o", "json")
    everybody = access(admin, "review", "--all", "-o", "json")

    assert "--all" in staff.err
    assert "--all" not in everybody.err
    assert {row["role"] for row in everybody.json["items"]} - {
        row["role"] for row in staff.json["items"]
    } == {"practitioner"}


def test_roles_are_explained_without_a_login(services: Home) -> None:
    """What a role may do is no secret and needs no registry."""
    rows = access(services, "roles", "-o", "json").json["items"]

    assert {row["role"]: row["records"] for row in rows}["organisation_hr"] == "own organisation"


def test_a_practitioner_reviews_nobody(services: Home, tmp_path: Any) -> None:
    """Not even with the scope."""
    home = services.neighbour(tmp_path)
    home.log_in("nguyen", "--scope", SCOPE)

    refused = access(home, "review")

    assert (refused.code, "FRMR-REG-016" in refused.err) == (5, True)


def test_an_auditor_reviews_and_gives_nothing(services: Home, tmp_path: Any) -> None:
    """Who looks through the rights is somebody else than who gives them."""
    home = services.neighbour(tmp_path)
    home.log_in("auditor", "--scope", "+frmr.audit")

    reviewed = access(home, "review", "-o", "json")
    in_the_log = home.run("audit", "review", "-o", "json")
    given = access(home, "grant", SURGEON, "--role", "support", *REASON)

    assert "registry_admin" in {row["role"] for row in reviewed.json["items"]}
    assert len(in_the_log.json["items"]) == len(reviewed.json["items"])
    assert given.code == 5


@pytest.mark.parametrize(
    ("line", "code", "exit_code"),
    [
        ("grant --role support --reason приказ", "FRMR-REC-014", 2),
        ("grant 1 --worker 2021.0000302 --role support --reason приказ", "FRMR-REC-014", 2),
        ("grant 1 --role god", "FRMR-CLI", 2),
        ("grant 1", "FRMR-CLI-003", 2),
        ("grant 1 --role support --until soon --reason приказ", "FRMR-REC-016", 2),
        ("grant 1 --role organisation_hr --reason приказ", "FRMR-RULE-002", 3),
        ("grant 1 --role support --until 2020-01-01 --reason приказ", "FRMR-REG-189", 3),
        ("grant --worker 1999.0000001 --role support --reason приказ", "FRMR-REG-183", 6),
        ("revoke nobody --yes", "FRMR-REG-180", 6),
        ("review --role god", "FRMR-CLI", 2),
    ],
)
def test_what_is_wrong_is_said(admin: Home, line: str, code: str, exit_code: int) -> None:
    """A code, a next step, nothing on stdout."""
    ran = access(admin, *line.split())

    assert (ran.code, code in ran.err, ran.out) == (exit_code, True, "")
    assert "Next: " in ran.err
