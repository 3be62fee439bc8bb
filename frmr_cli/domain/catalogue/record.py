"""Codes of the commands on a worker's record."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

ENTRIES: dict[str, Entry] = {
    "FRMR-REC-001": Entry(
        en=Text("Missing: {names}", "Add {flags}; at a terminal they are asked for."),
        ru=Text("Не указано: {names}", "Добавьте {flags}; в терминале эти значения спрашиваются."),
    ),
    "FRMR-REC-002": Entry(
        en=Text(
            "{flag} does not belong to an entry of the kind {kind}",
            "See which options go with it: `{help}`.",
        ),
        ru=Text(
            "{flag} не относится к записи вида {kind}",
            "Какие параметры подходят, покажет `{help}`.",
        ),
    ),
    "FRMR-REC-003": Entry(
        en=Text(
            "Somebody else has changed the entry: now it is version {version}, different in {changed}",
            "Look at it with `{show}` and make your change again.",
        ),
        ru=Text(
            "Запись изменил кто-то другой: теперь это версия {version}, отличается: {changed}",
            "Посмотрите её командой `{show}` и внесите изменение заново.",
        ),
    ),
    "FRMR-REC-004": Entry(
        en=Text(
            "An accreditation comes from the accreditation centre and cannot be changed here",
            "If it is wrong, turn to the Federal Accreditation Centre (ФАЦ).",
        ),
        ru=Text(
            "Аккредитация поступает из аккредитационного центра, здесь её изменить нельзя",
            "Если в ней ошибка, обратитесь в Федеральный аккредитационный центр (ФАЦ).",
        ),
    ),
    "FRMR-REC-005": Entry(
        en=Text("There is nothing to change", "Name the members to change; see `{help}`."),
        ru=Text("Нечего изменять", "Укажите, что изменить; смотрите `{help}`."),
    ),
    "FRMR-REC-006": Entry(
        en=Text(
            "The entry was checked and rejected: {count}",
            "Correct it with `{edit}` and submit it again: `{submit}`.",
        ),
        ru=Text(
            "Запись проверена и отклонена, ошибок: {count}",
            "Исправьте её командой `{edit}` и отправьте снова: `{submit}`.",
        ),
    ),
    "FRMR-REC-007": Entry(
        en=Text(
            "Only what was not confirmed is checked again, this entry is {state}",
            "See it with `{show}`; an edit makes a new version, to be submitted.",
        ),
        ru=Text(
            "Повторно проверяется только неподтверждённая запись, у этой состояние «{state}»",
            "Посмотрите её: `{show}`; после правки появится новая версия, отправляйте её.",
        ),
    ),
    "FRMR-REC-008": Entry(
        en=Text("No entry begins with «{prefix}» here", "List them: `{list}`."),
        ru=Text("Здесь нет записи, начинающейся на «{prefix}»", "Посмотрите список: `{list}`."),
    ),
    "FRMR-REC-009": Entry(
        en=Text("Several entries begin with «{prefix}»: {found}", "Type some more of the id."),
        ru=Text(
            "На «{prefix}» начинается несколько записей: {found}",
            "Наберите больше знаков идентификатора.",
        ),
    ),
    "FRMR-REC-010": Entry(
        en=Text(
            "Gosuslugi does not say who is logged in",
            'Log in with what is compared: `frmr login --scope "+phone +email"`.',
        ),
        ru=Text(
            "Госуслуги не сообщают, кто вошёл",
            'Войдите с передачей данных: `frmr login --scope "+phone +email"`.',
        ),
    ),
    "FRMR-REC-011": Entry(
        en=Text(
            "A СНИЛС does not belong on a command line, where other programs see it",
            "Give `--snils -`: it is asked for, or read from standard input.",
        ),
        ru=Text(
            "СНИЛС не пишут в командной строке: её видят другие программы",
            "Укажите `--snils -`: номер будет запрошен или прочитан со стандартного ввода.",
        ),
    ),
    "FRMR-REC-012": Entry(
        en=Text("Say whom to look for", "Give a name or a filter; see `{help}`."),
        ru=Text("Укажите, кого искать", "Задайте имя или условие; смотрите `{help}`."),
    ),
    "FRMR-REC-013": Entry(
        en=Text(
            "This job has ended already, on {end}",
            "Correct the day with `frmr employment edit {id} --end DAY`.",
        ),
        ru=Text(
            "Эта работа уже закончилась {end}",
            "Исправьте дату командой `frmr employment edit {id} --end ДАТА`.",
        ),
    ),
    "FRMR-REC-014": Entry(
        en=Text("Say to whom", "Give an account or --worker ID; see `{help}`."),
        ru=Text("Укажите, кому", "Задайте учётную запись или --worker ID; смотрите `{help}`."),
    ),
    "FRMR-REC-016": Entry(
        en=Text("«{text}» is no day", "Write it as 2024-09-01 or 01.09.2024."),
        ru=Text("«{text}» – не дата", "Запишите её так: 2024-09-01 или 01.09.2024."),
    ),
    "FRMR-REC-017": Entry(
        en=Text("{who} fits several grants: {roles}", "Name one of them with --role."),
        ru=Text("{who} подходит к нескольким ролям: {roles}", "Укажите одну через --role."),
    ),
}
