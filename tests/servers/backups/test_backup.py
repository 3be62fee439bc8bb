"""Backups: made while the services run, checked whole, restored whole or not at all."""

from __future__ import annotations

import os
import resource
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli import local_state
from frmr_cli.errors import Conflict, FrmrError, NotFound, ServerError, UsageError
from frmr_cli.servers import backup, backup_restore
from frmr_cli.servers.backup_archive import made_key, read_key
from frmr_cli.servers.embedded import Embedded, write_database
from frmr_cli.servers.layout import LocalPaths
from frmr_cli.servers.people import cast as demo_cast
from frmr_cli.servers.sqlite import SqliteDatabase
from tests.servers.backups.conftest import HERE, names, rename

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def contents(paths: LocalPaths) -> dict[str, bytes]:
    """Every file of the data but journals and locks."""
    return {
        path.relative_to(paths.data).as_posix(): path.read_bytes()
        for path in paths.data.rglob("*")
        if path.is_file() and path.suffix != ".lock" and not path.name.endswith(("-wal", "-shm"))
    }


def test_restored_data_are_those_of_the_backup(
    paths: LocalPaths, made: Path, tmp_path: Path
) -> None:
    """Register, accounts, keys and messages are as they were; what came later is gone."""
    before = names(paths)
    rename(paths, "Later")
    (paths.spool / "later.jsonl").touch()

    restored = backup_restore.restore(paths, made, tmp_path / "key")

    assert names(paths) == before
    assert (paths.spool / "message.jsonl").read_text(encoding="utf-8") == '{"text": "код"}\n'
    assert not (paths.spool / "later.jsonl").exists()
    assert restored.workers > 3
    assert not [path for path in paths.data.iterdir() if path.name.startswith(".")]


def test_another_machine_gets_everything(made: Path, tmp_path: Path) -> None:
    """The archive and its key are enough, where there was nothing before."""
    other = LocalPaths(data=tmp_path / "other" / "data", state=tmp_path / "other" / "state")

    backup_restore.restore(other, made, tmp_path / "key")
    applications = Embedded().applications(HERE, other)
    for app in applications:
        app.state.services.database.close()

    assert {path.stat().st_mode & 0o077 for path in other.data.rglob("*")} == {0}


def test_backup_is_one_moment_of_what_goes_on(paths: LocalPaths, tmp_path: Path) -> None:
    """What is not committed yet is not in it, what lies in the journal is."""
    writer = SqliteDatabase(paths.registry_database)
    with writer.write() as connection:
        connection.execute("UPDATE principal SET name = 'committed'")
    with writer.write() as connection:
        connection.execute("UPDATE principal SET name = 'open'")
        backup.make(paths, tmp_path / "backup", tmp_path / "key")
    writer.close()

    backup_restore.restore(paths, tmp_path / "backup", tmp_path / "key")

    assert names(paths) == {"committed"}


