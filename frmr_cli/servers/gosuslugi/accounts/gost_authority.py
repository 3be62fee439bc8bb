"""The ГОСТ half of the demo authority: a root and certificates of people with keys of ГОСТ Р 34.10-2012."""

from __future__ import annotations

from datetime import UTC, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from frmr_cli.servers.gosuslugi.accounts import gost
from frmr_cli.servers.gosuslugi.accounts.demo_authority import LIFE, ROOT_LIFE
from frmr_cli.servers.gosuslugi.private_files import write_private

if TYPE_CHECKING:
    from datetime import datetime

    from cryptography.x509 import Certificate

    from frmr_cli.servers.gosuslugi.accounts.directory import Account

_FILE: Final = "authority-gost.pem"
_CONFIGURATION: Final = """
[ca]
default_ca = authority
[authority]
database = index
new_certs_dir = .
unique_subject = no
rand_serial = yes
default_md = md_gost12_256
policy = policy
x509_extensions = {kind}
email_in_dn = no
[policy]
commonName = supplied
countryName = optional
surname = optional
givenName = optional
SNILS = optional
[req]
distinguished_name = subject
prompt = no
utf8 = yes
string_mask = utf8only
[root]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
[person]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature, nonRepudiation
[subject]
{subject}
"""


def root(directory: Path, now: datetime) -> Certificate:
    """
    The certificate with which every chain of ГОСТ must end, made at first use.

    Raises: NoEngine.
    """
    from cryptography import x509

    return x509.load_pem_x509_certificate(_authority(directory, now).encode())


def issue(directory: Path, person: Account, now: datetime, *, life: timedelta = LIFE) -> str:
    """
    Issue a certificate for signing with a fresh key of 256 bits.

    Returns: key and certificate in PEM.
    Raises: NoEngine; ValueError for an account without СНИЛС.
    """
    if person.snils is None:
        raise ValueError("a qualified certificate names a СНИЛС")
    given = " ".join(name for name in (person.first_name, person.patronymic) if name)
    subject = {
        "commonName": f"{person.last_name} {given}",
        "surname": person.last_name,
        "givenName": given,
        "countryName": "RU",
        "SNILS": person.snils,
    }
    return _certified("person", subject, now, life, by=_authority(directory, now))


def card(directory: Path, login: str) -> Path:
    """The file that plays the key carrier with ГОСТ of a demo person: key and certificate in PEM, 0600."""
    return directory / "cards" / f"{login}-gost.pem"


def hand_out(directory: Path, person: Account, now: datetime) -> Path:
    """
    Issue a certificate into the key carrier of a demo person, in place of the former one.

    Raises: NoEngine; ValueError for an account without СНИЛС.
    """
    file = card(directory, person.login)
    file.parent.mkdir(mode=0o700, exist_ok=True)
    write_private(file, issue(directory, person, now))
    return file


def _authority(directory: Path, now: datetime) -> str:
    file = directory / _FILE
    if not file.exists():
        subject = {"commonName": "Учебный УЦ ГОСТ (демо)"}
        write_private(file, _certified("root", subject, now - timedelta(days=1), ROOT_LIFE))
    return file.read_text(encoding="ascii")


def _certified(
    kind: str, subject: dict[str, str], now: datetime, life: timedelta, *, by: str | None = None
) -> str:
    """A fresh key and its certificate, signed by the authority `by` or by itself."""
    if not gost.available():
        raise gost.NoEngine
    # A line of the subject cannot end early: letters of names stay, signs of the file format do not.
    lines = [f"{name} = {_plain(value)}" for name, value in subject.items()]
    configuration = _CONFIGURATION.format(kind=kind, subject="\n".join(lines))
    with TemporaryDirectory() as name:
        place = Path(name)
        (place / "index").touch()
        (place / "authority.pem").write_text(by or "", encoding="ascii")
        signer = ("-cert", "authority.pem", "-keyfile", "authority.pem")
        steps = (
            ("genpkey", "-algorithm", "gost2012_256", "-pkeyopt", "paramset:A", "-out", "key"),
            ("req", "-new", "-key", "key", "-md_gost12_256", "-out", "request"),
            (
                *("ca", "-batch", "-notext", "-utf8", "-config", "openssl.cnf"),
                *("-in", "request", "-out", "certificate"),
                *(
                    "-startdate",
                    _moment(now - timedelta(minutes=1)),
                    "-enddate",
                    _moment(now + life),
                ),
                *(signer if by else ("-selfsign", "-keyfile", "key")),
            ),
        )
        for step in steps:
            if not gost.succeeds(place, *step, configuration=configuration):
                raise OSError(f"openssl {step[0]} failed")
        return "".join(
            (place / part).read_text(encoding="ascii") for part in ("key", "certificate")
        )


def _plain(value: str) -> str:
    return "".join(sign for sign in value if sign.isalnum() or sign in " -.()")[:64].strip()


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%d%H%M%SZ}"
