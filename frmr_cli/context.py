"""What a command works with, each part built at its first use: settings, console, login, registry."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli import __version__, settings
from frmr_cli.console import Console
from frmr_cli.errors import NetworkError
from frmr_cli.render.moments import use_utc
from frmr_cli.render.safe import safe

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Sequence

    import httpx

    from frmr_cli.accounts import Accounts
    from frmr_cli.errors import FrmrError
    from frmr_cli.registry.caller import Caller
    from frmr_cli.registry.client import RegistryClient
    from frmr_cli.render.values import Listing, Record, Row
    from frmr_cli.settings import ServerContext, Settings

USER_AGENT = f"frmr/{__version__}"


class Flags(NamedTuple):
    """The global options; None where not given."""

    context: str | None = None
    output: str | None = None
    fields: str | None = None
    query: str | None = None
    utc: bool = False
    reveal: bool = False
    reason: str | None = None
    lang: str | None = None
    quiet: bool = False
    debug: bool = False
    no_input: bool = False
    error_format: str | None = None

    def merged(self, values: dict[str, Any]) -> Flags:
        """Together with what was given; a later option comes before an earlier one."""
        given = {name: values[name] for name in self._fields if values.get(name)}
        return self._replace(**given)


class Context:
    """Given to each command as `ctx.obj`."""

    def __init__(
        self,
        *,
        console: Console | None = None,
        sleep: Callable[[float], object] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.flags = Flags()
        self.console = console or Console()
        self.sleep = sleep
        self.monotonic = monotonic
        self.carry_out: Callable[[Sequence[str], Context], int] | None = None
        """Carries out another command line in this process; set by `app`, which knows all commands."""
        self.is_witness = False
        """Whether the command itself holds the audit log against what was seen, and tells what it finds."""
        self._shared: dict[tuple[str, str], RegistryClient] | None = None

    def apply(self, values: dict[str, Any]) -> None:
        """Take over global options of one level of the command line."""
        self.flags = self.flags.merged(values)
        self.console.quiet = self.flags.quiet
        self.console.no_input = self.flags.no_input

    @cached_property
    def settings(self) -> Settings:
        """All sources of settings, the flags of this run last."""
        return self._with_flags(settings.load(settings.user_paths()))

    def ignore_settings_files(self) -> None:
        """Go on with the defaults and the flags, because the files cannot be read."""
        self.__dict__["settings"] = self._with_flags(settings.built_in(settings.user_paths()))

    def _with_flags(self, found: Settings) -> Settings:
        given = {name: getattr(self.flags, name) for name in ("context", "output", "lang")}
        chosen = {name: value for name, value in given.items() if value}
        if self.flags.utc:
            chosen["utc"] = "true"
        result = found.with_flags(chosen)
        use_utc(on=result["utc"] == "true")
        return result

    def forget_settings(self) -> None:
        """Read the settings again at their next use, after something changed them."""
        self.__dict__.pop("settings", None)

    @cached_property
    def server(self) -> ServerContext:
        """
        The current context, complete.

        Raises: NetworkError FRMR-LOCAL-002 when it is the embedded registry, which does not run.
        """
        chosen = self.settings.context()
        if not chosen.registry and chosen.name == settings.LOCAL_CONTEXT:
            raise NetworkError("FRMR-LOCAL-002")
        return chosen

    def in_context(self, name: str) -> Context:
        """The same run in another context."""
        other = Context(console=self.console, sleep=self.sleep, monotonic=self.monotonic)
        other.flags = self.flags._replace(context=name)
        return other

    def for_another_command(self, console: Console) -> Context:
        """What the next command of a run works with: its own streams and flags, the same connections."""
        other = Context(console=console, sleep=self.sleep, monotonic=self.monotonic)
        other.carry_out = self.carry_out
        # Nobody can answer, and a program reads what is printed.
        other.flags = Flags(context=self.flags.context, output="json", no_input=True)
        console.no_input = True
        if self._shared is None:
            self._shared = {}
        other._shared = self._shared
        return other

    @property
    def wants_data(self) -> bool:
        """Whether an option or setting asks for data rather than a sentence."""
        flags = self.flags
        output = self.settings["output"]
        return bool(flags.query or flags.fields or (output and output != "table"))

    @property
    def draws(self) -> bool:
        """Whether a person looks at the output as a whole: a table, nothing picked from it."""
        output = self.settings["output"] or ("table" if self.console.is_terminal else "tsv")
        return output == "table" and not (self.flags.query or self.flags.fields)

    @property
    def timeout(self) -> float:
        """Seconds that one operation may take."""
        return float(self.settings["timeout"])

    @cached_property
    def accounts(self) -> Accounts:
        """The logins of this user."""
        from frmr_cli.accounts import Accounts

        return Accounts(
            self.settings,
            environ=os.environ,
            console=self.console,
            http=self.issuer_http,
            now=lambda: datetime.now(UTC),
            sleep=self.sleep,
        )

    def issuer_http(self) -> httpx.Client:
        """A client for the issuer: without a login, with the CA file of the context."""
        return self._http("")

    @cached_property
    def registry(self) -> RegistryClient:
        """The registry with the current login."""

        def build() -> RegistryClient:
            from frmr_cli.login.bearer import BearerAuth

            return self._registry_client(BearerAuth(self.accounts.token_source()))

        return self._one_of("login", build)

    @cached_property
    def open_registry(self) -> RegistryClient:
        """The registry without a login, for what anybody may ask."""
        return self._one_of("open", lambda: self._registry_client(None))

    def show(self, value: Record | Listing) -> None:
        """Print a value in the format that was asked for; `--fields ?` prints the names of its fields."""
        from frmr_cli.output import show

        show(value, console=self.console, settings=self.settings, flags=self.flags)

    def show_live(self, value: Listing, sample: Sequence[Row]) -> None:
        """Print rows as they come until Ctrl-C, see `output.show_live`."""
        from frmr_cli.output import show_live

        show_live(value, sample, console=self.console, settings=self.settings, flags=self.flags)

    def show_query(self, data: Any) -> None:
        """Print what `--query` picks from JSON data. Raises: UsageError FRMR-CLI-012."""
        from frmr_cli.output import show_query

        show_query(data, console=self.console, expression=self.flags.query or "")

    def remember(self, kind: str, value: str) -> None:
        """Offer an identifier when a shell completes a command; a cache that cannot be written is no failure."""
        from contextlib import suppress

        from frmr_cli.shell.completion_values import remember

        with suppress(OSError):
            remember(str(self.settings.paths.cache), kind, [value])

    def _one_of(self, kind: str, build: Callable[[], RegistryClient]) -> RegistryClient:
        """The client of a run for the current context, where commands follow each other."""
        if self._shared is None or self.flags.debug:
            return build()
        place = (kind, repr(self.server))
        if place not in self._shared:
            self._shared[place] = build()
        return self._shared[place]

    def caller_at(self, base_url: str, *, with_login: bool = True) -> Caller:
        """Calls to another server than the registry, such as the issuer; with the current login if it takes that."""
        from frmr_cli.locale import language
        from frmr_cli.login.bearer import BearerAuth
        from frmr_cli.registry.caller import Caller

        auth = BearerAuth(self.accounts.token_source()) if with_login else None
        return Caller(self._http(base_url, auth), language=language(), deadline=self.timeout)

    def _registry_client(self, auth: httpx.Auth | None) -> RegistryClient:
        from frmr_cli.locale import language
        from frmr_cli.registry.client import RegistryClient

        http = self._http(self.server.registry, auth)
        if auth is not None and not self.is_witness:
            self._watch_heads(http)
        return RegistryClient(http, language=language(), deadline=self.timeout)

    def _watch_heads(self, http: httpx.Client) -> None:
        """Hold the head of the audit log in each answer against what this computer has seen."""
        from frmr_cli.audit.seen_heads import SeenHeads

        def tell(error: FrmrError) -> None:
            from frmr_cli.render.errors import error_json, error_lines

            if self.flags.error_format == "json":
                self.console.tell(error_json(error))
            else:
                watched = self.console.stderr.isatty()
                self.console.tell(error_lines(error, width=self.console.width if watched else None))

        heads = SeenHeads.of(self.settings, self.server.registry, tell)
        http.event_hooks["request"].append(heads.ask)
        http.event_hooks["response"].append(heads.hear)

    def _http(self, base_url: str, auth: httpx.Auth | None = None) -> httpx.Client:
        """A client with what the current context says of trust and time; empty `base_url`: any address."""
        from frmr_cli.registry.http import build_client

        http = build_client(
            base_url=base_url,
            user_agent=USER_AGENT,
            ca_file=self.ca_file,
            minimum_tls=self.minimum_tls,
            auth=auth,
            deadline=self.timeout,
        )
        self._trace(http)
        return http

    def _trace(self, http: httpx.Client) -> None:
        """With --debug, tell of each answer: no query, header or body, which may hold secrets."""
        if not self.flags.debug:
            return

        def tell(response: httpx.Response) -> None:
            request = response.request
            where = f"{request.url.scheme}://{request.url.netloc.decode()}{request.url.path}"
            number = response.headers.get("x-request-id", "-")
            self.console.tell(
                f"{request.method} {safe(where)} {response.status_code} {safe(number)}"
            )

        http.event_hooks["response"].append(tell)

    @property
    def minimum_tls(self) -> ssl.TLSVersion:
        """The oldest version of TLS that the current context allows."""
        import ssl

        return ssl.TLSVersion[f"TLSv{self.server.minimum_tls.replace('.', '_')}"]

    @property
    def ca_file(self) -> Path | None:
        """The certificates that the current context trusts besides those of the system."""
        chosen = self.server.ca_file
        return Path(chosen).expanduser() if chosen else None
