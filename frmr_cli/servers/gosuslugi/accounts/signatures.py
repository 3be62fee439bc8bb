"""The factor «qualified signature»: a challenge signed by a certificate that names the same СНИЛС as the account."""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from frmr_cli.servers.gosuslugi.accounts import (
    challenges,
    cms,
    demo_authority,
    gost,
    gost_authority,
)
from frmr_cli.servers.gosuslugi.accounts.factors import Challenge, Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cryptography.x509 import Certificate

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.accounts.factors import Attempt

METHOD: Final = "signature"
LIFE: Final = timedelta(minutes=10)
_PEM: Final = b"-----BEGIN"


class Signed(NamedTuple):
    """What the person handed in: who signed, over which bytes, and the signature itself."""

    certificate: Certificate
    body: bytes
    digest: str
    value: bytes
    file: bytes
    """The whole signature in DER."""
    content: bytes
    """What the page showed."""


class Signatures:
    """
    A detached signature in CMS over the text of the challenge, with the certificate inside.

    RSA and ECDSA, and ГОСТ Р 34.10-2012 on a machine that can compute it; the chain must end at the demo authority and be valid at the moment of signing, which is now, because
    the challenge lives for minutes.
    """

    method = METHOD
    amr = ("sc",)
    elsewhere = False

    def shown(self, connection: Connection, attempt: Attempt) -> Mapping[str, Any]:
        """The text that is to be signed."""
        pending = challenges.of_login(connection, attempt, METHOD)
        waits = pending is not None and pending.state == "open"
        return {"text": pending.facts["text"] if pending and waits else None}

    def challenge(self, connection: Connection, attempt: Attempt) -> Challenge | Refusal:
        """Make a text that nobody has signed before."""
        moment = attempt.now.isoformat(timespec="seconds")
        text = f"gosuslugi demo login {moment} {secrets.token_hex(16)}"
        challenges.begin(connection, attempt, METHOD, {"text": text}, life=LIFE)
        return Challenge()

    def verify(self, connection: Connection, attempt: Attempt, answer: str) -> Refusal | None:
        """
        Judge a file in Base64.

        Refused: FRMR-GOS-026 (too late), 032 (wrong signature), 033 (unknown authority), 034 (not valid now), 035 (another
        person), 036 (unreadable), 084 (a key of ГОСТ, which this machine cannot verify).
        """
        pending = challenges.of_login(connection, attempt, METHOD)
        if pending is None or pending.state != "open":
            return Refusal(code="FRMR-GOS-026", details={"minutes": LIFE // timedelta(minutes=1)})
        try:
            signed = _read(_octets(answer), pending.facts["text"].encode())
        except ValueError:
            return Refusal(code="FRMR-GOS-036", details={})
        code = _fault(attempt, signed)
        if code is not None:
            return Refusal(code=code, details={})
        challenges.settle(connection, pending, "used")
        return None


def _fault(attempt: Attempt, signed: Signed) -> str | None:
    """The first thing that is wrong, as a code; None when nothing is."""
    if gost.has_key(signed.certificate) and not gost.available():
        return "FRMR-GOS-084"
    if not _is_signed(signed):
        return "FRMR-GOS-032"
    if not _is_issued_here(attempt, signed.certificate):
        return "FRMR-GOS-033"
    certificate = signed.certificate
    if not certificate.not_valid_before_utc <= attempt.now <= certificate.not_valid_after_utc:
        return "FRMR-GOS-034"
    if attempt.account.snils is None or _snils(certificate) != attempt.account.snils:
        return "FRMR-GOS-035"
    return None


def _read(data: bytes, content: bytes) -> Signed:
    from cryptography import x509

    parsed = cms.read(data)
    for der in parsed.certificates:
        certificate = x509.load_der_x509_certificate(der)
        if certificate.serial_number == parsed.serial:
            break
    else:
        raise ValueError("the certificate of the signer is not in the file")
    if gost.has_key(certificate):
        # All of it is judged by one program.
        return Signed(certificate, b"", parsed.digest, parsed.value, data, content)
    if parsed.digest in gost.DIGESTS:
        raise ValueError("a digest of ГОСТ under another signature")
    if parsed.signed is None:
        return Signed(certificate, content, parsed.digest, parsed.value, data, content)
    if hashlib.new(parsed.digest, content).digest() != parsed.content_digest:
        # Signed attributes over another content: a signature, but not over the challenge.
        return Signed(certificate, b"", parsed.digest, parsed.value, data, content)
    return Signed(certificate, parsed.signed, parsed.digest, parsed.value, data, content)


def _is_signed(signed: Signed) -> bool:
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

    if gost.has_key(signed.certificate):
        return gost.is_signed(signed.file, signed.content, signed.certificate)
    algorithms = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}
    chosen = algorithms[signed.digest]
    try:
        match key := signed.certificate.public_key():
            case rsa.RSAPublicKey():
                key.verify(signed.value, signed.body, padding.PKCS1v15(), chosen)
            case ec.EllipticCurvePublicKey():
                key.verify(signed.value, signed.body, ec.ECDSA(chosen))
            case _:
                return False
    except (InvalidSignature, UnsupportedAlgorithm, ValueError):
        # A key of an algorithm or a curve that is not known here is no proof either.
        return False
    return True


def _is_issued_here(attempt: Attempt, certificate: Certificate) -> bool:
    from cryptography import x509
    from cryptography.exceptions import InvalidSignature

    try:
        if gost.has_key(certificate):
            root = gost_authority.root(attempt.directory, attempt.now)
            if not gost.is_issued_by(certificate, root):
                return False
        else:
            certificate.verify_directly_issued_by(
                demo_authority.root(attempt.directory, attempt.now)
            )
        basic = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except (ValueError, TypeError, InvalidSignature, x509.ExtensionNotFound):
        return False
    return not basic.ca and usage.digital_signature


def _snils(certificate: Certificate) -> str | None:
    from cryptography import x509

    oid = x509.ObjectIdentifier(demo_authority.SNILS_OID)
    values = certificate.subject.get_attributes_for_oid(oid)
    return str(values[0].value) if len(values) == 1 else None


def _octets(answer: str) -> bytes:
    """The file as DER, whether it was uploaded as DER or PEM."""
    try:
        data = base64.b64decode(answer, validate=True)
        if not data.lstrip().startswith(_PEM):
            return data
        lines = data.split(b"\n")
        return base64.b64decode(b"".join(line.strip() for line in lines if b"-----" not in line))
    except binascii.Error as error:
        raise ValueError("no Base64") from error
