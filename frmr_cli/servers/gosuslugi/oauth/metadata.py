"""What the issuer tells about itself (RFC 8414, OpenID Connect Discovery 1.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.servers.gosuslugi.config import ACR_VALUES
from frmr_cli.servers.gosuslugi.oauth.clients import (
    CLIENT_CREDENTIALS,
    DEVICE_CODE,
    REFRESH_TOKEN,
)
from frmr_cli.servers.gosuslugi.oauth.scopes import SUPPORTED, released_claims

if TYPE_CHECKING:
    from frmr_cli.servers.gosuslugi.oauth.issuer import Issuer


def metadata(issuer: Issuer) -> dict[str, Any]:
    """
    The metadata document, the same at each well-known address.

    It has no `authorization_endpoint`, as no grant here uses one (RFC 8414 §2). `response_types_supported` is there,
    empty: the RFC both requires it and forbids empty lists, and readers miss it more than they mind it.
    """
    confidential = ["client_secret_basic", "client_secret_post"]
    return {
        "issuer": issuer.identifier,
        "device_authorization_endpoint": issuer.url("/oauth/device_authorization"),
        "token_endpoint": issuer.url("/oauth/token"),
        "revocation_endpoint": issuer.url("/oauth/revoke"),
        "introspection_endpoint": issuer.url("/oauth/introspect"),
        "userinfo_endpoint": issuer.url("/oauth/userinfo"),
        # Our own: account and logins of the person of a token.
        "account_endpoint": issuer.url("/account-api"),
        "account_management_uri": issuer.url("/account"),
        # Our own as well: what the support desk of the issuer sees.
        "login_history_endpoint": issuer.url("/support-api/login-history"),
        "jwks_uri": issuer.url("/oauth/jwks"),
        "scopes_supported": list(SUPPORTED),
        "response_types_supported": [],
        "grant_types_supported": [DEVICE_CODE, REFRESH_TOKEN, CLIENT_CREDENTIALS],
        "token_endpoint_auth_methods_supported": ["none", *confidential],
        "revocation_endpoint_auth_methods_supported": ["none", *confidential],
        "introspection_endpoint_auth_methods_supported": confidential,
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": issuer.keys.algorithms(),
        "acr_values_supported": list(ACR_VALUES),
        "claim_types_supported": ["normal"],
        "claims_supported": [
            *("iss", "sub", "aud", "exp", "iat", "auth_time", "acr", "amr", "sid"),
            *sorted(released_claims(SUPPORTED)),
        ],
        "ui_locales_supported": ["ru", "en"],
        "claims_parameter_supported": False,
        "request_parameter_supported": False,
        # By default this one would be taken for true (OpenID Connect Discovery §3).
        "request_uri_parameter_supported": False,
    }
