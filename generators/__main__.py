"""
Write every generated file: `python -m generators`, or with `--check` only compare.

Exit code 1 when a file differs from what the command tree says.
"""

from __future__ import annotations

import sys
from pathlib import Path

from generators.files import generated_files, stale_files

ROOT = Path(__file__).parent.parent


def main(arguments: list[str]) -> int:
    """Write or compare. Returns: the exit code."""
    files = generated_files()
    differing = [path for path in files if files[path] != _read(ROOT / path)]
    stale = stale_files(ROOT, files)
    if "--check" in arguments:
        sys.stdout.writelines(f"differs: {path}\n" for path in [*differing, *stale])
        return 1 if differing or stale else 0
    for path in stale:
        (ROOT / path).unlink()
    for path in differing:
        target = ROOT / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(files[path], encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(differing)} written, {len(stale)} deleted, {len(files)} in all\n")
    return 0


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
