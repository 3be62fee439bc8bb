"""Codes of the smoke test."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

ENTRIES: dict[str, Entry] = {
    "FRMR-SMOKE-001": Entry(
        en=Text(
            "The registry tells no time in its answers",
            "Its Date header is missing: look at what stands between.",
        ),
        ru=Text(
            "Регистр не сообщает время в ответах",
            "Нет заголовка Date: проверьте, что стоит между вами и регистром.",
        ),
    ),
    "FRMR-SMOKE-002": Entry(
        en=Text(
            "The clocks differ by {seconds} s",
            "Set the clock of this machine; tokens depend on it.",
        ),
        ru=Text(
            "Часы расходятся на {seconds} с", "Выставьте часы этой машины: от них зависят токены."
        ),
    ),
    "FRMR-SMOKE-003": Entry(
        en=Text(
            "The login has no role in the registry",
            "Ask the registry administrator for a role for this account.",
        ),
        ru=Text(
            "У учётной записи нет роли в регистре",
            "Попросите администратора регистра назначить роль.",
        ),
    ),
    "FRMR-SMOKE-004": Entry(
        en=Text(
            "A read took {took} s, allowed were {budget} s",
            "Look at the load of the registry, or allow more with `--budget`.",
        ),
        ru=Text(
            "Чтение заняло {took} с, допустимо {budget} с",
            "Проверьте нагрузку регистра или увеличьте `--budget`.",
        ),
    ),
}
