"""
Settings and contexts: defaults < user file < project file < environment < flags, each with its origin.

The user file is `config.toml` in the configuration directory. A project file `.frmr.toml` is looked for from
the working directory upwards; it may choose a context and how things are shown, but defines no context and
no storage: a repository that somebody cloned must not send their login to another server.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.errors import UsageError
from frmr_cli.locale import PROJECT_FILE

if TYPE_CHECKING:
    from collections.abc import Mapping

OUTPUTS = ("table", "json", "jsonl", "yaml", "csv", "tsv", "xlsx", "id")
LANGUAGES = ("auto", "en", "ru")
STORAGES = ("auto", "keyring", "passphrase", "insecure")
LOCAL_CONTEXT = "local"
CLIENT_ID = "frmr-cli"
TLS_VERSIONS = ("1.3", "1.2")
SCOPES = ("openid", "profile", "snils", "offline_access", "frmr.read", "frmr.write")


class Key(NamedTuple):
    """One setting."""

    default: str
    allowed: tuple[str, ...] = ()
    """Permitted values; empty for free text."""
    in_project: bool = True
    """Whether a project file may set it."""


KEYS: Mapping[str, Key] = {
    "context": Key(LOCAL_CONTEXT),
    "output": Key("", ("", *OUTPUTS)),
    "lang": Key("auto", LANGUAGES),
    "utc": Key("false", ("true", "false")),
    "timeout": Key("30"),
    "storage": Key("auto", STORAGES, in_project=False),
}
"""Setting → default and permitted values. An empty output means: table on a terminal, tab-separated in a pipe."""


class Setting(NamedTuple):
    """A value and where it came from."""

    value: str
    origin: str
    """`default`, `environment FRMR_X`, `flag --x`, or the path of a file."""


class Paths(NamedTuple):
    """The directories of one user; nothing is created here."""

    config: Path
    data: Path
    state: Path
    cache: Path

    @property
    def config_file(self) -> Path:
        """The user file."""
        return self.config / "config.toml"

    @property
    def tokens(self) -> Path:
        """Where the token store lives."""
        return self.data / "tokens"

    @property
    def local_data(self) -> Path:
        """Databases of the embedded services."""
        return self.data / "local"

    @property
    def local_state(self) -> Path:
        """Run-time state of the embedded services."""
        return self.state / "local"


class ServerContext(NamedTuple):
    """A registry together with the issuer whose logins it accepts."""

    name: str
    registry: str
    """Base URL of the API without a trailing slash; empty for `local` while nothing runs."""
    issuer: str
    client_id: str = CLIENT_ID
    scopes: tuple[str, ...] = SCOPES
    ca_file: str | None = None
    minimum_tls: str = TLS_VERSIONS[0]
    """Oldest version of TLS that is spoken; 1.2 only where somebody allowed it."""


class Settings:
    """All settings of one run."""

    def __init__(
        self,
        values: Mapping[str, Setting],
        contexts: Mapping[str, ServerContext],
        paths: Paths,
    ) -> None:
        self.values = values
        self.contexts = contexts
        self.paths = paths

    def __getitem__(self, name: str) -> str:
        return self.values[name].value

    def with_flags(self, flags: Mapping[str, str]) -> Settings:
        """The same settings under the values of command line flags."""
        values = dict(self.values)
        for name, value in flags.items():
            values[name] = Setting(checked(name, value, f"--{name}"), f"--{name}")
        return Settings(values, self.contexts, self.paths)

    def context(self) -> ServerContext:
        """
        The current context.

        Raises: UsageError FRMR-CFG-003 when no context has that name.
        """
        name = self["context"]
        if name not in self.contexts:
            known = ", ".join(sorted(self.contexts))
            raise UsageError("FRMR-CFG-003", name=name, known=known)
        return self.contexts[name]


def user_paths(environ: Mapping[str, str] = os.environ) -> Paths:
    """The platform's directories for frmr; with FRMR_HOME, four directories below that one."""
    home = environ.get("FRMR_HOME")
    if home:
        root = Path(home).absolute()
        return Paths(root / "config", root / "data", root / "state", root / "cache")
    import platformdirs

    return Paths(
        platformdirs.user_config_path("frmr", appauthor=False),
        platformdirs.user_data_path("frmr", appauthor=False),
        platformdirs.user_state_path("frmr", appauthor=False),
        platformdirs.user_cache_path("frmr", appauthor=False),
    )


