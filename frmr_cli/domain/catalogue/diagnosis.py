"""Codes of the area «diagnosis»: what `explain`, `doctor` and `diagnose` find by themselves."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

ENTRIES: dict[str, Entry] = {
    "FRMR-DIAG-001": Entry(
        en=Text(
            "No known code or message fits",
            "Give more words of the message as they stand there, or the code: `frmr explain CODE`.",
        ),
        ru=Text(
            "Такого кода или сообщения frmr не знает",
            "Укажите больше слов сообщения или его код: `frmr explain КОД`.",
        ),
    ),
    "FRMR-DIAG-002": Entry(
        en=Text(
            "Checks failed: {count}",
            "Begin with the first of them: {first}. `frmr explain {cause}` says more.",
        ),
        ru=Text(
            "Проверки не прошли: {count}",
            "Начните с первой: {first}. Подробнее: `frmr explain {cause}`.",
        ),
    ),
    "FRMR-DIAG-010": Entry(
        en=Text(
            "The output is written in {encoding}, which lacks many characters",
            "Set PYTHONUTF8=1 or a UTF-8 locale; until then such characters are shown as \\u0416.",
        ),
        ru=Text(
            "Вывод идёт в кодировке {encoding}, в ней нет многих знаков",
            "Задайте PYTHONUTF8=1 или локаль UTF-8; пока такие знаки показываются как \\u0416.",
        ),
    ),
    "FRMR-DIAG-011": Entry(
        en=Text(
            "The terminal is {columns} columns wide",
            "Tables read best from 80 columns on; widen the window or use `-o json`.",
        ),
        ru=Text(
            "Ширина терминала: {columns}",
            "Таблицы удобно читать от 80 колонок: расширьте окно или используйте `-o json`.",
        ),
    ),
    "FRMR-DIAG-012": Entry(
        en=Text(
            "The clock of this computer differs from the registry's by {seconds} s",
            "Switch on the setting of the time by network: logins are checked against the clock.",
        ),
        ru=Text(
            "Часы этого компьютера расходятся с часами регистра на {seconds} с",
            "Включите установку времени по сети: по часам проверяется вход.",
        ),
    ),
    "FRMR-DIAG-013": Entry(
        en=Text(
            "The registry does not tell the time",
            "Compare the clock of this computer with another source.",
        ),
        ru=Text("Регистр не сообщает время", "Сверьте часы этого компьютера с другим источником."),
    ),
    "FRMR-DIAG-014": Entry(
        en=Text(
            "The clock of this computer jumped by {seconds} s during the check",
            "Something sets it again and again: switch on the setting of the time by network, and nothing else beside it.",
        ),
        ru=Text(
            "Часы этого компьютера во время проверки скакнули на {seconds} с",
            "Их кто-то переводит: включите установку времени по сети и отключите всё остальное, что её меняет.",
        ),
    ),
    "FRMR-DIAG-020": Entry(
        en=Text(
            "The certificate of {host} was issued by «{issuer}»: a program on the way reads the traffic",
            "Ask the administrator of the network whether that is meant; tokens and personal data pass through it.",
        ),
        ru=Text(
            "Сертификат {host} выдан «{issuer}»: трафик по пути читает программа",
            "Спросите администратора сети, так ли задумано: через неё идут токены и персональные данные.",
        ),
    ),
    "FRMR-DIAG-021": Entry(
        en=Text(
            "The certificate of {host} ends in {days} days",
            "Tell the administrator of {host}; after that nobody can log in.",
        ),
        ru=Text(
            "Сертификат {host} заканчивается через {days} дн.",
            "Сообщите администратору {host}: после этого войти не сможет никто.",
        ),
    ),
    "FRMR-DIAG-022": Entry(
        en=Text(
            "{upper} and {lower} name different proxies",
            "Keep one of them: which one wins depends on the program.",
        ),
        ru=Text(
            "{upper} и {lower} указывают на разные прокси",
            "Оставьте одну из них: какая победит, зависит от программы.",
        ),
    ),
    "FRMR-DIAG-023": Entry(
        en=Text(
            "One request takes {took} s",
            "Look at the network and the proxy; `frmr smoke` measures again.",
        ),
        ru=Text(
            "Один запрос занимает {took} с",
            "Проверьте сеть и прокси; повторный замер: `frmr smoke`.",
        ),
    ),
    "FRMR-DIAG-030": Entry(
        en=Text(
            "Files of logins cannot be read: {count}",
            "Log in again with `frmr login`; the damaged file is replaced.",
        ),
        ru=Text(
            "Не читаются файлы входа: {count}",
            "Войдите заново: `frmr login`; повреждённый файл будет заменён.",
        ),
    ),
    "FRMR-DIAG-031": Entry(
        en=Text(
            "What was stored did not come back the same",
            "Choose another protection: `frmr auth storage`.",
        ),
        ru=Text(
            "Сохранённое прочиталось иначе", "Выберите другой способ хранения: `frmr auth storage`."
        ),
    ),
    "FRMR-DIAG-032": Entry(
        en=Text(
            "The login lacks the rights {missing}",
            "Log in again: `frmr login`; the page shows which rights are given.",
        ),
        ru=Text(
            "У входа нет прав {missing}",
            "Войдите заново: `frmr login`; на странице видно, какие права вы даёте.",
        ),
    ),
    "FRMR-DIAG-033": Entry(
        en=Text(
            "The login ends in {hours} h",
            "Log in again in time: `frmr login`.",
        ),
        ru=Text("Вход закончится через {hours} ч", "Войдите заново заранее: `frmr login`."),
    ),
    "FRMR-DIAG-040": Entry(
        en=Text(
            "Others on this computer may change {path}",
            "Take the right away: `chmod go-w {path}`.",
        ),
        ru=Text(
            "Файл {path} могут изменить другие пользователи компьютера",
            "Закройте доступ: `chmod go-w {path}`.",
        ),
    ),
    "FRMR-DIAG-041": Entry(
        en=Text(
            "The journal of bulk runs {path} is damaged: {reason}",
            "Keep the file and ask for help: rows may be in doubt. `frmr bulk runs` shows what can be read.",
        ),
        ru=Text(
            "Журнал массовых операций {path} повреждён: {reason}",
            "Сохраните файл и обратитесь за помощью: судьба части строк неясна. Что читается: `frmr bulk runs`.",
        ),
    ),
    "FRMR-DIAG-042": Entry(
        en=Text(
            "The cache of completion is {days} days old",
            "Nothing to do: it is renewed as you work.",
        ),
        ru=Text(
            "Кэшу автодополнения {days} дн.", "Ничего делать не нужно: он обновляется при работе."
        ),
    ),
    "FRMR-DIAG-050": Entry(
        en=Text(
            "The bundle was not written", "Repeat with `--yes` to write it without being asked."
        ),
        ru=Text("Архив не записан", "С `--yes` он запишется без вопроса."),
    ),
    "FRMR-DIAG-060": Entry(
        en=Text(
            "Nothing that was seen stops a login",
            "Have the person try once more now and run the command again: the attempt itself tells most.",
        ),
        ru=Text(
            "Ничего, что мешало бы войти, не видно",
            "Попросите человека войти ещё раз прямо сейчас и повторите команду: больше всего скажет сама попытка.",
        ),
    ),
    "FRMR-DIAG-061": Entry(
        en=Text(
            "Nothing that was seen on this computer stops a login",
            "Log in: `frmr login`. If the page shows a message, `frmr explain` and its words say what it means.",
        ),
        ru=Text(
            "На этом компьютере ничего, что мешало бы войти, не видно",
            "Войдите: `frmr login`. Если страница покажет сообщение, его объяснит `frmr explain` с этими словами.",
        ),
    ),
    "FRMR-DIAG-062": Entry(
        en=Text(
            "Nothing is known of the request {id}",
            "Requests are remembered on the computer that sent them and in the log of the server; `frmr diagnose login --user LOGIN` looks at all of a person.",
        ),
        ru=Text(
            "О запросе {id} ничего не известно",
            "О запросах помнят компьютер, с которого они ушли, и журнал сервера; все входы человека: `frmr diagnose login --user ЛОГИН`.",
        ),
    ),
    "FRMR-DIAG-063": Entry(
        en=Text(
            "Gosuslugi has no account with this login",
            "Compare phone, e-mail, СНИЛС or login name with what the person types; without an account, register on the login page.",
        ),
        ru=Text(
            "На Госуслугах нет аккаунта с таким логином",
            "Сверьте телефон, почту, СНИЛС или логин с тем, что вводит человек; если аккаунта нет, его заводят на странице входа.",
        ),
    ),
    "FRMR-DIAG-064": Entry(
        en=Text(
            "This is no login, СНИЛС, phone, e-mail or number of a record",
            "Give what the person types on the login page, or the number of the record: `frmr diagnose login --user LOGIN`.",
        ),
        ru=Text(
            "Это не логин, не СНИЛС, не телефон, не почта и не номер записи",
            "Укажите то, что человек вводит при входе, или номер записи: `frmr diagnose login --user ЛОГИН`.",
        ),
    ),
    "FRMR-DIAG-065": Entry(
        en=Text(
            "The register cannot be asked by this login alone",
            "Name the СНИЛС or the number of the record: `frmr diagnose login --user SNILS`.",
        ),
        ru=Text(
            "По одному этому логину регистр человека не найдёт",
            "Укажите СНИЛС или номер записи: `frmr diagnose login --user СНИЛС`.",
        ),
    ),
    "FRMR-DIAG-066": Entry(
        en=Text(
            "This issuer shows support nothing about logins",
            "Ask the person what the page says and look it up: `frmr explain TEXT`.",
        ),
        ru=Text(
            "Этот издатель ничего не сообщает поддержке о входах",
            "Спросите, что написано на странице, и найдите это: `frmr explain ТЕКСТ`.",
        ),
    ),
    "FRMR-DIAG-067": Entry(
        en=Text(
            "The login works; the register refused single commands only",
            "They stand among the other candidates; what the refusal means: `frmr explain {code}`.",
        ),
        ru=Text(
            "Вход работает; регистр отказал только в отдельных командах",
            "Они перечислены среди остальных причин; что значит отказ: `frmr explain {code}`.",
        ),
    ),
    "FRMR-DIAG-068": Entry(
        en=Text(
            "You are logged in, and the register accepts the login",
            "See as whom with `frmr whoami`. If a command fails, `frmr explain` and its code say why.",
        ),
        ru=Text(
            "Вход выполнен, и регистр его принимает",
            "От чьего имени, покажет `frmr whoami`. Если команда завершается ошибкой, её код объяснит `frmr explain`.",
        ),
    ),
}
