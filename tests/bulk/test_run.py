"""Runs against a naive register: each row exactly once, whatever happens on the way."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.bulk.journal import Journal, Sent
from frmr_cli.bulk.patience import Patience
from frmr_cli.bulk.plan_file import operations
from frmr_cli.bulk.run import Runner, Settings
from frmr_cli.bulk.runs import Runs
from frmr_cli.errors import (
    Conflict,
    FrmrError,
    Interrupted,
    NetworkError,
    NotFound,
    NotLoggedIn,
    RateLimited,
    ServerError,
    SomeRowsFailed,
    UsageError,
)
from tests.bulk.plans import KEY, written
from tests.bulk.register import NaiveRegister
from tests.embedded import LONGEST

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from frmr_cli.bulk.plan_file import Plan
    from frmr_cli.registry.batch import Result

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
COUNT = 25
TARGETS = [f"2021.{number:07d}" for number in range(COUNT)]


class Bench:
    """A register, a plan for all of its records, and runs of it."""

    def __init__(self, directory: Path, wishes: dict[str, str] | None = None) -> None:
        self.register = NaiveRegister()
        for target in TARGETS:
            self.register.put(target, birthPlace="г. Старица")
        self.wishes = wishes or {target: f"г. Тверь {target}" for target in TARGETS}
        self.plan: Plan = written(directory / "plan", self.wishes, self.register)
        self.runs = Runs(directory / "runs", KEY)
        self.now = NOW
        self.runner: Runner | None = None

    def begin(self, **more: Any) -> str:
        """Make the run."""
        return self.runs.begin(self.plan, skipped=more.get("skipped", ()), started_at="now")

    def go(self, name: str, send: Any = None, **settings: Any) -> None:
        """Work on the run in batches of four."""
        with self.runs.writing(name) as run:
            self.runner = Runner(
                run.journal,
                send or self.register.send,
                lambda start: operations(self.plan, KEY, start=start),
                Settings(self.plan.changes, batch=4, **settings),
                now=lambda: self.now,
                patience=Patience(0),
            )
            self.runner.run(name)

    def counts(self, name: str) -> Any:
        """How the rows stand."""
        with self.runs.reading(name) as run:
            return run.counts()

    def is_applied(self) -> bool:
        """Whether every wish was fulfilled exactly once."""
        fulfilled = all(
            self.register.records[target]["birthPlace"] == value
            for target, value in self.wishes.items()
        )
        return fulfilled and len(self.register.applied) == len(set(self.register.applied)) == COUNT


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Twenty-five records and a plan for them."""
    return Bench(tmp_path)


def test_a_run_fulfils_its_plan(bench: Bench) -> None:
    """Every row is done, and the journal knows it."""
    name = bench.begin()

    bench.go(name)

    assert bench.is_applied()
    assert bench.counts(name) == (COUNT, 0, 0, 0, 0)


@pytest.mark.parametrize("concurrency", [2, 4])
def test_as_many_batches_are_in_flight_as_asked_for(bench: Bench, concurrency: int) -> None:
    """The first ones are answered when all of them have come; no more than that come together."""
    name = bench.begin()
    met, lock = threading.Barrier(concurrency), threading.Lock()
    flying: list[int] = [0]

    def send(operations: Sequence[bytes]) -> list[Result]:
        with lock:
            flying.append(flying[-1] + 1)
            is_early = len(flying) <= concurrency + 1
        if is_early:
            met.wait(LONGEST)
        found = bench.register.send(operations)
        with lock:
            flying.append(flying[-1] - 1)
        return found

    bench.go(name, send, concurrency=concurrency)

    assert max(flying) == concurrency
    assert bench.is_applied()


@pytest.mark.parametrize("concurrency", [1, 2, 4])
@pytest.mark.parametrize("place", [0, 1, 3, 6])
@pytest.mark.parametrize("is_lost", ["request", "answer"])
def test_what_is_lost_is_asked_again(
    bench: Bench, concurrency: int, place: int, is_lost: str
) -> None:
    """A lost request and a lost answer look alike; after `resume` every row was done once."""
    name, calls = bench.begin(), iter(range(1000))

    def send(rows: Sequence[bytes]) -> list[Result]:
        number = next(calls)
        if number == place and is_lost == "request":
            raise NetworkError("FRMR-NET-053", host="h")
        answer = bench.register.send(rows)
        if number == place:
            raise NetworkError("FRMR-NET-053", host="h")
        return answer

    with pytest.raises(NetworkError) as stopped:
        bench.go(name, send, concurrency=concurrency)
    before = bench.counts(name)
    bench.go(name)

    assert stopped.value.code == "FRMR-BULK-048"
    assert before.in_doubt
    assert bench.is_applied()
    assert bench.counts(name) == (COUNT, 0, 0, 0, 0)


