"""Codes of bulk work: files, plans, runs."""

from __future__ import annotations

from frmr_cli.domain.catalogue.bulk_rows import ENTRIES as ROWS
from frmr_cli.domain.catalogue.bulk_runs import ENTRIES as RUNS
from frmr_cli.domain.catalogue.entry import Entry, Text

ENTRIES: dict[str, Entry] = {
    **ROWS,
    **RUNS,
    "FRMR-BULK-001": Entry(
        en=Text("The file {path} cannot be read: {why}", "Check the path and the rights."),
        ru=Text("Не удалось прочитать файл {path}: {why}", "Проверьте путь и права доступа."),
    ),
    "FRMR-BULK-002": Entry(
        en=Text(
            "No row of the first 20 names columns of «{kind}»",
            "Name the columns as in the template: {examples}. See `frmr bulk template {kind}`.",
        ),
        ru=Text(
            "Ни одна из первых 20 строк не содержит названий столбцов вида «{kind}»",
            "Назовите столбцы как в шаблоне: {examples}. Смотрите `frmr bulk template {kind}`.",
        ),
    ),
    "FRMR-BULK-003": Entry(
        en=Text(
            "Unknown columns: {headers}",
            "Say what a column is with `--map '{first}=NAME'`, or pass it by with `--ignore-column '{first}'`.",
        ),
        ru=Text(
            "Неизвестные столбцы: {headers}",
            "Укажите, что в столбце: `--map '{first}=ИМЯ'`, или пропустите его: `--ignore-column '{first}'`.",
        ),
    ),
    "FRMR-BULK-004": Entry(
        en=Text(
            "The column «{column}» stands twice",
            "Remove one of them, or pass one by with `--ignore-column`.",
        ),
        ru=Text(
            "Столбец «{column}» встречается дважды",
            "Удалите один из них или пропустите его: `--ignore-column`.",
        ),
    ),
    "FRMR-BULK-005": Entry(
        en=Text(
            "--map {text} fits nothing", "Write HEADER=NAME with a header of the file: {headers}."
        ),
        ru=Text(
            "--map {text} ни к чему не подходит",
            "Напишите ЗАГОЛОВОК=ИМЯ; заголовки файла: {headers}.",
        ),
    ),
    "FRMR-BULK-006": Entry(
        en=Text(
            "The column «{column}» is missing",
            "It says what a row is about; another header for it: `--map HEADER={name}`.",
        ),
        ru=Text(
            "Нет столбца «{column}»",
            "Он указывает, к чему относится строка; если он назван иначе: `--map ЗАГОЛОВОК={name}`.",
        ),
    ),
    "FRMR-BULK-007": Entry(
        en=Text(
            "Row {row} is not text in {encoding}",
            "Name the encoding: `--encoding cp1251`, or save the file as UTF-8.",
        ),
        ru=Text(
            "Строка {row} – не текст в кодировке {encoding}",
            "Укажите кодировку: `--encoding cp1251`, или сохраните файл в UTF-8.",
        ),
    ),
    "FRMR-BULK-008": Entry(
        en=Text(
            "Row {row} breaks the rules of CSV: {why}",
            "Look for a quotation mark that is not closed, in this row or above it.",
        ),
        ru=Text(
            "Строка {row} нарушает правила CSV: {why}",
            "Найдите незакрытую кавычку в этой строке или выше.",
        ),
    ),
    "FRMR-BULK-009": Entry(
        en=Text(
            "{path} is no workbook that can be read: {why}",
            "Save it as .xlsx without a password, or as CSV.",
        ),
        ru=Text(
            "{path} – не книга Excel, которую можно прочитать: {why}",
            "Сохраните её как .xlsx без пароля или как CSV.",
        ),
    ),
    "FRMR-BULK-010": Entry(
        en=Text("Line {row} is no JSON object: {why}", "Put one object on each line."),
        ru=Text("Строка {row} – не объект JSON: {why}", "В каждой строке должен быть один объект."),
    ),
    "FRMR-BULK-011": Entry(
        en=Text("The workbook has no sheet «{sheet}»", "Choose with `--sheet` one of: {known}."),
        ru=Text(
            "В книге нет листа «{sheet}»", "Выберите параметром `--sheet` один из листов: {known}."
        ),
    ),
    "FRMR-BULK-012": Entry(
        en=Text("The file has no rows below its header", "Fill in at least one row."),
        ru=Text("Под заголовком нет ни одной строки", "Заполните хотя бы одну строку."),
    ),
    "FRMR-BULK-013": Entry(
        en=Text(
            "{count} faults in {rows} rows; nothing was sent",
            "Correct the cells that are named and run it again; marked in a copy: `--report faults.xlsx`.",
        ),
        ru=Text(
            "В файле ошибки ({count}), строк с ошибками: {rows}; ничего не отправлено",
            "Исправьте указанные ячейки и повторите; с пометками в копии: `--report faults.xlsx`.",
        ),
    ),
    "FRMR-BULK-014": Entry(
        en=Text("There is no kind «{name}»", "Choose one of: {known}."),
        ru=Text("Вида «{name}» нет", "Выберите один из: {known}."),
    ),
    "FRMR-BULK-015": Entry(
        en=Text("{path} cannot be written: {why}", "Choose another place, or make room."),
        ru=Text("Не удалось записать {path}: {why}", "Выберите другое место или освободите диск."),
    ),
    "FRMR-BULK-016": Entry(
        en=Text("The file {path} is empty", "Give a file with a header and rows."),
        ru=Text("Файл {path} пуст", "Укажите файл с заголовком и строками."),
    ),
    "FRMR-BULK-017": Entry(
        en=Text(
            "The name {path} does not tell the form of the file",
            "End it with .csv or .xlsx.",
        ),
        ru=Text(
            "По имени {path} не понять, в какой форме писать файл",
            "Закончите имя на .csv или .xlsx.",
        ),
    ),
    "FRMR-BULK-020": Entry(
        en=Text("{path} is no plan, or a torn one", "Make it again: `frmr bulk plan`."),
        ru=Text(
            "{path} – не план или повреждённый план", "Составьте план заново: `frmr bulk plan`."
        ),
    ),
    "FRMR-BULK-021": Entry(
        en=Text(
            "The plan {path} was altered after it was made",
            "Do not apply it; make it again: `frmr bulk plan`.",
        ),
        ru=Text(
            "План {path} изменён после составления",
            "Не применяйте его; составьте заново: `frmr bulk plan`.",
        ),
    ),
    "FRMR-BULK-022": Entry(
        en=Text(
            "The plan {path} was made by another user or on another machine",
            "Apply it where it was made; it is sealed with a key of that user.",
        ),
        ru=Text(
            "План {path} составлен другим пользователем или на другой машине",
            "Примените его там, где он составлен: он закрыт ключом того пользователя.",
        ),
    ),
    "FRMR-BULK-023": Entry(
        en=Text("The plan expired on {day}", "Make it again from the same file: `frmr bulk plan`."),
        ru=Text(
            "Срок плана истёк {day}", "Составьте его заново из того же файла: `frmr bulk plan`."
        ),
    ),
    "FRMR-BULK-024": Entry(
        en=Text(
            "The plan is for {account} at {server}",
            "Switch to that login and registry: `frmr auth list`, `frmr context list`.",
        ),
        ru=Text(
            "План составлен для {account} на {server}",
            "Переключитесь на этот вход и регистр: `frmr auth list`, `frmr context list`.",
        ),
    ),
    "FRMR-BULK-025": Entry(
        en=Text(
            "The plan was applied already, in run {run}",
            "See how it ended: `frmr bulk status {run}`. One that was cut off goes on by `frmr bulk resume {run}`.",
        ),
        ru=Text(
            "План уже применялся, запуск {run}",
            "Посмотрите, чем он закончился: `frmr bulk status {run}`. Прерванный продолжит `frmr bulk resume {run}`.",
        ),
    ),
    "FRMR-BULK-026": Entry(
        en=Text(
            "There are {count} changes to apply",
            "See them with `frmr bulk show {path}`; apply them with `frmr bulk apply {path}`.",
        ),
        ru=Text(
            "Изменений к применению: {count}",
            "Посмотрите их: `frmr bulk show {path}`; примените: `frmr bulk apply {path}`.",
        ),
    ),
    "FRMR-BULK-027": Entry(
        en=Text(
            "The plan has no approval by the key {fingerprint}",
            "Let its owner sign: `frmr bulk plan {path} --sign KEY`.",
        ),
        ru=Text(
            "План не одобрен ключом {fingerprint}",
            "Попросите владельца ключа подписать: `frmr bulk plan {path} --sign КЛЮЧ`.",
        ),
    ),
    "FRMR-BULK-028": Entry(
        en=Text(
            "The approval {path} does not fit this plan",
            "The plan or the approval has changed; have it signed again.",
        ),
        ru=Text(
            "Одобрение {path} не относится к этому плану",
            "План или одобрение изменились; подпишите заново.",
        ),
    ),
    "FRMR-BULK-029": Entry(
        en=Text(
            "{path} holds no Ed25519 key: {why}",
            "Make one: `ssh-keygen -t ed25519 -N '' -f approver`.",
        ),
        ru=Text(
            "В {path} нет ключа Ed25519: {why}",
            "Создайте его: `ssh-keygen -t ed25519 -N '' -f approver`.",
        ),
    ),
    "FRMR-BULK-030": Entry(
        en=Text(
            "{path} is no review of this plan",
            "Make it again: `frmr bulk show PLAN --xlsx review.xlsx`.",
        ),
        ru=Text(
            "{path} – не лист проверки этого плана",
            "Создайте его заново: `frmr bulk show ПЛАН --xlsx review.xlsx`.",
        ),
    ),
    "FRMR-BULK-031": Entry(
        en=Text("Row {row} of the review says «{word}»", "Write «accept» or «skip»."),
        ru=Text(
            "В строке {row} листа проверки указано «{word}»",
            "Напишите «применить» или «пропустить».",
        ),
    ),
    "FRMR-BULK-032": Entry(
        en=Text(
            "The reason is missing: the columns {columns} are restricted",
            "Add `--reason TEXT`; reading the present values is noted in the audit log.",
        ),
        ru=Text(
            "Не указана причина: столбцы {columns} закрытые",
            "Добавьте `--reason ТЕКСТ`; чтение нынешних значений попадёт в журнал.",
        ),
    ),
    "FRMR-BULK-033": Entry(
        en=Text("--{option} takes NAME=VALUE, not «{text}»", "Example: `--set category=head`."),
        ru=Text(
            "--{option} принимает ИМЯ=ЗНАЧЕНИЕ, а не «{text}»", "Пример: `--set category=head`."
        ),
    ),
    "FRMR-BULK-034": Entry(
        en=Text("There is no condition «{name}»", "What can be asked for: {known}."),
        ru=Text("Условия «{name}» нет", "Можно выбирать по: {known}."),
    ),
    "FRMR-BULK-036": Entry(
        en=Text("Values of --set that the register does not take: {count}", "Correct them."),
        ru=Text("Значения --set, которые регистр не примет: {count}", "Исправьте их."),
    ),
}
