"""The file of a backup: what is changed, cut off or put together by somebody else is refused."""

from __future__ import annotations

import os
import tarfile
from io import BytesIO
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frmr_cli.errors import FrmrError
from frmr_cli.servers import backup_restore
from frmr_cli.servers.backup_archive import OpeningReader, SealingWriter, made_key
from frmr_cli.servers.layout import LocalPaths

if TYPE_CHECKING:
    from pathlib import Path
    from typing import IO

KEY = bytes(range(32))


def test_pieces_cannot_be_dropped_or_moved(tmp_path: Path) -> None:
    """Cut at the border of a piece, or with two pieces changed about, an archive is damaged."""
    stream = BytesIO()
    writer = SealingWriter(stream, KEY, {})
    writer.write(os.urandom(200_000))
    writer.close()
    sealed = stream.getvalue()
    start = sealed.index(b"\n", sealed.index(b"\n") + 1) + 1
    piece = 64 * 1024 + 16
    first, second, rest = (
        sealed[start : start + piece],
        sealed[start + piece : start + 2 * piece],
        sealed[start + 2 * piece :],
    )

    for changed in (
        first,
        first + second,
        second + first + rest,
        first + rest,
        sealed[start:] + b"x",
    ):
        reader = OpeningReader(BytesIO(sealed[:start] + changed), KEY, "b")
        with pytest.raises(FrmrError) as caught:
            reader.drain()
        assert caught.value.code == "FRMR-LOCAL-031"


@settings(max_examples=60, deadline=None)
@given(parts=st.lists(st.binary(max_size=150_000), max_size=4), size=st.integers(1, 100_000))
def test_archive_comes_back_as_it_went_in(parts: list[bytes], size: int) -> None:
    """In whatever portions it is written and read."""
    stream = BytesIO()
    writer = SealingWriter(stream, KEY, {"a": 1})
    for part in parts:
        writer.write(part)
    writer.close()
    reader = OpeningReader(BytesIO(stream.getvalue()), KEY, "b")
    read = b"".join(iter(lambda: reader.read(size), b""))

    assert read == b"".join(parts)
    assert reader.header["a"] == 1


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(junk=st.binary(max_size=300), magic=st.booleans())
def test_anything_else_is_refused(tmp_path: Path, junk: bytes, magic: bool) -> None:
    """No file, whatever is in it, does more than be refused."""
    file = tmp_path / "junk"
    file.write_bytes((b"FRMR-BACKUP 1\n" if magic else b"") + junk)
    made_key(tmp_path / "key")
    paths = LocalPaths(data=tmp_path / "data", state=tmp_path / "state")

    with pytest.raises(FrmrError):
        backup_restore.verify(paths, file, tmp_path / "key")


def forged(file: Path, key: bytes, entries: list[tuple[str, bytes, bytes]], manifest: str) -> None:
    """An archive that somebody with the key has put together: name, type and content of each entry."""
    with file.open("wb") as stream:
        writer = SealingWriter(stream, key, {})
        with tarfile.open(fileobj=cast("IO[bytes]", writer), mode="w|") as archive:
            for name, kind, content in [
                ("manifest.json", tarfile.REGTYPE, manifest.encode()),
                *entries,
            ]:
                entry = tarfile.TarInfo(name)
                entry.type, entry.size = kind, len(content)
                entry.linkname = "/etc/passwd" if kind == tarfile.SYMTYPE else ""
                archive.addfile(entry, BytesIO(content))
        writer.close()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("../outside", tarfile.REGTYPE),
        ("registry/../../outside", tarfile.REGTYPE),
        ("/outside", tarfile.REGTYPE),
        ("elsewhere/file", tarfile.REGTYPE),
        ("registry/link", tarfile.SYMTYPE),
        ("registry/unlisted", tarfile.REGTYPE),
    ],
)
def test_archive_writes_nowhere_else(tmp_path: Path, name: str, kind: bytes) -> None:
    """Paths that lead out, links and unlisted files are refused, even under the right key."""
    key = made_key(tmp_path / "key")
    listed = "x" if "unlisted" in name else name
    content = b"" if kind == tarfile.SYMTYPE else b"1"
    manifest = f'{{"format": 1, "files": [{{"name": "{listed}", "size": {len(content)}}}]}}'
    forged(tmp_path / "forged", key, [(name, kind, content)], manifest)
    paths = LocalPaths(data=tmp_path / "data", state=tmp_path / "state")

    with pytest.raises(FrmrError) as caught:
        backup_restore.restore(paths, tmp_path / "forged", tmp_path / "key")

    assert caught.value.code == "FRMR-LOCAL-031"
    assert not list(tmp_path.rglob("outside"))
