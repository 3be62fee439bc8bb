"""A registry with generous limits and an issuer of its own, for the benchmark of bulk work: DIRECTORY ROWS."""

from __future__ import annotations

import asyncio
import json
import sys
import threading
import time
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from joserfc import jwt
from joserfc.jwk import ECKey

from frmr_cli.registry.batch import operation
from frmr_cli.servers.people import cast, people
from frmr_cli.servers.registry.app import create_app
from frmr_cli.servers.registry.config import DEFAULT_RATES, Rate, RegistryConfig
from frmr_cli.servers.registry.seed import seed

ISSUER = "http://127.0.0.1:9/gosuslugi"
BATCH, BATCHES = 500, 4
FREE = Rate(0.000001, 1_000_000_000)


def main(directory: Path, rows: int) -> None:
    """Seed, do some batches without HTTP, tell address, token and ids, serve until the end."""
    key = ECKey.generate_key("P-256", {"kid": "k1"})
    config = RegistryConfig(
        base_url="http://127.0.0.1:8080",
        issuer=ISSUER,
        directory=directory / "registry",
        spool=directory / "spool",
        http=lambda: httpx.Client(transport=httpx.MockTransport(lambda asked: _issuer(key, asked))),
        log=lambda *_, **__: None,
        rates=dict.fromkeys(DEFAULT_RATES, FREE),
    )
    directory.mkdir(parents=True, exist_ok=True)
    staff = list(cast("benchmark"))
    known = list(people(rows + BATCH * BATCHES, 1))
    seed(config, [*staff, *known])
    ids = [str(person.worker["id"]) for person in known if person.worker]
    admin = next(person.subject for person in staff if person.login == "admin")
    app, token = create_app(config), _token(key, admin)
    direct = asyncio.run(_direct(app, token, ids[rows:]))
    server = uvicorn.Server(
        uvicorn.Config(app, port=0, log_level="error", access_log=False, ws="none")
    )
    told = {"token": token, "ids": ids[:rows], "direct": direct}
    threading.Thread(target=_tell, args=(server, told), daemon=True).start()
    server.run()


def _tell(server: uvicorn.Server, told: dict[str, Any]) -> None:
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    print(json.dumps({"url": f"http://127.0.0.1:{port}", **told}), flush=True)


async def _direct(app: Any, token: str, ids: list[str]) -> float:
    """Rows a second of batches that reach the application without a socket."""
    transport = httpx.ASGITransport(app)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    headers["Prefer"] = "return=minimal"
    async with httpx.AsyncClient(transport=transport, base_url="http://x") as http:
        begin = time.perf_counter()
        for first in range(0, len(ids), BATCH):
            steps = [
                operation(
                    str(number),
                    "PATCH",
                    f"/v1/workers/{worker}",
                    key=f"direct-{first}-{number}",
                    if_match='"1"',
                    body={"birthPlace": "г. Тверь"},
                )
                for number, worker in enumerate(ids[first : first + BATCH])
            ]
            content = b'{"operations":[' + b",".join(steps) + b"]}"
            answer = await http.post("/v1/batch", content=content, headers=headers, timeout=120)
            assert answer.status_code == 200, answer.text
        return len(ids) / (time.perf_counter() - begin)


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
        "exp": now + 600,
        "jti": "j",
        "client_id": "frmr-cli",
        "sid": "s1",
        "scope": "openid frmr.read frmr.write",
    }
    head = {"alg": "ES256", "typ": "at+jwt", "kid": "k1"}
    return jwt.encode(head, claims, key, algorithms=["ES256"])


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
