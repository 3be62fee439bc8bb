"""Bearer tokens on requests, renewed when they are refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from frmr_cli.login.bearer import BearerAuth
from frmr_cli.login.refresh import Issuer
from frmr_cli.login.secrets import Secret
from frmr_cli.login.session import Session
from frmr_cli.login.store.file_store import FileTokenStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from frmr_cli.login.store.index import Account
    from frmr_cli.login.tokens import TokenSet
    from tests.login.conftest import Clock, OAuthServer

    StartServer = Callable[..., OAuthServer]
    IssuerOf = Callable[[OAuthServer], Issuer]
    MakeTokens = Callable[..., TokenSet]


@pytest.fixture
def api(
    tmp_path: Path,
    clock: Clock,
    account: Account,
    oauth: StartServer,
    issuer_of: IssuerOf,
    token_set: MakeTokens,
) -> Iterator[tuple[httpx.Client, OAuthServer]]:
    """A client with a token that looks fresh but which the server does not know."""
    server = oauth()
    store = FileTokenStore(tmp_path, None)
    store.save(account, token_set(refresh=server.login()))
    session = Session(
        environ={},
        account=lambda: account,
        store=lambda: store,
        issuer=lambda: issuer_of(server),
        now=clock.wall,
        sleep=clock.sleep,
    )
    auth = BearerAuth(session)
    with httpx.Client(auth=auth, trust_env=False, base_url=server.origin) as client:
        yield client, server


def test_refused_token_is_renewed_once(api: tuple[httpx.Client, OAuthServer]) -> None:
    """401 invalid_token renews, the request goes again, its body too."""
    client, server = api

    response = client.post("/api", data={"x": "1"})

    assert (response.status_code, server.rotations) == (200, 1)
    assert [form for path, form, _ in server.requests if path == "/api"] == [{"x": "1"}] * 2


def test_token_that_is_refused_again_is_not_renewed_for_ever(
    api: tuple[httpx.Client, OAuthServer],
) -> None:
    """The second refusal is the answer."""
    client, server = api
    server.refuses_all = True

    response = client.get("/api")

    assert (response.status_code, server.rotations) == (401, 1)


def test_body_that_cannot_be_sent_twice_is_not(api: tuple[httpx.Client, OAuthServer]) -> None:
    """A generator is empty after the first attempt; the caller gets the 401."""
    client, server = api

    response = client.post("/api", content=iter([b"x=1"]), headers={"Content-Length": "3"})

    assert (response.status_code, server.rotations) == (401, 0)


@pytest.mark.parametrize(
    "challenge",
    ['Bearer error="insufficient_user_authentication"', "Bearer", 'Basic realm="invalid_token"'],
)
def test_other_refusals_are_the_callers_business(clock: Clock, challenge: str) -> None:
    """Step-up (RFC 9470) and missing rights are no matter of a new token."""

    class Source:
        def access_token(self) -> Secret:
            return Secret("t")

        def renew(self, rejected: Secret) -> Secret:
            raise AssertionError("renewed")

    answer = httpx.Response(401, headers={"WWW-Authenticate": challenge})
    with httpx.Client(
        auth=BearerAuth(Source()), transport=httpx.MockTransport(lambda _request: answer)
    ) as client:
        assert client.get("https://r.example.ru/").status_code == 401
