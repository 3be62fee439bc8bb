"""Every text that a person reads in English exists in Russian."""

from __future__ import annotations

import importlib.util
import re
import string
from importlib import import_module
from pathlib import Path

import pytest

from frmr_cli.domain.catalogue import all_codes, entry
from frmr_cli.domain.rights import Action
from frmr_cli.locale import ru
from frmr_cli.locale.ru import placeholders

_spec = importlib.util.spec_from_file_location("english", Path(__file__).with_name("english.py"))
assert _spec is not None
assert _spec.loader is not None
english = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(english)


@pytest.fixture(autouse=True)
def english_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Command texts are compared in the language they are written in."""
    monkeypatch.setenv("FRMR_LANG", "en")


def test_each_literal_has_a_russian_text() -> None:
    """Texts passed to t() and plural(), and titles of fields and sections, stand in locale/ru."""
    known = ru.texts()

    missing = {text: place for text, place in english.literals().items() if text not in known}

    assert missing == {}


def test_each_help_text_has_a_russian_text() -> None:
    """Help of commands, options and arguments stands in locale/ru."""
    known = ru.texts()

    missing = {text: place for text, place in english.help_texts().items() if text not in known}

    assert missing == {}


def test_each_right_has_a_russian_name() -> None:
    """What a role may do is made of the names of the rights, which no literal shows."""
    known = ru.texts()

    assert [action for action in Action if f"may {action.value}" not in known] == []


def test_a_text_stands_in_one_area() -> None:
    """Two areas never translate the same text, which would hide one of them."""
    areas = {area: set(import_module(f"frmr_cli.locale.ru.{area}").TEXTS) for area in ru.AREAS}

    shared = {
        (one, other): areas[one] & areas[other]
        for one in areas
        for other in areas
        if one < other and areas[one] & areas[other]
    }

    assert shared == {}


def test_placeholders_are_the_same_in_both_languages() -> None:
    """A Russian text fills exactly the placeholders of the English one."""
    different = {
        text: translated
        for text, translated in ru.texts().items()
        if _placeholders(text) != _placeholders(translated)
    }

    assert different == {}


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_a_russian_text_names_values_in_russian() -> None:
    """«--reason ТЕКСТ», as the help of the command has it, and never «--reason TEXT»."""
    words = {
        word for word, russian in placeholders.TEXTS.items() if word.isalpha() and word != russian
    }
    words |= {"NAME"}
    shown = [" ".join(known.ru) for known in map(entry, all_codes()) if known]
    shown += ru.texts().values()
    value = re.compile(r"(?:--[a-z-]+|`frmr [^`]*) ([A-Z]+)\b")

    wrong = [text for text in shown if words & set(value.findall(text))]

    assert wrong == []
