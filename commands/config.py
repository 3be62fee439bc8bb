"""`frmr config`: read and change settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from frmr_cli import configuration, settings
from frmr_cli.locale import t
from frmr_cli.render.contexts import setting_record, settings_listing

if TYPE_CHECKING:
    from pathlib import Path

    from frmr_cli.context import Context

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Read and change settings.")

Key = Annotated[
    str,
    typer.Argument(metavar="KEY", help="context, output, lang, utc, timeout or storage."),
]


@app.command("get", epilog="$ frmr config get context\n\n$ frmr config get lang -o json")
def get(ctx: typer.Context, key: Key) -> None:
    """Print the value of a setting, wherever it comes from."""
    context: Context = ctx.obj
    setting = context.settings.values[configuration.require_key(key)]
    if context.wants_data:
        context.show(setting_record(key, setting))
    else:
        context.console.data([f"{setting.value}\n"])


@app.command("set", epilog="$ frmr config set lang ru\n\n$ frmr config set timeout 60")
def set_(
    ctx: typer.Context,
    key: Key,
    value: Annotated[str, typer.Argument(metavar="VALUE", help="The new value.")],
) -> None:
    """Write a setting to your settings file."""
    context: Context = ctx.obj
    if key == "context":
        context.settings.with_flags({"context": value}).context()
    configuration.set_value(_path(), key, value)
    _note_override(context, key, value)


@app.command("unset", epilog="$ frmr config unset lang\n\n$ frmr config unset storage")
def unset(ctx: typer.Context, key: Key) -> None:
    """Remove a setting from your settings file, so that its default counts again."""
    context: Context = ctx.obj
    if not configuration.unset_value(_path(), key):
        context.console.note(t("{name} was not set in {path}.", name=key, path=_path()))


@app.command(
    "list",
    epilog="$ frmr config list\n\n$ frmr config list --show-origin\n\n$ frmr config list -o json",
)
def list_(
    ctx: typer.Context,
    show_origin: Annotated[
        bool, typer.Option("--show-origin", help="Say where each value comes from.")
    ] = False,
) -> None:
    """List all settings."""
    context: Context = ctx.obj
    context.show(settings_listing(context.settings.values, with_origin=show_origin))


@app.command("path", epilog='$ frmr config path\n\n$ cat "$(frmr config path)"')
def path(ctx: typer.Context) -> None:
    """Print the path of your settings file."""
    context: Context = ctx.obj
    context.console.data([f"{_path()}\n"])


def _path() -> Path:
    # Not by way of the settings: a file with a wrong value must be repairable.
    return settings.user_paths().config_file


def _note_override(context: Context, key: str, value: str) -> None:
    """Say so when another source hides what was just written."""
    context.forget_settings()
    effective = context.settings.values[key]
    if effective.value != value:
        text = t(
            "{origin} still sets {name} to {value}.",
            origin=effective.origin,
            name=key,
            value=effective.value,
        )
        context.console.note(text)
