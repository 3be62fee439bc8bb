"""
Access tokens: signature, issuer, audience, term and scope of a JWT by RFC 9068.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import threading
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.servers.registry.issuer import IssuerUnavailable
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from frmr_cli.servers.registry.issuer import Issuer

LEEWAY_SECONDS = 30
"""How far the clocks of issuer and registry may be apart."""
RETRY_AFTER_SECONDS = 5

MOST_REMEMBERED = 4096
"""Tokens whose signatures are remembered as good."""

_MAX_TOKEN_BYTES = 8192
_FILTERS = threading.Lock()
_KEY_TYPES = {"ES256": "EC", "RS256": "RSA", "EdDSA": "OKP"}
"""The algorithms that are accepted, and the key type of each: a key never serves another algorithm."""


class Claims(NamedTuple):
    """What a valid access token says."""

    issuer: str
    subject: str
    client_id: str | None
    session: str | None
    scopes: frozenset[str]
    token: str
    """The token itself, to be shown to the issuer and to nobody else."""


class _Signed(NamedTuple):
    """What a token says whose signature was good, without the token."""

    kid: str
    key: Mapping[str, Any]
    """That it was signed with; a signature holds as long as the issuer has the key."""
    claims: Claims
    begins: float
    """Seconds since the epoch, as `ends`."""
    ends: float


class TokenVerifier:
    """
    Checks access tokens of one issuer for one audience. Thread-safe.

    A good signature is remembered under the digest of its token; the key and the times are looked at each time.
    """

    def __init__(
        self, issuer: str, *, audience: str, keys: Issuer, now: Callable[[], datetime]
    ) -> None:
        self._issuer = issuer
        self._audience = audience
        self._keys = keys
        self._now = now
        self._signed: dict[bytes, _Signed] = {}
        self._lock = threading.Lock()

    def remembered(self, token: str) -> Claims | None:
        """
        What `verify` returns, for a token that it knows; None for any other. Never blocks.

        Raises: as `verify` for a token whose time is over.
        """
        signed = self._signed.get(_digest(token))
        if signed is None or self._keys.fresh_key(signed.kid) != signed.key:
            return None
        return self._in_time(signed, token)

    def verify(self, token: str) -> Claims:
        """
        Check a token; may ask the issuer for its keys, which blocks.

        Raises: Problem 401 FRMR-REG-011 for a bad token, 401 FRMR-REG-018 for one that ended,
        503 FRMR-REG-013 when the issuer is not there.
        Source: RFC 9068 §4.
        """
        kid, algorithm = _header_of(token)
        try:
            key = self._keys.key(kid)
        except IssuerUnavailable as error:
            raise unavailable() from error
        if key is None or not _fits(key, algorithm):
            raise refused("unknown key")
        signed = self._read(_decoded(token, key, algorithm), kid, key)
        claims = self._in_time(signed, token)
        with self._lock:
            if len(self._signed) >= MOST_REMEMBERED:
                del self._signed[next(iter(self._signed))]
            self._signed[_digest(token)] = signed
        return claims

    def _in_time(self, signed: _Signed, token: str) -> Claims:
        moment = self._now().timestamp()
        if moment >= signed.ends + LEEWAY_SECONDS:
            raise refused("expired", code="FRMR-REG-018")
        if signed.begins > moment + LEEWAY_SECONDS:
            raise refused("not valid yet")
        return signed.claims._replace(token=token)

    def _read(self, claims: Mapping[str, Any], kid: str, key: Mapping[str, Any]) -> _Signed:
        if claims.get("iss") != self._issuer:
            raise refused("wrong issuer")
        audience = claims.get("aud")
        if self._audience not in (audience if isinstance(audience, list) else [audience]):
            raise refused("wrong audience")
        times = {name: _number(claims, name) for name in ("exp", "nbf", "iat")}
        if times["exp"] is None or not isinstance(claims.get("sub"), str) or not claims["sub"]:
            raise refused("incomplete")
        scope = claims.get("scope")
        told = Claims(
            issuer=self._issuer,
            subject=claims["sub"],
            client_id=_text(claims, "client_id"),
            session=_text(claims, "sid"),
            scopes=frozenset(scope.split() if isinstance(scope, str) else ()),
            token="",
        )
        begins = max(times["nbf"] or 0, times["iat"] or 0)
        return _Signed(kid, key, told, begins, times["exp"])


def bearer_token(authorization: str | None) -> str:
    """
    The token of an Authorization header.

    Raises: Problem 401 FRMR-REG-010 when there is none.
    Source: RFC 6750 §2.1, §3.1 (no error code in the challenge when nothing was sent).
    """
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Problem(401, "FRMR-REG-010", headers={"WWW-Authenticate": 'Bearer realm="frmr"'})
    return token.strip()


def require_scope(claims: Claims, scope: str) -> None:
    """Raises: Problem 403 FRMR-REG-012 that names the scope (RFC 6750 §3.1)."""
    if scope not in claims.scopes:
        challenge = f'Bearer realm="frmr", error="insufficient_scope", scope="{scope}"'
        raise Problem(403, "FRMR-REG-012", headers={"WWW-Authenticate": challenge}, scope=scope)


def refused(description: str, *, code: str = "FRMR-REG-011") -> Problem:
    """The answer to a token that does not hold."""
    challenge = f'Bearer realm="frmr", error="invalid_token", error_description="{description}"'
    return Problem(401, code, headers={"WWW-Authenticate": challenge})


def unavailable() -> Problem:
    """The answer while the issuer is away."""
    return Problem(503, "FRMR-REG-013", headers={"Retry-After": str(RETRY_AFTER_SECONDS)})


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def _header_of(token: str) -> tuple[str, str]:
    """`kid` and `alg`; nothing of it is believed before the signature was checked."""
    if len(token) > _MAX_TOKEN_BYTES or token.count(".") != 2:
        raise refused("malformed")
    encoded = token.partition(".")[0]
    try:
        header = json.loads(base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)))
    except (ValueError, binascii.Error, RecursionError) as error:
        raise refused("malformed") from error
    if not isinstance(header, dict) or not isinstance(header.get("kid"), str):
        raise refused("malformed")
    kind = str(header.get("typ", "")).lower().removeprefix("application/")
    if kind != "at+jwt":
        raise refused("not an access token")
    if header.get("alg") not in _KEY_TYPES:
        raise refused("algorithm not allowed")
    return header["kid"], header["alg"]


def _fits(key: Mapping[str, Any], algorithm: str) -> bool:
    return (
        key.get("kty") == _KEY_TYPES[algorithm]
        and key.get("use", "sig") == "sig"
        and key.get("alg", algorithm)
        in (algorithm, "Ed25519" if algorithm == "EdDSA" else algorithm)
    )


def _decoded(token: str, key: Mapping[str, Any], algorithm: str) -> Mapping[str, Any]:
    from joserfc import jwt
    from joserfc.errors import JoseError
    from joserfc.jwk import import_key

    try:
        with _known_algorithm(algorithm):
            return jwt.decode(token, import_key(dict(key)), algorithms=[algorithm]).claims
    except (JoseError, ValueError, TypeError) as error:
        raise refused("bad signature") from error


@contextmanager
def _known_algorithm(algorithm: str) -> Iterator[None]:
    """EdDSA has a new name since RFC 9864, of which the library warns; issuers go on using the old one."""
    if algorithm != "EdDSA":
        yield
        return
    from joserfc.errors import SecurityWarning

    # The filters of warnings belong to the whole process.
    with _FILTERS, warnings.catch_warnings():
        warnings.simplefilter("ignore", SecurityWarning)
        yield


def _number(claims: Mapping[str, Any], name: str) -> float | None:
    value = claims.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise refused("malformed")
    return float(value)


def _text(claims: Mapping[str, Any], name: str) -> str | None:
    value = claims.get(name)
    return value if isinstance(value, str) else None