def test_nothing_can_be_read_without_the_key(paths: LocalPaths, made: Path) -> None:
    """Names, phones, keys of the services: none of it stands in the archive, not even as a name of a file."""
    stored = made.read_bytes()
    canaries = {"registry.sqlite3", "manifest", "SQLite format 3", "message"}
    for person in demo_cast(1):
        canaries |= {person.login, person.last_name, person.phone or "?", person.email or "?"}
    canaries.discard("?")
    key = (paths.registry / "registry.key").read_bytes()

    assert [text for text in canaries if text.encode() in stored] == []
    assert key not in stored
    assert made.stat().st_mode & 0o077 == 0
    assert made.with_name("key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("where", [0, 5, 20, 200, 70_000, -70_000, -1])
def test_changed_byte_is_found(paths: LocalPaths, made: Path, tmp_path: Path, where: int) -> None:
    """Wherever a byte differs, the backup is refused and the data stay."""
    damaged = bytearray(made.read_bytes())
    damaged[where] ^= 1
    made.write_bytes(damaged)
    before = contents(paths)

    for use in (backup_restore.verify, backup_restore.restore):
        with pytest.raises(FrmrError) as caught:
            use(paths, made, tmp_path / "key")
        assert caught.value.code in ("FRMR-LOCAL-031", "FRMR-LOCAL-032", "FRMR-LOCAL-033")

    assert contents(paths) == before


@pytest.mark.parametrize("share", [0.0, 0.3, 0.999])
def test_cut_off_file_is_found(paths: LocalPaths, made: Path, tmp_path: Path, share: float) -> None:
    """Half a backup is none."""
    whole = made.read_bytes()
    made.write_bytes(whole[: int(len(whole) * share)])
    before = contents(paths)

    with pytest.raises(FrmrError):
        backup_restore.restore(paths, made, tmp_path / "key")

    assert contents(paths) == before


def test_backup_of_a_newer_program_is_refused(paths: LocalPaths, tmp_path: Path) -> None:
    """What this program could not open afterwards it does not restore."""
    with (
        closing(SqliteDatabase(paths.registry_database)) as database,
        database.write() as connection,
    ):
        connection.set_schema_version(9999)
    backup.make(paths, tmp_path / "backup", tmp_path / "key")

    with pytest.raises(ServerError) as caught:
        backup_restore.verify(paths, tmp_path / "backup", tmp_path / "key")

    assert caught.value.code == "FRMR-LOCAL-001"


def test_backup_whose_keys_do_not_fit_is_refused(paths: LocalPaths, tmp_path: Path) -> None:
    """A register that nobody could open is no backup."""
    (paths.registry / "registry.key").write_bytes(bytes(32))
    backup.make(paths, tmp_path / "backup", tmp_path / "key")

    with pytest.raises(ServerError) as caught:
        backup_restore.verify(paths, tmp_path / "backup", tmp_path / "key")

    assert caught.value.code == "FRMR-REG-051"


def test_key_of_another_backup_is_named(paths: LocalPaths, made: Path, tmp_path: Path) -> None:
    """The wrong key is told from a damaged file; a key that is there is used again."""
    first = read_key(tmp_path / "key")
    made_key(tmp_path / "other")
    with pytest.raises(UsageError) as caught:
        backup_restore.verify(paths, made, tmp_path / "other")
    backup.make(paths, tmp_path / "second", tmp_path / "key")

    assert caught.value.code == "FRMR-LOCAL-033"
    assert read_key(tmp_path / "key") == first
    assert backup_restore.verify(paths, tmp_path / "second", tmp_path / "key").workers > 3


@pytest.mark.parametrize("text", ["", "zz", "00", "é"])
def test_key_file_that_holds_no_key(
    paths: LocalPaths, made: Path, tmp_path: Path, text: str
) -> None:
    """A wrong file named as key is refused, and never overwritten."""
    (tmp_path / "wrong").write_text(text, encoding="utf-8")
    for use in (backup_restore.verify, backup_restore.restore):
        with pytest.raises(UsageError) as caught:
            use(paths, made, tmp_path / "wrong")
        assert caught.value.code == "FRMR-LOCAL-034"


def test_what_cannot_be_backed_up(paths: LocalPaths, made: Path, tmp_path: Path) -> None:
    """No file is written over; nothing, or a register elsewhere, is no backup."""
    empty = LocalPaths(data=tmp_path / "empty" / "data", state=tmp_path / "empty" / "state")
    with pytest.raises(Conflict) as there:
        backup.make(paths, made, tmp_path / "key")
    with pytest.raises(NotFound) as nothing:
        backup.make(empty, tmp_path / "new", tmp_path / "key")
    with pytest.raises(UsageError) as unwritable:
        backup.make(paths, tmp_path / "no" / "such", tmp_path / "key")
    write_database(paths, "postgresql://clerk@db/frmr")
    with pytest.raises(UsageError) as elsewhere:
        backup.make(paths, tmp_path / "new", tmp_path / "key")

    codes = [each.value.code for each in (there, nothing, unwritable, elsewhere)]
    assert codes == ["FRMR-LOCAL-037", "FRMR-LOCAL-030", "FRMR-LOCAL-038", "FRMR-LOCAL-035"]
    assert not [path for path in paths.data.iterdir() if path.name.startswith(".")]


def test_running_services_keep_their_data(paths: LocalPaths, made: Path, tmp_path: Path) -> None:
    """Nothing is replaced under a process that works with it."""
    handle = local_state.hold(paths.state)
    assert handle is not None
    with pytest.raises(Conflict) as caught:
        backup_restore.restore(paths, made, tmp_path / "key")
    os.close(handle)

    assert caught.value.code == "FRMR-LOCAL-036"


@pytest.fixture
def small_files() -> Iterator[Callable[[int], None]]:
    """Let no file grow beyond so many bytes, as a full disk does; until the end of the test."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def left_over(paths: LocalPaths) -> list[str]:
    """What a command that failed has left among the data."""
    return [path.name for path in paths.data.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("full", ["data", "target"])
def test_a_full_disk_leaves_nothing(
    paths: LocalPaths, tmp_path: Path, small_files: Callable[[int], None], full: str
) -> None:
    """A backup that finds no room for the copies, or for the archive, is told as that and leaves no part of a file."""
    made_key(tmp_path / "key")
    largest = max(path.stat().st_size for path in paths.data.rglob("*"))
    small_files(1 << 16 if full == "data" else largest + (1 << 16))
    with pytest.raises(FrmrError) as caught:
        backup.make(paths, tmp_path / "backup", tmp_path / "key")

    assert caught.value.code == "FRMR-LOCAL-040"
    place = paths.data if full == "data" else tmp_path
    assert caught.value.details["path"] == place
    assert left_over(paths) == []
    assert not list(tmp_path.glob("backup*"))


@pytest.mark.parametrize("work", [backup_restore.verify, backup_restore.restore])
def test_what_is_on_a_full_disk_stays(
    paths: LocalPaths, made: Path, tmp_path: Path, small_files: Callable[[int], None], work: Any
) -> None:
    """A backup that cannot be unpacked for want of room is not called damaged, and the data are as before."""
    before = contents(paths)
    small_files(1 << 16)
    with pytest.raises(FrmrError) as caught:
        work(paths, made, tmp_path / "key")

    assert caught.value.code == "FRMR-LOCAL-040"
    assert contents(paths) == before
    assert left_over(paths) == []
