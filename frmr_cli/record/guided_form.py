"""Asking a person at a terminal for the members of an entry that are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.domain.dates import parse_date
from frmr_cli.domain.rules import errors_of
from frmr_cli.errors import UsageError, ValidationFailed
from frmr_cli.locale import language, t
from frmr_cli.record.entry_fields import EntryField, Shape
from frmr_cli.record.entry_values import json_value, put, with_derived
from frmr_cli.render.safe import safe
from frmr_cli.render.values import plain, value_at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from frmr_cli.console import Console
    from frmr_cli.domain.rules import Fault
    from frmr_cli.record.entry_values import Resolve

    Check = Callable[[dict[str, Any]], list[Fault]]

PATIENCE = 3
"""Empty answers to one question, after which the form gives up."""


def complete(
    document: dict[str, Any],
    fields: Sequence[EntryField],
    *,
    console: Console,
    resolve: Resolve,
    check: Check,
) -> dict[str, Any]:
    """
    The document with the required members that it lacks, asked for one by one.

    Optional members are asked for as well once the form has begun; Enter leaves them out. What breaks a rule by
    `check` is said and asked for again, a few times. Nothing is asked when nothing required is missing, or where
    nobody can be asked.
    Raises: UsageError FRMR-REC-001 when the answers end.
    """
    if not console.can_ask or not missing(document, fields):
        return document
    console.note(t("Enter leaves an optional value out; Ctrl-C ends without saving."))
    for item in fields:
        if value_at(document, item.path) is None and item.asked:
            _ask(document, item, console, resolve)
    for _ in range(PATIENCE):
        if not _ask_again(with_derived(document), fields, console, resolve, check):
            break
    return with_derived(document)


def _ask_again(
    document: dict[str, Any],
    fields: Sequence[EntryField],
    console: Console,
    resolve: Resolve,
    check: Check,
) -> bool:
    """Ask for the members that break a rule; Enter keeps what was said. Returns: whether anything was asked."""
    found = errors_of(check(document))
    wrong = [item for item in fields if any(item.is_at(fault.pointer) for fault in found)]
    for fault in found if wrong else ():
        console.tell(safe(fault.message(language())))
    if any(item.shape is Shape.DAY for item in wrong):
        # Of days that do not go together the other one may be the wrong one.
        days = [item for item in fields if item.shape is Shape.DAY]
        wrong = [item for item in fields if item in wrong or item in days]
    for item in wrong:
        if value_at(document, item.path) is not None:
            _ask(document, item, console, resolve)
    return bool(wrong)


def missing(document: dict[str, Any], fields: Sequence[EntryField]) -> list[EntryField]:
    """The required members that the document lacks, in the order of the form."""
    return [item for item in fields if item.required and value_at(document, item.path) is None]


def _ask(document: dict[str, Any], item: EntryField, console: Console, resolve: Resolve) -> None:
    former = value_at(document, item.path)
    for _ in range(PATIENCE):
        answer = console.ask(f"{question(item, former)} ").strip()
        if not answer:
            if not item.required or former is not None:
                return
            console.tell(t("This value is needed."))
            continue
        fault = _fault(item, answer)
        if fault is None:
            put(document, item.path, json_value(item, _word(item, answer), resolve))
            return
        console.tell(safe(fault))
    raise UsageError("FRMR-REC-001", names=t(item.help).rstrip("."), flags=item.flag)


def question(item: EntryField, former: Any = None) -> str:
    """What is asked: the help of the option, its choices numbered, a mark when it may be left out or stay as it is."""
    help_text = t(item.help).rstrip(".")
    if item.choices:
        words = enumerate(item.choices, start=1)
        listed = ", ".join(f"{number} {_shown(item, word)}" for number, word in words)
        help_text = f"{help_text.partition(':')[0]} ({listed})"
    if former is not None:
        return f"{help_text.partition(';')[0]} [{safe(_former(item, former))}]:"
    if item.required:
        # What the help says after the semicolon is when the value may be left out.
        return f"{help_text.partition(';')[0]}:"
    return f"{help_text} [{t('optional')}]:"


def _former(item: EntryField, value: Any) -> str:
    """An answer as it was given, of a choice its word."""
    word = next((word for word, meant in item.choices.items() if meant == value), None)
    return plain(value) if word is None else _shown(item, word)


def _shown(item: EntryField, word: str) -> str:
    return t(item.label + word).removeprefix(item.label)


def _word(item: EntryField, answer: str) -> str:
    """The word of a choice that was given by number, by word or in the language of the person."""
    for number, word in enumerate(item.choices, start=1):
        if answer.casefold() in {str(number), word, _shown(item, word).casefold()}:
            return word
    return answer


def _fault(item: EntryField, answer: str) -> str | None:
    match item.shape:
        case Shape.CHOICE if _word(item, answer) not in item.choices:
            return t("Choose by number or word.")
        case Shape.DAY:
            try:
                parse_date(answer)
            except ValidationFailed as error:
                return _told(error)
        case Shape.WHOLE | Shape.NUMBER if not _is_number(answer):
            return t("This is no number.")
    return None


def _told(error: ValidationFailed) -> str:
    from frmr_cli.domain.rules import fault_of

    return fault_of(error, "").message(language())


def _is_number(text: str) -> bool:
    return text.replace(",", ".", 1).replace(".", "", 1).isdecimal()
