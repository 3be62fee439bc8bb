"""The form that asks for what is missing: only of a person, only what is missing, until it fits."""

from __future__ import annotations

import io
import shlex
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.console import Console
from frmr_cli.domain.education_rules import check_education
from frmr_cli.domain.record import Record
from frmr_cli.errors import Interrupted, UsageError
from frmr_cli.record.entries import today
from frmr_cli.record.entry_fields import EDUCATION, EMPLOYMENT, KINDS, Shape, fields_of
from frmr_cli.record.entry_values import entry_document
from frmr_cli.record.guided_form import Asker, command_of, complete, missing, question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.domain.rules import Fault

COURSE = [
    "1",
    "РМАНПО",
    "Терапия",
    "Новое в терапии",
    "36",
    "01.03.2026",
    "2026-03-12",
    "",
    "",
    "",
]
ANSWERS = {
    "--level": "1",
    "--stage": "residency",
    "--activity": "course",
    "--form": "full_time",
    "--hours": "36",
    "--begin": "01.09.2010",
    "--end": "30.06.2016",
    "--exam-date": "30.06.2011",
    "--position": "2",
    "--contract-type": "3",
    "--rate": "0,5",
    "--organization": "1.2.643.5.1.13.13.12.2.77.1001",
}
"""An answer to each question that does not take any text."""


class Terminal(io.StringIO):
    """A stream at which a person sits."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def console(answers: Sequence[str], *, stream: type[io.StringIO] = Terminal) -> Console:
    """A console whose person gives these answers."""
    typed = "".join(f"{answer}\n" for answer in answers)
    return Console(stdin=stream(typed), stdout=io.StringIO(), stderr=stream(), environ={})


def resolve(_dictionaries: Sequence[str], text: str) -> dict[str, str] | None:
    """A dictionary that knows one word."""
    return {"code": "demo-201", "name": "Терапия"} if text == "Терапия" else None


def asker(screen: Console) -> Asker:
    """Somebody who can look up one specialty, and knows what begins like another."""
    return Asker(
        screen, resolve, lambda _dictionaries, text: ["Кардиология"] if text == "Кард" else []
    )


def check(document: dict[str, Any]) -> list[Fault]:
    """The rules of the register."""
    return check_education(document, today=today(), record=Record())


def filled(
    answers: Sequence[str], *, kind: str = "cpd", document: dict[str, Any] | None = None
) -> tuple[dict[str, Any], str]:
    """What comes of a form, and what the person was told."""
    screen = console(answers)
    fields = fields_of(EDUCATION, kind)
    whole = complete(document or {"kind": kind}, fields, asker=asker(screen), check=check)
    assert isinstance(screen.stderr, io.StringIO)
    return whole, screen.stderr.getvalue()


def test_answers_become_an_entry() -> None:
    """Choices by number, days as people write them, codes from the dictionary; Enter leaves out."""
    whole, _ = filled(COURSE)

    assert whole == {
        "kind": "cpd",
        "activity": "course",
        "institution": {"name": "РМАНПО"},
        "specialty": {"code": "demo-201", "name": "Терапия"},
        "theme": "Новое в терапии",
        "hours": 36,
        "beginDate": "2026-03-01",
        "endDate": "2026-03-12",
    }


def test_what_breaks_a_rule_is_asked_again() -> None:
    """Days that do not go together are asked for both, with what was said; Enter keeps it, and nothing else is lost."""
    turned = [*COURSE[:5], "12.03.2026", "2026-03-01", "", "", ""]

    whole, told = filled([*turned, "01.03.2026", "12.03.2026"])

    assert (whole["beginDate"], whole["endDate"]) == ("2026-03-01", "2026-03-12")
    assert whole["theme"] == "Новое в терапии"
    assert "First day [12.03.2026]:" in told
    kept, _ = filled([*turned, "", "20.03.2026"])
    assert (kept["beginDate"], kept["endDate"]) == ("2026-03-12", "2026-03-20")


def test_a_fault_that_nobody_corrects_ends_the_form() -> None:
    """After three times the rules have the last word."""
    turned = [*COURSE[:5], "12.03.2026", "2026-03-01", "", "", ""]

    whole, told = filled([*turned, *["", ""] * 9])

    assert whole["endDate"] == "2026-03-01"
    assert told.count("First day [12.03.2026]:") == 3


def test_what_was_given_is_not_asked() -> None:
    """The form fills gaps only."""
    given = {"kind": "cpd", "activity": "continuous", "hours": 6}

    whole, told = filled([answer for answer in COURSE if answer not in ("1", "36")], document=given)

    assert (whole["activity"], whole["hours"]) == ("continuous", 6)
    assert "Hours" not in told


def test_nothing_is_asked_when_nothing_is_missing() -> None:
    """Optional values alone start no form."""
    whole, _ = filled(COURSE)

    again, told = filled([], document=whole)

    assert (again, told) == (whole, "")


@pytest.mark.parametrize("no_input", [True, False])
def test_nobody_is_asked_without_a_terminal(no_input: bool) -> None:
    """A script gets back what it gave, whether it says so or has no terminal."""
    screen = console(COURSE, stream=Terminal if no_input else io.StringIO)
    screen.no_input = no_input

    fields = fields_of(EDUCATION, "cpd")

    assert complete({"kind": "cpd"}, fields, asker=asker(screen), check=check) == {"kind": "cpd"}


@pytest.mark.parametrize(
    ("place", "wrong", "told"),
    [
        (0, "9", "Choose by number or word."),
        (0, "", "This value is needed."),
        *((4, wrong, "This is no whole number.") for wrong in ("many", "-5", "36,5")),
        (5, "31.02.2026", "This is not a date"),
    ],
)
def test_a_wrong_answer_is_asked_again(place: int, wrong: str, told: str) -> None:
    """With the reason, and without losing the answers before."""
    whole, screen = filled([*COURSE[:place], wrong, *COURSE[place:]])

    assert whole == filled(COURSE)[0]
    assert told in screen


def test_the_form_does_not_lose_patience() -> None:
    """What was answered before is never thrown away for a few slips of the hand."""
    whole, _ = filled([*COURSE[:5], *["yesterday"] * 10, *COURSE[5:]])

    assert whole == filled(COURSE)[0]


def test_the_end_of_input_at_an_optional_question_saves_nothing() -> None:
    """Ctrl-D is not Enter."""
    with pytest.raises(Interrupted) as caught:
        filled(COURSE[:7])

    assert caught.value.code == "FRMR-INT-002"


def test_a_name_that_its_dictionary_lacks_is_doubted_once() -> None:
    """What begins like it is shown; said again it is kept."""
    doubted, told = filled([*COURSE[:2], "Кард", *COURSE[2:]])
    kept, _ = filled([*COURSE[:2], "Космонавтика", "Космонавтика", *COURSE[3:]])

    assert doubted["specialty"] == {"code": "demo-201", "name": "Терапия"}
    assert "Similar: Кардиология." in told
    assert kept["specialty"] == {"name": "Космонавтика"}


def test_answers_are_a_command_as_well() -> None:
    """What was answered before the form broke off is said in one line of a shell."""
    fields = fields_of(EDUCATION, "cpd")
    whole, _ = filled(COURSE)

    line = command_of("add", whole, fields)
    given = dict(zip(shlex.split(line)[1::2], shlex.split(line)[2::2], strict=True))
    again = {item.name: given[item.flag] for item in fields if item.flag in given}
    document = entry_document(EDUCATION, again, kind="cpd", resolve=by_code, help_command="x")

    assert document | {"kind": "cpd"} == whole


def by_code(_dictionaries: Sequence[str], text: str) -> dict[str, str] | None:
    """The dictionary of `resolve`, asked by code."""
    return {"code": "demo-201", "name": "Терапия"} if text == "demo-201" else None


def test_the_form_gives_up_when_the_answers_end() -> None:
    """A closed terminal is no reason to ask for ever."""
    with pytest.raises(UsageError) as caught:
        filled(COURSE[:3])

    assert caught.value.code == "FRMR-REC-001"
    assert caught.value.details["flags"] == "--theme"


def test_a_word_in_the_language_of_the_person(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Russian terminal takes the Russian words that it shows."""
    monkeypatch.setenv("FRMR_LANG", "ru")

    whole, told = filled(["Курс", *COURSE[1:]])

    assert whole["activity"] == "course"
    assert "1 курс, 2 мероприятие НМО" in told


