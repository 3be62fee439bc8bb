"""Old entries lose their contents by their term: what stays proves the rest, and what nobody has stated is found."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from frmr_cli.audit import beginnings
from frmr_cli.audit.archive import SUMS, archive, digest_of, months
from frmr_cli.audit.files import export, head_file, heads_of
from frmr_cli.audit.verification import (
    INCOMPLETE,
    TAMPERED,
    VALID,
    Verdict,
    verify_files,
    verify_proof,
)
from frmr_cli.errors import FrmrError, UsageError
from frmr_cli.servers import audit
from frmr_cli.servers.registry import audit_retention
from frmr_cli.transparency.notes import Note, SignerKey, signed
from frmr_cli.transparency.retention import Statement
from tests.servers.registry.test_audit_mutations import Scene, _nobody, _open_tables, scene

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frmr_cli.audit.archive import Month
    from frmr_cli.servers.database import Connection

__all__ = ["scene"]

AUDIT = "openid frmr.audit"
DAY = 24 * 3600.0
REASON = "Приказ 12 от 20.11.2029"


class Past(NamedTuple):
    """A log of three months, of which the first two have lost their term, and their archive."""

    scene: Scene
    directory: Path
    due: list[Month]

    @property
    def through(self) -> int:
        """The last entry that is due."""
        return self.due[-1].last

    def retain(self, **body: Any) -> Any:
        """Ask for the oldest month to go."""
        month = self.due[0]
        sent = {"month": month.month, "sha256": month.sha256, "reason": REASON} | body
        by = sent.pop("by", "auditor")
        registry = self.scene.registry
        return registry.ask("POST", "/v1/audit/retentions", by=by, scope=AUDIT, json=sent)

    def let_go(self) -> None:
        """Both months go, with all that has to be done for it."""
        for month in self.due:
            self.scene.log.retain(month.month, month.sha256, REASON)
        audit_retention.remove_contents(self.scene.registry.app.state.services)

    def verify_files(self, *paths: Path) -> Verdict:
        """What is said of files without the registry."""
        return verify_files(
            paths,
            head_file(paths[-1]).read_text(encoding="utf-8"),
            self.scene.witness.memory().keys,
            heads=[note for path in paths for note in heads_of(path)],
            before=beginnings.read(paths[0]),
            told=_nobody,
        )


@pytest.fixture
def past(scene: Scene, tmp_path: Path) -> Past:
    """November and December of 2026 seen from January of 2030; the term is 36 months."""
    registry = scene.registry
    registry.clock.advance(30 * DAY)
    for _ in range(5):
        registry.ask("GET", "/v1/workers/me", by="ivanova")
    registry.ask("GET", "/v1/workers", by="admin")
    scene.log.checkpoint()
    registry.clock.advance(3 * 365 * DAY + 20 * DAY)
    for _ in range(5):
        registry.ask("GET", "/v1/workers/me", by="ivanova")
    directory = tmp_path / "archive"
    scene.witness.meet(scene.log)
    keys = scene.witness.memory().keys
    written = list(archive(scene.log, keys, directory, told=_nobody))
    return Past(scene, directory, [month for month in written if month.due])


def rows(past: Past, sql: str) -> list[dict[str, Any]]:
    """What the database has."""
    with past.scene.registry.database() as database, database.read() as connection:
        return connection.all(sql)


def test_months_end_with_the_heads_that_were_signed_in_them(past: Past) -> None:
    """One goes on behind the other, and the head of each was signed before the month was over."""
    assert [month.month for month in past.due] == ["2026-11", "2026-12"]
    assert past.due[0].first == 1
    assert past.due[1].first == past.due[0].last + 1
    assert [month.due for month in months(past.scene.log, past.directory)] == [True, True]


def test_archive_is_lines_with_head_and_checksums(past: Past) -> None:
    """Each file is what its checksum says and verifies; together they are the log from its first entry on."""
    sums = dict(line.split("  ")[::-1] for line in (past.directory / SUMS).read_text().splitlines())
    first, second = (month.path for month in past.due)

    assert sums == {path.name: digest_of(path) for path in (first, second)}
    assert past.verify_files(first).code == VALID
    assert past.verify_files(first, second).code == VALID
    alone = past.verify_files(second)
    assert (alone.code, alone.why) == (INCOMPLETE, "before")
    assert first.stat().st_mode & 0o077 == 0


def test_archive_goes_on_where_it_ended(past: Past) -> None:
    """What stands in the checksums is left; a file that does not is written anew."""
    (past.directory / SUMS).write_text(f"{past.due[0].sha256}  {past.due[0].path.name}\n")
    past.due[1].path.write_bytes(b"torn")

    keys = past.scene.witness.memory().keys
    again = list(archive(past.scene.log, keys, past.directory, told=_nobody))

    assert [month.added for month in again] == [False, True]
    assert digest_of(past.due[1].path) == past.due[1].sha256


def test_contents_go_and_hashes_stay(past: Past) -> None:
    """Nothing of an entry is left but its number and its hash, and what was found by its terms is not found."""
    before = {row["seq"]: bytes(row["leaf"]) for row in rows(past, "SELECT seq, leaf FROM audit_event")}  # fmt: skip
    assert rows(past, "SELECT seq FROM audit_object")

    past.let_go()

    kept = rows(past, "SELECT place, hash FROM audit_node WHERE level = 0")
    assert {row["place"] + 1: bytes(row["hash"]) for row in kept} == {seq: before[seq] for seq in range(1, past.through + 1)}  # fmt: skip
    for table in ("audit_event", "audit_term", "audit_object", "audit_anomaly"):
        least = rows(past, f"SELECT min(seq) AS seq FROM {table}")[0]["seq"]  # noqa: S608 - a name of ours
        assert least is None or least > past.through, table


def test_log_verifies_after_its_contents_went(past: Past) -> None:
    """Online by the kept hashes and every head, and the statement says who, when, up to where and by which term."""
    heads = past.scene.verify().heads

    past.let_go()
    verdict = past.scene.verify()

    assert (verdict.code, verdict.faults) == (VALID, ())
    assert verdict.retained is not None
    assert verdict.retained.through == past.through
    assert verdict.retained.months == 36
    assert verdict.heads >= heads
    assert verdict.head is not None
    assert verdict.entries == verdict.head.size - past.through


def test_statement_is_covered_before_anything_is_removed(past: Past) -> None:
    """Killed between the statement and the removing, the log verifies, and the contents are shown to nobody."""
    for month in past.due:
        past.scene.log.retain(month.month, month.sha256, REASON)

    assert past.scene.verify().code == VALID
    found = past.scene.registry.ask("GET", "/v1/audit/events?order=oldest", by="auditor", scope=AUDIT)  # fmt: skip
    assert found.json()["items"][0]["seq"] == past.through + 1
    gone = past.scene.registry.ask("GET", "/v1/audit/events/3", by="auditor", scope=AUDIT)
    assert (gone.status_code, gone.json()["code"]) == (404, "FRMR-AUDIT-009")


def test_proofs_and_heads_of_before_hold(past: Past) -> None:
    """A proof that was made before is verified, a later entry has one, and the log grew out of every older head."""
    log = past.scene.log
    old = log.proof(7).data
    size = int(log.checkpoint().data["size"])
    past.let_go()

    new = log.proof(past.through + 1).data
    keys = past.scene.witness.memory().keys

    assert [verify_proof(document, keys).code for document in (old, new)] == [VALID, VALID]
    for smaller in (1, 7, past.through, size):
        assert log.consistency(smaller, size + 1).data["from"] == smaller


def test_export_begins_behind_what_went(past: Past, tmp_path: Path) -> None:
    """It verifies alone by the statement, and behind the archive from the first entry on."""
    past.let_go()
    file = tmp_path / "rest.jsonl"
    export(past.scene.log, past.scene.witness, file, told=_nobody)

    alone = past.verify_files(file)
    whole = past.verify_files(*(month.path for month in past.due), file)

    assert (alone.code, alone.faults) == (VALID, ())
    assert alone.retained is not None
    assert alone.retained.through == past.through
    assert (whole.code, whole.faults) == (VALID, ())
    assert whole.entries == alone.entries + past.through


def test_export_of_before_goes_on(past: Past) -> None:
    """One that has what went goes on; one that has not is told to begin anew."""
    past.let_go()
    lines = past.scene.file.read_bytes().splitlines(keepends=True)
    with pytest.raises(UsageError, match="FRMR-AUDIT-012"):
        export(past.scene.log, past.scene.witness, past.scene.file, told=_nobody)
    past.scene.file.write_bytes(b"".join(month.path.read_bytes() for month in past.due))

    export(past.scene.log, past.scene.witness, past.scene.file, told=_nobody)

    assert len(lines) < past.through
    assert past.scene.verify_export().code == VALID


def _deleted(connection: Connection, past: Past) -> None:
    connection.execute("DELETE FROM audit_event WHERE seq = :seq", {"seq": past.through + 2})


def _kept_hash_lost(connection: Connection, _past: Past) -> None:
    connection.execute("DELETE FROM audit_node WHERE level = 0 AND place = 4")


def _kept_hash_changed(connection: Connection, _past: Past) -> None:
    connection.execute("UPDATE audit_node SET hash = :hash WHERE level = 0 AND place = 4", {"hash": bytes(32)})  # fmt: skip


def _statement_dropped(connection: Connection, _past: Past) -> None:
    connection.execute("DELETE FROM audit_retention WHERE through > 0")


def _statement_reaches_further(connection: Connection, past: Past) -> None:
    """Entries behind the statement go as if it covered them, by the older one stretched."""
    last = past.through + 3
    connection.execute("INSERT INTO audit_node (level, place, hash) SELECT 0, seq - 1, leaf FROM audit_event WHERE seq <= :last", {"last": last})  # fmt: skip
    connection.execute("DELETE FROM audit_event WHERE seq <= :last", {"last": last})
    _restated(connection, lambda statement: statement._replace(through=last), None)


def _statement_edited(connection: Connection, _past: Past) -> None:
    _restated(connection, lambda statement: statement._replace(by="somebody"), None)


def _statement_of_a_stranger(connection: Connection, _past: Past) -> None:
    _restated(connection, lambda statement: statement, "stranger")


def _restated(
    connection: Connection, change: Callable[[Statement], Statement], signer: str | None
) -> None:
    row = connection.one("SELECT * FROM audit_retention ORDER BY through DESC LIMIT 1") or {}
    note = Note.parse(row["note"])
    statement = change(Statement.parse(note.text))
    forged = signed(str(statement), [SignerKey.made(statement.origin)]) if signer else note._replace(text=str(statement))  # fmt: skip
    connection.execute(
        "UPDATE audit_retention SET note = :note, through = :now WHERE through = :was",
        {"note": str(forged), "now": statement.through, "was": row["through"]},
    )


MUTATIONS: dict[Callable[[Connection, Past], None], str] = {
    _deleted: "missing",
    _kept_hash_lost: "damaged",
    _kept_hash_changed: "edited",
    _statement_dropped: "missing damaged",
    _statement_reaches_further: "statement",
    _statement_edited: "statement",
    _statement_of_a_stranger: "statement",
}


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_mutations_are_told_from_retention(
    past: Past, mutation: Callable[[Connection, Past], None]
) -> None:
    """What nobody has stated, or only somebody without the key of the log, is found and named."""
    past.let_go()
    with past.scene.registry.database() as database, database.write() as connection:
        _open_tables(database, connection)
        for what in ("update", "delete"):
            on = " ON audit_retention" if database.dialect == "postgresql" else ""
            connection.execute(f"DROP TRIGGER audit_retention_no_{what}{on}")
        mutation(connection, past)

    verdict = past.scene.verify()

    assert verdict.code == TAMPERED
    assert {fault.kind for fault in verdict.faults} & set(MUTATIONS[mutation].split()), verdict


def _signed_anew(past: Past, change: Callable[[Statement], Statement]) -> dict[str, str]:
    """A statement that is changed and signed by the log itself, as its operator could."""
    from frmr_cli.servers.registry import audit_keys

    services = past.scene.registry.app.state.services
    services.vault.prepare()
    with services.database.write() as connection:
        row = connection.one("SELECT note FROM audit_retention ORDER BY through DESC LIMIT 1") or {}
        statement = change(Statement.parse(Note.parse(row["note"]).text))
        keys = audit_keys.signers(connection, services.vault, now=past.scene.registry.clock())
    return {"statement": str(signed(str(statement), keys))}


OFFLINE: dict[str, Callable[[Past, Path, dict[str, Any]], object]] = {
    "line cut off at the beginning": lambda _past, file, _kept: file.write_bytes(file.read_bytes().split(b"\n", 1)[1]),
    "statement edited": lambda _past, _file, kept: kept.update(statement=kept["statement"].replace("months 36", "months 12")),
    "statement without an entry": lambda past, _file, kept: kept.update(entry=past.through + 1),
    "entry beyond the log": lambda _past, _file, kept: kept.update(entry=10_000),
    "signed anew by the operator": lambda past, _file, kept: kept.update(_signed_anew(past, lambda s: s._replace(by="nobody"))),
    "too early by its own term": lambda past, _file, kept: kept.update(_signed_anew(past, lambda s: s._replace(months=120))),
    "head younger than the statement says": lambda past, _file, kept: kept.update(_signed_anew(past, lambda s: s._replace(before=s.before.replace(year=2020)))),
    "head of another size": lambda past, _file, kept: kept.update(head=head_file(past.due[0].path).read_text(encoding="utf-8")),
}  # fmt: skip


@pytest.mark.parametrize("name", OFFLINE)
def test_forged_statements_are_found_offline(past: Past, tmp_path: Path, name: str) -> None:
    """The file tells alone what the term has ended for: by keys, head and the entry of the log."""
    past.let_go()
    file = tmp_path / "rest.jsonl"
    export(past.scene.log, past.scene.witness, file, told=_nobody)
    beginning = beginnings.read(file)
    assert beginning.retention is not None
    OFFLINE[name](past, file, beginning.retention)
    beginnings.write(file, beginning)

    verdict = past.verify_files(file)

    assert verdict.code == TAMPERED
    assert {fault.kind for fault in verdict.faults} <= {"statement", "missing"}, verdict.faults


def test_beginning_without_a_statement_is_incomplete(past: Past, tmp_path: Path) -> None:
    """Of what stands before the first line nothing is said; and another edge does not lead to the head."""
    past.let_go()
    file = tmp_path / "rest.jsonl"
    export(past.scene.log, past.scene.witness, file, told=_nobody)
    beginning = beginnings.read(file)

    beginnings.write(file, beginning._replace(retention=None))
    silent = past.verify_files(file)
    beginnings.write(file, beginning._replace(edge=(bytes(32), *beginning.edge[1:])))
    other = past.verify_files(file)

    assert (silent.code, silent.why) == (INCOMPLETE, "before")
    assert other.code == TAMPERED


@pytest.mark.parametrize("by", ["ivanova", "orlova", "admin", "support", "frmr-ci"])
def test_only_an_auditor_lets_go(past: Past, by: str) -> None:
    """Least of all who changes records."""
    assert past.retain(by=by).status_code == 403
    assert rows(past, "SELECT * FROM audit_retention") == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"sha256": "0" * 64}, 409),
        ({"month": "2026-12"}, 409),
        ({"month": "2030-01"}, 409),
        ({"month": "2026-13"}, 422),
        ({"sha256": "x"}, 422),
        ({"reason": " "}, 422),
        ({"reason": 7}, 422),
        ({"more": "x"}, 422),
    ],
)
def test_nothing_goes_by_mistake(past: Past, body: dict[str, Any], status: int) -> None:
    """Another archive, a month out of turn or before its term, values that are none: everything stays."""
    assert past.retain(**body).status_code == status
    assert rows(past, "SELECT * FROM audit_retention") == []


def test_month_before_its_term_stays(past: Past) -> None:
    """The same archive a month earlier is refused."""
    past.scene.registry.clock.advance(-60 * DAY)

    answer = past.retain()

    assert (answer.status_code, answer.json()["code"]) == (409, "FRMR-AUDIT-017")


def test_entry_of_the_statement(past: Past) -> None:
    """Who let what go, why, and the hash of what was signed; a repeated request is answered as before."""
    month = past.due[0]
    sent = {"month": month.month, "sha256": month.sha256, "reason": REASON}
    again = {"json": sent, "headers": {"Idempotency-Key": "r-1"}}
    ask = past.scene.registry.ask
    answers = [
        ask("POST", "/v1/audit/retentions", by="auditor", scope=AUDIT, **again) for _ in range(2)
    ]

    first, second = past.scene.registry.events()[-2:]
    note = rows(past, "SELECT note FROM audit_retention")[0]["note"]
    details = json.loads(first["details"])

    assert answers[0].json() == answers[1].json()
    assert (first["action"], first["outcome"], first["reason"]) == ("audit.retained", "ok", REASON)
    assert details["through"] == month.last
    assert details["statement"] == hashlib.sha256(Note.parse(note).text.encode()).hexdigest()
    assert json.loads(second["details"]) == {"repeated": True}
    assert past.scene.verify().code == VALID


def test_tables_go_on_refusing_changes(past: Past) -> None:
    """An entry goes only where a statement covers it and its hash is kept; statements never change."""
    month = past.due[0]
    past.scene.log.retain(month.month, month.sha256, REASON)
    statements = [
        "DELETE FROM audit_event WHERE seq = 1",  # its hash is not kept
        f"DELETE FROM audit_event WHERE seq = {month.last + 1}",  # noqa: S608 - no statement covers it
        "UPDATE audit_event SET actor = NULL WHERE seq = 1",
        "UPDATE audit_retention SET through = 1000",
        "DELETE FROM audit_retention WHERE through > 0",
        "DELETE FROM audit_node WHERE level > 0",
    ]
    with past.scene.registry.database() as database:
        if database.dialect == "postgresql":
            statements += [f"TRUNCATE {table}" for table in ("audit_event", "audit_node", "audit_head", "audit_retention")]  # fmt: skip
        for statement in statements:
            with pytest.raises(Exception, match="append-only"), database.write() as connection:
                connection.execute(statement)


def test_archive_that_was_changed_is_refused(past: Past) -> None:
    """A file that is not what was signed is found before anything is asked of the registry."""
    from frmr_cli.audit.archive import checked

    path = past.due[0].path
    path.write_bytes(path.read_bytes().replace(b'"ok"', b'"no"', 1))

    with pytest.raises(FrmrError, match="FRMR-AUDIT-019"):
        checked(path, past.scene.witness.memory().keys)


def test_statement_reads_as_it_was_written() -> None:
    """Every line counts: one more, one less or one in another place is no statement."""
    text = (
        "log\nretention\nthrough 7\nroot "
        + base64.b64encode(bytes(32)).decode()
        + "\nmonth 2026-11\nfirst 1\n"
        f"sha256 {'0' * 64}\nbefore 2026-12-01T00:00:00.000+03:00\nmonths 36\nsource x\n"
        "time 2030-01-02T00:00:00.000+00:00\nby a\n"
    )
    assert str(Statement.parse(text)) == text
    lines = text.splitlines(keepends=True)
    for wrong in ("".join(lines[:-1]), text + "more 1\n", text.replace("through 7", "through 07")):
        with pytest.raises(ValueError, match="no statement"):
            Statement.parse(wrong)


def test_sequence_has_no_hole(past: Past) -> None:
    """Entries that come during and after go on where the log ended."""
    past.let_go()

    found = [row["seq"] for row in rows(past, "SELECT seq FROM audit_event ORDER BY seq")]

    assert found == list(range(past.through + 1, found[-1] + 1))
    with past.scene.registry.database() as database, database.read() as connection:
        assert audit.size(connection) == found[-1]
