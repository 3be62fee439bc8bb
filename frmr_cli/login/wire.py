"""Requests to an issuer, and its answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.errors import FrmrError, NetworkError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import httpx

    from frmr_cli.login.secrets import Secret

    Explain = Callable[["httpx.RequestError"], tuple[FrmrError, bool]]
    """What a failed request means, and whether the same request may fare better in a moment."""


class Answer(NamedTuple):
    """An HTTP answer; `repr` leaves the body out, because tokens stand there."""

    status: int
    body: Mapping[str, Any]
    """The JSON object; empty when the answer is none."""
    headers: Mapping[str, str]
    """Names in lower case."""

    @property
    def is_ok(self) -> bool:
        """Whether the status is 2xx."""
        return self.status // 100 == 2

    def text(self, name: str) -> str | None:
        """A member that is a non-empty string, or None."""
        value = self.body.get(name)
        return value if isinstance(value, str) and value else None

    def seconds(self, name: str) -> float | None:
        """A member that is a finite number ≥ 0, or its decimal digits as a string; else None."""
        value = self.body.get(name)
        if isinstance(value, str) and value.isascii() and value.isdigit():
            value = float(value[:12])
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return min(float(value), 1e9) if value >= 0 else None

    def __repr__(self) -> str:
        return f"Answer(status={self.status})"


class NoAnswer(NamedTuple):
    """A request that brought no answer."""

    error: FrmrError
    transient: bool


class Http:
    """
    An HTTP client as the login uses it.

    `explain` turns failures of httpx into errors of the catalogue; the one of the registry client
    knows certificates, proxies and name look-ups, the default only that there was no answer.
    """

    def __init__(self, client: httpx.Client, *, explain: Explain | None = None) -> None:
        self._client = client
        self._explain = explain or _unexplained

    def get(self, url: str, *, token: Secret | None = None) -> Answer | NoAnswer:
        """GET a JSON document, with a bearer token if one is given."""
        headers = {"Accept": "application/json"}
        if token is not None:
            headers["Authorization"] = f"Bearer {token.reveal()}"
        return self._send("GET", url, headers=headers)

    def post(
        self,
        url: str,
        form: Mapping[str, str],
        *,
        basic: tuple[str, Secret] | None = None,
    ) -> Answer | NoAnswer:
        """
        POST a form.

        `basic`: client id and secret for the Authorization header, form-encoded first as RFC 6749
        §2.3.1 wants it.
        """
        from urllib.parse import quote_plus

        headers = {"Accept": "application/json"}
        if basic is not None:
            user, password = quote_plus(basic[0]), quote_plus(basic[1].reveal())
            headers["Authorization"] = _basic(user, password)
        return self._send("POST", url, headers=headers, data=dict(form))

    def _send(
        self,
        method: str,
        url: str,
        *,
        headers: dict[str, str],
        data: dict[str, str] | None = None,
    ) -> Answer | NoAnswer:
        from frmr_cli.http_library import httpx

        try:
            # Without `auth=None` the bearer token of the client would go along.
            response = self._client.request(
                method, url, headers=headers, data=data, auth=None, follow_redirects=False
            )
        except httpx.RequestError as error:
            failure, transient = self._explain(error)
            failure.__cause__ = error
            return NoAnswer(failure, transient)
        return Answer(response.status_code, _object(response), dict(response.headers))


def answered(result: Answer | NoAnswer) -> Answer:
    """
    The answer, or the failure as an exception.

    Raises: FrmrError, mostly NetworkError.
    """
    if isinstance(result, NoAnswer):
        raise result.error
    return result


def _basic(user: str, password: str) -> str:
    from base64 import b64encode

    return "Basic " + b64encode(f"{user}:{password}".encode()).decode()


def _object(response: httpx.Response) -> dict[str, Any]:
    import json

    try:
        body = json.loads(response.content)
    except (ValueError, RecursionError):
        return {}
    return body if isinstance(body, dict) else {}


def _unexplained(error: httpx.RequestError) -> tuple[FrmrError, bool]:
    host = error.request.url.host
    return NetworkError("FRMR-NET-001", host=host, kind=type(error).__name__), True
