"""The error catalogue against the code that raises its codes."""

from __future__ import annotations

import errno
import os
import re
import string
from pathlib import Path

import pytest

from frmr_cli.domain.catalogue import all_codes, entry
from frmr_cli.errors import UsageError
from frmr_cli.render.errors import error_text

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"FRMR-[A-Z]+-\d{3}")
CODES = tuple(all_codes())


def _sources() -> str:
    files = [*ROOT.glob("frmr_cli/**/*.py"), *ROOT.glob("commands/*.py")]
    return "\n".join(
        path.read_text(encoding="utf-8")
        for path in files
        if ("catalogue" not in path.parts and path.name not in {"app.py", "cures.py"})
        or path.parent.name == "frmr_cli"
    )


def test_every_code_that_is_used_has_texts() -> None:
    """A code without texts would reach a person as a bare number."""
    used = set(CODE.findall(_sources()))

    assert used - set(CODES) == set()


def test_every_code_of_the_catalogue_is_used() -> None:
    """A code that nobody raises misleads who looks it up."""
    used = set(CODE.findall(_sources()))

    assert set(CODES) - used == set()


def test_codes_are_unique() -> None:
    """A code means one thing."""
    assert len(CODES) == len(set(CODES))


@pytest.mark.parametrize("code", CODES)
def test_both_languages_say_the_same_things(code: str) -> None:
    """Message and hint exist in both languages and show the same details."""
    found = entry(code)

    assert found is not None
    assert found.en.message
    assert found.ru.message
    assert bool(found.en.hint) == bool(found.ru.hint)
    assert _names(found.en.message + found.en.hint) == _names(found.ru.message + found.ru.hint)
    assert re.search("[а-яё]", found.ru.message, re.IGNORECASE)


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_unknown_codes_are_no_error() -> None:
    """A newer server may send a code that this version does not know."""
    assert entry("FRMR-REG-999") is None
    assert entry("FRMR-NEW-001") is None
    assert entry("nonsense") is None


def test_what_the_system_says_is_read_in_russian(monkeypatch: pytest.MonkeyPatch) -> None:
    """Why a file cannot be used comes from the operating system, in English; another text stays as it is."""
    monkeypatch.setenv("FRMR_LANG", "ru")
    reasons = (os.strerror(errno.ENOENT), os.strerror(errno.EACCES), "/etc/x is odd")

    told = [
        error_text(UsageError("FRMR-LOCAL-038", path="a", reason=reason)).message.rpartition(": ")[
            2
        ]
        for reason in reasons
    ]

    assert told == ["нет такого файла или каталога", "нет прав", "/etc/x is odd"]
