"""Scans on a bad line and on this machine's disk."""

from __future__ import annotations

import base64
import hashlib
import io
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from frmr_cli.console import Console
from frmr_cli.errors import Conflict, ServerError, UsageError
from frmr_cli.record.papers import days_of
from frmr_cli.record.transfer_progress import shown_progress
from frmr_cli.registry.client import RegistryClient
from frmr_cli.registry.exchange import Exchange
from frmr_cli.registry.http import build_client
from frmr_cli.scan_files import read_scan, save, target_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CONTENT = b"%PDF-1.7 " + bytes(40_000) + b"%%EOF"


def client(answer: Callable[[httpx.Request], httpx.Response]) -> RegistryClient:
    """The client over a transport function, on a clock that costs no time."""
    http = httpx.Client(transport=httpx.MockTransport(answer), base_url="http://127.0.0.1:1")
    exchange = Exchange(http=http, sleep=lambda _: None, uniform=lambda low, _: low)
    return RegistryClient(http, language="en", exchange=exchange)


class Forgetful(ThreadingHTTPServer):
    """A registry that takes an upload and loses its first answer."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.seen: list[tuple[str, str, bytes]] = []


class _Handler(BaseHTTPRequestHandler):
    server: Forgetful
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        sent = (self.headers["Idempotency-Key"], self.headers["Content-Digest"], body)
        self.server.seen.append(sent)
        if len(self.server.seen) == 1:
            self.close_connection = True
            return
        answer = b'{"id": "d"}'
        self.send_response(201)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def forgetful() -> Iterator[Forgetful]:
    """On a free port of this machine."""
    server = Forgetful()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_lost_answer_is_asked_for_again_with_the_same_key(forgetful: Forgetful) -> None:
    """Both attempts are the same request, byte by byte, so the registry stores once."""
    http = build_client(
        base_url=f"http://127.0.0.1:{forgetful.server_port}", user_agent="test", trust_env=False
    )
    exchange = Exchange(http=http, sleep=lambda _: None)
    steps: list[tuple[int, int | None]] = []
    with http:
        stored = RegistryClient(http, language="en", exchange=exchange).documents.upload(
            "me",
            {"kind": "other", "name": "Ё.pdf"},
            CONTENT,
            progress=lambda *step: steps.append(step),
        )
    first, second = forgetful.seen
    _, digest, body = first

    assert stored.is_new
    assert first == second
    assert digest == f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"
    assert "Ё.pdf".encode() in body
    assert CONTENT in body
    assert [step for step in steps if step[0] in (0, len(body))] == [
        (0, len(body)),
        (len(body), len(body)),
    ] * 2


@pytest.mark.parametrize("header", ["", "sha-256=:AAAA:", "md5=:AAAA:"])
def test_a_scan_that_came_damaged_is_refused(header: str) -> None:
    """A hash that differs or is missing means that nothing is saved."""

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=CONTENT, headers={"Content-Digest": header})

    with pytest.raises(ServerError) as caught:
        client(answer).documents.content("d", size=1)

    assert caught.value.code == "FRMR-DOC-041"


def test_a_reason_travels_in_ascii() -> None:
    """A header has no room for Russian letters; the registry decodes them."""
    seen: dict[str, Any] = {}

    def answer(request: httpx.Request) -> httpx.Response:
        seen["reason"] = request.headers["frmr-reason"]
        return httpx.Response(200, json={"id": "d"})

    client(answer).documents.document("d", reason="жалоба 15")

    assert seen["reason"] == "%D0%B6%D0%B0%D0%BB%D0%BE%D0%B1%D0%B0%2015"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("скан.pdf", "скан.pdf"),
        ("../../.bashrc", "bashrc"),
        ("a/b\\c.pdf", "c.pdf"),
        ("\x1b[2Ja.pdf", "[2Ja.pdf"),
        ("...", "scan"),
        ("", "scan"),
        ("ё" * 200 + ".pdf", "ё" * 125 + ".pdf"),
    ],
)
def test_a_name_of_the_registry_leads_nowhere_else(name: str, kept: str, tmp_path: Path) -> None:
    """A file lands in the folder that was named, or here."""
    assert target_of(None, name) == Path(kept)
    assert target_of(tmp_path, name) == tmp_path / kept
    assert target_of(tmp_path / "own.pdf", name) == tmp_path / "own.pdf"


def test_a_file_appears_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    """Nothing is left behind by what was refused; a link to somewhere else is not followed."""
    target = tmp_path / "a.pdf"
    save(CONTENT, target, force=False)
    elsewhere = tmp_path / "elsewhere"
    (tmp_path / "link.pdf").symlink_to(elsewhere)

    with pytest.raises(Conflict):
        save(b"other", target, force=False)
    with pytest.raises(Conflict):
        save(b"other", tmp_path / "link.pdf", force=False)
    with pytest.raises(UsageError):
        save(b"other", tmp_path / "no" / "folder.pdf", force=False)
    save(b"forced", tmp_path / "link.pdf", force=True)

    assert target.read_bytes() == CONTENT
    assert target.stat().st_mode & 0o077 == 0
    assert not elsewhere.exists()
    assert (tmp_path / "link.pdf").read_bytes() == b"forced"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "link.pdf"]


def test_a_huge_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    """Its size is told all the same."""
    path = tmp_path / "huge.pdf"
    with path.open("wb") as stream:
        stream.write(b"%PDF-1.7")
        stream.truncate(10**10)

    scan = read_scan(path)

    assert scan.size == 10**10
    assert [fault.code for fault in scan.faults] == ["FRMR-DOC-002"]
    assert "10000000000" in scan.faults[0].message("ru")


@pytest.mark.parametrize(("period", "days"), [("90d", 90), ("12w", 84), ("3m", 93), ("7", 7)])
def test_periods(period: str, days: int) -> None:
    """A month is counted long, so that nothing that ends in it is left out."""
    assert days_of(period) == days


class Terminal(io.StringIO):
    """Something that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_progress_is_for_people_who_wait() -> None:
    """A line appears after a while, on stderr of a terminal only, and goes away."""
    seconds = iter([0.0, 0.5, 1.5, 2.5])
    stderr = Terminal()
    console = Console(stdin=io.StringIO(), stdout=io.StringIO(), stderr=stderr)
    with shown_progress(console, "Sending", now=lambda: next(seconds)) as tell:
        assert tell is not None
        tell(10, 1000)
        early = stderr.getvalue()
        tell(500, 1000)
        tell(1000, 1000)

    assert early == ""
    assert "50 %" in stderr.getvalue()
    assert stderr.getvalue().endswith("\r\x1b[K")
    piped = Console(stdin=io.StringIO(), stdout=Terminal(), stderr=io.StringIO())
    with shown_progress(piped, "Sending", now=lambda: 0.0) as tell:
        assert tell is None
