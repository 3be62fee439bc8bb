"""Signatures of ГОСТ Р 34.10-2012, by the real engine of OpenSSL where it is installed."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from frmr_cli.servers.gosuslugi.accounts import cms, gost, gost_authority
from frmr_cli.servers.gosuslugi.accounts.directory import account
from frmr_cli.servers.gosuslugi.accounts.keeping import accounts_key
from tests.servers.gosuslugi_pages.conftest import DARIA, Browser, Document
from tests.servers.gosuslugi_pages.test_account_page import at_account

if TYPE_CHECKING:
    from frmr_cli.servers.gosuslugi.accounts.directory import Account
    from tests.servers.gosuslugi_pages.conftest import Clock, Stub


@pytest.fixture
def engine() -> None:
    """Skips where OpenSSL has no engine «gost»; the script of CI installs it, and there it is a failure."""
    if gost.available():
        return
    if os.environ.get("FRMR_TEST_REQUIRE_LIVE") == "1":
        pytest.fail("OpenSSL has no engine «gost», and FRMR_TEST_REQUIRE_LIVE=1")
    pytest.skip("OpenSSL has no engine «gost» here (Debian: libengine-gost-openssl)")


def person(stub: Stub) -> Account:
    """Daria as the stub knows her."""
    with stub.services.database.read() as connection:
        found = account(connection, accounts_key(stub.services), DARIA.subject)
    assert found is not None
    return found


def at_signature(stub: Stub, login: str = DARIA.login) -> Browser:
    """A browser that shows a person the text to be signed."""
    browser = stub.at_factor(login)
    browser.submit_button("method", "signature", intent="method")
    return browser


def text_of(browser: Browser) -> str:
    """The text that the page wants signed."""
    start = browser.response.text.index("data-text>") + len("data-text>")
    return browser.response.text[start:].partition("<")[0]


def signed(text: str, pem: str, place: Path, *more: str) -> bytes:
    """A detached CMS signature by the program that a person would use."""
    place.mkdir(exist_ok=True)
    (place / "text").write_text(text, encoding="ascii")
    (place / "card").write_text(pem, encoding="ascii")
    assert gost.succeeds(
        place,
        *("cms", "-sign", "-binary", "-in", "text", "-signer", "card", "-inkey", "card"),
        *("-md", "md_gost12_256", "-outform", "DER", "-out", "signature", *more),
    )
    return (place / "signature").read_bytes()


def issued(stub: Stub, **options: Any) -> str:
    """Key and certificate from the authority of the stub, or from another one."""
    directory = options.pop("directory", stub.services.config.directory)
    who = options.pop("who", person(stub))
    return gost_authority.issue(directory, who, stub.clock(), **options)


def upload(browser: Browser, content: bytes) -> Document:
    """Hand a file in as the form of the page does."""
    form = next(form for form in browser.page.forms if "code" in form.fields)
    fields = {name: value for name, value in form.fields.items() if name != "code"}
    answer = browser.http.post(form.action, data=fields, files={"code": ("text.p7s", content)})
    return browser._shown(answer)


@pytest.mark.usefixtures("engine")
def test_own_certificate_of_gost_confirms(stub: Stub, tmp_path: Path) -> None:
    """Over signed attributes as `openssl` makes them, and over the text itself."""
    for name, more in (("usual", ()), ("bare", ("-noattr",))):
        browser = at_signature(stub)
        file = signed(text_of(browser), issued(stub), tmp_path / name, *more)

        assert upload(browser, file).step == "decision"
        stub.clock.forward(minutes=2)


@pytest.mark.usefixtures("engine")
def test_faults_of_a_gost_signature_have_their_own_codes(stub: Stub, tmp_path: Path) -> None:
    """Another text, a foreign authority, another person: refused as with any other key."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    stranger = replace(person(stub), snils="08765430300")
    browser = at_signature(stub)
    text = text_of(browser)
    codes = [
        upload(browser, signed(text + "!", issued(stub), tmp_path / "text")).code,
        upload(browser, signed(text, issued(stub, directory=elsewhere), tmp_path / "root")).code,
        upload(browser, signed(text, issued(stub, who=stranger), tmp_path / "person")).code,
    ]

    assert codes == ["FRMR-GOS-032", "FRMR-GOS-033", "FRMR-GOS-035"]


@pytest.mark.usefixtures("engine")
def test_expired_gost_certificate_is_refused(stub: Stub, clock: Clock, tmp_path: Path) -> None:
    """The certificate must be valid at the moment of signing, by the clock of the stub."""
    pem = issued(stub, life=timedelta(days=1))
    clock.forward(days=2)
    browser = at_signature(stub)

    assert upload(browser, signed(text_of(browser), pem, tmp_path)).code == "FRMR-GOS-034"


@pytest.mark.usefixtures("engine")
def test_certificate_brought_along_is_not_the_signer(stub: Stub, tmp_path: Path) -> None:
    """Somebody else's good certificate in the file, with the same serial number, lends its name to no other key."""
    hers = x509.load_pem_x509_certificate(issued(stub).encode())
    (tmp_path / "hers").write_bytes(hers.public_bytes(Encoding.PEM))
    thief = "\n[req]\ndistinguished_name = dn\nprompt = no\n[dn]\nCN = thief\n" + "".join(
        f"{place}.OU = {'t' * 60}\n" for place in range(9)
    )
    for step in (
        ("genpkey", "-algorithm", "gost2012_256", "-pkeyopt", "paramset:A", "-out", "key"),
        (
            *("req", "-x509", "-new", "-key", "key", "-md_gost12_256", "-out", "certificate"),
            *("-set_serial", str(hers.serial_number)),
        ),
    ):
        assert gost.succeeds(tmp_path, *step, configuration=thief)
    card = "".join((tmp_path / part).read_text(encoding="ascii") for part in ("key", "certificate"))
    browser = at_signature(stub)
    file = signed(text_of(browser), card, tmp_path, "-certfile", "hers")
    found = cms.read(file)

    page = upload(browser, file)

    assert x509.load_der_x509_certificate(found.certificates[0]) == hers
    assert page.code == "FRMR-GOS-032"


@pytest.mark.usefixtures("engine")
def test_page_hands_out_a_card_of_gost(stub: Stub, tmp_path: Path) -> None:
    """The page of the account issues key and certificate into a file of its owner alone, and it logs in."""
    browser = at_account(stub)
    said = browser.intend("certificate_gost")
    card = gost_authority.card(stub.services.config.directory, "ivanova")
    stub.clock.forward(minutes=2)
    other = at_signature(stub, "ivanova")

    page = upload(other, signed(text_of(other), card.read_text(encoding="ascii"), tmp_path))

    assert str(card) in said.text
    assert page.step == "decision"
    assert card.stat().st_mode & 0o077 == 0


def test_without_the_engine_it_is_said_plainly(stub: Stub, monkeypatch: Any) -> None:
    """No OpenSSL on the PATH: FRMR-GOS-084, neither «wrong» nor accepted."""
    monkeypatch.setenv("PATH", "/nonexistent")
    gost.available.cache_clear()
    try:
        browser = at_signature(stub)
        page = upload(browser, SAMPLE.read_bytes())
    finally:
        gost.available.cache_clear()

    assert (page.step, page.code) == ("factor", "FRMR-GOS-084")
    assert "ГОСТ" in page.text


SAMPLE = Path(__file__).with_name("gost-signature.der")
"""Made once by `openssl cms -sign` with a key of ГОСТ: what a machine without the engine is shown."""
