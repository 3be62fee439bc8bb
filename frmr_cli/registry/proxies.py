"""Which proxy a request goes through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frmr_cli.domain.hosts import is_loopback

if TYPE_CHECKING:
    from collections.abc import Callable


class Proxies:
    """
    The proxies of the environment, or of the system settings on Windows and macOS.

    Loopback hosts are always reached directly: no proxy of a company knows this machine's 127.0.0.1.
    """

    def __init__(
        self,
        *,
        proxies: Callable[[], dict[str, str]] | None = None,
        bypassed: Callable[[str], bool] | None = None,
    ) -> None:
        # urllib is in memory by now: httpx has it.
        import urllib.request

        self._proxies = (proxies or urllib.request.getproxies)()
        self._bypassed = bypassed or urllib.request.proxy_bypass

    def proxy_for(self, scheme: str, host: str) -> str | None:
        """The URL of the proxy, which may hold a password, or None for «directly»."""
        proxy = self._proxies.get(scheme) or self._proxies.get("all")
        if not proxy or is_loopback(host) or self._bypassed(host):
            return None
        return proxy if "://" in proxy else f"http://{proxy}"
