"""Codes of dictionaries and of their import."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

ENTRIES: dict[str, Entry] = {
    "FRMR-NSI-001": Entry(
        en=Text(
            "This is no dictionary of the ministry",
            "Give its OID or one of: {known}.",
        ),
        ru=Text(
            "Это не справочник министерства",
            "Укажите его OID или одно из названий: {known}.",
        ),
    ),
    "FRMR-NSI-002": Entry(
        en=Text("The file {path} cannot be read", "Check the name and the rights of the file."),
        ru=Text("Не удалось прочитать файл {path}", "Проверьте имя файла и права на него."),
    ),
    "FRMR-NSI-003": Entry(
        en=Text(
            "The archive is not one of the ministry: {reason}",
            "Download it again from nsi.rosminzdrav.ru; do not unpack this one.",
        ),
        ru=Text(
            "Это не архив министерства: {reason}",
            "Скачайте его заново с nsi.rosminzdrav.ru, а этот не распаковывайте.",
        ),
    ),
    "FRMR-NSI-004": Entry(
        en=Text(
            "The dictionary is larger than {limit} MB when it is unpacked",
            "If it really is, import it in the format CSV, which is the shortest.",
        ),
        ru=Text(
            "В распакованном виде справочник больше {limit} МБ",
            "Если это действительно так, загрузите его в CSV: этот формат самый короткий.",
        ),
    ),
    "FRMR-NSI-005": Entry(
        en=Text("The archive is damaged", "Download it again."),
        ru=Text("Архив повреждён", "Скачайте его заново."),
    ),
    "FRMR-NSI-006": Entry(
        en=Text(
            "The text is in no known encoding, or it was converted wrongly",
            "Download it again; the ministry publishes UTF-8 and Windows-1251.",
        ),
        ru=Text(
            "Кодировка текста неизвестна или текст был неверно перекодирован",
            "Скачайте файл заново: министерство публикует UTF-8 и Windows-1251.",
        ),
    ),
    "FRMR-NSI-007": Entry(
        en=Text(
            "The file cannot be read as {format}",
            "Download it again, in the format JSON, CSV or XML.",
        ),
        ru=Text(
            "Файл не читается как {format}",
            "Скачайте его заново в формате JSON, CSV или XML.",
        ),
    ),
    "FRMR-NSI-008": Entry(
        en=Text(
            "The file is of the dictionary {found}, not of {expected}",
            "Take the right file, or leave out `--oid`.",
        ),
        ru=Text(
            "В файле справочник {found}, а не {expected}",
            "Возьмите нужный файл или уберите `--oid`.",
        ),
    ),
    "FRMR-NSI-009": Entry(
        en=Text(
            "There is no column for the {role}; there are: {columns}",
            "Name it with `--code-column` or `--name-column`.",
        ),
        ru=Text(
            "Не найден столбец ({role}); есть столбцы: {columns}",
            "Назовите его параметром `--code-column` или `--name-column`.",
        ),
    ),
    "FRMR-NSI-010": Entry(
        en=Text(
            "Entry {row} of the file: {reason}",
            "Correct it, or download the file again. Nothing was sent.",
        ),
        ru=Text(
            "Запись файла № {row}: {reason}",
            "Исправьте её или скачайте файл заново. Ничего не отправлено.",
        ),
    ),
    "FRMR-NSI-011": Entry(
        en=Text("There is not one row in the file", "Download it again."),
        ru=Text("В файле нет ни одной строки", "Скачайте его заново."),
    ),
    "FRMR-NSI-012": Entry(
        en=Text(
            "Neither the name of the file nor the file tells OID and version",
            "Give them with `--oid` and `--version`, such as 4.3.",
        ),
        ru=Text(
            "Ни имя файла, ни сам файл не называют OID и версию",
            "Укажите их параметрами `--oid` и `--version`, например 4.3.",
        ),
    ),
    "FRMR-NSI-013": Entry(
        en=Text("A version is numbers with points between", "Write it as in 4.3."),
        ru=Text("Версия – это числа через точку", "Запишите её как 4.3."),
    ),
    "FRMR-NSI-014": Entry(
        en=Text(
            "The file holds {found} of {total} entries",
            "Download the whole dictionary as an archive, not a page of it. Nothing was sent.",
        ),
        ru=Text(
            "В файле записей: {found} из {total}",
            "Скачайте весь справочник архивом, а не его страницу. Ничего не отправлено.",
        ),
    ),
    "FRMR-NSI-020": Entry(
        en=Text("The registry has no such dictionary", "See which it has: `frmr nsi list`."),
        ru=Text("Такого справочника в регистре нет", "Посмотрите, какие есть: `frmr nsi list`."),
    ),
    "FRMR-NSI-021": Entry(
        en=Text(
            "The dictionary has no such code that is valid then",
            "Look for it: `frmr nsi search TEXT`.",
        ),
        ru=Text(
            "Такого действующего кода в справочнике нет", "Найдите его: `frmr nsi search ТЕКСТ`."
        ),
    ),
    "FRMR-NSI-022": Entry(
        en=Text(
            "This version was imported before, and is not changed any more",
            "Import a later version; `frmr nsi list` shows which one is there.",
        ),
        ru=Text(
            "Эта версия уже загружена и больше не меняется",
            "Загрузите более новую; какая уже есть, покажет `frmr nsi list`.",
        ),
    ),
    "FRMR-NSI-023": Entry(
        en=Text(
            "A later version is in use: {current}",
            "Only later versions can be imported.",
        ),
        ru=Text(
            "В работе более новая версия: {current}",
            "Загружать можно только более новые версии.",
        ),
    ),
    "FRMR-NSI-024": Entry(
        en=Text(
            "The cursor belongs to another version of the dictionary",
            "Read the list from its start.",
        ),
        ru=Text("Указатель относится к другой версии справочника", "Прочтите список сначала."),
    ),
    "FRMR-NSI-025": Entry(
        en=Text(
            "The parts of the release do not follow each other: {found} entries are there",
            "Import the file again from its start.",
        ),
        ru=Text(
            "Части версии идут не подряд: загружено записей: {found}",
            "Загрузите файл заново, с начала.",
        ),
    ),
}
