"""Rules of employment (FRMR-RULE-140 to 179); part of `rules`."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

EMPLOYMENT: dict[str, Entry] = {
    "FRMR-RULE-140": Entry(
        en=Text(
            "The department is of another organisation",
            "Take the OID of the department from the same organisation.",
        ),
        ru=Text(
            "Подразделение принадлежит другой организации",
            "Возьмите OID подразделения той же организации.",
        ),
    ),
    "FRMR-RULE-141": Entry(
        en=Text("The organisation is not in ФРМО", "Check the OID with `frmr nsi search`."),
        ru=Text("Такой организации нет в ФРМО", "Проверьте OID командой `frmr nsi search`."),
    ),
    "FRMR-RULE-142": Entry(
        en=Text(
            "The organisation did not exist on {day}",
            "Check the dates of the job and the OID: a successor has another one.",
        ),
        ru=Text(
            "На {day} организация не действовала",
            "Проверьте даты работы и OID: у правопреемника он другой.",
        ),
    ),
    "FRMR-RULE-143": Entry(
        en=Text(
            "The department is not in ФРМО",
            "Check the OID with `frmr nsi search`, or give the name without an OID.",
        ),
        ru=Text(
            "Такого подразделения нет в ФРМО",
            "Проверьте OID командой `frmr nsi search` или укажите название без OID.",
        ),
    ),
    "FRMR-RULE-144": Entry(
        en=Text(
            "The department did not exist on {day}",
            "Check the dates of the job and the OID of the department.",
        ),
        ru=Text(
            "На {day} подразделение не действовало", "Проверьте даты работы и OID подразделения."
        ),
    ),
    "FRMR-RULE-145": Entry(
        en=Text(
            "All rates together are {total} on {day}, more than {limit}",
            "Correct the rate, or close the job that has ended. The limit follows from article 284 of the Labour Code; terms of medical workers alone are not verified.",
        ),
        ru=Text(
            "Сумма ставок на {day} – {total}, больше {limit}",
            "Исправьте ставку или закройте работу, которая закончилась. Предел следует из ст. 284 ТК РФ; особые нормы для медицинских работников не сверены.",
        ),
    ),
    "FRMR-RULE-146": Entry(
        en=Text(
            "There is another main job in the same period",
            "Close the former main job, or enter this one as a second job.",
        ),
        ru=Text(
            "В этот период уже есть основная работа",
            "Закройте прежнюю основную работу или внесите эту как совместительство.",
        ),
    ),
    "FRMR-RULE-147": Entry(
        en=Text(
            "The type of position and the mark of the main job disagree",
            "Position type 1 is the main job; correct one of the two.",
        ),
        ru=Text(
            "Тип занятия должности и отметка основной работы противоречат друг другу",
            "Тип 1 – основная работа; исправьте одно из двух.",
        ),
    ),
    "FRMR-RULE-148": Entry(
        en=Text(
            "A contract of a second job does not fit this type of position",
            "Choose position type 2 or 4, or another type of contract.",
        ),
        ru=Text(
            "Договор о совместительстве не подходит к этому типу занятия должности",
            "Выберите тип занятия должности 2 или 4 или другой вид договора.",
        ),
    ),
    "FRMR-RULE-149": Entry(
        en=Text(
            "The main job cannot rest on a civil contract",
            "Choose a labour contract, or remove the mark of the main job.",
        ),
        ru=Text(
            "Основная работа не может быть по гражданско-правовому договору",
            "Выберите трудовой договор или снимите отметку основной работы.",
        ),
    ),
    "FRMR-RULE-150": Entry(
        en=Text(
            "The absence lies outside the job", "Check the dates of the absence and of the job."
        ),
        ru=Text("Отсутствие выходит за пределы работы", "Проверьте даты отсутствия и даты работы."),
    ),
    "FRMR-RULE-151": Entry(
        en=Text("The absence overlaps with another one of the job", "Check the dates of both."),
        ru=Text("Отсутствие пересекается с другим", "Проверьте даты обоих."),
    ),
    "FRMR-RULE-152": Entry(
        en=Text(
            "The contract is not linked",
            "Upload it with `frmr documents upload --kind contract` and link it.",
        ),
        ru=Text(
            "Не приложен договор",
            "Загрузите его командой `frmr documents upload --kind contract` и привяжите.",
        ),
    ),
    "FRMR-RULE-153": Entry(
        en=Text(
            "The order of hire is not linked",
            "Upload it with `frmr documents upload --kind hire_order` and link it.",
        ),
        ru=Text(
            "Не приложен приказ о приёме",
            "Загрузите его командой `frmr documents upload --kind hire_order` и привяжите.",
        ),
    ),
    "FRMR-RULE-156": Entry(
        en=Text(
            "The paper is dated much later than the job begins; the law gives {days} working days",
            "Check the date of the paper and the beginning of the job.",
        ),
        ru=Text(
            "Документ датирован намного позже начала работы; по закону на это {days} рабочих дня",
            "Проверьте дату документа и дату начала работы.",
        ),
    ),
    "FRMR-RULE-157": Entry(
        en=Text(
            "The same job is already in the record in this period",
            "Correct the dates, or remove one of the entries.",
        ),
        ru=Text(
            "Эта же работа за этот период уже внесена",
            "Исправьте даты или удалите одну из записей.",
        ),
    ),
    "FRMR-RULE-158": Entry(
        en=Text(
            "The type of position does not agree with the place of the main job",
            "Types 2 and 3 are for the organisation of the main job, type 4 for another one.",
        ),
        ru=Text(
            "Тип занятия должности не согласуется с местом основной работы",
            "Типы 2 и 3 – в организации основной работы, тип 4 – в другой.",
        ),
    ),
    "FRMR-RULE-159": Entry(
        en=Text(
            "There is a reason of leaving and no end of the job",
            "Give the last day of work, or remove the reason.",
        ),
        ru=Text(
            "Указана причина увольнения, а дата окончания – нет",
            "Укажите последний день работы или уберите причину.",
        ),
    ),
}
