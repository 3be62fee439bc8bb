"""`frmr completion`: the script that completes frmr in a shell."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from frmr_cli.locale import t

if TYPE_CHECKING:
    from collections.abc import Callable

    from frmr_cli.context import Context

app = typer.Typer(
    help="Show or install completion for a shell.", add_completion=False, no_args_is_help=True
)


class Shell(StrEnum):
    """Shells with a script."""

    bash = "bash"
    zsh = "zsh"
    fish = "fish"
    powershell = "powershell"


_Shell = Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh, fish or powershell.")]


@app.command(epilog="frmr completion show bash\n\nsource <(frmr completion show zsh)")
def show(ctx: typer.Context, shell: _Shell) -> None:
    """Print the script of a shell."""
    from frmr_cli.shell.completion_scripts import script

    context: Context = ctx.obj
    context.console.data([script(shell.value)])


@app.command(epilog="frmr completion install fish")
def install(ctx: typer.Context, shell: _Shell) -> None:
    """Write the script to the shell's folder for this user; start-up files are left alone."""
    import os

    from frmr_cli.shell.completion_scripts import install as write

    context: Context = ctx.obj
    path = write(shell.value, os.environ)
    context.console.data([f"{path}\n"])
    context.console.note(_next_step(shell)(str(path), str(path.parent)))


def _next_step(shell: Shell) -> Callable[[str, str], str]:
    match shell:
        case Shell.bash:
            return lambda _path, _folder: t(
                "New shells complete frmr where the package bash-completion is set up."
            )
        case Shell.zsh:
            return lambda _path, folder: t(
                "Put this line into ~/.zshrc before compinit: fpath=({folder} $fpath)",
                folder=folder,
            )
        case Shell.fish:
            return lambda _path, _folder: t("New shells complete frmr.")
        case Shell.powershell:
            return lambda path, _folder: t("Put this line into $PROFILE: . '{path}'", path=path)
