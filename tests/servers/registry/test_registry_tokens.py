"""Access tokens and first contact, as a client meets them."""

from __future__ import annotations

import base64
import json
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

import pytest
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

if TYPE_CHECKING:
    import httpx

    from tests.servers.registry.conftest import Registry

STRANGER = "1000009999"


def read_me(registry: Registry, token: str | None) -> httpx.Response:
    """The simplest request that needs a token."""
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    return registry.http.get("/v1/me", headers=headers)


def test_no_token_gets_a_challenge_without_an_error(registry: Registry) -> None:
    """Who sends no token is told how to authenticate, not what was wrong (RFC 6750 §3.1)."""
    answer = read_me(registry, None)

    assert (answer.status_code, answer.json()["code"]) == (401, "FRMR-REG-010")
    assert answer.headers["www-authenticate"] == 'Bearer realm="frmr"'
    (event,) = registry.events()
    assert (event["action"], event["outcome"]) == ("token.refused", "refused")


@pytest.mark.parametrize(
    ("claims", "code"),
    [
        ({"iss": "http://127.0.0.1:9/gosuslugi/"}, "FRMR-REG-011"),
        ({"aud": "urn:other"}, "FRMR-REG-011"),
        ({"aud": None}, "FRMR-REG-011"),
        ({"aud": 5}, "FRMR-REG-011"),
        ({"exp": None}, "FRMR-REG-011"),
        ({"exp": "soon"}, "FRMR-REG-011"),
        ({"exp": True}, "FRMR-REG-011"),
        ({"sub": ""}, "FRMR-REG-011"),
        ({"exp": 1_000_000_000}, "FRMR-REG-018"),
        ({"nbf": 4_000_000_000}, "FRMR-REG-011"),
        ({"iat": 4_000_000_000}, "FRMR-REG-011"),
    ],
)
def test_wrong_claims_are_refused(registry: Registry, claims: dict[str, Any], code: str) -> None:
    """Issuer, audience, subject and term of a token are checked, whatever their type."""
    answer = read_me(registry, registry.issuer.token("frmr-ci", **claims))

    assert (answer.status_code, answer.json()["code"]) == (401, code)
    assert 'error="invalid_token"' in answer.headers["www-authenticate"]


def test_clocks_may_differ_a_little(registry: Registry) -> None:
    """A token that ended seconds ago, or begins in seconds, still holds."""
    now = int(registry.clock().timestamp())
    token = registry.issuer.token("frmr-ci", exp=now - 20, nbf=now + 20)

    assert read_me(registry, token).status_code == 200


def test_audience_may_be_a_list(registry: Registry) -> None:
    """`aud` with several values holds when one of them is this registry (RFC 7519 §4.1.3)."""
    token = registry.issuer.token("frmr-ci", aud=["urn:other", "urn:frmr:registry"])

    assert read_me(registry, token).status_code == 200


@pytest.mark.parametrize("kind", ["RS256", "EdDSA"])
def test_other_algorithms_of_the_list_hold(registry: Registry, kind: str) -> None:
    """RS256 and EdDSA are accepted with keys of their own type."""
    key = RSAKey.generate_key(2048) if kind == "RS256" else OKPKey.generate_key("Ed25519")
    registry.issuer.keys["k2"] = key

    with pytest.warns() if kind == "EdDSA" else nullcontext():
        token = registry.issuer.token("frmr-ci", kid="k2", header={"alg": kind})

    assert read_me(registry, token).status_code == 200


def test_key_of_another_algorithm_is_no_key(registry: Registry) -> None:
    """A token cannot choose how a key is used: the public key is not a shared secret."""
    public = json.dumps(registry.issuer.keys["k1"].as_dict(private=False)).encode()
    secret = OctKey.import_key(public)
    token = registry.issuer.token("frmr-ci", key=secret, header={"alg": "HS256"})

    assert read_me(registry, token).json()["code"] == "FRMR-REG-011"


def test_unsigned_and_foreign_tokens_are_refused(registry: Registry) -> None:
    """No signature, a signature of somebody else, and another type of token do not hold."""
    good = registry.issuer.token("frmr-ci")
    head = base64.urlsafe_b64encode(b'{"alg":"none","typ":"at+jwt","kid":"k1"}').decode().strip("=")
    foreign = registry.issuer.token("frmr-ci", key=ECKey.generate_key("P-256"))
    identity = registry.issuer.token("frmr-ci", header={"typ": "JWT"})
    tokens = [f"{head}.{good.split('.')[1]}.", foreign, identity, "x", "a.b.c", good[:-4] + "AAAA"]

    statuses = [read_me(registry, token).status_code for token in [*tokens, "a" * 9000]]

    assert statuses == [401] * 7


def test_new_key_is_fetched_once(registry: Registry) -> None:
    """An unknown `kid` makes the registry ask for the keys; made-up ones do not make it ask again."""
    read_me(registry, registry.issuer.token("frmr-ci"))
    registry.clock.advance(60)
    registry.issuer.keys["k2"] = ECKey.generate_key("P-256")

    fresh = read_me(registry, registry.issuer.token("frmr-ci", kid="k2"))
    made_up = [
        read_me(
            registry, registry.issuer.token("x", kid=f"m{number}", key=registry.issuer.keys["k1"])
        )
        for number in range(5)
    ]

    assert fresh.status_code == 200
    assert [answer.status_code for answer in made_up] == [401] * 5
    assert registry.issuer.requests.count("/gosuslugi/oauth/jwks") == 2


