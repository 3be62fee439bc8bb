"""Tokens that the environment brings, as in CI."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from frmr_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frmr_cli.login.secrets import Secret

TOKEN = "FRMR_TOKEN"  # noqa: S105 - a name
TOKEN_FILE = "FRMR_TOKEN_FILE"  # noqa: S105 - a name


def token_variable(environ: Mapping[str, str]) -> str | None:
    """The name of the variable that a token would be taken from; an empty one counts as unset."""
    return next((name for name in (TOKEN, TOKEN_FILE) if environ.get(name, "").strip()), None)


def environment_token(environ: Mapping[str, str]) -> Secret | None:
    """
    The token of FRMR_TOKEN, else of the file that FRMR_TOKEN_FILE names, else None.

    Such a token is never stored, renewed or revoked.

    Raises: UsageError FRMR-AUTH-005 (no token in it), and what `read_secret` raises.
    """
    from frmr_cli.login.grants import is_token
    from frmr_cli.login.secrets import Secret

    variable = token_variable(environ)
    if variable is None:
        return None
    if variable == TOKEN:
        token = Secret(environ[TOKEN].strip())
    else:
        from frmr_cli.login.secret_file import read_secret

        token = read_secret(Path(environ[TOKEN_FILE].strip()), variable=TOKEN_FILE)
        token = Secret(token.reveal().strip())
    # A line break here would add a header to every request.
    if not is_token(token.reveal()):
        raise UsageError("FRMR-AUTH-005", variable=variable)
    return token
