"""`frmr account`, `frmr sessions` and `frmr local scenario` against the stub."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.picture_terminal import Screen, seen
from tests.servers.gosuslugi_pages.conftest import Browser

if TYPE_CHECKING:
    from pathlib import Path

    from tests.embedded import Home


@pytest.fixture(scope="module")
def doctor(services: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Somebody with a login of her own; one for all tests, as codes by SMS are few."""
    home = services.neighbour(tmp_path_factory.mktemp("doctor"))
    home.log_in("koroleva")
    return home


def test_the_account_is_masked(doctor: Home) -> None:
    """Level and ways to confirm are told, contacts are not."""
    ran = doctor.run("account", "show", "-o", "json")

    assert ran.code == 0, ran.err
    assert (ran.json["level"], ran.json["schema"]) == ("confirmed", "frmr.account/1")
    assert ran.json["phone"].startswith("+7 9**")


def test_unusual_login_is_told_in_the_terminal(services: Home, tmp_path: Path) -> None:
    """`sessions list` counts it on stderr, `account show` names town and reason."""
    home = services.neighbour(tmp_path / "traveller")
    home.log_in("sidorov")
    _guess_from("127.0.3.9", "sidorov", home)

    counted = home.run("sessions", "list")
    shown = home.run("account", "show", "-o", "json").json["unusual"]
    read = home.run("account", "show", "-o", "table")

    assert (counted.code, "frmr account show" in counted.err) == (0, True), counted.err
    assert ("failures", "Владивосток") in [(row["kind"], row["place"]) for row in shown]
    assert "many wrong passwords" in " ".join(read.out.split())


def test_another_login_is_seen_and_ended(services: Home, doctor: Home, tmp_path: Path) -> None:
    """Its tokens stop working; the own login goes on."""
    other = services.neighbour(tmp_path / "other")
    other.log_in("koroleva")
    listed = doctor.run("sessions", "list", "-o", "json").json["items"]
    mine = next(item["id"] for item in listed if item["current"])
    theirs = next(item["id"] for item in listed if not item["current"])

    ended = doctor.run("sessions", "end", theirs)

    assert ended.code == 0, ended.err
    assert other.run("auth", "refresh").code == 4
    left = doctor.run("sessions", "list", "-o", "json").json["items"]
    assert [item["id"] for item in left if item["id"] in {mine, theirs}] == [mine]


def test_all_others_are_ended_at_once(services: Home, doctor: Home, tmp_path: Path) -> None:
    """Without a terminal it is not asked, and needs the flag."""
    other = services.neighbour(tmp_path / "other")
    other.log_in("koroleva")

    unasked = doctor.run("sessions", "end-all", "--keep-current")
    ended = doctor.run("sessions", "end-all", "--keep-current", "--yes")

    assert (unasked.code, "--yes" in unasked.err) == (2, True)
    assert ended.code == 0, ended.err
    assert len(doctor.run("sessions", "list", "-o", "json").json["items"]) == 1


def test_no_login_begins_so(doctor: Home) -> None:
    """An id that fits nothing is told."""
    ran = doctor.run("sessions", "end", "zzz")

    assert (ran.code, "FRMR-AUTH-065" in ran.err) == (6, True)


def test_networks_are_set_and_cleared(doctor: Home) -> None:
    """What is no network is refused with a code."""
    set_ = doctor.run("account", "networks", "127.0.0.0/8", "-o", "id")
    wrong = doctor.run("account", "networks", "everywhere")
    cleared = doctor.run("account", "networks", "--clear", "-o", "id")

    assert (set_.code, set_.out.split()) == (0, ["127.0.0.0/8"]), set_.err
    assert wrong.code in {2, 3}
    assert "FRMR-" in wrong.err
    assert (cleared.code, cleared.out) == (0, "")


def test_recovery_codes_are_data(doctor: Home) -> None:
    """One a line on stdout, the advice beside it."""
    ran = doctor.run("account", "recovery-codes", "--yes")

    assert ran.code == 0, ran.err
    assert len(set(ran.out.split())) == len(ran.out.splitlines()) >= 8


def test_a_password_is_read_from_standard_input(doctor: Home) -> None:
    """A weak one and a wrong one are refused; nothing of them is on the command line."""
    weak = doctor.run("account", "password", stdin="Demo-Koroleva-2026!\nshort\n")
    wrong = doctor.run("account", "password", stdin="nonsense\nDemo-Koroleva-2027!\n")

    assert weak.code != 0
    assert wrong.code != 0
    assert "FRMR-" in weak.err + wrong.err


def test_a_scenario_is_set_seen_and_cleared(services: Home) -> None:
    """The state is the stub's, so everybody sees it."""
    try:
        done = services.run("local", "scenario", "set", "lost-sms", "--as", "sidorov")
        listed = services.run("local", "scenario", "list", "-o", "json").json["items"]
    finally:
        cleared = services.run("local", "scenario", "clear", "lost-sms", "--as", "sidorov")

    assert (done.code, cleared.code) == (0, 0), done.err + cleared.err
    assert [item["name"] for item in listed if item["in_force"]] == ["lost-sms"]
    assert len({item["name"] for item in listed}) == 16


@pytest.mark.parametrize("arguments", [["nosuch"], ["lost-sms"], ["lost-sms", "--as", "nobody"]])
def test_a_wrong_scenario_is_refused(services: Home, arguments: list[str]) -> None:
    """An unknown name, and a state of an account without one."""
    ran = services.run("local", "scenario", "set", *arguments)

    assert ran.code != 0
    assert "FRMR-" in ran.err


def test_a_consent_is_withdrawn_and_asked_for_again(services: Home, tmp_path: Path) -> None:
    """The words that were agreed to stay known by their hash."""
    home = services.neighbour(tmp_path / "head")
    home.log_in("gromov")

    unasked = home.run("profile", "consent", "withdraw", "login")
    kept = seen(home, Screen(columns=80), "profile", "consent", "withdraw", "login", typed="n\n")
    unknown = home.run("profile", "consent", "withdraw", "tea", "--yes")
    done = home.run("profile", "consent", "withdraw", "login", "--yes")
    again = home.run("profile", "consent", "withdraw", "login", "--yes")
    listed = home.run("profile", "consent", "list", "-o", "json").json["items"]

    assert (kept.code, "Nothing was changed." in kept.text) == (0, True)
    assert (unknown.code, "Choose one of: login, registry" in unknown.err) == (2, True)
    assert (unasked.code, done.code, again.code) == (2, 0, 6), done.err
    withdrawn = {item["purpose"] for item in listed if item["withdrawn_at"]}
    assert withdrawn == {"login"}
    assert all(len(item["text_sha256"]) == 64 for item in listed)


def _guess_from(address: str, login: str, home: Home) -> None:
    """Somebody at another address enters wrong passwords until they are stopped."""
    begun = home.run("login", "--no-wait", "--insecure-storage").json
    parts = urlsplit(begun["verification_uri"])
    browser = Browser(f"{parts.scheme}://{parts.netloc}", address=address)
    try:
        browser.open(parts.path)
        browser.submit(user_code=begun["user_code"])
        for _ in range(5):
            browser.submit(login=login, password="wrong")
    finally:
        browser.http.close()
