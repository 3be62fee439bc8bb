"""The directory behind the pages: logins, claims, seeding, sealing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.errors import ServerError
from frmr_cli.servers.gosuslugi.accounts.directory import (
    account,
    account_named,
    change_account,
    claims,
)
from frmr_cli.servers.gosuslugi.accounts.factors import switched_on
from frmr_cli.servers.gosuslugi.accounts.keeping import accounts_key
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
    key = accounts_key(stub.services)
    with stub.services.database.read() as connection:
        bare = claims(connection, key, "1000000301", ["openid"])
        full = claims(
            connection, key, "1000000301", ["openid", "profile", "snils", "email", "phone"]
        )
        unknown = claims(connection, key, "77", ["openid", "profile"])

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
    key = accounts_key(stub.services)
    with stub.services.database.read() as connection:
        released = claims(connection, key, "1000000304", ["profile", "email", "phone", "snils"])

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
        assert account_named(connection, accounts_key(stub.services), "89161234545") is None


@pytest.mark.parametrize(
    "typed",
    ["ivanova", "Анна@example.ru", "anna@example.ru", "112-233-445 95", "8 (916) 123-45-45"],
)
def test_sealed_account_is_found_by_each_login(stub: Stub, typed: str) -> None:
    """Login, e-mail, СНИЛС and phone find an account whose columns hold none of them."""
    with stub.services.database.read() as connection:
        found = account_named(connection, accounts_key(stub.services), typed)

    assert (found.subject if found else None) == (None if "Анна" in typed else "1000000301")


def test_changed_account_is_found_by_its_new_phone_alone(stub: Stub) -> None:
    """The keyed hashes follow the sealed values."""
    key = accounts_key(stub.services)
    with stub.services.database.write() as connection:
        person = account(connection, key, "1000000301")
        assert person is not None
        change_account(connection, key, replace(person, phone="+79995554433"))
        former = account_named(connection, key, "+79161234545")
        present = account_named(connection, key, "+79995554433")

    assert former is None
    assert present == replace(person, phone="+79995554433")


def test_sealed_account_cannot_be_moved_to_another_row(stub: Stub) -> None:
    """Who writes to the database cannot give one person the data of another."""
    with stub.services.database.write() as connection:
        connection.execute(
            "UPDATE account SET sealed = (SELECT sealed FROM account WHERE subject = '1000000302')"
            " WHERE subject = '1000000301'"
        )
        with pytest.raises(ValueError, match="another key"):
            account(connection, accounts_key(stub.services), "1000000301")


def test_database_names_nobody(stub: Stub, tmp_path: Path) -> None:
    """The files of the stub hold no name, number or address of its people in clear."""
    stub.at_decision()
    everything = b"".join(
        path.read_bytes() for path in (tmp_path / "gosuslugi").iterdir() if path.is_file()
    )

    for value in ("Иванова", "Анна", "11223344595", "79161234545", "anna@example.ru", "1980-05-17"):
        assert value.encode() not in everything


def test_lost_or_foreign_key_is_named(stub: Stub, tmp_path: Path) -> None:
    """A database is never opened with a key that does not fit: its people would be unreadable."""
    file = tmp_path / "gosuslugi" / "accounts.key"
    key = file.read_bytes()
    codes = []
    for wrong in (None, b"x" * 32, b"short"):
        file.unlink()
        if wrong is not None:
            file.write_bytes(wrong)
            file.chmod(0o600)
        with pytest.raises(ServerError) as refused:
            accounts_key(stub.services)
        codes.append(refused.value.code)
        file.write_bytes(key)
        file.chmod(0o600)
    file.chmod(0o644)
    with pytest.raises(ServerError) as readable:
        accounts_key(stub.services)

    assert codes == ["FRMR-GOS-051"] * 3
    assert readable.value.code == "FRMR-GOS-052"


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
