"""The keys that sign tokens, and their rotation."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from frmr_cli.servers.gosuslugi.private_files import write_private

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from joserfc.jwk import KeyParameters

    Jwk = dict[str, Any]

_FILE: Final = "keys.json"
_RSA_BITS: Final = 2048


@dataclass(frozen=True)
class KeyRing:
    """
    The private keys (JWK, RFC 7517) by their place in the rotation.

    The next key is published before it signs, so that a verifier with a cached key set knows it already; the retired one
    stays published for the tokens that it has signed.
    """

    signing: Jwk
    next: Jwk
    retired: Jwk | None = None


class SigningKeys:
    """The keys of an issuer in one file (0600) of its directory; made at first use. Thread-safe."""

    def __init__(self, directory: Path, algorithm: str) -> None:
        self._path = directory / _FILE
        self._algorithm = algorithm
        self._lock = threading.Lock()
        self._read: tuple[tuple[int, int], KeyRing] | None = None

    def sign(self, claims: Mapping[str, Any], *, typ: str) -> str:
        """A compact JWS of the claims by the signing key; `typ` goes to the header (RFC 7515 §4.1.9)."""
        from joserfc import jwt
        from joserfc.jwk import import_key

        key = self._ring().signing
        header = {"alg": key["alg"], "typ": typ, "kid": key["kid"]}
        return jwt.encode(header, dict(claims), import_key(key), algorithms=[key["alg"]])

    def public_set(self) -> dict[str, list[Jwk]]:
        """The JWK Set for verifiers, without private members; the signing key first."""
        from joserfc.jwk import import_key

        ring = self._ring()
        keys = [key for key in (ring.signing, ring.next, ring.retired) if key is not None]
        return {"keys": [dict(import_key(key).as_dict(private=False)) for key in keys]}

    def algorithms(self) -> list[str]:
        """The algorithms of the keys that sign now or next, without repeats."""
        ring = self._ring()
        return list(dict.fromkeys([ring.signing["alg"], ring.next["alg"]]))

    def rotate(self) -> str:
        """
        Let the next key sign, announce a new one, and drop the key retired before.

        Between two rotations must lie the life of a token. A running server follows at once.
        Returns: the `kid` that signs now.
        """
        with self._lock:
            ring = self._current()
            turned = KeyRing(ring.next, new_key(self._algorithm), ring.signing)
            self._write(turned)
        return str(turned.signing["kid"])

    def _ring(self) -> KeyRing:
        with self._lock:
            return self._current()

    def _current(self) -> KeyRing:
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return self._write(KeyRing(new_key(self._algorithm), new_key(self._algorithm)))
        version = (status.st_mtime_ns, status.st_ino)
        if self._read is None or self._read[0] != version:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
            self._read = (version, KeyRing(**stored))
        return self._read[1]

    def _write(self, ring: KeyRing) -> KeyRing:
        stored = {"signing": ring.signing, "next": ring.next, "retired": ring.retired}
        write_private(self._path, json.dumps(stored))
        return ring


def new_key(algorithm: str) -> Jwk:
    """
    A private signing key; its `kid` is its thumbprint (RFC 7638).

    `algorithm` is ES256 or RS256 (RFC 7518 §3.1).
    """
    from joserfc.jwk import ECKey, RSAKey

    parameters: KeyParameters = {"use": "sig", "alg": algorithm}
    key: ECKey | RSAKey
    if algorithm == "ES256":
        key = ECKey.generate_key("P-256", parameters, auto_kid=True)
    else:
        key = RSAKey.generate_key(_RSA_BITS, parameters, auto_kid=True)
    return dict(key.as_dict(private=True))
