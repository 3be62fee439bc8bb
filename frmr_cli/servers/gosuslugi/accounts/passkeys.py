"""The factor «passkey»: WebAuthn of the browser (https://www.w3.org/TR/webauthn-3/)."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from frmr_cli.domain.hosts import is_loopback
from frmr_cli.servers.gosuslugi.accounts import challenges
from frmr_cli.servers.gosuslugi.accounts.factors import Challenge, Refusal, switch_on

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.accounts.factors import Attempt

METHOD: Final = "passkey"
ENROLMENT: Final = "passkey enrolment"
LIFE: Final = timedelta(minutes=5)
MOST_KEYS: Final = 10

_SEAL: Final = "passkey"
_SITE: Final = "Gosuslugi demo"


class Passkeys:
    """A signature that the device makes after a finger, a face or a PIN."""

    method = METHOD
    amr = ("hwk", "user")
    elsewhere = False

    def shown(self, connection: Connection, attempt: Attempt) -> Mapping[str, Any]:
        """What the script of the page asks the browser for; `named` where a host has no name to bind a key to."""
        pending = challenges.of_login(connection, attempt, METHOD)
        options = None
        if pending is not None and pending.state == "open":
            options = _request_options(connection, attempt, pending.facts["challenge"])
        return {"options": options, "named": named_home(attempt.home)}

    def challenge(self, connection: Connection, attempt: Attempt) -> Challenge | Refusal:
        """Refused: FRMR-GOS-031 for an address without a name, to which no passkey can belong."""
        if host(attempt.home) is None:
            return Refusal(code="FRMR-GOS-031", details={})
        challenges.begin(connection, attempt, METHOD, {"challenge": _random_text()}, life=LIFE)
        return Challenge()

    def verify(self, connection: Connection, attempt: Attempt, answer: str) -> Refusal | None:
        """Refused: FRMR-GOS-026 (too late), 030 (not one of the keys of the account, or altered)."""
        pending = challenges.of_login(connection, attempt, METHOD)
        if pending is None or pending.state != "open":
            return Refusal(code="FRMR-GOS-026", details={"minutes": LIFE // timedelta(minutes=1)})
        challenges.settle(connection, pending, "used")
        keys = _keys(connection, attempt)
        used = _verified(attempt, keys, answer, pending.facts["challenge"])
        if used is None:
            return Refusal(code="FRMR-GOS-030", details={})
        _keep(connection, attempt, [used if each["id"] == used["id"] else each for each in keys])
        return None


def enrolment_options(connection: Connection, attempt: Attempt) -> str | None:
    """What the script asks the browser to make a key with, as JSON; None where a host has no name."""
    from webauthn import generate_registration_options, options_to_json
    from webauthn.helpers import structs

    site = host(attempt.home)
    if site is None:
        return None
    text = _random_text()
    challenges.begin(connection, attempt, ENROLMENT, {"challenge": text}, life=LIFE)
    user = attempt.key.fingerprint("passkey user", attempt.account.subject)
    options = generate_registration_options(
        rp_id=site,
        rp_name=_SITE,
        user_name=attempt.account.login,
        user_id=bytes.fromhex(user),
        challenge=_octets(text),
        exclude_credentials=[
            structs.PublicKeyCredentialDescriptor(id=_octets(each["id"]))
            for each in _keys(connection, attempt)
        ],
        authenticator_selection=structs.AuthenticatorSelectionCriteria(
            user_verification=structs.UserVerificationRequirement.REQUIRED
        ),
    )
    return options_to_json(options)


def enrol(connection: Connection, attempt: Attempt, answer: str) -> Refusal | None:
    """Add the key that the browser made. Refused: FRMR-GOS-026 (too late), 030 (altered, or too many keys)."""
    from webauthn import verify_registration_response
    from webauthn.helpers import bytes_to_base64url
    from webauthn.helpers.exceptions import WebAuthnException

    pending = challenges.of_login(connection, attempt, ENROLMENT)
    if pending is None or pending.state != "open":
        return Refusal(code="FRMR-GOS-026", details={"minutes": LIFE // timedelta(minutes=1)})
    challenges.settle(connection, pending, "used")
    keys = _keys(connection, attempt)
    try:
        made = verify_registration_response(
            credential=answer,
            expected_challenge=_octets(pending.facts["challenge"]),
            expected_rp_id=host(attempt.home) or "",
            expected_origin=_origin(attempt.home),
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError):
        return Refusal(code="FRMR-GOS-030", details={})
    if len(keys) >= MOST_KEYS:
        return Refusal(code="FRMR-GOS-030", details={})
    key = {
        "id": bytes_to_base64url(made.credential_id),
        "public": bytes_to_base64url(made.credential_public_key),
        "count": made.sign_count,
    }
    _keep(connection, attempt, [*keys, key])
    return None


def host(home: str) -> str | None:
    """The name to which a key belongs (RP ID); None for a number, which WebAuthn does not take (§5.1.3)."""
    name = urlsplit(home).hostname or ""
    numeric = ":" in name or name.replace(".", "").isdigit()
    return None if numeric or not name else name


def named_home(home: str) -> str | None:
    """The same pages under a name, where this machine is called by its number; else None."""
    parts = urlsplit(home)
    if host(home) is not None or not is_loopback(parts.hostname or ""):
        return None
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://localhost{port}{parts.path}"


def _request_options(connection: Connection, attempt: Attempt, text: str) -> str:
    from webauthn import generate_authentication_options, options_to_json
    from webauthn.helpers import structs

    options = generate_authentication_options(
        rp_id=host(attempt.home) or "",
        challenge=_octets(text),
        allow_credentials=[
            structs.PublicKeyCredentialDescriptor(id=_octets(each["id"]))
            for each in _keys(connection, attempt)
        ],
        user_verification=structs.UserVerificationRequirement.REQUIRED,
    )
    return options_to_json(options)


def _verified(
    attempt: Attempt, keys: list[dict[str, Any]], answer: str, text: str
) -> dict[str, Any] | None:
    """The key that signed, its counter moved on; None when none did."""
    from webauthn import verify_authentication_response
    from webauthn.helpers import parse_authentication_credential_json
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        credential = parse_authentication_credential_json(answer)
        used = next(each for each in keys if each["id"] == credential.id)
        result = verify_authentication_response(
            credential=credential,
            expected_challenge=_octets(text),
            expected_rp_id=host(attempt.home) or "",
            expected_origin=_origin(attempt.home),
            credential_public_key=_octets(used["public"]),
            credential_current_sign_count=used["count"],
            require_user_verification=True,
        )
    except (WebAuthnException, StopIteration, ValueError, KeyError, TypeError):
        return None
    return used | {"count": result.new_sign_count}


def _keys(connection: Connection, attempt: Attempt) -> list[dict[str, Any]]:
    subject = attempt.account.subject
    row = connection.one(_SELECT, {"subject": subject})
    if row is None or row["secret"] is None:
        return []
    found: list[dict[str, Any]] = json.loads(
        attempt.key.unseal(_SEAL, row["secret"], context=subject)
    )
    return found


def _keep(connection: Connection, attempt: Attempt, keys: list[dict[str, Any]]) -> None:
    subject = attempt.account.subject
    sealed = attempt.key.seal(_SEAL, json.dumps(keys).encode(), context=subject)
    switch_on(connection, subject, METHOD, secret=sealed, now=attempt.now)


def _origin(home: str) -> str:
    parts = urlsplit(home)
    return f"{parts.scheme}://{parts.netloc}"


def _octets(text: str) -> bytes:
    from webauthn.helpers import base64url_to_bytes

    return base64url_to_bytes(text)


def _random_text() -> str:
    import secrets

    return secrets.token_urlsafe(32)


_SELECT = "SELECT secret FROM account_factor WHERE subject = :subject AND method = 'passkey'"
