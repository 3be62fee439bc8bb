"""Reading of what comes with a scan: the form of an upload, hashes, stated reasons."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from frmr_cli.domain.rules import Fault
from frmr_cli.servers.registry.bodies import refuse, shape_faults
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from frmr_cli.servers.registry.calls import Origin

FORM = "multipart/form-data"
REASON_HEADER = "frmr-reason"
REASON_LENGTH = (3, 500)

_METADATA, _CONTENT = "metadata", "content"
_MEMBERS = frozenset({"kind", "name", "details", "validUntil"})
_MOST_PARTS = 4
_LARGEST_METADATA = 16 * 1024
_UNKNOWN = "FRMR-REG-029"
_DIGEST = re.compile(r"\s*sha-256\s*=\s*:([^:]*):\s*")


class Upload(NamedTuple):
    """A form that could be read."""

    metadata: dict[str, Any]
    """`kind` and, where they are known, `name`, `details` and `validUntil`; not judged yet."""
    file_name: str
    """As the part with the content calls it; empty where it does not."""
    content: bytes


class _Part(NamedTuple):
    headers: dict[str, str]
    data: bytearray


class _Form:
    """The parts of a form, collected from the callbacks of the parser."""

    def __init__(self) -> None:
        self.parts: list[_Part] = []
        self.is_complete = False
        self._name, self._value = bytearray(), bytearray()

    def callbacks(self) -> dict[str, Any]:
        """For `MultipartParser`."""
        return {
            "on_part_begin": self._begin,
            "on_part_data": self._data,
            "on_header_field": self._header_name,
            "on_header_value": self._header_value,
            "on_header_end": self._header_end,
            "on_end": self._end,
        }

    def _begin(self) -> None:
        if len(self.parts) == _MOST_PARTS:
            raise FormParserError("too many parts")
        self.parts.append(_Part({}, bytearray()))

    def _data(self, data: bytes, start: int, end: int) -> None:
        self.parts[-1].data.extend(memoryview(data)[start:end])

    def _header_name(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_end(self) -> None:
        name = self._name.decode("latin-1").lower()
        self.parts[-1].headers[name] = self._value.decode(errors="replace")
        self._name.clear()
        self._value.clear()

    def _end(self) -> None:
        self.is_complete = True


def upload_of(origin: Origin) -> Upload:
    """
    The form of an upload.

    Raises: Problem 415 FRMR-REG-004 for another media type, 400 FRMR-REG-155 for a form that cannot be read or has
    other parts, 422 FRMR-REG-027 for members that nobody knows.
    """
    parts = _parts(origin)
    if set(parts) != {_METADATA, _CONTENT}:
        raise Problem(400, "FRMR-REG-155")
    (_, text), (file_name, content) = parts[_METADATA], parts[_CONTENT]
    metadata = _object(text)
    faults = [fault for fault in shape_faults(metadata, ("kind",)) if not _is_known(fault)]
    refuse(faults, origin.language)
    return Upload(metadata, file_name, content)


def _is_known(fault: Fault) -> bool:
    return fault.code == _UNKNOWN and fault.pointer[1:] in _MEMBERS


def _parts(origin: Origin) -> dict[str, tuple[str, bytes]]:
    """Name of a part → file name and data."""
    media_type, options = parse_options_header(origin.headers.get("content-type", ""))
    if media_type.lower() != FORM.encode():
        raise Problem(415, "FRMR-REG-004", expected=FORM)
    form = _Form()
    try:
        parser = MultipartParser(options[b"boundary"], form.callbacks())  # type: ignore[arg-type]
        parser.write(origin.body)
        parser.finalize()
    except (KeyError, ValueError, FormParserError) as error:
        raise Problem(400, "FRMR-REG-155") from error
    named = [_named(part) for part in form.parts]
    if not form.is_complete or len({name for name, _, _ in named}) < len(named):
        raise Problem(400, "FRMR-REG-155")
    return {name: (file_name, data) for name, file_name, data in named}


def _named(part: _Part) -> tuple[str, str, bytes]:
    disposition = part.headers.get("content-disposition", "")
    _, options = parse_options_header(disposition.encode())
    name = options.get(b"name", b"").decode(errors="replace")
    return name, options.get(b"filename", b"").decode(errors="replace"), bytes(part.data)


def _object(text: bytes) -> dict[str, Any]:
    if len(text) > _LARGEST_METADATA:
        raise Problem(400, "FRMR-REG-155")
    try:
        value = json.loads(text.decode())
        # Half of a surrogate pair is JSON, but no text.
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise Problem(400, "FRMR-REG-155") from error
    if not isinstance(value, dict):
        raise Problem(400, "FRMR-REG-155")
    return value


def check_digest(origin: Origin) -> None:
    """
    Compare the body with the hash that was sent along, if any.

    Raises: Problem 400 FRMR-REG-153 when they differ. Source: RFC 9530 §2.
    """
    header = origin.headers.get("content-digest", "")
    for item in header.split(","):
        match = _DIGEST.fullmatch(item)
        if match is None:
            continue
        try:
            wanted = base64.b64decode(match[1], validate=True)
        except ValueError:  # no base64, or no ASCII
            wanted = b""
        if wanted != hashlib.sha256(origin.body).digest():
            raise Problem(400, "FRMR-REG-153")


def content_digest(content: bytes) -> str:
    """The value of the header Content-Digest (RFC 9530 §2)."""
    return f"sha-256=:{base64.b64encode(hashlib.sha256(content).digest()).decode()}:"


def stated_reason(origin: Origin) -> str | None:
    """
    Why something restricted is read, from the header `Frmr-Reason` (percent-encoded UTF-8); None without one.

    Raises: Problem 422 FRMR-REG-027 for a reason that says too little or too much.
    """
    header = origin.headers.get(REASON_HEADER)
    if header is None:
        return None
    text = unquote(header)
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    shortest, longest = REASON_LENGTH
    if not shortest <= len(plain) <= longest:
        refuse([Fault("FRMR-REG-033", f"/{REASON_HEADER}")], origin.language)
    return plain
