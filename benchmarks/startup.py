"""
Start-up of frmr as ratios to `python -c pass` of the same interpreter.

Cases are interleaved, a round being each case once next to the floor; medians of the rounds are compared. The
absolute times belong to the machine, the ratios to the program.
"""

from __future__ import annotations

import argparse
import os
import pty
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from environment import Environment, build
from keyring_session import logged_in
from registry_answer import answering

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HEAVY = ("pydantic", "httpx", "rich", "keyring")
IDENTIFIERS = 100_000


class Case(NamedTuple):
    """One command line and its bounds."""

    name: str
    arguments: tuple[str, ...]
    ratio: float
    """Most start-ups of the interpreter that it may take."""
    modules: int | None = None
    """Most modules that it may load."""
    is_light: bool = False
    """Whether it must load none of the heavy packages."""
    on_terminal: bool = False
    exit_codes: tuple[int, ...] = (0,)
    in_keyring: bool = False
    """Whether the token is a stored one, its key in a real keyring."""


CASES = (
    Case("--version", ("--version",), 1.4, modules=45, is_light=True),
    Case("complete a cached id", ("__complete", "workers", "2023.99"), 2, is_light=True),
    Case("complete a context", ("__complete", "contexts", ""), 2, is_light=True),
    Case("--help in a pipe", ("--help",), 2, is_light=True),
    Case("profile --help in a pipe", ("profile", "--help"), 2, is_light=True),
    Case("--help on a terminal", ("--help",), 16, on_terminal=True),
    Case("profile --help on a terminal", ("profile", "--help"), 16, on_terminal=True),
    Case("usage error", ("whoami", "--nosuch"), 8, 150, is_light=True, exit_codes=(2,)),
    Case("unknown command", ("nosuch",), 8, 150, is_light=True, exit_codes=(2,)),
    Case("config list", ("config", "list"), 8, 150, is_light=True),
    Case("auth status", ("auth", "status"), 8, 150, is_light=True, exit_codes=(0, 4)),
    Case("profile show, token given", ("profile", "show"), 15),
    Case("profile show, key in a keyring", ("profile", "show"), 24, in_keyring=True),
)


