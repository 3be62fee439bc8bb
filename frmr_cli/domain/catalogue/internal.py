"""Codes of defects and interruptions."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

ENTRIES: dict[str, Entry] = {
    "FRMR-INT-001": Entry(
        en=Text(
            "frmr failed on something it did not expect ({kind})",
            "Run the same command with `--debug` and send what it prints to the maintainers.",
        ),
        ru=Text(
            "frmr столкнулся с непредвиденной ошибкой ({kind})",
            "Повторите команду с `--debug` и пришлите её вывод разработчикам.",
        ),
    ),
    "FRMR-INT-002": Entry(
        en=Text("Interrupted", ""),
        ru=Text("Прервано", ""),
    ),
    "FRMR-INT-003": Entry(
        en=Text(
            "The output could not be written: {why}",
            "Check the free space and the target of the output.",
        ),
        ru=Text(
            "Не удалось записать вывод: {why}", "Проверьте свободное место и куда направлен вывод."
        ),
    ),
}
