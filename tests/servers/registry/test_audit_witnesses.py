"""Every answer carries the newest signed head, and a client holds it against what it has seen."""

from __future__ import annotations

import base64
import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from frmr_cli.audit.seen_heads import SeenHeads
from frmr_cli.audit.witness import Contradiction, Witness
from frmr_cli.registry.client import RegistryClient
from frmr_cli.transparency.checkpoint import Checkpoint
from frmr_cli.transparency.notes import Note
from tests.servers.registry.test_audit_mutations import (
    Login,
    _open_tables,
    key_swapped,
    rewound,
    rewritten,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frmr_cli.errors import FrmrError
    from frmr_cli.servers.database import Connection
    from tests.servers.registry.conftest import Registry


class Watcher:
    """A client that talks to a registry and is told what is wrong; each visit is a process of its own."""

    def __init__(self, registry: Registry, path: Path) -> None:
        self.registry = registry
        self.path = path
        self.told: list[FrmrError] = []

    def visit(self, *, signs: bool = False) -> httpx.Response:
        """An ordinary call; with `signs` one after which a new head is handed out."""
        heads = SeenHeads(self.path, "registry", self.told.append)
        hooks: dict[str, list[Callable[..., Any]]] = {
            "request": [heads.ask],
            "response": [heads.hear],
        }
        base = self.registry.http.base_url
        auth = Login(self.registry)
        with httpx.Client(base_url=base, auth=auth, trust_env=False, event_hooks=hooks) as http:
            if signs:
                http.get("/v1/audit/checkpoint")
            return http.get("/v1/me")

    @property
    def size(self) -> int:
        """How many entries the remembered head has."""
        head = Witness(self.path, "registry").memory().head
        return head.size if head else 0

    @property
    def kinds(self) -> list[str]:
        """What was told."""
        return [
            error.kind if isinstance(error, Contradiction) else error.code for error in self.told
        ]


@pytest.fixture
def watcher(registry: Registry, tmp_path: Path) -> Watcher:
    """Somebody who has seen a log of some thirty entries, and knows its key."""
    found = Watcher(registry, tmp_path / "audit" / "seen.json")
    found.visit(signs=True)
    with httpx.Client(
        base_url=registry.http.base_url, auth=Login(registry), trust_env=False
    ) as http:
        Witness(found.path, "registry").meet(RegistryClient(http, language="en").audit)
    for _ in range(25):
        registry.ask("GET", "/v1/me", by="ivanova")
    registry.clock.moment += timedelta(seconds=1)
    found.visit(signs=True)
    registry.clock.moment += timedelta(seconds=1)
    return found


def test_heads_go_to_whoever_has_shown_a_token(registry: Registry, watcher: Watcher) -> None:
    """Refusals carry them too; somebody unknown is told nothing of the log."""
    assert "audit-head" in registry.ask("GET", "/v1/me", by="ivanova").headers
    assert "audit-head" in registry.ask("GET", "/v1/audit/events", by="ivanova").headers
    assert "audit-head" not in registry.ask("GET", "/v1/me").headers
    assert "audit-head" not in registry.ask("GET", "/v1/health").headers


def test_head_that_grew_is_remembered_by_its_proof(watcher: Watcher) -> None:
    """One request tells the size that was seen, and its answer proves the greater one."""
    before = watcher.size

    answer = watcher.visit(signs=True)

    assert answer.request.headers["audit-seen"] == str(watcher.size)
    assert watcher.size > before > 20
    assert watcher.told == []


def test_two_processes_come_to_one_head(watcher: Watcher) -> None:
    """An answer that proves the way from an older head contradicts nothing when another process was there before it."""
    late = SeenHeads(watcher.path, "registry", watcher.told.append)
    watcher.visit(signs=True)
    hooks: dict[str, list[Callable[..., Any]]] = {"request": [late.ask], "response": [late.hear]}

    base, auth = watcher.registry.http.base_url, Login(watcher.registry)
    with httpx.Client(base_url=base, auth=auth, trust_env=False, event_hooks=hooks) as http:
        answer = http.get("/v1/me")

    assert "audit-consistency" in answer.headers
    assert int(answer.request.headers["audit-seen"]) < watcher.size
    assert watcher.told == []


def test_head_that_is_known_costs_no_proof(watcher: Watcher) -> None:
    """While no new head was signed, neither side computes anything."""
    answer = watcher.visit()

    head = Note.parse(base64.b64decode(answer.headers["audit-head"]).decode())
    assert Checkpoint.parse(head.text).size == watcher.size
    assert "audit-consistency" not in answer.headers


@pytest.mark.parametrize(
    ("mutation", "kind"), [(rewound, "older"), (rewritten, "rewritten"), (key_swapped, "key")]
)
def test_other_log_is_told_at_the_next_contact(
    watcher: Watcher, mutation: Callable[[Connection], None], kind: str
) -> None:
    """A log that was cut, rewritten or goes on under another key is told by an ordinary command, and again by the next."""
    size = watcher.size
    with watcher.registry.database() as database, database.write() as connection:
        _open_tables(database, connection)
        mutation(connection)

    assert watcher.visit(signs=True).status_code == 200
    watcher.visit()

    assert watcher.kinds == [kind, kind]
    assert watcher.size == size


def test_new_head_without_its_proof_is_told(watcher: Watcher) -> None:
    """A registry cannot escape by leaving the proof out."""
    note = Witness(watcher.path, "registry").memory().note or ""
    watcher.visit(signs=True)
    later = json.loads(watcher.path.read_text())
    text = base64.b64encode(later["note"].encode()).decode()
    watcher.path.write_text(json.dumps({**later, "note": note}))
    witness = Witness(watcher.path, "registry")

    with pytest.raises(Contradiction) as found:
        witness.hear(text, asked=Checkpoint.parse(Note.parse(note).text).size, proof=None)

    assert found.value.kind == "unproven"


def test_older_head_of_a_slower_process_is_no_contradiction(watcher: Watcher) -> None:
    """Processes of one registry hand out a new head some seconds apart."""
    old = Witness(watcher.path, "registry").memory().note or ""
    watcher.visit(signs=True)
    size = watcher.size

    text = base64.b64encode(old.encode()).decode()
    assert Witness(watcher.path, "registry").hear(text, asked=size, proof=None) == size
    assert watcher.size == size


@pytest.mark.parametrize("text", ["", "!", "AAAA", base64.b64encode(b"no note\n").decode()])
def test_head_that_cannot_be_read_is_told(watcher: Watcher, text: str) -> None:
    """Whatever a header holds, the answer stays and the person hears of it."""
    request = httpx.Request("GET", "http://registry/")
    heads = SeenHeads(watcher.path, "registry", watcher.told.append)

    heads.hear(httpx.Response(200, headers={"Audit-Head": text}, request=request))

    assert watcher.kinds == ["FRMR-AUDIT-011"] * bool(text)


def test_first_head_is_kept_and_verified_with_the_keys(registry: Registry, tmp_path: Path) -> None:
    """The very first one is taken as it came; if it was false, the first command of the log says so."""
    watcher = Watcher(registry, tmp_path / "audit" / "seen.json")
    watcher.visit(signs=True)
    stored = json.loads(watcher.path.read_text())
    lines = stored["note"].split("\n")
    lines[1] = "1"
    watcher.path.write_text(json.dumps({**stored, "note": "\n".join(lines)}))
    with httpx.Client(
        base_url=registry.http.base_url, auth=Login(registry), trust_env=False
    ) as http:
        log = RegistryClient(http, language="en").audit

        with pytest.raises(Contradiction) as found:
            Witness(watcher.path, "registry").meet(log)

    assert (stored["keys"], found.value.kind) == ([], "head")
