"""`frmr diagnose login` of somebody whose login works, and who was refused something with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.embedded import Home


@pytest.mark.parametrize(
    ("login", "command", "code"),
    [
        ("nguyen", ("profile", "search", "x"), "FRMR-REG-016"),
        ("orlova", ("profile", "show"), "FRMR-REG-019"),
    ],
    ids=["role lacking", "no own record"],
)
def test_refused_command_is_not_why_the_login_fails(
    services: Home, tmp_path: Path, login: str, command: tuple[str, ...], code: str
) -> None:
    """It does not fail: that is what is said first, and the refusal stands below."""
    person = services.neighbour(tmp_path)
    person.log_in(login)
    assert person.run("diagnose", "login", "-o", "json").json["cause"]["code"] == "FRMR-DIAG-068"

    refused = person.run(*command)
    diagnosis = person.run("diagnose", "login", "-o", "json").json

    assert f"[{code}]" in refused.err
    assert diagnosis["cause"]["code"] == "FRMR-DIAG-067"
    assert [(row["code"], row["standing"]) for row in diagnosis["others"]] == [
        (code, "one-command")
    ]


def test_lacking_right_is_named_with_the_login_that_brings_it(
    services: Home, tmp_path: Path
) -> None:
    """Nothing else is wrong with the login, and the next command says which right to ask for."""
    person = services.neighbour(tmp_path)
    person.log_in("auditor")

    refused = person.run("audit", "anomalies")
    cause = person.run("diagnose", "login", "-o", "json").json["cause"]

    assert "[FRMR-API-013]" in refused.err
    assert (cause["code"], cause["standing"]) == ("FRMR-API-013", "in-force")
    assert cause["next"] == "frmr login --scope +frmr.audit"
