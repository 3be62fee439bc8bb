"""Codes of the runs of bulk work."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

ENTRIES: dict[str, Entry] = {
    "FRMR-BULK-040": Entry(
        en=Text("There is no run {run}", "See the runs: `frmr bulk runs`."),
        ru=Text("Запуска {run} нет", "Посмотрите запуски: `frmr bulk runs`."),
    ),
    "FRMR-BULK-041": Entry(
        en=Text(
            "Another process is working on run {run}",
            "Wait until it has ended; see `frmr bulk status {run}`.",
        ),
        ru=Text(
            "С запуском {run} уже работает другой процесс",
            "Дождитесь его завершения; смотрите `frmr bulk status {run}`.",
        ),
    ),
    "FRMR-BULK-042": Entry(
        en=Text(
            "{failed} of {total} rows failed in run {run}",
            "Get them in a file: `frmr bulk rejects {run} -O rejects.csv`; correct it and plan again.",
        ),
        ru=Text(
            "Не выполнено строк: {failed} из {total}, запуск {run}",
            "Получите их файлом: `frmr bulk rejects {run} -O rejects.csv`; исправьте и составьте план снова.",
        ),
    ),
    "FRMR-BULK-043": Entry(
        en=Text(
            "Stopped after {failed} failures; {left} rows were not sent",
            "See why: `frmr bulk rejects {run}`; go on in spite of them: `frmr bulk resume {run} --max-failures 100%`.",
        ),
        ru=Text(
            "Остановлено после {failed} ошибок; не отправлено строк: {left}",
            "Посмотрите причины: `frmr bulk rejects {run}`; продолжить, несмотря на них: `frmr bulk resume {run} --max-failures 100%`.",
        ),
    ),
    "FRMR-BULK-044": Entry(
        en=Text("Interrupted; {left} rows are left", "Go on: `frmr bulk resume {run}`."),
        ru=Text("Прервано; осталось строк: {left}", "Продолжить: `frmr bulk resume {run}`."),
    ),
    "FRMR-BULK-045": Entry(
        en=Text(
            "The journal of run {run} is damaged: {why}",
            "Do not start over: keep {path} and turn to support; the registry knows which rows are done.",
        ),
        ru=Text(
            "Журнал запуска {run} повреждён: {why}",
            "Не начинайте сначала: сохраните {path} и обратитесь в поддержку; регистр знает, какие строки выполнены.",
        ),
    ),
    "FRMR-BULK-046": Entry(
        en=Text(
            "The journal of run {run} cannot be written: {why}",
            "Make room on the disk, then go on: `frmr bulk resume {run}`.",
        ),
        ru=Text(
            "Не удалось записать журнал запуска {run}: {why}",
            "Освободите место на диске и продолжите: `frmr bulk resume {run}`.",
        ),
    ),
    "FRMR-BULK-047": Entry(
        en=Text(
            "There are no runs yet",
            "Make a plan and apply it: `frmr bulk plan KIND FILE`, then `frmr bulk apply PLAN`.",
        ),
        ru=Text(
            "Запусков ещё не было",
            "Составьте план и примените его: `frmr bulk plan ВИД ФАЙЛ`, затем `frmr bulk apply ПЛАН`.",
        ),
    ),
    "FRMR-BULK-048": Entry(
        en=Text(
            "The run {run} has stopped: {why}",
            "Nothing is lost. Remove the cause, then go on: `frmr bulk resume {run}`.",
        ),
        ru=Text(
            "Запуск {run} остановлен: {why}",
            "Ничего не потеряно. Устраните причину и продолжите: `frmr bulk resume {run}`.",
        ),
    ),
    "FRMR-BULK-049": Entry(
        en=Text(
            "Run {run} has nothing that could be undone",
            "See what it did: `frmr bulk status {run}`.",
        ),
        ru=Text(
            "В запуске {run} нечего отменять",
            "Посмотрите, что он сделал: `frmr bulk status {run}`.",
        ),
    ),
    "FRMR-BULK-050": Entry(
        en=Text(
            "--max-failures takes a number or a share, not «{text}»",
            "Example: `--max-failures 10` or `--max-failures 5%`.",
        ),
        ru=Text(
            "--max-failures принимает число или долю, а не «{text}»",
            "Пример: `--max-failures 10` или `--max-failures 5%`.",
        ),
    ),
    "FRMR-BULK-051": Entry(
        en=Text(
            "The registry has no room for more operations of this kind for {seconds} s",
            "Try again then, or in smaller parts; a run goes on with `frmr bulk resume`.",
        ),
        ru=Text(
            "Регистр не примет больше таких операций в ближайшие {seconds} с",
            "Повторите позже или меньшими частями; запуск продолжит `frmr bulk resume`.",
        ),
    ),
    "FRMR-BULK-060": Entry(
        en=Text(
            "It is not known whether this row was done: its answer was lost and the registry has forgotten its key",
            "Look at the record before sending the row again.",
        ),
        ru=Text(
            "Неизвестно, выполнена ли строка: ответ потерян, а регистр уже не помнит её ключ",
            "Посмотрите запись, прежде чем отправлять строку снова.",
        ),
    ),
    "FRMR-BULK-061": Entry(
        en=Text("Somebody else has changed it since", "It was left as it is."),
        ru=Text("С тех пор это изменил кто-то другой", "Оставлено как есть."),
    ),
    "FRMR-BULK-062": Entry(
        en=Text(
            "The scan is not there any more, or it is not the one that was planned",
            "Put the file back, or make a new plan for this row.",
        ),
        ru=Text(
            "Скана больше нет или это не тот файл, по которому составлен план",
            "Верните файл на место или составьте для этой строки новый план.",
        ),
    ),
    "FRMR-BULK-063": Entry(
        en=Text(
            "The document is stored, but could not be linked: {title}",
            "Correct the entry and send the row again; the scan will not be stored twice.",
        ),
        ru=Text(
            "Документ сохранён, но не связан с записью: {title}",
            "Исправьте номер записи и отправьте строку снова; второй раз скан не сохранится.",
        ),
    ),
}
