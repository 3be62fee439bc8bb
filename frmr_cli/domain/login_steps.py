"""The steps of a login in their order, and at which of them a code of the catalogue stops it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType


class Step(IntEnum):
    """What a login goes through; it never comes past a step that stops it."""

    MACHINE = 1
    """Settings, clock, files of this computer."""
    STORE = 2
    """A place for the tokens; looked at before the person is sent to the page."""
    WAY = 3
    """Name, connection, proxy, certificate."""
    ISSUER = 4
    """The issuer answers, for itself, with a code."""
    PAGE = 5
    """The page opens, keeps a session, takes the code of the device."""
    PASSWORD = 6
    """Login and password; locks."""
    FACTOR = 7
    """The second factor: chosen, delivered, confirmed."""
    WORKER = 8
    """The check «medical worker»."""
    DECISION = 9
    """Consents, and the device allowed in time."""
    PROOF = 10
    """Tokens and their proof of identity."""
    REGISTER = 11
    """The registry answers and takes the login."""
    COMMAND = 12
    """The login works; the registry refuses one thing that is done with it."""
    AFTERWARDS = 13
    """What is only the consequence of a login that failed, or has ended since."""


_AREAS: Mapping[str, Step] = MappingProxyType(
    {
        "API": Step.REGISTER,
        "CFG": Step.MACHINE,
        "INT": Step.MACHINE,
        "LOCAL": Step.MACHINE,
        "NET": Step.WAY,
        "REG": Step.REGISTER,
        "STORE": Step.STORE,
    }
)

_CODES: Mapping[str, Step] = MappingProxyType(
    {
        "FRMR-AUTH-001": Step.AFTERWARDS,
        "FRMR-AUTH-002": Step.AFTERWARDS,
        "FRMR-AUTH-003": Step.AFTERWARDS,
        "FRMR-AUTH-004": Step.REGISTER,
        "FRMR-AUTH-005": Step.MACHINE,
        "FRMR-AUTH-006": Step.MACHINE,
        "FRMR-AUTH-007": Step.MACHINE,
        "FRMR-AUTH-010": Step.ISSUER,
        "FRMR-AUTH-011": Step.ISSUER,
        "FRMR-AUTH-012": Step.MACHINE,
        "FRMR-AUTH-013": Step.ISSUER,
        "FRMR-AUTH-014": Step.ISSUER,
        "FRMR-AUTH-015": Step.ISSUER,
        "FRMR-AUTH-020": Step.DECISION,
        "FRMR-AUTH-021": Step.AFTERWARDS,
        "FRMR-AUTH-022": Step.DECISION,
        "FRMR-AUTH-023": Step.ISSUER,
        "FRMR-AUTH-024": Step.ISSUER,
        "FRMR-AUTH-025": Step.ISSUER,
        "FRMR-AUTH-026": Step.ISSUER,
        "FRMR-AUTH-027": Step.ISSUER,
        "FRMR-AUTH-028": Step.ISSUER,
        "FRMR-AUTH-030": Step.PROOF,
        "FRMR-AUTH-031": Step.PROOF,
        "FRMR-AUTH-060": Step.AFTERWARDS,
        "FRMR-AUTH-061": Step.MACHINE,
        "FRMR-AUTH-062": Step.MACHINE,
        "FRMR-API-001": Step.WAY,
        "FRMR-API-002": Step.WAY,
        "FRMR-API-010": Step.AFTERWARDS,
        "FRMR-DIAG-012": Step.MACHINE,
        "FRMR-DIAG-014": Step.MACHINE,
        "FRMR-DIAG-020": Step.WAY,
        "FRMR-DIAG-021": Step.WAY,
        "FRMR-DIAG-022": Step.WAY,
        "FRMR-DIAG-023": Step.WAY,
        "FRMR-DIAG-030": Step.STORE,
        "FRMR-DIAG-031": Step.STORE,
        "FRMR-DIAG-032": Step.REGISTER,
        "FRMR-DIAG-033": Step.AFTERWARDS,
        "FRMR-DIAG-063": Step.PASSWORD,
        "FRMR-GOS-001": Step.PAGE,
        "FRMR-GOS-002": Step.AFTERWARDS,
        "FRMR-GOS-003": Step.PAGE,
        "FRMR-GOS-004": Step.PAGE,
        "FRMR-GOS-005": Step.AFTERWARDS,
        "FRMR-GOS-006": Step.PASSWORD,
        "FRMR-GOS-007": Step.PASSWORD,
        "FRMR-GOS-008": Step.PASSWORD,
        "FRMR-GOS-017": Step.DECISION,
        "FRMR-GOS-018": Step.ISSUER,
        "FRMR-GOS-019": Step.AFTERWARDS,
        "FRMR-GOS-020": Step.AFTERWARDS,
        "FRMR-GOS-029": Step.AFTERWARDS,
        "FRMR-GOS-039": Step.PASSWORD,
        "FRMR-GOS-040": Step.PASSWORD,
        "FRMR-GOS-041": Step.PASSWORD,
        "FRMR-GOS-042": Step.PASSWORD,
        "FRMR-GOS-056": Step.PAGE,
        "FRMR-GOS-057": Step.WORKER,
        "FRMR-GOS-058": Step.WORKER,
        "FRMR-GOS-059": Step.WORKER,
        "FRMR-GOS-060": Step.WORKER,
        "FRMR-GOS-061": Step.FACTOR,
        "FRMR-GOS-085": Step.AFTERWARDS,
        "FRMR-REG-010": Step.AFTERWARDS,
        "FRMR-REG-011": Step.AFTERWARDS,
        "FRMR-REG-018": Step.AFTERWARDS,
    }
)
"""Where the area's answer would be wrong; other codes of Gosuslugi belong to the second factor."""

