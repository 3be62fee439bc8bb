"""Rules of every entry: members and codes (FRMR-RULE-064 to 079); part of `rules`."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

MEMBERS: dict[str, Entry] = {
    "FRMR-RULE-064": Entry(
        en=Text(
            "A sign that no paper prints: a control or an invisible symbol",
            "Type the text again instead of pasting it.",
        ),
        ru=Text(
            "Непечатаемый символ: управляющий или невидимый",
            "Наберите текст заново, не вставляйте его.",
        ),
    ),
    "FRMR-RULE-065": Entry(
        en=Text("There is no such member here", "Remove it. Known are: {allowed}."),
        ru=Text("Такого поля здесь нет", "Уберите его. Известные поля: {allowed}."),
    ),
    "FRMR-RULE-066": Entry(
        en=Text("The list is too long", "Keep at most {limit} elements."),
        ru=Text("Слишком длинный список", "Оставьте не больше {limit} элементов."),
    ),
    "FRMR-RULE-070": Entry(
        en=Text(
            "The code is not in the dictionary",
            "Find the right one with `frmr nsi search`, or give the name without a code.",
        ),
        ru=Text(
            "Такого кода нет в справочнике",
            "Найдите нужный командой `frmr nsi search` или укажите название без кода.",
        ),
    ),
    "FRMR-RULE-071": Entry(
        en=Text(
            "The code was not in use on that day",
            "Take the entry that was valid then: `frmr nsi search --on DATE`.",
        ),
        ru=Text(
            "Этот код в указанный день не действовал",
            "Возьмите запись, которая тогда действовала: `frmr nsi search --on ДАТА`.",
        ),
    ),
    "FRMR-RULE-072": Entry(
        en=Text(
            "The name is not the one that the dictionary has for the code",
            "The dictionary says «{expected}»: correct the code or the name.",
        ),
        ru=Text(
            "Название не то, что значится в справочнике под этим кодом",
            "В справочнике – «{expected}»: исправьте код или название.",
        ),
    ),
}
