"""`frmr audit` on a log that is older than its term: archived, let go, verified, and what is told of what has gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from frmr_cli.servers import audit
from frmr_cli.servers.embedded import Seeding, endpoints_of, people_of, registry_config
from frmr_cli.servers.layout import LocalPaths
from frmr_cli.servers.registry import audit_heads
from frmr_cli.servers.registry.seed import seed
from frmr_cli.servers.registry.services import open_services
from tests.embedded import Home

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.embedded import Ran

MONTHS = ["2022-10", "2022-11", "2022-12"]
BEGIN = datetime(2022, 10, 3, 9, 0, tzinfo=UTC)
MONTH = timedelta(days=31)
A_MONTH = 40
"""Entries of a month."""
LAST = 2 + len(MONTHS) * A_MONTH
"""The last entry whose contents go: two of the seed stand before."""


def worked_long_ago(home: Path) -> None:
    """A registry that was seeded in October 2022, and in which somebody read a record until the end of that year."""
    paths = LocalPaths(data=home / "data" / "local", state=home / "state" / "local")
    paths.make()
    config = registry_config(endpoints_of((1, 2)), paths)
    moment = [BEGIN]
    config = replace(config, now=lambda: moment[0])
    seed(config, people_of(Seeding(0, 1)))
    services = open_services(config)
    services.vault.prepare()
    for _ in MONTHS:
        for number in range(A_MONTH):
            moment[0] += timedelta(minutes=10)
            with services.database.write() as connection:
                audit.append(connection, _reading(moment[0], number))
        with services.database.write() as connection:
            audit_heads.sign(connection, services)
        moment[0] += MONTH - timedelta(minutes=10 * A_MONTH)
    services.close()


def _reading(at: datetime, number: int) -> audit.AuditEntry:
    return audit.AuditEntry(
        at=at,
        action="worker.read",
        outcome="ok",
        request_id=f"old-{at:%m}-{number}",
        actor="1000000310",
        roles=("support",),
        session=f"old-{at:%m}",
        subject="2021.0000301",
        reason="проверка по обращению" if number % 2 else None,
    )


@pytest.fixture(scope="module")
def auditor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """An auditor at embedded services whose log began in October 2022; its term is 36 months."""
    home = Home(tmp_path_factory.mktemp("past"))
    worked_long_ago(home.path)
    started = home.run("local", "start")
    assert started.code == 0, started.err
    home.log_in("auditor", "--scope", "openid,frmr.read,frmr.audit,offline_access")
    yield home
    assert home.run("local", "stop").code == 0


class Past(NamedTuple):
    """What was kept before three months went, and after."""

    auditor: Home
    archive: Path
    before: Path
    """An export of everything."""
    proof: Path
    """Of entry 10."""
    retained: list[dict[str, Any]]

    def run(self, *arguments: str) -> Ran:
        """A command of the audit log."""
        return self.auditor.run("audit", *arguments)


@pytest.fixture(scope="module")
def past(auditor: Home, tmp_path_factory: pytest.TempPathFactory) -> Past:
    """Archived and let go, as the commands do it; the registry has removed what it was told to."""
    directory = tmp_path_factory.mktemp("kept")
    before, proof = directory / "before.jsonl", directory / "proof.json"
    assert auditor.run("audit", "export", str(before)).code == 0
    proof.write_text(auditor.run("audit", "proof", "10").out, encoding="utf-8")
    archive = directory / "archive"
    archived = auditor.run("audit", "archive", str(archive), "-o", "json")
    assert [item["month"] for item in archived.json["items"]] == MONTHS, archived.err
    due = auditor.run("audit", "retain", str(archive), "--dry-run", "-o", "json")
    assert [item["archived"] for item in due.json["items"]] == [True] * 3, due.err
    done = auditor.run("audit", "retain", str(archive), "--reason", "Приказ 12", "--yes", "-o", "json")  # fmt: skip
    assert done.code == 0, done.err
    return Past(auditor, archive, before, proof, done.json["items"])


def test_months_go_one_after_the_other(past: Past) -> None:
    """Each is said to have gone, up to its last entry; afterwards nothing is left to archive or to let go, and that is said."""
    again = past.run("archive", str(past.archive), "-o", "json")
    retain = past.run("retain", str(past.archive), "--reason", "Приказ 12", "--yes")

    assert [item["month"] for item in past.retained] == MONTHS
    assert past.retained[-1]["last"] == LAST
    assert (again.json["items"], retain.code) == ([], 0)
    assert "No month that has its contents" in retain.err


def test_live_log_stays_valid(past: Past) -> None:
    """0, with the statement by which the contents have gone."""
    verdict = past.run("verify", "-o", "json")

    assert (verdict.code, verdict.json["outcome"]) == (0, "valid"), verdict.err
    assert verdict.json["retained"]["through"] == LAST


@pytest.mark.parametrize(
    "asked",
    [
        ("events", "--on", "2022-10-03"),
        ("events", "--session", "old-10", "--limit", "0"),
        ("events", "--limit", "5000", "-o", "csv"),
        ("events", "--from", "2022-12-30", "--to", "2023-02-01"),
        ("events", "--count-by", "day"),
        ("logins",),
    ],
    ids=" ".join,
)
def test_list_says_what_it_cannot_show(past: Past, asked: tuple[str, ...]) -> None:
    """Nothing found must not be taken for nothing done."""
    found = past.run(*asked)

    assert found.code == 0, found.err
    assert f"Entries 1 to {LAST}, written before" in found.err
    assert "old-10" not in found.out


@pytest.mark.parametrize(
    "asked",
    [
        ("events", "--since", "30d"),
        ("events", "--from", "2023-01-01", "--limit", "0"),
        ("events", "--limit", "2"),
        ("events", "--limit", "0", "--quiet"),
    ],
    ids=" ".join,
)
def test_list_that_lacks_nothing_says_nothing(past: Past, asked: tuple[str, ...]) -> None:
    """A span that does not reach back so far, a list that ended before, and who wants to hear nothing."""
    found = past.run(*asked)

    assert (found.code, found.err) == (0, "")


def test_person_is_told_as_well(past: Past, tmp_path: Path) -> None:
    """Who asks what was done with the own record hears from when on that is known."""
    home = past.auditor.neighbour(tmp_path / "ivanova")
    home.log_in("ivanova")

    found = home.run("audit", "mine")

    assert found.code == 0, found.err
    assert "What was done before" in found.err


@pytest.mark.parametrize("command", ["show", "proof"])
def test_entry_that_has_gone_is_told_apart_from_none(past: Past, command: str) -> None:
    """Its number is known, what it was is not."""
    done = past.run(command, "10")

    assert (done.code, done.out) == (6, "")
    assert "FRMR-AUDIT-009" in done.err


def test_proof_of_before_still_proves(past: Past) -> None:
    """Whoever has kept the entry with its proof can show it for ever."""
    assert past.run("verify", "--proof", str(past.proof)).code == 0


def test_export_of_before_goes_on(past: Past) -> None:
    """It has every entry, those whose contents have gone at the registry too."""
    added = past.run("export", str(past.before), "-o", "json")
    verdict = past.run("verify", "--from", str(past.before), "-o", "json")

    assert (added.code, verdict.code) == (0, 0), added.err
    assert verdict.json["entries"] == verdict.json["size"]


def test_export_of_the_rest_is_valid_alone_and_behind_the_archive(
    past: Past, tmp_path: Path
) -> None:
    """Alone by the statement, behind the files of the months entry by entry; without one of them it is tampered with."""
    rest = tmp_path / "rest.jsonl"
    assert past.run("export", str(rest)).code == 0
    months = [past.archive / f"audit-{month}.jsonl" for month in MONTHS]

    def verdict(*files: Path) -> Ran:
        named = [part for file in files for part in ("--from", str(file))]
        return past.run("verify", *named, "-o", "json")

    alone, whole, holed = verdict(rest), verdict(*months, rest), verdict(months[0], months[2], rest)

    assert (alone.code, alone.json["retained"]["through"]) == (0, LAST), alone.out
    assert (whole.code, whole.json["faults"]) == (0, []), whole.out
    assert whole.json["entries"] == whole.json["size"]
    assert (holed.code, holed.json["faults"][0]["kind"]) == (1, "missing")


def test_one_month_alone_is_a_part(past: Past) -> None:
    """2: what stands before it is in other files."""
    file = str(past.archive / "audit-2022-11.jsonl")

    assert past.run("verify", "--from", file).code == 2
