"""
What a person reads, in Russian and English.

English stands in the code and is its own key (as with gettext); Russian stands in `frmr_cli.locale.ru`.
The language is the environment's, so that help, errors and messages of one process always agree.
"""

from __future__ import annotations

import os

TYPE_CHECKING = (
    False  # `typing` costs a quarter of a start-up, and help in a pipe needs nothing of it
)
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

    Language = Literal["en", "ru"]

LANGUAGE_VARIABLE = "FRMR_LANG"
CHOSEN_VARIABLE = "_FRMR_LANG"
"""What `--lang` or a settings file chose; set by `__main__` before any text is needed."""


def language(environ: Mapping[str, str] = os.environ) -> Language:
    """
    The language to speak: what was chosen for this run, else FRMR_LANG, else the locale (LC_ALL, LC_MESSAGES, LANG in this order).

    English for every locale that is not Russian, `C` included, because scripts run under it.
    """
    for variable in (CHOSEN_VARIABLE, LANGUAGE_VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(variable, "")
        if value and value != "auto":
            return "ru" if value.lower().startswith("ru") else "en"
    return "en"


def t(text: str, /, **values: object) -> str:
    """The text in the language of the process, its `{placeholders}` filled."""
    translated = _russian().get(text, text) if language() == "ru" else text
    return translated.format(**values) if values else translated


def plural(number: int, /, one: str, few: str, many: str) -> str:
    """
    The form of a noun for a count: English has `one` and `many`, Russian all three.

    The forms are English keys as for `t`, each with `{n}`. Source: CLDR plural rules, cardinal, ru.
    """
    if language() != "ru":
        return t(one if number == 1 else many, n=number)
    tens, units = number % 100, number % 10
    if units == 1 and tens != 11:
        return t(one, n=number)
    if 2 <= units <= 4 and not 12 <= tens <= 14:
        return t(few, n=number)
    return t(many, n=number)


def _russian() -> Mapping[str, str]:
    from frmr_cli.locale import ru

    return ru.texts()