def test_a_repeated_request_does_nothing_more(bench: Bench) -> None:
    """Something on the way may send a batch twice."""
    name = bench.begin()

    def send(rows: Sequence[bytes]) -> list[Result]:
        bench.register.send(rows)
        return bench.register.send(rows)

    bench.go(name, send)

    assert bench.is_applied()


def test_failed_rows_do_not_stop_the_others(tmp_path: Path) -> None:
    """Each row ends by itself."""
    wishes = {
        target: "отказ" if place % 5 == 0 else "г. Ржев" for place, target in enumerate(TARGETS)
    }
    bench = Bench(tmp_path, wishes)
    name = bench.begin()

    bench.go(name)

    assert bench.counts(name) == (20, 5, 0, 0, 0)


def test_stale_rows_are_refused_and_not_overwritten(bench: Bench) -> None:
    """What somebody else changed after the plan stays as that one left it."""
    name = bench.begin()
    bench.register.put(TARGETS[3], birthPlace="г. Чужой")

    bench.go(name)

    assert bench.counts(name) == (COUNT - 1, 1, 0, 0, 0)
    assert bench.register.records[TARGETS[3]]["birthPlace"] == "г. Чужой"


def test_too_many_failures_stop_the_run(tmp_path: Path) -> None:
    """The rest is not sent, and `resume` can go on in spite of them."""
    bench = Bench(tmp_path, dict.fromkeys(TARGETS, "отказ"))
    name = bench.begin()

    with pytest.raises(SomeRowsFailed) as stopped:
        bench.go(name, concurrency=1, max_failures=5)

    assert stopped.value.code == "FRMR-BULK-043"
    assert bench.counts(name) == (0, 8, 0, COUNT - 8, 0)
    bench.go(name)
    assert bench.counts(name) == (0, COUNT, 0, 0, 0)


def test_a_stopped_run_ends_after_what_is_in_flight(bench: Bench) -> None:
    """The first Ctrl-C loses no answer."""
    name = bench.begin()

    def send(rows: Sequence[bytes]) -> list[Result]:
        assert bench.runner is not None
        bench.runner.stop()
        return bench.register.send(rows)

    with pytest.raises(Interrupted) as stopped:
        bench.go(name, send, concurrency=1)

    assert stopped.value.details["left"] == COUNT - 4
    assert bench.counts(name) == (4, 0, 0, COUNT - 4, 0)
    bench.go(name)
    assert bench.is_applied()


@pytest.mark.parametrize(
    "error",
    [
        RateLimited("FRMR-API-020", host="h", retry_after=7),
        ServerError("FRMR-API-022", host="h", retry_after=0),
        NotLoggedIn("FRMR-AUTH-001"),
    ],
)
def test_the_error_that_stops_a_run_keeps_its_exit_code(bench: Bench, error: FrmrError) -> None:
    """Scripts can tell a session that ended from a registry that is busy."""
    name = bench.begin()

    def send(_rows: Sequence[bytes]) -> list[Result]:
        raise error

    with pytest.raises(type(error)) as stopped:
        bench.go(name, send)

    assert stopped.value.code == "FRMR-BULK-048"
    assert stopped.value.exit_code == error.exit_code


@pytest.mark.parametrize("kind", ["fewer", "others", "swapped"])
def test_results_of_other_rows_are_not_believed(bench: Bench, kind: str) -> None:
    """An answer that does not fit its request settles nothing."""
    name = bench.begin()

    def send(rows: Sequence[bytes]) -> list[Result]:
        results = bench.register.send(rows)
        match kind:
            case "fewer":
                return results[:-1]
            case "others":
                return [item._replace(id="99") for item in results]
        return [results[1], results[0], *results[2:]]

    with pytest.raises(ServerError):
        bench.go(name, send)
    assert bench.counts(name).done == 0
    bench.go(name)

    assert bench.is_applied()


def test_rows_that_a_review_leaves_out_are_never_sent(bench: Bench) -> None:
    """They stay left out after a stop too."""
    name = bench.begin(skipped=[0, 5, 24])

    bench.go(name)

    assert bench.counts(name) == (COUNT - 3, 0, 0, 0, 3)
    for place in (0, 5, 24):
        assert bench.register.records[TARGETS[place]]["birthPlace"] == "г. Старица"


def test_a_plan_applies_once(bench: Bench) -> None:
    """A second `apply` names the run of the first one."""
    name = bench.begin()

    with pytest.raises(Conflict) as refused:
        bench.begin()

    assert (refused.value.code, refused.value.details["run"]) == ("FRMR-BULK-025", name)


def test_two_processes_cannot_work_on_one_run(bench: Bench) -> None:
    """The second one is told, and the first one goes on."""
    name = bench.begin()

    with (
        bench.runs.writing(name),
        pytest.raises(Conflict) as refused,
        bench.runs.writing(name),
    ):
        pass

    assert refused.value.code == "FRMR-BULK-041"


