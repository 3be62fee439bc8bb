"""Secrets that the environment brings."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from frmr_cli.errors import FrmrError, NotLoggedIn
from frmr_cli.login.environment import environment_token
from frmr_cli.login.metadata import Metadata
from frmr_cli.login.refresh import Issuer
from frmr_cli.login.secrets import Secret
from frmr_cli.login.service_account import client_secret, request_token, require_client_secret
from frmr_cli.login.service_session import ServiceSession
from frmr_cli.login.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from frmr_cli.login.store import TokenStore
    from frmr_cli.login.store.index import Account
    from frmr_cli.login.wire import Http
    from tests.login.conftest import Clock

    Wire = Callable[..., Http]

METADATA = Metadata("https://s", "https://s/token", None, None, None, None, ())


def untouched() -> TokenStore:
    """A store that must not be opened."""
    raise AssertionError("the store was opened")


def no_issuer() -> Issuer:
    """An issuer that must not be asked."""
    raise AssertionError("the issuer was asked")


def no_account() -> Account | None:
    """An account that must not be looked for."""
    raise AssertionError("the account was looked for")


def session(environ: dict[str, str], clock: Clock) -> Session:
    """A session that may use the environment only."""
    return Session(
        environ=environ,
        account=no_account,
        store=untouched,
        issuer=no_issuer,
        now=clock.wall,
        sleep=clock.sleep,
    )


def private(path: Path, content: str | bytes, mode: int = 0o600) -> Path:
    """A file with these rights."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    path.chmod(mode)
    return path


def test_token_of_the_environment_touches_neither_store_nor_network(clock: Clock) -> None:
    """In CI the token is used as it is."""
    token = session({"FRMR_TOKEN": "canary-t\n"}, clock).access_token()

    assert token == Secret("canary-t")


def test_variable_wins_over_the_file(tmp_path: Path) -> None:
    """The order is FRMR_TOKEN, then FRMR_TOKEN_FILE; an empty variable counts as unset."""
    path = str(private(tmp_path / "t", "from-file\n"))

    assert environment_token({"FRMR_TOKEN": "direct", "FRMR_TOKEN_FILE": path}) == Secret("direct")
    assert environment_token({"FRMR_TOKEN": " ", "FRMR_TOKEN_FILE": path}) == Secret("from-file")
    assert environment_token({"FRMR_TOKEN": ""}) is None


def test_refused_token_of_the_environment_is_not_renewed(
    clock: Clock, told: Callable[[FrmrError], str]
) -> None:
    """The person is told which variable to change."""
    with pytest.raises(NotLoggedIn) as caught:
        session({"FRMR_TOKEN": "canary-t"}, clock).renew(Secret("canary-t"))

    assert (caught.value.code, caught.value.details) == (
        "FRMR-AUTH-004",
        {"variable": "FRMR_TOKEN"},
    )
    assert told(caught.value)


@pytest.mark.parametrize(
    "token", ["a b", "a\r\nX: y", "ключ", "a\0"], ids=["space", "line", "ru", "nul"]
)
def test_token_that_would_break_the_header_is_refused(token: str) -> None:
    """A line break in a token would add a header to every request."""
    with pytest.raises(FrmrError) as caught:
        environment_token({"FRMR_TOKEN": token})

    assert caught.value.code == "FRMR-AUTH-005"
    assert token not in str(caught.value.details)


@pytest.mark.parametrize(
    ("content", "mode", "expected"),
    [
        ("canary", 0o644, "FRMR-AUTH-007"),
        ("canary", 0o604, "FRMR-AUTH-007"),
        ("", 0o600, "FRMR-AUTH-005"),
        ("one\ntwo", 0o600, "FRMR-AUTH-005"),
        (b"\xff\xfe", 0o600, "FRMR-AUTH-005"),
        ("x" * 70_000, 0o600, "FRMR-AUTH-005"),
    ],
    ids=["everybody", "others", "empty", "two-lines", "binary", "huge"],
)
def test_file_that_holds_no_private_token_is_refused(
    tmp_path: Path,
    told: Callable[[FrmrError], str],
    content: str | bytes,
    mode: int,
    expected: str,
) -> None:
    """A file that everybody may read is no secret."""
    path = private(tmp_path / "t", content, mode)

    with pytest.raises(FrmrError) as caught:
        environment_token({"FRMR_TOKEN_FILE": str(path)})

    assert caught.value.code == expected
    assert "canary" not in told(caught.value)


