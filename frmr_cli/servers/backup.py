"""
Backups of the embedded services: both databases as they stand at one moment each, their keys, the spool.

Made while the services run. The archive is encrypted (see `backup_archive`), because the keys of the databases are in
it: one file brings everything back, and its key is kept apart.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from frmr_cli import __version__
from frmr_cli.errors import Conflict, FrmrError, NotFound, UsageError
from frmr_cli.servers.backup_archive import SealingWriter, made_key
from frmr_cli.servers.embedded import read_database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import IO, BinaryIO

    from frmr_cli.servers.layout import LocalPaths

MANIFEST = "manifest.json"
FORMAT = 1
DIRECTORIES = ("registry", "gosuslugi", "spool")
"""What is restored as a whole, beside `seeded.json`."""
SEEDED = "seeded.json"

_DATABASES = {"registry/registry.sqlite3": "worker", "gosuslugi/gosuslugi.sqlite3": "account"}
"""Database → the table whose rows people are."""
_READ_SIZE = 1 << 20


class Backup(NamedTuple):
    """A backup as people and programs see it."""

    file: str
    key_file: str
    created_at: str
    """ISO 8601, UTC."""
    version: str
    """Of the frmr that made it."""
    bytes: int
    files: int
    workers: int
    accounts: int


def make(
    paths: LocalPaths,
    file: Path,
    key_file: Path,
    *,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Backup:
    """
    Write a backup; the services may run. A key is made where the file has none.

    Raises: Conflict FRMR-LOCAL-037 when the file exists; NotFound FRMR-LOCAL-030 when there is nothing to keep;
    UsageError FRMR-LOCAL-035 for a register in PostgreSQL, FRMR-LOCAL-034 for a key that cannot be used; and
    UsageError FRMR-LOCAL-040 where the disk takes no more, with nothing left of what was begun.
    """
    if file.exists():
        raise Conflict("FRMR-LOCAL-037", path=file)
    if read_database(paths) is not None:
        raise UsageError("FRMR-LOCAL-035")
    if not paths.seeded.exists():
        raise NotFound("FRMR-LOCAL-030")
    key = made_key(key_file)
    # Beside the originals, whose directory nobody else may enter.
    with (
        room_in(paths.data),
        tempfile.TemporaryDirectory(prefix=".backup-", dir=paths.data) as temporary,
    ):
        copies = Path(temporary)
        _copy(paths, copies)
        manifest = _manifest(copies, now().isoformat(timespec="seconds"))
        _write(file, key, copies, manifest)
    return described(manifest, file, key_file)


@contextmanager
def room_in(directory: Path) -> Iterator[None]:
    """Raises: UsageError FRMR-LOCAL-040 where something cannot be written in a directory, such as on a full disk."""
    try:
        yield
    except OSError as error:
        raise UsageError("FRMR-LOCAL-040", path=directory, reason=error.strerror or "-") from error
    except sqlite3.OperationalError as error:
        raise UsageError("FRMR-LOCAL-040", path=directory, reason=str(error)) from error


def described(manifest: dict[str, Any], file: Path, key_file: Path) -> Backup:
    """A backup by what its manifest says."""
    return Backup(
        file=str(file),
        key_file=str(key_file),
        created_at=manifest["createdAt"],
        version=manifest["version"],
        bytes=file.stat().st_size,
        files=len(manifest["files"]),
        workers=manifest["rows"]["worker"],
        accounts=manifest["rows"]["account"],
    )


def digest(file: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits."""
    found = hashlib.sha256()
    with file.open("rb") as stream:
        while part := stream.read(_READ_SIZE):
            found.update(part)
    return found.hexdigest()


def database_files(directory: Path) -> Iterator[tuple[Path, str]]:
    """The databases under a directory, and the table whose rows people are."""
    for name, table in _DATABASES.items():
        yield directory / name, table


def _copy(paths: LocalPaths, copies: Path) -> None:
    for name in DIRECTORIES:
        (copies / name).mkdir()
    for copy, _ in database_files(copies):
        _copy_database(paths.data / copy.relative_to(copies), copy)
    databases = {str(name) for name in _DATABASES}
    for name in DIRECTORIES:
        for source in sorted((paths.data / name).rglob("*")):
            relative = source.relative_to(paths.data)
            belongs = any(str(relative).startswith(database) for database in databases)
            if source.is_file() and not source.is_symlink() and not belongs:
                (copies / relative).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, copies / relative)
    shutil.copyfile(paths.seeded, copies / SEEDED)


def _copy_database(source: Path, target: Path) -> None:
    """One moment of a database, with everything that its journal holds; writers are not held up."""
    with closing(sqlite3.connect(source)) as original, closing(sqlite3.connect(target)) as copy:
        original.backup(copy)
        # The copy stands alone, without a journal beside it.
        copy.execute("PRAGMA journal_mode = DELETE")


def _manifest(copies: Path, created_at: str) -> dict[str, Any]:
    rows = {}
    for database, table in database_files(copies):
        with closing(sqlite3.connect(database)) as connection:
            found = connection.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
            rows[table] = found.fetchone()[0]
    names = sorted(path.relative_to(copies) for path in copies.rglob("*") if path.is_file())
    files = [
        {
            "name": name.as_posix(),
            "size": (copies / name).stat().st_size,
            "sha256": digest(copies / name),
        }
        for name in names
    ]
    return {
        "format": FORMAT,
        "version": __version__,
        "createdAt": created_at,
        "rows": rows,
        "files": files,
    }


def _write(file: Path, key: bytes, copies: Path, manifest: dict[str, Any]) -> None:
    """Write the archive beside its place and put it there when it is whole and on the disk."""
    part = file.with_name(f"{file.name}.part")
    header = {"createdAt": manifest["createdAt"], "version": manifest["version"]}
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError as error:
        raise UsageError("FRMR-LOCAL-038", path=file, reason=error.strerror) from error
    try:
        with room_in(file.parent), os.fdopen(handle, "wb") as stream:
            _seal(stream, key, header, copies, manifest)
    except FrmrError:
        part.unlink()
        raise
    part.replace(file)


def _seal(
    stream: BinaryIO, key: bytes, header: dict[str, str], copies: Path, manifest: dict[str, Any]
) -> None:
    sealing = SealingWriter(stream, key, header)
    # tarfile asks of a stream for `write` only.
    with tarfile.open(fileobj=cast("IO[bytes]", sealing), mode="w|") as archive:
        text = json.dumps(manifest).encode()
        entry = tarfile.TarInfo(MANIFEST)
        entry.size = len(text)
        archive.addfile(entry, BytesIO(text))
        for each in manifest["files"]:
            archive.add(copies / each["name"], arcname=each["name"], filter=_anonymous)
    sealing.close()
    stream.flush()
    os.fsync(stream.fileno())


def _anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry
