"""Man pages (groff man macros) of the root and of each command of the root with what is below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frmr_cli import __version__
from frmr_cli.locale import t
from frmr_cli.shell.help_pages import page, usage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.render.help import Page
    from frmr_cli.shell.tree import Description


def pages(commands: Sequence[Description], folder: str) -> dict[str, str]:
    """Path → page: `frmr.1` and one page for each command of the root."""
    files = {}
    for top in [item for item in commands if len(item.path) <= 2]:
        name = "-".join(top.path)
        below = [item for item in commands if item.path[:2] == top.path and item != top]
        files[f"{folder}/{name}.1"] = _manual(name, top, below)
    return files


def _manual(name: str, top: Description, below: Sequence[Description]) -> str:
    lines = [
        f'.TH "{name.upper()}" "1" "" "frmr {__version__}" "{_escaped(t("frmr manual"))}"',
        *_section("NAME"),
        f"{_escaped(name)} \\- {_escaped(top.help.partition(chr(10))[0])}",
        *_section("SYNOPSIS"),
        *(f"{_escaped(usage(item))}\n.br" for item in (top, *below)),
        *_section("DESCRIPTION"),
        *_paragraphs(top.help),
        *_parts(page(top)),
    ]
    for item in below:
        lines += [f'.SH "{_escaped(" ".join(item.path))}"', *_paragraphs(item.help)]
        lines += _parts(page(item), skip=t("Global options"))
    if len(top.path) > 1:
        lines += [*_section("SEE ALSO"), ".BR frmr (1)"]
    return "\n".join([*lines, ""])


def _section(title: str) -> list[str]:
    return [f'.SH "{_escaped(t(title))}"']


def _parts(found: Page, skip: str | None = None) -> list[str]:
    lines = []
    for part in found.parts:
        if part.title == skip:
            continue
        lines.append(f'.SS "{_escaped(part.title)}"')
        for row in part.rows:
            lines += [".TP", f"\\fB{_escaped(row.term)}\\fR", _escaped(row.text)]
    if found.examples:
        lines += [f'.SS "{_escaped(t("Examples"))}"', ".nf"]
        lines += [f"$ {_escaped(example)}" for example in found.examples]
        lines.append(".fi")
    return lines


def _paragraphs(text: str) -> list[str]:
    return [line for part in text.split("\n\n") for line in (".PP", _escaped(part))]


def _escaped(text: str) -> str:
    """Text in which groff sees no request, escape or typographic dash."""
    plain = text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain
