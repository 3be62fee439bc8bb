"""Codes of the area «gosuslugi»: what the Gosuslugi stub tells a person on its pages."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

ENTRIES: dict[str, Entry] = {
    "FRMR-GOS-001": Entry(
        en=Text(
            "There is no such code, or it has expired",
            "Compare it with the code in your terminal: it has 8 letters and no digits.",
        ),
        ru=Text(
            "Такого кода нет или его срок истёк",
            "Сверьте его с кодом в терминале: в нём 8 латинских букв и нет цифр.",
        ),
    ),
    "FRMR-GOS-002": Entry(
        en=Text(
            "The login request has expired or is already decided",
            "Start again in the terminal with `frmr login` and enter the new code.",
        ),
        ru=Text(
            "Запрос на вход истёк или по нему уже принято решение",
            "Начните заново в терминале командой `frmr login` и введите новый код.",
        ),
    ),
    "FRMR-GOS-003": Entry(
        en=Text("Too many wrong codes", "Wait {minutes} min and enter the code again."),
        ru=Text("Слишком много неверных кодов", "Подождите {minutes} мин и введите код ещё раз."),
    ),
    "FRMR-GOS-004": Entry(
        en=Text(
            "The session could not be established",
            "Allow cookies for this site in the browser settings and open the page again.",
        ),
        ru=Text(
            "Не удалось установить сессию",
            "Разрешите файлы cookie для этого сайта в настройках браузера и откройте страницу снова.",
        ),
    ),
    "FRMR-GOS-005": Entry(
        en=Text("This page is out of date", "Open the page again and repeat the last step."),
        ru=Text("Страница устарела", "Откройте её снова и повторите последнее действие."),
    ),
    "FRMR-GOS-006": Entry(
        en=Text(
            "Wrong login or password",
            "Check the keyboard layout and Caps Lock: letter case in the password matters.",
        ),
        ru=Text(
            "Неверный логин или пароль",
            "Проверьте раскладку и Caps Lock: в пароле важен регистр букв.",
        ),
    ),
    "FRMR-GOS-007": Entry(
        en=Text(
            "The account is locked",
            "There were too many wrong passwords. It opens by itself in {minutes} min.",
        ),
        ru=Text(
            "Аккаунт заблокирован",
            "Слишком много неверных паролей. Вход откроется сам через {minutes} мин.",
        ),
    ),
    "FRMR-GOS-008": Entry(
        en=Text(
            "Too many failed attempts from your network",
            "Wait {minutes} min and try again.",
        ),
        ru=Text(
            "Слишком много неудачных попыток из вашей сети",
            "Подождите {minutes} мин и попробуйте ещё раз.",
        ),
    ),
    "FRMR-GOS-009": Entry(
        en=Text("Wrong code", "Enter it again. Attempts left: {left}."),
        ru=Text("Неверный код", "Введите его ещё раз. Осталось попыток: {left}."),
    ),
    "FRMR-GOS-010": Entry(
        en=Text("The code has expired", "Ask for a new code: each one lives {minutes} min."),
        ru=Text("Код просрочен", "Запросите новый код: каждый действует {minutes} мин."),
    ),
    "FRMR-GOS-011": Entry(
        en=Text(
            "The code could not be delivered",
            "Ask for a new code in a minute, or choose another way to confirm.",
        ),
        ru=Text(
            "Не удалось получить код",
            "Запросите новый код через минуту или выберите другой способ подтверждения.",
        ),
    ),
    "FRMR-GOS-012": Entry(
        en=Text(
            "The phone number is wrong",
            "The number in the profile of the account cannot receive SMS. Correct it there.",
        ),
        ru=Text(
            "Неправильный номер телефона",
            "На номер из профиля нельзя отправить СМС. Исправьте его в профиле аккаунта.",
        ),
    ),
    "FRMR-GOS-013": Entry(
        en=Text(
            "Confirmation in the mobile app is required",
            "The second factor is switched off. Recovering access on the login page switches it on again.",
        ),
        ru=Text(
            "Требуется подтверждение через мобильное приложение",
            "Второй фактор отключён. Восстановление доступа на странице входа включит его снова.",
        ),
    ),
    "FRMR-GOS-014": Entry(
        en=Text("It is too early for a new code", "Ask for it again in {seconds} s."),
        ru=Text("Новый код запрашивать рано", "Это можно будет сделать через {seconds} с."),
    ),
    "FRMR-GOS-015": Entry(
        en=Text(
            "Too many codes were sent",
            "A new one can be asked for in {minutes} min. Another way to confirm works at once.",
        ),
        ru=Text(
            "Отправлено слишком много кодов",
            "Новый можно запросить через {minutes} мин. Другой способ подтверждения доступен сразу.",
        ),
    ),
    "FRMR-GOS-016": Entry(
        en=Text("This code was already used", "Wait for the next code in the app and enter it."),
        ru=Text(
            "Этот код уже использован", "Дождитесь следующего кода в приложении и введите его."
        ),
    ),
    "FRMR-GOS-017": Entry(
        en=Text(
            "Without the required consents you cannot log in",
            "Read the documents marked as required and tick them, or go back.",
        ),
        ru=Text(
            "Без обязательных согласий войти нельзя",
            "Прочитайте документы с пометкой «обязательно» и отметьте их или вернитесь назад.",
        ),
    ),
    "FRMR-GOS-018": Entry(
        en=Text("The service is unavailable, try again later", "Open the page again in a minute."),
        ru=Text("Сервис недоступен, повторите попытку позже", "Откройте страницу через минуту."),
    ),
    "FRMR-GOS-019": Entry(
        en=Text("The login took too long", "Enter the code from your terminal again."),
        ru=Text("Время на вход истекло", "Введите код из терминала ещё раз."),
    ),
    "FRMR-GOS-020": Entry(
        en=Text("A field is empty", "Fill in every field and go on."),
        ru=Text("Поле не заполнено", "Заполните все поля и продолжите."),
    ),
    "FRMR-GOS-021": Entry(
        en=Text("Too many wrong codes", "The second factor is locked for {minutes} min."),
        ru=Text(
            "Слишком много неверных кодов",
            "Подтверждение входа заблокировано на {minutes} мин.",
        ),
    ),
    "FRMR-GOS-022": Entry(
        en=Text("The code no longer works", "Three wrong attempts were made. Ask for a new code."),
        ru=Text("Код больше не действует", "Было три неверных попытки. Запросите новый код."),
    ),
    "FRMR-GOS-023": Entry(
        en=Text(
            "The code of the app does not fit",
            "Check that the phone sets its time by itself, and enter the code it shows now.",
        ),
        ru=Text(
            "Код из приложения не подошёл",
            "Проверьте, что время на телефоне ставится само, и введите код, который виден сейчас.",
        ),
    ),
    "FRMR-GOS-024": Entry(
        en=Text(
            "The login is not confirmed yet",
            "Confirm it on the other device, then go on here.",
        ),
        ru=Text(
            "Вход ещё не подтверждён",
            "Подтвердите его на другом устройстве и продолжите здесь.",
        ),
    ),
    "FRMR-GOS-025": Entry(
        en=Text(
            "The login was refused on the other device",
            "Another number was chosen there, or «It is not me». Ask for a new confirmation.",
        ),
        ru=Text(
            "Вход отклонён на другом устройстве",
            "Там выбрали другое число или «Это не я». Запросите новое подтверждение.",
        ),
    ),
    "FRMR-GOS-026": Entry(
        en=Text(
            "The time for the confirmation is over",
            "Ask for a new one: each lives {minutes} min.",
        ),
        ru=Text(
            "Время на подтверждение истекло",
            "Запросите новое: каждое действует {minutes} мин.",
        ),
    ),
    "FRMR-GOS-027": Entry(
        en=Text(
            "This request or link is no longer valid",
            "Return to the login page and ask for a new confirmation.",
        ),
        ru=Text(
            "Этот запрос или ссылка больше не действует",
            "Вернитесь на страницу входа и запросите новое подтверждение.",
        ),
    ),
    "FRMR-GOS-028": Entry(
        en=Text(
            "The account has no e-mail address",
            "Add it with «Update phone or e-mail», or choose another way to confirm.",
        ),
        ru=Text(
            "В аккаунте нет адреса почты",
            "Добавьте его кнопкой «Обновить телефон или почту» или выберите другой способ.",
        ),
    ),
    "FRMR-GOS-029": Entry(
        en=Text(
            "The data does not match the account",
            "Check the birth date and the number of the document.",
        ),
        ru=Text(
            "Данные не совпали с аккаунтом",
            "Проверьте дату рождения и номер документа.",
        ),
    ),
    "FRMR-GOS-030": Entry(
        en=Text(
            "The passkey does not fit",
            "Use the device on which you set it up, or choose another way to confirm.",
        ),
        ru=Text(
            "Ключ доступа не подошёл",
            "Возьмите устройство, на котором вы его настроили, или выберите другой способ.",
        ),
    ),
    "FRMR-GOS-031": Entry(
        en=Text(
            "A passkey does not work at a numeric address",
            "Open the page by the name of the site, or choose another way to confirm.",
        ),
        ru=Text(
            "Ключ доступа не работает по числовому адресу",
            "Откройте страницу по имени сайта или выберите другой способ.",
        ),
    ),
    "FRMR-GOS-032": Entry(
        en=Text(
            "The signature does not belong to the text",
            "Sign the text that the page shows now, without changing it.",
        ),
        ru=Text(
            "Подпись не относится к этому тексту",
            "Подпишите текст, который страница показывает сейчас, ничего в нём не меняя.",
        ),
    ),
    "FRMR-GOS-033": Entry(
        en=Text(
            "The certificate was not issued by a known authority",
            "Take a certificate of an accredited authority; for the stub, the one it issued itself.",
        ),
        ru=Text(
            "Сертификат выдан неизвестным удостоверяющим центром",
            "Возьмите сертификат аккредитованного центра; для стенда – тот, что выдал он сам.",
        ),
    ),
    "FRMR-GOS-034": Entry(
        en=Text(
            "The certificate is not valid now",
            "It has expired or is not valid yet. Get a new one.",
        ),
        ru=Text(
            "Сертификат сейчас не действует",
            "Его срок истёк или ещё не начался. Получите новый.",
        ),
    ),
    "FRMR-GOS-035": Entry(
        en=Text(
            "The certificate belongs to somebody else",
            "Its СНИЛС is not that of the account. Sign with your own certificate.",
        ),
        ru=Text(
            "Сертификат принадлежит другому человеку",
            "СНИЛС в нём не тот, что в аккаунте. Подпишите своим сертификатом.",
        ),
    ),
    "FRMR-GOS-036": Entry(
        en=Text(
            "The file is no signature",
            "Upload a detached CMS signature with the certificate inside.",
        ),
        ru=Text(
            "Файл не похож на подпись",
            "Загрузите отсоединённую подпись CMS с сертификатом внутри.",
        ),
    ),
    "FRMR-GOS-037": Entry(
        en=Text(
            "This is no phone number and no e-mail address",
            "Enter a mobile number as +7 9XX XXX-XX-XX or an address as name@example.ru.",
        ),
        ru=Text(
            "Это не номер телефона и не адрес почты",
            "Введите мобильный номер вида +7 9XX XXX-XX-XX или адрес вида name@example.ru.",
        ),
    ),
    "FRMR-GOS-038": Entry(
        en=Text(
            "Another account has this phone or address",
            "Enter one that is yours alone.",
        ),
        ru=Text(
            "Этот телефон или адрес уже указан в другом аккаунте",
            "Введите тот, что принадлежит только вам.",
        ),
    ),
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
            "It stands in lists of leaked passwords, or hardly varies. Choose another one.",
        ),
        ru=Text(
            "Этот пароль известен взломщикам",
            "Он есть в списках утечек или почти не меняется от знака к знаку. Придумайте другой.",
        ),
    ),
    "FRMR-GOS-045": Entry(
        en=Text(
            "The password contains your own data",
            "Leave out login, name, phone, e-mail and СНИЛС.",
        ),
        ru=Text(
            "В пароле есть ваши данные",
            "Уберите из него логин, имя, телефон, почту и СНИЛС.",
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
            "Name or birth date differ. Bring them up to date with documents on the page of the account.",
        ),
        ru=Text(
            "Данные аккаунта расходятся с регистром",
            "Не совпадают ФИО или дата рождения. Обновите их по документам на странице аккаунта.",
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
}
