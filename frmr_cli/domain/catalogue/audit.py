"""Codes of the audit log: what the registry refuses, and what a client finds out about it."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

ENTRIES: dict[str, Entry] = {
    "FRMR-AUDIT-001": Entry(
        en=Text(
            "The audit log cannot be asked so: {name} is unknown or unreadable",
            "Known are: {known}. Times have an offset: 2026-11-20T12:00:00+03:00.",
        ),
        ru=Text(
            "Так журнал аудита спросить нельзя: параметр {name} неизвестен или не читается",
            "Известны: {known}. Время указывают со смещением: 2026-11-20T12:00:00+03:00.",
        ),
    ),
    "FRMR-AUDIT-002": Entry(
        en=Text(
            "The audit log has no such entry",
            "Its entries are numbered from 1 to {size}: `frmr audit events`.",
        ),
        ru=Text(
            "Такой записи в журнале аудита нет",
            "Записи пронумерованы от 1 до {size}: `frmr audit events`.",
        ),
    ),
    "FRMR-AUDIT-003": Entry(
        en=Text(
            "There is no proof between these sizes of the audit log",
            "The log has {size} entries now: `frmr audit checkpoint show`.",
        ),
        ru=Text(
            "Между такими размерами журнала аудита доказательства нет",
            "Сейчас в журнале записей: {size}. См. `frmr audit checkpoint show`.",
        ),
    ),
    "FRMR-AUDIT-004": Entry(
        en=Text(
            "The audit log of the registry is damaged, and nothing can be done without it",
            "Tell the security officer of the registry: its tables were changed by hand or restored in part.",
        ),
        ru=Text(
            "Журнал аудита регистра повреждён, а без него ничего делать нельзя",
            "Сообщите ответственному за безопасность регистра: таблицы изменены вручную или восстановлены частично.",
        ),
    ),
    "FRMR-AUDIT-005": Entry(
        en=Text(
            "«{path}» cannot be obeyed as thresholds of anomalies: {why}",
            "Known are window_minutes, failures, readings, times_usual, disclosures, listings, night = [23, 6], known_entries, usual_share, idle_days.",
        ),
        ru=Text(
            "По «{path}» нельзя задать пороги аномалий: {why}",
            "Можно задать window_minutes, failures, readings, times_usual, disclosures, listings, night = [23, 6], known_entries, usual_share, idle_days.",
        ),
    ),
    "FRMR-AUDIT-006": Entry(
        en=Text(
            "No entry of the audit log can be traced to this worker",
            "Check the number: `frmr audit events --subject ID`. It may have been erased already.",
        ),
        ru=Text(
            "Ни одна запись журнала аудита не ведёт к этому работнику",
            "Проверьте номер: `frmr audit events --subject ID`. Возможно, след уже стёрт.",
        ),
    ),
    "FRMR-AUDIT-007": Entry(
        en=Text(
            "Nobody erases the traces of the own record",
            "Ask another auditor.",
        ),
        ru=Text(
            "Следы собственной карточки никто не стирает сам",
            "Попросите другого аудитора.",
        ),
    ),
    "FRMR-AUDIT-008": Entry(
        en=Text(
            "«{path}» cannot be obeyed as the term of the audit log: {why}",
            'It has two lines: months = 36 (3 at least) and source = "Order 12 of 2026-11-20".',
        ),
        ru=Text(
            "По «{path}» нельзя задать срок хранения журнала аудита: {why}",
            'Нужны две строки: months = 36 (не меньше 3) и source = "Приказ 12 от 20.11.2026".',
        ),
    ),
    "FRMR-AUDIT-009": Entry(
        en=Text(
            "Entry {seq} of the audit log has lost its contents by its term; its hash is kept",
            "Entries up to {last} are in the archive of their month: `frmr audit verify --from FILE` verifies it.",
        ),
        ru=Text(
            "У записи {seq} журнала аудита по сроку хранения удалено содержание; её хеш сохранён",
            "Записи по {last} лежат в архиве своего месяца: его проверит `frmr audit verify --from ФАЙЛ`.",
        ),
    ),
    "FRMR-AUDIT-017": Entry(
        en=Text(
            "The month {month} of the audit log cannot lose its contents now",
            "Months go from the oldest on, each {months} months after its end: `frmr audit retain DIR --dry-run` shows them.",
        ),
        ru=Text(
            "Удалить содержание журнала аудита за {month} сейчас нельзя",
            "Месяцы уходят начиная со старейшего, каждый через {months} мес. после своего конца: их покажет `frmr audit retain КАТАЛОГ --dry-run`.",
        ),
    ),
    "FRMR-AUDIT-018": Entry(
        en=Text(
            "The archive of {month} is not what the audit log has; nothing was removed",
            "Move the file away and write it anew: `frmr audit archive DIR`.",
        ),
        ru=Text(
            "Архив за {month} не совпадает с журналом аудита; ничего не удалено",
            "Уберите этот файл и запишите архив заново: `frmr audit archive КАТАЛОГ`.",
        ),
    ),
    "FRMR-AUDIT-019": Entry(
        en=Text(
            "«{path}» is not what the registry has signed",
            "Look what is wrong with it: `frmr audit verify --from {path}`.",
        ),
        ru=Text(
            "«{path}» не совпадает с тем, что подписал регистр",
            "Посмотрите, что с ним не так: `frmr audit verify --from {path}`.",
        ),
    ),
    "FRMR-AUDIT-020": Entry(
        en=Text(
            "There is no archive of {month} in «{path}»; nothing was removed",
            "Write it: `frmr audit archive {path}`.",
        ),
        ru=Text(
            "В «{path}» нет архива за {month}; ничего не удалено",
            "Запишите его: `frmr audit archive {path}`.",
        ),
    ),
    "FRMR-AUDIT-021": Entry(
        en=Text(
            "«{value}» is no key of a log: {why}",
            "Ask an auditor you trust for it; there `frmr audit checkpoint show` tells it: NAME+ID+KEY.",
        ),
        ru=Text(
            "«{value}» – не ключ журнала: {why}",
            "Попросите его у аудитора, которому доверяете; там его покажет `frmr audit checkpoint show`: ИМЯ+ID+КЛЮЧ.",
        ),
    ),
    "FRMR-AUDIT-022": Entry(
        en=Text(
            "What this computer has seen of the audit log cannot be read any more: «{path}»",
            "Restore the file from a backup. `frmr audit checkpoint pin KEY` begins anew, with nothing seen before.",
        ),
        ru=Text(
            "То, что этот компьютер видел в журнале аудита, больше не читается: «{path}»",
            "Восстановите файл из копии. `frmr audit checkpoint pin КЛЮЧ` начнёт заново, без увиденного раньше.",
        ),
    ),
    "FRMR-AUDIT-010": Entry(
        en=Text(
            "The audit log of {host} is not the one that this computer has seen: {why}",
            "Do not trust it; keep `{path}` as evidence and compare heads with a colleague: `frmr audit checkpoint compare`.",
        ),
        ru=Text(
            "Журнал аудита {host} – не тот, который видел этот компьютер: {why}",
            "Не доверяйте ему; сохраните `{path}` как доказательство и сверьте состояние с коллегой: `frmr audit checkpoint compare`.",
        ),
    ),
    "FRMR-AUDIT-011": Entry(
        en=Text(
            "The registry has sent a head or a proof that cannot be read: {why}",
            "Ask the administrator which version of the registry runs there.",
        ),
        ru=Text(
            "Регистр прислал состояние журнала или доказательство, которое не читается: {why}",
            "Спросите администратора, какая версия регистра там работает.",
        ),
    ),
    "FRMR-AUDIT-012": Entry(
        en=Text(
            "«{path}» cannot be used: {why}",
            "Exports are made by `frmr audit export FILE`, proofs by `frmr audit proof SEQ`.",
        ),
        ru=Text(
            "«{path}» использовать нельзя: {why}",
            "Выгрузку делает `frmr audit export ФАЙЛ`, доказательство – `frmr audit proof НОМЕР`.",
        ),
    ),
    "FRMR-AUDIT-013": Entry(
        en=Text(
            "«{value}» is no time: {name}",
            "Write 2h, 30m or 7d for a span, and 2026-11-20 or 2026-11-20T12:00 for a moment.",
        ),
        ru=Text(
            "«{value}» – не время: {name}",
            "Пишите 2h, 30m или 7d для промежутка и 2026-11-20 или 2026-11-20T12:00 для момента.",
        ),
    ),
    "FRMR-AUDIT-014": Entry(
        en=Text(
            "Entries cannot be counted by «{name}»",
            "They can by: {known}.",
        ),
        ru=Text(
            "Считать записи по «{name}» нельзя",
            "Можно по: {known}.",
        ),
    ),
    "FRMR-AUDIT-016": Entry(
        en=Text(
            "Without a reason nothing is erased or removed from the log",
            "Give the order by which it is done: `--reason TEXT`.",
        ),
        ru=Text(
            "Без основания из журнала ничего не стирают и не удаляют",
            "Назовите документ, по которому это делается: `--reason ТЕКСТ`.",
        ),
    ),
    "FRMR-AUDIT-015": Entry(
        en=Text(
            "The head is not the one that this computer has seen: {ours} here, {theirs} there",
            "Read both fingerprints aloud once more; if they differ, keep `{path}` as evidence.",
        ),
        ru=Text(
            "Состояние журнала не то, которое видел этот компьютер: здесь {ours}, там {theirs}",
            "Прочитайте оба отпечатка вслух ещё раз; если они различаются, сохраните `{path}` как доказательство.",
        ),
    ),
}
