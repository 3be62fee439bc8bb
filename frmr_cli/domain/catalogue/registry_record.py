"""Codes of the registry about entries of records and searches: FRMR-REG-100 to 149."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

RECORD: dict[str, Entry] = {
    "FRMR-REG-100": Entry(
        en=Text("The registry sets this field itself", "Leave it out."),
        ru=Text("Это поле заполняет сам регистр", "Уберите его из запроса."),
    ),
    "FRMR-REG-101": Entry(
        en=Text(
            "There is no such entry in the record",
            "List them: `frmr education list`, `frmr employment list`.",
        ),
        ru=Text(
            "Такой записи нет",
            "Посмотрите список: `frmr education list`, `frmr employment list`.",
        ),
    ),
    "FRMR-REG-102": Entry(
        en=Text(
            "The HR department keeps the jobs of its own organisation only",
            "Name your organisation, or ask the other one to enter the job.",
        ),
        ru=Text(
            "Отдел кадров ведёт места работы только в своей организации",
            "Укажите свою организацию или попросите внести эту работу другую организацию.",
        ),
    ),
    "FRMR-REG-103": Entry(
        en=Text(
            "A confirmed entry is removed by the HR department",
            "Ask the HR department or the administrator of the register.",
        ),
        ru=Text(
            "Подтверждённую запись может удалить только отдел кадров",
            "Обратитесь в отдел кадров или к администратору регистра.",
        ),
    ),
    "FRMR-REG-104": Entry(
        en=Text("The entry is confirmed already", "There is nothing to be checked."),
        ru=Text("Запись уже подтверждена", "Отправлять её на проверку не нужно."),
    ),
    "FRMR-REG-105": Entry(
        en=Text("The entry is being checked", "Look at its state a little later."),
        ru=Text("Запись уже на проверке", "Посмотрите её состояние немного позже."),
    ),
    "FRMR-REG-106": Entry(
        en=Text("The record holds {most} entries already", "Remove those that are not needed."),
        ru=Text("В записи работника уже {most} строк", "Удалите ненужные."),
    ),
    "FRMR-REG-107": Entry(
        en=Text("The record was not there on that day", "Name a later day."),
        ru=Text("В этот день записи ещё не было", "Укажите более поздний день."),
    ),
    "FRMR-REG-110": Entry(
        en=Text("The name is too short to search for", "Give at least three letters of it."),
        ru=Text("Слишком короткая фамилия для поиска", "Укажите не меньше трёх букв."),
    ),
    "FRMR-REG-111": Entry(
        en=Text(
            "There is no such region", "Give its name or its number, such as «Москва» or «77»."
        ),
        ru=Text("Такого региона нет", "Укажите название или номер, например «Москва» или «77»."),
    ),
    "FRMR-REG-112": Entry(
        en=Text("This cannot be searched for", "Leave out signs other than letters."),
        ru=Text("По такому тексту искать нельзя", "Оставьте в нём только буквы."),
    ),
}
