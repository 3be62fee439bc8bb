"""Codes of the rows and cells of bulk work."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

ENTRIES: dict[str, Entry] = {
    "FRMR-BULK-101": Entry(
        en=Text(
            "Excel has shortened the number to the form 1,12E+10, its digits are lost",
            "Format the column as text and type the number again.",
        ),
        ru=Text(
            "Excel сократил число до вида 1,12E+10, цифры потеряны",
            "Задайте столбцу текстовый формат и введите число заново.",
        ),
    ),
    "FRMR-BULK-104": Entry(
        en=Text("This number is no day", "Write the whole day: 18.04.1977."),
        ru=Text("Это число – не день", "Напишите дату целиком: 18.04.1977."),
    ),
    "FRMR-BULK-105": Entry(
        en=Text("The row does not say what it is about", "Fill in this cell."),
        ru=Text("Не указано, к чему относится строка", "Заполните эту ячейку."),
    ),
    "FRMR-BULK-106": Entry(
        en=Text("The same as in row {other}", "Keep one of the two rows."),
        ru=Text("То же, что в строке {other}", "Оставьте одну из двух строк."),
    ),
    "FRMR-BULK-107": Entry(
        en=Text(
            "The row has {found} cells, more than the header",
            "Look for a delimiter inside a value; put such a value in quotes.",
        ),
        ru=Text(
            "Ячеек в строке: {found}, больше, чем в заголовке",
            "Найдите разделитель внутри значения; такое значение возьмите в кавычки.",
        ),
    ),
    "FRMR-BULK-108": Entry(
        en=Text(
            "This is no id of the register",
            "Take it from an export: 22 letters, digits, hyphens and underscores.",
        ),
        ru=Text(
            "Это не номер записи регистра",
            "Возьмите его из выгрузки: 22 латинские буквы, цифры, дефисы и подчёркивания.",
        ),
    ),
    "FRMR-BULK-109": Entry(
        en=Text("The registry does not give this record: {title}", "Check the number in this row."),
        ru=Text("Регистр не выдаёт эту запись: {title}", "Проверьте номер в этой строке."),
    ),
    "FRMR-BULK-110": Entry(
        en=Text(
            "The dictionary has no such code",
            "Take a code from the sheet of codes of the template, or fill in the name too.",
        ),
        ru=Text(
            "В справочнике нет такого кода",
            "Возьмите код с листа кодов в шаблоне или укажите также название.",
        ),
    ),
    "FRMR-BULK-111": Entry(
        en=Text("This is no number", "Write digits only, a fraction after a comma."),
        ru=Text("Это не число", "Напишите только цифры, дробную часть – после запятой."),
    ),
    "FRMR-BULK-112": Entry(
        en=Text("Neither yes nor no", "Write «yes» or «no»."),
        ru=Text("Ни да, ни нет", "Напишите «да» или «нет»."),
    ),
    "FRMR-BULK-113": Entry(
        en=Text("This cannot be removed", "Leave the cell as it was."),
        ru=Text("Это нельзя удалить", "Верните в ячейку прежнее значение."),
    ),
    "FRMR-BULK-114": Entry(
        en=Text("The cell holds no text", "Format the cell as text and type the value again."),
        ru=Text("В ячейке не текст", "Задайте ячейке текстовый формат и введите значение заново."),
    ),
    "FRMR-BULK-115": Entry(
        en=Text("Another record of the register has this number", "Check the number in this cell."),
        ru=Text("Такой номер уже есть у другой записи регистра", "Проверьте номер в этой ячейке."),
    ),
    "FRMR-BULK-120": Entry(
        en=Text("A new document needs its scan", "Name the file of the scan in this cell."),
        ru=Text("Новому документу нужен скан", "Укажите в этой ячейке файл со сканом."),
    ),
    "FRMR-BULK-121": Entry(
        en=Text(
            "This document is stored already, with its scan",
            "Empty the cell; another scan of it is sent by: frmr documents replace.",
        ),
        ru=Text(
            "Этот документ уже хранится вместе со сканом",
            "Очистите ячейку; другой скан отправляет команда frmr documents replace.",
        ),
    ),
    "FRMR-BULK-122": Entry(
        en=Text(
            "A purpose without the entry that the document proves",
            "Fill in the number of the entry, or empty this cell.",
        ),
        ru=Text(
            "Указано назначение, но не запись, которую подтверждает документ",
            "Заполните номер записи или очистите эту ячейку.",
        ),
    ),
    "FRMR-BULK-123": Entry(
        en=Text(
            "The file of this cell cannot be read: {reason}",
            "Check its name; names count from the folder of the table, or from that of --files.",
        ),
        ru=Text(
            "Файл из этой ячейки не читается: {reason}",
            "Проверьте имя; имена отсчитываются от папки таблицы или от папки из --files.",
        ),
    ),
    "FRMR-BULK-124": Entry(
        en=Text(
            "What the paper is cannot be changed once it is stored",
            "Empty the cell, or upload the scan anew as another kind.",
        ),
        ru=Text(
            "Вид уже сохранённого документа не меняется",
            "Очистите ячейку или загрузите скан заново с другим видом.",
        ),
    ),
}
