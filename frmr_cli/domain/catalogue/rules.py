"""Codes of the rules of the register: each says what is wrong and what to correct."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text
from frmr_cli.domain.catalogue.rules_education import EDUCATION
from frmr_cli.domain.catalogue.rules_employment import EMPLOYMENT
from frmr_cli.domain.catalogue.rules_entries import MEMBERS
from frmr_cli.domain.catalogue.rules_numbers import NUMBERS
from frmr_cli.domain.catalogue.rules_papers import PAPERS

ENTRIES: dict[str, Entry] = {
    "FRMR-RULE-001": Entry(
        en=Text(
            "The record breaks rules of the register: {count}",
            "Correct the fields listed below and repeat.",
        ),
        ru=Text(
            "Запись нарушает правила регистра, ошибок: {count}",
            "Исправьте перечисленные поля и повторите.",
        ),
    ),
    "FRMR-RULE-002": Entry(
        en=Text("A required value is missing", "Fill it in."),
        ru=Text("Не заполнено обязательное поле", "Заполните его."),
    ),
    "FRMR-RULE-003": Entry(
        en=Text(
            "The value has the wrong type",
            "Give a number in digits, text as text, and a list as a list of objects.",
        ),
        ru=Text(
            "Неверный тип значения",
            "Число запишите цифрами, текст – строкой, список – списком объектов.",
        ),
    ),
    "FRMR-RULE-004": Entry(
        en=Text("The text is too long", "Shorten it to {limit} characters."),
        ru=Text("Слишком длинный текст", "Сократите его до {limit} символов."),
    ),
    **NUMBERS,
    "FRMR-RULE-040": Entry(
        en=Text(
            "In place {position} stands «{symbol}», which only looks like the Russian letter «{expected}»",
            "Type the letter again with the Russian layout.",
        ),
        ru=Text(
            "На месте {position} стоит «{symbol}», а не русская буква «{expected}», на которую он похож",
            "Наберите эту букву в русской раскладке.",
        ),
    ),
    "FRMR-RULE-041": Entry(
        en=Text(
            "Latin letters, the first in place {position}",
            "Write the name with Russian letters, as in the Russian document.",
        ),
        ru=Text(
            "Латинские буквы, первая на месте {position}",
            "Запишите русскими буквами, как в российском документе.",
        ),
    ),
    "FRMR-RULE-042": Entry(
        en=Text(
            "A symbol that a name cannot have ({symbol}) in place {position}",
            "Keep Russian letters, hyphen, apostrophe and space.",
        ),
        ru=Text(
            "Недопустимый в имени символ ({symbol}) на месте {position}",
            "Оставьте русские буквы, дефис, апостроф и пробел.",
        ),
    ),
    "FRMR-RULE-043": Entry(
        en=Text("An initial or an abbreviation", "Write the name in full, without points."),
        ru=Text("Инициал или сокращение", "Запишите полностью, без точек."),
    ),
    "FRMR-RULE-044": Entry(
        en=Text("These words stand for a missing patronymic", "Leave the field empty."),
        ru=Text("Эти слова обозначают отсутствие отчества", "Оставьте поле пустым."),
    ),
    "FRMR-RULE-045": Entry(
        en=Text(
            "A hyphen or an apostrophe stands where it cannot", "Keep it only between letters."
        ),
        ru=Text("Дефис или апостроф стоит не на месте", "Он может стоять только между буквами."),
    ),
    "FRMR-RULE-046": Entry(
        en=Text(
            "The ending of the patronymic does not agree with the gender",
            "Check the gender and the patronymic.",
        ),
        ru=Text("Окончание отчества не согласуется с полом", "Проверьте пол и отчество."),
    ),
    "FRMR-RULE-050": Entry(
        en=Text("This is not a date", "Write it as 1977-04-18 or 18.04.1977."),
        ru=Text("Это не дата", "Запишите её так: 18.04.1977 или 1977-04-18."),
    ),
    "FRMR-RULE-051": Entry(
        en=Text("The date is in the future", "Check the day, month and year."),
        ru=Text("Дата в будущем", "Проверьте день, месяц и год."),
    ),
    "FRMR-RULE-052": Entry(
        en=Text("The end is earlier than the beginning", "Check both dates; they may be swapped."),
        ru=Text("Окончание раньше начала", "Проверьте обе даты: возможно, они переставлены."),
    ),
    "FRMR-RULE-053": Entry(
        en=Text("The birth date is not of somebody who may work", "Check the year."),
        ru=Text("Дата рождения не подходит работнику", "Проверьте год."),
    ),
    "FRMR-RULE-054": Entry(
        en=Text(
            "The work begins before the {age}th birthday",
            "Check the birth date and the beginning of work (Labour Code, article 63).",
        ),
        ru=Text(
            "Работа начинается до {age}-летия",
            "Проверьте дату рождения и дату начала работы (ТК РФ, ст. 63).",
        ),
    ),
    "FRMR-RULE-055": Entry(
        en=Text(
            "The document is older than its holder", "Check the birth date and the date of issue."
        ),
        ru=Text("Документ выдан до рождения владельца", "Проверьте дату рождения и дату выдачи."),
    ),
    "FRMR-RULE-056": Entry(
        en=Text(
            "The date carries a time, so a time zone may have moved it by a day",
            "Give the day alone, as in the document: 1977-04-18.",
        ),
        ru=Text(
            "В дате указано время: часовой пояс мог сдвинуть её на день",
            "Укажите только день, как в документе: 1977-04-18.",
        ),
    ),
    "FRMR-RULE-060": Entry(
        en=Text("The value is not one of the list", "Choose one of: {allowed}."),
        ru=Text("Такого значения нет в списке", "Выберите одно из: {allowed}."),
    ),
    "FRMR-RULE-061": Entry(
        en=Text(
            "There is no such kind of identity document",
            "Take the code from the dictionary of identity documents; 1 is the Russian passport.",
        ),
        ru=Text(
            "Такого вида документа, удостоверяющего личность, нет",
            "Возьмите код из справочника документов; 1 – паспорт РФ.",
        ),
    ),
    "FRMR-RULE-062": Entry(
        en=Text(
            "There must be one main specialty, here are {found}",
            "Mark exactly one as the main one.",
        ),
        ru=Text(
            "Основная специальность должна быть одна, отмечено: {found}",
            "Отметьте как основную ровно одну.",
        ),
    ),
    "FRMR-RULE-063": Entry(
        en=Text(
            "The rate is more than 0 and at most {limit}",
            "Correct the rate; for a quarter of a post write 0.25. The limit follows from article 284 of the Labour Code; terms of medical workers alone are not verified.",
        ),
        ru=Text(
            "Ставка больше 0 и не больше {limit}",
            "Исправьте ставку; четверть ставки – это 0.25. Предел следует из ст. 284 ТК РФ; особые нормы для медицинских работников не сверены.",
        ),
    ),
    **MEMBERS,
    **EDUCATION,
    **EMPLOYMENT,
    **PAPERS,
}
