"""Russian texts of the area «diagnose»: `explain`, `doctor`, `diagnose login`."""

TEXTS: dict[str, str] = {
    "Explain a code or a message.": "Объяснить код или сообщение.",
    "Explain a code or a message: cause, who cures it, the next command.": (
        "Объяснить код или сообщение: причина, кто исправит, что выполнить."
    ),
    "A code (FRMR-…, ESIA-00…, a mnemonic of РЭМД) or the words of a message; «-» reads standard input.": (
        "Код (FRMR-…, ESIA-00…, мнемоника РЭМД) или слова сообщения; «-» – стандартный ввод."
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
}
