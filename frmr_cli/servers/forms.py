"""HTML pages as a browser without scripts sees them: where a form goes and what it sends."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOT_TYPED = ("checkbox", "radio", "submit", "button", "image", "reset", "file")


class Field(NamedTuple):
    """One control of a form."""

    name: str
    kind: str
    """`type` of the input; `submit` for a button."""
    value: str
    checked: bool = False


@dataclass
class Form:
    """A form of a page."""

    action: str
    """As written, relative to the page; empty for the page itself."""
    fields: list[Field] = field(default_factory=list)

    def has(self, name: str) -> bool:
        """Whether there is a control of that name."""
        return any(each.name == name for each in self.fields)

    def offers(self, name: str, value: str) -> bool:
        """Whether that name can be sent with that value by a choice, a button or a hidden field."""
        return any(
            each.name == name and each.value == value
            for each in self.fields
            if each.kind in ("radio", "submit", "hidden", "option")
        )

    def sent(self, values: Mapping[str, str]) -> dict[str, str]:
        """
        What the form sends when a person enters the values and presses the button among them, or Enter.

        Hidden fields and texts keep what the page gave them; Enter presses the first button.
        Source: HTML Standard, «Constructing the entry list», «Implicit submission».
        """
        kept = {each.name: each.value for each in self.fields if _is_kept(each)}
        buttons = [each for each in self.fields if each.kind == "submit"]
        if buttons and not any(each.name in values for each in buttons):
            kept[buttons[0].name] = buttons[0].value
        kept.pop("", None)
        return kept | {name: value for name, value in values.items() if self.has(name)}


def _is_kept(control: Field) -> bool:
    if control.kind in ("checkbox", "radio", "option"):
        return control.checked
    return control.kind not in _NOT_TYPED


@dataclass
class Page:
    """What matters of a page of the stub."""

    step: str = ""
    """`data-step` of `<main>`: code, login, factor, enrol, consent, decision, done or error."""
    errors: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """Catalogue codes that the page shows (`data-code`), with their details (`data-…`)."""
    data: dict[str, str] = field(default_factory=dict)
    """All other `data-…` of the page."""
    forms: list[Form] = field(default_factory=list)


def parse(text: str) -> Page:
    """Read a page; markup that is not understood is passed over."""
    parser = _Parser()
    parser.feed(text)
    parser.close()
    return parser.page


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self._form: Form | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._read_data(tag, given)
        if tag == "form":
            self._form = Form(given.get("action", ""))
            self.page.forms.append(self._form)
        elif self._form is not None:
            self._read_control(self._form, tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""

    def _read_data(self, tag: str, given: Mapping[str, str]) -> None:
        data = {
            name.removeprefix("data-"): value
            for name, value in given.items()
            if name.startswith("data-")
        }
        code = data.pop("code", None)
        if tag == "main":
            self.page.step = data.pop("step", "")
        if code:
            self.page.errors.append((code, data))
        else:
            self.page.data.update(data)

    def _read_control(self, form: Form, tag: str, given: Mapping[str, str]) -> None:
        name, value = given.get("name", ""), given.get("value", "")
        if tag == "select":
            self._select = name
        elif tag == "option":
            form.fields.append(Field(self._select, "option", value, "selected" in given))
        elif tag == "input":
            kind = given.get("type", "text").lower()
            chosen = kind in ("checkbox", "radio")
            value = given.get("value", "on" if chosen else "")
            form.fields.append(Field(name, kind, value, "checked" in given))
        elif tag == "button" and given.get("type", "submit") == "submit":
            form.fields.append(Field(name, "submit", value))
