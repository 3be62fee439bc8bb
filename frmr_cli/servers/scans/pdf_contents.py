"""What a PDF carries besides its pages: scripts, actions, other files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from frmr_cli.servers.scans.verdicts import ACTION, ATTACHMENT, SCRIPT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frmr_cli.servers.scans.verdicts import Code

_KEYS = {
    "/JS": SCRIPT,
    "/JavaScript": SCRIPT,
    "/EmbeddedFiles": ATTACHMENT,
    "/EF": ATTACHMENT,
    "/XFA": ATTACHMENT,
    "/RichMediaContent": ATTACHMENT,
    "/3DD": ATTACHMENT,
}
"""Keys of dictionaries that no scan needs."""
_ACTIONS = {
    "/JavaScript": SCRIPT,
    "/Launch": ACTION,
    "/SubmitForm": ACTION,
    "/ImportData": ACTION,
    "/GoToR": ACTION,
    "/GoToE": ACTION,
    "/Rendition": ATTACHMENT,
    "/RichMediaExecute": ATTACHMENT,
    "/GoTo3DView": ATTACHMENT,
}
"""Types of actions (ISO 32000-2 §12.6.4); links within the file and to the web are harmless."""
_ANNOTATIONS = {
    "/FileAttachment": ATTACHMENT,
    "/RichMedia": ATTACHMENT,
    "/Movie": ATTACHMENT,
    "/Sound": ATTACHMENT,
    "/Screen": ATTACHMENT,
    "/3D": ATTACHMENT,
}
_SORTS = {"/Type": {"/EmbeddedFile": ATTACHMENT}, "/S": _ACTIONS, "/Subtype": _ANNOTATIONS}


def unwanted(pdf: pikepdf.Pdf) -> Code | None:
    """The first thing in a PDF that is no page, whether or not anything leads to it; None for a plain one."""
    for owner in (pdf.trailer, *pdf.objects):
        for dictionary in _dictionaries(owner):
            found = _code_of(dictionary)
            if found:
                return found
    return None


def _code_of(dictionary: pikepdf.Object) -> Code | None:
    for key in dictionary.keys():  # noqa: SIM118 - iterating the object itself would look at values
        if key in _KEYS:
            return _KEYS[key]
        if key in _SORTS:
            found = _SORTS[key].get(_name(dictionary.get(key)))
            if found:
                return found
    return None


def _name(value: object) -> str:
    return str(value) if isinstance(value, pikepdf.Name) else ""


def _dictionaries(owner: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The dictionaries of an object, without those that have a number of their own."""
    waiting: list[object] = [owner]
    first = True
    while waiting:
        value = waiting.pop()
        if not first and isinstance(value, pikepdf.Object) and value.is_indirect:
            continue
        first = False
        match value:
            case pikepdf.Array():
                waiting.extend(value)
            case pikepdf.Dictionary() | pikepdf.Stream():
                yield value
                waiting.extend(item for _, item in value.items())
