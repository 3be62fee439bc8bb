"""Generated files say what the command tree says."""

from __future__ import annotations

from pathlib import Path

import pytest

from frmr_cli.errors import ExitCode
from frmr_cli.shell.help_pages import TOPICS, topic
from generators.exit_codes import MEANINGS
from generators.files import LANGUAGES, described, generated_files, stale_files
from generators.values import ARGUMENT_VALUES

ROOT = Path(__file__).parents[2]
GENERATED = generated_files()


@pytest.mark.parametrize("path", sorted(GENERATED))
def test_a_generated_file_is_up_to_date(path: str) -> None:
    """`make generate` would change nothing."""
    assert (ROOT / path).read_text(encoding="utf-8") == GENERATED[path]


def test_no_page_of_a_removed_command_is_left() -> None:
    """A page without its command would be shown for it."""
    assert stale_files(ROOT, GENERATED) == []


def test_each_command_shows_an_example() -> None:
    """Help of what can be run ends with command lines to copy."""
    leaves = [command for command in described("en") if not command.commands]

    without = [" ".join(command.path) for command in leaves if not command.examples]

    assert without == []


def test_examples_are_of_their_command() -> None:
    """The first example calls the command whose page it stands on; others may be the next step."""
    leaves = [command for command in described("en") if not command.commands]
    known = {" ".join(command.path) for command in leaves}

    own = [command.path for command in leaves if " ".join(command.path) not in command.examples[0]]
    unknown = [
        example
        for command in leaves
        for example in command.examples
        if not any(path in example for path in known)
    ]

    assert (own, unknown) == ([], [])


def test_each_exit_code_is_explained() -> None:
    """The table is complete in both languages."""
    assert set(MEANINGS) == set(ExitCode)
    assert all(text for meaning in MEANINGS.values() for text in meaning)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TOPICS)
def test_topics_fit_a_terminal(language: str, name: str) -> None:
    """Every topic exists in both languages; its lines have 80 columns at most."""
    text = topic(language, name)

    assert text is not None
    assert [line for line in text.splitlines() if len(line) > 80] == []


def test_both_languages_name_the_same_variables() -> None:
    """The environment topic of one language leaves out nothing of the other."""
    english, russian = (_variables(language) for language in LANGUAGES)

    assert english == russian


def test_each_variable_that_is_read_is_explained() -> None:
    """The environment topic knows the variables in the code."""
    import re

    sources = [*(ROOT / "frmr_cli").rglob("*.py"), *(ROOT / "commands").glob("*.py")]
    read = {
        name
        for source in sources
        for name in re.findall(r'"(FRMR_[A-Z_]+[A-Z])"', source.read_text(encoding="utf-8"))
    }

    assert read - _variables("en") == set()


def _variables(language: str) -> set[str]:
    text = topic(language, "environment") or ""
    return {word for word in text.split() if word.startswith("FRMR_") and "=" not in word}


def test_values_are_told_of_parameters_that_exist() -> None:
    """A renamed argument does not lose its completion unnoticed."""
    existing = {
        (" ".join(item.path), part.name) for item in described("en") for part in item.arguments
    }

    assert set(ARGUMENT_VALUES) - existing == set()