@pytest.mark.parametrize("kind", [*KINDS, "employment"])
def test_a_filled_form_has_everything_that_a_submission_needs(kind: str) -> None:
    """The form and the rules know the same required members."""
    fields = EMPLOYMENT if kind == "employment" else fields_of(EDUCATION, kind)
    answers = [ANSWERS.get(item.flag, "Терапия") for item in fields if item.required]
    screen = console(answers)
    required = tuple(item._replace(offered=False) for item in fields)

    whole = complete({"kind": kind}, required, asker=asker(screen), check=check)

    assert missing(whole, fields) == []
    assert whole.get("main") is (False if kind == "employment" else None)
    if kind != "employment":
        faults = check_education(whole, today=today(), record=Record(), complete=True)
        gaps = {fault.pointer for fault in faults if fault.code == "FRMR-RULE-002"}
        assert gaps <= {"/diploma", "/links"}


@pytest.mark.parametrize("item", [*EDUCATION, *EMPLOYMENT], ids=lambda item: item.flag)
def test_each_question_is_one_line(item: Any) -> None:
    """Whatever the member, its question says what is wanted."""
    text = question(item)

    assert text.endswith(":")
    assert "\n" not in text
    assert (item.shape is Shape.CHOICE) == (", 2 " in text)


def test_an_option_of_another_kind_is_refused() -> None:
    """A level does not belong to a course."""
    with pytest.raises(UsageError) as caught:
        entry_document(
            EDUCATION, {"level": "higher"}, kind="cpd", resolve=resolve, help_command="x"
        )

    assert caught.value.code == "FRMR-REC-002"


def test_a_text_of_no_shape_goes_on_to_the_rules() -> None:
    """The rules name it together with all other faults."""
    document = entry_document(
        EDUCATION,
        {"hours": "many", "begin": "soon"},
        kind="cpd",
        resolve=resolve,
        help_command="x",
    )

    faults = check_education(document | {"kind": "cpd"}, today=today(), record=Record())

    assert {fault.pointer for fault in faults} == {"/hours", "/beginDate"}


class Impatient(Terminal):
    """A stream at which a person presses Ctrl-C."""

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        """Never a line."""
        raise KeyboardInterrupt


def test_an_interruption_ends_the_line_of_the_question() -> None:
    """What is told of it does not stand behind the question."""
    screen = console([])
    screen.stdin = Impatient()

    with pytest.raises(KeyboardInterrupt):
        screen.ask("Hours: ")

    assert isinstance(screen.stderr, io.StringIO)
    assert screen.stderr.getvalue() == "Hours: \n"
