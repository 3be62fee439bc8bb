"""The check of an id_token, and who it names."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

from frmr_cli.errors import FrmrError, ServerError
from frmr_cli.login.id_token import verify
from frmr_cli.login.identity import identify
from frmr_cli.login.metadata import Metadata
from frmr_cli.login.secrets import Secret
from frmr_cli.login.tokens import TokenAnswer

if TYPE_CHECKING:
    from collections.abc import Callable

    from frmr_cli.login.wire import Http
    from tests.login.conftest import Clock

    Wire = Callable[..., Http]

ISSUER = "https://sso.example.ru"
METADATA = Metadata(
    issuer=ISSUER,
    token=f"{ISSUER}/token",
    device=None,
    revocation=None,
    userinfo=f"{ISSUER}/userinfo",
    keys=f"{ISSUER}/jwks",
    token_auth_methods=(),
)
EC = ECKey.generate_key("P-256", {"kid": "ec", "use": "sig"})
OTHER = ECKey.generate_key("P-256", {"kid": "ec"})
NEXT = ECKey.generate_key("P-256", {"kid": "next"})
RSA = RSAKey.generate_key(2048, {"kid": "rsa"})
ED = OKPKey.generate_key("Ed25519", {"kid": "ed"})
ENC_SIGNS = ECKey.generate_key("P-256", {"kid": "enc"})
ENC = ECKey.import_key(ENC_SIGNS.as_dict(private=False) | {"use": "enc"})
PUBLISHED = [EC, RSA, ED, ENC]


def claims(clock: Clock, **changes: Any) -> dict[str, Any]:
    """Good claims with changes; None leaves one out."""
    now = int(clock.wall().timestamp())
    base = {
        "iss": ISSUER,
        "sub": "1000000301",
        "aud": "frmr-cli",
        "exp": now + 300,
        "iat": now,
        "name": "Иванова Анна",
    }
    return {name: value for name, value in (base | changes).items() if value is not None}


def signed(payload: dict[str, Any], key: Any = EC, **header: Any) -> Secret:
    """An id_token by this key; a header of None is left out."""
    full = {"alg": "ES256", "kid": key.kid} | header
    full = {name: value for name, value in full.items() if value is not None}
    algorithms = ["ES256", "RS256", "PS256", "Ed25519", "HS256", "RS512"]
    return Secret(jwt.encode(full, payload, key, algorithms=algorithms))


class Keys:
    """Publishes one set of keys after the other; the last one stays."""

    def __init__(self, *sets: list[Any]) -> None:
        self._sets = list(sets)
        self.fetched = 0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.fetched += 1
        keys = self._sets.pop(0) if len(self._sets) > 1 else self._sets[0]
        return httpx.Response(200, json={"keys": [key.as_dict(private=False) for key in keys]})


def checked(http: Http, token: Secret, clock: Clock, nonce: str | None = None) -> Any:
    """The claims that the check lets through."""
    return verify(
        token, http=http, metadata=METADATA, client_id="frmr-cli", now=clock.wall(), nonce=nonce
    )


@pytest.mark.parametrize(
    ("key", "algorithm"),
    [(EC, "ES256"), (RSA, "RS256"), (RSA, "PS256"), (ED, "Ed25519")],
    ids=["ES256", "RS256", "PS256", "Ed25519"],
)
def test_signature_of_the_issuer_is_accepted(
    wire: Wire, clock: Clock, key: Any, algorithm: str
) -> None:
    """Each allowed algorithm works with a published key."""
    token = signed(claims(clock), key, alg=algorithm)

    assert checked(wire(Keys(PUBLISHED)), token, clock)["sub"] == "1000000301"


def test_old_name_of_eddsa_is_accepted_without_a_warning(wire: Wire, clock: Clock) -> None:
    """Issuers still write EdDSA, which RFC 9864 calls Ed25519."""
    with pytest.warns(UserWarning, match="EdDSA"):
        token = jwt.encode({"alg": "EdDSA", "kid": "ed"}, claims(clock), ED, algorithms=["EdDSA"])

    assert checked(wire(Keys(PUBLISHED)), Secret(token), clock)["sub"] == "1000000301"


def unsigned(payload: dict[str, Any]) -> Secret:
    """A token with the algorithm `none`."""

    def part(value: dict[str, Any]) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

    return Secret(f"{part({'alg': 'none', 'kid': 'ec'})}.{part(payload)}.")


def forged(clock: Clock) -> dict[str, Secret]:
    """Tokens that nobody may accept."""
    good = claims(clock)
    by_public_key = OctKey.import_key(json.dumps(EC.as_dict(private=False)).ljust(64))
    return {
        "none": unsigned(good),
        "hs256-client-id": signed(good, OctKey.import_key("frmr-cli" * 8), alg="HS256", kid="ec"),
        "hs256-public-key": signed(good, by_public_key, alg="HS256", kid="ec"),
        "rs512": signed(good, RSA, alg="RS512"),
        "other-key": signed(good, OTHER),
        "encryption-key": signed(good, ENC_SIGNS),
        "key-of-another-kind": signed(good, OTHER, kid="rsa"),
        "embedded-key": signed(good, OTHER, jwk=OTHER.as_dict(private=False)),
        "no-json": Secret("a.b.c"),
        "empty": Secret(".."),
        "not-ascii": Secret("ё.ё.ё"),
    }


@pytest.mark.parametrize(
    "kind",
    [
        "none",
        "hs256-client-id",
        "hs256-public-key",
        "rs512",
        "other-key",
        "encryption-key",
        "key-of-another-kind",
        "embedded-key",
        "no-json",
        "empty",
        "not-ascii",
    ],
)
def test_forged_token_is_refused(
    wire: Wire, clock: Clock, told: Callable[[FrmrError], str], kind: str
) -> None:
    """Only a signature by a published signing key counts, whatever the token says of itself."""
    token = forged(clock)[kind]

    with pytest.raises(ServerError) as caught:
        checked(wire(Keys(PUBLISHED)), token, clock)

    assert caught.value.code == "FRMR-AUTH-030"
    assert token.reveal() not in told(caught.value)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"iss": "https://sso.example.ru/"}, "iss"),
        ({"iss": None}, "iss"),
        ({"aud": "other"}, "aud"),
        ({"aud": None}, "aud"),
        ({"aud": ["frmr-cli", "other"]}, "azp"),
        ({"aud": ["frmr-cli", "other"], "azp": "other"}, "azp"),
        ({"exp": -120}, "exp"),
        ({"exp": None}, "exp"),
        ({"exp": "soon"}, "exp"),
        ({"iat": 121}, "iat"),
        ({"iat": None}, "iat"),
        ({"nbf": 121}, "nbf"),
        ({"sub": None}, "sub"),
        ({"sub": ""}, "sub"),
        ({"sub": "x" * 256}, "sub"),
        ({"sub": 7}, "sub"),
    ],
)
def test_wrong_claim_is_refused_by_name(
    wire: Wire, clock: Clock, changes: dict[str, Any], reason: str
) -> None:
    """Times are given here as seconds from now; the error names the claim, never its value."""
    now = int(clock.wall().timestamp())
    moved = {
        name: now + value if name in ("exp", "iat", "nbf") and isinstance(value, int) else value
        for name, value in changes.items()
    }

    with pytest.raises(ServerError) as caught:
        checked(wire(Keys(PUBLISHED)), signed(claims(clock, **moved)), clock)

    assert caught.value.details["reason"] == reason


@pytest.mark.parametrize(
    "changes",
    [
        {"exp": -119},
        {"iat": 119},
        {"aud": ["frmr-cli"]},
        {"aud": ["frmr-cli", "x"], "azp": "frmr-cli"},
    ],
)
def test_claims_at_the_edge_are_accepted(wire: Wire, clock: Clock, changes: dict[str, Any]) -> None:
    """Clocks may differ by up to two minutes."""
    now = int(clock.wall().timestamp())
    moved = {
        name: now + value if isinstance(value, int) else value for name, value in changes.items()
    }

    assert checked(wire(Keys(PUBLISHED)), signed(claims(clock, **moved)), clock)


def test_nonce_is_compared_when_it_was_sent(wire: Wire, clock: Clock) -> None:
    """A token from another login does not fit."""
    token = signed(claims(clock, nonce="n-1"))

    assert checked(wire(Keys(PUBLISHED)), token, clock, nonce="n-1")
    with pytest.raises(ServerError) as caught:
        checked(wire(Keys(PUBLISHED)), token, clock, nonce="n-2")
    assert caught.value.details["reason"] == "nonce"


def test_unknown_key_is_looked_for_once_more(wire: Wire, clock: Clock) -> None:
    """A key that was rotated in between is found; one that does not exist costs two requests."""
    rotated, missing = Keys([EC], [EC, NEXT]), Keys([EC])

    assert checked(wire(rotated), signed(claims(clock), NEXT), clock)
    with pytest.raises(ServerError):
        checked(wire(missing), signed(claims(clock), NEXT), clock)

    assert (rotated.fetched, missing.fetched) == (2, 2)


def test_token_without_a_kid_takes_the_key_that_fits(wire: Wire, clock: Clock) -> None:
    """An issuer with one key may leave its name out."""
    token = signed(claims(clock), EC, kid=None)

    assert checked(wire(Keys([EC])), token, clock)["sub"] == "1000000301"


@pytest.mark.parametrize(
    "body",
    [b"", b"{}", b'{"keys": 7}', b'{"keys": [7]}', b'{"keys": []}', b'{"keys": [{"kty":"EC"}]}'],
)
def test_unusable_keys_have_their_own_error(
    wire: Wire, clock: Clock, told: Callable[[FrmrError], str], body: bytes
) -> None:
    """The login is not blamed for what the issuer publishes."""
    http = wire(lambda _request: httpx.Response(200, content=body))

    with pytest.raises(ServerError) as caught:
        checked(http, signed(claims(clock)), clock)

    assert caught.value.code == "FRMR-AUTH-031"
    assert told(caught.value)


def answer(id_token: Secret | None = None) -> TokenAnswer:
    """What a token endpoint said."""
    return TokenAnswer(Secret("canary-a"), None, None, None, None, id_token)


def test_person_is_read_from_the_id_token(wire: Wire, clock: Clock) -> None:
    """Subject and name come from the signed claims."""
    http = wire(Keys(PUBLISHED))

    found = identify(
        http, METADATA, answer(signed(claims(clock))), client_id="frmr-cli", now=clock.wall()
    )

    assert found == ("1000000301", "Иванова Анна")


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        (200, {"sub": "7", "family_name": "Иванова", "given_name": "Анна"}, ("7", "Иванова Анна")),
        (200, {"sub": "7"}, ("7", "7")),
        (200, {"sub": "x" * 300}, ("-", "-")),
        (200, {}, ("-", "-")),
        (403, {"sub": "7"}, ("-", "-")),
    ],
    ids=["names", "subject", "too-long", "empty", "forbidden"],
)
def test_person_is_asked_for_when_there_is_no_id_token(
    wire: Wire, clock: Clock, status: int, body: dict[str, Any], expected: tuple[str, str]
) -> None:
    """A plain OAuth issuer works too; who keeps userinfo back has one nameless account."""
    http = wire(lambda _request: httpx.Response(status, json=body))

    found = identify(http, METADATA, answer(), client_id="frmr-cli", now=clock.wall())

    assert found == expected
