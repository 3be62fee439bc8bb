"""Push with number matching, links by e-mail, signatures by certificate, and contacts that are corrected on the way."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.servers.gosuslugi.accounts import challenges, cms, demo_authority
from frmr_cli.servers.gosuslugi.accounts.directory import account
from frmr_cli.servers.gosuslugi.accounts.factors import Attempt
from frmr_cli.servers.gosuslugi.accounts.keeping import accounts_key
from frmr_cli.servers.gosuslugi.accounts.mail_links import masked_address
from frmr_cli.servers.gosuslugi.accounts.methods import FACTORS
from tests.servers.gosuslugi_pages.conftest import DARIA, Browser, Document

if TYPE_CHECKING:
    from frmr_cli.servers.gosuslugi.accounts.directory import Account
    from tests.servers.gosuslugi_pages.conftest import Clock, Stub

PHONE, EMAIL = str(DARIA.phone), str(DARIA.email)


def at_method(stub: Stub, method: str) -> Browser:
    """Daria has passed the password and chosen a method."""
    browser = stub.at_factor("daria")
    browser.intend("method", method=method)
    return browser


def in_app(stub: Stub, link: str) -> Browser:
    """The phone of Daria shows what a link leads to; it shares no cookie with the login."""
    phone = stub.browser()
    phone.http.cookies.clear()
    phone.open(link)
    return phone


def number(page: Document) -> str:
    """The number that the login page shows."""
    return next(row["data-number"] or "" for _, row in page.tags if row.get("data-number"))


def offered(page: Document) -> list[str]:
    """What the buttons of the app send."""
    return [value for form in page.forms for name, value in form.buttons if name == "choice"]


def push_text(stub: Stub) -> str:
    """What the push says, without its link: the random characters of a link may be any two digits, and so may a port."""
    text = stub.messages_to(PHONE)[-1].text
    return text.replace(stub.links(PHONE)[-1], "")


def test_push_is_confirmed_by_the_number_of_the_page(stub: Stub) -> None:
    """The app offers three numbers and «not me»; the right one lets the waiting page go on by itself."""
    browser = at_method(stub, "push")
    shown = number(browser.page)
    said = push_text(stub)
    phone = in_app(stub, stub.links(PHONE)[-1])
    choices = offered(phone.page)
    phone.submit(choice=shown)
    browser.open("/gosuslugi/device/factor")

    assert len(set(choices)) == 4
    assert shown in choices
    assert "no" in choices
    assert shown not in said
    assert phone.page.facts["data-outcome"] == "confirmed"
    assert browser.page.step == "decision"


def test_push_page_waits_for_the_tap(stub: Stub) -> None:
    """Until the tap the page refreshes itself, and its button says what is missing without counting as an attempt."""
    browser = at_method(stub, "push")
    refreshing = [row for tag, row in browser.page.tags if row.get("http-equiv") == "refresh"]
    codes = [browser.intend("verify").code for _ in range(12)]

    assert len(refreshing) == 1
    assert set(codes) == {"FRMR-GOS-024"}


@pytest.mark.parametrize("answer", ["wrong", "no"])
def test_wrong_number_refuses_the_login(stub: Stub, answer: str) -> None:
    """One wrong tap ends the push: a second guess at the same numbers is not possible."""
    browser = at_method(stub, "push")
    shown = number(browser.page)
    link = stub.links(PHONE)[-1]
    phone = in_app(stub, link)
    wrong = next(each for each in offered(phone.page) if each not in (shown, "no"))
    phone.submit(choice=wrong if answer == "wrong" else "no")
    again = in_app(stub, link)
    refused = browser.intend("verify")

    assert again.page.code == "FRMR-GOS-027"
    assert refused.code == "FRMR-GOS-025"
    assert refused.step == "factor"
    assert ("factor.answered", "failed", "FRMR-GOS-025") in stub.audit()


@pytest.mark.parametrize("late", [False, True], ids=["refused", "too late"])
def test_waiting_page_says_itself_what_came_of_it(stub: Stub, clock: Clock, late: bool) -> None:
    """It is refreshed without a button: what the other device answered is told, and written, once."""
    browser = at_method(stub, "push")
    if late:
        clock.forward(minutes=3)
    else:
        in_app(stub, stub.links(PHONE)[-1]).submit(choice="no")
    told = [browser.open("/gosuslugi/device/factor").code for _ in range(3)]
    written = [row for row in stub.audit() if row[0] == "login.factor"]

    code = "FRMR-GOS-026" if late else "FRMR-GOS-025"
    assert told == [code, None, None]
    assert written == [("login.factor", "failed", code)]
    assert browser.intend("resend").code is None


def test_new_push_ends_the_former_one(stub: Stub) -> None:
    """Only the newest push can be confirmed."""
    browser = at_method(stub, "push")
    browser.intend("resend")
    first, second = stub.links(PHONE)

    assert in_app(stub, first).page.code == "FRMR-GOS-027"
    assert in_app(stub, second).page.step == "app"


def test_push_expires(stub: Stub, clock: Clock) -> None:
    """After two minutes the app says so, and so does the page."""
    browser = at_method(stub, "push")
    clock.forward(minutes=2, seconds=1)

    assert in_app(stub, stub.links(PHONE)[-1]).page.code == "FRMR-GOS-027"
    assert browser.intend("verify").code == "FRMR-GOS-026"


def test_pushes_cannot_wear_a_person_down(stub: Stub) -> None:
    """After five pushes there are no more for a while; another method still works."""
    browser = at_method(stub, "push")
    codes = [browser.intend("resend").code for _ in range(7)]

    assert codes[:4] == [None] * 4
    assert set(codes[4:]) == {"FRMR-GOS-015"}
    assert len(stub.links(PHONE)) == 5
    assert browser.intend("method", method="email").code is None


def test_push_confirms_its_own_login_alone(stub: Stub) -> None:
    """A tap for one browser does nothing for another one that waits at the same time."""
    mine = at_method(stub, "push")
    other = at_method(stub, "push")
    first, second = stub.links(PHONE)
    in_app(stub, first).submit(choice=number(mine.page))
    other.open("/gosuslugi/device/factor")
    mine.open("/gosuslugi/device/factor")

    assert (mine.page.step, other.page.step) == ("decision", "factor")
    assert first != second


def test_link_of_a_letter_confirms_only_by_its_button(stub: Stub) -> None:
    """Opening the link, as a mail scanner does, confirms nothing; its button does, once."""
    browser = at_method(stub, "email")
    link = stub.links(EMAIL)[-1]
    opened = in_app(stub, link)
    waiting = browser.intend("verify").code
    opened.submit(choice="yes")
    used = in_app(stub, link)
    browser.open("/gosuslugi/device/factor")

    assert waiting == "FRMR-GOS-024"
    assert used.page.code == "FRMR-GOS-027"
    assert browser.page.step == "decision"


def test_confirmation_elsewhere_is_used_once(stub: Stub) -> None:
    """A confirmed challenge does not confirm the next login."""
    browser = at_method(stub, "email")
    in_app(stub, stub.links(EMAIL)[-1]).submit(choice="yes")
    browser.open("/gosuslugi/device/factor")
    browser.open("/gosuslugi/device")
    browser.submit(user_code=stub.request())
    browser.submit(login="daria", password=DARIA.password)
    browser.intend("method", method="push")
    browser.open("/gosuslugi/device/factor")

    assert browser.page.step == "factor"


@pytest.mark.parametrize("method", ["push", "email"])
def test_answer_of_another_device_is_used_up(stub: Stub, method: str) -> None:
    """Within one login, too, a confirmation that was taken once is not taken again."""
    attempt = Attempt(
        account=person(stub),
        sid="one login",
        now=stub.clock(),
        key=accounts_key(stub.services),
        home=stub.address,
        directory=stub.services.config.directory,
        address=None,
    )
    factor = FACTORS[method]
    with stub.services.database.write() as connection:
        factor.challenge(connection, attempt)
        pending = challenges.of_login(connection, attempt, method)
        assert pending is not None
        challenges.settle(connection, pending, "confirmed")
        first = factor.verify(connection, attempt, "")
        second = factor.verify(connection, attempt, "")

    assert first is None
    assert second is not None
    assert second.code == "FRMR-GOS-026"


def test_made_up_token_shows_nothing(stub: Stub) -> None:
    """Without the token of a push or letter the app has nothing to answer."""
    phone = in_app(stub, "/gosuslugi/app?push=guess")
    answer = phone.http.post("/gosuslugi/app", data={"link": "guess", "choice": "yes"})

    assert phone.page.code == "FRMR-GOS-027"
    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("address", "shown"),
    [("daria@example.ru", "d***@e***.ru"), ("", "***"), ("a@b", "a***@b***.b")],
)
def test_address_is_masked(address: str, shown: str) -> None:
    """Enough for its owner to know it again."""
    assert masked_address(address) == shown


def person(stub: Stub) -> Account:
    """The account of Daria."""
    with stub.services.database.read() as connection:
        found = account(connection, accounts_key(stub.services), DARIA.subject)
    assert found is not None
    return found


def signed(stub: Stub, text: str, **options: Any) -> bytes:
    """The text signed by a certificate that the authority of the stub gives out, or another one."""
    directory = options.pop("directory", stub.services.config.directory)
    who = options.pop("who", person(stub))
    pem = b"".join(demo_authority.issue(directory, who, stub.clock(), **options))
    return sign(text, pem)


def sign(text: str, pem: bytes) -> bytes:
    """A detached signature in DER by a key and its certificate."""
    key = serialization.load_pem_private_key(pem, None)
    builder = pkcs7.PKCS7SignatureBuilder().set_data(text.encode())
    builder = builder.add_signer(
        x509.load_pem_x509_certificate(pem),
        key,  # type: ignore[arg-type]
        hashes.SHA256(),
    )
    return builder.sign(
        serialization.Encoding.DER,
        [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary],
    )


def text_of(browser: Browser) -> str:
    """The text that the page wants signed."""
    start = browser.response.text.index("data-text>") + len("data-text>")
    return browser.response.text[start:].partition("<")[0]


def upload(browser: Browser, content: bytes) -> Document:
    """Hand a file in as the form of the page does."""
    form = next(form for form in browser.page.forms if "code" in form.fields)
    fields = {name: value for name, value in form.fields.items() if name != "code"}
    return browser._shown(
        browser.http.post(form.action, data=fields, files={"code": ("text.p7s", content)})
    )


def test_signature_of_the_own_certificate_confirms(stub: Stub) -> None:
    """A detached CMS signature over the shown text by a certificate with the same СНИЛС."""
    browser = at_method(stub, "signature")
    page = upload(browser, signed(stub, text_of(browser)))

    assert page.step == "decision"


def test_signature_as_pem_and_by_rsa_confirms(stub: Stub) -> None:
    """The usual forms of the file, and the other kind of key."""
    directory, now = stub.services.config.directory, stub.clock()
    signer = demo_authority._authority(directory, now)[0]
    issued = x509.load_pem_x509_certificate(demo_authority.issue(directory, person(stub), now)[1])
    key = rsa.generate_private_key(65537, 2048)
    builder = x509.CertificateBuilder(
        issuer_name=issued.issuer,
        subject_name=issued.subject,
        public_key=key.public_key(),
        serial_number=7,
        not_valid_before=now - timedelta(days=1),
        not_valid_after=now + timedelta(days=1),
    )
    for extension in issued.extensions:
        builder = builder.add_extension(extension.value, critical=extension.critical)
    certificate = builder.sign(signer, hashes.SHA256())
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ) + certificate.public_bytes(serialization.Encoding.PEM)
    browser = at_method(stub, "signature")
    body = base64.encodebytes(sign(text_of(browser), pem))
    page = upload(browser, b"-----BEGIN PKCS7-----\n" + body + b"-----END PKCS7-----\n")

    assert page.step == "decision"


def test_faults_of_a_signature_have_their_own_codes(stub: Stub) -> None:
    """Another text, a foreign authority, an expired or a foreign certificate, and what is no signature."""
    elsewhere = stub.spool / "elsewhere"
    elsewhere.mkdir(parents=True)
    stranger = replace(person(stub), snils="08765430300")
    browser = at_method(stub, "signature")
    text = text_of(browser)
    codes = [
        upload(browser, signed(stub, text + "!")).code,
        upload(browser, signed(stub, text, directory=elsewhere)).code,
        upload(browser, signed(stub, text, who=stranger)).code,
        upload(browser, b"not a signature").code,
        upload(browser, b"").code,
    ]

    assert codes == [
        "FRMR-GOS-032",
        "FRMR-GOS-033",
        "FRMR-GOS-035",
        "FRMR-GOS-036",
        "FRMR-GOS-020",
    ]


def test_expired_certificate_is_refused(stub: Stub, clock: Clock) -> None:
    """The certificate must be valid at the moment of signing."""
    pem = b"".join(demo_authority.issue(stub.services.config.directory, person(stub), stub.clock()))
    clock.forward(days=457)
    browser = at_method(stub, "signature")

    assert upload(browser, sign(text_of(browser), pem)).code == "FRMR-GOS-034"


def test_signature_is_accepted_once(stub: Stub) -> None:
    """The same file does not confirm another login: each has a text of its own."""
    browser = at_method(stub, "signature")
    file = signed(stub, text_of(browser))
    upload(browser, file)
    other = at_method(stub, "signature")

    assert upload(other, file).code == "FRMR-GOS-032"


def test_key_of_an_unknown_algorithm_proves_nothing(stub: Stub) -> None:
    """A certificate with a key that cannot be read here, as of ГОСТ, is refused like a wrong signature."""
    rsa_key, other = bytes.fromhex("2a864886f70d010101"), bytes.fromhex("2a864886f70d01017f")
    browser = at_method(stub, "signature")

    assert rsa_key in SAMPLE
    assert upload(browser, SAMPLE.replace(rsa_key, other)).code == "FRMR-GOS-032"


@pytest.mark.parametrize("emptied", ["name", "digest", "attribute"])
def test_signer_that_lacks_a_part_is_refused(emptied: str) -> None:
    """An empty object where a part must stand is a ValueError."""

    def der(tag: int, *parts: bytes) -> bytes:
        body = b"".join(parts)
        return bytes([tag, len(body)]) + body

    sha256 = der(cms.OID, bytes.fromhex("608648016503040201"))
    attribute = der(cms.SEQUENCE, der(cms.OID, bytes.fromhex("2a864886f70d010904")))
    number = der(cms.INTEGER, b"\1")
    signer = der(
        cms.SEQUENCE,
        number,
        der(cms.SEQUENCE, *([] if emptied == "name" else [number])),
        der(cms.SEQUENCE, *([] if emptied == "digest" else [sha256])),
        der(cms.CONTEXT_0, attribute),
        der(cms.SEQUENCE),
        der(cms.OCTETS, b"\0"),
    )
    data = der(cms.SEQUENCE, der(cms.CONTEXT_0), der(cms.SET, signer))
    signed_data = der(cms.OID, bytes.fromhex("2a864886f70d010702"))

    with pytest.raises(ValueError, match="part is missing"):
        cms.read(der(cms.SEQUENCE, signed_data, der(cms.CONTEXT_0, data)))


@given(st.binary(max_size=300))
def test_any_file_is_read_or_refused(data: bytes) -> None:
    """What is no signature is a ValueError, never another failure."""
    try:
        cms.read(data)
    except ValueError:
        return
    raise AssertionError("random octets are no signature")


@given(st.integers(0, 10_000), st.integers(0, 255))
def test_damaged_file_is_read_or_refused(place: int, octet: int) -> None:
    """A changed octet of a real signature makes no other failure either."""
    damaged = bytearray(SAMPLE)
    damaged[place % len(damaged)] = octet
    try:
        cms.read(bytes(damaged))
    except ValueError:
        return


def _sample() -> bytes:
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "sample")])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 5)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2027, 1, 1, tzinfo=UTC))
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return sign("text", pem + certificate.public_bytes(serialization.Encoding.PEM))


SAMPLE = _sample()


def proof(**changed: str) -> dict[str, str]:
    """What a person fills in to change a contact."""
    values = {"kind": "phone", "value": "8 916 000-11-22"}
    return values | {"birth_date": "17.05.1980", "document": "45 10 123456"} | changed


def test_wrong_phone_is_cured_on_the_way(stub: Stub) -> None:
    """LE1: a phone that cannot receive SMS is replaced after an identity check, and the login goes on with it."""
    browser = stub.at_factor("vera")
    told = browser.page.code
    browser.intend("contacts")
    browser.submit(**proof())
    code = stub.messages_to("+79160001122")[-1].text.partition(" ")[0]
    browser.submit(code=code)
    browser.intend("method", method="sms")
    page = browser.submit(code=stub.messages_to("+79160001122")[-1].text.partition(" ")[0])

    assert told == "FRMR-GOS-012"
    assert "изменили телефон" in stub.messages_to("+78120000000")[-1].text
    assert page.step == "decision"
    assert ("contact.changed", "ok", None) in stub.audit()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"document": "4510 000000"}, "FRMR-GOS-029"),
        ({"birth_date": "18.05.1980"}, "FRMR-GOS-029"),
        ({"value": "12"}, "FRMR-GOS-037"),
        ({"kind": "email", "value": "nobody"}, "FRMR-GOS-037"),
        ({"kind": "pigeon"}, "FRMR-GOS-037"),
    ],
)
def test_contact_needs_a_proof_and_a_form(stub: Stub, changed: dict[str, str], code: str) -> None:
    """Nothing is sent while the person is not proved or the value is none."""
    browser = stub.at_factor("vera")
    browser.intend("contacts")
    page = browser.submit(**proof(**changed))

    assert page.code == code
    assert stub.messages_to("+79160001122") == []


def test_documents_cannot_be_guessed(stub: Stub) -> None:
    """After three wrong documents even the right one has to wait."""
    browser = stub.at_factor("vera")
    browser.intend("contacts")
    codes = [browser.submit(**proof(document=f"{place}")).code for place in range(3)]

    assert codes == ["FRMR-GOS-029"] * 3
    assert browser.submit(**proof()).code == "FRMR-GOS-021"


def test_contact_of_another_account_is_refused(stub: Stub) -> None:
    """Nobody takes over the phone of somebody else, though its code was right."""
    browser = stub.at_factor("vera")
    browser.intend("contacts")
    browser.submit(**proof(value=str(stub.person("petrov").phone)))
    page = browser.submit(code=stub.sms(stub.person("petrov"))[-1])

    assert page.code == "FRMR-GOS-038"


def test_code_of_a_new_contact_is_limited_and_can_be_left(stub: Stub, clock: Clock) -> None:
    """Three wrong codes or five minutes end it; going back changes nothing."""
    browser = stub.at_factor("vera")
    browser.intend("contacts")
    browser.submit(**proof())
    codes = [browser.submit(code="x").code for _ in range(3)]
    browser.submit(**proof())
    clock.forward(minutes=6)
    late = browser.submit(code="x").code
    back = browser.intend("back")

    assert codes == ["FRMR-GOS-009", "FRMR-GOS-009", "FRMR-GOS-022"]
    assert late == "FRMR-GOS-010"
    assert back.step == "factor"
