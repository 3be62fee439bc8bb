"""Asking a person at a terminal for the members of an entry that are missing."""

from __future__ import annotations

import shlex
from copy import deepcopy
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.domain.dates import parse_date
from frmr_cli.domain.rules import errors_of
from frmr_cli.errors import Interrupted, UsageError, ValidationFailed
from frmr_cli.locale import language, t
from frmr_cli.record.entry_fields import EntryField, Shape
from frmr_cli.record.entry_values import json_value, put, with_derived, words_of
from frmr_cli.render.entries import day as shown_day
from frmr_cli.render.safe import safe
from frmr_cli.render.values import plain, value_at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from frmr_cli.console import Console
    from frmr_cli.domain.rules import Fault
    from frmr_cli.record.entry_values import Resolve

    Check = Callable[[dict[str, Any]], list[Fault]]
    Similar = Callable[[Sequence[str], str], list[str]]
    """Dictionaries by OID, and a text that is none of their names → names that begin like it."""

PATIENCE = 3
"""Rounds in which a person leaves what breaks a rule as it is, after which the rules have the last word."""


class Asker(NamedTuple):
    """Whom the form asks, and what it looks answers up in."""

    console: Console
    resolve: Resolve
    similar: Similar

    def tell(self, text: str) -> None:
        """Say what is wrong with an answer."""
        self.console.tell(safe(text))


def complete(
    document: dict[str, Any], fields: Sequence[EntryField], *, asker: Asker, check: Check
) -> dict[str, Any]:
    """
    The document with the required members that it lacks, asked for one by one.

    Optional members are asked for as well once the form has begun; Enter leaves them out. A wrong answer is asked for
    again until it fits, what breaks a rule by `check` as well. Nothing is asked when nothing required is missing, or
    where nobody can be asked. What was answered stands in `document` also when the form does not come to its end.
    Raises: UsageError FRMR-REC-001, Interrupted FRMR-INT-002 when the answers end.
    """
    if not asker.console.can_ask or not missing(document, fields):
        return document
    asker.console.note(t("Enter leaves an optional value out; Ctrl-C ends without saving."))
    for item in fields:
        if value_at(document, item.path) is None and item.asked:
            _ask(document, item, asker)
    left = PATIENCE
    while left:
        before = deepcopy(document)
        if not _ask_again(document, fields, asker, check):
            break
        left = left - 1 if document == before else PATIENCE
    return with_derived(document)


def _ask_again(
    document: dict[str, Any], fields: Sequence[EntryField], asker: Asker, check: Check
) -> bool:
    """Ask for the members that break a rule; Enter keeps what was said. Returns: whether anything was asked."""
    found = errors_of(check(with_derived(dict(document))))
    wrong = [item for item in fields if any(item.is_at(fault.pointer) for fault in found)]
    for fault in found if wrong else ():
        asker.tell(fault.message(language()))
    if any(item.shape is Shape.DAY for item in wrong):
        # Of days that do not go together the other one may be the wrong one.
        days = [item for item in fields if item.shape is Shape.DAY]
        wrong = [item for item in fields if item in wrong or item in days]
    for item in wrong:
        if value_at(document, item.path) is not None:
            _ask(document, item, asker)
    return bool(wrong)


def missing(document: dict[str, Any], fields: Sequence[EntryField]) -> list[EntryField]:
    """The required members that the document lacks, in the order of the form."""
    return [item for item in fields if item.required and value_at(document, item.path) is None]


def command_of(start: str, document: dict[str, Any], fields: Sequence[EntryField]) -> str:
    """A command line that says what the document does, to be copied into a shell."""
    words = [
        word for item in fields for word in words_of(item, value_at(document, item.path))
    ]  # fmt: skip
    return " ".join([start, *map(shlex.quote, words)])


