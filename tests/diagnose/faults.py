"""The fault matrix: what is broken, by which command it is met, and what must be named first."""

from __future__ import annotations

import os
import resource
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.diagnose.faulty_services import HTML, PAGE, Reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.diagnose.test_fault_matrix import World

WEEK = timedelta(days=7)
LOGIN = ("login", "--insecure-storage")
WHOAMI = ("whoami",)


class Fault(NamedTuple):
    """One row."""

    name: str
    """In the words of the table of the documentation."""
    arrange: Callable[[World], None]
    error: str | None
    """Code that the command ends with; None where only the diagnosis meets the fault."""
    cause: str
    """Code that `diagnose login` names first."""
    doctor: str | None
    """Code of the first check of `doctor` that is not well; None where it does not look there."""
    command: tuple[str, ...] = LOGIN
    on_a_desktop: bool = False


def answers(path: str, reply: Reply) -> Callable[[World], None]:
    """The services answer so at a path."""

    def arrange(world: World) -> None:
        world.start().instead[path] = reply

    return arrange


def token_error(error: str) -> Callable[[World], None]:
    """The issuer ends the wait with an error of RFC 8628 §3.5."""
    return answers("/sso/token", Reply(400, {"error": error}))


def busy(status: int, retry: str) -> Reply:
    """Too many requests, or no service, until a moment."""
    return Reply(status, {"title": "busy"}, {"Retry-After": retry})


def later() -> str:
    """An HTTP date an hour from now."""
    return format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)


def slow_down(world: World) -> None:
    """The issuer wants to be asked less often, until the code runs out."""
    services = world.start()
    codes = services.reply("/sso/device_authorization", {}).body
    services.instead["/sso/device_authorization"] = Reply(body={**codes, "expires_in": 2})
    services.instead["/sso/token"] = Reply(400, {"error": "slow_down"})


def clock(hours: float) -> Callable[[World], None]:
    """The clock of this computer is ahead of that of the services."""

    def arrange(world: World) -> None:
        world.start().date_shift = -hours * 3600

    return arrange


def clock_jumps(world: World) -> None:
    """Somebody sets the clock while the checks run."""
    world.start()
    world.jump = 3600.0


def proof(kind: str) -> Callable[[World], None]:
    """The id_token is not what it should be."""

    def arrange(world: World) -> None:
        world.start().id_token = kind

    return arrange


def other_issuer(world: World) -> None:
    """The metadata speak for somebody else."""
    world.start().issuer_name = "https://other.example/sso"


def unsafe_endpoint(world: World) -> None:
    """The issuer sends logins to an address without protection."""
    services = world.start()
    metadata = services.reply("/sso/.well-known/openid-configuration", {}).body
    metadata["token_endpoint"] = "http://collector.example/token"
    services.instead["/sso/.well-known/openid-configuration"] = Reply(body=metadata)


def no_device_login(world: World) -> None:
    """The issuer has no device endpoint."""
    services = world.start()
    metadata = services.reply("/sso/.well-known/openid-configuration", {}).body
    del metadata["device_authorization_endpoint"]
    services.instead["/sso/.well-known/openid-configuration"] = Reply(body=metadata)


def tls(**certificate: Any) -> Callable[[World], None]:
    """The services speak TLS with a certificate of some authority; `trusted`: this computer knows it."""

    def arrange(world: World) -> None:
        world.start_tls(**certificate)

    return arrange


def nobody_there(world: World) -> None:
    """The names are not known to DNS."""
    world.context("https://registry.invalid", "https://login.invalid/sso")


def proxies_differ(world: World) -> None:
    """Two variables name two proxies, and the one that wins is dead."""
    world.context("https://registry.example", "https://login.example/sso")
    world.environ["HTTPS_PROXY"] = f"http://127.0.0.1:{world.free_port()}"
    world.environ["https_proxy"] = f"http://127.0.0.1:{world.free_port()}"


def proxy_dead(world: World) -> None:
    """The proxy does not answer."""
    world.context("https://registry.example", "https://login.example/sso")
    world.environ["HTTPS_PROXY"] = f"http://127.0.0.1:{world.free_port()}"


