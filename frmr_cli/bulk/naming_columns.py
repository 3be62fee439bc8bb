"""The columns that say which object a row is about."""

from __future__ import annotations

from frmr_cli.bulk.kinds import Column

WORKER = Column(
    "id",
    "Номер в регистре",
    aliases=("worker", "workerId", "Уникальный номер", "Номер работника", "Запись в регистре"),
    example="2023.3475290",
    width=16,
)
WORKER_OF_ENTRY = WORKER._replace(
    name="workerId", aliases=("worker", "Номер работника", "Запись в регистре")
)
ENTRY = Column("id", "Номер записи", aliases=("entry", "entryId"), width=24)
