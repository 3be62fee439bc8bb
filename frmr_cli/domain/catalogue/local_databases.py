"""Codes of the database of the services: its schema, its address, its reach."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

DATABASES: dict[str, Entry] = {
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
}