def test_withdrawn_key_stops_working(registry: Registry) -> None:
    """A key that the issuer no longer publishes is forgotten with the age of the cache."""
    key = registry.issuer.keys["k1"]
    read_me(registry, registry.issuer.token("frmr-ci"))
    registry.issuer.keys = {"k2": ECKey.generate_key("P-256")}
    registry.clock.advance(601)

    answer = read_me(registry, registry.issuer.token("frmr-ci", key=key))

    assert answer.status_code == 401


def test_remembered_token_is_judged_each_time(registry: Registry) -> None:
    """That its signature was good once helps it neither beyond its time nor when the issuer has withdrawn the key."""
    short, long = (
        registry.issuer.token("frmr-ci"),
        registry.issuer.token("frmr-ci", exp=4_000_000_000),
    )
    first = [read_me(registry, token).status_code for token in (short, long, short, long)]
    registry.clock.advance(631)
    ended = read_me(registry, short)
    registry.issuer.keys = {"k2": ECKey.generate_key("P-256")}
    registry.clock.advance(601)

    withdrawn = read_me(registry, long)

    assert first == [200] * 4
    assert (ended.status_code, ended.json()["code"]) == (401, "FRMR-REG-018")
    assert withdrawn.status_code == 401


def test_remembered_token_does_not_vouch_for_another(registry: Registry) -> None:
    """Other claims under the signature of a token that was good, or its claims under another one, are no token."""
    token, other = (registry.issuer.token("frmr-ci", jti=name) for name in ("a", "b"))
    statuses = [read_me(registry, each).status_code for each in (token, other)]
    head, claims, signature = token.split(".")
    forged = [f"{head}.{other.split('.')[1]}.{signature}", f"{head}.{claims}.{other.split('.')[2]}"]

    refused = [read_me(registry, each).status_code for each in forged]

    assert statuses == [200, 200]
    assert refused == [401, 401]


def test_issuer_that_is_away_is_told_apart(registry: Registry) -> None:
    """Without keys the answer is 503 with Retry-After; with known keys the work goes on."""
    registry.issuer.away = True
    token = registry.issuer.token("frmr-ci")

    before = read_me(registry, token)
    registry.issuer.away = False
    known = read_me(registry, token)
    registry.issuer.away = True
    registry.clock.advance(601)
    later = read_me(registry, registry.issuer.token("frmr-ci"))

    assert (before.status_code, before.json()["code"]) == (503, "FRMR-REG-013")
    assert before.headers["retry-after"] == "5"
    assert (known.status_code, later.status_code) == (200, 200)


def test_metadata_of_another_issuer_are_refused(registry: Registry) -> None:
    """The issuer in the metadata must be the configured one, letter by letter (RFC 8414 §3.3)."""
    registry.issuer.issuer += "/"

    assert read_me(registry, registry.issuer.token("frmr-ci")).status_code == 503


def person_of(registry: Registry, **changes: Any) -> dict[str, Any]:
    """What userinfo says about a fresh account of Ivanova's."""
    record = registry.record_of("ivanova")
    return {
        "sub": STRANGER,
        "snils": record["snils"],
        "family_name": record["lastName"],
        "birthdate": record["birthDate"],
    } | changes


def unlink(registry: Registry) -> None:
    """Make the record free for another account."""
    with registry.database() as database, database.write() as connection:
        connection.execute("DELETE FROM principal WHERE worker_id IS NOT NULL")


def test_first_contact_links_by_identity(registry: Registry) -> None:
    """СНИЛС, birth date and family name of the account bind it to the record, once and audited."""
    unlink(registry)
    registry.issuer.people[STRANGER] = person_of(registry)

    first = read_me(registry, registry.issuer.token(STRANGER))
    again = read_me(registry, registry.issuer.token(STRANGER))

    worker = registry.id_of("ivanova")
    assert first.json()["worker_id"] == again.json()["worker_id"] == worker
    assert first.json()["roles"] == ["practitioner"]
    assert [(event["action"], event["subject"]) for event in registry.events()] == [
        ("account.linked", worker),
        ("principal.read", worker),
        ("principal.read", worker),
    ]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"snils": None}, "FRMR-REG-017"),
        ({"snils": "not a number"}, "FRMR-REG-014"),
        ({"snils": "112-233-445 95"}, "FRMR-REG-014"),
        ({"sub": "1000000302"}, "FRMR-REG-014"),
        ({"family_name": "Петрова"}, "FRMR-REG-015"),
        ({"family_name": None}, "FRMR-REG-015"),
        ({"birthdate": "1985-04-19"}, "FRMR-REG-015"),
        ({"birthdate": None}, "FRMR-REG-015"),
    ],
)
def test_first_contact_needs_the_whole_identity(
    registry: Registry, changes: dict[str, Any], code: str
) -> None:
    """Less than all three, or another person's answer, binds nothing and is written down."""
    unlink(registry)
    registry.issuer.people[STRANGER] = person_of(registry, **changes)

    answer = read_me(registry, registry.issuer.token(STRANGER))

    assert (answer.status_code, answer.json()["code"]) == (403, code)
    (event,) = registry.events()
    assert (event["action"], event["code"]) == ("access.refused", code)


def test_record_of_another_account_is_not_taken_over(registry: Registry) -> None:
    """A second account with the same identity is refused."""
    registry.issuer.people[STRANGER] = person_of(registry)

    assert read_me(registry, registry.issuer.token(STRANGER)).json()["code"] == "FRMR-REG-015"


def test_stranger_is_told_so_in_the_words_of_the_register(registry: Registry) -> None:
    """An account that stands for nobody gets the known message."""
    token = registry.issuer.token("stranger-service")
    headers = {"Authorization": f"Bearer {token}", "Accept-Language": "ru"}

    answer = registry.http.get("/v1/workers/me", headers=headers)

    assert answer.status_code == 403
    assert answer.json()["title"] == "Пользователь не найден в реестре"