def issuer_down(world: World) -> None:
    """The registry answers, nobody listens where the issuer should be."""
    services = world.start()
    world.context(services.url, f"http://127.0.0.1:{world.free_port()}/sso")


def registry_down(world: World) -> None:
    """The issuer answers, nobody listens where the registry should be."""
    services = world.start()
    world.logged_in()
    world.context(f"http://127.0.0.1:{world.free_port()}", services.issuer)


def plain_http(world: World) -> None:
    """A server without TLS behind an https address."""
    services = world.start()
    url = services.url.replace("http:", "https:")
    world.context(url, f"{url}/sso")


def slow(path: str) -> Callable[[World], None]:
    """The answer drips, an octet at a time."""

    def arrange(world: World) -> None:
        world.start().instead[path] = Reply(body=b"{" + b" " * 4096 + b"}", pause=0.02)
        world.config("timeout", "1")

    return arrange


def keyring(name: str) -> Callable[[World], None]:
    """The keyring of the session behaves so."""

    def arrange(world: World) -> None:
        world.start()
        world.environ["FRMR_STORAGE"] = "keyring"
        world.environ["PYTHON_KEYRING_BACKEND"] = name

    return arrange


def desktop(kind: str) -> Callable[[World], None]:
    """The desktop has a keyring in this state, or none."""

    def arrange(world: World) -> None:
        world.start()
        world.keyring(kind)

    return arrange


def desktop_after_login(word: str) -> Callable[[World], None]:
    """Somebody is logged in by a keyring that works, and then it is locked or wiped."""

    def arrange(world: World) -> None:
        world.start()
        session = world.keyring("unlocked")
        world.logged_in("login")
        session.tell(word)

    return arrange


def stored(harm: Callable[[World], None]) -> Callable[[World], None]:
    """Somebody is logged in, and then something happens to the file of tokens."""

    def arrange(world: World) -> None:
        world.start()
        world.logged_in()
        harm(world)

    return arrange


def torn(world: World) -> None:
    """Half of the file is gone."""
    file = world.token_file()
    file.write_bytes(file.read_bytes()[:40])


def readable(world: World) -> None:
    """Everybody may read it."""
    world.token_file().chmod(0o644)


def foreign(world: World) -> None:
    """It belongs to somebody else, as after sudo."""
    if os.geteuid() != 0:
        pytest.skip("only root gives files away")
    os.chown(world.token_file(), 12345, 12345)


def revoked(world: World) -> None:
    """The issuer has ended the login, and the access token has run out."""
    services = world.start()
    tokens = services.reply("/sso/token", {}).body
    services.instead["/sso/token"] = Reply(body={**tokens, "expires_in": 1})
    world.logged_in()
    services.instead["/sso/token"] = Reply(400, {"error": "invalid_grant"})


def scope_missing(world: World) -> None:
    """The registry wants a right that the login has not."""
    challenge = 'Bearer error="insufficient_scope", scope="frmr.read"'
    services = world.start()
    world.logged_in()
    services.instead["/v1/me"] = Reply(403, {"title": "scope"}, {"WWW-Authenticate": challenge})


def no_home(world: World) -> None:
    """What should be the folder of tokens is a file."""
    world.start()
    data = world.path / "data"
    data.mkdir(exist_ok=True)
    (data / "tokens").write_text("")


def full_disk(world: World) -> None:
    """No octet can be written any more."""
    world.start()
    world.files_limited = True


def bad_settings(world: World) -> None:
    """The settings file is broken."""
    world.start()
    (world.path / "config" / "config.toml").write_text("context = \n")


def foreign_token(world: World) -> None:
    """The token of the environment is not accepted."""
    world.start().instead["/v1/me"] = Reply(401, {"title": "no"})
    world.environ["FRMR_TOKEN"] = "of-another-registry"


HUGE = Reply(body=b" " * (17 * 1024 * 1024))
CUT = Reply(body=b'{"status": "o')
SHORT = Reply(body=b'{"status": "ok"}', length=200)
PORTAL = Reply(body=PAGE, kind=HTML)
OFF = busy(503, "3600")

