"""Who it was that logged in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.login.id_token import MAX_SUBJECT, verify
from frmr_cli.login.tokens import Identity
from frmr_cli.login.wire import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from frmr_cli.login.metadata import Metadata
    from frmr_cli.login.tokens import TokenAnswer
    from frmr_cli.login.wire import Http

NOBODY = "-"
"""Subject of a login whose issuer tells none: a plain OAuth server without OpenID Connect."""


def identify(
    http: Http,
    metadata: Metadata,
    answer: TokenAnswer,
    *,
    client_id: str,
    now: datetime,
) -> Identity:
    """
    Read the person from the id_token, else from userinfo, else say that nobody knows.

    Many issuers put the name into userinfo alone (OpenID Connect Core §5.4); it counts when it is
    of the same subject (§5.3.2). A bad id_token is an error; an issuer that keeps userinfo to
    itself is none.

    Raises: ServerError FRMR-AUTH-030, FRMR-AUTH-031.
    """
    if answer.id_token is None:
        return _from_userinfo(http, metadata, answer) or Identity(NOBODY, NOBODY)
    claims = verify(answer.id_token, http=http, metadata=metadata, client_id=client_id, now=now)
    signed = _identity(claims)
    if signed.name != signed.subject:
        return signed
    told = _from_userinfo(http, metadata, answer)
    return told if told and told.subject == signed.subject else signed


def _from_userinfo(http: Http, metadata: Metadata, answer: TokenAnswer) -> Identity | None:
    if metadata.userinfo is None:
        return None
    result = http.get(metadata.userinfo, token=answer.access)
    if not isinstance(result, Answer) or not result.is_ok or _is_nobody(result):
        return None
    return _identity(result.body)


def _is_nobody(answer: Answer) -> bool:
    subject = answer.text("sub")
    return subject is None or len(subject) > MAX_SUBJECT


def _identity(claims: Mapping[str, Any]) -> Identity:
    subject = str(claims["sub"])
    parts = [claims.get(part) for part in ("family_name", "given_name", "middle_name")]
    full = " ".join(part for part in parts if isinstance(part, str) and part)
    for name in (claims.get("name"), full, claims.get("preferred_username")):
        if isinstance(name, str) and name.strip():
            return Identity(subject, name.strip()[:200])
    return Identity(subject, subject)
