"""Codes of the area «gosuslugi»: how an account becomes that of a worker of the register."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

ENTRIES: dict[str, Entry] = {
    "FRMR-GOS-057": Entry(
        en=Text(
            "The user was not found in the register",
            "The account is not linked to a record. Go through the check «medical worker» on the page of the account.",
        ),
        ru=Text(
            "Пользователь не найден в реестре",
            "Аккаунт не связан с записью. Пройдите проверку «медицинский работник» на странице аккаунта.",
        ),
    ),
    "FRMR-GOS-058": Entry(
        en=Text(
            "Wrong data of the employee",
            "The ИНН is not that of the register. Check it and repeat the check on the page of the account.",
        ),
        ru=Text(
            "Неверные данные сотрудника",
            "ИНН не тот, что в регистре. Сверьте его и повторите проверку на странице аккаунта.",
        ),
    ),
    "FRMR-GOS-059": Entry(
        en=Text(
            "No confirming document is linked",
            "Add the number of the certificate in the check «medical worker» on the page of the account.",
        ),
        ru=Text(
            "Не привязан подтверждающий документ",
            "Укажите номер свидетельства в проверке «медицинский работник» на странице аккаунта.",
        ),
    ),
    "FRMR-GOS-060": Entry(
        en=Text(
            "The data of the account differs from the register",
            "Name or birth date differ. Pass the check «medical worker» with your documents on the page of the account.",
        ),
        ru=Text(
            "Данные аккаунта расходятся с регистром",
            "Не совпадают ФИО или дата рождения. Пройдите с документами проверку «медицинский работник» на странице аккаунта.",
        ),
    ),
    "FRMR-GOS-061": Entry(
        en=Text(
            "The phone number is out of date",
            "The operator no longer serves it. Press «Update phone or e-mail» and enter the present one.",
        ),
        ru=Text(
            "Номер телефона устарел",
            "Оператор его больше не обслуживает. Нажмите «Обновить телефон или почту» и укажите нынешний.",
        ),
    ),
    "FRMR-GOS-070": Entry(
        en=Text(
            "The personal data cannot be right",
            "Enter surname, name and patronymic in Cyrillic as in the passport, the gender, and the birth date as dd.mm.yyyy.",
        ),
        ru=Text(
            "Проверьте личные данные",
            "Введите фамилию, имя и отчество кириллицей, как в паспорте, пол и дату рождения в виде дд.мм.гггг.",
        ),
    ),
    "FRMR-GOS-071": Entry(
        en=Text(
            "A document cannot be right",
            "Check СНИЛС (11 digits), passport (10 digits) and ИНН (12 digits) with the documents themselves.",
        ),
        ru=Text(
            "В документах ошибка",
            "Сверьте с самими документами СНИЛС (11 цифр), паспорт (10 цифр) и ИНН (12 цифр).",
        ),
    ),
    "FRMR-GOS-072": Entry(
        en=Text(
            "Another account has this СНИЛС",
            "Recover the access to that account instead of making a second one: «Forgot the password» on the login page.",
        ),
        ru=Text(
            "С этим СНИЛС уже есть другой аккаунт",
            "Не создавайте второй, а восстановите доступ к прежнему: «Забыли пароль» на странице входа.",
        ),
    ),
    "FRMR-GOS-074": Entry(
        en=Text(
            "The register does not answer",
            "The check «medical worker» asks the register. Repeat it in a few minutes.",
        ),
        ru=Text(
            "Регистр не отвечает",
            "Проверка «медицинский работник» спрашивает регистр. Повторите её через несколько минут.",
        ),
    ),
}
