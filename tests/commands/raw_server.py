"""A server on loopback that answers every connection with the same octets, whatever it is asked."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def raw_server(answer: bytes | None) -> Iterator[str]:
    """
    Serve until the end of the block; with None, requests are read and never answered.

    Returns: the base address.
    """
    listener = socket.create_server(("127.0.0.1", 0))
    accepted: list[socket.socket] = []

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:  # shut down
                return
            accepted.append(connection)
            connection.recv(65536)
            if answer is not None:
                connection.sendall(answer)
                connection.shutdown(socket.SHUT_WR)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        thread.join()
        for connection in (listener, *accepted):
            connection.close()


def http(status: str, *headers: str) -> bytes:
    """An answer of HTTP/1.1 without a body."""
    lines = [f"HTTP/1.1 {status}", *headers, "Content-Length: 0", "Connection: close", "", ""]
    return "\r\n".join(lines).encode()
