"""The device authorization grant, RFC 8628."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.domain.http_fields import retry_after
from frmr_cli.errors import NotLoggedIn, ServerError, UsageError
from frmr_cli.login.addresses import is_local, is_safe
from frmr_cli.login.grants import is_transient, oauth_error, refusal, token_answer
from frmr_cli.login.secrets import Secret
from frmr_cli.login.wire import Answer, answered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from frmr_cli.login.metadata import Metadata
    from frmr_cli.login.tokens import TokenAnswer
    from frmr_cli.login.wire import Http, NoAnswer

    Sleep = Callable[[float], object]
    Clock = Callable[[], float]
    """Seconds of a clock that only goes forward."""
    Notice = Callable[["Trouble"], object]

GRANT = "urn:ietf:params:oauth:grant-type:device_code"
DEFAULT_INTERVAL = 5.0  # RFC 8628 §3.2
SLOW_DOWN = 5.0  # RFC 8628 §3.5
MARGIN = 1.0
"""Added to the interval: a poll that is early by a blink of the network costs 5 s for good."""
LONGEST_PAUSE = 60.0
ENDS = {
    "access_denied": "FRMR-AUTH-020",
    "expired_token": "FRMR-AUTH-021",
    "invalid_grant": "FRMR-AUTH-022",
}
"""Errors after which nobody can confirm this code any more."""


class DeviceCode(NamedTuple):
    """A login that waits for its person."""

    device_code: Secret
    user_code: str
    verification_uri: str
    verification_uri_complete: str | None
    """The same page with the code filled in."""
    interval: float
    """Seconds between polls, as the issuer wants it."""
    expires_at: datetime
    """Aware; by the clock on the wall, to be shown and kept."""
    deadline: float
    """The same moment on the monotonic clock of this process, to be waited for."""
    issuer: str
    token_endpoint: str
    client_id: str

    def to_json(self) -> dict[str, Any]:
        """Everything, the secret included: for the encrypted file only."""
        return {
            **self._asdict(),
            "device_code": self.device_code.reveal(),
            "expires_at": self.expires_at.isoformat(),
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any], *, now: Clock, wall: datetime) -> DeviceCode:
        """
        Take a login up again in another process.

        Raises: KeyError, TypeError, ValueError on anything that `to_json` did not make.
        """
        expires_at = datetime.fromisoformat(value["expires_at"])
        return cls(
            **{
                **value,
                "device_code": Secret(value["device_code"]),
                "expires_at": expires_at,
                "deadline": now() + (expires_at - wall).total_seconds(),
            }
        )


class Trouble(NamedTuple):
    """Why the wait takes longer: the person may be told."""

    kind: str
    """`slow_down`, `no_answer` or `busy`."""
    pause: float
    """Seconds until the next attempt."""


def request_code(
    http: Http,
    metadata: Metadata,
    *,
    client_id: str,
    scope: str,
    now: Clock,
    wall: datetime,
) -> DeviceCode:
    """
    Ask the issuer for a code that a person can confirm.

    Raises: UsageError FRMR-AUTH-015 (no device login there), FRMR-AUTH-023; ServerError
    FRMR-AUTH-026 for an answer that breaks the standard or sends the person to an unsafe page.
    Source: RFC 8628 §3.1–3.2.
    """
    if metadata.device is None:
        raise UsageError("FRMR-AUTH-015", issuer=metadata.issuer)
    started = now()
    form = {"client_id": client_id, "scope": scope}
    answer = answered(http.post(metadata.device, form))
    device_code, user_code = answer.text("device_code"), answer.text("user_code")
    # Google and others of before the RFC say verification_url.
    page = answer.text("verification_uri") or answer.text("verification_url")
    expires_in = answer.seconds("expires_in")
    if not answer.is_ok:
        raise refusal(answer, endpoint=metadata.device, client_id=client_id)
    if not (device_code and user_code and page and expires_in):
        raise ServerError("FRMR-AUTH-026", url=metadata.device)
    complete = answer.text("verification_uri_complete")
    for url in filter(None, (page, complete)):
        if not _is_page(url, metadata.issuer):
            raise ServerError("FRMR-AUTH-026", url=metadata.device)
    return DeviceCode(
        device_code=Secret(device_code),
        user_code=user_code,
        verification_uri=page,
        verification_uri_complete=complete,
        interval=answer.seconds("interval") or DEFAULT_INTERVAL,
        expires_at=wall + timedelta(seconds=expires_in),
        deadline=started + expires_in,
        issuer=metadata.issuer,
        token_endpoint=metadata.token,
        client_id=client_id,
    )


def wait(
    http: Http,
    code: DeviceCode,
    *,
    sleep: Sleep,
    now: Clock,
    notice: Notice = lambda _trouble: None,
) -> TokenAnswer:
    """
    Poll until the person confirms the code.

    The pause starts at `code.interval` + 1 s and grows by 5 s at each `slow_down`, for good. No
    answer, 429 and 5xx double the pause of the next attempt (up to 60 s, or what Retry-After
    says) and end the wait only at `code.deadline`. The last poll is at the deadline itself.

    Raises: NotLoggedIn FRMR-AUTH-020 (denied), FRMR-AUTH-021 (expired), FRMR-AUTH-022 (code is
    not known or used up); what `refusal` tells for other errors; NetworkError for failures that
    no waiting cures, such as a certificate.
    Source: RFC 8628 §3.4–3.5.
    """
    interval, pause = code.interval + MARGIN, code.interval + MARGIN
    while (remaining := code.deadline - now()) > 0:
        sleep(min(pause, remaining))
        result = _poll(http, code)
        if isinstance(result, Answer) and result.is_ok:
            return token_answer(result, endpoint=code.token_endpoint)
        trouble = _trouble(result, interval=interval, pause=pause, code=code)
        if trouble is None:
            pause = interval
            continue
        if trouble.kind == "slow_down":
            interval = trouble.pause
        pause = trouble.pause
        notice(trouble)
    raise NotLoggedIn("FRMR-AUTH-021")


def _is_page(url: str, issuer: str) -> bool:
    return is_safe(url) and (url.startswith("https:") or is_local(issuer))


def _poll(http: Http, code: DeviceCode) -> Answer | NoAnswer:
    form = {
        "grant_type": GRANT,
        "device_code": code.device_code.reveal(),
        "client_id": code.client_id,
    }
    return http.post(code.token_endpoint, form)


def _trouble(
    result: Answer | NoAnswer, *, interval: float, pause: float, code: DeviceCode
) -> Trouble | None:
    """Why and how long to wait on; None when the person has simply not decided yet."""
    if not isinstance(result, Answer):
        if not result.transient:
            raise result.error
        return Trouble("no_answer", min(max(pause * 2, interval), LONGEST_PAUSE))
    error = oauth_error(result)
    if error in ENDS:
        raise NotLoggedIn(ENDS[error])
    if error == "authorization_pending":
        return None
    if error == "slow_down":
        return Trouble("slow_down", interval + SLOW_DOWN)
    if is_transient(result):
        longer = min(max(pause * 2, interval), LONGEST_PAUSE)
        return Trouble("busy", max(retry_after(result.headers) or 0.0, longer))
    raise refusal(result, endpoint=code.token_endpoint, client_id=code.client_id)
