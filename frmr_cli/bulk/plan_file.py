"""
The octets of a plan.

    frmr-plan 1 LF
    {header} LF                JSON in canonical form: kind, account, server, input, days, columns
    {change} LF …              one per row, by target; what is restricted is masked, the rest sealed
    {"changes": N, "mac": …} LF

The same input and state give the same octets: nothing in it is random or tells the time of day.
"""

from __future__ import annotations

import binascii
import hashlib
import hmac
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.bulk.tables import Layout
from frmr_cli.errors import UsageError, ValidationFailed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from frmr_cli.bulk.plan_key import PlanKey

MAGIC = b"frmr-plan 1\n"
_LONGEST_LINE = 1 << 20


class Header(NamedTuple):
    """What holds for all changes of a plan."""

    kind: str
    subject: str
    """`sub` of the login that the plan is for."""
    account: str
    """Its name, for people."""
    server: str
    day: str
    """The day of the register on which it was made."""
    expires: str
    """The last day on which it may be applied."""
    input: str
    """SHA-256 of the file, or what else it was made from."""
    headers: tuple[str, ...]
    """The columns of the file, for the file of rejected rows."""
    layout: Layout
    key: str
    """Which key seals it."""
    attempt: int = 0
    """How often the same was applied before: what was taken back in between needs new keys."""

    @property
    def id(self) -> str:
        """Of everything but the changes: the part of their keys that tells plans apart."""
        return hashlib.sha256(canonical_octets(self._asdict())).hexdigest()[:32]


class FieldChange(NamedTuple):
    """One field, as people may see it."""

    field: str
    before: Any
    after: Any


class Change(NamedTuple):
    """One row of a plan, opened."""

    number: int
    """From 0, in the order of the plan."""
    row: int
    """Of the file."""
    target: str
    """The object; the worker of a new one."""
    fields: tuple[FieldChange, ...]
    operation: bytes
    """For the batch, with key and version."""
    inverse: Mapping[str, Any] | None
    """Method, path and body that take it back; the path of a new object is known once it is made."""
    cells: tuple[Any, ...]
    """Of the row as the file has it."""


class Plan(NamedTuple):
    """A plan that was checked from its first octet to its last."""

    path: Path
    header: Header
    changes: int
    sha256: str
    """Of the whole file: what an approval signs and a run is named by."""

    def read(self, key: PlanKey, *, start: int = 0) -> Iterator[Change]:
        """The changes from a number on, opened, in constant memory."""
        reader = _Opener(self.header.id, key)
        for line in self.lines(start=start):
            yield reader.opened(line)

    def lines(self, *, start: int = 0) -> Iterator[dict[str, Any]]:
        """The changes as they stand, without the key: row, target, fields with masks."""
        with self.path.open("rb") as file:
            file.readline()
            file.readline()
            for number in range(self.changes):
                line = file.readline(_LONGEST_LINE)
                if number >= start:
                    yield json.loads(str(line, "utf-8"))  # which saves guessing the encoding


class _Opener:
    """Opens the sealed parts of changes."""

    def __init__(self, plan_id: str, key: PlanKey) -> None:
        self._id = plan_id.encode()
        self._sealer = key.sealer()

    def opened(self, line: Mapping[str, Any]) -> Change:
        inverse, cells = json.loads(self._open(line, "rest"))
        return Change(
            line["n"],
            line["row"],
            line["target"],
            tuple(FieldChange(*item) for item in line["fields"]),
            self._open(line, "operation"),
            inverse,
            tuple(cells),
        )

    def operation(self, line: Mapping[str, Any]) -> bytes:
        """The part of a change that is sent."""
        return self._open(line, "operation")

    def _open(self, line: Mapping[str, Any], part: str) -> bytes:
        sealed = binascii.a2b_base64(line[part])
        names = [self._id, str(line["n"]).encode(), part.encode()]
        plain: bytes = self._sealer.decrypt(sealed, names)
        return plain


def operations(plan: Plan, key: PlanKey, *, start: int = 0) -> Iterator[tuple[int, bytes]]:
    """Number and operation of the changes from a number on: all that a run needs."""
    opener = _Opener(plan.header.id, key)
    for line in plan.lines(start=start):
        yield line["n"], opener.operation(line)


def load(path: Path, key: PlanKey | None) -> Plan:
    """
    Check a plan; without a key only its shape, for who approves the plan of somebody else.

    Raises: UsageError FRMR-BULK-001 (unreadable), -020 (no plan), -022 (another user's);
    ValidationFailed FRMR-BULK-021 (altered).
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            header = _header(path, digest, file.readline(len(MAGIC)), file.readline(_LONGEST_LINE))
            if key is not None and header.key != key.id:
                raise UsageError("FRMR-BULK-022", path=path)
            mac = hmac.new(
                key.mac if key else b"", MAGIC + canonical_octets(_data(header)) + b"\n", "sha256"
            )
            count, last, before = 0, b"", b""
            for line in iter(lambda: file.readline(_LONGEST_LINE), b""):
                if before:
                    mac.update(before)
                    count += 1
                before, last = line, line
                digest.update(line)
    except OSError as error:
        raise UsageError("FRMR-BULK-001", path=path, why=error.strerror or "?") from error
    end = _json(path, last)
    if not isinstance(end, dict) or end.get("changes") != count:
        raise UsageError("FRMR-BULK-020", path=path)
    if key is not None and not hmac.compare_digest(str(end.get("mac")), mac.hexdigest()):
        raise ValidationFailed("FRMR-BULK-021", path=path)
    return Plan(path, header, count, digest.hexdigest())


def read_header(path: Path) -> Header:
    """The head of a plan, not proven. Raises: UsageError FRMR-BULK-001, -020."""
    try:
        with path.open("rb") as file:
            magic, line = file.readline(len(MAGIC)), file.readline(_LONGEST_LINE)
    except OSError as error:
        raise UsageError("FRMR-BULK-001", path=path, why=error.strerror or "?") from error
    return _header(path, hashlib.sha256(), magic, line)


def _header(path: Path, digest: Any, magic: bytes, line: bytes) -> Header:
    if magic != MAGIC:
        raise UsageError("FRMR-BULK-020", path=path)
    digest.update(magic + line)
    data = _json(path, line)
    try:
        layout = Layout(*data.pop("layout"))
        header = Header(**data, layout=layout)._replace(headers=tuple(data["headers"]))
    except (AttributeError, KeyError, TypeError) as error:
        raise UsageError("FRMR-BULK-020", path=path) from error
    if canonical_octets(_data(header)) + b"\n" != line:
        raise UsageError("FRMR-BULK-020", path=path)
    return header


def _data(header: Header) -> dict[str, Any]:
    return header._asdict()


def _json(path: Path, line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UsageError("FRMR-BULK-020", path=path) from error


def canonical_octets(value: Any) -> bytes:
    """JSON that is the same for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
