"""Rules of education (FRMR-RULE-100 to 139); part of `rules`."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

EDUCATION: dict[str, Entry] = {
    "FRMR-RULE-100": Entry(
        en=Text(
            "The studies begin before the {age}th birthday",
            "Check the birth date and the beginning of the studies.",
        ),
        ru=Text("Учёба начинается до {age}-летия", "Проверьте дату рождения и дату начала учёбы."),
    ),
    "FRMR-RULE-101": Entry(
        en=Text(
            "These full-time studies overlap with others of the record",
            "Check the dates of both, and whether one of them was evening or part-time.",
        ),
        ru=Text(
            "Периоды двух очных обучений пересекаются",
            "Проверьте даты обоих и не было ли одно из них заочным или вечерним.",
        ),
    ),
    "FRMR-RULE-102": Entry(
        en=Text(
            "The studies are too short for their level: {months} months of at least {least}",
            "Check both dates, the level and the form. This limit is not verified against the law.",
        ),
        ru=Text(
            "Срок обучения мал для этого уровня: {months} мес. из {least}",
            "Проверьте обе даты, уровень и форму обучения. Этот предел не сверен с текстом нормы.",
        ),
    ),
    "FRMR-RULE-103": Entry(
        en=Text(
            "The studies are longer than usual: {months} months, usual are at most {most}",
            "Check both dates; leave it if there was a break. This limit is not verified against the law.",
        ),
        ru=Text(
            "Срок обучения больше обычного: {months} мес., обычно не больше {most}",
            "Проверьте обе даты; если был академический отпуск, оставьте как есть. Этот предел не сверен с текстом нормы.",
        ),
    ),
    "FRMR-RULE-104": Entry(
        en=Text(
            "The studies have ended, and there is no diploma",
            "Give its series, number and date, or remove the end if the studies go on.",
        ),
        ru=Text(
            "Обучение закончено, а диплома нет",
            "Укажите его серию, номер и дату или уберите дату окончания, если учёба продолжается.",
        ),
    ),
    "FRMR-RULE-105": Entry(
        en=Text(
            "The diploma was given before the studies began",
            "Check the date of the diploma and the beginning of the studies.",
        ),
        ru=Text(
            "Диплом выдан раньше, чем началось обучение",
            "Проверьте дату выдачи диплома и дату начала учёбы.",
        ),
    ),
    "FRMR-RULE-106": Entry(
        en=Text(
            "Another worker of the register has this diploma",
            "Compare series and number with the paper; if they are right, ask the administrator of the register.",
        ),
        ru=Text(
            "Диплом с этими серией и номером записан за другим работником",
            "Сверьте серию и номер с документом; если они верны, обратитесь к администратору регистра.",
        ),
    ),
    "FRMR-RULE-107": Entry(
        en=Text(
            "The diploma is dated more than {months} months apart from the end of the studies",
            "Check both dates; leave them if the paper is a duplicate.",
        ),
        ru=Text(
            "Между датой диплома и окончанием учёбы больше {months} мес.",
            "Проверьте обе даты; если это дубликат, оставьте как есть.",
        ),
    ),
    "FRMR-RULE-108": Entry(
        en=Text(
            "The letters are of two alphabets",
            "Type them again in one layout, as the paper prints them.",
        ),
        ru=Text(
            "Буквы из двух алфавитов",
            "Наберите заново в одной раскладке, как напечатано в документе.",
        ),
    ),
    "FRMR-RULE-109": Entry(
        en=Text(
            "A Russian diploma of these years has a series of 6 and a number of 7 digits",
            "Compare with the paper; leave it if the paper prints it so.",
        ),
        ru=Text(
            "У российского диплома этих лет серия из 6 цифр и номер из 7",
            "Сверьте с документом; если напечатано именно так, оставьте как есть.",
        ),
    ),
    "FRMR-RULE-110": Entry(
        en=Text(
            "This paper is already in the record, in another entry",
            "Correct the number, or remove one of the entries.",
        ),
        ru=Text(
            "Этот документ уже внесён в другую запись",
            "Исправьте номер или удалите одну из записей.",
        ),
    ),
    "FRMR-RULE-111": Entry(
        en=Text(
            "The scan of the paper is missing",
            "Upload it with `frmr documents upload`; a stored one is linked with `frmr education attach`.",
        ),
        ru=Text(
            "Не приложен скан документа",
            "Загрузите его командой `frmr documents upload`; уже загруженный привяжет `frmr education attach`.",
        ),
    ),
    "FRMR-RULE-113": Entry(
        en=Text(
            "The specialty is not among those in which the worker is accredited",
            "Check the specialty; leave it if it is what the paper says.",
        ),
        ru=Text(
            "Специальность не входит в те, по которым работник аккредитован",
            "Проверьте специальность; если так в документе, оставьте как есть.",
        ),
    ),
    "FRMR-RULE-114": Entry(
        en=Text(
            "The certificate holds longer than {years} years",
            "Check the date of the exam and the end of the term.",
        ),
        ru=Text(
            "Срок сертификата больше {years} лет", "Проверьте дату экзамена и дату окончания срока."
        ),
    ),
    "FRMR-RULE-115": Entry(
        en=Text(
            "The hours are more than 0 and at most {most}",
            "Take the number of hours from the paper.",
        ),
        ru=Text("Часов больше 0 и не больше {most}", "Возьмите число часов из документа."),
    ),
    "FRMR-RULE-116": Entry(
        en=Text(
            "Too many hours for so few days: {hours} h in {days} d",
            "Check the hours and both dates. This limit is not verified against the law.",
        ),
        ru=Text(
            "Слишком много часов для такого срока: {hours} ч за {days} дн.",
            "Проверьте число часов и обе даты. Этот предел не сверен с текстом нормы.",
        ),
    ),
    "FRMR-RULE-117": Entry(
        en=Text(
            "The training is planned, and its end has passed",
            "Remove the mark «planned» and give the certificate, or correct the dates.",
        ),
        ru=Text(
            "Обучение отмечено как запланированное, а срок его прошёл",
            "Снимите отметку «запланировано» и укажите удостоверение или исправьте даты.",
        ),
    ),
    "FRMR-RULE-118": Entry(
        en=Text(
            "The certificate was given before the exam", "Check both dates; they may be swapped."
        ),
        ru=Text(
            "Сертификат выдан раньше экзамена", "Проверьте обе даты: возможно, они переставлены."
        ),
    ),
    "FRMR-RULE-120": Entry(
        en=Text(
            "The country does not agree with the mark of studies abroad",
            "Name the foreign country, or remove the country and the mark.",
        ),
        ru=Text(
            "Страна не согласуется с отметкой об обучении за рубежом",
            "Укажите иностранное государство или уберите страну и отметку.",
        ),
    ),
    "FRMR-RULE-122": Entry(
        en=Text(
            "The stage begins before a higher education has ended",
            "Check the beginning, and the end of the professional education.",
        ),
        ru=Text(
            "Эта ступень начинается до окончания высшего образования",
            "Проверьте дату начала и дату окончания высшего образования.",
        ),
    ),
}
