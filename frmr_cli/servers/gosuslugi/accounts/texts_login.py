"""The words of the pages from the code to the decision, in both languages."""

from __future__ import annotations

from typing import Final

from frmr_cli.servers.gosuslugi.accounts.words import Words

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
    "login.lead.account": Words(
        "Войдите, чтобы открыть страницу аккаунта.", "Log in to open the page of your account."
    ),
    "login.label": Words("Телефон, почта, СНИЛС или логин", "Phone, e-mail, СНИЛС or login"),
    "login.password": Words("Пароль", "Password"),
    "login.submit": Words("Войти", "Log in"),
    "login.forgotten": Words(
        "Забыли пароль или аккаунт заблокирован?",
        "Forgot the password, or is the account locked?",
    ),
    "login.register": Words("Создать аккаунт", "Create an account"),
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
    "client.frmr-cli": Words("frmr – командная строка ФРМР", "frmr – command line of the FRMR"),
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
    "done.login": Words("Открыть страницу входа", "Open the login page"),
    "done.again": Words("Ввести другой код", "Enter another code"),
    "error.title": Words("Не получилось", "That did not work"),
}
