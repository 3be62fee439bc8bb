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
PROJECT_FILE = ".frmr.toml"
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


def language_of_files(environ: Mapping[str, str]) -> str | None:
    """
    `lang` of the nearest project file, else of the user file; None when neither has it.

    Help in a pipe is answered without the settings, so the one line is looked for without a TOML parser. What this
    cannot read, `frmr_cli.settings` names as an error a moment later.
    """
    for path in (*_project_files(os.getcwd()), _user_file(environ)):  # noqa: PTH109 - pathlib is not for free
        found = _language(path)
        if found:
            return found
    return None


def _language(path: str) -> str | None:
    try:
        with open(path, encoding="utf-8", errors="replace") as lines:  # noqa: PTH123
            for line in lines:
                name, separator, value = line.partition("=")
                if name.lstrip().startswith("["):
                    return None
                if separator and name.strip() == "lang":
                    return value.partition("#")[0].strip().strip("\"'")
    except OSError:
        pass
    return None


def _project_files(directory: str) -> list[str]:
    """The nearest project file, if there is one."""
    while True:
        candidate = os.path.join(directory, PROJECT_FILE)  # noqa: PTH118
        if os.path.isfile(candidate):  # noqa: PTH113
            return [candidate]
        above = os.path.dirname(directory)  # noqa: PTH120
        if above == directory:
            return []
        directory = above


def _user_file(environ: Mapping[str, str]) -> str:
    """Where `settings.user_paths` has the user file on Linux; elsewhere only FRMR_LANG and --lang decide."""
    home = environ.get("FRMR_HOME")
    if home:
        return os.path.join(home, "config", "config.toml")  # noqa: PTH118
    base = environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")  # noqa: PTH111
    return os.path.join(base, "frmr", "config.toml")  # noqa: PTH118


def t(text: str, /, **values: object) -> str:
    """The text in the language of the process, its `{placeholders}` filled."""
    translated = _russian().get(text, text) if language() == "ru" else text
    return translated.format(**values) if values else translated


def _russian() -> Mapping[str, str]:
    from frmr_cli.locale import ru

    return ru.texts()
