"""Codes of the registry about hires: FRMR-REG-190 to 199."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

HIRES: dict[str, Entry] = {
    "FRMR-REG-190": Entry(
        en=Text(
            "There is no such offer of a job, or it is not for this person",
            "List them: `frmr employment hire list`; an offer is answered within 14 days.",
        ),
        ru=Text(
            "Такого предложения о работе нет, или оно адресовано не этому человеку",
            "Посмотрите список: `frmr employment hire list`; на ответ даётся 14 дней.",
        ),
    ),
    "FRMR-REG-191": Entry(
        en=Text(
            "The offer was answered or withdrawn, or its time is over",
            "Look at it: `frmr employment hire list`.",
        ),
        ru=Text(
            "На предложение уже ответили, его отозвали, или срок ответа истёк",
            "Посмотрите его: `frmr employment hire list`.",
        ),
    ),
    "FRMR-REG-192": Entry(
        en=Text(
            "Nobody accepts an offer that comes from the own account",
            "Let a colleague of the HR department make it.",
        ),
        ru=Text(
            "Нельзя принять предложение, сделанное из своей же учётной записи",
            "Пусть его сделает другой сотрудник отдела кадров.",
        ),
    ),
}
