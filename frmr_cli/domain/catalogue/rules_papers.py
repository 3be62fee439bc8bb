"""Rules of documents, accreditation and terms (FRMR-RULE-180 to 219); part of `rules`."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

PAPERS: dict[str, Entry] = {
    "FRMR-RULE-180": Entry(
        en=Text(
            "The term of the document has passed",
            "Upload the new document when there is one: `frmr documents replace`.",
        ),
        ru=Text(
            "Срок действия документа истёк",
            "Когда будет новый документ, замените его командой `frmr documents replace`.",
        ),
    ),
    "FRMR-RULE-182": Entry(
        en=Text(
            "Papers of this kind have a number, and none is noted",
            "Note the number as it is printed.",
        ),
        ru=Text(
            "У документов этого вида есть номер, а он не указан",
            "Укажите номер так, как он напечатан.",
        ),
    ),
    "FRMR-RULE-183": Entry(
        en=Text(
            "The file name cannot be kept on every system",
            "Give a name without folders and special signs, at most {limit} octets.",
        ),
        ru=Text(
            "Такое имя файла хранится не во всякой системе",
            "Дайте имя без папок и особых знаков, не длиннее {limit} байт.",
        ),
    ),
    "FRMR-RULE-184": Entry(
        en=Text(
            "The file is empty or larger than {limit} MB", "Scan it again with a lower resolution."
        ),
        ru=Text("Файл пуст или больше {limit} МБ", "Отсканируйте заново с меньшим разрешением."),
    ),
    "FRMR-RULE-185": Entry(
        en=Text(
            "The file name does not end as files of this type do", "Usual endings are: {usual}."
        ),
        ru=Text("Расширение имени не подходит к типу файла", "Обычные расширения: {usual}."),
    ),
    "FRMR-RULE-190": Entry(
        en=Text(
            "The linked document is not among the documents of the worker",
            "Link another one, or upload it again.",
        ),
        ru=Text(
            "Привязанного документа нет среди документов работника",
            "Привяжите другой или загрузите его снова.",
        ),
    ),
    "FRMR-RULE-191": Entry(
        en=Text(
            "The linked document is of another kind",
            "Link the right document, or correct its kind.",
        ),
        ru=Text(
            "Привязан документ другого вида", "Привяжите нужный документ или исправьте его вид."
        ),
    ),
    "FRMR-RULE-192": Entry(
        en=Text(
            "The series is not the one of the linked document",
            "Compare both with the paper: correct the series here or in the details of the document.",
        ),
        ru=Text(
            "Серия не совпадает с указанной у привязанного документа",
            "Сверьте с оригиналом и исправьте серию здесь или в реквизитах документа.",
        ),
    ),
    "FRMR-RULE-193": Entry(
        en=Text(
            "The number is not the one of the linked document",
            "Compare both with the paper: correct the number here or in the details of the document.",
        ),
        ru=Text(
            "Номер не совпадает с указанным у привязанного документа",
            "Сверьте с оригиналом и исправьте номер здесь или в реквизитах документа.",
        ),
    ),
    "FRMR-RULE-194": Entry(
        en=Text(
            "The date is not the one of the linked document",
            "Compare both with the paper: correct the date here or in the details of the document.",
        ),
        ru=Text(
            "Дата не совпадает с указанной у привязанного документа",
            "Сверьте с оригиналом и исправьте дату здесь или в реквизитах документа.",
        ),
    ),
    "FRMR-RULE-200": Entry(
        en=Text(
            "The accreditation holds longer than {years} years",
            "Check the day of passing and the end of the term.",
        ),
        ru=Text(
            "Срок аккредитации больше {years} лет",
            "Проверьте дату прохождения и дату окончания срока.",
        ),
    ),
    "FRMR-RULE-201": Entry(
        en=Text("The extension ends earlier than the term itself", "Check both dates."),
        ru=Text("Продлённый срок заканчивается раньше основного", "Проверьте обе даты."),
    ),
}
