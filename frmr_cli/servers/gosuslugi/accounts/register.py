"""What the stub asks the register about a medical worker, and what it gets to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from frmr_cli.servers.gosuslugi.accounts.directory import Account


@dataclass(frozen=True, kw_only=True)
class Extract:
    """What the register says of one person."""

    number: str
    """Of the record."""
    papers: frozenset[str]
    """Numbers by which a medical worker may be shown: of the record, of accreditations, of certificates."""
    last_name: str
    first_name: str
    patronymic: str | None
    birth_date: str
    """ISO 8601."""
    inn: str | None
    documents: frozenset[str]
    """Series and number of each identity document, digits."""


class NoRecord(Exception):
    """The register has no record for the person; `code` says why, as the pages tell it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Register(Protocol):
    """The register of medical workers."""

    def extract(self, person: Account, *, request_id: str) -> Extract:
        """
        Ask about a person whose identity was checked; outside of any transaction, for it takes long.

        Raises: NoRecord with FRMR-GOS-057 (no record), 060 (the record differs), 074 (the register does not answer).
        """
