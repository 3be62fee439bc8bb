"""
Exit codes and the tree of errors.

* FrmrError                     1
  x UsageError                  2
  x ValidationFailed            3
  x NotLoggedIn                 4
  x Forbidden                   5
  x NotFound                    6
  x Conflict                    7
  x SomeRowsFailed              8
  x RateLimited                 9
  x NetworkError               10
  x ServerError                11
  x TokenStorageError          12
  x TimedOut                   13
  x ChangesPending             14
  x Interrupted               130

A class says how a program reacts; the catalogue code (`FRMR-AREA-NNN`) says what a person reads.
The texts of the codes stand in `frmr_cli.domain.catalogue`.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class ExitCode(IntEnum):
    """What the process tells its caller; documented in `docs/exit-codes.md`."""

    OK = 0  # also «nothing found»
    INTERNAL = 1  # a defect of frmr
    USAGE = 2  # the command line or a setting is wrong
    INVALID = 3  # validation failed, nothing was sent
    NOT_LOGGED_IN = 4
    FORBIDDEN = 5  # a right or a scope is missing
    NOT_FOUND = 6
    CONFLICT = 7  # somebody else changed the record, or the plan is stale
    PARTIAL = 8  # some rows failed
    RATE_LIMITED = 9  # gave up waiting
    NETWORK = 10  # network, TLS, proxy
    SERVER = 11
    TOKEN_STORAGE = 12
    TIMED_OUT = 13  # work goes on and can be resumed
    CHANGES_PENDING = 14  # only with --detailed-exitcode
    INTERRUPTED = 130  # 128 + SIGINT


class FieldError(NamedTuple):
    """One fault of one field: a JSON pointer (RFC 6901), a rule code and its text."""

    pointer: str
    code: str
    message: str


class FrmrError(Exception):
    """
    A failure that a person can be told about.

    `code` is a code of the catalogue; `details` fill the placeholders of its texts. Details are
    shown to people and written to logs: never put a token or a personal value there.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.INTERNAL

    def __init__(
        self,
        code: str,
        *,
        request_id: str | None = None,
        fields: Sequence[FieldError] = (),
        **details: object,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.request_id = request_id
        self.fields = tuple(fields)
        self.details = details


class UsageError(FrmrError):
    """The command line or a setting is wrong."""

    exit_code = ExitCode.USAGE


class ValidationFailed(FrmrError):
    """The values break a rule of the register."""

    exit_code = ExitCode.INVALID


class NotLoggedIn(FrmrError):
    """There is no session, or it has ended."""

    exit_code = ExitCode.NOT_LOGGED_IN


class Forbidden(FrmrError):
    """The session is valid but lacks a right or a scope."""

    exit_code = ExitCode.FORBIDDEN


class NotFound(FrmrError):
    """The named thing does not exist, or may not be seen."""

    exit_code = ExitCode.NOT_FOUND


class Conflict(FrmrError):
    """The record was changed by somebody else, or the request contradicts an earlier one."""

    exit_code = ExitCode.CONFLICT


class SomeRowsFailed(FrmrError):
    """A run ended and some of its rows failed."""

    exit_code = ExitCode.PARTIAL


class RateLimited(FrmrError):
    """The server asked to wait for longer than the operation may last."""

    exit_code = ExitCode.RATE_LIMITED


class NetworkError(FrmrError):
    """The server could not be reached or trusted."""

    exit_code = ExitCode.NETWORK


class ServerError(FrmrError):
    """The server failed or answered what it should not."""

    exit_code = ExitCode.SERVER


class TokenStorageError(FrmrError):
    """Tokens could not be stored or read."""

    exit_code = ExitCode.TOKEN_STORAGE


class TimedOut(FrmrError):
    """The deadline of the operation passed; the work may still go on."""

    exit_code = ExitCode.TIMED_OUT


class ChangesPending(FrmrError):
    """There is something to apply and the caller asked to be told by exit code."""

    exit_code = ExitCode.CHANGES_PENDING


class Interrupted(FrmrError):
    """The person pressed Ctrl-C."""

    exit_code = ExitCode.INTERRUPTED


_ESCAPED = ("\udc80", "\udcff")
"""Between these stand the bytes of arguments and lines that are no text (PEP 383)."""


def unexpected(error: Exception) -> FrmrError:
    """What a person is told of a failure that nobody foresaw: a defect, or a value in another encoding that could not be sent."""
    first, last = _ESCAPED
    if isinstance(error, UnicodeEncodeError) and any(
        first <= sign <= last for sign in error.object[error.start : error.end]
    ):
        return UsageError("FRMR-CLI-027")
    return FrmrError("FRMR-INT-001", kind=type(error).__name__)
