"""Codes of the command line."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

ENTRIES: dict[str, Entry] = {
    "FRMR-CLI-001": Entry(
        en=Text("There is no command «{name}»", "{similar}See `{help}`."),
        ru=Text("Команды «{name}» нет", "{similar}Смотрите `{help}`."),
    ),
    "FRMR-CLI-002": Entry(
        en=Text("There is no option {option}", "{similar}See `{help}`."),
        ru=Text("Параметра {option} нет", "{similar}Смотрите `{help}`."),
    ),
    "FRMR-CLI-003": Entry(
        en=Text("{name} is missing", "See `{help}`."),
        ru=Text("Не указано: {name}", "Смотрите `{help}`."),
    ),
    "FRMR-CLI-004": Entry(
        en=Text("Wrong value for {name}: {why}", "See `{help}`."),
        ru=Text("Неверное значение {name}: {why}", "Смотрите `{help}`."),
    ),
    "FRMR-CLI-005": Entry(
        en=Text("The command line cannot be understood: {why}", "See `{help}`."),
        ru=Text("Не удалось разобрать команду: {why}", "Смотрите `{help}`."),
    ),
    "FRMR-CLI-006": Entry(
        en=Text("{name} does not take «{value}»", "Choose one of: {allowed}. See `{help}`."),
        ru=Text("{name} не принимает «{value}»", "Выберите из: {allowed}. Смотрите `{help}`."),
    ),
    "FRMR-CLI-007": Entry(
        en=Text("{name} takes a whole number, not «{value}»", "See `{help}`."),
        ru=Text("{name} – целое число, а указано «{value}»", "Смотрите `{help}`."),
    ),
    "FRMR-CLI-008": Entry(
        en=Text("{name} takes a number, not «{value}»", "Write it as 0.5. See `{help}`."),
        ru=Text("{name} – число, а указано «{value}»", "Запишите его так: 0.5. Смотрите `{help}`."),
    ),
    "FRMR-CLI-009": Entry(
        en=Text("{name} cannot be {value}", "It must be {limits}. See `{help}`."),
        ru=Text("{name} не может быть {value}", "Допустимо: {limits}. Смотрите `{help}`."),
    ),
    "FRMR-CLI-010": Entry(
        en=Text(
            "This needs a confirmation and there is no terminal to ask at", "Add {flag} to confirm."
        ),
        ru=Text(
            "Нужно подтверждение, но спросить не у кого: нет терминала",
            "Добавьте {flag} для подтверждения.",
        ),
    ),
    "FRMR-CLI-011": Entry(
        en=Text("There is no field «{name}» here", "Fields: {known}."),
        ru=Text("Поля «{name}» здесь нет", "Поля: {known}."),
    ),
    "FRMR-CLI-012": Entry(
        en=Text("--query is not a JMESPath expression: {why}", "Example: `--query 'items[].id'`."),
        ru=Text("--query – не выражение JMESPath: {why}", "Пример: `--query 'items[].id'`."),
    ),
    "FRMR-CLI-013": Entry(
        en=Text("«{who}» is not logged in here", "Logged in: {known}. See `frmr auth list`."),
        ru=Text("«{who}» здесь не входил", "Вошли: {known}. Смотрите `frmr auth list`."),
    ),
    "FRMR-CLI-014": Entry(
        en=Text(
            "Restricted fields are shown only for a reason",
            'Add `--reason "why you need them"`; it is written to the audit log.',
        ),
        ru=Text(
            "Закрытые поля показываются только с указанием причины",
            'Добавьте `--reason "зачем"`; причина попадёт в журнал.',
        ),
    ),
    "FRMR-CLI-015": Entry(
        en=Text(
            "--set needs NAME=VALUE, and «{name}» has no value",
            "Example: `--set birthPlace=Тверь`.",
        ),
        ru=Text(
            "Для --set нужно ИМЯ=ЗНАЧЕНИЕ, у «{name}» значения нет",
            "Пример: `--set birthPlace=Тверь`.",
        ),
    ),
    "FRMR-CLI-016": Entry(
        en=Text(
            "{source} cannot be read: {why}",
            "Give the path of a JSON file, or «-» for standard input.",
        ),
        ru=Text(
            "Не удалось прочитать {source}: {why}",
            "Укажите путь к файлу JSON или «-» для стандартного ввода.",
        ),
    ),
    "FRMR-CLI-017": Entry(
        en=Text(
            "There is nothing to change", "Name the fields: `frmr profile edit --set NAME=VALUE`."
        ),
        ru=Text("Нечего изменять", "Укажите поля: `frmr profile edit --set ИМЯ=ЗНАЧЕНИЕ`."),
    ),
    "FRMR-CLI-018": Entry(
        en=Text("One contact is changed at a time", "Give either --phone or --email."),
        ru=Text("За один раз меняется один контакт", "Укажите либо --phone, либо --email."),
    ),
    "FRMR-CLI-019": Entry(
        en=Text("A header looks like «Name: value»", "Example: `-H 'If-Match: \"3\"'`."),
        ru=Text("Заголовок выглядит так: «Имя: значение»", "Пример: `-H 'If-Match: \"3\"'`."),
    ),
    "FRMR-CLI-020": Entry(
        en=Text(
            "The Authorization header is set by frmr, a token does not belong on a command line",
            "Put it into FRMR_TOKEN_FILE, or log in with `frmr login`.",
        ),
        ru=Text(
            "Заголовок Authorization ставит сам frmr, токену не место в командной строке",
            "Укажите файл в FRMR_TOKEN_FILE или войдите: `frmr login`.",
        ),
    ),
    "FRMR-CLI-021": Entry(
        en=Text(
            "{path} cannot be written: {why}",
            "Give a path in a directory that exists and is yours.",
        ),
        ru=Text(
            "Не удалось записать {path}: {why}",
            "Укажите путь в существующем каталоге, доступном вам.",
        ),
    ),
    "FRMR-CLI-022": Entry(
        en=Text("A quotation mark is not closed", "Quote as in a shell: 'two words'."),
        ru=Text("Не закрыта кавычка", "Ставьте кавычки как в оболочке: 'два слова'."),
    ),
    "FRMR-CLI-023": Entry(
        en=Text("«{name}» cannot be one of many commands", "Call it by itself: `frmr {name}`."),
        ru=Text("«{name}» не выполняется в ряду команд", "Вызовите её отдельно: `frmr {name}`."),
    ),
    "FRMR-CLI-024": Entry(
        en=Text(
            "Of {count} commands {failed} failed",
            "Each line of the output says how its command ended: look for `exit_code`.",
        ),
        ru=Text(
            "Из команд ({count}) не выполнено: {failed}",
            "Чем закончилась каждая, сказано в её строке: смотрите `exit_code`.",
        ),
    ),
    "FRMR-CLI-025": Entry(
        en=Text(
            "An Excel file cannot be shown here",
            "Write it to a file: add `> FILE.xlsx`.",
        ),
        ru=Text(
            "Файл Excel здесь показать нельзя",
            "Запишите его в файл: добавьте `> ФАЙЛ.xlsx`.",
        ),
    ),
    "FRMR-CLI-026": Entry(
        en=Text("The command takes nothing more, but there is «{words}»", "See `{help}`."),
        ru=Text("Команда больше ничего не принимает, а указано «{words}»", "Смотрите `{help}`."),
    ),
    "FRMR-CLI-027": Entry(
        en=Text(
            "A value is no text in the encoding of this terminal",
            "Give it in UTF-8: set the terminal, or the locale (`LC_ALL=C.UTF-8`), to UTF-8 and type it again.",
        ),
        ru=Text(
            "Значение записано не в той кодировке, что у этого терминала",
            "Наберите его в UTF-8: переключите терминал или локаль (`LC_ALL=C.UTF-8`) и повторите.",
        ),
    ),
    "FRMR-CLI-040": Entry(
        en=Text(
            "There is no help on «{name}»",
            "{similar}Topics: {known}. Commands: `frmr --help`.",
        ),
        ru=Text(
            "Справки «{name}» нет",
            "{similar}Темы: {known}. Команды: `frmr --help`.",
        ),
    ),
    "FRMR-CLI-041": Entry(
        en=Text(
            "Cannot write the completion to {path}: {why}",
            "Write it elsewhere: `frmr completion show {shell} > FILE`.",
        ),
        ru=Text(
            "Не удалось записать автодополнение в {path}: {why}",
            "Запишите его в другое место: `frmr completion show {shell} > ФАЙЛ`.",
        ),
    ),
    "FRMR-CLI-061": Entry(
        en=Text("The two passwords differ", "Repeat the command; nothing was changed."),
        ru=Text("Пароли не совпали", "Повторите команду; ничего не изменено."),
    ),
    "FRMR-CLI-060": Entry(
        en=Text("{first} and {second} exclude each other", "Give one of them."),
        ru=Text("{first} и {second} вместе не используются", "Оставьте один из параметров."),
    ),
}
