"""Cells as office programs leave them: read, restored, or refused with the reason."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frmr_cli.bulk.cells import EMPTY, value_of
from frmr_cli.bulk.kind_table import kind_of
from frmr_cli.bulk.kinds import Column, Form
from frmr_cli.bulk.spreadsheets import inert
from frmr_cli.domain.identifiers import parse_snils, snils_check
from frmr_cli.errors import ValidationFailed

WORKERS = kind_of("workers")
SNILS = WORKERS.column("snils")
INN = WORKERS.column("inn")
DAY = WORKERS.column("birthDate")
TEXT = WORKERS.column("birthPlace")
GENDER = WORKERS.column("gender")
HOURS = kind_of("education").column("hours")
RATE = kind_of("employment").column("rate")
MAIN = kind_of("employment").column("main")

READ: list[tuple[Column, Any, Any]] = [
    (TEXT, "  г. Тверь\u00a0", "г. Тверь"),
    (TEXT, "\ufeffг.\u00a0Тверь", "г. Тверь"),
    (TEXT, "'=1+1", "=1+1"),
    (TEXT, "'-", "-"),
    (TEXT, "", EMPTY),
    (TEXT, None, EMPTY),
    (TEXT, " \u00a0 ", EMPTY),
    (TEXT, "(Удалить)", None),
    (TEXT, "(remove)", None),
    (TEXT, 12.0, "12"),
    (SNILS, "112-233-445 95", "112-233-445 95"),
    (SNILS, 11223344595.0, "11223344595"),
    (SNILS, 8712345607, "8712345607"),
    (INN, "500100732259", "500100732259"),
    (DAY, "18.04.1977", "1977-04-18"),
    (DAY, "1977-04-18", "1977-04-18"),
    (DAY, "18.04.1977 0:00", "1977-04-18"),
    (DAY, "1977-04-18 00:00:00", "1977-04-18"),
    (DAY, 28233.0, "1977-04-18"),
    (DAY, "28233", "1977-04-18"),
    (DAY, date(1977, 4, 18), "1977-04-18"),
    (DAY, datetime(1977, 4, 18, tzinfo=UTC), "1977-04-18"),
    (GENDER, "женский", 2),
    (GENDER, "Ж.", 2),
    (GENDER, 1.0, 1),
    (HOURS, "36", 36),
    (HOURS, 36.0, 36),
    (RATE, "0,5", 0.5),
    (RATE, "1 000", 1000),
    (MAIN, "Да", True),
    (MAIN, False, False),
    (MAIN, 1.0, True),
]


@pytest.mark.parametrize(("column", "cell", "value"), READ)
def test_cells_are_read(column: Column, cell: Any, value: Any) -> None:
    """What an office program did to a value is undone."""
    assert value_of(cell, column) == value


REFUSED: list[tuple[Column, Any, str]] = [
    (SNILS, "1,12233E+10", "FRMR-BULK-101"),
    (INN, "5.001E+11", "FRMR-BULK-101"),
    (SNILS, True, "FRMR-BULK-114"),
    (SNILS, 0.5, "FRMR-BULK-114"),
    (TEXT, timedelta(hours=1), "FRMR-BULK-114"),
    (DAY, "1977", "FRMR-BULK-104"),
    (DAY, 1977.0, "FRMR-BULK-104"),
    (DAY, 28233.5, "FRMR-RULE-056"),
    (DAY, datetime(1977, 4, 18, 21, tzinfo=UTC), "FRMR-RULE-056"),
    (DAY, "31.02.1977", "FRMR-RULE-050"),
    (DAY, "04/18/1977", "FRMR-RULE-050"),
    (DAY, "18.04.77", "FRMR-RULE-050"),
    (DAY, True, "FRMR-RULE-050"),
    (GENDER, "не указан", "FRMR-RULE-060"),
    (GENDER, "3", "FRMR-RULE-060"),
    (HOURS, "36,5", "FRMR-BULK-111"),
    (RATE, "nan", "FRMR-BULK-111"),
    (RATE, "1e3", "FRMR-BULK-111"),
    (RATE, "много", "FRMR-BULK-111"),
    (MAIN, "иногда", "FRMR-BULK-112"),
]


@pytest.mark.parametrize(("column", "cell", "code"), REFUSED)
def test_cells_are_refused_with_the_reason(column: Column, cell: Any, code: str) -> None:
    """What cannot be undone is named, never guessed."""
    with pytest.raises(ValidationFailed) as refused:
        value_of(cell, column)

    assert refused.value.code == code


@settings(deadline=None)
@given(st.integers(1_001_999, 99_999_999))
def test_leading_zeros_come_back_where_check_digits_prove_them(number: int) -> None:
    """A СНИЛС that Excel took for a number is whole again."""
    snils = f"{number:09d}" + snils_check(f"{number:09d}")

    assert value_of(float(int(snils)), SNILS) == parse_snils(snils)
    assert value_of(str(int(snils)), SNILS) == snils


def test_zeros_are_not_invented() -> None:
    """A short number whose check digits disagree stays short, for the rule to refuse."""
    assert value_of("1234567890", SNILS) == "1234567890"


@settings(deadline=None)
@given(st.text(min_size=1))
def test_exported_text_is_inert_and_comes_back(text: str) -> None:
    """A spreadsheet takes no exported cell for a formula, and the value returns unchanged."""
    shown = inert(text)

    assert not shown.startswith(("=", "+", "-", "@", "\t", "\r"))
    bare = value_of(text, TEXT)
    if bare not in (EMPTY, None) and not text.startswith("'"):
        assert value_of(shown, TEXT) == bare


@settings(deadline=None)
@given(
    st.one_of(
        st.none(), st.text(), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes()
    ),
    st.sampled_from(list(Form)),
)
def test_any_cell_is_read_or_refused(cell: Any, form: Form) -> None:
    """No cell of any type breaks the program."""
    column = Column("x", "x", form, choices={1: "один"}, digits=11)
    try:
        value_of(cell, column)
    except ValidationFailed as refused:
        assert refused.code.startswith("FRMR-")  # noqa: PT017 - either way is right
