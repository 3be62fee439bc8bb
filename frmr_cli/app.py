"""The command tree: names known at once, command modules imported when they are called."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from functools import cache, partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.deferred import deferred
from frmr_cli.errors import ExitCode, Interrupted
from frmr_cli.locale import language, t

# Typer's own completion, its suggestions and launch() are never called, or only for an error; no parameter is a UUID.
with deferred(
    "difflib",
    "gettext",
    "platform",
    "shutil",
    "subprocess",
    "textwrap",
    "typer._click.shell_completion",
    "typer.completion",
    "uuid",
):
    import typer
    from typer.core import TyperGroup, TyperOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.context import Context


class Listed(NamedTuple):
    """A command of the root."""

    module: str
    help: str


COMMANDS = {
    "login": Listed("login", "Log in through Gosuslugi."),
    "logout": Listed("logout", "End a login here and at the issuer."),
    "whoami": Listed("whoami", "Show who is logged in."),
    "profile": Listed("profile", "Show and correct a record of the register."),
    "education": Listed("education", "Look after education, trainings and certificates."),
    "employment": Listed("employment", "Look after jobs and length of service."),
    "documents": Listed("documents", "Look after scans of diplomas, contracts and other papers."),
    "nsi": Listed("nsi", "Look codes up in the dictionaries (НСИ)."),
    "access": Listed("access", "Say who has which role in the register."),
    "bulk": Listed("bulk", "Change many records at once: validate, plan, apply, resume, undo."),
    "audit": Listed("audit", "Ask the audit log, and verify that nobody changed it."),
    "auth": Listed("auth", "Look after the stored logins."),
    "account": Listed("account", "Look after the account at Gosuslugi."),
    "sessions": Listed("sessions", "Look through your logins, and end them."),
    "context": Listed("context", "Choose the registry and issuer to work with."),
    "config": Listed("config", "Read and change settings."),
    "api": Listed("api", "Send a request of your own with the login."),
    "explain": Listed("explain", "Explain a code or a message."),
    "diagnose": Listed("diagnose", "Find out why somebody cannot log in."),
    "doctor": Listed("doctor", "Check this machine, the way to the registry and the login."),
    "local": Listed("local", "Run the embedded registry and Gosuslugi stub."),
    "run": Listed("run", "Carry out many commands in one process."),
    "serve": Listed("serve", "Run the registry as a service for many machines."),
    "smoke": Listed("smoke", "Check a registry from end to end, for CI."),
    "demo": Listed("demo", "Show the main job from end to end, on this machine."),
    "completion": Listed("completion", "Show or install completion for a shell."),
    "help": Listed("help", "Explain a topic: environment, formatting, exit-codes."),
}
"""Command → module of `frmr_cli.commands` and its line in the root help."""

ROOT_EXAMPLES = "frmr local start\n\nfrmr login\n\nfrmr profile show"

GLOBAL_PANEL = "Global options"

_UsageError: Any = typer.BadParameter.__bases__[0]
"""Typer's own class of usage errors, which it does not export by name."""


class LazyGroup(TyperGroup):
    """A group that knows its commands by name and imports one when it is called."""

    def __init__(self, **attrs: Any) -> None:
        super().__init__(**attrs)
        # Names only: the keys are read to suggest «Did you mean …?».
        self.commands = dict.fromkeys(COMMANDS)  # type: ignore[assignment]
        _attach_global_options(self)

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import a command; None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        return load(cmd_name)

    def summaries(self) -> list[tuple[str, str]]:
        """Name and line of each command, none of them imported."""
        return [(name, t(listed.help)) for name, listed in COMMANDS.items()]

    def get_help(self, ctx: Any) -> str:
        """The help page of the root."""
        return help_text(ctx)


def help_text(ctx: Any) -> str:
    """The help page as text; drawn at once, and nothing returned, where a person looks at a terminal."""
    from frmr_cli.shell.help_pages import shown

    return shown(ctx)


def root() -> Any:
    """The root command, its texts in the language of the process."""
    return _built_root(language())


def load(name: str) -> Any:
    """The command of the root with this name, its texts in the language of the process."""
    return _built(name, language())


@cache
def _built_root(_language: str) -> Any:
    command: Any = typer.main.get_command(app)
    command.help = t(command.help)
    command.epilog = ROOT_EXAMPLES
    return command


@cache
def _built(name: str, _language: str) -> Any:
    listed = COMMANDS[name]
    module = import_module(f"frmr_cli.commands.{listed.module}")
    return _made(module.app, name)


def _made(source: Any, name: str) -> Any:
    """The command of a Typer application; of a group, each subcommand is made when it is asked for."""
    leaves = dict(_leaves(source))
    # A callback makes a group also of a single command.
    if not source.registered_groups and len(leaves) == 1 and not source.registered_callback:
        command: Any = typer.main.get_command(source)
    else:
        # Reading the signatures of twenty functions to call one takes as long as a start of the interpreter.
        bare = copy(source)
        bare.registered_commands, bare.registered_groups = [], []
        command = typer.main.get_group(bare)
        command.commands = Leaves(leaves)
    command.name = name
    _prepare(command)
    return command


