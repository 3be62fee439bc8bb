"""Codes of backups of the embedded services."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

BACKUPS: dict[str, Entry] = {
    "FRMR-LOCAL-030": Entry(
        en=Text(
            "There is nothing to back up: the embedded services have no data yet",
            "Start them once with `frmr local start`.",
        ),
        ru=Text(
            "Копировать нечего: у встроенных служб ещё нет данных",
            "Запустите их хотя бы раз: `frmr local start`.",
        ),
    ),
    "FRMR-LOCAL-031": Entry(
        en=Text(
            "The backup {path} is damaged or was cut off; nothing was restored from it",
            "Try an earlier one with `frmr local verify FILE`.",
        ),
        ru=Text(
            "Резервная копия {path} повреждена или обрезана; данные из неё не восстановлены",
            "Проверьте более раннюю: `frmr local verify ФАЙЛ`.",
        ),
    ),
    "FRMR-LOCAL-032": Entry(
        en=Text(
            "The file {path} is no backup of the embedded services",
            "Name a file that `frmr local backup` has written.",
        ),
        ru=Text(
            "Файл {path} – не резервная копия встроенных служб",
            "Укажите файл, созданный командой `frmr local backup`.",
        ),
    ),
    "FRMR-LOCAL-033": Entry(
        en=Text(
            "The backup {path} was encrypted with another key",
            "Name the key file that was written with it by `--key FILE`.",
        ),
        ru=Text(
            "Резервная копия {path} зашифрована другим ключом",
            "Укажите файл ключа, созданный вместе с ней: `--key ФАЙЛ`.",
        ),
    ),
    "FRMR-LOCAL-034": Entry(
        en=Text(
            "The key of backups {path} cannot be used: {reason}",
            "Name the file with `--key FILE`; without its key a backup cannot be read.",
        ),
        ru=Text(
            "Ключ резервных копий {path} не подходит: {reason}",
            "Укажите файл в `--key ФАЙЛ`; без ключа копию прочитать нельзя.",
        ),
    ),
    "FRMR-LOCAL-035": Entry(
        en=Text(
            "The register is in PostgreSQL, which is backed up by its own means",
            "Use `pg_dump` and keep the key file beside it; docs/operations.md says how.",
        ),
        ru=Text(
            "Регистр хранится в PostgreSQL, у которой свои средства резервного копирования",
            "Используйте `pg_dump` и сохраните файл ключа; подробности в docs/operations.md.",
        ),
    ),
    "FRMR-LOCAL-036": Entry(
        en=Text(
            "The data of running services cannot be replaced",
            "Stop them first with `frmr local stop`.",
        ),
        ru=Text(
            "Нельзя заменить данные, пока службы работают",
            "Сначала остановите их: `frmr local stop`.",
        ),
    ),
    "FRMR-LOCAL-037": Entry(
        en=Text("The file {path} exists already", "Choose another name: `frmr local backup FILE`."),
        ru=Text("Файл {path} уже существует", "Выберите другое имя: `frmr local backup ФАЙЛ`."),
    ),
    "FRMR-LOCAL-038": Entry(
        en=Text(
            "The backup {path} cannot be read or written: {reason}",
            "Check path and rights, then try again: `frmr local backup --help`.",
        ),
        ru=Text(
            "Не удалось прочитать или записать резервную копию {path}: {reason}",
            "Проверьте путь и права, затем повторите: `frmr local backup --help`.",
        ),
    ),
    "FRMR-LOCAL-040": Entry(
        en=Text(
            "Nothing more could be written in {path}: {reason}. All data are as they were",
            "Make room there (`df -h`), then try again.",
        ),
        ru=Text(
            "Не удалось записать в {path}: {reason}. Все данные остались прежними",
            "Освободите место (`df -h`) и повторите.",
        ),
    ),
}
