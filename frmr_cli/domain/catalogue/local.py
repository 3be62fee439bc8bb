"""Codes of the embedded services, as the command line sees them."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

ENTRIES: dict[str, Entry] = {
    "FRMR-LOCAL-001": Entry(
        en=Text(
            "The database {path} has schema version {found}, this program knows only {known}",
            "Install a newer frmr, or start anew with `frmr local reset`.",
        ),
        ru=Text(
            "У базы {path} версия схемы {found}, эта программа знает только {known}",
            "Установите более новую версию frmr или начните заново: `frmr local reset`.",
        ),
    ),
    "FRMR-LOCAL-002": Entry(
        en=Text("The embedded services do not run", "Start them with `frmr local start`."),
        ru=Text("Встроенные службы не запущены", "Запустите их: `frmr local start`."),
    ),
    "FRMR-LOCAL-003": Entry(
        en=Text(
            "The embedded services ended while they were starting: {reason} (exit status {status})",
            "See what they wrote with `frmr local logs`.",
        ),
        ru=Text(
            "Встроенные службы завершились при запуске: {reason} (код завершения {status})",
            "Посмотрите журнал: `frmr local logs`.",
        ),
    ),
    "FRMR-LOCAL-004": Entry(
        en=Text(
            "The embedded services did not answer within {seconds} s",
            "They may need longer on this machine: see `frmr local logs`, then `frmr local status`.",
        ),
        ru=Text(
            "Встроенные службы не ответили за {seconds} с",
            "Возможно, на этой машине им нужно больше времени: посмотрите `frmr local logs`, "
            "затем `frmr local status`.",
        ),
    ),
    "FRMR-LOCAL-005": Entry(
        en=Text(
            "The process {pid} of the embedded services could not be stopped",
            "End it as the user who started it, or restart the machine.",
        ),
        ru=Text(
            "Не удалось остановить процесс {pid} встроенных служб",
            "Завершите его от имени пользователя, который его запустил, или перезагрузите машину.",
        ),
    ),
    "FRMR-LOCAL-006": Entry(
        en=Text(
            "The databases hold {people} people generated with seed {seed}, not {wanted}",
            "Leave `--seed` out, or start anew with `frmr local reset`.",
        ),
        ru=Text(
            "В базах уже есть сгенерированные люди ({people}), их начальное число {seed}, а не {wanted}",
            "Не указывайте `--seed` или начните заново: `frmr local reset`.",
        ),
    ),
    "FRMR-LOCAL-007": Entry(
        en=Text(
            "The data of running services cannot be deleted",
            "Stop them first with `frmr local stop`.",
        ),
        ru=Text(
            "Нельзя удалить данные, пока службы работают",
            "Сначала остановите их: `frmr local stop`.",
        ),
    ),
    "FRMR-LOCAL-008": Entry(
        en=Text(
            "There is no demo person with the login {login}",
            "See all of them with `frmr local accounts`.",
        ),
        ru=Text(
            "Среди демонстрационных людей нет логина {login}",
            "Список всех: `frmr local accounts`.",
        ),
    ),
    "FRMR-LOCAL-009": Entry(
        en=Text(
            "A page of Gosuslugi could not be filled in: {reason}",
            "Open {url} in a browser and go on there.",
        ),
        ru=Text(
            "Не удалось заполнить страницу Госуслуг: {reason}",
            "Откройте {url} в браузере и продолжите там.",
        ),
    ),
    "FRMR-LOCAL-010": Entry(
        en=Text(
            "Demo people are for services on this machine, and {host} is not this machine",
            "Choose the embedded services with `frmr context use local`.",
        ),
        ru=Text(
            "Демонстрационные люди существуют только для служб на этой машине, а {host} — другая машина",
            "Выберите встроенные службы: `frmr context use local`.",
        ),
    ),
    "FRMR-LOCAL-011": Entry(
        en=Text(
            "The embedded services need the package {package}, which is not installed",
            "Install it with `pip install 'frmr-cli[local]'`.",
        ),
        ru=Text(
            "Встроенным службам нужен пакет {package}, а он не установлен",
            "Установите его: `pip install 'frmr-cli[local]'`.",
        ),
    ),
    "FRMR-LOCAL-012": Entry(
        en=Text(
            "The services already run, with {people} generated people, not {wanted}",
            "Stop them with `frmr local stop`, then start them again with `--people {wanted}`.",
        ),
        ru=Text(
            "Службы уже работают, сгенерированных людей в них {people}, а не {wanted}",
            "Остановите их: `frmr local stop`, затем запустите снова с `--people {wanted}`.",
        ),
    ),
    "FRMR-LOCAL-013": Entry(
        en=Text(
            "The directory {path} is in use by embedded services that were started with other settings",
            "Stop them with the settings they were started with, by `frmr local stop`.",
        ),
        ru=Text(
            "Каталог {path} занят встроенными службами, запущенными с другими настройками",
            "Остановите их с теми же настройками, с которыми запускали: `frmr local stop`.",
        ),
    ),
    "FRMR-LOCAL-014": Entry(
        en=Text(
            "No SMS with a code has reached {login}",
            "See what arrived with `frmr local inbox {login}`.",
        ),
        ru=Text(
            "СМС с кодом для {login} не пришла",
            "Посмотрите, что пришло: `frmr local inbox {login}`.",
        ),
    ),
    "FRMR-LOCAL-015": Entry(
        en=Text(
            "The account {login} cannot be confirmed by {method}",
            "Choose what it can be confirmed by ({methods}) with `--factor`.",
        ),
        ru=Text(
            "Вход в аккаунт {login} нельзя подтвердить способом {method}",
            "Выберите доступный способ ({methods}) в `--factor`.",
        ),
    ),
    "FRMR-LOCAL-016": Entry(
        en=Text(
            "The services already run, and their register is in another database: {database}",
            "Stop them with `frmr local stop`, then start them with `--database` again.",
        ),
        ru=Text(
            "Службы уже работают, и регистр хранится в другой базе: {database}",
            "Остановите их: `frmr local stop`, затем запустите с `--database`.",
        ),
    ),
    "FRMR-LOCAL-017": Entry(
        en=Text(
            "It is not possible to listen on {host}:{port}: {reason}",
            "Choose another address with `--listen`.",
        ),
        ru=Text(
            "Не удалось занять адрес {host}:{port}: {reason}",
            "Укажите другой адрес в `--listen`.",
        ),
    ),
    "FRMR-LOCAL-018": Entry(
        en=Text(
            "`frmr serve` does not run on Windows",
            "Run it on Linux; `frmr local start` works on every system.",
        ),
        ru=Text(
            "`frmr serve` не работает в Windows",
            "Запустите её в Linux; `frmr local start` работает в любой системе.",
        ),
    ),
    "FRMR-LOCAL-020": Entry(
        en=Text("The demonstration stopped: `{command}` failed", "Its message stands above."),
        ru=Text("Демонстрация прервана: `{command}` завершилась с ошибкой", "Её сообщение выше."),
    ),
    "FRMR-LOCAL-021": Entry(
        en=Text(
            "The database {database} cannot be reached: {reason}",
            "Check address, network and password file (`PGPASSFILE`), then try again.",
        ),
        ru=Text(
            "База данных {database} недоступна: {reason}",
            "Проверьте адрес, сеть и файл паролей (`PGPASSFILE`), затем повторите.",
        ),
    ),
    "FRMR-LOCAL-022": Entry(
        en=Text(
            "The database {database} is busy: a turn to work with it did not come in time",
            "Try again; if that lasts, see who holds it with `frmr local logs`.",
        ),
        ru=Text(
            "База данных {database} занята: очередь не подошла вовремя",
            "Повторите; если не поможет, посмотрите, кто её занимает: `frmr local logs`.",
        ),
    ),
    "FRMR-LOCAL-023": Entry(
        en=Text(
            "The address {address} was given with a password, which everybody on the machine could read",
            "Put the password into a password file (`PGPASSFILE`), and leave it out of `--database`.",
        ),
        ru=Text(
            "В адресе {address} указан пароль: его увидит любой пользователь этой машины",
            "Запишите пароль в файл паролей (`PGPASSFILE`) и уберите его из `--database`.",
        ),
    ),
    "FRMR-LOCAL-024": Entry(
        en=Text(
            "PostgreSQL needs the package {package}, which is not installed",
            "Install it with `pip install 'frmr-cli[local,postgres]'`.",
        ),
        ru=Text(
            "Для PostgreSQL нужен пакет {package}, а он не установлен",
            "Установите его: `pip install 'frmr-cli[local,postgres]'`.",
        ),
    ),
    "FRMR-LOCAL-025": Entry(
        en=Text(
            "{address} is no address of a PostgreSQL database",
            "Write it as `--database postgresql://user@host/name`.",
        ),
        ru=Text(
            "{address} – не адрес базы данных PostgreSQL",
            "Запишите его так: `--database postgresql://user@host/name`.",
        ),
    ),
    "FRMR-LOCAL-026": Entry(
        en=Text(
            "{text} says no address to listen on",
            "Write host and port, such as `--listen 127.0.0.1:8443`.",
        ),
        ru=Text(
            "{text} – не адрес, который можно занять",
            "Укажите узел и порт, например: `--listen 127.0.0.1:8443`.",
        ),
    ),
    "FRMR-LOCAL-027": Entry(
        en=Text(
            "Personal data must not travel in clear, and {host} is not this machine",
            "Use https addresses and give `--certificate` and `--key`, or listen on 127.0.0.1 behind a proxy.",
        ),
        ru=Text(
            "Персональные данные нельзя передавать открыто, а {host} – другая машина",
            "Укажите адреса https, `--certificate` и `--key` или займите 127.0.0.1 за прокси-сервером.",
        ),
    ),
    "FRMR-LOCAL-028": Entry(
        en=Text(
            "A certificate and its private key belong together",
            "Give both: `--certificate FILE --key FILE`.",
        ),
        ru=Text(
            "Сертификат и его закрытый ключ указывают вместе",
            "Укажите оба: `--certificate FILE --key FILE`.",
        ),
    ),
    "FRMR-LOCAL-029": Entry(
        en=Text(
            "The certificate {path} cannot be used: {reason}",
            "Check that both files are in PEM, readable, and belong together.",
        ),
        ru=Text(
            "Сертификат {path} не подходит: {reason}",
            "Проверьте, что оба файла в формате PEM, доступны для чтения и подходят друг к другу.",
        ),
    ),
    "FRMR-LOCAL-030": Entry(
        en=Text(
            "There is nothing to back up: the embedded services have no data yet",
            "Start them once with `frmr local start`.",
        ),
        ru=Text(
            "Копировать нечего: у встроенных служб ещё нет данных",
            "Запустите их хотя бы раз: `frmr local start`.",
        ),
    ),
    "FRMR-LOCAL-031": Entry(
        en=Text(
            "The backup {path} is damaged or was cut off; nothing was restored from it",
            "Try an earlier one with `frmr local verify FILE`.",
        ),
        ru=Text(
            "Резервная копия {path} повреждена или обрезана; данные из неё не восстановлены",
            "Проверьте более раннюю: `frmr local verify FILE`.",
        ),
    ),
    "FRMR-LOCAL-032": Entry(
        en=Text(
            "The file {path} is no backup of the embedded services",
            "Name a file that `frmr local backup` has written.",
        ),
        ru=Text(
            "Файл {path} – не резервная копия встроенных служб",
            "Укажите файл, созданный командой `frmr local backup`.",
        ),
    ),
    "FRMR-LOCAL-033": Entry(
        en=Text(
            "The backup {path} was encrypted with another key",
            "Name the key file that was written with it by `--key FILE`.",
        ),
        ru=Text(
            "Резервная копия {path} зашифрована другим ключом",
            "Укажите файл ключа, созданный вместе с ней: `--key FILE`.",
        ),
    ),
    "FRMR-LOCAL-034": Entry(
        en=Text(
            "The key of backups {path} cannot be used: {reason}",
            "Name the file with `--key FILE`; without its key a backup cannot be read.",
        ),
        ru=Text(
            "Ключ резервных копий {path} не подходит: {reason}",
            "Укажите файл в `--key FILE`; без ключа копию прочитать нельзя.",
        ),
    ),
    "FRMR-LOCAL-035": Entry(
        en=Text(
            "The register is in PostgreSQL, which is backed up by its own means",
            "Use `pg_dump` and keep the key file beside it; docs/operations.md says how.",
        ),
        ru=Text(
            "Регистр хранится в PostgreSQL, у которой свои средства резервного копирования",
            "Используйте `pg_dump` и сохраните файл ключа; подробности в docs/operations.md.",
        ),
    ),
    "FRMR-LOCAL-036": Entry(
        en=Text(
            "The data of running services cannot be replaced",
            "Stop them first with `frmr local stop`.",
        ),
        ru=Text(
            "Нельзя заменить данные, пока службы работают",
            "Сначала остановите их: `frmr local stop`.",
        ),
    ),
    "FRMR-LOCAL-037": Entry(
        en=Text("The file {path} exists already", "Choose another name: `frmr local backup FILE`."),
        ru=Text("Файл {path} уже существует", "Выберите другое имя: `frmr local backup FILE`."),
    ),
    "FRMR-LOCAL-038": Entry(
        en=Text(
            "The backup {path} cannot be read or written: {reason}",
            "Check path and rights, then try again with `frmr local verify FILE`.",
        ),
        ru=Text(
            "Не удалось прочитать или записать резервную копию {path}: {reason}",
            "Проверьте путь и права, затем повторите: `frmr local verify FILE`.",
        ),
    ),
    "FRMR-LOCAL-039": Entry(
        en=Text(
            "This machine cannot call from the address {address}",
            "Choose one of 127.0.0.0/8 (on Linux all of them exist), such as `--from 127.0.3.1`.",
        ),
        ru=Text(
            "С этого компьютера нельзя обратиться с адреса {address}",
            "Укажите адрес из 127.0.0.0/8 (в Linux есть все), например `--from 127.0.3.1`.",
        ),
    ),
}
