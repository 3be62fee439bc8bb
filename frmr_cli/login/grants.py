"""Answers of a token endpoint, good and bad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frmr_cli.errors import Forbidden, RateLimited, ServerError, UsageError
from frmr_cli.login.secrets import Secret

if TYPE_CHECKING:
    from frmr_cli.errors import FrmrError
    from frmr_cli.login.tokens import TokenAnswer
    from frmr_cli.login.wire import Answer

TOO_MANY = 429
TRANSIENT_STATUSES = frozenset({TOO_MANY, 500, 502, 503, 504})


def is_transient(answer: Answer) -> bool:
    """Whether the same request may fare better in a moment."""
    return answer.status in TRANSIENT_STATUSES


def oauth_error(answer: Answer) -> str:
    """The error code of RFC 6749 §5.2, empty when the answer has none."""
    return (answer.text("error") or "") if not answer.is_ok else ""


def token_answer(answer: Answer, *, endpoint: str) -> TokenAnswer:
    """
    The tokens of a good answer.

    Raises: ServerError FRMR-AUTH-026 when it is not what RFC 6749 §5.1 asks for.
    """
    access = answer.text("access_token")
    kind = answer.text("token_type") or ""
    if access is None or kind.lower() != "bearer" or not is_token(access):
        raise ServerError("FRMR-AUTH-026", url=endpoint)
    refresh, id_token = answer.text("refresh_token"), answer.text("id_token")
    from frmr_cli.login.tokens import TokenAnswer

    return TokenAnswer(
        access=Secret(access),
        refresh=Secret(refresh) if refresh else None,
        expires_in=answer.seconds("expires_in"),
        refresh_expires_in=answer.seconds("refresh_expires_in")
        or answer.seconds("refresh_token_expires_in"),
        scope=answer.text("scope"),
        id_token=Secret(id_token) if id_token else None,
    )


def is_token(text: str) -> bool:
    """Whether `text` can stand in an Authorization header: visible ASCII (RFC 6750 §2.1)."""
    return bool(text) and text.isascii() and text.isprintable() and " " not in text


def refusal(answer: Answer, *, endpoint: str, client_id: str) -> FrmrError:
    """What a bad answer means when the step itself knows nothing special about it."""
    error = oauth_error(answer)
    if error in ("invalid_client", "unauthorized_client"):
        return UsageError("FRMR-AUTH-023", client_id=client_id, url=endpoint)
    if error == "invalid_scope":
        return Forbidden("FRMR-AUTH-024", client_id=client_id)
    if answer.status == TOO_MANY:
        return RateLimited("FRMR-AUTH-028", url=endpoint)
    if error:
        text = (answer.text("error_description") or "")[:200]
        return ServerError("FRMR-AUTH-025", url=endpoint, error=error[:60], text=text)
    return ServerError("FRMR-AUTH-027", issuer=endpoint, status=answer.status)