class Result(NamedTuple):
    """What was measured of a case."""

    case: Case
    ratio: float
    best: float
    """Ratio of the shortest times."""
    milliseconds: float
    modules: int
    loaded: tuple[str, ...]
    """Heavy packages that were loaded."""

    @property
    def is_within(self) -> bool:
        """Whether all bounds hold."""
        return (
            self.ratio <= self.case.ratio
            and (self.case.modules is None or self.modules <= self.case.modules)
            and not (self.case.is_light and self.loaded)
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print a table. Returns: 1 with --check when a bound is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--only", default="", help="cases whose name contains this")
    parser.add_argument("--lang", choices=("en", "ru"), default="en")
    parser.add_argument("--check", action="store_true", help="exit 1 when a bound is broken")
    options = parser.parse_args(arguments)
    cases = [case for case in CASES if options.only in case.name]
    with tempfile.TemporaryDirectory() as name, answering() as registry:
        environment = build(Path(name))
        home = Path(name) / "home"
        variables = {**_prepare(home, registry), "FRMR_LANG": options.lang}
        with logged_in(home, registry, environment, variables) as stored:
            ways = {case.name: stored if case.in_keyring else variables for case in cases}
            _skip_broken(environment, cases, ways)
            results = measure(environment, cases, ways, options.rounds)
    sys.stdout.write(table(results, options.rounds))
    return 1 if options.check and not all(result.is_within for result in results) else 0


def measure(
    environment: Environment,
    cases: Sequence[Case],
    ways: Mapping[str, Mapping[str, str] | None],
    rounds: int,
) -> list[Result]:
    """Run all cases in turn, `rounds` times; `ways`: the variables of each."""
    floor: list[float] = []
    times: dict[str, list[float]] = {case.name: [] for case in cases}
    for _ in range(rounds):
        for case in cases:
            variables = ways[case.name] or {}
            floor.append(_seconds([str(environment.python), "-c", "pass"], variables))
            command = [str(environment.frmr), *case.arguments]
            times[case.name].append(_seconds(command, variables, on_terminal=case.on_terminal))
    return [
        Result(
            case,
            statistics.median(times[case.name]) / statistics.median(floor),
            min(times[case.name]) / min(floor),
            statistics.median(times[case.name]) * 1000,
            *_modules(environment, case, ways[case.name] or {}),
        )
        for case in cases
    ]


def table(results: Sequence[Result], rounds: int) -> str:
    """The results as a Markdown table."""
    lines = [
        f"CPython {sys.version.split()[0]}, {rounds} rounds, ratio to `python -c pass`.",
        "",
        "| case | median | best | bound | ms | modules | bound | |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for item in results:
        note = "" if item.is_within else "over"
        if item.case.is_light and item.loaded:
            note += f" loads {', '.join(item.loaded)}"
        lines.append(
            f"| {item.case.name} | {item.ratio:.2f} | {item.best:.2f} | {item.case.ratio:g} "
            f"| {item.milliseconds:.0f} | {item.modules} | {item.case.modules or ''} | {note} |"
        )
    return "\n".join([*lines, ""])


def _seconds(
    command: Sequence[str], variables: Mapping[str, str], *, on_terminal: bool = False
) -> float:
    if on_terminal:
        return _seconds_on_terminal(command, variables)
    begin = time.perf_counter()
    subprocess.run(command, env=variables, capture_output=True, check=False)
    return time.perf_counter() - begin


def _seconds_on_terminal(command: Sequence[str], variables: Mapping[str, str]) -> float:
    reader, terminal = pty.openpty()
    begin = time.perf_counter()
    with subprocess.Popen(command, env=variables, stdout=terminal, stdin=terminal):
        os.close(terminal)
        try:
            while os.read(reader, 65536):
                pass
        except OSError:  # Linux says so when the other end is closed
            pass
    os.close(reader)
    return time.perf_counter() - begin


_COUNT = """
import sys
from frmr_cli.__main__ import main
try:
    main(sys.argv[1:])
finally:
    loaded = [name for name in {heavy!r} if name in sys.modules]
    sys.stderr.write("\\n" + " ".join([str(len(sys.modules)), *loaded]))
"""


def _modules(
    environment: Environment, case: Case, variables: Mapping[str, str]
) -> tuple[int, tuple[str, ...]]:
    code = _COUNT.format(heavy=HEAVY)
    command = [str(environment.python), "-c", code, *case.arguments]
    # Elsewhere: with `-c` the working directory comes first, and it may hold the source tree.
    done = subprocess.run(
        command, env=variables, cwd="/", capture_output=True, text=True, check=False
    )
    count, *loaded = done.stderr.splitlines()[-1].split()
    return int(count), tuple(loaded)


def _prepare(home: Path, registry: str) -> dict[str, str]:
    """A home with one context and many identifiers. Returns: the variables of a run."""
    completion = home / "cache" / "completion"
    completion.mkdir(parents=True)
    identifiers = sorted(f"2023.{number:07d}" for number in range(0, IDENTIFIERS * 100, 100))
    (completion / "workers").write_text("\n".join(identifiers) + "\n", encoding="utf-8")
    config = home / "config"
    config.mkdir()
    (config / "config.toml").write_text(
        f'context = "bench"\n[contexts.bench]\nregistry = "{registry}"\nissuer = "{registry}/i"\n',
        encoding="utf-8",
    )
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "FRMR_HOME": str(home),
        "FRMR_TOKEN": "benchmark-token",
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm",
        "COLUMNS": "100",
    }


def _skip_broken(
    environment: Environment, cases: list[Case], ways: Mapping[str, Mapping[str, str] | None]
) -> None:
    """Take out, and name, what does not work: the time of a failure says nothing. Warms caches, too."""
    for case in list(cases):
        variables = ways[case.name]
        if variables is None:
            sys.stderr.write(f"skipped {case.name}: there is no GNOME Keyring here\n")
            cases.remove(case)
            continue
        command = [str(environment.frmr), *case.arguments]
        done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
        if done.returncode not in case.exit_codes:
            sys.stderr.write(f"skipped {case.name}: exit code {done.returncode}: {done.stderr}\n")
            cases.remove(case)


if __name__ == "__main__":
    sys.exit(main())
