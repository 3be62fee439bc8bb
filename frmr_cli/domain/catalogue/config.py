"""Codes of settings and contexts."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

ENTRIES: dict[str, Entry] = {
    "FRMR-CFG-001": Entry(
        en=Text(
            "The settings file {path} cannot be read: {why}", "Correct the file, or move it away."
        ),
        ru=Text(
            "Не удалось прочитать файл настроек {path}: {why}", "Исправьте файл или уберите его."
        ),
    ),
    "FRMR-CFG-002": Entry(
        en=Text(
            "The setting «{name}» cannot be «{value}» ({origin})",
            "Allowed: {allowed}. See `frmr config list --show-origin`.",
        ),
        ru=Text(
            "Настройка «{name}» не может быть равна «{value}» ({origin})",
            "Допустимо: {allowed}. Смотрите `frmr config list --show-origin`.",
        ),
    ),
    "FRMR-CFG-003": Entry(
        en=Text(
            "There is no context «{name}»",
            "Known contexts: {known}. Add one with `frmr context add`.",
        ),
        ru=Text(
            "Контекста «{name}» нет", "Известные контексты: {known}. Добавить: `frmr context add`."
        ),
    ),
    "FRMR-CFG-004": Entry(
        en=Text(
            "{path} has a setting «{name}» that is unknown or not allowed there",
            "Known settings: {known}.",
        ),
        ru=Text(
            "В {path} есть настройка «{name}», неизвестная или недопустимая в этом файле",
            "Известные настройки: {known}.",
        ),
    ),
    "FRMR-CFG-005": Entry(
        en=Text("There is no setting «{name}»", "Known settings: {known}."),
        ru=Text("Настройки «{name}» нет", "Известные настройки: {known}."),
    ),
    "FRMR-CFG-006": Entry(
        en=Text(
            "The context «{name}» already exists",
            "Show it with `frmr context show {name}`; remove it first to change it.",
        ),
        ru=Text(
            "Контекст «{name}» уже есть",
            "Показать: `frmr context show {name}`; чтобы изменить, сначала удалите его.",
        ),
    ),
    "FRMR-CFG-007": Entry(
        en=Text(
            "The context «{name}» is built in and cannot be changed",
            "Add another with `frmr context add`.",
        ),
        ru=Text(
            "Контекст «{name}» встроенный, менять его нельзя",
            "Добавьте другой: `frmr context add`.",
        ),
    ),
    "FRMR-CFG-008": Entry(
        en=Text("«{name}» is no name for a context", "Use letters, digits, «.», «_» and «-»."),
        ru=Text(
            "«{name}» не подходит как имя контекста",
            "Используйте латинские буквы, цифры, «.», «_» и «-».",
        ),
    ),
    "FRMR-CFG-009": Entry(
        en=Text(
            "{url} cannot be used: it must be an https address without a query (http on this machine only)",
            "Correct the address, as in `frmr context add --help`.",
        ),
        ru=Text(
            "{url} не подходит: нужен адрес https без параметров (http – только на этой машине)",
            "Исправьте адрес, примеры: `frmr context add --help`.",
        ),
    ),
    "FRMR-CFG-010": Entry(
        en=Text(
            "There is no readable CA file {path}",
            "Give the path of a PEM file with the certificates to trust.",
        ),
        ru=Text(
            "Файла сертификатов {path} нет или его не удаётся прочитать",
            "Укажите путь к файлу PEM с доверенными сертификатами.",
        ),
    ),
    "FRMR-CFG-011": Entry(
        en=Text(
            "The settings file {path} cannot be written: {why}",
            "Check the rights of the folder and the free space; see `frmr config path`.",
        ),
        ru=Text(
            "Не удалось записать файл настроек {path}: {why}",
            "Проверьте права на папку и свободное место; путь: `frmr config path`.",
        ),
    ),
}
