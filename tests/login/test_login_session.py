"""Renewal of tokens against a server that rotates them and punishes reuse."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from frmr_cli.errors import FrmrError, NetworkError, NotLoggedIn, ServerError, TokenStorageError
from frmr_cli.login import logout as logout_module
from frmr_cli.login.bearer import BearerAuth
from frmr_cli.login.logout import logout
from frmr_cli.login.metadata import Metadata
from frmr_cli.login.refresh import Issuer
from frmr_cli.login.secrets import Secret
from frmr_cli.login.session import Session
from frmr_cli.login.wire import Http, NoAnswer, answered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
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


@pytest.fixture
def api(
    clock: Clock,
    account: Account,
    oauth: StartServer,
    issuer_of: IssuerOf,
    token_set: MakeTokens,
) -> Iterator[tuple[httpx.Client, OAuthServer]]:
    """A client with a token that looks fresh but which the server does not know."""
    server = oauth()
    store = MemoryStore(token_set(refresh=server.login()))
    auth = BearerAuth(session(store, account, clock, lambda: issuer_of(server)))
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


def test_logout_revokes_then_deletes(
    account: Account, oauth: StartServer, issuer_of: IssuerOf, token_set: MakeTokens
) -> None:
    """Both tokens are revoked, the refresh token first (RFC 7009)."""
    server, store = oauth(), MemoryStore(token_set())

    done = logout(store, account, issuer=lambda: issuer_of(server))

    assert done == (logout_module.REVOKED, True, None, None)
    assert (server.revoked, store.tokens) == (["refresh-1", "access-1"], None)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (httpx.Response(503), "failed"),
        (httpx.Response(400, json={"error": "unsupported_token_type"}), "revoked"),
    ],
)
def test_logout_deletes_whatever_the_issuer_says(
    account: Account,
    wire: Callable[..., Http],
    token_set: MakeTokens,
    answer: httpx.Response,
    expected: str,
) -> None:
    """The person asked for nothing to be left here."""
    store = MemoryStore(token_set())
    metadata = Metadata("https://s", "https://s/t", None, "https://s/r", None, None, ())

    done = logout(store, account, issuer=lambda: Issuer(wire(lambda _: answer), metadata))

    assert (done.revocation, done.deleted, store.tokens) == (expected, True, None)


def test_logout_without_network_tells_and_deletes(account: Account, token_set: MakeTokens) -> None:
    """The failure is reported, not raised."""
    store = MemoryStore(token_set())

    done = logout(store, account, issuer=no_issuer)

    assert (done.revocation, done.deleted, store.tokens) == ("failed", True, None)
    assert isinstance(done.revocation_error, NetworkError)


def test_logout_from_a_store_that_cannot_be_read_deletes(
    account: Account, token_set: MakeTokens
) -> None:
    """A wiped keyring or a torn file does not keep anybody logged in."""
    store = MemoryStore(token_set())
    store.failure = TokenStorageError("FRMR-STORE-023")

    done = logout(store, account, issuer=no_issuer)

    assert (done.revocation, done.deleted, store.tokens) == ("unreadable", True, None)


def test_logout_of_an_issuer_without_revocation(
    account: Account, wire: Callable[..., Http], token_set: MakeTokens
) -> None:
    """RFC 7009 is optional; the person is told that the token goes on living there."""
    store = MemoryStore(token_set())
    metadata = Metadata("https://s", "https://s/t", None, None, None, None, ())

    done = logout(store, account, issuer=lambda: Issuer(wire(), metadata))

    assert (done.revocation, done.deleted) == ("unsupported", True)


def test_logout_of_nobody(account: Account) -> None:
    """There is nothing to do, and that is no error."""
    assert logout(MemoryStore(None), account, issuer=no_issuer) == ("nothing", False, None, None)


def test_interrupted_logout_deletes(account: Account, token_set: MakeTokens) -> None:
    """Ctrl-C while the issuer is slow does not keep the tokens here."""
    store = MemoryStore(token_set())

    def interrupted() -> Issuer:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        logout(store, account, issuer=interrupted)

    assert store.tokens is None


def test_default_explanation_of_a_failure(
    wire: Callable[..., Http], told: Callable[[FrmrError], str]
) -> None:
    """Without the registry's own translator the error still names the host."""

    def fail(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no", request=request)

    result = wire(fail).get("https://sso.example.ru/x")

    assert isinstance(result, NoAnswer)
    assert "sso.example.ru" in told(result.error)


def test_answer_that_is_no_object_is_empty(wire: Callable[..., Http]) -> None:
    """Lists, pages and deep nonsense are not mistaken for an answer."""
    for content in (b"[1]", b"<html>", b"", b"[" * 100_000):
        result = wire(lambda _request, content=content: httpx.Response(200, content=content))
        assert answered(result.get("https://s/")).body == {}


def test_server_errors_are_the_issuers(told: Callable[[FrmrError], str]) -> None:
    """The text of AUTH-027 names who failed."""
    assert "503" in told(ServerError("FRMR-AUTH-027", issuer="https://s", status=503))
