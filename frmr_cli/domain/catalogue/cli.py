"""Codes of the command line."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

ENTRIES: dict[str, Entry] = {
    "FRMR-CLI-001": Entry(
        en=Text("There is no command «{name}»", "Similar: {similar}. See `{help}`."),
        ru=Text("Команды «{name}» нет", "Похожие: {similar}. Смотрите `{help}`."),
    ),
    "FRMR-CLI-002": Entry(
        en=Text("There is no option {option}", "Similar: {similar}. See `{help}`."),
        ru=Text("Параметра {option} нет", "Похожие: {similar}. Смотрите `{help}`."),
    ),
    "FRMR-CLI-003": Entry(
        en=Text("{name} is missing", "See `{help}`."),
        ru=Text("Не указано: {name}", "Смотрите `{help}`."),
    ),
    "FRMR-CLI-004": Entry(
        en=Text("Wrong value for {name}: {why}", "See `{help}`."),
        ru=Text("Неверное значение {name}: {why}", "Смотрите `{help}`."),
    ),
    "FRMR-CLI-005": Entry(
        en=Text("The command line cannot be understood: {why}", "See `{help}`."),
        ru=Text("Не удалось разобрать команду: {why}", "Смотрите `{help}`."),
    ),
    "FRMR-CLI-010": Entry(
        en=Text(
            "This needs a confirmation and there is no terminal to ask at", "Add {flag} to confirm."
        ),
        ru=Text(
            "Нужно подтверждение, но спросить не у кого: нет терминала",
            "Добавьте {flag} для подтверждения.",
        ),
    ),
    "FRMR-CLI-011": Entry(
        en=Text("There is no field «{name}» here", "Fields: {known}."),
        ru=Text("Поля «{name}» здесь нет", "Поля: {known}."),
    ),
    "FRMR-CLI-012": Entry(
        en=Text("--query is not a JMESPath expression: {why}", "Example: `--query 'items[].id'`."),
        ru=Text("--query — не выражение JMESPath: {why}", "Пример: `--query 'items[].id'`."),
    ),
    "FRMR-CLI-013": Entry(
        en=Text("«{who}» is not logged in here", "Logged in: {known}. See `frmr auth list`."),
        ru=Text("«{who}» здесь не входил", "Вошли: {known}. Смотрите `frmr auth list`."),
    ),
}
