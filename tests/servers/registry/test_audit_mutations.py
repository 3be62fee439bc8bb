"""Whatever is done to the log behind its back is found and named, online and offline."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx
import pytest

from frmr_cli.audit import beginnings
from frmr_cli.audit.files import export, head_file, heads_of
from frmr_cli.audit.live_verification import verify_live
from frmr_cli.audit.verification import INCOMPLETE, TAMPERED, VALID, verify_files
from frmr_cli.audit.witness import Witness
from frmr_cli.registry.client import RegistryClient
from frmr_cli.servers import audit, audit_tree
from frmr_cli.transparency.notes import Note, SignerKey, VerifierKey, signed
from frmr_cli.transparency.tree import leaf_hash
from tests.servers.registry.conftest import subject_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from frmr_cli.audit.verification import Verdict
    from frmr_cli.registry.audit import AuditLog
    from frmr_cli.servers.database import Connection, Database
    from tests.servers.registry.conftest import Registry

STORES = ("sqlite", "postgresql")


class Scene(NamedTuple):
    """A registry with a past, somebody who has seen it, and what that one has exported."""

    registry: Registry
    log: AuditLog
    witness: Witness
    file: Path

    def verify(self) -> Verdict:
        """What the witness says of the live registry now."""
        return verify_live(self.log, self.witness, told=_nobody)

    def verify_export(self, keys: tuple[VerifierKey, ...] | None = None) -> Verdict:
        """What the witness says of the file, without the registry."""
        note = head_file(self.file).read_text(encoding="utf-8")
        known = keys or self.witness.memory().keys
        return verify_files(
            [self.file],
            note,
            known,
            heads=heads_of(self.file),
            before=beginnings.read(self.file),
            told=_nobody,
        )


def _nobody(_done: int, _size: int) -> None:
    """Hears how far it is."""


class Login(httpx.Auth):
    """A login of the auditor that never runs out."""

    def __init__(self, registry: Registry) -> None:
        self._issuer = registry.issuer

    def auth_flow(self, request: httpx.Request) -> Iterator[httpx.Request]:  # type: ignore[override]
        """With a token of now."""
        token = self._issuer.token(subject_of("auditor"), "openid frmr.audit")
        request.headers["Authorization"] = f"Bearer {token}"
        yield request


@pytest.fixture
def scene(registry: Registry, tmp_path: Path) -> Iterator[Scene]:
    """Forty calls, three heads on the way, an export of all of it."""
    http = httpx.Client(base_url=registry.http.base_url, auth=Login(registry), trust_env=False)
    log = RegistryClient(http, language="en").audit
    witness = Witness(tmp_path / "heads.json", "registry")
    for _ in range(3):
        for path in ("/v1/workers/me", "/v1/me", "/v1/nothing", "/v1/workers/2023.0000001") * 3:
            registry.ask("GET", path, by="ivanova")
        log.checkpoint()
    export(log, witness, tmp_path / "audit.jsonl", told=_nobody)
    yield Scene(registry, log, witness, tmp_path / "audit.jsonl")
    http.close()


def _open_tables(database: Database, connection: Connection) -> None:
    """Take the triggers away, as somebody who owns the database can."""
    for table in ("audit_event", "audit_node", "audit_head"):
        for what in ("update", "delete"):
            on = f" ON {table}" if database.dialect == "postgresql" else ""
            connection.execute(f"DROP TRIGGER {table}_no_{what}{on}")


def edited(connection: Connection) -> None:
    """Somebody else did it."""
    connection.execute("UPDATE audit_event SET actor = 'somebody' WHERE seq = 7")


def deleted(connection: Connection) -> None:
    """It was not done."""
    connection.execute("DELETE FROM audit_event WHERE seq = 7")


def inserted(connection: Connection) -> None:
    """It was done once more."""
    connection.execute("UPDATE audit_event SET seq = seq + 1000 WHERE seq > 7")
    row = dict(connection.one("SELECT * FROM audit_event WHERE seq = 7") or {}) | {"seq": 8}
    names = ", ".join(row)
    connection.execute(
        f"INSERT INTO audit_event ({names}) VALUES ({', '.join(f':{name}' for name in row)})",  # noqa: S608 - our own names
        row,
    )
    connection.execute("UPDATE audit_event SET seq = seq - 999 WHERE seq > 1000")


def reordered(connection: Connection) -> None:
    """It was done before, not after."""
    for old, new in ((7, 1000), (9, 7), (1000, 9)):
        connection.execute(
            "UPDATE audit_event SET seq = :new WHERE seq = :old", {"old": old, "new": new}
        )


def tail_cut(connection: Connection) -> None:
    """The last of it never happened."""
    connection.execute("DELETE FROM audit_event WHERE seq > 30")


def rewound(connection: Connection) -> None:
    """All tables are put back to an older backup, with nothing left to show it."""
    connection.execute("DELETE FROM audit_event WHERE seq > 20")
    connection.execute("DELETE FROM audit_head WHERE size > 20")
    _grow_tree(connection)


def rewritten(connection: Connection) -> None:
    """An entry is edited and the whole tree is made anew, and so are the heads."""
    edited(connection)
    connection.execute("DELETE FROM audit_head WHERE size > 0")
    _grow_tree(connection)


def forged(connection: Connection) -> None:
    """A head of the past says something else."""
    row = connection.one("SELECT size, note FROM audit_head ORDER BY size LIMIT 1") or {}
    note = Note.parse(row["note"])
    lines = note.text.split("\n")
    lines[1] = str(int(lines[1]) - 1)
    forgery = str(note._replace(text="\n".join(lines)))
    connection.execute(
        "UPDATE audit_head SET note = :note WHERE size = :size",
        {"note": forgery, "size": row["size"]},
    )


def key_swapped(connection: Connection) -> None:
    """The log goes on under a key that nobody has announced."""
    connection.execute("DELETE FROM audit_key WHERE id > 0")


def _grow_tree(connection: Connection) -> None:
    connection.execute("DELETE FROM audit_node WHERE level >= 0")
    for row in connection.all("SELECT * FROM audit_event ORDER BY seq"):
        leaf = leaf_hash(audit.canonical(row))
        connection.execute(
            "UPDATE audit_event SET leaf = :leaf WHERE seq = :seq",
            {"leaf": leaf, "seq": row["seq"]},
        )
        audit_tree.extend(connection, row["seq"] - 1, [leaf])


# A registry whose tables disagree may notice it itself while it answers, or its head contradicts what was seen.
ONLINE: dict[Callable[[Connection], None], tuple[str, int | None]] = {
    edited: ("edited", 7),
    deleted: ("missing", 7),
    inserted: ("rewritten damaged", None),
    reordered: ("edited", 7),
    tail_cut: ("older damaged", None),
    rewound: ("older", None),
    rewritten: ("rewritten", None),
    forged: ("head", None),
    key_swapped: ("key", None),
}


def test_untouched_log_is_valid(scene: Scene) -> None:
    """Nothing is found where nothing was done, also after more calls and after a new key by rule."""
    assert scene.verify().code == VALID
    scene.registry.ask("GET", "/v1/me", by="ivanova")

    verdict = scene.verify()

    assert (verdict.code, verdict.faults) == (VALID, ())
    assert verdict.head is not None
    assert verdict.entries == verdict.head.size
    assert scene.verify_export().code == VALID


@pytest.mark.parametrize("mutation", ONLINE, ids=lambda mutation: mutation.__name__)
def test_mutations_are_found_online(scene: Scene, mutation: Callable[[Connection], None]) -> None:
    """Each is named, with the first bad entry where there is one."""
    with scene.registry.database() as database, database.write() as connection:
        _open_tables(database, connection)
        mutation(connection)

    verdict = scene.verify()

    expected, first = ONLINE[mutation]
    assert verdict.code == TAMPERED
    assert {fault.kind for fault in verdict.faults} & set(expected.split()), verdict.faults
    if first is not None:
        assert verdict.faults[0].first == first
    assert scene.verify_export().code == VALID  # what was exported before is evidence


def test_clock_turned_back_is_found(scene: Scene) -> None:
    """Time that goes backwards by more than calls overlap is named, online and in an export."""
    scene.registry.clock.advance(3600)
    scene.registry.ask("GET", "/v1/me", by="support")
    scene.registry.clock.advance(-3000)
    scene.registry.ask("GET", "/v1/me", by="support")
    export(scene.log, scene.witness, scene.file, told=_nobody)

    live, offline = scene.verify(), scene.verify_export()

    assert (live.code, offline.code) == (TAMPERED, TAMPERED)
    assert {fault.kind for fault in (*live.faults, *offline.faults)} == {"clock"}


def _lines(scene: Scene, change: Callable[[list[bytes]], list[bytes]]) -> None:
    lines = scene.file.read_bytes().splitlines(keepends=True)
    scene.file.write_bytes(b"".join(change(lines)))


OFFLINE: dict[str, tuple[Callable[[list[bytes]], list[bytes]], str, int | None]] = {
    "edited": (lambda rows: [*rows[:6], rows[6].replace(b'"ok"', b'"no"').replace(b"failed", b"denied"), *rows[7:]], "edited", None),
    "deleted": (lambda rows: rows[:6] + rows[7:], "missing", 7),
    "inserted": (lambda rows: [*rows[:7], rows[6], *rows[7:]], "inserted", 7),
    "reordered": (lambda rows: [*rows[:6], rows[7], rows[6], *rows[8:]], "reordered", 7),
    "tail cut": (lambda rows: rows[:-5], "tail", None),
    "older backup": (lambda rows: rows[:10], "tail", 11),
    "no entry": (lambda rows: [*rows[:6], b"{}\n", *rows[7:]], "form", 7),
    "emptied": (lambda _rows: [], "tail", 1),
    "number changed": (lambda rows: [*rows[:6], rows[6].replace(b'"seq":7', b'"seq":900'), *rows[7:]], "form", 7),
}  # fmt: skip


@pytest.mark.parametrize("name", OFFLINE)
def test_mutations_are_found_offline(scene: Scene, name: str) -> None:
    """A file with nothing but its head and a key tells what was done to it."""
    change, kind, first = OFFLINE[name]
    _lines(scene, change)

    verdict = scene.verify_export()

    assert verdict.code == TAMPERED
    assert kind in {fault.kind for fault in verdict.faults}, verdict.faults
    if first is not None:
        assert verdict.faults[0].first == first


def test_heads_narrow_down_an_edited_entry(scene: Scene) -> None:
    """Offline, an edit is told to lie between two signed heads."""
    _lines(scene, OFFLINE["edited"][0])

    fault = scene.verify_export().faults[0]

    assert fault.first is not None
    assert fault.last is not None
    assert fault.first <= 7 <= fault.last < 30


def test_torn_file_is_incomplete(scene: Scene) -> None:
    """An export that broke off in a line is no fraud, and the next export goes on with it."""
    text = scene.file.read_bytes()
    scene.file.write_bytes(text[:-10])

    verdict = scene.verify_export()
    done = export(scene.log, scene.witness, scene.file, told=_nobody)

    assert (verdict.code, verdict.why) == (INCOMPLETE, "torn")
    assert done.added >= 1
    assert scene.verify_export().code == VALID


def test_entries_beyond_the_head_are_incomplete(scene: Scene) -> None:
    """Of entries that no head covers nothing is said."""
    head = head_file(scene.file).read_text(encoding="utf-8")
    scene.registry.ask("GET", "/v1/me", by="ivanova")
    export(scene.log, scene.witness, scene.file, told=_nobody)
    head_file(scene.file).write_text(head, encoding="utf-8")

    verdict = verify_files([scene.file], head, scene.witness.memory().keys, told=_nobody)

    assert (verdict.code, verdict.why) == (INCOMPLETE, "beyond")


def test_forged_head_of_an_export(scene: Scene) -> None:
    """A head whose root was changed, and one that another key has signed, are named."""
    path = head_file(scene.file)
    note = Note.parse(path.read_text(encoding="utf-8"))
    origin = note.text.partition("\n")[0]

    path.write_text(str(note).replace(note.text[40:50], "AAAAAAAAAA"), encoding="utf-8")
    changed = scene.verify_export()
    path.write_text(str(signed(note.text, [SignerKey.made(origin)])), encoding="utf-8")
    other = scene.verify_export()
    stranger = scene.verify_export((SignerKey.made(origin).verifier,))

    assert [verdict.faults[0].kind for verdict in (changed, other, stranger)] == [
        "head",
        "key",
        "key",
    ]


def test_rotation_of_keys_keeps_witnesses(scene: Scene) -> None:
    """Who knows the old key learns the new one while both sign, and verifies on after the old one is gone."""
    from datetime import timedelta

    from frmr_cli.servers.registry import audit_keys
    from frmr_cli.servers.registry.vault import Vault

    registry = scene.registry
    with registry.database() as database:
        vault = Vault(database, registry.config.directory, now=registry.clock)
        vault.prepare()
        with database.write() as connection:
            audit_keys.rotate(connection, vault, now=registry.clock(), overlap=timedelta(hours=1))
    during = scene.verify()
    registry.clock.advance(7200)
    after = scene.verify()

    assert (during.code, after.code) == (VALID, VALID)
    assert len(scene.witness.memory().keys) == 2


def test_tables_refuse_changes(scene: Scene) -> None:
    """The triggers say no to UPDATE and DELETE of entries, subtrees and heads."""
    for table, column in (("audit_event", "actor"), ("audit_node", "hash"), ("audit_head", "note")):
        change = f"UPDATE {table} SET {column} = {column}"  # noqa: S608 - names of this test
        for statement in (change, f"DELETE FROM {table}"):  # noqa: S608 - as above
            with pytest.raises(Exception, match="append-only"), scene.registry.database() as database, database.write() as connection:  # fmt: skip
                connection.execute(statement)


def test_proof_of_one_entry_stands_alone(scene: Scene) -> None:
    """A proof is verified by its key alone, and not after a sign of the entry was changed."""
    from frmr_cli.audit.verification import verify_proof

    keys = (scene.witness.memory().keys[0],)
    document: dict[str, Any] = scene.log.proof(7).data
    copy = json.loads(json.dumps(document))
    copy["entry"]["outcome"] = "ok" if copy["entry"]["outcome"] != "ok" else "failed"

    assert verify_proof(document, keys).code == VALID
    assert verify_proof(copy, keys).code == TAMPERED
