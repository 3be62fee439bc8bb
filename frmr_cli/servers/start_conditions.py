"""What must be so before the embedded services start: packages, people, the database, a restore that was begun."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from frmr_cli.errors import Conflict, UsageError
from frmr_cli.servers.database_address import FILE_DATABASE, shown
from frmr_cli.servers.embedded import DEFAULT_SEED, read_database, read_seeding

if TYPE_CHECKING:
    from frmr_cli.servers.layout import LocalPaths


def check_installed() -> None:
    """Raises: UsageError FRMR-LOCAL-011 when the packages of the extra `local` are missing."""
    for package in ("uvicorn", "starlette"):
        if find_spec(package) is None:
            raise UsageError("FRMR-LOCAL-011", package=package)


def check_seed(paths: LocalPaths, people: int, seed: int) -> None:
    """Raises: Conflict FRMR-LOCAL-006 for another seed than that of the people there."""
    there = read_seeding(paths)
    if people and there and there.people and there.seed != seed:
        raise Conflict("FRMR-LOCAL-006", seed=there.seed, people=there.people, wanted=seed)


def finish_restore(paths: LocalPaths) -> None:
    """Finish a restore that was killed, see `backup_restore`."""
    if paths.restored.exists():
        from frmr_cli.servers.backup_restore import finish_interrupted

        finish_interrupted(paths)


def check_database(paths: LocalPaths, database: str | None) -> None:
    """Raises: Conflict FRMR-LOCAL-016 when running services use another database."""
    if database is not None and kept_address(database) != read_database(paths):
        raise Conflict("FRMR-LOCAL-016", database=shown(read_database(paths) or FILE_DATABASE))


def kept_address(database: str) -> str | None:
    """What people write as `--database`, as it is kept."""
    return None if database == FILE_DATABASE else database


def check_people(paths: LocalPaths, people: int) -> None:
    """Raises: Conflict FRMR-LOCAL-012 when running services lack people."""
    if people > people_there(paths):
        raise Conflict("FRMR-LOCAL-012", people=people_there(paths), wanted=people)


def people_there(paths: LocalPaths) -> int:
    """How many generated people the databases hold."""
    there = read_seeding(paths)
    return there.people if there else 0


def seed_there(paths: LocalPaths) -> int:
    """With which seed they were generated."""
    there = read_seeding(paths)
    return there.seed if there else DEFAULT_SEED
