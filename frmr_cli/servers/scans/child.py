"""
The process in which one scan is opened, and which ends with it.

Started by `frmr_cli.servers.scans.examination`; the file comes on standard input, the code of what is wrong with
it goes to standard output, `ok` for nothing. What a file makes its decoder do stays in here.
"""

from __future__ import annotations

import sys

ADDRESS_SPACE = 640 * 1024 * 1024
"""Bytes: a sheet of A4 with 600 dpi in colour takes 250 million, one in four colours for print 430."""
CPU_SECONDS = 10
SOUND = "ok"


def main() -> None:
    """Examine what comes on standard input."""
    _bound()
    content = sys.stdin.buffer.read()
    from frmr_cli.servers.scans.opening import open_fault
    from frmr_cli.servers.scans.verdicts import HEAVY

    try:
        found = open_fault(content)
    except MemoryError:
        found = HEAVY
    sys.stdout.write(found or SOUND)


def _bound() -> None:
    """Take from this process what it does not need, where the system can (Windows cannot)."""
    try:
        import resource
    except ImportError:
        return
    bounds = {
        "RLIMIT_AS": ADDRESS_SPACE,
        "RLIMIT_CPU": CPU_SECONDS,
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": 0,
    }
    for name, bound in bounds.items():
        _, hard = resource.getrlimit(getattr(resource, name))
        # A stricter bound that was there before stays.
        allowed = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        try:
            resource.setrlimit(getattr(resource, name), (allowed, allowed))
        except (OSError, ValueError):  # macOS refuses RLIMIT_AS
            continue


if __name__ == "__main__":
    main()
