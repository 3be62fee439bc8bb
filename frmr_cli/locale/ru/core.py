"""Russian texts of the area «core»: the root, its global options, help, completion, what every command says."""

TEXTS: dict[str, str] = {
    # Answers and errors
    "y/N": "д/Н",
    "Error": "Ошибка",
    "Request": "Запрос",
    "Next": "Что делать",
    "Carry out many commands in one process.": "Выполнить много команд в одном процессе.",
    "Carry out many commands with one start and one login; a JSON line for each.": (
        "Выполнить много команд за один запуск и один вход; на каждую – строка JSON."
    ),
    "Read commands from standard input, one a line.": (
        "Читать команды из стандартного ввода, по одной в строке."
    ),
    "Stop after the first command that fails.": "Остановиться на первой неудачной команде.",
    "Similar: {names}. ": "Похожие: {names}. ",
    "it is empty": "оно пустое",
    "it is not finished": "оно не закончено",
    "there is no function {name}": "функции {name} нет",
    "{name}() takes {wanted}": "{name}() принимает {wanted}",
    "{name}() has another number of arguments": "у {name}() другое число аргументов",
    "it cannot be read from place {place} on": "непонятно начиная со знака {place}",
    "from {least} to {most}": "от {least} до {most}",
    "at least {least}": "не меньше {least}",
    "at most {most}": "не больше {most}",
    # Help pages
    "Usage": "Использование",
    "Arguments": "Аргументы",
    "Options": "Ключи",
    "Commands": "Команды",
    "Examples": "Примеры",
    "Global options": "Общие ключи",
    "OPTIONS": "КЛЮЧИ",
    "COMMAND": "КОМАНДА",
    "required": "обязательно",
    "Show this help.": "Показать эту справку.",
    # Man pages
    "frmr manual": "Руководство frmr",
    "NAME": "ИМЯ",
    "SYNOPSIS": "СИНТАКСИС",
    "DESCRIPTION": "ОПИСАНИЕ",
    "SEE ALSO": "СМОТРИТЕ ТАКЖЕ",
    # Root
    "Work with the Federal Register of Medical Workers from a terminal.": (
        "Работа с Федеральным регистром медицинских работников из терминала."
    ),
    "Show who is logged in.": "Показать, кто вошёл.",
    "Send a request of your own with the login.": "Отправить свой запрос от имени вошедшего.",
    "Check a registry from end to end, for CI.": "Проверить регистр целиком, для CI.",
    "End a login here and at the issuer.": "Выйти здесь и на сервере входа.",
    # Global options
    "Registry to work with.": "Регистр, с которым работать.",
    "table, json, jsonl, yaml, csv, tsv, xlsx or id.": "table, json, jsonl, yaml, csv, tsv, xlsx или id.",
    "Show only these fields; «?» lists them.": ("Показать только эти поля; «?» выводит их список."),
    "Pick from the JSON output.": "Выбрать часть вывода в JSON.",
    "Show times in UTC.": "Показывать время в UTC.",
    "Show restricted fields unmasked; needs --reason.": (
        "Показать закрытые поля полностью; нужен --reason."
    ),
    "Why restricted fields are read; it is audited.": (
        "Зачем открываются закрытые поля; попадёт в журнал аудита."
    ),
    "ru, en or auto.": "ru, en или auto.",
    "Say nothing but errors.": "Сообщать только об ошибках.",
    "Show requests and tracebacks, without secrets.": (
        "Показать запросы и трассировку, без секретов."
    ),
    "Never ask anything.": "Ни о чём не спрашивать.",
    "text or json.": "text или json.",
    # Help and completion
    "A topic or a command; the topics without it.": (
        "Тема или команда; без неё выводится список тем."
    ),
    "Explain a topic: environment, formatting, exit-codes.": (
        "Справка по теме: environment, formatting, exit-codes."
    ),
    "Variables that frmr reads.": "Переменные окружения, которые читает frmr.",
    "Formats of output, fields and queries.": "Форматы вывода, поля и запросы.",
    "What the exit code of frmr means.": "Что означает код завершения frmr.",
    "Show or install completion for a shell.": (
        "Показать или установить автодополнение для оболочки."
    ),
    "bash, zsh, fish or powershell.": "bash, zsh, fish или powershell.",
    "Print the script of a shell.": "Вывести скрипт для оболочки.",
    "Write the script to the shell's folder for this user; start-up files are left alone.": (
        "Записать скрипт в каталог оболочки для этого пользователя; файлы запуска не меняются."
    ),
    "New shells complete frmr where the package bash-completion is set up.": (
        "Автодополнение заработает в новых окнах, если установлен пакет bash-completion."
    ),
    "Put this line into ~/.zshrc before compinit: fpath=({folder} $fpath)": (
        "Добавьте в ~/.zshrc перед compinit строку: fpath=({folder} $fpath)"
    ),
    "New shells complete frmr.": "Автодополнение заработает в новых окнах.",
    "Put this line into $PROFILE: . '{path}'": "Добавьте в $PROFILE строку: . '{path}'",
}
