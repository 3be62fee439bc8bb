"""The address of a database: the word for a file of its own, or PostgreSQL without a password."""

from __future__ import annotations

from importlib.util import find_spec
from urllib.parse import parse_qs, urlsplit

from frmr_cli.errors import UsageError

FILE_DATABASE = "file"
"""What people write for the file of the embedded services."""

SCHEMES = ("postgresql", "postgres")


def check_address(address: str) -> None:
    """
    Refuse what cannot be used, before anything else is done with it.

    Raises: UsageError FRMR-LOCAL-023 for an address with a password, which everybody could read in the list of
    processes; FRMR-LOCAL-024 where the driver is not installed; FRMR-LOCAL-025 for anything but PostgreSQL.
    """
    parts = urlsplit(address)
    if parts.scheme not in SCHEMES:
        raise UsageError("FRMR-LOCAL-025", address=shown(address))
    if parts.password is not None or "password" in parse_qs(parts.query):
        raise UsageError("FRMR-LOCAL-023", address=shown(address))
    if find_spec("psycopg") is None:
        raise UsageError("FRMR-LOCAL-024", package="psycopg")


def shown(address: str) -> str:
    """The address for people and logs: without a password and without settings of the driver."""
    if address == FILE_DATABASE:
        return address
    parts = urlsplit(address)
    place = parts.netloc.rpartition("@")
    user = place[0].partition(":")[0]
    return f"{parts.scheme}://{user}{place[1]}{place[2]}{parts.path}"
