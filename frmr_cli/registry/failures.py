"""What a failed connection means."""

from __future__ import annotations

import errno
import socket
import ssl
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.domain.hosts import is_loopback
from frmr_cli.errors import FrmrError, NetworkError, ServerError, TimedOut, UsageError
from frmr_cli.http_library import httpx
from frmr_cli.registry.http import DEADLINE
from frmr_cli.registry.transport import PROXY

if TYPE_CHECKING:
    from collections.abc import Iterator


class Failure(NamedTuple):
    """Why a request brought no answer."""

    error: FrmrError
    transient: bool = False
    """Whether the same request may fare better in a moment."""


# Numbers of OpenSSL, x509_vfy.h.
CERTIFICATE_CODES = {
    2: "FRMR-NET-060",  # unable to get issuer certificate
    9: "FRMR-NET-062",  # not yet valid
    10: "FRMR-NET-061",  # expired
    18: "FRMR-NET-064",  # the certificate is its own root
    19: "FRMR-NET-064",  # the chain ends in a root that nobody here knows
    20: "FRMR-NET-060",  # unable to get local issuer certificate
    21: "FRMR-NET-060",  # unable to verify the first certificate
    62: "FRMR-NET-063",  # host name mismatch
    64: "FRMR-NET-063",  # IP address mismatch
}
LONGEST_REASON = 200
OLD_TLS = ("UNSUPPORTED_PROTOCOL", "PROTOCOL_VERSION", "HANDSHAKE_FAILURE")
NO_TLS = ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "RECORD_LAYER_FAILURE")
NO_ROUTE = {
    getattr(errno, name)
    for name in ("ENETUNREACH", "EHOSTUNREACH", "ENETDOWN", "EHOSTDOWN", "EADDRNOTAVAIL")
    if hasattr(errno, name)
}


class Way(NamedTuple):
    """Whom a request was on its way to."""

    host: str
    address: str
    """`host:port`."""
    proxy: str | None
    """`host:port` of the proxy on the way."""


def explain(error: httpx.RequestError, *, seconds: float = DEADLINE) -> Failure:
    """
    Translate a failure of a request that a client has sent.

    `seconds`: what the whole operation was allowed to last.
    """
    request = error.request
    url = request.url
    address = f"{url.host}:{url.port or (443 if url.scheme == 'https' else 80)}"
    way = Way(url.host, address, request.extensions.get(PROXY))
    match error:
        case httpx.TimeoutException():
            return _late(error, way, seconds)
        case httpx.ProxyError():
            return _proxy_refused(str(error), way)
        case httpx.RemoteProtocolError():
            return _broken_answer(str(error), way)
        case httpx.DecodingError():
            return Failure(ServerError("FRMR-API-003", host=way.host))
        case httpx.LocalProtocolError():
            return Failure(UsageError("FRMR-API-007"))
        case _:
            return _no_connection(error, way)


def _late(error: httpx.TimeoutException, way: Way, seconds: float) -> Failure:
    # Before there is a connection nothing has been sent, so nothing goes on over there.
    if isinstance(error, httpx.ConnectTimeout):
        place = way.proxy or way.address
        return Failure(NetworkError("FRMR-NET-054", address=place), transient=True)
    late = TimedOut("FRMR-NET-055", host=way.host, seconds=round(seconds, 1))
    return Failure(late, transient=True)


def _proxy_refused(text: str, way: Way) -> Failure:
    if text.startswith("407"):
        return Failure(NetworkError("FRMR-NET-071", proxy=way.proxy))
    return Failure(NetworkError("FRMR-NET-072", proxy=way.proxy, answer=text[:80]), transient=True)


def _broken_answer(text: str, way: Way) -> Failure:
    if "without sending complete message body" in text or "incomplete chunked read" in text:
        return Failure(NetworkError("FRMR-NET-057", host=way.host), transient=True)
    if "disconnected" in text:
        return Failure(NetworkError("FRMR-NET-053", host=way.host), transient=True)
    return Failure(NetworkError("FRMR-NET-056", host=way.host))


def _no_connection(error: httpx.RequestError, way: Way) -> Failure:
    for cause in _causes(error):
        found = _tls(cause, way) if isinstance(cause, ssl.SSLError) else _network(cause, way)
        if found is not None:
            return found
    unknown = NetworkError("FRMR-NET-059", host=way.host, kind=type(error).__name__)
    return Failure(unknown, transient=isinstance(error, httpx.NetworkError))


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__


def _tls(cause: ssl.SSLError, way: Way) -> Failure:
    match cause:
        case ssl.SSLCertVerificationError():
            return Failure(_untrusted(cause, way))
        case ssl.SSLEOFError() | ssl.SSLZeroReturnError():
            return Failure(NetworkError("FRMR-NET-053", host=way.host), transient=True)
        case _:
            return Failure(_no_handshake(cause, way))


def _untrusted(cause: ssl.SSLCertVerificationError, way: Way) -> FrmrError:
    # Windows and macOS verify by themselves and leave no number of OpenSSL.
    number = getattr(cause, "verify_code", 0)
    reason = getattr(cause, "verify_message", "") or str(cause)
    code = CERTIFICATE_CODES.get(number, "FRMR-NET-065")
    return NetworkError(code, host=way.host, reason=reason[:LONGEST_REASON])


def _no_handshake(cause: ssl.SSLError, way: Way) -> FrmrError:
    reason = cause.reason or str(cause)
    if any(word in reason for word in NO_TLS):
        return NetworkError("FRMR-NET-068", address=way.address)
    if any(word in reason for word in OLD_TLS):
        return NetworkError("FRMR-NET-066", host=way.host)
    return NetworkError("FRMR-NET-067", host=way.host, reason=reason[:LONGEST_REASON])


def _network(cause: BaseException, way: Way) -> Failure | None:
    match cause:
        case socket.gaierror():
            # A resolver that is busy answers later; a name that is not there stays so.
            return Failure(_unknown_name(way), transient=cause.errno == socket.EAI_AGAIN)
        case ConnectionRefusedError():
            return _refused(way)
        case ConnectionError():
            return Failure(NetworkError("FRMR-NET-053", host=way.host), transient=True)
        case OSError() if cause.errno in NO_ROUTE:
            return Failure(NetworkError("FRMR-NET-052", host=way.host), transient=True)
        case _:
            return None


def _unknown_name(way: Way) -> FrmrError:
    if way.proxy is not None:
        return NetworkError("FRMR-NET-070", proxy=way.proxy)
    return NetworkError("FRMR-NET-050", host=way.host)


def _refused(way: Way) -> Failure:
    if way.proxy is not None:
        return Failure(NetworkError("FRMR-NET-070", proxy=way.proxy), transient=True)
    if is_loopback(way.host):
        # Nobody starts a service on this machine while we wait.
        return Failure(NetworkError("FRMR-NET-074", address=way.address))
    return Failure(NetworkError("FRMR-NET-051", address=way.address), transient=True)
