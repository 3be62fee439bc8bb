"""`frmr context`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Frmr = Callable[..., Any]

ADDRESSES = (
    "--registry",
    "https://frmr.example.ru/",
    "--issuer",
    "https://sso.example.ru/realms/x",
)


def test_an_added_context_is_shown(frmr: Frmr) -> None:
    """What was given is kept; the issuer to the letter, the registry without its last slash."""
    frmr("context", "add", "prod", *ADDRESSES, "--client-id", "me", "--scope", "openid frmr.read")

    assert frmr("context", "show", "prod", "-o", "json").json == {
        "schema": "frmr.context/1",
        "name": "prod",
        "current": False,
        "registry": "https://frmr.example.ru",
        "issuer": "https://sso.example.ru/realms/x",
        "client_id": "me",
        "scopes": ["openid", "frmr.read"],
        "ca_file": None,
        "minimum_tls": "1.3",
    }


def test_use_changes_the_current_context(frmr: Frmr) -> None:
    """`use` counts for the commands that follow."""
    frmr("context", "add", "prod", *ADDRESSES)
    frmr("context", "use", "prod")

    assert frmr("config", "get", "context").out == "prod\n"


def test_the_list_marks_the_current_context(frmr: Frmr) -> None:
    """Exactly one context is current."""
    frmr("context", "add", "prod", *ADDRESSES, "--use")

    rows = frmr("context", "list", "-o", "json").json["items"]
    assert [(row["name"], row["current"]) for row in rows] == [("local", False), ("prod", True)]


@pytest.mark.parametrize(
    ("args", "code"),
    [
        pytest.param(("add", "a b", *ADDRESSES), "FRMR-CFG-008", id="bad name"),
        pytest.param(("add", "local", *ADDRESSES), "FRMR-CFG-007", id="built in"),
        pytest.param(("remove", "local", "--yes"), "FRMR-CFG-007", id="remove built in"),
        pytest.param(("remove", "mars", "--yes"), "FRMR-CFG-003", id="remove unknown"),
        pytest.param(("use", "mars"), "FRMR-CFG-003", id="use unknown"),
        pytest.param(("show", "mars"), "FRMR-CFG-003", id="show unknown"),
        pytest.param(
            (
                "add",
                "x",
                "--registry",
                "http://frmr.example.ru",
                "--issuer",
                "https://sso.example.ru",
            ),
            "FRMR-CFG-009",
            id="registry without TLS",
        ),
        pytest.param(
            ("add", "x", "--registry", "https://frmr.example.ru", "--issuer", "https://u@sso.ru"),
            "FRMR-CFG-009",
            id="user in the issuer",
        ),
        pytest.param(
            ("add", "x", *ADDRESSES, "--ca-file", "/nowhere/ca.pem"), "FRMR-CFG-010", id="CA file"
        ),
        pytest.param(("add", "x", "--registry", "https://a.ru"), "FRMR-CLI-003", id="no issuer"),
    ],
)
def test_a_wrong_context_is_a_usage_error(frmr: Frmr, args: tuple[str, ...], code: str) -> None:
    """Names and addresses are checked before anything is written."""
    outcome = frmr("context", *args)

    assert outcome.code == 2
    assert code in outcome.err


def test_a_context_is_not_replaced_in_passing(frmr: Frmr) -> None:
    """A second `add` of a name must not redirect its logins."""
    frmr("context", "add", "prod", *ADDRESSES)

    outcome = frmr("context", "add", "prod", *ADDRESSES)

    assert "FRMR-CFG-006" in outcome.err


def test_removing_asks_first(frmr: Frmr) -> None:
    """Without a terminal and without --yes nothing is removed, and the flag is named."""
    frmr("context", "add", "prod", *ADDRESSES)

    outcome = frmr("context", "remove", "prod")

    assert "FRMR-CLI-010" in outcome.err
    assert frmr("context", "show", "prod").code == 0


def test_removing_ends_the_logins_there(frmr: Frmr, prod: Any) -> None:
    """No login outlives its context, here or at the issuer."""
    frmr("login", "--insecure-storage")

    outcome = frmr("context", "remove", "prod", "--yes")

    assert outcome.code == 0
    assert prod.revoked == ["refresh-1000000301", "access-of-:device_code-1000000301"]
    assert frmr("auth", "list", "--all", "-o", "json").json["items"] == []
    assert frmr("config", "get", "context").out == "local\n"


def test_a_relative_ca_file_is_kept_as_an_absolute_path(
    frmr: Frmr, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The context works from every directory."""
    (tmp_path / "ca.pem").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    frmr("context", "add", "prod", *ADDRESSES, "--ca-file", "ca.pem")

    shown = frmr("context", "show", "prod", "-o", "json").json
    assert shown["ca_file"] == str(tmp_path / "ca.pem")
