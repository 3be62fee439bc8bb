"""Messages found by the words that somebody reads out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.diagnose.explanation import code_in, explained, explanation, is_request_id
from frmr_cli.diagnose.recognition import FILLER, Phrases, words
from frmr_cli.domain.catalogue import all_codes, entry
from frmr_cli.domain.cures import cure_of
from frmr_cli.domain.esia_codes import ESIA
from frmr_cli.domain.remd_codes import REMD


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("frmr-auth-003", "FRMR-AUTH-003"),
        ("FRMR AUTH 21", "FRMR-AUTH-021"),
        ("пишет [FRMR-NET-064] и всё", "FRMR-NET-064"),
        ("007055", "ESIA-007055"),
        ("esia 7055", "ESIA-007055"),
        ("есиа №7055", "ESIA-007055"),
        ("error_description=ESIA-007053: OAuthErrorEnum.clientSecretWrong", "ESIA-007053"),
        ("person_card_not_found", "PERSON_CARD_NOT_FOUND"),
        ("код 123456 не подошёл", None),
        ("", None),
    ],
)
def test_a_code_is_found_in_any_spelling(text: str, code: str | None) -> None:
    """A person types it as it was heard; six digits of an SMS are no code of ЕСИА."""
    assert code_in(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Код просрочен", "FRMR-GOS-010"),
        ("КОД ПРОСРОЧЕН!!!", "FRMR-GOS-010"),
        ("пишет что код просрочин", "FRMR-GOS-010"),
        ("не удалось получит код", "FRMR-GOS-011"),
        ("не правильный номер телефона", "FRMR-GOS-012"),
        ("сессию не установить", "FRMR-GOS-004"),
        ("Пользователь не найден в реестре", "FRMR-GOS-057"),
        ("пользователь ненайден", "FRMR-GOS-057"),
        ("обновите приложения", "FRMR-GOS-056"),
        ("не верные данные сотрудника", "FRMR-GOS-058"),
        ("аккаунт заблокирован до подтверждения личности", "FRMR-GOS-039"),
        ("номер телефона устарел", "FRMR-GOS-061"),
        ("не привязан подтверждающий документ", "FRMR-GOS-059"),
        ("данные аккаунта расходятся с регистром", "FRMR-GOS-060"),
        ("аккаунт заблокировали", "FRMR-GOS-007"),
        ("Сервис не доступен, повторите попытку", "FRMR-GOS-018"),
        ("требуеться подтверждение через приложение", "FRMR-GOS-013"),
        ("неверный логин или пароль", "FRMR-GOS-006"),
        ("the account is locked", "FRMR-GOS-007"),
        ("certificate expired", "FRMR-NET-061"),
    ],
)
def test_a_message_is_found_as_it_is_read_out(text: str, code: str) -> None:
    """Other case, typos, parts of it and words around it do not matter."""
    assert explained(text, language="ru")[0].code == code


@pytest.mark.parametrize("text", ["погода в Белгороде на завтра", "zebra crossing", "!?", "ошибка"])
def test_what_is_no_message_finds_nothing(text: str) -> None:
    """A wrong answer costs support more than none."""
    assert explained(text, language="ru") == []


def test_every_message_of_the_catalogue_finds_itself() -> None:
    """Word for word, in both languages, its code or one with the same text is the first answer."""
    lost = []
    for code in all_codes():
        found = entry(code)
        assert found is not None
        for text in (found.ru.message, found.en.message):
            if not telling(text):
                continue
            answers = explained(text, language="en")
            if not any(tied(answer.code, code, text) for answer in answers[:1]):
                lost.append((code, text, [answer.code for answer in answers]))
    assert lost == []


def tied(found: str, code: str, text: str) -> bool:
    """Whether two codes are told with the same words."""
    other = entry(found)
    same = other is not None and telling(text) in (
        telling(other.ru.message),
        telling(other.en.message),
    )
    return found == code or same


def telling(text: str) -> set[str]:
    """The words that tell one message from another."""
    return set(words(text)) - FILLER


def test_every_code_has_an_explanation_in_both_languages() -> None:
    """No placeholder is left open, and somebody can cure it."""
    for code in (*all_codes(), *ESIA, *REMD):
        for language in ("ru", "en"):
            found = explanation(code, language=language)
            assert found is not None
            assert found.message
            assert "{" not in found.message + found.cure


def test_every_command_that_checks_a_cause_exists() -> None:
    """`frmr WORD` of a cure is a command of the table."""
    from frmr_cli.app import COMMANDS

    for code in all_codes():
        check = cure_of(code).check.split()
        assert not check or check[1] in COMMANDS or check[1].startswith("-"), check


@given(st.text(max_size=200))
def test_anything_can_be_asked(text: str) -> None:
    """Whatever is typed, there is an answer or none, and scores stay within 0 and 1."""
    for answer in explained(text, language="en"):
        assert 0 <= answer.score <= 1


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    """«Ключ» stands in one message, «код» in all."""
    phrases = Phrases({"a": ["код ключ"], "b": ["код дверь"], "c": ["код окно"]})

    assert next(match.key for match in phrases.matches("код ключ")) == "a"


@pytest.mark.parametrize(
    ("text", "is_id"),
    [("0123456789abcdef0123456789abcdef", True), ("код просрочен", False), ("FRMR-INT-001", False)],
)
def test_a_request_id_is_recognised(text: str, is_id: bool) -> None:
    """It has the form that the registry gives."""
    assert is_request_id(text) == is_id
