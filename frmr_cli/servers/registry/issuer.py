"""What the registry asks the issuer of its tokens: metadata, keys, and whom a token stands for."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    import httpx

MAX_AGE_SECONDS = 600
"""Keys are asked for again after this time, so that a withdrawn one does not work for long."""
FLOOR_SECONDS = 10
"""The shortest time between two questions for the keys: tokens with made-up `kid` must not drive them."""
_MAX_ANSWER_BYTES = 256 * 1024
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


_REFUSED = frozenset({401, 403})


class IssuerUnavailable(Exception):
    """The issuer could not be reached, or answered what it should not."""


class UserinfoRefused(Exception):
    """The issuer tells nothing about a person to this token: it is a service's, or was withdrawn."""


class Issuer:
    """
    The issuer, seen through blocking HTTP requests; call it from a worker thread. Thread-safe.

    When the issuer is away, the keys that are known go on being used.
    """

    def __init__(
        self, issuer: str, *, http: Callable[[], httpx.Client], now: Callable[[], datetime]
    ) -> None:
        self._issuer = issuer
        self._http = http
        self._now = now
        self._client: httpx.Client | None = None
        self._metadata: Mapping[str, Any] | None = None
        self._keys: dict[str, Mapping[str, Any]] = {}
        self._asked_at = float("-inf")
        self._fetched_at = float("-inf")
        self._lock = threading.Lock()

    def key(self, kid: str) -> Mapping[str, Any] | None:
        """
        The public JSON Web Key of a `kid`; asks the issuer when it is unknown or the keys are old.

        Returns: None when the issuer has no such key.
        Raises: IssuerUnavailable when no key was ever fetched and the issuer does not answer.
        """
        with self._lock:
            moment = self._now().timestamp()
            stale = moment - self._fetched_at > MAX_AGE_SECONDS
            may_ask = abs(moment - self._asked_at) >= FLOOR_SECONDS
            if (kid not in self._keys or stale) and (may_ask or not self._keys):
                self._asked_at = moment
                self._refresh(moment)
            return self._keys.get(kid)

    def fresh_key(self, kid: str) -> Mapping[str, Any] | None:
        """What `key` gives as long as it need not ask the issuer; None where it would. Never blocks."""
        # Without the lock, which is held while the issuer is asked: `_refresh` stores the keys before their time.
        stale = self._now().timestamp() - self._fetched_at > MAX_AGE_SECONDS
        return None if stale else self._keys.get(kid)

    def userinfo(self, access_token: str) -> Mapping[str, Any]:
        """
        The claims that the person released to this token.

        Raises: UserinfoRefused, IssuerUnavailable.
        Source: OpenID Connect Core 1.0 §5.3.
        """
        with self._lock:
            metadata = self._discovered()
        url = _checked_url(metadata.get("userinfo_endpoint"))
        return self._json(url, headers={"Authorization": f"Bearer {access_token}"})

    def close(self) -> None:
        """Close the connections."""
        with self._lock:
            if self._client is not None:
                self._client.close()
                self._client = None

    def _refresh(self, moment: float) -> None:
        try:
            url = _checked_url(self._discovered().get("jwks_uri"))
            document = self._json(url)
        except (IssuerUnavailable, UserinfoRefused):
            self._metadata = None
            if not self._keys:
                raise IssuerUnavailable from None
            return
        keys = document.get("keys")
        self._keys = {
            key["kid"]: key
            for key in (keys if isinstance(keys, list) else [])
            if isinstance(key, dict) and isinstance(key.get("kid"), str)
        }
        self._fetched_at = moment

    def _discovered(self) -> Mapping[str, Any]:
        """The metadata (RFC 8414 §3, then OpenID Discovery §4); held until a request fails."""
        if self._metadata is None:
            failure = IssuerUnavailable("no metadata")
            for url in _metadata_urls(self._issuer):
                try:
                    metadata = self._json(url)
                except (IssuerUnavailable, UserinfoRefused) as error:
                    failure = IssuerUnavailable(str(error))
                    continue
                if metadata.get("issuer") != self._issuer:
                    raise IssuerUnavailable("another issuer")
                self._metadata = metadata
                return metadata
            raise failure
        return self._metadata

    def _json(self, url: str, headers: Mapping[str, str] | None = None) -> Mapping[str, Any]:
        from frmr_cli.http_library import httpx

        if self._client is None:
            self._client = self._http()
        try:
            answer = self._client.get(
                url, headers={"Accept": "application/json", **(headers or {})}
            )
            if answer.status_code in _REFUSED:
                raise UserinfoRefused
            if answer.status_code != httpx.codes.OK or len(answer.content) > _MAX_ANSWER_BYTES:
                raise IssuerUnavailable(f"status {answer.status_code}")
            document = answer.json()
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise IssuerUnavailable(type(error).__name__) from error
        if not isinstance(document, dict):
            raise IssuerUnavailable("not an object")
        return document


def _metadata_urls(issuer: str) -> tuple[str, str]:
    parts = urlsplit(issuer)
    origin, path = f"{parts.scheme}://{parts.netloc}", parts.path.rstrip("/")
    return (
        f"{origin}/.well-known/oauth-authorization-server{path}",
        f"{origin}{path}/.well-known/openid-configuration",
    )


def _checked_url(url: object) -> str:
    """An address of the metadata. A token is never sent in clear to another machine."""
    if not isinstance(url, str):
        raise IssuerUnavailable("no address")
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise IssuerUnavailable("not https")
    return url
