"""Codes of documents: what is wrong with a file, and what the command line finds."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

ENTRIES: dict[str, Entry] = {
    "FRMR-DOC-001": Entry(
        en=Text("The file is empty", "Scan the paper again."),
        ru=Text("Файл пуст", "Отсканируйте документ ещё раз."),
    ),
    "FRMR-DOC-002": Entry(
        en=Text(
            "The file has {bytes} bytes, {limit} (5 MB) are allowed",
            "Scan with 200–300 dpi in grey, or save the picture as JPG.",
        ),
        ru=Text(
            "В файле {bytes} байт, допустимо {limit} (5 МБ)",
            "Отсканируйте с разрешением 200–300 точек на дюйм в оттенках серого или сохраните снимок в JPG.",
        ),
    ),
    "FRMR-DOC-003": Entry(
        en=Text(
            "The file is neither PDF nor JPG nor PNG, whatever its name says",
            "Save the scan in one of these formats.",
        ),
        ru=Text(
            "По содержимому файл не PDF, не JPG и не PNG, что бы ни говорило имя",
            "Сохраните скан в одном из этих форматов.",
        ),
    ),
    "FRMR-DOC-004": Entry(
        en=Text("The file is a program, not a scan", "Choose the file of the scan."),
        ru=Text("Это программа, а не скан", "Выберите файл скана."),
    ),
    "FRMR-DOC-005": Entry(
        en=Text(
            "The file is an archive or an office document",
            "Unpack it, or save the document as PDF.",
        ),
        ru=Text("Это архив или офисный документ", "Распакуйте архив или сохраните документ в PDF."),
    ),
    "FRMR-DOC-006": Entry(
        en=Text("The picture has a format that is not accepted", "Save it as JPG or PNG."),
        ru=Text("Изображение в неподходящем формате", "Сохраните его в JPG или PNG."),
    ),
    "FRMR-DOC-010": Entry(
        en=Text(
            "The file is cut off: its end is missing",
            "Copy it again from where it was made, or scan the paper again.",
        ),
        ru=Text(
            "Файл обрывается: нет его конца",
            "Скопируйте его заново с исходного носителя или отсканируйте документ ещё раз.",
        ),
    ),
    "FRMR-DOC-011": Entry(
        en=Text(
            "Something else follows the end of the scan in the file",
            "Open the scan and save it anew: what does not belong to it will be gone.",
        ),
        ru=Text(
            "После конца скана в файле есть посторонние данные",
            "Откройте скан и сохраните его заново: лишнее исчезнет.",
        ),
    ),
    "FRMR-DOC-012": Entry(
        en=Text("The file is damaged: it cannot be opened", "Scan the paper again."),
        ru=Text("Файл повреждён: открыть его не удалось", "Отсканируйте документ ещё раз."),
    ),
    "FRMR-DOC-013": Entry(
        en=Text(
            "The picture moves: it has several frames", "Save one page as one picture, or as PDF."
        ),
        ru=Text(
            "Изображение анимированное: в нём несколько кадров",
            "Сохраните одну страницу одним изображением или в PDF.",
        ),
    ),
    "FRMR-DOC-014": Entry(
        en=Text("The picture has more than {limit} million pixels", "Scan with 300 dpi or less."),
        ru=Text(
            "В изображении более {limit} млн пикселей",
            "Отсканируйте с разрешением не выше 300 точек на дюйм.",
        ),
    ),
    "FRMR-DOC-015": Entry(
        en=Text("The PDF is encrypted or protected by a password", "Save it without protection."),
        ru=Text("PDF зашифрован или защищён паролем", "Сохраните его без защиты."),
    ),
    "FRMR-DOC-016": Entry(
        en=Text("The PDF contains a script", "Print it to a new PDF: scripts do not survive that."),
        ru=Text(
            "В PDF есть сценарий (JavaScript)",
            "Распечатайте его в новый PDF: сценарии при этом исчезнут.",
        ),
    ),
    "FRMR-DOC-017": Entry(
        en=Text(
            "The PDF starts programs, sends data or opens other files",
            "Print it to a new PDF: such actions do not survive that.",
        ),
        ru=Text(
            "PDF запускает программы, отправляет данные или открывает другие файлы",
            "Распечатайте его в новый PDF: такие действия при этом исчезнут.",
        ),
    ),
    "FRMR-DOC-018": Entry(
        en=Text(
            "The PDF carries other files, forms or media",
            "Print it to a new PDF, and send other papers each as its own file.",
        ),
        ru=Text(
            "В PDF вложены другие файлы, формы или мультимедиа",
            "Распечатайте его в новый PDF, а другие документы отправьте отдельными файлами.",
        ),
    ),
    "FRMR-DOC-019": Entry(
        en=Text(
            "The PDF has no pages, or more than {limit}", "Scan the paper into 1–{limit} pages."
        ),
        ru=Text(
            "В PDF нет страниц или их больше {limit}", "Отсканируйте документ на 1–{limit} страниц."
        ),
    ),
    "FRMR-DOC-020": Entry(
        en=Text(
            "The file unpacks into far more than a scan can be",
            "Scan the paper again with usual settings.",
        ),
        ru=Text(
            "При распаковке файл становится несоразмерно большим",
            "Отсканируйте документ ещё раз с обычными настройками.",
        ),
    ),
    "FRMR-DOC-021": Entry(
        en=Text(
            "The file could not be opened with the time and memory that a scan needs",
            "Scan the paper again with usual settings.",
        ),
        ru=Text(
            "Файл не удалось открыть за время и в объёме памяти, достаточных для скана",
            "Отсканируйте документ ещё раз с обычными настройками.",
        ),
    ),
    "FRMR-DOC-040": Entry(
        en=Text("The file {path} cannot be read: {reason}", "Check the path and the permissions."),
        ru=Text("Не удалось прочитать файл {path}: {reason}", "Проверьте путь и права доступа."),
    ),
    "FRMR-DOC-041": Entry(
        en=Text(
            "The document came with another hash than the registry named; nothing was saved",
            "Download it again; if that repeats, tell support the request id.",
        ),
        ru=Text(
            "Хеш полученного документа не совпал с названным регистром; ничего не сохранено",
            "Скачайте документ ещё раз; если повторится, сообщите поддержке номер запроса.",
        ),
    ),
    "FRMR-DOC-042": Entry(
        en=Text(
            "The file {path} is already there", "Name another file with `--to`, or add `--force`."
        ),
        ru=Text(
            "Файл {path} уже существует", "Укажите другой файл в `--to` или добавьте `--force`."
        ),
    ),
    "FRMR-DOC-043": Entry(
        en=Text(
            "The registry stored other content than was sent",
            "See it with `frmr documents show {id}`, then `frmr documents replace {id} FILE`.",
        ),
        ru=Text(
            "Регистр сохранил не то содержимое, которое было отправлено",
            "Посмотрите документ: `frmr documents show {id}`, затем `frmr documents replace {id} ФАЙЛ`.",
        ),
    ),
    "FRMR-DOC-045": Entry(
        en=Text("{value} is no period", "Write days, weeks or months: `90d`, `12w`, `3m`."),
        ru=Text("{value} – не срок", "Укажите дни, недели или месяцы: `90d`, `12w`, `3m`."),
    ),
    "FRMR-DOC-046": Entry(
        en=Text("{path} cannot be written: {reason}", "Name another place with `--to`."),
        ru=Text("Не удалось записать {path}: {reason}", "Укажите другое место в `--to`."),
    ),
    "FRMR-DOC-047": Entry(
        en=Text("{count} of the files cannot be sent", "The table says why."),
        ru=Text("Непригодных для отправки файлов: {count}", "Причины указаны в таблице."),
    ),
    "FRMR-DOC-048": Entry(
        en=Text("The scan was not sent", "Correct what is named above and repeat the command."),
        ru=Text("Скан не отправлен", "Исправьте указанное выше и повторите команду."),
    ),
    "FRMR-DOC-049": Entry(
        en=Text("No document begins with {prefix}", "List the documents with `{list}`."),
        ru=Text(
            "Документа с номером, начинающимся на {prefix}, нет", "Список документов: `{list}`."
        ),
    ),
    "FRMR-DOC-050": Entry(
        en=Text("Several documents begin with {prefix}: {found}", "Write more of the id."),
        ru=Text(
            "На {prefix} начинаются номера нескольких документов: {found}",
            "Укажите номер подробнее.",
        ),
    ),
    "FRMR-DOC-051": Entry(
        en=Text(
            "Somebody else has changed the document", "See it with `{show}`, then change it again."
        ),
        ru=Text(
            "Документ тем временем изменил кто-то другой",
            "Посмотрите его: `{show}`, – и внесите изменение заново.",
        ),
    ),
}

REGISTRY: dict[str, Entry] = {
    "FRMR-REG-150": Entry(
        en=Text("There is no such document", "List them with `frmr documents list`."),
        ru=Text("Такого документа нет", "Список документов: `frmr documents list`."),
    ),
    "FRMR-REG-151": Entry(
        en=Text(
            "A confirmed entry rests on this document; it is kept until {until}",
            "Upload another scan and link it too: `frmr documents upload FILE --kind KIND --to ENTRY`.",
        ),
        ru=Text(
            "На этом документе основана подтверждённая запись; он хранится до {until}",
            "Загрузите другой скан и привяжите его тоже: `frmr documents upload ФАЙЛ --kind ВИД --to ЗАПИСЬ`.",
        ),
    ),
    "FRMR-REG-152": Entry(
        en=Text(
            "The worker of this document has no such entry",
            "List the entries: `frmr education list`, `frmr employment list`.",
        ),
        ru=Text(
            "У работника, которому принадлежит документ, такой записи нет",
            "Список записей: `frmr education list`, `frmr employment list`.",
        ),
    ),
    "FRMR-REG-153": Entry(
        en=Text("The request was damaged on its way: its hash differs", "Send it again."),
        ru=Text("Запрос повреждён при передаче: хеш не совпал", "Отправьте его ещё раз."),
    ),
    "FRMR-REG-154": Entry(
        en=Text(
            "Somebody else's document is opened for a stated reason only",
            "Add `--reason TEXT`; it stands in the audit log.",
        ),
        ru=Text(
            "Чужой документ открывается только с указанием причины",
            "Добавьте `--reason ТЕКСТ`; причина попадёт в журнал.",
        ),
    ),
    "FRMR-REG-155": Entry(
        en=Text(
            "The form of the upload cannot be read",
            "Send multipart/form-data with the parts metadata (JSON) and content (the file).",
        ),
        ru=Text(
            "Форму загрузки не удалось прочитать",
            "Передайте multipart/form-data с частями metadata (JSON) и content (файл).",
        ),
    ),
    "FRMR-REG-156": Entry(
        en=Text(
            "The document is not linked to this entry", "See its links: `frmr documents show ID`."
        ),
        ru=Text(
            "Документ не привязан к этой записи",
            "Посмотрите привязки: `frmr documents show ДОКУМЕНТ`.",
        ),
    ),
}
"""Answers of the registry about documents."""