def load(
    paths: Paths, *, environ: Mapping[str, str] = os.environ, directory: Path | None = None
) -> Settings:
    """
    Read every source of settings.

    Raises: UsageError FRMR-CFG-001 for an unreadable file, FRMR-CFG-002 for a value that is not permitted,
    FRMR-CFG-004 for an unknown name.
    """
    user = read_file(paths.config_file)
    values = dict(built_in(paths).values)
    values |= _from_file(user, paths.config_file, project=False)
    project = find_project_file(directory or Path.cwd())
    if project:
        values |= _from_file(read_file(project), project, project=True)
    for name in KEYS:
        variable = f"FRMR_{name.upper()}"
        if environ.get(variable):
            values[name] = Setting(
                checked(name, environ[variable], variable), f"environment {variable}"
            )
    return Settings(values, _contexts(user, paths), paths)


def built_in(paths: Paths) -> Settings:
    """The defaults alone, for telling what is wrong with the files."""
    values = {name: Setting(key.default, "default") for name, key in KEYS.items()}
    return Settings(values, _contexts({}, paths), paths)


def read_file(path: Path) -> dict[str, Any]:
    """The content of a TOML file; empty when there is none."""
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("FRMR-CFG-001", path=str(path), why=str(error)) from error
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError("FRMR-CFG-001", path=str(path), why=str(error)) from error


def find_project_file(directory: Path) -> Path | None:
    """The nearest `.frmr.toml` in the directory or above it."""
    for candidate in (directory, *directory.parents):
        if (candidate / PROJECT_FILE).is_file():
            return candidate / PROJECT_FILE
    return None


def _from_file(content: Mapping[str, Any], path: Path, *, project: bool) -> dict[str, Setting]:
    found = {}
    for name, value in content.items():
        if name == "contexts" and not project:
            continue
        if name not in KEYS or (project and not KEYS[name].in_project):
            raise UsageError("FRMR-CFG-004", name=name, path=str(path), known=", ".join(KEYS))
        text = str(value).lower() if isinstance(value, bool) else str(value)
        found[name] = Setting(checked(name, text, str(path)), str(path))
    return found


def checked(name: str, value: str, origin: str) -> str:
    """Return the value of a known setting. Raises: UsageError FRMR-CFG-002 when it is not permitted."""
    allowed = KEYS[name].allowed
    if allowed and value not in allowed:
        choices = ", ".join(choice for choice in allowed if choice)
        raise UsageError("FRMR-CFG-002", name=name, value=value, origin=origin, allowed=choices)
    if name == "timeout" and not _is_seconds(value):
        raise UsageError("FRMR-CFG-002", name=name, value=value, origin=origin, allowed="1 … 3600")
    return value


def _is_seconds(value: str) -> bool:
    try:
        return 1 <= float(value) <= 3600
    except ValueError:
        return False


def _contexts(user: Mapping[str, Any], paths: Paths) -> dict[str, ServerContext]:
    contexts = {LOCAL_CONTEXT: _local_context(paths)}
    for name, table in user.get("contexts", {}).items():
        contexts[name] = ServerContext(
            name=name,
            registry=str(table.get("registry", "")),
            issuer=str(table.get("issuer", "")),
            client_id=str(table.get("client_id", CLIENT_ID)),
            scopes=tuple(table.get("scopes", SCOPES)),
            ca_file=table.get("ca_file"),
            minimum_tls=_tls_version(table, name, paths),
        )
    return contexts


def _tls_version(table: Mapping[str, Any], name: str, paths: Paths) -> str:
    """Raises: UsageError FRMR-CFG-002: a typing error must not lower what protects a login."""
    value = str(table.get("minimum_tls", TLS_VERSIONS[0]))
    if value not in TLS_VERSIONS:
        place = f"contexts.{name}.minimum_tls"
        allowed = ", ".join(TLS_VERSIONS)
        raise UsageError(
            "FRMR-CFG-002", name=place, value=value, origin=str(paths.config_file), allowed=allowed
        )
    return value


def _local_context(paths: Paths) -> ServerContext:
    from frmr_cli.local_state import endpoints

    found = endpoints(paths.local_state)
    if found is None:
        return ServerContext(LOCAL_CONTEXT, "", "")
    return ServerContext(LOCAL_CONTEXT, found.registry_url, found.issuer)
