"""The data of the embedded services as their owner looks after them: backups, and keys that are replaced."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from frmr_cli.locale import t
from frmr_cli.render.moments import moment

if TYPE_CHECKING:
    from frmr_cli.context import Context
    from frmr_cli.servers.backup import Backup
    from frmr_cli.servers.layout import LocalPaths


def back_up(context: Context, file: Path | None, key: Path | None) -> None:
    """Write a backup and show it. Raises: as `backup.make`."""
    from frmr_cli.servers import backup

    target = file or Path(f"frmr-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.backup")
    key_file = key or _own_key(context, made=True)
    _show(context, backup.make(_paths(context), target, key_file))
    if key_file.resolve().parent == target.resolve().parent:
        text = "Keep the key apart from the backup: with it everything can be read, without it nothing."
        context.console.note(t(text))
    else:
        text = "The key is {path}. Copy it to a safe place apart from the backups: without it none can be read."
        context.console.note(t(text, path=key_file))


def verify(context: Context, file: Path, key: Path | None) -> None:
    """Check a backup and show it. Raises: as `backup_restore.verify`."""
    from frmr_cli.servers import backup_restore

    _show(context, backup_restore.verify(_paths(context), file, key or _own_key(context)))
    context.console.note(t("The backup is whole."))


def restore(context: Context, file: Path, key: Path | None, *, yes: bool) -> None:
    """Restore a backup after a question. Raises: as `backup_restore.restore`."""
    from frmr_cli.servers import backup_restore

    paths = _paths(context)
    key_file = key or _own_key(context)
    seen = backup_restore.verify(paths, file, key_file)
    question = t(
        "Replace all data of the embedded services in {path} by those of {moment}?",
        path=paths.data,
        moment=moment(seen.created_at),
    )
    if not context.console.confirm(question, yes=yes):
        context.console.note(t("Nothing was restored."))
        return
    _show(context, backup_restore.restore(paths, file, key_file))
    forget_log(context)
    context.console.note(t("The data are restored; start the services with `frmr local start`."))


def forget_log(context: Context) -> None:
    """Begin anew to watch the audit log of the embedded registry, which whoever sits here has just replaced."""
    from frmr_cli.audit.witness_place import witness_file
    from frmr_cli.settings import LOCAL_CONTEXT

    witness_file(context.in_context(LOCAL_CONTEXT).settings).unlink(missing_ok=True)


def rotate_keys(context: Context) -> None:
    """Replace the key of the register and show what was done. Raises: as `key_rotation.rotate_keys`."""
    from frmr_cli.render.local import rotation_record
    from frmr_cli.servers import key_rotation

    done = key_rotation.rotate_keys(_paths(context))
    context.show(rotation_record(done._asdict()))
    if done.waiting:
        text = "A running process may still use the older key; run the command again in ten minutes to destroy it."
        context.console.note(t(text))


def _own_key(context: Context, *, made: bool = False) -> Path:
    """The one key of all backups of this user, never beside them: who copies the backups away leaves it here."""
    folder: Path = context.settings.paths.config
    if made:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / "backup.key"


def _show(context: Context, made: Backup) -> None:
    from frmr_cli.render.local import backup_record

    context.show(backup_record(made._asdict()))


def _paths(context: Context) -> LocalPaths:
    from frmr_cli.servers.layout import local_paths

    return local_paths(context.settings.paths)
