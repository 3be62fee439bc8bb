"""Texts of the pages in both languages; errors stand in the catalogue."""

from __future__ import annotations

from typing import Final, NamedTuple


class Words(NamedTuple):
    """One text; `{name}` is filled from keywords."""

    ru: str
    en: str


TEXTS: Final = {
    # Frame
    "site": Words("Госуслуги", "Gosuslugi"),
    "site.demo": Words("демо", "demo"),
    "ribbon": Words(
        "Учебный стенд, а не настоящие Госуслуги. Не вводите свои пароли.",
        "Demo stub, not the real Gosuslugi. Do not enter your own passwords.",
    ),
    "skip": Words("К содержанию", "Skip to content"),
    "language": Words("Язык", "Language"),
    "error": Words("Ошибка", "Error"),
    "steps": Words("Шаг {number} из {of}", "Step {number} of {of}"),
    "continue": Words("Продолжить", "Continue"),
    "restart": Words("Начать заново", "Start again"),
    "footer": Words(
        "Стенд работает на этом компьютере и никуда не передаёт данные.",
        "The stub runs on this computer and sends data nowhere.",
    ),
    # Code
    "code.title": Words("Вход на устройстве", "Log in on a device"),
    "code.lead": Words(
        "Введите код, который показал терминал или другое устройство.",
        "Enter the code that the terminal or another device shows.",
    ),
    "code.compare": Words(
        "Код уже подставлен из ссылки. Сравните его с кодом на устройстве и продолжайте, "
        "только если они совпадают.",
        "The code was filled in from the link. Compare it with the code on the device and go on "
        "only if they are the same.",
    ),
    "code.label": Words("Код с устройства", "Code from the device"),
    "code.help": Words(
        "8 латинских букв, например XXXX‑XXXX. Регистр и дефис не важны.",
        "8 Latin letters, for example XXXX‑XXXX. Case and the dash do not matter.",
    ),
    "code.warning": Words(
        "Не вводите код, который вам продиктовали или прислали: так мошенники входят от вашего имени.",
        "Do not enter a code that somebody told or sent you: that is how fraudsters log in as you.",
    ),
    # Login
    "login.title": Words("Логин и пароль", "Login and password"),
    "login.lead": Words(
        "Войдите в свой аккаунт, чтобы подтвердить вход на устройстве.",
        "Log in to your account to confirm the login on the device.",
    ),
    "login.label": Words("Телефон, почта, СНИЛС или логин", "Phone, e-mail, СНИЛС or login"),
    "login.password": Words("Пароль", "Password"),
    "login.submit": Words("Войти", "Log in"),
    "login.forgotten": Words(
        "Забыли пароль или аккаунт заблокирован?",
        "Forgot the password, or is the account locked?",
    ),
    # Factor
    "factor.title": Words("Подтверждение входа", "Confirm the login"),
    "factor.choose": Words("Выберите, чем подтвердить вход.", "Choose how to confirm the login."),
    "factor.sms": Words("Код из СМС", "Code by SMS"),
    "factor.totp": Words("Код из приложения", "Code from the app"),
    "factor.sms.lead": Words(
        "Мы отправили СМС с кодом на номер {phone}. Код действует 5 минут.",
        "We sent an SMS with a code to {phone}. The code is valid for 5 minutes.",
    ),
    "factor.sms.pending": Words(
        "Код придёт в СМС на номер {phone}.", "The code comes by SMS to {phone}."
    ),
    "factor.totp.lead": Words(
        "Откройте приложение с кодами и введите код, который виден сейчас. Связь не нужна.",
        "Open your authenticator app and enter the code it shows now. No network is needed.",
    ),
    "factor.code": Words("Код из 6 цифр", "6-digit code"),
    "factor.enrol": Words(
        "После входа настроить коды из приложения", "Set up codes of an app after the login"
    ),
    "factor.submit": Words("Подтвердить", "Confirm"),
    "factor.other": Words("Не получается?", "Having trouble?"),
    "factor.use.sms": Words("Получить код в СМС", "Get the code by SMS"),
    "factor.use.totp": Words("Ввести код из приложения", "Enter the code from the app"),
    "factor.push": Words(
        "Подтвердить в приложении",
        "Confirm in the app",
    ),
    "factor.passkey": Words(
        "Ключ доступа (палец, лицо или ПИН-код)",
        "Passkey (finger, face or PIN)",
    ),
    "factor.signature": Words(
        "Электронная подпись",
        "Electronic signature",
    ),
    "factor.email": Words(
        "Ссылка по почте",
        "Link by e-mail",
    ),
    "factor.push.lead": Words(
        "Откройте уведомление в приложении и выберите в нём это число.",
        "Open the notification in the app and choose this number there.",
    ),
    "factor.push.help": Words(
        "Эта страница продолжит сама. Если уведомления нет, отправьте его ещё раз.",
        "This page goes on by itself. If there is no notification, send it again.",
    ),
    "factor.email.lead": Words(
        "Мы отправили письмо со ссылкой на адрес {address}. Откройте её на любом устройстве: эта страница продолжит сама.",
        "We sent a letter with a link to {address}. Open it on any device: this page goes on by itself.",
    ),
    "factor.passkey.lead": Words(
        "Подтвердите вход пальцем, лицом или ПИН-кодом этого устройства.",
        "Confirm the login with the finger, face or PIN of this device.",
    ),
    "factor.passkey.named": Words(
        "Ключ доступа привязан к имени сайта, а эта страница открыта по числовому адресу. Откройте её по имени и войдите там:",
        "A passkey belongs to the name of a site, and this page was opened by a number. Open it by its name and log in there:",
    ),
    "factor.passkey.submit": Words(
        "Подтвердить ключом",
        "Confirm with the passkey",
    ),
    "passkey.noscript": Words(
        "Ключ доступа работает только с JavaScript. Включите его или выберите другой способ.",
        "A passkey needs JavaScript. Switch it on or choose another way.",
    ),
    "passkey.failed": Words(
        "Браузер не дал ключ. Попробуйте ещё раз или выберите другой способ.",
        "The browser gave no key. Try again or choose another way.",
    ),
    "factor.signature.lead": Words(
        "Подпишите этот текст своей электронной подписью и загрузите файл подписи.",
        "Sign this text with your electronic signature and upload the file of the signature.",
    ),
    "factor.signature.help": Words(
        "Нужна отсоединённая подпись CMS (.p7s, .sig) с сертификатом внутри; текст – без перевода строки в конце.",
        "What is needed is a detached CMS signature (.p7s, .sig) with the certificate inside; the text has no line end.",
    ),
    "factor.signature.file": Words(
        "Файл подписи",
        "File of the signature",
    ),
    "factor.recovery": Words(
        "Код восстановления",
        "Recovery code",
    ),
    "factor.recovery.lead": Words(
        "Введите один из кодов, которые вы записали. Осталось: {left}.",
        "Enter one of the codes that you wrote down. Left: {left}.",
    ),
    "factor.recovery.code": Words(
        "Код восстановления",
        "Recovery code",
    ),
    "factor.use.recovery": Words(
        "Ввести код восстановления",
        "Enter a recovery code",
    ),
    "factor.over": Words(
        "Это подтверждение больше не действует. Запросите новое или выберите другой способ.",
        "This confirmation is over. Ask for a new one or choose another way.",
    ),
    "factor.continue": Words(
        "Продолжить",
        "Continue",
    ),
    "factor.resend.sms": Words(
        "Отправить новый код",
        "Send a new code",
    ),
    "factor.resend.push": Words(
        "Отправить новое уведомление",
        "Send a new notification",
    ),
    "factor.resend.email": Words(
        "Отправить новое письмо",
        "Send a new letter",
    ),
    "factor.resend.passkey": Words(
        "Запросить ключ ещё раз",
        "Ask for the passkey again",
    ),
    "factor.resend.signature": Words(
        "Получить новый текст",
        "Get a new text",
    ),
    "factor.use.push": Words(
        "Подтвердить в приложении",
        "Confirm in the app",
    ),
    "factor.use.passkey": Words(
        "Подтвердить ключом доступа",
        "Confirm with a passkey",
    ),
    "factor.use.signature": Words(
        "Подтвердить электронной подписью",
        "Confirm with an electronic signature",
    ),
    "factor.use.email": Words(
        "Получить ссылку по почте",
        "Get a link by e-mail",
    ),
    "factor.contacts": Words(
        "Обновить телефон или почту",
        "Update phone or e-mail",
    ),
    "factor.restart": Words("Войти под другим логином", "Use another login"),
    # Contacts
    "contacts.title": Words(
        "Новый телефон или почта",
        "New phone or e-mail",
    ),
    "contacts.lead": Words(
        "Если старый номер или адрес больше не ваш, укажите новый и подтвердите личность.",
        "If the former number or address is no longer yours, enter the new one and prove who you are.",
    ),
    "contacts.kind": Words(
        "Что изменить",
        "What to change",
    ),
    "contacts.phone": Words(
        "Телефон",
        "Phone",
    ),
    "contacts.email": Words(
        "Электронную почту",
        "E-mail",
    ),
    "contacts.value": Words(
        "Новый номер или адрес",
        "New number or address",
    ),
    "contacts.sent": Words(
        "Мы отправили код на {value}. Введите его, и контакт изменится.",
        "We sent a code to {value}. Enter it to change the contact.",
    ),
    "contacts.back": Words(
        "Вернуться без изменений",
        "Go back without a change",
    ),
    "identity.birth": Words(
        "Дата рождения",
        "Date of birth",
    ),
    "identity.birth.form": Words(
        "ДД.ММ.ГГГГ",
        "DD.MM.YYYY",
    ),
    "identity.document": Words(
        "Серия и номер паспорта",
        "Series and number of the passport",
    ),
    "identity.document.help": Words(
        "Если паспорта РФ нет, введите СНИЛС.",
        "Without a Russian passport enter the СНИЛС.",
    ),
    # The other device
    "app.title": Words(
        "Это вы входите?",
        "Is it you who logs in?",
    ),
    "app.lead": Words(
        "Кто-то входит в ваш аккаунт с сетевого адреса {address}.",
        "Somebody is logging in to your account from the network address {address}.",
    ),
    "app.choose": Words(
        "Выберите число, которое видно на странице входа.",
        "Choose the number that the login page shows.",
    ),
    "app.confirm": Words(
        "Да, это я",
        "Yes, it is me",
    ),
    "app.refuse": Words(
        "Это не я",
        "It is not me",
    ),
    "app.confirmed.title": Words(
        "Вход подтверждён",
        "Login confirmed",
    ),
    "app.confirmed.lead": Words(
        "Вернитесь на страницу входа: она продолжит сама.",
        "Return to the login page: it goes on by itself.",
    ),
    "app.refused.title": Words(
        "Вход отклонён",
        "Login refused",
    ),
    "app.refused.lead": Words(
        "Если это были не вы, смените пароль: его кто-то знает.",
        "If it was not you, change your password: somebody knows it.",
    ),
    # Recovery
    "recover.title": Words(
        "Восстановление доступа",
        "Recovering access",
    ),
    "recover.identity": Words(
        "Подтвердите, что аккаунт ваш: так же открывается и заблокированный аккаунт.",
        "Prove that the account is yours: a locked account is opened the same way.",
    ),
    "recover.confirm": Words(
        "Мы отправили код на {to}. Введите его.",
        "We sent a code to {to}. Enter it.",
    ),
    "recover.password": Words(
        "Придумайте новый пароль. Все прежние входы завершатся.",
        "Choose a new password. All former logins end.",
    ),
    "recover.code": Words(
        "Код из 8 цифр",
        "8-digit code",
    ),
    "recover.back": Words(
        "Вернуться ко входу",
        "Go back to the login",
    ),
    # Password
    "password.title": Words(
        "Новый пароль",
        "New password",
    ),
    "password.expired": Words(
        "Паролю больше 90 дней. Смените его, чтобы продолжить.",
        "The password is older than 90 days. Change it to go on.",
    ),
    "password.new": Words(
        "Новый пароль",
        "New password",
    ),
    "password.repeat": Words(
        "Новый пароль ещё раз",
        "New password again",
    ),
    "password.help": Words(
        "Не меньше 12 знаков: строчные и заглавные буквы, цифры и другие знаки.",
        "12 characters or more: small and capital letters, digits and other signs.",
    ),
    "password.submit": Words(
        "Сохранить пароль",
        "Save the password",
    ),
    # Passkey
    "passkey.title": Words(
        "Ключ доступа",
        "Passkey",
    ),
    "passkey.lead": Words(
        "Браузер создаст ключ на этом устройстве. Он откроется пальцем, лицом или ПИН-кодом и не покинет устройство.",
        "The browser makes a key on this device. It opens with a finger, face or PIN and never leaves the device.",
    ),
    "passkey.submit": Words(
        "Создать ключ",
        "Make the passkey",
    ),
    "passkey.cancel": Words(
        "Не сейчас",
        "Not now",
    ),
    # Account
    "account.title": Words(
        "Мой аккаунт",
        "My account",
    ),
    "account.name": Words(
        "Владелец",
        "Owner",
    ),
    "account.phone": Words("Телефон", "Phone"),
    "account.email": Words("Электронная почта", "E-mail"),
    "account.level": Words(
        "Уровень",
        "Level",
    ),
    "account.level.simplified": Words(
        "упрощённый",
        "simplified",
    ),
    "account.level.standard": Words(
        "стандартный",
        "standard",
    ),
    "account.level.confirmed": Words(
        "подтверждённый",
        "confirmed",
    ),
    "account.worker": Words(
        "Проверка «медицинский работник»",
        "Check «medical worker»",
    ),
    "account.worker.help": Words(
        "Аккаунт не связан с записью регистра или расходится с ней. Подтвердите, что вы медицинский работник.",
        "The account is not linked to a record of the register, or differs from it. Show that you are a medical worker.",
    ),
    "account.worker.certificate": Words(
        "Номер записи регистра или свидетельства",
        "Number of the register record or certificate",
    ),
    "account.worker.inn": Words(
        "ИНН",
        "ИНН",
    ),
    "account.worker.submit": Words(
        "Проверить и связать",
        "Check and link",
    ),
    "account.sessions": Words(
        "Где вы вошли",
        "Where you are logged in",
    ),
    "account.sessions.help": Words(
        "Завершите вход, который вам незнаком, и смените пароль.",
        "End a login that you do not know, and change the password.",
    ),
    "account.sessions.none": Words(
        "Сейчас нет ни одного входа на устройствах.",
        "There is no login on a device now.",
    ),
    "account.sessions.new": Words(
        "новое устройство",
        "new device",
    ),
    "account.sessions.facts": Words(
        "Адрес {address} · вход {started} · последнее действие {used}",
        "Address {address} · logged in {started} · last used {used}",
    ),
    "account.sessions.end": Words(
        "Завершить",
        "End",
    ),
    "account.sessions.end_all": Words(
        "Завершить все входы",
        "End all logins",
    ),
    "account.factors": Words(
        "Чем подтверждается вход",
        "How logins are confirmed",
    ),
    "account.off": Words(
        "Отключить",
        "Switch off",
    ),
    "account.on.sms": Words(
        "Включить коды по СМС",
        "Switch on codes by SMS",
    ),
    "account.on.totp": Words(
        "Настроить коды из приложения",
        "Set up codes of an app",
    ),
    "account.on.push": Words(
        "Включить уведомления в приложении",
        "Switch on notifications in the app",
    ),
    "account.on.passkey": Words(
        "Добавить ключ доступа",
        "Add a passkey",
    ),
    "account.on.email": Words(
        "Включить ссылки по почте",
        "Switch on links by e-mail",
    ),
    "account.certificate": Words(
        "Выпустить учебный сертификат подписи",
        "Issue a demo certificate for signing",
    ),
    "account.codes": Words(
        "Создать коды восстановления",
        "Make recovery codes",
    ),
    "account.codes.left": Words(
        "осталось: {left}",
        "left: {left}",
    ),
    "account.codes.fresh": Words(
        "Запишите коды: больше их никто не покажет. Прежние коды не действуют.",
        "Write the codes down: nobody shows them again. The former ones no longer work.",
    ),
    "account.password": Words(
        "Смена пароля",
        "Change the password",
    ),
    "account.password.present": Words(
        "Нынешний пароль",
        "Present password",
    ),
    "account.networks": Words(
        "Откуда можно входить",
        "Where logins may come from",
    ),
    "account.networks.label": Words(
        "Разрешённые сетевые адреса",
        "Allowed network addresses",
    ),
    "account.networks.help": Words(
        "Адреса или сети через пробел; пусто – отовсюду. Ваш адрес сейчас: {address}.",
        "Addresses or networks, separated by spaces; empty means from everywhere. Your address now: {address}.",
    ),
    "account.networks.submit": Words(
        "Сохранить адреса",
        "Save the addresses",
    ),
    "account.loss": Words(
        "Потеряли устройство?",
        "Lost a device?",
    ),
    "account.loss.help": Words(
        "Все входы завершатся, а аккаунт закроется до подтверждения личности.",
        "All logins end, and the account stays locked until your identity is checked.",
    ),
    "account.loss.submit": Words(
        "Заблокировать аккаунт",
        "Lock the account",
    ),
    "account.leave": Words(
        "Выйти",
        "Log out",
    ),
    "account.said.switched": Words(
        "Способы подтверждения изменены",
        "The ways to confirm were changed",
    ),
    "account.said.password": Words(
        "Пароль изменён",
        "The password was changed",
    ),
    "account.said.networks": Words(
        "Адреса сохранены",
        "The addresses were saved",
    ),
    "account.said.linked": Words(
        "Аккаунт связан с записью регистра",
        "The account is linked to its record of the register",
    ),
    "account.said.ended": Words(
        "Вход завершён",
        "The login was ended",
    ),
    "account.said.certificate": Words(
        "Сертификат выпущен: {file}",
        "The certificate was issued: {file}",
    ),
    # Enrolment
    "enrol.title": Words("Коды из приложения", "Codes of an app"),
    "enrol.lead": Words(
        "Отсканируйте рисунок приложением с одноразовыми кодами: в следующий раз вход можно будет "
        "подтвердить без СМС и без связи.",
        "Scan the picture with an authenticator app: next time you can confirm the login without "
        "SMS and without a network.",
    ),
    "enrol.qr": Words("QR-код для приложения", "QR code for the app"),
    "enrol.secret": Words("Или введите ключ вручную:", "Or enter the key by hand:"),
    "enrol.code": Words("Код, который показало приложение", "Code that the app shows"),
    "enrol.submit": Words("Включить", "Switch on"),
    "enrol.skip": Words("Не сейчас", "Not now"),
    # Consent
    "consent.title": Words("Согласия", "Consents"),
    "consent.lead": Words(
        "Вы входите впервые. Каждое согласие — отдельный документ о своей цели. Прочитайте и отметьте "
        "те, с которыми согласны.",
        "This is your first login. Each consent is a document of its own with one purpose. Read them "
        "and tick those you agree with.",
    ),
    "consent.required": Words("обязательно", "required"),
    "consent.optional": Words("по желанию", "optional"),
    "consent.agree": Words("Даю согласие", "I agree"),
    "consent.alone": Words("Открыть отдельно", "Open on its own"),
    "consent.version": Words("Редакция {version}", "Version {version}"),
    # Decision
    "decision.title": Words("Разрешить вход?", "Allow the login?"),
    "decision.lead": Words(
        "{name}, устройство просит действовать от вашего имени.",
        "{name}, a device asks to act on your behalf.",
    ),
    "decision.warning": Words(
        "Разрешайте, только если вы сами только что начали этот вход.",
        "Allow it only if you yourself have just started this login.",
    ),
    "decision.client": Words("Программа", "Program"),
    "decision.device": Words("Устройство", "Device"),
    "decision.device.unknown": Words("не назвало себя", "did not name itself"),
    "decision.address": Words("Сетевой адрес", "Network address"),
    "decision.address.unknown": Words("неизвестен", "unknown"),
    "decision.address.same": Words("тот же, что у этого браузера", "the same as this browser's"),
    "decision.address.other": Words(
        "не тот, что у этого браузера ({address})", "not that of this browser ({address})"
    ),
    "decision.started": Words("Запрошено", "Asked"),
    "decision.now": Words("только что", "just now"),
    "decision.ago": Words("{minutes} мин назад", "{minutes} min ago"),
    "decision.code": Words("Код", "Code"),
    "decision.scopes": Words("Какие права получит программа", "Rights the program will get"),
    "decision.allow": Words("Разрешить", "Allow"),
    "decision.deny": Words("Запретить", "Deny"),
    "scope.openid": Words("Узнать, кто вы", "Know who you are"),
    "scope.profile": Words(
        "Видеть фамилию, имя, отчество, дату рождения и пол",
        "See your name, date of birth and gender",
    ),
    "scope.snils": Words("Видеть СНИЛС", "See your СНИЛС"),
    "scope.email": Words("Видеть адрес электронной почты", "See your e-mail address"),
    "scope.phone": Words("Видеть номер телефона", "See your phone number"),
    "scope.offline_access": Words(
        "Оставаться в системе, пока вы не выйдете", "Stay logged in until you log out"
    ),
    "scope.frmr.read": Words("Читать данные регистра", "Read the register"),
    "scope.frmr.write": Words("Изменять данные регистра", "Change the register"),
    "scope.frmr.audit": Words("Читать журнал действий", "Read the audit log"),
    "scope.frmr.admin": Words("Управлять регистром", "Administer the register"),
    # Result
    "done.allowed.title": Words("Вход разрешён", "Login allowed"),
    "done.allowed.lead": Words(
        "Вернитесь к терминалу: он продолжит работу сам. Эту страницу можно закрыть.",
        "Return to the terminal: it goes on by itself. You can close this page.",
    ),
    "done.denied.title": Words("Вход запрещён", "Login denied"),
    "done.denied.lead": Words(
        "Устройство не получило доступа. Если вы не начинали этот вход, смените пароль.",
        "The device got no access. If you did not start this login, change your password.",
    ),
    "done.expired.title": Words("Запрос больше не действует", "The request is no longer valid"),
    "done.left.title": Words(
        "Вы вышли",
        "You are logged out",
    ),
    "done.left.lead": Words(
        "Эту страницу можно закрыть.",
        "You can close this page.",
    ),
    "done.locked.title": Words(
        "Аккаунт заблокирован",
        "The account is locked",
    ),
    "done.locked.lead": Words(
        "Все входы завершены. Чтобы открыть аккаунт, нажмите «Забыли пароль или аккаунт заблокирован?» на странице входа.",
        "All logins were ended. To open the account, press «Forgot the password, or is the account locked?» on the login page.",
    ),
    "done.session": Words(
        "Мы завершили ваш сеанс в этом браузере.", "Your session in this browser is over."
    ),
    "done.again": Words("Ввести другой код", "Enter another code"),
    "error.title": Words("Не получилось", "That did not work"),
}
"""Key → text."""


def text(key: str, language: str, **values: object) -> str:
    """
    A text with its places filled.

    Raises: KeyError for an unknown key or a place without a value.
    """
    words = TEXTS[key]
    return (words.ru if language == "ru" else words.en).format(**values)
