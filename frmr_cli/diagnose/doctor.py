"""All checks of `frmr doctor`, from the machine outwards; one failure never hides the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.diagnose import certificates, logins, machine, network
from frmr_cli.diagnose.seen import Seen, checked
from frmr_cli.domain.checks import Check
from frmr_cli.errors import FrmrError, NetworkError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from frmr_cli.context import Context
    from frmr_cli.registry.client import Answer

    Look = Callable[[], Seen | None]

MAX_SKEW = 60
"""Seconds from which logins fail: what id_tokens are checked with, with some room."""
SOME_SKEW = 5
REACH_SECONDS = 5.0
"""What one look at the network may last."""


class Examination:
    """Looks at one context of one person, as it is now."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._health: Answer | None = None
        self._me: dict[str, Any] | None = None
        self._place: network.Place | None = None
        self._began = (_now(), context.monotonic())

    def checks(self) -> Iterator[Check]:
        """Every check with its result, in order; ids are stable."""
        for name, look in self._looks():
            yield checked(name, look, clock=self._context.monotonic)

    def checks_of_the_way(self) -> Iterator[Check]:
        """Only those of the network and the registry: what somebody who helps others needs to know."""
        for name, look in self._looks_at_the_way():
            yield checked(name, look, clock=self._context.monotonic)

    def _looks(self) -> Iterator[tuple[str, Look]]:
        context = self._context
        console = context.console
        yield "env.python", machine.python
        yield "env.encoding", lambda: machine.encoding(console.stdout)
        yield "env.tty", lambda: machine.terminal(console.stderr, width=console.width)
        yield "cfg.valid", lambda: machine.settings_valid(lambda: context.settings)
        if not _loads(lambda: context.settings):
            return  # nothing else can be known without settings
        yield from self._looks_at_files()
        yield from self._looks_at_the_way()
        yield from self._looks_at_the_login()

    def _looks_at_files(self) -> Iterator[tuple[str, Look]]:
        paths = self._context.settings.paths
        yield "cfg.perms", lambda: machine.settings_private([paths.config, paths.tokens])
        yield "store.backend", self._backend
        yield "store.roundtrip", self._roundtrip
        yield "store.size", lambda: logins.size(paths.tokens)
        yield "journal.integrity", lambda: machine.journals(paths.data / "bulk")
        yield "cache.age", lambda: machine.cache_age(paths.cache / "completion")

    def _looks_at_the_way(self) -> Iterator[tuple[str, Look]]:
        yield "net.proxy", self._proxy
        yield "net.dns", self._dns
        yield "net.tcp", self._tcp
        yield "net.tls", self._tls
        yield "api.health", self._api
        yield "api.version", self._version
        yield "env.clock", self._clock
        yield "net.latency", self._latency

    def _looks_at_the_login(self) -> Iterator[tuple[str, Look]]:
        yield "auth.expiry", self._expiry
        yield "auth.token", self._token
        yield "auth.scope", self._scope

    def _backend(self) -> Seen:
        accounts = self._context.accounts
        return logins.backend(accounts.probe(accounts.backend))

    def _roundtrip(self) -> Seen | None:
        accounts = self._context.accounts
        if accounts.backend == "passphrase" or accounts.probe(accounts.backend).error:
            return None
        return logins.roundtrip(accounts.store())

    def _proxy(self) -> Seen:
        import os

        self._place = network.place_of(self._context.server.registry)
        return network.proxy(self._place, os.environ)

    def _dns(self) -> Seen | None:
        from frmr_cli.registry.sockets import is_address, system_addresses

        if self._place is None or is_address(self._place.host):
            return None
        return network.dns(self._place, resolve=system_addresses)

    def _tcp(self) -> Seen | None:
        return network.tcp(self._place, seconds=REACH_SECONDS) if self._place else None

    def _tls(self) -> Seen | None:
        place = self._place
        if place is None or place.scheme != "https" or place.proxy:
            return None
        return certificates.tls(
            place.host,
            place.port,
            ca_file=self._context.ca_file,
            seconds=REACH_SECONDS,
            now=_now(),
            minimum=self._context.minimum_tls,
        )

    def _api(self) -> Seen | None:
        if self._place is None:
            return None
        self._health = self._context.open_registry.health()
        return Seen(str(self._health.data.get("status", "?")))

    def _version(self) -> Seen | None:
        if self._health is None:
            return None
        answer = self._context.open_registry.raw("GET", "/v1/openapi.json")
        import json

        return Seen(str(json.loads(answer.body)["info"]["version"]))

    def _clock(self) -> Seen | None:
        self._require_even_time()
        if self._health is None:
            return None
        if self._health.date is None:
            return Seen("?", NetworkError("FRMR-DIAG-013"))
        skew = abs((_now() - self._health.date).total_seconds())
        off = UsageError("FRMR-DIAG-012", seconds=round(skew))
        if skew > MAX_SKEW:
            raise off
        return Seen(f"{skew:.0f} s", off if skew > SOME_SKEW else None)

    def _require_even_time(self) -> None:
        """Raises: UsageError FRMR-DIAG-014 when the clock was set while the checks ran."""
        wall, steady = self._began
        went = (_now() - wall).total_seconds() - (self._context.monotonic() - steady)
        if abs(went) > SOME_SKEW:
            raise UsageError("FRMR-DIAG-014", seconds=round(went))

    def _latency(self) -> Seen | None:
        return network.latency(self._context.open_registry.health) if self._health else None

    def _expiry(self) -> Seen | None:
        accounts = self._context.accounts
        if accounts.foreign_variable():
            return None
        return logins.expiry(accounts.require_active(), now=_now())

    def _token(self) -> Seen | None:
        if self._health is None:
            return None
        self._me = self._context.registry.me().data
        return logins.token(self._me)

    def _scope(self) -> Seen | None:
        return logins.scope(self._me, self._context.server.scopes) if self._me else None


def _now() -> Any:
    from datetime import UTC, datetime

    return datetime.now(UTC)


def _loads(load: Callable[[], object]) -> bool:
    try:
        load()
    except FrmrError:
        return False
    return True
