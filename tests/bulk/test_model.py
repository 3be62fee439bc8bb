"""Plan, journal, apply, resume and undo against a naive register, in any order that chance finds."""

from __future__ import annotations

import json
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from frmr_cli.bulk.patience import Patience
from frmr_cli.bulk.plan_file import load, operations
from frmr_cli.bulk.plan_writer import PlanWriter
from frmr_cli.bulk.run import Runner, Settings
from frmr_cli.bulk.runs import Runs
from frmr_cli.bulk.undo import plan_undo
from frmr_cli.errors import Conflict, FrmrError, NetworkError
from frmr_cli.registry.reply import Reply
from tests.bulk.plans import KEY, header, written
from tests.bulk.register import NaiveRegister

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.bulk.plan_file import Plan
    from frmr_cli.registry.batch import Result

TARGETS = [f"2021.{number:07d}" for number in range(9)]
NOW = datetime(2026, 11, 20, tzinfo=UTC)
VALUES = st.sampled_from(["г. Тверь", "г. Тула", "г. Орёл", "отказ"])
FATES = st.sampled_from(["answered", "answered", "request lost", "answer lost", "twice", "killed"])


class Killed(BaseException):
    """The process is gone: nothing of it runs any more."""


class BulkMachine(RuleBasedStateMachine):
    """What a careful person knows: who wanted what, and what others changed."""

    def __init__(self) -> None:
        super().__init__()
        self.directory = Path(tempfile.mkdtemp())
        self.register = NaiveRegister()
        for target in TARGETS:
            self.register.put(target, birthPlace="г. Старица")
        self.plans: list[Plan] = []
        self.keys: dict[str, set[str]] = {}
        self.runs = Runs(self.directory / "runs", KEY)
        self.count = 0

    def teardown(self) -> None:
        shutil.rmtree(self.directory)

    @rule(wishes=st.dictionaries(st.sampled_from(TARGETS), VALUES, min_size=1))
    def make_a_plan(self, wishes: dict[str, str]) -> None:
        head = self.runs.numbered(header(input=str(sorted(wishes.items()))))
        plan = written(self._path(), wishes, self.register, head)
        if plan.sha256 not in {other.sha256 for other in self.plans}:
            self.plans.append(plan)

    @rule(changed=st.sampled_from(TARGETS), value=VALUES)
    def somebody_else_changes_a_record(self, changed: str, value: str) -> None:
        self.register.put(changed, birthPlace=value)

    @precondition(lambda self: self.plans)
    @rule(data=st.data(), fates=st.lists(FATES, max_size=4), skip=st.booleans())
    def apply_a_plan(self, data: Any, fates: list[str], skip: bool) -> None:
        plan = data.draw(st.sampled_from(self.plans))
        try:
            name = self.runs.begin(plan, skipped=[0] if skip else [], started_at="now")
        except Conflict:
            assert plan.sha256[:12] in self.runs.names()
            return
        self._work(name, fates)

    @precondition(lambda self: self.runs.names())
    @rule(data=st.data(), fates=st.lists(FATES, max_size=3))
    def resume_a_run(self, data: Any, fates: list[str]) -> None:
        self._work(data.draw(st.sampled_from(sorted(self.runs.names()))), fates)

    @precondition(lambda self: self.runs.names())
    @rule(data=st.data())
    def undo_a_run(self, data: Any) -> None:
        name = data.draw(st.sampled_from(sorted(self.runs.names())))
        path = self._path()
        with self.runs.reading(name) as run:
            done = {ended.number: ended for ended in run.journal.ended(failed=False)}
            head = self.runs.numbered(header(input=f"undo {run.plan.sha256}"))
            with PlanWriter(path, head, KEY) as writer:
                left = plan_undo(run, KEY, _Caller(self.register), writer)  # type: ignore[arg-type]
            stale = {
                change.target
                for change in run.plan.read(KEY)
                if change.number in done
                and done[change.number].etag != self.register.etag(change.target)
            }

        assert {item.target for item in left} == stale
        assert writer.count + len(left) == len(done)
        if writer.count:
            self.plans.append(load(path, KEY))

    @invariant()
    def no_key_changed_anything_twice(self) -> None:
        applied = self.register.applied
        assert len(applied) == len(set(applied))

    @invariant()
    def every_row_stands_in_one_place(self) -> None:
        for name in self.runs.names():
            with self.runs.reading(name) as run:
                counts = run.counts()
                assert sum(counts) == run.plan.changes
                assert min(counts) >= 0
                self._require_agreement(run)

    def _require_agreement(self, run: Any) -> None:
        """What the journal calls done the register has done; what it did is done or in doubt there."""
        keys = {number: json.loads(item)["key"] for number, item in operations(run.plan, KEY)}
        done = {ended.number for ended in run.journal.ended(failed=False)}
        doubtful = {
            number
            for sent in run.journal.unanswered()
            for number in range(sent.first, sent.last + 1)
        }
        carried_out = {number for number, key in keys.items() if key in self.register.applied}
        # Two plans of one input, both made before either was applied, mean the same change.
        shared = {number for number, key in keys.items() if self._plans_with(key) > 1}
        assert done <= carried_out
        assert carried_out - shared <= done | doubtful

    def _plans_with(self, key: str) -> int:
        return sum(key in self._keys(plan) for plan in self.plans)

    def _keys(self, plan: Plan) -> set[str]:
        if plan.sha256 not in self.keys:
            found = {json.loads(item)["key"] for _, item in operations(plan, KEY)}
            self.keys[plan.sha256] = found
        return self.keys[plan.sha256]

    def _work(self, name: str, fates: list[str]) -> None:
        coming = iter(fates)
        gone = False

        def send(rows: Sequence[bytes]) -> list[Result]:
            nonlocal gone
            fate = "killed" if gone else next(coming, "answered")
            if fate == "request lost":
                raise NetworkError("FRMR-NET-053", host="h")
            answer = self.register.send(rows)
            if fate == "twice":
                return self.register.send(rows)
            if fate == "answer lost":
                raise NetworkError("FRMR-NET-053", host="h")
            if fate == "killed":
                gone = True
                raise Killed
            return answer

        with self.runs.writing(name) as run:
            runner = Runner(
                run.journal,
                send,
                lambda start: operations(run.plan, KEY, start=start),
                Settings(run.plan.changes, batch=2, concurrency=1),
                now=lambda: NOW,
                patience=Patience(0),
            )
            try:
                runner.run(name)
            except (FrmrError, Killed):
                return
            assert run.counts().left == 0

    def _path(self) -> Path:
        self.count += 1
        return self.directory / f"plan{self.count}"


class _Caller:
    """The register as `batch` reads it."""

    def __init__(self, register: NaiveRegister) -> None:
        self._register = register

    def raw(self, _method: str, _path: str, content: bytes, _headers: Any) -> Any:
        steps = [json.dumps(item).encode() for item in json.loads(content)["operations"]]
        results = [
            {name: value for name, value in item._asdict().items() if value is not None}
            for item in self._register.send(steps)
        ]
        body = json.dumps({"results": results}).encode()
        return Reply(200, {"content-type": "application/json"}, body, "h")


# Each step writes durably, which a busy disk may take its time for.
BulkMachine.TestCase.settings = settings(
    max_examples=40,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestBulk = BulkMachine.TestCase
