"""The certificate authority of the stub: plays an accredited one, and issues to demo people alone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from frmr_cli.servers.gosuslugi.private_files import write_private

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.x509 import Certificate, KeyUsage, Name

    from frmr_cli.servers.gosuslugi.accounts.directory import Account

SNILS_OID: Final = "1.2.643.100.3"
"""СНИЛС in the subject of a qualified certificate. Source: order of the FSB № 795 of 27.12.2011, clause 18."""
LIFE: Final = timedelta(days=456)
"""15 months, as accredited authorities give today."""

_FILE: Final = "authority.pem"
_NAME: Final = "Учебный УЦ (демо)"
ROOT_LIFE: Final = timedelta(days=3650)


def root(directory: Path, now: datetime) -> Certificate:
    """The certificate that every chain must end with, made at first use."""
    return _authority(directory, now)[1]


def issue(
    directory: Path, person: Account, now: datetime, *, life: timedelta = LIFE
) -> tuple[bytes, bytes]:
    """
    Issue a certificate for signing with a fresh key.

    Returns: key and certificate in PEM.
    Raises: ValueError for an account without СНИЛС.
    """
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    if person.snils is None:
        raise ValueError("a qualified certificate names a СНИЛС")
    signer, issuer = _authority(directory, now)
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        x509.CertificateBuilder()
        .subject_name(_subject(person))
        .issuer_name(issuer.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=1))
        .not_valid_after(now + life)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .sign(signer, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return secret, certificate.public_bytes(serialization.Encoding.PEM)


def card(directory: Path, login: str) -> Path:
    """The file that plays the key carrier of a demo person: key and certificate in PEM, 0600."""
    return directory / "cards" / f"{login}.pem"


def hand_out(directory: Path, person: Account, now: datetime) -> Path:
    """Issue a certificate into the key carrier of a demo person, in place of the former one."""
    file = card(directory, person.login)
    file.parent.mkdir(mode=0o700, exist_ok=True)
    write_private(file, b"".join(issue(directory, person, now)).decode())
    return file


def _subject(person: Account) -> Name:
    from cryptography import x509
    from cryptography.x509.name import _ASN1Type
    from cryptography.x509.oid import NameOID

    given = " ".join(name for name in (person.first_name, person.patronymic) if name)
    return x509.Name(
        [
            # The library counts octets where X.520 counts letters, and Cyrillic ones have two.
            x509.NameAttribute(
                NameOID.COMMON_NAME, f"{person.last_name} {given}"[:64], _validate=False
            ),
            x509.NameAttribute(NameOID.SURNAME, person.last_name[:64], _validate=False),
            x509.NameAttribute(NameOID.GIVEN_NAME, given[:64], _validate=False),
            x509.NameAttribute(NameOID.COUNTRY_NAME, "RU"),
            x509.NameAttribute(
                x509.ObjectIdentifier(SNILS_OID), person.snils or "", _ASN1Type.NumericString
            ),
        ]
    )


def _authority(directory: Path, now: datetime) -> tuple[EllipticCurvePrivateKey, Certificate]:
    from cryptography import x509
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

    file = directory / _FILE
    if not file.exists():
        _found(file, now)
    body = file.read_bytes()
    key = serialization.load_pem_private_key(body, None)
    assert isinstance(key, EllipticCurvePrivateKey)  # noqa: S101 - made by ourselves
    return key, x509.load_pem_x509_certificate(body)


def _found(file: Path, now: datetime) -> None:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, _NAME)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + ROOT_LIFE)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    write_private(file, (secret + certificate.public_bytes(serialization.Encoding.PEM)).decode())


def _usage(*, signs_certificates: bool) -> KeyUsage:
    from cryptography import x509

    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=not signs_certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )
