"""The stub as `frmr local` starts it: seed, then the application with its real accounts."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import httpx
import pytest

from frmr_cli.servers.gosuslugi.app import create_app
from frmr_cli.servers.gosuslugi.config import GosuslugiConfig
from frmr_cli.servers.gosuslugi.oauth.clients import find_client
from frmr_cli.servers.gosuslugi.seed import seed, service_client_secret

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.applications import Starlette


@dataclass(frozen=True)
class Person:
    """Somebody with an account."""

    subject: str = "1000000399"
    login: str = "petrova"
    password: str = "Demo-password-1"
    last_name: str = "Петрова"
    first_name: str = "Анна"
    patronymic: str | None = None
    gender: int = 2
    birth_date: date = date(1980, 1, 2)
    snils: str | None = "11223344595"
    phone: str | None = "+79161234545"
    email: str | None = None
    inn: str | None = None
    document: str | None = None
    certificate: str | None = None
    factors: tuple[str, ...] = ("sms",)
    totp_secret: str | None = None
    consented: bool = True


@pytest.fixture
def config(tmp_path: Path) -> GosuslugiConfig:
    """An issuer in an empty directory."""
    return GosuslugiConfig(
        issuer="http://127.0.0.1:1/gosuslugi", directory=tmp_path / "g", spool=tmp_path / "s"
    )


def fetched(app: Starlette, path: str) -> httpx.Response:
    """The answer to a GET, without a network."""

    async def get() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:1") as http:
            return await http.get(path)

    return asyncio.run(get())


def test_seed_may_be_repeated(config: GosuslugiConfig) -> None:
    """A second start changes neither keys nor secrets nor accounts."""
    seed(config, [Person()])
    before = {
        name: (config.directory / name).read_bytes() for name in ("keys.json", "frmr-ci.secret")
    }
    seed(config, [Person()])

    after = {name: (config.directory / name).read_bytes() for name in before}
    app = create_app(config)
    with app.state.services.database.read() as connection:
        client = find_client(connection, "frmr-ci")
    app.state.services.database.close()
    assert before == after
    assert client is not None
    assert client.check_client_secret(service_client_secret(config))


def test_pages_and_endpoints_stand_under_one_issuer(config: GosuslugiConfig) -> None:
    """The verification page and the endpoints answer in one application, each with a request id."""
    seed(config, [Person()])
    app = create_app(config)

    answers = [fetched(app, f"/gosuslugi/{path}") for path in ("device", "health", "oauth/jwks")]

    app.state.services.database.close()
    assert [answer.status_code for answer in answers] == [200] * 3
    assert all(answer.headers["x-request-id"] for answer in answers)