OF_ONE_COMMAND = frozenset(
    f"FRMR-{code}"
    for code in (
        "API-006", "API-007", "API-008", "API-011", "API-012", "API-014", "API-016", "API-017",
        "API-018", "API-019", "API-024", "API-025",
        "REG-002", "REG-003", "REG-004", "REG-005", "REG-006", "REG-009", "REG-016", "REG-019",
    )
)  # fmt: skip
"""Answers of a registry that knows who asks: the login works, and this one command does not."""

SERVICES_OFF = frozenset(f"FRMR-LOCAL-{number:03}" for number in (1, 2, 3, 4, 11, 17, 21, 22, 24))
"""Why the embedded services do not run; the other codes of the area are about one command."""

CURED_BY_LOGIN = frozenset({"FRMR-API-013", "FRMR-REG-012"})
"""What a login may lack; the next one may bring it."""

_ACTIONS: Mapping[str, Step] = MappingProxyType(
    {
        "device.requested": Step.ISSUER,
        "device.code": Step.PAGE,
        "page.refused": Step.PAGE,
        "login.password": Step.PASSWORD,
        "account.locked": Step.PASSWORD,
        "account.recovered": Step.PASSWORD,
        "code.sent": Step.PASSWORD,
        "code.delivered": Step.PASSWORD,
        "contact.changed": Step.PASSWORD,
        "login.factor": Step.FACTOR,
        "worker.checked": Step.WORKER,
        "consent.given": Step.WORKER,
        "device.approved": Step.DECISION,
        "token.issued": Step.PROOF,
        "login": Step.PROOF,
        "account.linked": Step.REGISTER,
        "session.begun": Step.REGISTER,
    }
)

EXPLAINS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "FRMR-API-002": frozenset({"FRMR-AUTH-010", "FRMR-AUTH-014", "FRMR-AUTH-026"}),
        "FRMR-DIAG-012": frozenset({"FRMR-NET-061", "FRMR-NET-062", "FRMR-AUTH-030"}),
        "FRMR-DIAG-014": frozenset({"FRMR-NET-061", "FRMR-NET-062", "FRMR-AUTH-030"}),
        "FRMR-DIAG-020": frozenset(
            {"FRMR-NET-060", "FRMR-NET-063", "FRMR-NET-064", "FRMR-NET-065"}
        ),
        "FRMR-DIAG-022": frozenset(
            {"FRMR-NET-070", "FRMR-NET-071", "FRMR-NET-072", "FRMR-NET-073"}
        ),
        "FRMR-DIAG-030": frozenset(
            {"FRMR-STORE-002", "FRMR-STORE-003", "FRMR-STORE-004", "FRMR-STORE-005"}
        ),
        "FRMR-GOS-012": frozenset({"FRMR-GOS-011"}),
        "FRMR-GOS-061": frozenset({"FRMR-GOS-011"}),
        "FRMR-GOS-007": frozenset({"FRMR-GOS-006"}),
        "FRMR-GOS-039": frozenset({"FRMR-GOS-006", "FRMR-GOS-007"}),
        "FRMR-DIAG-063": frozenset({"FRMR-GOS-006"}),
    }
)
"""A cause → the codes that are only what is seen of it."""

OF_THE_ACCOUNT = frozenset(
    f"FRMR-GOS-{number:03}" for number in (7, 12, 13, 39, 40, 42, 57, 58, 59, 60)
)
"""What the state of an account shows: when it no longer does, the cause is gone."""


def step_of(code: str) -> Step:
    """The step at which a code stops a login."""
    if code in OF_ONE_COMMAND:
        return Step.COMMAND
    area = code.removeprefix("FRMR-").rpartition("-")[0]
    usual = Step.FACTOR if area == "GOS" else Step.AFTERWARDS
    return _CODES.get(code) or _AREAS.get(area) or usual


def step_done(action: str) -> Step | None:
    """The last step that is done when an action of the log went well; None for one that is no part of a login."""
    return _ACTIONS.get(action)
