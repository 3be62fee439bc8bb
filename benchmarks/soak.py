"""
A mixed load for a while, on loopback: `python -m benchmarks.soak [--minutes 20] [--people 1000]`.

Real commands at the embedded services: logins by the device flow, reads by a long-lived `frmr run --stdin`, batch writes by `frmr bulk`,
and an auditor who follows the log. Memory, file handles and connections of each long-lived process are sampled. Fails on growth between
the second quarter and the last one, on a command that failed otherwise than the load explains, and on a line in the log of the services that
tells of a defect. What a command repeats by itself is no failure; what it reports as rate limited or as a conflict is counted.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from itertools import count
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.errors import ExitCode
from frmr_cli.servers.people import people
from tests.embedded import ROOT, Home

if TYPE_CHECKING:
    from collections.abc import Callable

EXPLAINED = {ExitCode.OK, ExitCode.RATE_LIMITED, ExitCode.CONFLICT}
SAMPLE_SECONDS = 5.0
LOGINS = [person.login for person in people(250, 1) if person.factors]
SLACK_MIB, SLACK_SHARE, SLACK_HANDLES = 8.0, 0.1, 4


class Sample(NamedTuple):
    """A process at a moment."""

    memory: float
    """MiB that are resident."""
    handles: int
    sockets: int


class Load:
    """What goes on until it is told to stop."""

    def __init__(self) -> None:
        self.over = threading.Event()
        self.done: Counter[tuple[str, int]] = Counter()
        """Kind of work and exit code → how often."""
        self.told: list[str] = []

    def note(self, kind: str, code: int, text: str = "") -> None:
        """A command has ended."""
        self.done[kind, code] += 1
        if code not in EXPLAINED:
            self.told.append(f"{kind}: exit {code}: {text.strip()[:300]}")

    def repeat(self, step: Callable[[int], None], pause: float) -> threading.Thread:
        """Do a step again and again, in a thread."""

        def work() -> None:
            for number in count():
                if self.over.is_set():
                    return
                try:
                    step(number)
                except Exception as error:  # noqa: BLE001 - it is reported at the end
                    self.told.append(f"{type(error).__name__}: {error}"[:300])
                self.over.wait(pause)

        thread = threading.Thread(target=work)
        thread.start()
        return thread


def sample(pid: int) -> Sample | None:
    """A process now; None for one that is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
        memory = int(status.partition("VmRSS:")[2].split()[0]) / 1024
        links = []
        for handle in Path(f"/proc/{pid}/fd").iterdir():
            try:
                links.append(str(handle.readlink()))
            except OSError:  # closed meanwhile
                continue
    except (OSError, IndexError):
        return None
    return Sample(memory, len(links), sum(link.startswith("socket:") for link in links))


def family(pid: int) -> list[int]:
    """A process and its descendants."""
    found = [pid]
    for parent in found:
        children = Path(f"/proc/{parent}/task/{parent}/children")
        try:
            found += [int(child) for child in children.read_text(encoding="ascii").split()]
        except OSError:
            continue
    return found


