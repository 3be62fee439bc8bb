"""Plans in the words of the template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.bulk.summary import plan_summary
from frmr_cli.bulk.wording import Wording
from frmr_cli.render.bulk import plan_record
from frmr_cli.render.values import text_of
from tests.bulk.plans import written as planned
from tests.bulk.register import NaiveRegister

if TYPE_CHECKING:
    from pathlib import Path

    from frmr_cli.locale import Language


@pytest.mark.parametrize(
    ("kind", "field", "title"),
    [
        ("workers", "birthPlace", "Место рождения"),
        ("workers", "citizenship.name", "Гражданство: название"),
        ("employment", "post.name", "Должность"),
        ("documents", "link", "Подтверждает запись"),
        ("workers", "later", "later"),
        ("later", "birthPlace", "birthPlace"),
    ],
)
def test_fields_are_named_as_the_columns(kind: str, field: str, title: str) -> None:
    """Russian names in Russian, the names of the columns themselves in English; what is unknown keeps its name."""
    assert Wording(kind, "ru").field(field) == title
    assert Wording(kind, "en").field(field) == field


@pytest.mark.parametrize(
    ("field", "value", "russian", "english"),
    [
        ("category", "doctor", "врач", "doctor"),
        ("gender", 2, "женский", "2"),
        ("birthDate", "1977-04-18", "18.04.1977", "18.04.1977"),
        ("lastName", None, "—", "—"),
        ("rate", 1.0, "1", "1"),
        ("rate", 0.25, "0,25", "0.25"),
        ("lastName", "***", "***", "***"),
        ("lastName", True, "да", "yes"),
    ],
)
def test_values_are_written_as_in_a_table(
    field: str, value: Any, russian: str, english: str
) -> None:
    """Codes have their names, days their usual form; masks and texts stay."""
    assert Wording("workers", "ru").value(field, value) == russian
    assert Wording("workers", "en").value(field, value) == english


@pytest.mark.parametrize(("language", "name"), [("ru", "Место рождения"), ("en", "birthPlace")])
def test_a_plan_is_shown_in_the_language_of_the_person(
    tmp_path: Path, language: Language, name: str
) -> None:
    """The tables name the columns; the data for programs keep the English names."""
    register = NaiveRegister()
    register.put("2021.0000301", birthPlace="г. Тула")
    plan = planned(tmp_path / "plan", {"2021.0000301": "г. Тверь"}, register)

    record = plan_record(plan_summary(plan), Wording(plan.header.kind, language))
    shown = {
        text_of(field, row)
        for section in record.sections
        for row in record.data.get(section.rows or "", ())
        for field in section.fields
    }

    assert name in shown
    assert record.data["summary"][0]["field"] == "birthPlace"
