"""Renewal of tokens against a server that rotates them and punishes reuse."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from frmr_cli.errors import FrmrError, NetworkError, NotLoggedIn, ServerError, TokenStorageError
from frmr_cli.login.metadata import Metadata
from frmr_cli.login.refresh import Issuer
from frmr_cli.login.session import Session
from frmr_cli.login.wire import Http

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from contextlib import AbstractContextManager

    from frmr_cli.login.store.index import Account, AccountEntry
    from frmr_cli.login.tokens import TokenSet
    from tests.login.conftest import Clock, OAuthServer

    StartServer = Callable[..., OAuthServer]
    IssuerOf = Callable[[OAuthServer], Issuer]
    MakeTokens = Callable[..., TokenSet]


class MemoryStore:
    """A `TokenStore` for one account; `meanwhile` is what another machine writes after a read."""

    def __init__(self, tokens: TokenSet | None) -> None:
        self.tokens = tokens
        self.saved: list[TokenSet] = []
        self.meanwhile: list[TokenSet | None] = []
        self.failure: TokenStorageError | None = None
        self.locked = 0

    def load(self, account: Account) -> TokenSet | None:
        if self.failure:
            raise self.failure
        found = self.tokens
        if self.meanwhile:
            self.tokens = self.meanwhile.pop(0)
        return found

    def save(self, account: Account, tokens: TokenSet) -> None:
        self.tokens = tokens
        self.saved.append(tokens)

    def delete(self, account: Account) -> bool:
        was, self.tokens = self.tokens, None
        return was is not None

    def lock(self, account: Account) -> AbstractContextManager[None]:
        self.locked += 1
        return nullcontext()

    def accounts(self) -> tuple[AccountEntry, ...]:
        return ()

    def save_pending(self, account: Account, login: Mapping[str, Any]) -> None:
        raise NotImplementedError

    def load_pending(self, account: Account) -> dict[str, Any] | None:
        raise NotImplementedError

    def delete_pending(self, account: Account) -> bool:
        raise NotImplementedError


def session(
    store: MemoryStore,
    account: Account | None,
    clock: Clock,
    issuer: Callable[[], Issuer],
) -> Session:
    """A session over this store."""
    return Session(
        environ={},
        account=lambda: account,
        store=lambda: store,
        issuer=issuer,
        now=clock.wall,
        sleep=clock.sleep,
    )


def no_issuer() -> Issuer:
    """An issuer that cannot be reached."""
    raise NetworkError("FRMR-NET-001", host="sso", kind="x")


@pytest.fixture
def stale(clock: Clock, token_set: MakeTokens) -> Callable[[str], TokenSet]:
    """Tokens whose access token is over, with this refresh token."""
    return lambda refresh: token_set(refresh=refresh, expires_at=clock.wall() - timedelta(1))


def test_fresh_token_needs_nobody(clock: Clock, account: Account, token_set: MakeTokens) -> None:
    """While a token lasts there is no lock and no discovery."""
    store = MemoryStore(token_set())

    token = session(store, account, clock, no_issuer).access_token()

    assert (token.reveal(), store.locked) == ("access-1", 0)


def test_nobody_logged_in(clock: Clock, account: Account) -> None:
    """Without an account, and without its tokens, the way out is a login."""
    for who in (None, account):
        with pytest.raises(NotLoggedIn) as caught:
            session(MemoryStore(None), who, clock, no_issuer).access_token()
        assert caught.value.code == "FRMR-AUTH-001"


def test_token_that_ends_is_exchanged_and_stored(
    clock: Clock,
    account: Account,
    oauth: StartServer,
    issuer_of: IssuerOf,
    stale: Callable[[str], TokenSet],
) -> None:
    """What is used is what was stored, rotated refresh token included."""
    server = oauth()
    store = MemoryStore(stale(server.login()))

    token = session(store, account, clock, lambda: issuer_of(server)).access_token()

    assert server.is_valid(token.reveal())
    assert store.tokens is not None
    assert (store.tokens.access, len(store.saved)) == (token, 1)
    assert store.tokens.expires_at == clock.wall() + timedelta(seconds=600)
    assert store.tokens.identity.subject == "1000000301"


@pytest.mark.parametrize("fault", ["lose", "503"])
def test_lost_answer_is_survived(
    clock: Clock,
    account: Account,
    oauth: StartServer,
    issuer_of: IssuerOf,
    stale: Callable[[str], TokenSet],
    fault: str,
) -> None:
    """The issuer rotated and nobody heard it: the same token once more brings the child."""
    server = oauth(grace=True)
    store = MemoryStore(stale(server.login()))
    server.faults.append(fault)

    token = session(store, account, clock, lambda: issuer_of(server)).access_token()

    assert server.is_valid(token.reveal())
    assert (clock.slept, server.reused) == ([1.0], [])


def test_answer_that_is_lost_twice_keeps_the_login(
    clock: Clock,
    account: Account,
    oauth: StartServer,
    issuer_of: IssuerOf,
    stale: Callable[[str], TokenSet],
) -> None:
    """The command fails, the next one goes on with the same refresh token."""
    server = oauth(grace=True)
    store = MemoryStore(stale(server.login()))
    server.faults += ["lose", "lose"]
    one = session(store, account, clock, lambda: issuer_of(server))

    with pytest.raises(NetworkError):
        one.access_token()
    token = one.access_token()

    assert server.is_valid(token.reveal())


def test_token_in_its_last_seconds_outlives_a_failure(
    clock: Clock, account: Account, token_set: MakeTokens
) -> None:
    """A token is renewed early; if that fails while it lasts, it is used."""
    store = MemoryStore(token_set(expires_at=clock.wall() + timedelta(seconds=20)))

    token = session(store, account, clock, no_issuer).access_token()

    assert token.reveal() == "access-1"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (httpx.Response(400, json={"error": "invalid_grant"}), "FRMR-AUTH-003"),
        (httpx.Response(401, json={"error": "invalid_client"}), "FRMR-AUTH-023"),
        (httpx.Response(429), "FRMR-AUTH-028"),
        (httpx.Response(500), "FRMR-AUTH-027"),
        (httpx.Response(200, json={}), "FRMR-AUTH-026"),
    ],
    ids=["grant", "client", "429", "500", "nonsense"],
)
def test_refusal_never_wipes_the_login(
    clock: Clock,
    account: Account,
    wire: Callable[..., Http],
    stale: Callable[[str], TokenSet],
    told: Callable[[FrmrError], str],
    answer: httpx.Response,
    expected: str,
) -> None:
    """Only logout removes tokens; each refusal has its own error."""
    before = stale("refresh-1")
    store = MemoryStore(before)
    metadata = Metadata("https://s", "https://s/token", None, None, None, None, ())
    issuer = Issuer(wire(lambda _request: answer), metadata)

    with pytest.raises(FrmrError) as caught:
        session(store, account, clock, lambda: issuer).access_token()

    assert caught.value.code == expected
    assert told(caught.value)
    assert store.tokens == before


@pytest.mark.parametrize(("seconds", "slept"), [("3", [3.0]), ("3600", [])])
def test_retry_after_decides_over_the_second_attempt(
    clock: Clock,
    account: Account,
    wire: Callable[..., Http],
    stale: Callable[[str], TokenSet],
    seconds: str,
    slept: list[float],
) -> None:
    """A short pause is waited for; nobody holds the lock for an hour."""
    metadata = Metadata("https://s", "https://s/token", None, None, None, None, ())
    busy = httpx.Response(503, headers={"Retry-After": seconds})
    issuer = Issuer(wire(lambda _request: busy), metadata)

    with pytest.raises(ServerError):
        session(MemoryStore(stale("r")), account, clock, lambda: issuer).access_token()

    assert clock.slept == slept


def test_invalid_grant_is_read_again_before_giving_up(
    clock: Clock,
    account: Account,
    wire: Callable[..., Http],
    stale: Callable[[str], TokenSet],
    token_set: MakeTokens,
) -> None:
    """Another machine, which no lock holds, was faster: its tokens count."""
    store = MemoryStore(stale("refresh-1"))
    # Read by the session, read under the lock, then the other machine writes.
    store.meanwhile = [store.tokens, token_set(access="access-2", refresh="refresh-2")]
    metadata = Metadata("https://s", "https://s/token", None, None, None, None, ())
    refused = httpx.Response(400, json={"error": "invalid_grant"})
    issuer = Issuer(wire(lambda _request: refused), metadata)

    token = session(store, account, clock, lambda: issuer).access_token()

    assert (token.reveal(), store.saved) == ("access-2", [])


def test_neighbour_that_was_faster_saves_the_exchange(
    clock: Clock, account: Account, stale: Callable[[str], TokenSet], token_set: MakeTokens
) -> None:
    """Whoever gets the lock second reads fresh tokens and asks nobody."""
    store = MemoryStore(stale("refresh-1"))
    store.meanwhile = [token_set(access="access-2")]

    token = session(store, account, clock, no_issuer).access_token()

    assert token.reveal() == "access-2"


def test_login_without_a_refresh_token_ends(
    clock: Clock, account: Account, token_set: MakeTokens
) -> None:
    """There is nothing to renew with, so nobody is asked."""
    store = MemoryStore(token_set(refresh=None, expires_at=clock.wall()))

    with pytest.raises(NotLoggedIn) as caught:
        session(store, account, clock, no_issuer).access_token()

    assert caught.value.code == "FRMR-AUTH-002"
