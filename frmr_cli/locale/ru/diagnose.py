"""Russian texts of the area «diagnose»: `explain`, `doctor`, `diagnose login`."""

TEXTS: dict[str, str] = {
    "Explain a code or a message.": "Объяснить код или сообщение.",
    "Explain a code or a message: cause, who cures it, the next command. Of a request id: what happened.": (
        "Объяснить код или сообщение: причина, кто исправит, что выполнить. По номеру запроса: что произошло."
    ),
    "A code (FRMR-…, ESIA-00…, a mnemonic of РЭМД), the words of a message, or a request id; «-» reads standard input.": (
        "Код (FRMR-…, ESIA-00…, мнемоника РЭМД), слова сообщения или номер запроса; «-» – стандартный ввод."
    ),
    "What happened": "Что произошло",
    "What to do": "Что делать",
    "Who cures it": "Кто исправит",
    "How to check": "Чем проверить",
    "you": "вы",
    "the employer (personnel department)": "работодатель (отдел кадров)",
    "the support of the register": "поддержка регистра",
    "an administrator of the register": "администратор регистра",
    "Gosuslugi (the issuer of logins)": "Госуслуги (издатель входа)",
    "the administrator of the network": "администратор сети",
    "the operator of the information system": "оператор информационной системы",
    "the developers of frmr": "разработчики frmr",
    "Several messages fit; the likeliest is first.": (
        "Подходит несколько сообщений, самое вероятное – первое."
    ),
    "Nothing known fits. Give more words of the message, or the code.": (
        "Ничего известного не подходит. Укажите больше слов сообщения или его код."
    ),
    "Find out why something does not work.": "Выяснить, почему что-то не работает.",
    "Check this machine, the way to the registry and the login.": (
        "Проверить эту машину, путь до регистра и вход."
    ),
    "Also write an archive for support; it is shown first.": (
        "Записать ещё и архив для поддержки; сначала он показывается."
    ),
    "Write the archive unasked.": "Записать архив без вопроса.",
    "Write this to {path}?": "Записать это в {path}?",
    "Written: {path}. Nothing was sent anywhere.": "Записано: {path}. Никуда ничего не отправлено.",
    "warning": "внимание",
    "ok": "в порядке",
    "Find out why somebody cannot log in.": "Выяснить, почему человек не может войти.",
    "Somebody else, as support: login, СНИЛС, phone, e-mail or number of the record.": (
        "Кто-то другой, для поддержки: логин, СНИЛС, телефон, почта или номер записи."
    ),
    (
        "Name the most likely cause first, its evidence and its cure.\n\n"
        "Without --user this computer, the way and the services are looked at, and a login is begun and left alone. With"
        " --user\nthe logs of both services are joined; each look is an entry there, and numbers and names stay masked."
    ): (
        "Назвать самую вероятную причину, на что она опирается и как её устранить.\n\n"
        "Без --user проверяются этот компьютер, путь и сервисы, и вход начинается, но не завершается. С --user сводятся"
        " журналы обоих сервисов; каждый просмотр там записывается, а имена и номера остаются скрыты."
    ),
    "What is known of the request {id}": "Что известно о запросе {id}",
    "What it means": "Что это значит",
    "What to do about {code}: {cure}": "Что делать с {code}: {cure}",
    "Nothing is known of this request.": "Об этом запросе ничего не известно.",
    "Login of {user}": "Вход: {user}",
    "Login on this computer": "Вход на этом компьютере",
    "Most likely": "Скорее всего",
    "Evidence": "На чём основано",
    "the person": "сам человек",
    "Cure": "Как исправить",
    "Speaks against": "Что против",
    "Other candidates": "Другие возможные причины",
    "Account and record": "Аккаунт и запись",
    "Second factor": "Второй фактор",
    "Linked to a record": "Связан с записью",
    "Locked until": "Заблокирован до",
    "Last login": "Последний вход",
    "Services and checks": "Сервисы и проверки",
    "All are well.": "Всё в порядке.",
    "Could not be seen": "Чего не видно",
    "Where": "Где",
    "this computer": "этот компьютер",
    "register": "регистр",
    "the person came past this step at {at}": "этот шаг человек прошёл {at}",
    "the login worked: the register refused this command only": "вход работал: регистр отказал только в этой команде",
    "suspicious login": "подозрительный вход",
    "unusual login": "необычный вход",
    "identity proved once more": "личность подтверждена ещё раз",
    "it is not so any more": "сейчас этого уже нет",
    "it is not known whose attempt that was": "чья это была попытка, неизвестно",
    "the login is stopped before that: {code}": "вход останавливается раньше: {code}",
    "it is only what is seen of {code}": "это лишь проявление {code}",
    "no login fails because of it": "вход из-за этого не срывается",
    "it tells that there is no login, not why": "это говорит, что входа нет, но не почему",
    "nobody was stopped by it in this time": "за это время никого не остановило",
    "account bound to the record": "аккаунт связан с записью",
    "account locked": "аккаунт заблокирован",
    "access recovered": "доступ восстановлен",
    "call refused": "вызов отклонён",
    "delivery of the code": "доставка кода",
    "code sent": "код отправлен",
    "consent": "согласие",
    "contact changed": "контакт изменён",
    "device allowed": "устройство допущено",
    "code of the device entered": "введён код устройства",
    "decision about the device": "решение об устройстве",
    "device denied": "устройству отказано",
    "login begun on a device": "вход начат на устройстве",
    "second factor set up": "второй фактор подключён",
    "identity check": "проверка личности",
    "second factor": "второй фактор",
    "login and password": "логин и пароль",
    "page refused": "страница отказала",
    "first call of a login": "первый вызов после входа",
    "login ended": "вход завершён",
    "tokens issued": "токены выданы",
    "tokens refused": "токены не выданы",
    "check «medical worker»": "проверка «медицинский работник»",
    "now: {source}": "сейчас: {source}",
    "the state of the account shows it": "это видно по состоянию аккаунта",
    "the register shows it": "это видно в регистре",
    "a login cannot be begun": "вход не удаётся начать",
    "the issuer does not tell what a login needs": "издатель не сообщает нужного для входа",
    "the page was opened and shows it": "страница открыта, и это на ней видно",
    "{at}, {place}: {what} ({count} ×)": "{at}, {place}: {what} ({count} раз)",
    " (of somebody unknown)": " (чья попытка, неизвестно)",
}