def _leaves(source: Any) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Names of subcommands and how each is made, in their order; a group without a name gives its own."""
    for info in source.registered_commands:
        name = info.name or info.callback.__name__.replace("_", "-")
        single = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
        single.registered_commands = [info]
        yield name, partial(_made, single, name)
    for group in source.registered_groups:
        if group.name:
            yield group.name, partial(_made, group.typer_instance, group.name)
        else:
            yield from _leaves(group.typer_instance)


class Leaves(Mapping[str, Any]):
    """Subcommands by name, made at the first look."""

    def __init__(self, makers: Mapping[str, Callable[[], Any]]) -> None:
        """`makers`: in the order in which help lists them."""
        self._makers = makers
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = self._makers[name]()
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


app = typer.Typer(
    name="frmr",
    cls=LazyGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=False)
def _root() -> None:
    """Work with the Federal Register of Medical Workers from a terminal."""


def run(args: Sequence[str], obj: Context) -> int:
    """
    Carry out a command line.

    Returns: the exit code of the command. Raises: FrmrError; usage errors as FRMR-CLI-001 to -005;
    BrokenPipeError when the reader of the output has gone.
    """
    obj.carry_out = run
    try:
        result = root().main(args=list(args), prog_name="frmr", standalone_mode=False, obj=obj)
    except typer.Abort as error:
        raise Interrupted("FRMR-INT-002") from error
    except SystemExit as error:
        # Typer ends with 1 where a reader has seen enough (`| head`), which is no failure.
        if isinstance(error.__context__, BrokenPipeError):
            raise error.__context__ from None
        raise
    except _UsageError as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            obj.console.data([f"{error.message}\n"] if error.message else [])
            return 0
        from frmr_cli.shell.usage_errors import usage_error

        raise usage_error(error) from None
    if result == ExitCode.INTERRUPTED:
        # Typer swallows Ctrl-C and tells only by the number.
        raise Interrupted("FRMR-INT-002")
    return result if isinstance(result, int) else 0


class GlobalOption(NamedTuple):
    """An option that every command has."""

    flags: tuple[str, ...]
    help: str
    metavar: str = ""
    """What stands for the value; empty for a switch."""


GLOBAL_OPTIONS = (
    GlobalOption(("--context",), "Registry to work with.", "NAME"),
    GlobalOption(("--output", "-o"), "table, json, jsonl, yaml, csv, tsv, xlsx or id.", "FORMAT"),
    GlobalOption(("--fields",), "Show only these fields; «?» lists them.", "A,B"),
    GlobalOption(("--query",), "Pick from the JSON output.", "JMESPATH"),
    GlobalOption(("--utc",), "Show times in UTC."),
    GlobalOption(("--reveal",), "Show restricted fields unmasked; needs --reason."),
    GlobalOption(("--reason",), "Why restricted fields are read; it is audited.", "TEXT"),
    GlobalOption(("--lang",), "ru, en or auto.", "LANG"),
    GlobalOption(("--quiet", "-q"), "Say nothing but errors."),
    GlobalOption(("--debug",), "Show requests and tracebacks, without secrets."),
    GlobalOption(("--no-input",), "Never ask anything."),
    GlobalOption(("--error-format",), "text or json.", "FORMAT"),
)


def _global_parameters() -> list[Any]:
    # Made by hand: Typer would read the signature of a function, which takes longer than all of this.
    return [
        TyperOption(
            param_decls=list(option.flags),
            type=str if option.metavar else None,
            is_flag=not option.metavar,
            default=None if option.metavar else False,
            metavar=option.metavar or None,
            help=option.help,
            rich_help_panel=GLOBAL_PANEL,
        )
        for option in GLOBAL_OPTIONS
    ]


def _attach_global_options(command: Any) -> None:
    """Give a command the options that every command has; one of its own with the same flag wins."""
    taken = {flag for parameter in command.params for flag in parameter.opts}
    names = []
    for parameter in _global_parameters():
        parameter.opts = [flag for flag in parameter.opts if flag not in taken]
        if not parameter.opts:
            continue
        parameter.help = t(parameter.help)
        parameter.rich_help_panel = t(GLOBAL_PANEL)
        names.append(parameter.name)
        command.params.append(parameter)
    invoke = command.invoke

    def invoke_without_globals(ctx: Any) -> Any:
        ctx.obj.apply({name: ctx.params.pop(name) for name in names})
        return invoke(ctx)

    command.invoke = invoke_without_globals


def _prepare(command: Any) -> None:
    """Translate the texts of a command, and add the global options to a leaf."""
    command.help = t(command.help) if command.help else command.help
    command.get_help = help_text
    for parameter in command.params:
        text = getattr(parameter, "help", None)
        if text:
            parameter.help = t(text)
    if not hasattr(command, "commands"):
        _attach_global_options(command)
