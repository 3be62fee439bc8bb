"""A registry that answers every GET with one record, for measuring the client alone."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WORKER = {
    "id": "2023.3475290",
    "lastName": "Соколова",
    "firstName": "Анна",
    "patronymic": "Петровна",
    "gender": 2,
    "birthDate": "1985-04-12",
    "snils": "112-***-*** 95",
    "citizenship": {"code": "643", "name": "Россия"},
    "documents": [],
    "addresses": [],
    "category": "doctor",
    "specialties": [],
    "isMedicalWorker": True,
    "employment": [],
    "accreditation": [],
    "version": 3,
    "updatedAt": "2026-01-01T00:00:00+03:00",
    "masked": ["/snils"],
}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = json.dumps(WORKER, ensure_ascii=False).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("ETag", '"3"')
        self.send_header("X-Request-Id", "benchmark")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def answering() -> Iterator[str]:
    """Serve on loopback for a while. Yields: the base URL."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