FAULTS = (
    Fault("clock 2 h ahead", clock(2), "FRMR-AUTH-030", "FRMR-DIAG-012", "FRMR-DIAG-012"),
    Fault("clock 2 h behind", clock(-2), "FRMR-AUTH-030", "FRMR-DIAG-012", "FRMR-DIAG-012"),
    Fault("clock set during the checks", clock_jumps, None, "FRMR-DIAG-014", "FRMR-DIAG-014"),
    Fault("private authority", tls(), "FRMR-NET-060", "FRMR-NET-060", "FRMR-NET-060"),
    Fault("intercepting program", tls(authority="AO Kaspersky Lab"), "FRMR-NET-060", "FRMR-DIAG-020", "FRMR-DIAG-020"),
    Fault("certificate expired", tls(ends=-WEEK, trusted=True), "FRMR-NET-061", "FRMR-NET-061", "FRMR-NET-061"),
    Fault("certificate of another host", tls(host="other.example", trusted=True), "FRMR-NET-063", "FRMR-NET-063", "FRMR-NET-063"),
    Fault("TLS 1.2 alone", tls(oldest=True, trusted=True), "FRMR-NET-066", "FRMR-NET-066", "FRMR-NET-066"),
    Fault("no TLS behind https", plain_http, "FRMR-NET-068", "FRMR-NET-068", "FRMR-NET-068"),
    Fault("DNS gone", nobody_there, "FRMR-NET-050", "FRMR-NET-050", "FRMR-NET-050"),
    Fault("proxies contradict each other", proxies_differ, "FRMR-NET-070", "FRMR-DIAG-022", "FRMR-DIAG-022"),
    Fault("proxy dead", proxy_dead, "FRMR-NET-070", "FRMR-NET-070", "FRMR-NET-070"),
    Fault("captive portal", answers("*", PORTAL), "FRMR-API-002", "FRMR-API-002", "FRMR-API-002"),
    Fault("captive portal, 511", answers("*", Reply(511, PAGE, kind=HTML)), "FRMR-API-002", "FRMR-API-002", "FRMR-API-002"),
    Fault("redirect to another site", answers("*", Reply(302, headers={"Location": "https://guest.example/"})), "FRMR-AUTH-010", "FRMR-API-001", "FRMR-API-001"),
    Fault("registry 429, seconds", answers("/v1/health", busy(429, "3600")), None, "FRMR-API-020", "FRMR-API-020"),
    Fault("registry 429, date", answers("/v1/health", busy(429, later())), None, "FRMR-API-020", "FRMR-API-020"),
    Fault("registry 503, seconds", answers("/v1/health", OFF), None, "FRMR-API-022", "FRMR-API-022"),
    Fault("registry 503, date", answers("/v1/health", busy(503, later())), None, "FRMR-API-022", "FRMR-API-022"),
    Fault("registry 500", answers("/v1/health", Reply(500, {})), None, "FRMR-API-021", "FRMR-API-021"),
    Fault("issuer 429", answers("/sso/device_authorization", busy(429, "3600")), "FRMR-AUTH-028", "FRMR-AUTH-028", None),
    Fault("issuer 503", answers("/sso/device_authorization", OFF), "FRMR-AUTH-027", "FRMR-AUTH-027", None),
    Fault("page of the login 503", answers("/sso/device", Reply(503, PAGE, kind=HTML)), None, "FRMR-GOS-018", None),
    Fault("metadata of another issuer", other_issuer, "FRMR-AUTH-011", "FRMR-AUTH-011", None),
    Fault("metadata with an unsafe address", unsafe_endpoint, "FRMR-AUTH-013", "FRMR-AUTH-013", None),
    Fault("issuer without device login", no_device_login, "FRMR-AUTH-015", "FRMR-AUTH-015", None),
    Fault("wrong client id", answers("/sso/device_authorization", Reply(401, {"error": "invalid_client"})), "FRMR-AUTH-023", "FRMR-AUTH-023", None),
    Fault("scope not for this client", answers("/sso/device_authorization", Reply(400, {"error": "invalid_scope"})), "FRMR-AUTH-024", "FRMR-AUTH-024", None),
    Fault("keys rotated", proof("rotated"), "FRMR-AUTH-030", "FRMR-AUTH-030", None),
    Fault("id_token unsigned (alg none)", proof("none"), "FRMR-AUTH-030", "FRMR-AUTH-030", None),
    Fault("code expired", token_error("expired_token"), "FRMR-AUTH-021", "FRMR-AUTH-021", None),
    Fault("login denied on the page", token_error("access_denied"), "FRMR-AUTH-020", "FRMR-AUTH-020", None),
    Fault("code used already", token_error("invalid_grant"), "FRMR-AUTH-022", "FRMR-AUTH-022", None),
    Fault("slow_down without end", slow_down, "FRMR-AUTH-021", "FRMR-AUTH-021", None),
    Fault("session revoked", revoked, "FRMR-AUTH-003", "FRMR-AUTH-003", "FRMR-AUTH-003", WHOAMI),
    Fault("scope missing", scope_missing, "FRMR-API-013", "FRMR-API-013", "FRMR-API-013", WHOAMI),
    Fault("token of the environment refused", foreign_token, "FRMR-API-010", "FRMR-API-010", "FRMR-API-010", WHOAMI),
    Fault("issuer down", issuer_down, "FRMR-NET-074", "FRMR-NET-074", None),
    Fault("registry down", registry_down, "FRMR-NET-074", "FRMR-NET-074", "FRMR-NET-074", WHOAMI),
    Fault("dripping answer", slow("/v1/health"), None, "FRMR-NET-055", "FRMR-NET-055"),
    Fault("JSON cut off", answers("/v1/health", CUT), None, "FRMR-API-003", "FRMR-API-003"),
    Fault("answer broken off", answers("/v1/health", SHORT), None, "FRMR-NET-057", "FRMR-NET-057"),
    Fault("huge answer", answers("/v1/health", HUGE), None, "FRMR-API-004", "FRMR-API-004"),
    Fault("keyring absent", keyring("keyrings.missing.Keyring"), "FRMR-STORE-022", "FRMR-STORE-022", "FRMR-STORE-022", ("login",)),
    Fault("no keyring on the desktop", desktop("none"), "FRMR-STORE-022", "FRMR-STORE-022", "FRMR-STORE-022", ("login",), on_a_desktop=True),
    Fault("keyring never set up", desktop("empty"), "FRMR-STORE-027", "FRMR-STORE-027", "FRMR-STORE-027", ("login",), on_a_desktop=True),
    Fault("keyring silent", desktop("silent"), "FRMR-STORE-020", "FRMR-STORE-020", "FRMR-STORE-020", ("login",), on_a_desktop=True),
    Fault("keyring locked", desktop_after_login("lock"), "FRMR-STORE-021", "FRMR-STORE-021", "FRMR-STORE-021", WHOAMI, on_a_desktop=True),
    Fault("keyring wiped", desktop_after_login("wipe"), "FRMR-STORE-023", "FRMR-STORE-023", "FRMR-STORE-023", WHOAMI, on_a_desktop=True),
    Fault("token file torn", stored(torn), "FRMR-STORE-005", "FRMR-DIAG-030", "FRMR-DIAG-030", WHOAMI),
    Fault("token file readable by all", stored(readable), "FRMR-STORE-004", "FRMR-STORE-004", "FRMR-STORE-004", WHOAMI),
    Fault("token file of somebody else", stored(foreign), "FRMR-STORE-003", "FRMR-STORE-003", "FRMR-STORE-003", WHOAMI),
    Fault("no folder for tokens", no_home, "FRMR-STORE-008", "FRMR-STORE-008", "FRMR-STORE-008"),
    Fault("disk full", full_disk, "FRMR-STORE-008", "FRMR-STORE-008", "FRMR-STORE-008"),
    Fault("settings broken", bad_settings, "FRMR-CFG-001", "FRMR-CFG-001", "FRMR-CFG-001"),
)  # fmt: skip


def limit_files(*, on: bool) -> None:
    """Let this process write nothing to files, or again what it may."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0 if on else hard, hard))
