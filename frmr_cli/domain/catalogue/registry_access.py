"""Codes of the registry about grants of roles: FRMR-REG-180 to 199."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

ACCESS: dict[str, Entry] = {
    "FRMR-REG-180": Entry(
        en=Text("There is no such grant of a role", "List them: `frmr access review`."),
        ru=Text("Такой выданной роли нет", "Посмотрите список: `frmr access review`."),
    ),
    "FRMR-REG-181": Entry(
        en=Text("Nobody gives a role to himself", "Ask another administrator of the register."),
        ru=Text("Выдать роль самому себе нельзя", "Обратитесь к другому администратору регистра."),
    ),
    "FRMR-REG-182": Entry(
        en=Text(
            "This is the last administrator of the register",
            "Give the role to somebody else first: `frmr access grant`.",
        ),
        ru=Text(
            "Это последний администратор регистра",
            "Сначала выдайте эту роль другому: `frmr access grant`.",
        ),
    ),
    "FRMR-REG-183": Entry(
        en=Text(
            "No account is linked to this record",
            "The person logs in once, or name the account of Gosuslugi instead of the record.",
        ),
        ru=Text(
            "С этой записью не связана ни одна учётная запись",
            "Попросите человека один раз войти или укажите учётную запись Госуслуг вместо номера записи.",
        ),
    ),
    "FRMR-REG-184": Entry(
        en=Text(
            "The account has this role already",
            "To change its term or organisation, take it away first: `frmr access revoke`.",
        ),
        ru=Text(
            "Эта роль у учётной записи уже есть",
            "Чтобы изменить срок или организацию, сначала отзовите её: `frmr access revoke`.",
        ),
    ),
    "FRMR-REG-185": Entry(
        en=Text(
            "This role needs an own record in the register",
            "The person gets it with the first login, when the record is found.",
        ),
        ru=Text(
            "Для этой роли нужна собственная запись в регистре",
            "Роль появится при первом входе, когда запись будет найдена.",
        ),
    ),
    "FRMR-REG-186": Entry(
        en=Text("The list cannot be continued from here", "Ask for it anew, without a cursor."),
        ru=Text("С этого места список не продолжить", "Запросите его заново, без cursor."),
    ),
    "FRMR-REG-187": Entry(
        en=Text(
            "Give either the account or the record",
            "Of `subject` and `workerId` one is needed, and only one.",
        ),
        ru=Text(
            "Укажите либо учётную запись, либо запись регистра",
            "Из `subject` и `workerId` нужно ровно одно.",
        ),
    ),
    "FRMR-REG-188": Entry(
        en=Text("This role is not for one organisation", "Leave the organisation out."),
        ru=Text("Эта роль не привязана к организации", "Уберите организацию."),
    ),
    "FRMR-REG-189": Entry(
        en=Text("The last day of the role has passed", "Give today or a later day."),
        ru=Text(
            "Последний день действия роли уже прошёл", "Укажите сегодня или более поздний день."
        ),
    ),
}
