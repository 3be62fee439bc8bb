"""Typer's usage errors as errors of the catalogue, in the language of the process."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from frmr_cli.errors import FrmrError, UsageError
from frmr_cli.locale import t
from frmr_cli.shell.tree import placeholder

if TYPE_CHECKING:
    from collections.abc import Iterable

NUMBERS = {"int": "FRMR-CLI-007", "float": "FRMR-CLI-008"}


def usage_error(error: Any) -> FrmrError:
    """What a person reads of a usage error that Typer has raised."""
    path = error.ctx.command_path if error.ctx else "frmr"
    help_command = f"{path} --help"
    match type(error).__name__:
        case "NoSuchOption":
            similar = similar_ones(error.possibilities or ())
            return UsageError(
                "FRMR-CLI-002", option=error.option_name, similar=similar, help=help_command
            )
        case "MissingParameter":
            return UsageError("FRMR-CLI-003", name=_parameter_name(error), help=help_command)
        case "BadParameter":
            return _wrong_value(error, help_command)
    unknown = re.match(r"No such command '(.*?)'\.", error.message)
    if unknown:
        similar = similar_ones(re.findall(r"'([^']+)'", error.message)[1:])
        return UsageError("FRMR-CLI-001", name=unknown[1], similar=similar, help=help_command)
    extra = re.match(r"Got unexpected extra argument\(s\) \((.*)\)$", error.message, re.DOTALL)
    if extra:
        return UsageError("FRMR-CLI-026", words=extra[1], help=help_command)
    return UsageError("FRMR-CLI-005", why=error.message, help=help_command)


def similar_ones(names: Iterable[str]) -> str:
    """The sentence of a hint that names what may have been meant; empty when there is nothing."""
    found = ", ".join(names)
    return t("Similar: {names}. ", names=found) if found else ""


def _wrong_value(error: Any, help_command: str) -> FrmrError:
    """The value and what would fit; Typer's English sentence only where it is of no known form."""
    name = _parameter_name(error)
    kind = getattr(error.param, "type", None)
    choices = getattr(kind, "choices", None)
    value = re.match(r"""(?:'(.*)'|"(.*)"|(\S+)) is not """, error.message, re.DOTALL)
    if value is None:
        return UsageError("FRMR-CLI-004", name=name, why=error.message, help=help_command)
    given = next((text for text in value.groups() if text is not None), "")
    if choices:
        allowed = ", ".join(str(getattr(choice, "value", choice)) for choice in choices)
        return UsageError(
            "FRMR-CLI-006", name=name, value=given, allowed=allowed, help=help_command
        )
    limits = re.search(r"is not in the range (.+)\.$", error.message)
    if limits:
        return UsageError(
            "FRMR-CLI-009",
            name=name,
            value=given,
            limits=limits_in_words(limits[1]),
            help=help_command,
        )
    code = NUMBERS.get(str(getattr(kind, "name", "")).removesuffix(" range"), "FRMR-CLI-004")
    return UsageError(code, name=name, value=given, why=error.message, help=help_command)


def limits_in_words(text: str) -> str:
    """A range of Typer, such as `1<=x<=100`, in words."""
    found = re.fullmatch(r"(?:(\S+)<=)?x(?:>=(\S+))?(?:<=(\S+))?", text)
    if found is None:
        return text
    least, most = found[1] or found[2], found[3]
    if least and most:
        return t("from {least} to {most}", least=least, most=most)
    return t("at least {least}", least=least) if least else t("at most {most}", most=most)


def _parameter_name(error: Any) -> str:
    if error.param is None:
        return str(error.param_hint or "?")
    if error.param.param_type_name == "option":
        return str(error.param.opts[0])
    return placeholder(error.param)
