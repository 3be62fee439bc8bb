"""A register so simple that nobody doubts it: records with versions, and keys that are remembered."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from frmr_cli.registry.batch import Result

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass
class NaiveRegister:
    """Carries out batches of PATCH, POST and DELETE; thread-safe, one batch at a time."""

    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    answers: dict[str, Result] = field(default_factory=dict)
    applied: list[str] = field(default_factory=list)
    """Keys in the order in which they changed something."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def put(self, target: str, **values: Any) -> None:
        """A change by somebody."""
        self.records[target] = {**self.records.get(target, {}), **values}
        self.versions[target] = self.versions.get(target, 0) + 1

    def send(self, operations: Sequence[bytes]) -> list[Result]:
        """All operations, each answered as the first time."""
        with self.lock:
            return [self._answer(json.loads(item)) for item in operations]

    def _answer(self, step: dict[str, Any]) -> Result:
        known = self.answers.get(step.get("key", ""))
        if known is not None:
            return known._replace(id=step["id"])
        result = self._done(step)
        if result.status < 300 and "key" in step:
            self.applied.append(step["key"])
            self.answers[step["key"]] = result
        return result

    def _done(self, step: dict[str, Any]) -> Result:
        target = step["path"].rpartition("/")[2]
        if target not in self.records:
            return _refused(step, 404, "FRMR-REG-020")
        if step["method"] == "GET":
            return Result(step["id"], 200, self.etag(target), None, self.records[target], None)
        if step["ifMatch"] != self.etag(target):
            return _refused(step, 412, "FRMR-REG-022")
        if step["body"].get("birthPlace") == "отказ":
            return _refused(step, 422, "FRMR-REG-027")
        body = step["body"]
        removed = {name for name, value in body.items() if value is None}
        merged = self.records[target] | body
        self.records[target] = {name: merged[name] for name in merged if name not in removed}
        self.versions[target] += 1
        return Result(step["id"], 200, self.etag(target), None, None, None)

    def etag(self, target: str) -> str:
        """The version of a record, with its quotes."""
        return f'"{self.versions[target]}"'


def _refused(step: dict[str, Any], status: int, code: str) -> Result:
    problem = {"code": code, "title": code, "detail": "", "errors": []}
    return Result(step["id"], status, None, None, None, problem)
