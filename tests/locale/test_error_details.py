"""Whoever raises an error of the catalogue gives what its texts have room for: nobody is to read `{help}`."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from frmr_cli import errors
from frmr_cli.domain.catalogue import entry

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"FRMR-[A-Z]+-\d{3}")
ROOM = re.compile(r"\{(\w+)\}")
ERRORS = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, errors.FrmrError)}  # fmt: skip


def raised(source: str) -> list[tuple[str, set[str], int]]:
    """Code, names of the details, line; calls that pass details on are left out."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        first = node.args[0] if node.args else None
        if node.func.id not in ERRORS or not isinstance(first, ast.Constant):
            continue
        if isinstance(first.value, str) and CODE.fullmatch(first.value):
            names = {keyword.arg for keyword in node.keywords}
            if None not in names:
                found.append((first.value, {name for name in names if name}, node.lineno))
    return found


def room(code: str) -> set[str]:
    """The placeholders of a code in both languages."""
    known = entry(code)
    assert known is not None, code
    texts = (known.en.message, known.en.hint, known.ru.message, known.ru.hint)
    return set(ROOM.findall(" ".join(texts)))


@pytest.mark.parametrize("package", ["frmr_cli", "commands"])
def test_details_fill_their_texts(package: str) -> None:
    """Every call with a code and its details by name."""
    seen, missing = 0, []
    for path in sorted((ROOT / package).rglob("*.py")):
        for code, names, line in raised(path.read_text(encoding="utf-8")):
            seen += 1
            if lacking := room(code) - names:
                missing.append(f"{path.relative_to(ROOT)}:{line}: {code} lacks {sorted(lacking)}")

    assert missing == []
    assert seen > 20


def test_what_is_missing_would_be_found() -> None:
    """The search itself works."""
    (found,) = raised('raise UsageError("FRMR-CLI-005", why="x")')

    assert room(found[0]) - found[1] == {"help"}