def test_file_of_a_container_is_fine(tmp_path: Path) -> None:
    """Mounted secrets are links, and readable by a group; editors add a line end."""
    private(tmp_path / "real", "canary-t\r\n", 0o440)
    (tmp_path / "link").symlink_to("real")

    assert environment_token({"FRMR_TOKEN_FILE": str(tmp_path / "link")}) == Secret("canary-t")


@pytest.mark.parametrize("name", ["absent", "."], ids=["absent", "directory"])
def test_file_that_cannot_be_read_names_the_reason(
    tmp_path: Path, told: Callable[[FrmrError], str], name: str
) -> None:
    """The reason is the system's own."""
    with pytest.raises(FrmrError) as caught:
        environment_token({"FRMR_TOKEN_FILE": str(tmp_path / name)})

    assert caught.value.code == "FRMR-AUTH-006"
    assert told(caught.value)


def test_secret_of_a_service_account_comes_from_variable_or_file(tmp_path: Path) -> None:
    """There is no third way, and none of them is a command line."""
    path = str(private(tmp_path / "s", "from-file"))

    assert client_secret({"FRMR_CLIENT_SECRET": "direct"}) == Secret("direct")
    assert client_secret({"FRMR_CLIENT_SECRET_FILE": path}) == Secret("from-file")
    assert client_secret({}) is None
    with pytest.raises(FrmrError) as caught:
        require_client_secret({}, client_id="frmr-ci")
    assert caught.value.code == "FRMR-AUTH-040"


@pytest.mark.parametrize(
    ("methods", "in_header"),
    [
        (("client_secret_basic",), True),
        (("client_secret_basic", "client_secret_post"), True),
        (("client_secret_post",), False),
        ((), True),
    ],
)
def test_secret_travels_as_the_issuer_takes_it(
    wire: Wire, methods: tuple[str, ...], *, in_header: bool
) -> None:
    """In the header, form-encoded first (RFC 6749 §2.3.1), unless only the form is taken."""
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"access_token": "a", "token_type": "Bearer"})

    request_token(
        wire(answer),
        METADATA._replace(token_auth_methods=methods),
        client_id="frmr ci",
        secret=Secret("p:%"),
        scope="frmr.read",
    )

    # «frmr+ci:p%3A%25»
    expected = "Basic ZnJtcitjaTpwJTNBJTI1" if in_header else None
    assert seen[0].headers.get("Authorization") == expected
    assert (b"client_secret=p%3A%25" in seen[0].content) is not in_header


def test_service_account_asks_for_a_token_when_the_old_one_ends(wire: Wire, clock: Clock) -> None:
    """One token serves until its end, and one more when it is refused."""
    given = iter("abcdef")

    def answer(_request: httpx.Request) -> httpx.Response:
        body = {"access_token": next(given), "token_type": "Bearer", "expires_in": 600}
        return httpx.Response(200, json=body)

    issuer = Issuer(wire(answer), METADATA)
    service = ServiceSession(
        issuer=lambda: issuer, client_id="ci", secret=Secret("s"), scope="x", now=clock.wall
    )

    tokens = [service.access_token(), service.access_token()]
    clock.seconds += 571
    tokens += [service.access_token(), service.renew(Secret("b")), service.renew(Secret("b"))]

    assert [token.reveal() for token in tokens] == ["a", "a", "b", "c", "c"]


def test_secret_file_may_be_a_pipe(tmp_path: Path) -> None:
    """`<(command)` of a shell is a pipe."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe, 0o600)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"canary-t\n",))
    writer.start()

    token = environment_token({"FRMR_TOKEN_FILE": str(pipe)})

    writer.join()
    assert token == Secret("canary-t")
