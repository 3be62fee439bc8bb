"""Writing of a plan: sealed line by line, proven at the end, there whole or not at all."""

from __future__ import annotations

import base64
import hmac
import json
import os
import uuid
from typing import TYPE_CHECKING, Any

from frmr_cli.bulk.plan_file import MAGIC, canonical_octets
from frmr_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType

    from frmr_cli.bulk.plan_file import FieldChange, Header
    from frmr_cli.bulk.plan_key import PlanKey


class PlanWriter:
    """Writes a plan; the file appears whole when the block ends without an error."""

    def __init__(self, path: Path, header: Header, key: PlanKey) -> None:
        self._path = path
        self._draft = path.with_name(f"{path.name}.{os.getpid()}")
        self._header = header
        self._id = header.id
        self._sealer = key.sealer()
        self._mac = hmac.new(key.mac, digestmod="sha256")
        self._namespace = key.namespace(self._id)
        self.count = 0

    def __enter__(self) -> PlanWriter:  # noqa: PYI034 - nobody inherits
        try:
            handle = os.open(self._draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            self._file = os.fdopen(handle, "wb")
        except OSError as error:
            raise _unwritable(self._path, error) from error
        self._put(MAGIC)
        self._put(canonical_octets(self._header._asdict()) + b"\n")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                end = {"changes": self.count, "mac": self._mac.hexdigest()}
                self._file.write(canonical_octets(end) + b"\n")
                self._file.flush()
                os.fsync(self._file.fileno())
            self._file.close()
            if kind is None:
                self._draft.replace(self._path)
        except OSError as failure:
            raise _unwritable(self._path, failure) from failure
        finally:
            self._draft.unlink(missing_ok=True)

    def add(
        self,
        *,
        row: int,
        target: str,
        fields: tuple[FieldChange, ...],
        operation: Mapping[str, Any],
        inverse: Mapping[str, Any] | None,
        cells: tuple[Any, ...],
    ) -> None:
        """
        Add a change; `operation` has method, path and, as needed, ifMatch and body.

        The idempotency key is the UUIDv5 of plan, row and payload, in a namespace that only the maker knows.
        """
        number = self.count
        name = canonical_octets([row, operation]).decode()
        keyed = {"id": str(number), "key": str(uuid.uuid5(self._namespace, name)), **operation}
        line = {
            "n": number,
            "row": row,
            "target": target,
            "fields": fields,
            "operation": self._sealed(_plain(keyed), number, b"operation"),
            "rest": self._sealed(_plain([inverse, cells]), number, b"rest"),
        }
        try:
            self._put(canonical_octets(line) + b"\n")
        except OSError as error:
            raise _unwritable(self._path, error) from error
        self.count += 1

    def patch(
        self,
        path: str,
        *,
        row: int,
        target: str,
        etag: str | None,
        body: Mapping[str, Any],
        inverse: Mapping[str, Any],
        fields: tuple[FieldChange, ...],
        cells: tuple[Any, ...],
    ) -> None:
        """Add a merge patch of the object at a path, planned from version `etag`; `inverse`: the patch that takes it back."""
        self.add(
            row=row,
            target=target,
            fields=fields,
            operation={"method": "PATCH", "path": path, "ifMatch": etag, "body": body},
            inverse={"method": "PATCH", "path": path, "body": inverse},
            cells=cells,
        )

    def _put(self, octets: bytes) -> None:
        self._mac.update(octets)
        self._file.write(octets)

    def _sealed(self, plain: bytes, number: int, part: bytes) -> str:
        sealed = self._sealer.encrypt(plain, [self._id.encode(), str(number).encode(), part])
        return base64.b64encode(sealed).decode()


def _plain(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str).encode()


def _unwritable(path: Path, error: OSError) -> UsageError:
    return UsageError("FRMR-BULK-015", path=path, why=error.strerror or "?")
