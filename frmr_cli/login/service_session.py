"""The access token of a service account; lives as long as the process."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from frmr_cli.login.service_account import request_token
from frmr_cli.login.tokens import LEEWAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from frmr_cli.login.refresh import Issuer
    from frmr_cli.login.secrets import Secret


class ServiceSession:
    """Like `Session`, for a program: asks for a new token when the old one ends; stores none."""

    def __init__(
        self,
        *,
        issuer: Callable[[], Issuer],
        client_id: str,
        secret: Secret,
        scope: str,
        now: Callable[[], datetime],
    ) -> None:
        self._issuer = issuer
        self._client_id = client_id
        self._secret = secret
        self._scope = scope
        self._now = now
        self._token: Secret | None = None
        self._end: datetime | None = None

    def access_token(self) -> Secret:
        """
        A token that is good for the next request.

        Raises: as `service_account.request_token`.
        """
        if self._token is None or (self._end is not None and self._now() + LEEWAY >= self._end):
            return self._request()
        return self._token

    def renew(self, rejected: Secret) -> Secret:
        """
        Another token after the registry refused `rejected`.

        Raises: as `service_account.request_token`.
        """
        if self._token is not None and self._token != rejected:
            return self._token
        return self._request()

    def _request(self) -> Secret:
        issuer = self._issuer()
        answer = request_token(
            issuer.http,
            issuer.metadata,
            client_id=self._client_id,
            secret=self._secret,
            scope=self._scope,
        )
        self._token = answer.access
        # Without an end the token is used until it is refused.
        seconds = answer.expires_in
        self._end = None if seconds is None else self._now() + timedelta(seconds=seconds)
        return answer.access
