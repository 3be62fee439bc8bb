"""An error as a person or a program reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.domain.catalogue import Text, entry
from frmr_cli.locale import language, t
from frmr_cli.render.safe import safe

if TYPE_CHECKING:
    from frmr_cli.errors import FrmrError


_REASONS = frozenset({"reason", "why"})


class _Details(dict[str, str]):
    """Details of an error; a placeholder without a value stays visible instead of failing."""

    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"


def error_text(error: FrmrError) -> Text:
    """
    The sentence and the advice in the language of the process.

    What a server already said in that language (`title`, `detail`) comes before the own catalogue.
    """
    details = _Details({name: safe(_told(name, value)) for name, value in error.details.items()})
    if error.details.get("title"):
        return Text(details["title"], details.get("detail", ""))
    known = entry(error.code)
    if known is None:
        return Text(details.get("title", error.code), details.get("detail", ""))
    text = known.text(language())
    return Text(text.message.format_map(details), text.hint.format_map(details))


def _told(name: str, value: object) -> str:
    """A detail as text; why a file could not be used, the system says in English."""
    return t(str(value)) if name in _REASONS else str(value)


def error_lines(error: FrmrError, *, width: int | None = None) -> str:
    """
    The error for a person, several lines without a final newline.

    `width`: columns of the terminal; None where nobody looks, so that a line stays a line.
    """
    text = error_text(error)
    lines = [f"{t('Error')}: {text.message} [{error.code}]"]
    lines += [f"  {item.pointer}: {safe(item.message)} [{item.code}]" for item in error.fields]
    if error.request_id:
        lines.append(f"{t('Request')}: {safe(error.request_id)}")
    if text.hint:
        hint = text.hint.strip("`") if _is_one_command(text.hint) else text.hint
        lines.append(f"{t('Next')}: {hint}")
    if width is None:
        return "\n".join(lines)
    from frmr_cli.console import folded

    return "\n".join(folded(line, width) for line in lines)


def error_object(error: FrmrError) -> dict[str, Any]:
    """The error for a program; schema `frmr.error/1`."""
    text = error_text(error)
    return {
        "schema": "frmr.error/1",
        "error": {
            "code": error.code,
            "exit_code": int(error.exit_code),
            "message": text.message,
            "hint": text.hint,
            "request_id": error.request_id,
            "errors": [item._asdict() for item in error.fields],
        },
    }


def error_json(error: FrmrError) -> str:
    """The error object on one line."""
    import json

    return json.dumps(error_object(error), ensure_ascii=False)


def _is_one_command(hint: str) -> bool:
    return hint.startswith("`") and hint.endswith("`") and hint.count("`") == 2
