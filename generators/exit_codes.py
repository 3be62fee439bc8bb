"""The exit codes as a document and as a help topic."""

from __future__ import annotations

from typing import NamedTuple

from frmr_cli.errors import ExitCode


class Meaning(NamedTuple):
    """What a code tells, in both languages."""

    en: str
    ru: str


MEANINGS = {
    ExitCode.OK: Meaning("Done; also «nothing found».", "Готово; также «ничего не найдено»."),
    ExitCode.INTERNAL: Meaning("A defect of frmr.", "Ошибка в самой frmr."),
    ExitCode.USAGE: Meaning(
        "The command line or a setting is wrong.", "Ошибка в команде или настройке."
    ),
    ExitCode.INVALID: Meaning(
        "The values break a rule; nothing was sent.",
        "Значения не прошли проверку; ничего не отправлено.",
    ),
    ExitCode.NOT_LOGGED_IN: Meaning(
        "Nobody is logged in, or the login has ended.", "Вход не выполнен или сеанс закончился."
    ),
    ExitCode.FORBIDDEN: Meaning("A right or a scope is missing.", "Не хватает прав."),
    ExitCode.NOT_FOUND: Meaning("It does not exist, or may not be seen.", "Не найдено."),
    ExitCode.CONFLICT: Meaning(
        "Somebody else changed the record, or the plan is stale.",
        "Запись уже изменил кто-то другой, или план устарел.",
    ),
    ExitCode.PARTIAL: Meaning("Some rows failed.", "Часть строк не обработана."),
    ExitCode.RATE_LIMITED: Meaning(
        "The server asked to wait too long.", "Сервер просит подождать слишком долго."
    ),
    ExitCode.NETWORK: Meaning(
        "Network, TLS or proxy: the server could not be reached or trusted.",
        "Сеть, TLS или прокси: сервер недоступен или ему нельзя доверять.",
    ),
    ExitCode.SERVER: Meaning("The server failed.", "Ошибка на стороне сервера."),
    ExitCode.TOKEN_STORAGE: Meaning(
        "The stored login could not be read or written.",
        "Не удалось прочитать или сохранить данные входа.",
    ),
    ExitCode.TIMED_OUT: Meaning(
        "Time is up; the work goes on and can be resumed.",
        "Время вышло; работа продолжается, к ней можно вернуться.",
    ),
    ExitCode.CHANGES_PENDING: Meaning(
        "There is something to apply (only with --detailed-exitcode).",
        "Есть что применить (только с --detailed-exitcode).",
    ),
    ExitCode.INTERRUPTED: Meaning("Interrupted with Ctrl-C.", "Прервано нажатием Ctrl-C."),
}


def document() -> str:
    """`docs/exit-codes.md`."""
    rows = [f"| {int(code)} | {MEANINGS[code].en} | {MEANINGS[code].ru} |" for code in ExitCode]
    return "\n".join(
        [
            "# Exit codes",
            "",
            "Generated from `ExitCode` by `make generate`. `frmr help exit-codes` shows the same.",
            "",
            "| code | meaning | значение |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


def topic(language: str) -> str:
    """The help topic `exit-codes`."""
    title = {"en": "Exit codes", "ru": "Коды завершения"}[language]
    rows = [f"  {int(code):>3}  {getattr(MEANINGS[code], language)}" for code in ExitCode]
    return "\n".join([title, "", *rows, ""])
