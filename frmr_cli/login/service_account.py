"""Login of a program: the client credentials grant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from frmr_cli.errors import UsageError
from frmr_cli.login.grants import refusal, token_answer
from frmr_cli.login.secret_file import read_secret
from frmr_cli.login.secrets import Secret
from frmr_cli.login.wire import answered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frmr_cli.login.metadata import Metadata
    from frmr_cli.login.tokens import TokenAnswer
    from frmr_cli.login.wire import Http

SECRET = "FRMR_CLIENT_SECRET"  # noqa: S105 - a name
SECRET_FILE = "FRMR_CLIENT_SECRET_FILE"  # noqa: S105 - a name


def client_secret(environ: Mapping[str, str]) -> Secret | None:
    """
    The secret of FRMR_CLIENT_SECRET, else of the file FRMR_CLIENT_SECRET_FILE, else None.

    There is no option for it: a command line is open to every user of the machine.

    Raises: UsageError FRMR-AUTH-005, -006, -007.
    """
    if environ.get(SECRET):
        return Secret(environ[SECRET])
    if environ.get(SECRET_FILE):
        return read_secret(Path(environ[SECRET_FILE]), variable=SECRET_FILE)
    return None


def require_client_secret(environ: Mapping[str, str], *, client_id: str) -> Secret:
    """
    The same, where there is no going on without it.

    Raises: UsageError FRMR-AUTH-040 and what `client_secret` raises.
    """
    secret = client_secret(environ)
    if secret is None:
        raise UsageError("FRMR-AUTH-040", client_id=client_id)
    return secret


def request_token(
    http: Http, metadata: Metadata, *, client_id: str, secret: Secret, scope: str
) -> TokenAnswer:
    """
    Exchange the client's own secret for an access token.

    The secret travels in the header unless the issuer takes it in the form only.

    Raises: UsageError FRMR-AUTH-023 (id or secret is wrong), Forbidden FRMR-AUTH-024 (scope),
    ServerError, NetworkError.
    Source: RFC 6749 §4.4, §2.3.1.
    """
    form = {"grant_type": "client_credentials", "scope": scope}
    basic = None
    methods = metadata.token_auth_methods
    if "client_secret_post" in methods and "client_secret_basic" not in methods:
        form |= {"client_id": client_id, "client_secret": secret.reveal()}
    else:
        basic = (client_id, secret)
    answer = answered(http.post(metadata.token, form, basic=basic))
    if not answer.is_ok:
        raise refusal(answer, endpoint=metadata.token, client_id=client_id)
    return token_answer(answer, endpoint=metadata.token)
