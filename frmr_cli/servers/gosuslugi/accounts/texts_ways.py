"""The words of the ways into an account: registration, levels, suspicion, recovery, passwords; in both languages."""

from __future__ import annotations

from typing import Final

from frmr_cli.servers.gosuslugi.accounts.words import Words

TEXTS: Final = {
    # Registration
    "register.title": Words("Регистрация", "Registration"),
    "register.details": Words(
        "Введите данные так, как они записаны в паспорте: на каждый контакт придёт код.",
        "Enter your data as it stands in the passport: each contact gets a code.",
    ),
    "register.phone": Words(
        "Мы отправили СМС с кодом на {to}.", "We sent an SMS with a code to {to}."
    ),
    "register.email": Words(
        "Мы отправили письмо с кодом на {to}.", "We sent a letter with a code to {to}."
    ),
    "register.password": Words(
        "Контакты подтверждены. Придумайте пароль.",
        "The contacts are confirmed. Choose a password.",
    ),
    "register.last_name": Words("Фамилия", "Surname"),
    "register.first_name": Words("Имя", "Name"),
    "register.patronymic": Words("Отчество (если есть)", "Patronymic (if any)"),
    "register.gender": Words("Пол", "Gender"),
    "register.female": Words("Женский", "Female"),
    "register.male": Words("Мужской", "Male"),
    "register.mobile": Words("Мобильный телефон", "Mobile phone"),
    "register.submit": Words("Создать аккаунт", "Create the account"),
    # Suspicious logins
    "doubt.title": Words("Это точно вы?", "Is it really you?"),
    "sign.title": Words("С вашего прошлого входа", "Since your last login"),
    "sign.help": Words(
        "Если это были не вы, смените пароль и завершите все входы на странице аккаунта.",
        "If it was not you, change the password and end all logins on the page of the account.",
    ),
    "sign.travel": Words(
        "Вход из места, куда нельзя было успеть: {where}.",
        "A login from where nobody could have come so soon: {where}.",
    ),
    "sign.failures": Words(
        "Много неверных паролей подряд: {where}.",
        "Many wrong passwords in a row: {where}.",
    ),
    "sign.browser": Words(
        "Вход из нового браузера: {where}.",
        "A login from a new browser: {where}.",
    ),
    "sign.address": Words(
        "Вход с нового адреса: {where}.",
        "A login from a new address: {where}.",
    ),
    "sign.travel.now": Words(
        "Этот вход – из другого места ({where}), куда с прошлого раза нельзя было успеть.",
        "This login comes from a place ({where}) that nobody could have reached since the last one.",
    ),
    "sign.failures.now": Words(
        "Недавно кто-то много раз ошибся в пароле, а этот вход – с нового адреса ({where}).",
        "Somebody got the password wrong many times, and this login comes from a new address ({where}).",
    ),
    "sign.address.now": Words(
        "Этот вход – из новой сети ({where}).",
        "This login comes from a new network ({where}).",
    ),
    "sign.browser.now": Words(
        "Браузер или устройство тоже новые.",
        "The browser or device is new as well.",
    ),
    # Levels
    "account.raise.standard": Words("Стандартный уровень", "Standard level"),
    "account.raise.standard.help": Words(
        "Укажите документы. Для входа в регистр нужен подтверждённый уровень: это первый шаг к нему.",
        "Enter your documents. The register wants the confirmed level: this is the first step to it.",
    ),
    "account.raise.passport": Words("Серия и номер паспорта", "Series and number of the passport"),
    "account.raise.passport.help": Words(
        "10 цифр; пробелы не важны.", "10 digits; spaces do not matter."
    ),
    "account.raise.submit": Words("Проверить документы", "Check the documents"),
    "account.raise.confirmed": Words("Подтверждённый уровень", "Confirmed level"),
    "account.raise.confirmed.help": Words(
        "Подтвердите личность через банк или в центре обслуживания. И тот и другой здесь учебные.",
        "Prove your identity through a bank or at a service centre. The stub plays both.",
    ),
    "account.raise.bank": Words("Подтвердить через банк", "Prove it through a bank"),
    "account.raise.bank.code": Words("Код от банка", "Code from the bank"),
    "account.raise.centre": Words("В центре обслуживания", "At a service centre"),
    "account.raise.centre.submit": Words("Показать документ", "Show the document"),
    "account.said.registered": Words(
        "Аккаунт создан. Войдите с новым паролем",
        "The account was made. Log in with the new password",
    ),
    "account.said.recovered": Words(
        "Пароль изменён, прежние входы завершены. Войдите с новым паролем",
        "The password was changed and all former logins ended. Log in with the new password",
    ),
    "account.said.standard": Words("Уровень теперь стандартный", "The level is standard now"),
    "account.said.confirmed": Words(
        "Личность подтверждена: уровень теперь подтверждённый",
        "Your identity is proved: the level is confirmed now",
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
}