def long_lived(home: Home, *arguments: str) -> subprocess.Popen[str]:
    """A command that goes on."""
    return subprocess.Popen(
        [sys.executable, "-m", "frmr_cli", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=home.environment(),
        cwd=ROOT,
    )


def main() -> int:
    """Returns: 1 when something grew or failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=20.0)
    parser.add_argument("--people", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        owner = Home(Path(folder) / "owner")
        owner.path.mkdir()
        started = owner.run("local", "start", "--people", str(options.people))
        assert started.code == 0, started.err
        try:
            return soak(owner, Path(folder), options.minutes * 60)
        finally:
            owner.run("local", "stop")


def soak(owner: Home, folder: Path, seconds: float) -> int:
    """Put the load on, sample, and judge."""
    admin = owner.neighbour(folder / "admin")
    writer = owner.neighbour(folder / "writer")
    auditor = owner.neighbour(folder / "auditor")
    admin.log_in("admin")
    writer.log_in("admin")
    auditor.log_in("auditor", "--scope", "+frmr.audit")
    load = Load()
    reader = long_lived(admin, "run", "--stdin")
    follower = long_lived(auditor, "audit", "events", "--follow", "-o", "jsonl")
    ids = [str(person.worker["id"]) for person in people(200, 1) if person.worker]
    threads = [
        load.repeat(lambda number: logged_in(load, owner, number), 2.0),
        load.repeat(lambda number: asked(load, reader, ids, number), 0.05),
        load.repeat(lambda number: applied(load, writer, folder, number), 1.0),
        load.repeat(lambda _: followed(load, follower), 0.0),
    ]
    processes = {"reader": reader.pid, "audit follow": follower.pid}
    processes |= {f"services {number}": pid for number, pid in enumerate(family(_services(owner)))}
    samples: defaultdict[str, list[Sample]] = defaultdict(list)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(SAMPLE_SECONDS)
        for name, pid in processes.items():
            found = sample(pid)
            if found is None:
                load.told.append(f"{name} is gone")
            else:
                samples[name].append(found)
    load.over.set()
    for process in (reader, follower):
        process.terminate()
    for thread in threads:
        thread.join()
    return report(load, samples, _defects(owner))


def logged_in(load: Load, home: Home, number: int) -> None:
    """A login by the device flow, a look at the own record, a logout; a code by SMS is sent to anybody only so often."""
    home.log_in(LOGINS[number % len(LOGINS)])
    shown = home.run("profile", "show", "-o", "json")
    load.note("profile show", shown.code, shown.err)
    out = home.run("logout")
    load.note("login and logout", out.code, out.err)


def asked(load: Load, reader: subprocess.Popen[str], ids: list[str], number: int) -> None:
    """One read of the process that goes on."""
    lines = (
        f"profile show {ids[number % len(ids)]}",
        "profile search Иванова --limit 50",
        f"profile history {ids[number % len(ids)]}",
    )
    assert reader.stdin is not None
    assert reader.stdout is not None
    reader.stdin.write(lines[number % len(lines)] + "\n")
    reader.stdin.flush()
    result: dict[str, Any] = json.loads(reader.stdout.readline() or '{"exit_code": -15}')
    if not load.over.is_set():
        load.note("read", result["exit_code"], json.dumps(result, ensure_ascii=False))


def applied(load: Load, home: Home, folder: Path, number: int) -> None:
    """A plan over some records, applied in batches."""
    plan = folder / f"soak-{number}.frmrplan"
    place = ("г. Тверь", "г. Клин", "г. Псков")[number % 3]
    where = ("--where", "category=doctor", "--set", f"birthPlace={place}")
    reason = ("--reason", "Проверка под нагрузкой")
    planned = home.run("bulk", "edit", "workers", *where, "-O", str(plan), *reason)
    load.note("bulk edit", planned.code, planned.err)
    if plan.exists():
        done = home.run("bulk", "apply", str(plan), "--yes")
        load.note("bulk apply", done.code, done.err)
        plan.unlink()


def followed(load: Load, follower: subprocess.Popen[str]) -> None:
    """One entry that the auditor sees."""
    assert follower.stdout is not None
    if follower.stdout.readline():
        load.done["entry followed", 0] += 1
    elif not load.over.is_set():
        load.told.append("audit follow has ended")
        load.over.wait(SAMPLE_SECONDS)


def grown(samples: list[Sample]) -> list[str]:
    """What has grown from the second quarter to the last."""
    quarter = max(len(samples) // 4, 1)
    early, late = samples[quarter : 2 * quarter] or samples, samples[-quarter:]
    wrong = []
    for name in Sample._fields:
        before = median(getattr(item, name) for item in early)
        after = median(getattr(item, name) for item in late)
        allowed = before * SLACK_SHARE + SLACK_MIB if name == "memory" else SLACK_HANDLES
        if after > before + allowed:
            wrong.append(f"{name} {before:.1f} → {after:.1f}")
    return wrong


def report(load: Load, samples: dict[str, list[Sample]], defects: list[str]) -> int:
    """Print, and return 1 when something is wrong."""
    for (kind, code), times in sorted(load.done.items()):
        print(f"{kind}, exit {code}: {times}")
    wrong = [*load.told, *defects]
    print("| process | MiB first, median, last | handles | connections |")
    for name, found in samples.items():
        columns = [
            f"{getattr(found[0], part):.0f}, {median(getattr(item, part) for item in found):.0f}, {getattr(found[-1], part):.0f}"
            for part in Sample._fields
        ]
        print(f"| {name} | {' | '.join(columns)} |")
        wrong += [f"{name}: {text}" for text in grown(found)]
    for text, times in Counter(wrong).most_common(20):
        print(f"WRONG ({times} ×): {text}")
    return int(bool(wrong))


def _services(home: Home) -> int:
    return int(home.run("local", "status", "-o", "json").json["pid"])


def _defects(home: Home) -> list[str]:
    """Lines of the log of the services that are worse than a note."""
    logs = home.run("local", "logs", "--lines", "100000")
    return [
        line[:300] for line in logs.out.splitlines() if '"defect"' in line or "Traceback" in line
    ]


if __name__ == "__main__":
    sys.exit(main())
