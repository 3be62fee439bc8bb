"""
Signed notes: a text with the signatures of those who stand by it, one line each.

Source: https://c2sp.org/signed-note, Ed25519 signatures (type 0x01). Signatures by keys that a reader does not know mean nothing
to it and are passed over; one false signature by a known key spoils the note.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

ED25519 = 0x01
KEY_BYTES = 32
MOST_SIGNATURES = 100
LONGEST_NOTE = 64 * 1024

_ID_BYTES = 4
_SIGNATURE_BYTES = 64
_DASH = "— "


class NoteFault(ValueError):
    """A text that is no signed note, or a key that is none."""


class VerifierKey(NamedTuple):
    """A public key under the name of its owner."""

    name: str
    public: bytes

    @property
    def id(self) -> bytes:
        """Four bytes that tell the keys of one name apart."""
        message = f"{self.name}\n".encode() + bytes([ED25519]) + self.public
        return hashlib.sha256(message).digest()[:_ID_BYTES]

    @classmethod
    def parse(cls, text: str) -> VerifierKey:
        """
        A key as people hand it on: `NAME+ID+KEY`.

        Raises: NoteFault.
        """
        name, _, rest = text.strip().partition("+")
        claimed, _, encoded = rest.partition("+")
        blob = _from_base64(encoded)
        if len(blob) != 1 + KEY_BYTES or blob[0] != ED25519 or not is_name(name):
            raise NoteFault("no Ed25519 verifier key")
        key = cls(name, blob[1:])
        if key.id.hex() != claimed.lower():
            raise NoteFault("the id of the key is not that of its name and bytes")
        return key

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{_to_base64(bytes([ED25519]) + self.public)}"


class SignerKey(NamedTuple):
    """A private key and the name it signs under."""

    name: str
    private: bytes

    @classmethod
    def made(cls, name: str) -> SignerKey:
        """A fresh key. Raises: NoteFault for a name that cannot stand in a note."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        if not is_name(name):
            raise NoteFault("a name has no spaces and no plus sign")
        return cls(name, Ed25519PrivateKey.generate().private_bytes_raw())

    @property
    def verifier(self) -> VerifierKey:
        """Its public half."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        private = Ed25519PrivateKey.from_private_bytes(self.private)
        return VerifierKey(self.name, private.public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of a signature."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self.private).sign(message)


class Signature(NamedTuple):
    """One signature line."""

    name: str
    key_id: bytes
    value: bytes


class Note(NamedTuple):
    """A text that ends with a newline, and its signatures."""

    text: str
    signatures: tuple[Signature, ...]

    @classmethod
    def parse(cls, note: str) -> Note:
        """Take a note apart; nothing is verified. Raises: NoteFault."""
        if len(note) > LONGEST_NOTE or any(ord(sign) < 0x20 and sign != "\n" for sign in note):
            raise NoteFault("no note: it is too long or has control characters")
        text, separator, lines = note.rpartition("\n\n")
        if not separator or not text or not lines.endswith("\n"):
            raise NoteFault("no note: there is no text, or there are no signatures")
        signatures = tuple(_parsed(line) for line in lines.removesuffix("\n").split("\n"))
        if len(signatures) > MOST_SIGNATURES:
            raise NoteFault("no note: too many signatures")
        return cls(f"{text}\n", signatures)

    def __str__(self) -> str:
        lines = (
            f"{_DASH}{name} {_to_base64(key_id + value)}\n"
            for name, key_id, value in self.signatures
        )
        return f"{self.text}\n{''.join(lines)}"

    def verified_by(self, keys: Iterable[VerifierKey]) -> tuple[VerifierKey, ...]:
        """
        Those of the keys that have signed the text.

        Raises: NoteFault when a signature that claims to be of one of them is not.
        """
        known = {(key.name, key.id): key for key in keys}
        found: dict[VerifierKey, None] = {}
        for signature in self.signatures:
            key = known.get((signature.name, signature.key_id))
            if key is None:
                continue
            if not _is_signed(key, self.text, signature.value):
                raise NoteFault("a signature under the name of a known key is false")
            found[key] = None
        return tuple(found)


def signed(text: str, signers: Iterable[SignerKey]) -> Note:
    """A text (which ends with a newline) signed by each of the keys."""
    message = text.encode()
    return Note(
        text, tuple(Signature(key.name, key.verifier.id, key.sign(message)) for key in signers)
    )


def is_name(name: str) -> bool:
    """Whether a name can stand in a signature line: not empty, no space, no plus sign."""
    return bool(name) and "+" not in name and name.isprintable() and len(name.split()) == 1


def _is_signed(key: VerifierKey, text: str, signature: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def _parsed(line: str) -> Signature:
    name, space, encoded = line.removeprefix(_DASH).partition(" ")
    blob = _from_base64(encoded)
    # A longer one may belong to another type of key; then nobody here knows its id.
    if not line.startswith(_DASH) or not space or not is_name(name) or len(blob) <= _ID_BYTES:
        raise NoteFault("no note: a signature line is malformed")
    return Signature(name, blob[:_ID_BYTES], blob[_ID_BYTES:])


def _to_base64(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _from_base64(text: str) -> bytes:
    try:
        value = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise NoteFault("no base64") from error
    if _to_base64(value) != text:
        raise NoteFault("base64 with loose bits")
    return value
