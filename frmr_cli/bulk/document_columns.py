"""The columns of a table of scans."""

from __future__ import annotations

from frmr_cli.bulk.kinds import Column, Form, Kind
from frmr_cli.bulk.naming_columns import ENTRY, WORKER_OF_ENTRY

_DOCUMENT_KINDS = {
    "diploma": "диплом",
    "certificate": "сертификат",
    "accreditation": "аккредитация",
    "licence": "лицензия",
    "contract": "договор",
    "hire_order": "приказ о приёме",
    "service_certificate": "справка о стаже",
    "cpd": "удостоверение о повышении квалификации",
    "identity": "документ, удостоверяющий личность",
    "other": "другое",
}

_PURPOSES = {
    "scan": "скан к образованию",
    "contract": "договор",
    "hire_order": "приказ о приёме",
    "service_certificate": "справка о стаже",
}

DOCUMENTS = Kind(
    "documents",
    "Documents",
    "documents",
    (
        ENTRY._replace(
            title="Номер документа в регистре", aliases=("document", "documentId"), width=26
        ),
        WORKER_OF_ENTRY,
        Column(
            "file",
            "Файл",
            Form.FILE,
            aliases=("path", "Скан", "Путь к файлу", "Имя файла"),
            example="сканы/диплом.pdf",
            width=32,
        ),
        Column(
            "kind",
            "Вид документа",
            Form.CHOICE,
            aliases=("Вид",),
            choices=_DOCUMENT_KINDS,
            example="диплом",
            width=30,
        ),
        Column("details.series", "Серия", Form.DIGITS, example="1077", width=10),
        Column("details.number", "Номер", Form.DIGITS, example="0123456", width=14),
        Column("details.date", "Дата выдачи", Form.DATE, example="30.06.2012", width=14),
        Column("details.issuer", "Кем выдан", example="Учебный университет", width=30),
        Column("validUntil", "Действует до", Form.DATE, width=14),
        Column(
            "entryId",
            "Подтверждает запись",
            aliases=("entry", "Запись", "К записи"),
            width=24,
        ),
        Column("purpose", "Назначение", Form.CHOICE, choices=_PURPOSES, width=22),
    ),
    key="id",
    creates=True,
    owner="workerId",
)
