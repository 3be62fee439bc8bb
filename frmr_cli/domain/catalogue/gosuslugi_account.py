"""Codes of the area «gosuslugi»: the account."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

ENTRIES: dict[str, Entry] = {
    "FRMR-GOS-039": Entry(
        en=Text(
            "The account is locked until your identity is checked",
            "Too many wrong passwords. Recover access on the login page: birth date, document, code.",
        ),
        ru=Text(
            "Аккаунт заблокирован до подтверждения личности",
            "Слишком много неверных паролей. Восстановите доступ на странице входа: дата рождения, документ, код.",
        ),
    ),
    "FRMR-GOS-040": Entry(
        en=Text(
            "The account was locked because a device was lost",
            "Recover access on the login page: birth date, document, code.",
        ),
        ru=Text(
            "Аккаунт заблокирован из-за потери устройства",
            "Восстановите доступ на странице входа: дата рождения, документ, код.",
        ),
    ),
    "FRMR-GOS-041": Entry(
        en=Text(
            "Logins from this network address are not allowed",
            "Log in from an address of the list in the account, or have support remove the list.",
        ),
        ru=Text(
            "Вход с этого сетевого адреса не разрешён",
            "Войдите с адреса из списка в аккаунте или попросите поддержку снять ограничение.",
        ),
    ),
    "FRMR-GOS-042": Entry(
        en=Text(
            "The account is not confirmed",
            "Confirm your identity on the page of the account, then log in again.",
        ),
        ru=Text(
            "Учётная запись не подтверждена",
            "Подтвердите личность на странице аккаунта и войдите снова.",
        ),
    ),
    "FRMR-GOS-043": Entry(
        en=Text(
            "The password is too weak",
            "It needs 12 characters or more: small and capital letters, digits and other signs.",
        ),
        ru=Text(
            "Слишком слабый пароль",
            "Нужно не меньше 12 знаков: строчные и заглавные буквы, цифры и другие знаки.",
        ),
    ),
    "FRMR-GOS-044": Entry(
        en=Text(
            "This password is known to guessers",
            "It is made of common words or keys in a row, or hardly varies. Choose another one.",
        ),
        ru=Text(
            "Этот пароль известен взломщикам",
            "Он составлен из частых слов или соседних клавиш либо почти не меняется от знака к знаку. Придумайте другой.",
        ),
    ),
    "FRMR-GOS-045": Entry(
        en=Text(
            "The password contains your own data",
            "Leave out login, name, phone, e-mail and СНИЛС, in any layout.",
        ),
        ru=Text(
            "В пароле есть ваши данные",
            "Уберите из него логин, имя, телефон, почту и СНИЛС, в любой раскладке.",
        ),
    ),
    "FRMR-GOS-046": Entry(
        en=Text(
            "This recovery code was already used",
            "Enter another code of the list, or choose another way to confirm.",
        ),
        ru=Text(
            "Этот код восстановления уже использован",
            "Введите другой код из списка или выберите другой способ.",
        ),
    ),
    "FRMR-GOS-047": Entry(
        en=Text(
            "The two new passwords differ",
            "Type the same one twice.",
        ),
        ru=Text(
            "Новые пароли не совпадают",
            "Введите один и тот же пароль дважды.",
        ),
    ),
    "FRMR-GOS-048": Entry(
        en=Text(
            "This is the present password",
            "Choose one that you have not used here yet.",
        ),
        ru=Text(
            "Это нынешний пароль",
            "Придумайте пароль, которого здесь ещё не было.",
        ),
    ),
    "FRMR-GOS-049": Entry(
        en=Text(
            "The last way to confirm cannot be switched off",
            "Switch another one on first.",
        ),
        ru=Text(
            "Последний способ подтверждения нельзя отключить",
            "Сначала включите другой.",
        ),
    ),
    "FRMR-GOS-050": Entry(
        en=Text(
            "The list of addresses cannot be saved",
            "Write addresses or networks as 203.0.113.0/24, and keep your present one among them.",
        ),
        ru=Text(
            "Список адресов нельзя сохранить",
            "Укажите адреса или сети вида 203.0.113.0/24 и оставьте среди них нынешний.",
        ),
    ),
    "FRMR-GOS-051": Entry(
        en=Text(
            "The key file {path} of the Gosuslugi stub is missing or does not fit its database",
            "Put the file back from a copy, or start anew with `frmr local reset`.",
        ),
        ru=Text(
            "Файл ключа стенда Госуслуг {path} отсутствует или не подходит к базе",
            "Верните файл из копии или начните заново: `frmr local reset`.",
        ),
    ),
    "FRMR-GOS-052": Entry(
        en=Text(
            "Others can read the key file {path} of the Gosuslugi stub",
            "Take their rights away with `chmod 600`, then run `frmr local start`.",
        ),
        ru=Text(
            "Файл ключа стенда Госуслуг {path} доступен посторонним",
            "Закройте его командой `chmod 600`, затем выполните `frmr local start`.",
        ),
    ),
    "FRMR-GOS-053": Entry(
        en=Text(
            "The body of the request does not fit",
            "Compare it with the OpenAPI document of the issuer, at `/openapi.json`.",
        ),
        ru=Text(
            "Тело запроса не подходит",
            "Сверьте его с описанием OpenAPI издателя по адресу `/openapi.json`.",
        ),
    ),
    "FRMR-GOS-054": Entry(
        en=Text(
            "The login belongs to no account",
            "Log in as a person with `frmr login`: a service account has no page of its own.",
        ),
        ru=Text(
            "Этот вход не связан с аккаунтом",
            "Войдите как человек командой `frmr login`: у служебной учётной записи нет своего аккаунта.",
        ),
    ),
    "FRMR-GOS-055": Entry(
        en=Text(
            "There is no such login, or it has ended",
            "See the ones that work with `frmr sessions list`.",
        ),
        ru=Text(
            "Такого входа нет, или он уже завершён",
            "Действующие входы покажет `frmr sessions list`.",
        ),
    ),
    "FRMR-GOS-056": Entry(
        en=Text(
            "Update the app",
            "The program on the device is older than Gosuslugi accepts. Install the new version and start `frmr login` again.",
        ),
        ru=Text(
            "Обновите приложение",
            "Программа на устройстве старее, чем принимают Госуслуги. Установите новую версию и снова начните `frmr login`.",
        ),
    ),
    "FRMR-GOS-062": Entry(
        en=Text(
            "Scenarios are for programs of this machine",
            "Run `frmr local scenario` on the machine of the stub.",
        ),
        ru=Text(
            "Сценарии доступны только программам этого компьютера",
            "Выполните `frmr local scenario` на компьютере стенда.",
        ),
    ),
    "FRMR-GOS-063": Entry(
        en=Text(
            "There is no such scenario, or it is not in force",
            "See them with `frmr local scenario list`.",
        ),
        ru=Text(
            "Такого сценария нет, или он не включён",
            "Список покажет `frmr local scenario list`.",
        ),
    ),
    "FRMR-GOS-064": Entry(
        en=Text(
            "This scenario does not fit its target",
            "Name an account for a state of an account, and none for a state of the whole stub.",
        ),
        ru=Text(
            "Сценарий не подходит к цели",
            "Назовите аккаунт для состояния аккаунта и не называйте для состояния всего стенда.",
        ),
    ),
    "FRMR-GOS-065": Entry(
        en=Text(
            "The program asks for a fresh confirmation",
            "Confirm the login once more and then decide at once.",
        ),
        ru=Text(
            "Программа просит свежее подтверждение",
            "Подтвердите вход ещё раз и сразу примите решение.",
        ),
    ),
    "FRMR-GOS-066": Entry(
        en=Text(
            "The program asks for a passkey or an electronic signature",
            "Set one of them up on the page of the account, then log in again.",
        ),
        ru=Text(
            "Программа требует ключ доступа или электронную подпись",
            "Настройте что-то из этого на странице аккаунта и войдите снова.",
        ),
    ),
    "FRMR-GOS-073": Entry(
        en=Text(
            "The login was stopped as suspicious",
            "Prove your identity once more with birth date and document; a warning went to your mail or phone.",
        ),
        ru=Text(
            "Подозрительный вход остановлен",
            "Подтвердите личность ещё раз датой рождения и документом; предупреждение ушло вам на почту или телефон.",
        ),
    ),
    "FRMR-GOS-090": Entry(
        en=Text(
            "Logins of others are shown to the support desk of Gosuslugi only",
            "Log in as somebody of the desk and with the scope: `frmr login --scope openid,offline_access,frmr.read,frmr.audit`.",
        ),
        ru=Text(
            "Чужие входы видит только поддержка Госуслуг",
            "Войдите как сотрудник поддержки и с правом: `frmr login --scope openid,offline_access,frmr.read,frmr.audit`.",
        ),
    ),
    "FRMR-GOS-091": Entry(
        en=Text(
            "Gosuslugi has no account with this login",
            "Compare phone, e-mail, СНИЛС or login name with what the person types; `frmr local accounts` lists the invented ones.",
        ),
        ru=Text(
            "На Госуслугах нет аккаунта с таким логином",
            "Сверьте телефон, почту, СНИЛС или логин с тем, что вводит человек; вымышленные покажет `frmr local accounts`.",
        ),
    ),
}
