"""
Entry of the process: the one place where an exception ends as text and an exit code.

Only `sys` and `os` are imported before the command line is looked at.
"""

from __future__ import annotations

import os
import sys


def main(args: list[str] | None = None) -> int:
    """Carry out the command line. Returns: the exit code."""
    arguments = sys.argv[1:] if args is None else args
    if arguments[:1] not in (["--version"], ["-V"], ["__complete"]):
        _choose_language(arguments)
    _make_streams_robust()
    return _guarded(arguments)


def _guarded(arguments: list[str]) -> int:
    try:
        from frmr_cli.fast_path import answered

        if answered(arguments):
            return 0
    except BrokenPipeError:
        return _close_quietly()
    return _run(arguments)


def _run(arguments: list[str]) -> int:
    from frmr_cli.errors import FrmrError, Interrupted, unexpected

    try:
        from frmr_cli.app import run
        from frmr_cli.context import Context

        code = run(arguments, Context())
        sys.stdout.flush()
    except FrmrError as error:
        return _report(error, arguments)
    except KeyboardInterrupt:
        return _report(Interrupted("FRMR-INT-002"), arguments)
    except BrokenPipeError:
        return _close_quietly()
    except OSError as error:
        # Files are the business of who opens them; what is left is standard output on a full disk or closed.
        return _report(FrmrError("FRMR-INT-003", why=error.strerror), arguments, cause=error)
    except Exception as error:  # noqa: BLE001 - the one place that turns a defect into a message
        return _report(unexpected(error), arguments, cause=error)
    return code


def _close_quietly() -> int:
    """The reader has seen enough (`| head`). Python would complain again when it closes stdout."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _report(error: Exception, arguments: list[str], cause: BaseException | None = None) -> int:
    from frmr_cli.errors import FrmrError
    from frmr_cli.render.errors import error_json, error_lines

    if not isinstance(error, FrmrError):
        raise error
    _remember(error, arguments)
    if "--debug" in arguments:
        from frmr_cli.render.traceback import redacted_traceback

        sys.stderr.write(redacted_traceback(cause or error))
    if _option(arguments, "--error-format") == "json":
        text = error_json(error)
    else:
        text = error_lines(error, width=_terminal_width())
    sys.stderr.write(f"{text}\n")
    return int(error.exit_code)


def _remember(error: Exception, arguments: list[str]) -> None:
    """Keep code and request id for `frmr explain` and `frmr diagnose`; a misspelt command line is not worth it."""
    from frmr_cli.app import COMMANDS
    from frmr_cli.diagnose.diary import keep_failure
    from frmr_cli.errors import FrmrError
    from frmr_cli.settings import user_paths

    untold = ("FRMR-CLI-", "FRMR-INT-002")
    if isinstance(error, FrmrError) and not error.code.startswith(untold):
        command = next((word for word in arguments if word in COMMANDS), "")
        keep_failure(user_paths().state, command, error)


def _terminal_width() -> int | None:
    """Columns of the terminal that errors are shown on; None where they go elsewhere."""
    if not sys.stderr.isatty():
        return None
    from frmr_cli.console import Console

    return Console().width


def _choose_language(arguments: list[str]) -> None:
    """Let `--lang`, else a settings file decide; help texts are made when modules are imported."""
    chosen = _option(arguments, "--lang")
    if chosen is None and "FRMR_LANG" not in os.environ:
        from frmr_cli.locale import language_of_files

        chosen = language_of_files(os.environ)
    if chosen in {"ru", "en"}:
        os.environ["_FRMR_LANG"] = chosen


def _option(arguments: list[str], name: str) -> str | None:
    for position, argument in enumerate(arguments):
        if argument == "--":
            return None
        if argument == name and position + 1 < len(arguments):
            return arguments[position + 1]
        if argument.startswith(f"{name}="):
            return argument.partition("=")[2]
    return None


def _make_streams_robust() -> None:
    """A terminal of another encoding shows `\\u0416` instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