def _ask(document: dict[str, Any], item: EntryField, asker: Asker) -> None:
    former = value_at(document, item.path)
    doubted = ""
    while (line := asker.console.line(f"{question(item, former)} ")) is not None:
        answer = line.strip()
        if not answer:
            if not item.required or former is not None:
                return
            asker.tell(t("This value is needed."))
            continue
        fault = _fault(item, answer)
        value: Any = None if fault else json_value(item, _word(item, answer), asker.resolve)
        if not fault and answer != doubted and item.has_dictionary and "code" not in value:
            # Said twice it is meant: a dictionary may be older than the paper.
            doubted, fault = answer, _doubt(item, answer, asker)
        if fault:
            asker.tell(fault)
            continue
        put(document, item.path, value)
        _tell_meaning(answer, value, asker)
        return
    if item.required and former is None:
        raise UsageError("FRMR-REC-001", names=t(item.help).rstrip("."), flags=item.flag)
    raise Interrupted("FRMR-INT-002")


def _doubt(item: EntryField, answer: str, asker: Asker) -> str:
    """What is said to a name that its dictionary does not have."""
    names = asker.similar(item.dictionaries, answer)
    alike = " " + t("Similar: {names}. ", names=", ".join(names)).strip() if names else ""
    return t("The dictionary does not have this.") + alike + " " + t("Once more to keep it.")


def _tell_meaning(answer: str, value: Any, asker: Asker) -> None:
    """What a code means that was typed, or whose code the name is."""
    if isinstance(value, dict) and value.get("name") not in (None, answer):
        code = value.get("code") or value.get("oid")
        asker.console.note(safe(f"  {value['name']} ({code})"))


def question(item: EntryField, former: Any = None) -> str:
    """What is asked: the help of the option, its choices numbered, a mark when it may be left out or stay as it is."""
    help_text = t(item.help).rstrip(".")
    if item.choices:
        words = enumerate(item.choices, start=1)
        listed = ", ".join(f"{number} {_shown(item, word)}" for number, word in words)
        help_text = f"{help_text.partition(':')[0]} ({listed})"
    if former is not None:
        return f"{help_text.partition(';')[0]} [{safe(_former(item, former))}]:"
    if item.shape is Shape.DAY:
        help_text = f"{help_text.partition(';')[0]} ({t('as 18.04.2026')})"
    name, colon, way = help_text.partition(": ")
    help_text = f"{name} ({way})" if colon else help_text
    if item.required:
        # What the help says after the semicolon is when the value may be left out.
        return f"{help_text.partition(';')[0]}:"
    return f"{help_text} [{t('optional')}]:"


def _former(item: EntryField, value: Any) -> str:
    """An answer as it was given, of a choice its word."""
    if item.shape is Shape.DAY:
        return shown_day(value)
    word = next((word for word, meant in item.choices.items() if meant == value), None)
    return plain(value) if word is None else _shown(item, word)


def _shown(item: EntryField, word: str) -> str:
    return t(item.label + word).removeprefix(item.label)


def _word(item: EntryField, answer: str) -> str:
    """The word of a choice that was given by number, by word, or in the language of the person, the beginning if it is of one only."""
    for number, word in enumerate(item.choices, start=1):
        if answer.casefold() in {str(number), word, _shown(item, word).casefold()}:
            return word
    begun = [
        word for word in item.choices if _shown(item, word).casefold().startswith(answer.casefold())
    ]
    return begun[0] if len(begun) == 1 else answer


def _fault(item: EntryField, answer: str) -> str | None:
    match item.shape:
        case Shape.CHOICE if _word(item, answer) not in item.choices:
            return t("Choose by number or word.")
        case Shape.DAY:
            try:
                parse_date(answer)
            except ValidationFailed as error:
                return _told(error)
        case Shape.WHOLE if not answer.isdecimal():
            return t("This is no whole number.")
        case Shape.NUMBER if not _is_number(answer):
            return t("This is no number.")
    return None


def _told(error: ValidationFailed) -> str:
    from frmr_cli.domain.rules import fault_of

    return fault_of(error, "").message(language())


def _is_number(text: str) -> bool:
    return text.replace(",", ".", 1).replace(".", "", 1).isdecimal()
