"""Codes of the embedded services, as the command line sees them."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text
from frmr_cli.domain.catalogue.local_backups import BACKUPS
from frmr_cli.domain.catalogue.local_databases import DATABASES
from frmr_cli.domain.catalogue.local_service import SERVICE

ENTRIES: dict[str, Entry] = {
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
    "FRMR-LOCAL-020": Entry(
        en=Text("The demonstration stopped: `{command}` failed", "Its message stands above."),
        ru=Text("Демонстрация прервана: `{command}` завершилась с ошибкой", "Её сообщение выше."),
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
    **DATABASES,
    **SERVICE,
    **BACKUPS,
}
