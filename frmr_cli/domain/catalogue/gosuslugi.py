"""Codes of the area «gosuslugi»: what the Gosuslugi stub tells a person on its pages."""

from __future__ import annotations

from frmr_cli.domain.catalogue import gosuslugi_account, gosuslugi_factors, gosuslugi_link
from frmr_cli.domain.catalogue.entry import Entry, Text

_LOGIN: dict[str, Entry] = {
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
    "FRMR-GOS-086": Entry(
        en=Text(
            "This account cannot come into this state",
            "It lacks what the state is about: a code by SMS, a second factor without a secret, or a record of the register. Choose another person: `frmr local accounts`.",
        ),
        ru=Text(
            "Этот аккаунт нельзя привести в такое состояние",
            "У него нет того, что для этого нужно: кода из СМС, второго фактора без секрета или записи регистра. Выберите другого человека: `frmr local accounts`.",
        ),
    ),
    "FRMR-GOS-085": Entry(
        en=Text(
            "This code was used already",
            "Somebody has allowed or denied the login. Look at the terminal; if it did not go on, begin again there with `frmr login`.",
        ),
        ru=Text(
            "Этот код уже использован",
            "Вход по нему уже разрешён или запрещён. Посмотрите в терминал: если он не продолжил, начните там заново командой `frmr login`.",
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
            "Check the keyboard layout and Caps Lock: letter case matters. Forgotten? Press «Forgot the password, or is the account locked?» on the login page.",
        ),
        ru=Text(
            "Неверный логин или пароль",
            "Проверьте раскладку и Caps Lock: в пароле важен регистр букв. Забыли – нажмите «Забыли пароль или аккаунт заблокирован?» на странице входа.",
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
        en=Text(
            "The code has expired",
            "Ask for a new code and enter it at once: each one works for 5 to 10 minutes.",
        ),
        ru=Text(
            "Код просрочен",
            "Запросите новый код и введите его сразу: каждый действует от 5 до 10 минут.",
        ),
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
            "The number of the account cannot receive SMS. Press «Update phone or e-mail» on the login page and enter another.",
        ),
        ru=Text(
            "Неправильный номер телефона",
            "На номер аккаунта нельзя отправить СМС. Нажмите «Обновить телефон или почту» на странице входа и укажите другой.",
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
    "FRMR-GOS-070": Entry(
        en=Text("There is no such consent in force", "See them: `frmr profile consent list`."),
        ru=Text("Такого действующего согласия нет", "Посмотрите их: `frmr profile consent list`."),
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
}

ENTRIES: dict[str, Entry] = (
    _LOGIN | gosuslugi_factors.ENTRIES | gosuslugi_account.ENTRIES | gosuslugi_link.ENTRIES
)