def test_after_a_day_only_versions_protect(bench: Bench) -> None:
    """A row in doubt whose key the registry has forgotten is never done twice, nor called done."""
    name = bench.begin()

    def send(rows: Sequence[bytes]) -> list[Result]:
        bench.register.send(rows)
        raise NetworkError("FRMR-NET-053", host="h")

    with pytest.raises(NetworkError):
        bench.go(name, send, concurrency=1)
    bench.register.answers.clear()
    bench.now = NOW + timedelta(days=2)
    bench.go(name)

    assert bench.counts(name) == (COUNT - 4, 4, 0, 0, 0)
    assert bench.is_applied()
    with bench.runs.reading(name) as run:
        codes = {item.problem["code"] for item in run.journal.ended(failed=True) if item.problem}
    assert codes == {"FRMR-BULK-060"}


def test_a_damaged_journal_is_named(bench: Bench, tmp_path: Path) -> None:
    """It is not repaired by starting over."""
    name = bench.begin()
    bench.go(name)
    path = tmp_path / "runs" / name / "journal.sqlite3"
    octets = bytearray(path.read_bytes())
    octets[:64] = b"\0" * 64
    path.write_bytes(octets)

    with pytest.raises(FrmrError) as refused:
        bench.go(name)

    assert refused.value.code == "FRMR-BULK-045"


def test_a_full_disk_stops_the_run_before_more_is_sent(bench: Bench) -> None:
    """What the journal cannot hold is not sent; with room again the run goes on."""
    name = bench.begin()
    sent: list[int] = []

    def send(rows: Sequence[bytes]) -> list[Result]:
        sent.append(len(rows))
        return [item._replace(etag="x" * 1000) for item in bench.register.send(rows)]

    with bench.runs.writing(name) as run:
        database = run.journal._database
        (pages,) = database.execute("PRAGMA page_count").fetchone()
        database.execute(f"PRAGMA max_page_count = {pages}")
        runner = Runner(
            run.journal,
            send,
            lambda start: operations(bench.plan, KEY, start=start),
            Settings(bench.plan.changes, batch=1, concurrency=1),
            now=lambda: NOW,
        )
        with pytest.raises(UsageError) as stopped:
            runner.run(name)

    assert stopped.value.code == "FRMR-BULK-046"
    assert 0 < len(sent) < COUNT
    bench.go(name)
    assert bench.is_applied()


def test_a_refused_write_is_not_told_as_done(bench: Bench) -> None:
    """Nobody hears of rows whose results the journal could not keep."""
    name = bench.begin()
    told: list[int] = []
    with bench.runs.writing(name) as run:
        with closing(sqlite3.connect(run.directory / "journal.sqlite3")) as other:
            other.execute(
                "CREATE TRIGGER full BEFORE INSERT ON result WHEN NEW.number > 10"
                " BEGIN SELECT RAISE(FAIL, 'disk full'); END"
            )
        runner = Runner(
            run.journal,
            bench.register.send,
            lambda start: operations(bench.plan, KEY, start=start),
            Settings(bench.plan.changes, batch=4, concurrency=1),
            now=lambda: NOW,
            tell=lambda progress: told.append(progress.done),
        )
        with pytest.raises(FrmrError):
            runner.run(name)
        with closing(sqlite3.connect(run.directory / "journal.sqlite3")) as other:
            other.execute("DROP TRIGGER full")
    assert told == [4, 8]

    bench.go(name)

    assert bench.is_applied()


def test_unknown_runs_are_named(bench: Bench) -> None:
    """An id that fits nothing, and the newest one of nobody's runs."""
    with pytest.raises(NotFound) as none_yet:
        bench.go("last")
    name = bench.begin()
    with pytest.raises(NotFound) as refused:
        bench.go("xyz")  # no id of a run begins so

    assert none_yet.value.code == "FRMR-BULK-047"
    assert refused.value.code == "FRMR-BULK-040"
    assert bench.runs.names() == [name]


def test_a_journal_survives_its_process(tmp_path: Path) -> None:
    """What was noted is there for the next one."""
    (tmp_path / "r").mkdir()
    one = Journal(tmp_path / "r")
    one.note(sent=Sent(0, 3, "2026-11-20T12:00:00+00:00"))
    one.close()
    two = Journal(tmp_path / "r")

    assert [item.last for item in two.unanswered()] == [3]
    assert two.next_number() == 4
    two.close()


def test_a_damaged_run_does_not_stop_other_work(bench: Bench, tmp_path: Path) -> None:
    """The next plan is numbered by the runs that can be read."""
    name = bench.begin()
    (tmp_path / "runs" / name / "plan.frmrplan").write_bytes(b"torn")

    assert bench.runs.numbered(bench.plan.header) == bench.plan.header
