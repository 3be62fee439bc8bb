"""The embedded services as people and programs see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frmr_cli.locale import t
from frmr_cli.render.moments import moment
from frmr_cli.render.values import Field, Listing, Record, Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frmr_cli.render.values import Row

_UNITS = ("B", "KiB", "MiB", "GiB")
_STEP = 1024


def status_record(data: Row) -> Record:
    """How the services are; schema `frmr.local-status/1`."""
    return Record(schema="frmr.local-status/1", data=data, sections=_STATUS, id_field="pid")


def backup_record(data: Row) -> Record:
    """A backup; schema `frmr.local-backup/1`."""
    return Record(schema="frmr.local-backup/1", data=data, sections=_BACKUP, id_field="file")


def rotation_record(data: Row) -> Record:
    """A key that was replaced; schema `frmr.local-rotation/1`."""
    return Record(
        schema="frmr.local-rotation/1", data=data, sections=_ROTATION, id_field="resealed"
    )


def accounts_listing(rows: Iterable[Row]) -> Listing:
    """The demo people; schema `frmr.local-account/1`."""
    return Listing(schema="frmr.local-account/1", rows=rows, fields=_ACCOUNT, id_field="login")


def messages_listing(rows: Iterable[Row]) -> Listing:
    """What reached a person, newest last; schema `frmr.local-message/1`."""
    return Listing(
        schema="frmr.local-message/1",
        rows=rows,
        fields=_MESSAGE,
        id_field="at",
        empty="No message has arrived.",
    )


def size_text(count: int) -> str:
    """A number of bytes in the largest unit that leaves at least one."""
    size = float(count)
    for unit in _UNITS[:-1]:
        if size < _STEP:
            return f"{size:.0f} {unit}"
        size /= _STEP
    return f"{size:.1f} {_UNITS[-1]}"


def duration_text(seconds: int) -> str:
    """Seconds as `2 d 03:04:05`."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    clock = f"{hours:02}:{minutes:02}:{rest:02}"
    return f"{t('{n} d', n=days)} {clock}" if days else clock


def _yes_or_no(value: bool) -> str:
    return t("yes") if value else t("no")


def _place(database: str) -> str:
    return t("in a file") if database == "file" else database


def _names(values: list[str]) -> str:
    return ", ".join(t(value) for value in values)


_STATUS = (
    Section(
        "",
        (
            Field("running", "Running", _yes_or_no),
            Field("healthy", "Answering", _yes_or_no),
            Field("registry_url", "Registry"),
            Field("issuer", "Gosuslugi"),
            Field("pid", "Process"),
            Field("started_at", "Started", moment),
            Field("uptime_seconds", "Running for", duration_text),
            Field("service_version", "Version of the services"),
            Field("program_version", "Version of this program"),
        ),
    ),
    Section(
        "Data",
        (
            Field("data_directory", "Directory"),
            Field("database", "Register", _place),
            Field("database_bytes", "Size", size_text),
            Field("counts.workers", "Workers"),
            Field("counts.accounts", "Accounts"),
            Field("counts.generated_people", "Generated people"),
            Field("counts.events", "Audit events"),
        ),
    ),
)

_BACKUP = (
    Section(
        "",
        (
            Field("file", "Backup"),
            Field("key_file", "Its key"),
            Field("created_at", "Made", moment),
            Field("version", "By version"),
            Field("bytes", "Size", size_text),
            Field("files", "Files"),
            Field("workers", "Workers"),
            Field("accounts", "Accounts"),
        ),
    ),
)

_ROTATION = (
    Section(
        "",
        (
            Field("resealed", "Values sealed anew"),
            Field("dropped", "Older keys destroyed"),
            Field("waiting", "Older keys still needed", _yes_or_no),
        ),
    ),
)

_ACCOUNT = (
    Field("login", "Login"),
    Field("password", "Password"),
    Field("roles", "Roles", _names),
    Field("name", "Name"),
    Field("factors", "Confirms by"),
    Field("special", "Special about it"),
)

_MESSAGE = (
    Field("at", "When", moment),
    Field("channel", "By"),
    Field("sender", "From"),
    Field("text", "Text"),
)
