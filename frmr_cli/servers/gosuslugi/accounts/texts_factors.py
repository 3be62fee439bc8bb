"""The words of the second factors and of what is done when one fails, in both languages."""

from __future__ import annotations

from typing import Final

from frmr_cli.servers.gosuslugi.accounts.words import Words

TEXTS: Final = {
    "account.certificate.gost": Words(
        "Выпустить учебный сертификат подписи ГОСТ",
        "Issue a demo certificate for signing with GOST",
    ),
    "account.certificate.no_gost": Words(
        "Подпись ГОСТ здесь не проверить: на машине стенда нет модуля gost для OpenSSL.",
        "Signatures of GOST cannot be verified here: the machine of the stub lacks the engine «gost» of OpenSSL.",
    ),
    "account.said.certificate_gost": Words(
        "Сертификат ГОСТ выпущен: {file}. Подпишите текст со страницы входа: openssl cms -sign -engine gost -md md_gost12_256.",
        "The certificate of GOST is issued: {file}. Sign the text of the login page: openssl cms -sign -engine gost -md md_gost12_256.",
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
}
