"""End of a login."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from frmr_cli.errors import NetworkError
from frmr_cli.login import logout as logout_module
from frmr_cli.login.logout import logout
from frmr_cli.login.metadata import Metadata
from frmr_cli.login.refresh import Issuer
from frmr_cli.login.store.file_store import FileTokenStore
from frmr_cli.login.wire import Http

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frmr_cli.login.store.index import Account
    from frmr_cli.login.tokens import TokenSet
    from tests.login.conftest import OAuthServer

    StartServer = Callable[..., OAuthServer]
    IssuerOf = Callable[[OAuthServer], Issuer]
    MakeTokens = Callable[..., TokenSet]


def no_issuer() -> Issuer:
    """An issuer that cannot be reached."""
    raise NetworkError("FRMR-NET-001", host="sso", kind="x")


def stored(directory: Path, account: Account, tokens: TokenSet) -> FileTokenStore:
    """A store in which this account is logged in."""
    store = FileTokenStore(directory, None)
    store.save(account, tokens)
    return store


def test_logout_revokes_then_deletes(
    tmp_path: Path, account: Account, oauth: StartServer, issuer_of: IssuerOf, token_set: MakeTokens
) -> None:
    """Both tokens are revoked, the refresh token first (RFC 7009)."""
    server, store = oauth(), stored(tmp_path, account, token_set())

    done = logout(store, account, issuer=lambda: issuer_of(server))

    assert done == (logout_module.REVOKED, True, None, None)
    assert (server.revoked, list(tmp_path.glob("*.tokens"))) == (["refresh-1", "access-1"], [])


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (httpx.Response(503), "failed"),
        (httpx.Response(400, json={"error": "unsupported_token_type"}), "revoked"),
    ],
)
def test_logout_deletes_whatever_the_issuer_says(
    tmp_path: Path,
    account: Account,
    wire: Callable[..., Http],
    token_set: MakeTokens,
    answer: httpx.Response,
    expected: str,
) -> None:
    """The person asked for nothing to be left here."""
    store = stored(tmp_path, account, token_set())
    metadata = Metadata("https://s", "https://s/t", None, "https://s/r", None, None, ())

    done = logout(store, account, issuer=lambda: Issuer(wire(lambda _: answer), metadata))

    assert (done.revocation, done.deleted, list(tmp_path.glob("*.tokens"))) == (expected, True, [])


def test_logout_without_network_tells_and_deletes(
    tmp_path: Path, account: Account, token_set: MakeTokens
) -> None:
    """The failure is reported, not raised."""
    store = stored(tmp_path, account, token_set())

    done = logout(store, account, issuer=no_issuer)

    assert (done.revocation, done.deleted, list(tmp_path.glob("*.tokens"))) == ("failed", True, [])
    assert isinstance(done.revocation_error, NetworkError)


def test_logout_from_a_store_that_cannot_be_read_deletes(
    tmp_path: Path, account: Account, token_set: MakeTokens
) -> None:
    """A wiped keyring or a torn file does not keep anybody logged in."""
    store = stored(tmp_path, account, token_set())
    next(tmp_path.glob("*.tokens")).write_text("torn")

    done = logout(store, account, issuer=no_issuer)

    assert (done.revocation, done.deleted, list(tmp_path.glob("*.tokens"))) == (
        "unreadable",
        True,
        [],
    )


def test_logout_of_an_issuer_without_revocation(
    tmp_path: Path, account: Account, wire: Callable[..., Http], token_set: MakeTokens
) -> None:
    """RFC 7009 is optional; the person is told that the token goes on living there."""
    store = stored(tmp_path, account, token_set())
    metadata = Metadata("https://s", "https://s/t", None, None, None, None, ())

    done = logout(store, account, issuer=lambda: Issuer(wire(), metadata))

    assert (done.revocation, done.deleted) == ("unsupported", True)


def test_logout_of_nobody(tmp_path: Path, account: Account) -> None:
    """There is nothing to do, and that is no error."""
    assert logout(FileTokenStore(tmp_path, None), account, issuer=no_issuer) == (
        "nothing",
        False,
        None,
        None,
    )


def test_interrupted_logout_deletes(
    tmp_path: Path, account: Account, token_set: MakeTokens
) -> None:
    """Ctrl-C while the issuer is slow does not keep the tokens here."""
    store = stored(tmp_path, account, token_set())

    def interrupted() -> Issuer:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        logout(store, account, issuer=interrupted)

    assert not list(tmp_path.glob("*.tokens"))
