"""The directory behind the pages: logins, claims, seeding, sealing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.servers.gosuslugi.accounts.directory import account_named, claims
from frmr_cli.servers.gosuslugi.accounts.factors import switched_on
from frmr_cli.servers.gosuslugi.accounts.logins import meanings, plain
from frmr_cli.servers.gosuslugi.accounts.passwords import is_right, password_hash
from frmr_cli.servers.gosuslugi.accounts.seeding import seed_accounts
from frmr_cli.servers.gosuslugi.accounts.server_key import ServerKey, server_key
from frmr_cli.servers.gosuslugi.accounts.sms_codes import masked_phone

if TYPE_CHECKING:
    from pathlib import Path

    from tests.servers.gosuslugi_pages.conftest import Stub


def test_claims_follow_the_scopes(stub: Stub) -> None:
    """Each scope releases its own claims; without any there is only the subject."""
    with stub.services.database.read() as connection:
        bare = claims(connection, "1000000301", ["openid"])
        full = claims(connection, "1000000301", ["openid", "profile", "snils", "email", "phone"])
        unknown = claims(connection, "77", ["openid", "profile"])

    assert bare == {"sub": "1000000301"}
    assert unknown == {"sub": "77"}
    assert full == {
        "sub": "1000000301",
        "family_name": "Иванова",
        "given_name": "Анна",
        "middle_name": "Петровна",
        "name": "Иванова Анна Петровна",
        "birthdate": "1980-05-17",
        "gender": "female",
        "locale": "ru-RU",
        "snils": "11223344595",
        "email": "anna@example.ru",
        "email_verified": True,
        "phone_number": "+79161234545",
        "phone_number_verified": True,
    }


def test_claims_without_a_value_are_left_out(stub: Stub) -> None:
    """A person without patronymic or e-mail has no empty claims."""
    with stub.services.database.read() as connection:
        released = claims(connection, "1000000304", ["profile", "email", "phone", "snils"])

    assert not released.keys() & {"email", "email_verified", "phone_number", "snils"}


def test_a_number_that_means_two_people_means_nobody(stub: Stub) -> None:
    """Eleven digits can be a СНИЛС of one person and a phone of another: nobody is logged in by chance."""
    twin = replace(
        stub.person("ivanova"),
        subject="1000000399",
        login="twin",
        snils="89161234545",
        phone="+79990001122",
        email="twin@example.ru",
    )
    seed_accounts(stub.services, [twin])

    with stub.services.database.read() as connection:
        assert account_named(connection, "89161234545") is None


@given(st.text(max_size=400))
def test_any_input_is_taken_as_a_login(typed: str) -> None:
    """No input fails, and none is looked for where logins do not stand."""
    assert set(meanings(typed)) <= {"login", "email", "phone", "snils"}


@given(st.text("abz @.-+09()АбЯё", max_size=60))
def test_spaces_and_case_make_no_difference(typed: str) -> None:
    """Spaces, invisible signs and capitals anywhere in a login are forgiven."""
    spaced = "\u200b ".join(plain(typed)).upper()

    assert meanings(typed) == meanings(spaced)


def test_seeding_again_changes_nothing(stub: Stub) -> None:
    """An account that exists keeps the password that its owner has set since."""
    changed = replace(stub.person("ivanova"), password="Another-password-1")
    with stub.services.database.read() as connection:
        before = connection.all("SELECT * FROM account_password ORDER BY subject")
    seed_accounts(stub.services, [changed])

    with stub.services.database.read() as connection:
        after = connection.all("SELECT * FROM account_password ORDER BY subject")
        methods = switched_on(connection, "1000000302")
    assert before == after
    assert {"sms", "totp"} == set(methods)


def test_app_without_secret_is_refused(stub: Stub) -> None:
    """A person of the seed with the method `totp` must bring its secret."""
    person = replace(
        stub.person("petrov"), subject="9", login="x", snils=None, phone=None, email=None
    )

    with pytest.raises(ValueError, match="no TOTP secret: x"):
        seed_accounts(stub.services, [replace(person, totp_secret=None)])


def test_password_belongs_to_its_hash_alone() -> None:
    """Right, wrong, empty, endless and without an account."""
    hashed = password_hash("Demo-password-1")

    assert is_right("Demo-password-1", hashed)
    assert not is_right("demo-password-1", hashed)
    assert not is_right("", hashed)
    assert not is_right("x" * 100_000, hashed)
    assert not is_right("nobody has this password", None)
    assert hashed != password_hash("Demo-password-1")


def test_what_is_sealed_opens_with_its_own_label(tmp_path: Path) -> None:
    """Another label or key, or a changed byte, does not open it."""
    key = server_key(tmp_path)
    sealed = key.seal("a", b"plain")

    assert server_key(tmp_path).unseal("a", sealed) == b"plain"
    for other, label, body in (
        (key, "b", sealed),
        (ServerKey(b"x" * 32), "a", sealed),
        (key, "a", sealed[:-1] + bytes([sealed[-1] ^ 1])),
    ):
        with pytest.raises(ValueError, match="another key"):
            other.unseal(label, body)


@pytest.mark.parametrize(
    ("phone", "shown"), [("+79161234545", "+7 9** ***-**-45"), ("wrong", "***"), ("", "***")]
)
def test_phone_is_masked(phone: str, shown: str) -> None:
    """Two digits are enough for its owner."""
    assert shown == masked_phone(phone)
