"""`frmr run`: many commands, one process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.app import run as carry_out
from frmr_cli.command_lines import results
from frmr_cli.context import Context

if TYPE_CHECKING:
    from pathlib import Path

    from tests.embedded import Home


def ran(home: Home, *lines: str, arguments: tuple[str, ...] = ()) -> tuple[int, list[Any]]:
    """Exit code and results."""
    done = home.run("run", "--stdin", *arguments, stdin="\n".join(lines) + "\n")
    return done.code, [json.loads(line) for line in done.out.splitlines()]


def test_each_command_gives_one_line(services: Home) -> None:
    """Data as JSON, whatever the format would be alone; blank lines and notes are passed by."""
    code, found = ran(services, "config list", "# a note", "", "frmr context show local")

    assert code == 0
    assert [(item["line"], item["exit_code"]) for item in found] == [(1, 0), (4, 0)]
    assert found[0]["data"]["schema"] == "frmr.settings/1"
    assert found[1]["data"]["name"] == "local"


def test_a_failure_does_not_end_the_others(services: Home) -> None:
    """Its line has the code of the error; the whole ends with 8."""
    code, found = ran(services, "config get nope", "config get lang", 'help "x', "run --stdin")

    assert code == 8
    assert [item["exit_code"] for item in found] == [2, 0, 2, 2]
    assert [item["error"]["code"] for item in found if item["error"]] == [
        "FRMR-CFG-005",
        "FRMR-CLI-022",
        "FRMR-CLI-023",
    ]


def test_fail_fast_stops_at_the_first_failure(services: Home) -> None:
    """What stands behind it is not begun."""
    code, found = ran(services, "nosuch", "config list", arguments=("--fail-fast",))

    assert (code, len(found)) == (8, 1)


def test_one_login_serves_all(practitioner: Home) -> None:
    """The registry answers each command; a change by one is seen by the next."""
    code, found = ran(
        practitioner,
        "whoami",
        "profile edit --set 'birthPlace=г. Пробный'",
        "profile show --reveal --reason 'проверка ряда команд'",
    )

    assert code == 0, found
    assert found[0]["data"]["roles"] == ["practitioner"]
    assert found[2]["data"]["birthPlace"] == "г. Пробный"


def test_nobody_is_asked(practitioner: Home) -> None:
    """A question would wait for ever: it fails and names the flag."""
    _, found = ran(practitioner, "local reset")

    assert found[0]["error"]["code"] == "FRMR-CLI-010"


def test_without_stdin_nothing_is_read(services: Home) -> None:
    """A person at a terminal would wait without knowing for what."""
    done = services.run("run")

    assert (done.code, "FRMR-CLI-003" in done.err) == (2, True)


@given(st.text(max_size=60))
def test_any_line_gives_a_result_or_none(line: str) -> None:
    """What cannot be understood is an error of that line."""
    for result in results([f"nosuch {line}"], carry_out=carry_out, within=Context()):
        assert result["exit_code"] == 2
        json.dumps(result)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_texts_of_a_command_are_in_the_language_of_the_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, language: str
) -> None:
    """Commands are built once per language."""
    monkeypatch.setenv("FRMR_LANG", language)

    found = next(results(["config get nope"], carry_out=carry_out, within=Context()))

    assert ("настройки" in found["error"]["message"].lower()) == (language == "ru")
