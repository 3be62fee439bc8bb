"""
A registry with generous limits and an issuer of its own, for the benchmark of bulk work: DIRECTORY ROWS.

It prints one line with its address, a token and the ids of its workers. Each number that comes on standard input is the version
from which so many rows are changed by batches that reach the application without a socket; their seconds are printed.
"""

from __future__ import annotations

import asyncio
import json
import socket
import sys
import threading
import time
from functools import partial
from pathlib import Path
from typing import Any

import httpx
from joserfc import jwt
from joserfc.jwk import ECKey

from frmr_cli.registry.batch import operation
from frmr_cli.servers.http_server import serve
from frmr_cli.servers.people import cast, people
from frmr_cli.servers.registry.app import create_app
from frmr_cli.servers.registry.config import DEFAULT_RATES, Rate, RegistryConfig
from frmr_cli.servers.registry.seed import seed

ISSUER = "http://127.0.0.1:9/gosuslugi"
BATCH, DIRECT = 500, 2000
IN_FLIGHT = 2
FREE = Rate(0.000001, 1_000_000_000)


def main(directory: Path, rows: int) -> None:
    """Seed, tell, serve until the end."""
    config, token, ids = filled(directory, rows + DIRECT)
    app = create_app(config)
    # What is measured is not the start of the processes of batches.
    app.state.services.batches.wait()
    asyncio.run(_served(app, listening(), token, ids))


def filled(directory: Path, rows: int) -> tuple[RegistryConfig, str, list[str]]:
    """The settings of a registry with so many people besides the staff, the token of an administrator, the ids of the people."""
    key = ECKey.generate_key("P-256", {"kid": "k1"})
    config = RegistryConfig(
        base_url="http://127.0.0.1:8080",
        issuer=ISSUER,
        directory=directory / "registry",
        spool=directory / "spool",
        http=lambda: httpx.Client(transport=httpx.MockTransport(partial(_issuer, key))),
        log=lambda *_, **__: None,
        rates=dict.fromkeys(DEFAULT_RATES, FREE),
    )
    directory.mkdir(parents=True, exist_ok=True)
    staff = list(cast("benchmark"))
    known = list(people(rows, 1))
    seed(config, [*staff, *known])
    ids = sorted(str(person.worker["id"]) for person in known if person.worker)
    admin = next(person.subject for person in staff if person.login == "admin")
    return config, _token(key, admin), ids


def listening() -> socket.socket:
    """A socket on loopback that accepts."""
    # With the protocol named asyncio sets TCP_NODELAY, as in service: otherwise each answer waits 40 ms for an acknowledgement.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    return listener


def told(listener: socket.socket, token: str, ids: list[str]) -> str:
    """The line that says where the registry is, and for whom."""
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    return json.dumps({"url": url, "token": token, "ids": ids})


async def _served(app: Any, listener: socket.socket, token: str, ids: list[str]) -> None:
    loop = asyncio.get_running_loop()
    own, others = ids[:DIRECT], ids[DIRECT:]

    def ready() -> None:
        print(told(listener, token, others), flush=True)
        threading.Thread(target=obey, daemon=True).start()

    def obey() -> None:
        for version in sys.stdin:
            work = asyncio.run_coroutine_threadsafe(_direct(app, token, own, int(version)), loop)
            print(work.result(), flush=True)

    await serve([app], [listener], ready=ready)


async def _direct(app: Any, token: str, ids: list[str], version: int) -> float:
    """Seconds of the batches, as many at a time as a run sends."""
    transport = httpx.ASGITransport(app)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    headers["Prefer"] = "return=minimal"
    waiting = iter(range(0, len(ids), BATCH))
    async with httpx.AsyncClient(transport=transport, base_url="http://x") as http:

        async def send() -> None:
            for first in waiting:
                part = ids[first : first + BATCH]
                content = _batch(part, version, name=f"direct-{version}-{first}")
                answer = await http.post("/v1/batch", content=content, headers=headers, timeout=120)
                assert all(item["status"] == 200 for item in answer.json()["results"]), answer.text[
                    :300
                ]

        begin = time.perf_counter()
        await asyncio.gather(*(send() for _ in range(IN_FLIGHT)))
        return time.perf_counter() - begin


def _batch(ids: list[str], version: int, *, name: str) -> bytes:
    steps = [
        operation(
            str(number),
            "PATCH",
            f"/v1/workers/{worker}",
            key=f"{name}-{number}",
            if_match=f'"{version}"',
            body={"birthPlace": f"г. Тверь {version}"},
        )
        for number, worker in enumerate(ids)
    ]
    return b'{"operations":[' + b",".join(steps) + b"]}"


def _issuer(key: ECKey, request: httpx.Request) -> httpx.Response:
    if request.url.path.endswith("jwks"):
        return httpx.Response(200, json={"keys": [key.as_dict(private=False) | {"kid": "k1"}]})
    metadata = {"issuer": ISSUER, "jwks_uri": f"{ISSUER}/oauth/jwks"}
    return httpx.Response(200, json=metadata)


def _token(key: ECKey, subject: str) -> str:
    now = int(time.time())
    claims = {
        "iss": ISSUER,
        "sub": subject,
        "aud": "urn:frmr:registry",
        "iat": now,
        "exp": now + 6000,
        "jti": "j",
        "client_id": "frmr-cli",
        "sid": "s1",
        "scope": "openid frmr.read frmr.write",
    }
    head = {"alg": "ES256", "typ": "at+jwt", "kid": "k1"}
    return jwt.encode(head, claims, key, algorithms=["ES256"])


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
