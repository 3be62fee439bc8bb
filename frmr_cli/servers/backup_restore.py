"""
Backups read back: everything is unpacked and checked beside the data, then takes their place in one step.

The step is the renaming of a directory. What follows it can be repeated: whoever comes next finishes it, so that a
process that is killed leaves the old data or the new, and never a mixture.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, cast

from frmr_cli import local_state
from frmr_cli.errors import Conflict, FrmrError, ServerError, UsageError, ValidationFailed
from frmr_cli.servers.backup import (
    DIRECTORIES,
    FORMAT,
    MANIFEST,
    SEEDED,
    Backup,
    database_files,
    described,
    digest,
    room_in,
)
from frmr_cli.servers.backup_archive import OpeningReader, read_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from frmr_cli.servers.layout import LocalPaths

_MOST_MANIFEST = 1 << 20
_READ_SIZE = 1 << 20
_SCHEMAS = {
    "worker": "frmr_cli.servers.registry.schema",
    "account": "frmr_cli.servers.gosuslugi.schema",
}


def verify(paths: LocalPaths, file: Path, key_file: Path) -> Backup:
    """
    Check that a backup can be restored, by unpacking it where it is thrown away.

    Raises: ValidationFailed FRMR-LOCAL-031 when it is damaged, FRMR-LOCAL-032 when it is no backup; UsageError
    FRMR-LOCAL-033 for another key, FRMR-LOCAL-034 and FRMR-LOCAL-038 for files that cannot be read; ServerError
    FRMR-LOCAL-001 for one of a newer program, FRMR-REG-051 when its key does not open its register; and
    UsageError FRMR-LOCAL-040 where the disk takes no more.
    """
    paths.make()
    with (
        room_in(paths.data),
        tempfile.TemporaryDirectory(prefix=".verify-", dir=paths.data) as temporary,
    ):
        manifest = _unpack(file, read_key(key_file), Path(temporary))
    return described(manifest, file, key_file)


def restore(paths: LocalPaths, file: Path, key_file: Path) -> Backup:
    """
    Put the data of a backup in place of those that are there.

    Raises: Conflict FRMR-LOCAL-036 while the services run; and as `verify`, with everything left as it was.
    """
    key = read_key(key_file)
    paths.make()
    with _alone(paths):
        finish(paths)
        shutil.rmtree(paths.restoring, ignore_errors=True)
        try:
            with room_in(paths.data):
                paths.restoring.mkdir(mode=0o700)
                manifest = _unpack(file, key, paths.restoring)
                _sync(paths.restoring)
        except FrmrError:
            shutil.rmtree(paths.restoring, ignore_errors=True)
            raise
        paths.restoring.rename(paths.restored)
        _sync_directory(paths.data)
        finish(paths)
    return described(manifest, file, key_file)


def finish(paths: LocalPaths) -> None:
    """Put the data of a restore that was decided into their places; nothing where there is none."""
    if not paths.restored.exists():
        return
    paths.database.unlink(missing_ok=True)
    for name in (*DIRECTORIES, SEEDED):
        new, old = paths.restored / name, paths.data / name
        if not new.exists():
            continue  # it has its place already
        if old.is_dir():
            shutil.rmtree(old)
        new.replace(old)
    _sync_directory(paths.data)
    shutil.rmtree(paths.restored)


def finish_interrupted(paths: LocalPaths) -> None:
    """`finish` for a process that has not locked the data. Raises: Conflict FRMR-LOCAL-036 when another has."""
    with _alone(paths):
        finish(paths)


@contextmanager
def _alone(paths: LocalPaths) -> Iterator[None]:
    handles = [local_state.hold(paths.state), local_state.hold(paths.data)]
    try:
        if None in handles:
            raise Conflict("FRMR-LOCAL-036")
        yield
    finally:
        for handle in handles:
            if handle is not None:
                os.close(handle)


def _unpack(file: Path, key: bytes, target: Path) -> dict[str, Any]:
    """Unpack a backup into an empty directory and check everything about it. Returns: the manifest."""
    try:
        stream = file.open("rb")
    except OSError as error:
        raise UsageError("FRMR-LOCAL-038", path=file, reason=error.strerror) from error
    with stream:
        reader = OpeningReader(stream, key, file.name)
        try:
            manifest = _extract(reader, target)
            reader.drain()
        except (tarfile.TarError, ValueError, KeyError, TypeError, EOFError) as error:
            raise reader.damaged() from error
    _check_files(manifest, target, file.name)
    for database, table in database_files(target):
        _check_database(database, table, file.name)
    _check_register(target)
    return manifest


def _extract(reader: OpeningReader, target: Path) -> dict[str, Any]:
    for name in DIRECTORIES:
        (target / name).mkdir(mode=0o700)
    # tarfile asks of a stream for `read` only.
    with tarfile.open(fileobj=cast("IO[bytes]", reader), mode="r|") as archive:
        first = archive.next()
        if first is None or first.name != MANIFEST or first.size > _MOST_MANIFEST:
            raise reader.damaged()
        manifest: dict[str, Any] = json.loads(_content(archive, first).read())
        if manifest["format"] != FORMAT:
            raise ServerError(
                "FRMR-LOCAL-001", path=first.name, found=manifest["format"], known=FORMAT
            )
        expected = {each["name"]: each["size"] for each in manifest["files"]}
        while entry := archive.next():
            if expected.get(entry.name) != entry.size or not _is_ours(entry):
                raise reader.damaged()
            _save(_content(archive, entry), target / entry.name)
    return manifest


def _is_ours(entry: tarfile.TarInfo) -> bool:
    """Whether an entry is a file inside the directories of a backup."""
    path = PurePosixPath(entry.name)
    inside = entry.name == SEEDED or path.parts[0] in DIRECTORIES
    return entry.isfile() and inside and ".." not in path.parts and not path.is_absolute()


def _content(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> IO[bytes]:
    content = archive.extractfile(entry)
    if content is None:
        raise ValueError(entry.name)
    return content


def _save(content: IO[bytes], place: Path) -> None:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        shutil.copyfileobj(content, stream, _READ_SIZE)


def _check_files(manifest: dict[str, Any], target: Path, name: str) -> None:
    expected = {each["name"]: each["sha256"] for each in manifest["files"]}
    found = {
        path.relative_to(target).as_posix(): digest(path)
        for path in target.rglob("*")
        if path.is_file()
    }
    if found != expected or SEEDED not in expected:
        raise ValidationFailed("FRMR-LOCAL-031", path=name)


def _check_database(database: Path, table: str, name: str) -> None:
    from frmr_cli.servers.migrations import migrations

    try:
        with closing(sqlite3.connect(database)) as connection:
            whole = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            loose = connection.execute("PRAGMA foreign_key_check").fetchone()
            version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise ValidationFailed("FRMR-LOCAL-031", path=name) from error
    if not whole or loose is not None:
        raise ValidationFailed("FRMR-LOCAL-031", path=name)
    known = migrations(_SCHEMAS[table], "sqlite")[-1].number
    if version > known:
        raise ServerError("FRMR-LOCAL-001", path=database.name, found=version, known=known)


def _check_register(target: Path) -> None:
    """The key in the backup must open the register in it. Raises: ServerError FRMR-REG-051."""
    from datetime import UTC, datetime

    from frmr_cli.servers.registry.vault import Vault
    from frmr_cli.servers.sqlite import SqliteDatabase

    with closing(SqliteDatabase(target / "registry" / "registry.sqlite3")) as database:
        Vault(database, target / "registry", now=lambda: datetime.now(UTC)).prepare()


def _sync(directory: Path) -> None:
    """Have every file and directory below on the disk before they take their places."""
    for path in directory.rglob("*"):
        if path.is_file():
            with path.open("rb") as stream:
                os.fsync(stream.fileno())
        else:
            _sync_directory(path)
    _sync_directory(directory)


def _sync_directory(directory: Path) -> None:
    if os.name != "posix":
        return  # Windows keeps its directories by itself
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
