"""Check of an id_token."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

from frmr_cli.errors import ServerError
from frmr_cli.login.wire import answered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from frmr_cli.login.metadata import Metadata
    from frmr_cli.login.secrets import Secret
    from frmr_cli.login.wire import Http

ALGORITHMS = ("ES256", "RS256", "PS256", "EdDSA", "Ed25519")
"""Signatures by a key of the issuer. `none` and the HS family, where our own client id could be
the key, are no signatures at all. Ed25519 is the name of RFC 9864 for EdDSA."""
TOLERANCE = 120
"""Seconds that the clocks here and there may differ."""
MAX_HEADER = 16_384
"""Octets; a certificate chain (x5c) may stand in the header."""

MAX_SUBJECT = 255
"""Characters, OpenID Connect Core §2."""

KeySet = Any


def verify(
    id_token: Secret,
    *,
    http: Http,
    metadata: Metadata,
    client_id: str,
    now: datetime,
    nonce: str | None = None,
) -> Mapping[str, Any]:
    """
    Check that `id_token` was made by the issuer, for this client, now.

    The key is chosen by `kid`; a key that is not known is looked for once more, because an issuer
    may have rotated its keys between two requests. `nonce` is compared if it was sent.

    Returns: the claims; `sub` is a non-empty string.
    Raises: ServerError FRMR-AUTH-030 with the reason, FRMR-AUTH-031 when the keys cannot be had.
    Source: OpenID Connect Core §3.1.3.7.
    """
    claims = _signed_claims(id_token, lambda: _fetch_keys(http, metadata), metadata.issuer)
    reason = fault(
        claims, issuer=metadata.issuer, client_id=client_id, now=now.timestamp(), nonce=nonce
    )
    if reason is not None:
        raise ServerError("FRMR-AUTH-030", issuer=metadata.issuer, reason=reason)
    return claims


def fault(
    claims: Mapping[str, Any], *, issuer: str, client_id: str, now: float, nonce: str | None
) -> str | None:
    """
    The first claim that is wrong, or None.

    `now`: seconds since 1970. Names of claims and no values: they go into an error.
    """
    audience = claims.get("aud")
    audiences = audience if isinstance(audience, list) else [audience]
    checks = (
        ("iss", claims.get("iss") == issuer),
        ("aud", client_id in audiences),
        ("azp", claims.get("azp", client_id) == client_id),
        ("azp", len(audiences) == 1 or "azp" in claims),
        ("exp", _is_number(claims.get("exp")) and claims["exp"] > now - TOLERANCE),
        ("iat", _is_number(claims.get("iat")) and claims["iat"] < now + TOLERANCE),
        ("nbf", "nbf" not in claims or _is_past(claims["nbf"], now)),
        ("nonce", nonce is None or claims.get("nonce") == nonce),
        ("sub", isinstance(claims.get("sub"), str) and 0 < len(claims["sub"]) <= MAX_SUBJECT),
    )
    return next((name for name, holds in checks if not holds), None)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_past(value: Any, now: float) -> bool:
    return _is_number(value) and value < now + TOLERANCE


def _signed_claims(id_token: Secret, fetch: Callable[[], KeySet], issuer: str) -> Mapping[str, Any]:
    from joserfc import jws, jwt
    from joserfc.errors import InvalidKeyIdError, JoseError

    registry = jws.JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)
    registry.max_header_length = MAX_HEADER

    def claims(keys: KeySet) -> Mapping[str, Any]:
        with warnings.catch_warnings():
            # joserfc warns of the old name EdDSA, which is what issuers still write.
            warnings.simplefilter("ignore")
            token = jwt.decode(
                id_token.reveal(), lambda guest: _key(guest.headers(), keys), registry=registry
            )
        return token.claims

    try:
        try:
            return claims(fetch())
        except InvalidKeyIdError:
            return claims(fetch())
    except (JoseError, ValueError, TypeError, KeyError) as error:
        # The library may quote the token: its words stay here.
        reason = type(error).__name__
        raise ServerError("FRMR-AUTH-030", issuer=issuer, reason=reason) from None


def _key(header: Mapping[str, Any], keys: KeySet) -> Any:
    from joserfc.errors import InvalidKeyIdError

    for key in keys:
        given = key.as_dict(private=False)
        if given.get("use", "sig") != "sig":
            continue
        if given.get("alg", header["alg"]) != header["alg"]:
            continue
        if header.get("kid", given["kid"]) == given["kid"]:
            return key
    raise InvalidKeyIdError("no such key")


def _fetch_keys(http: Http, metadata: Metadata) -> KeySet:
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet as Keys

    if metadata.keys is None:
        raise ServerError("FRMR-AUTH-031", issuer=metadata.issuer)
    answer = answered(http.get(metadata.keys))
    listed = answer.body.get("keys")
    if not answer.is_ok or not isinstance(listed, list):
        raise ServerError("FRMR-AUTH-031", issuer=metadata.issuer)
    try:
        return Keys.import_key_set({"keys": listed})
    except (JoseError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ServerError("FRMR-AUTH-031", issuer=metadata.issuer) from error
