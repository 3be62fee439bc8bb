"""Who can mend what a code of the catalogue names, on which page, and by which command it is checked."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class Curer(StrEnum):
    """Who has to act."""

    PERSON = "person"
    """The one who sees the message."""
    EMPLOYER = "employer"
    """The personnel department of the organisation, which keeps the record."""
    SUPPORT = "support"
    """The support of the register."""
    REGISTER = "register"
    """An administrator of the register."""
    GOSUSLUGI = "gosuslugi"
    """The issuer of logins."""
    NETWORK = "network"
    """The administrator of the network or of the machine."""
    OPERATOR = "operator"
    """Who runs the information system that sent the request."""
    DEVELOPERS = "developers"
    """Who makes frmr: it is a defect."""


class Page(StrEnum):
    """Where a person mends it at the issuer."""

    LOGIN = "login"
    """The page that opens with the code of the device; recovery and «update contacts» stand there too."""
    ACCOUNT = "account"
    """The person's own page."""


class Cure(NamedTuple):
    """What to do about a code, besides its hint."""

    who: Curer
    check: str
    """The command that shows whether this is the cause; empty where there is none."""
    page: Page | None = None


_AREAS: Mapping[str, Cure] = MappingProxyType(
    {
        "API": Cure(Curer.PERSON, "frmr help api"),
        "AUDIT": Cure(Curer.REGISTER, "frmr audit verify"),
        "AUTH": Cure(Curer.PERSON, "frmr auth status"),
        "BULK": Cure(Curer.PERSON, "frmr bulk status"),
        "CFG": Cure(Curer.PERSON, "frmr config list --show-origin"),
        "CLI": Cure(Curer.PERSON, "frmr --help"),
        "DIAG": Cure(Curer.PERSON, "frmr doctor"),
        "DOC": Cure(Curer.PERSON, "frmr documents check FILE"),
        "GOS": Cure(Curer.PERSON, "frmr doctor"),
        "INT": Cure(Curer.DEVELOPERS, "frmr doctor"),
        "LOCAL": Cure(Curer.PERSON, "frmr local status"),
        "NET": Cure(Curer.NETWORK, "frmr doctor"),
        "NSI": Cure(Curer.PERSON, "frmr nsi list"),
        "REC": Cure(Curer.PERSON, "frmr profile show"),
        "REG": Cure(Curer.SUPPORT, "frmr whoami"),
        "RULE": Cure(Curer.EMPLOYER, "frmr profile show"),
        "SMOKE": Cure(Curer.OPERATOR, "frmr smoke"),
        "STORE": Cure(Curer.PERSON, "frmr auth storage"),
    }
)

_CODES: Mapping[str, Cure] = MappingProxyType(
    {
        "FRMR-AUTH-010": Cure(Curer.PERSON, "frmr context show"),
        "FRMR-AUTH-011": Cure(Curer.GOSUSLUGI, "frmr context show"),
        "FRMR-AUTH-013": Cure(Curer.GOSUSLUGI, "frmr doctor"),
        "FRMR-AUTH-014": Cure(Curer.GOSUSLUGI, "frmr doctor"),
        "FRMR-AUTH-023": Cure(Curer.OPERATOR, "frmr context show"),
        "FRMR-AUTH-024": Cure(Curer.OPERATOR, "frmr context show"),
        "FRMR-AUTH-027": Cure(Curer.GOSUSLUGI, "frmr doctor"),
        "FRMR-AUTH-030": Cure(Curer.PERSON, "frmr doctor"),
        "FRMR-AUTH-031": Cure(Curer.GOSUSLUGI, "frmr doctor"),
        "FRMR-DIAG-020": Cure(Curer.NETWORK, "frmr doctor"),
        "FRMR-DIAG-021": Cure(Curer.OPERATOR, "frmr doctor"),
        "FRMR-GOS-003": Cure(Curer.PERSON, "frmr diagnose login", Page.LOGIN),
        "FRMR-GOS-004": Cure(Curer.PERSON, "frmr diagnose login", Page.LOGIN),
        "FRMR-GOS-006": Cure(Curer.PERSON, "frmr diagnose login", Page.LOGIN),
        "FRMR-GOS-007": Cure(Curer.PERSON, "frmr diagnose login", Page.LOGIN),
        "FRMR-GOS-009": Cure(Curer.PERSON, "frmr diagnose login", Page.LOGIN),
        "FRMR-GOS-010": Cure(Curer.PERSON, "frmr diagnose login", Page.LOGIN),
        "FRMR-GOS-012": Cure(Curer.PERSON, "frmr account show", Page.LOGIN),
        "FRMR-GOS-013": Cure(Curer.PERSON, "frmr account show", Page.LOGIN),
        "FRMR-GOS-039": Cure(Curer.PERSON, "frmr diagnose login", Page.LOGIN),
        "FRMR-GOS-040": Cure(Curer.PERSON, "frmr diagnose login", Page.LOGIN),
        "FRMR-GOS-015": Cure(Curer.PERSON, "frmr diagnose login", Page.LOGIN),
        "FRMR-GOS-042": Cure(Curer.PERSON, "frmr account show", Page.ACCOUNT),
        "FRMR-GOS-059": Cure(Curer.PERSON, "frmr profile compare", Page.ACCOUNT),
        "FRMR-DIAG-022": Cure(Curer.PERSON, "frmr doctor"),
        "FRMR-DIAG-063": Cure(Curer.PERSON, "frmr diagnose login --user SNILS"),
        "FRMR-GOS-011": Cure(Curer.GOSUSLUGI, "frmr account show", Page.LOGIN),
        "FRMR-GOS-018": Cure(Curer.GOSUSLUGI, "frmr doctor", Page.LOGIN),
        "FRMR-GOS-041": Cure(Curer.SUPPORT, "frmr account networks", Page.ACCOUNT),
        "FRMR-GOS-056": Cure(Curer.PERSON, "frmr --version"),
        "FRMR-GOS-057": Cure(Curer.PERSON, "frmr profile status", Page.ACCOUNT),
        "FRMR-GOS-058": Cure(Curer.PERSON, "frmr profile compare", Page.ACCOUNT),
        "FRMR-GOS-060": Cure(Curer.PERSON, "frmr profile compare", Page.ACCOUNT),
        "FRMR-GOS-061": Cure(Curer.PERSON, "frmr account show", Page.LOGIN),
        "FRMR-GOS-073": Cure(Curer.PERSON, "frmr account show", Page.LOGIN),
        "FRMR-GOS-074": Cure(Curer.REGISTER, "frmr smoke", Page.ACCOUNT),
        "FRMR-NET-062": Cure(Curer.PERSON, "frmr doctor"),
        "FRMR-NET-074": Cure(Curer.PERSON, "frmr local status"),
        "FRMR-REG-001": Cure(Curer.REGISTER, "frmr smoke"),
        "FRMR-REG-004": Cure(Curer.PERSON, "frmr help api"),
        "FRMR-REG-009": Cure(Curer.PERSON, "frmr doctor"),
        "FRMR-REG-010": Cure(Curer.PERSON, "frmr auth status"),
        "FRMR-REG-011": Cure(Curer.PERSON, "frmr auth status"),
        "FRMR-REG-012": Cure(Curer.PERSON, "frmr auth status"),
        "FRMR-REG-013": Cure(Curer.GOSUSLUGI, "frmr doctor"),
        "FRMR-REG-014": Cure(Curer.EMPLOYER, "frmr profile status"),
        "FRMR-REG-015": Cure(Curer.EMPLOYER, "frmr profile compare"),
        "FRMR-REG-016": Cure(Curer.REGISTER, "frmr whoami"),
        "FRMR-REG-017": Cure(Curer.PERSON, "frmr auth status"),
        "FRMR-REG-018": Cure(Curer.PERSON, "frmr auth status"),
        "FRMR-REG-019": Cure(Curer.EMPLOYER, "frmr whoami"),
        "FRMR-REG-043": Cure(Curer.PERSON, "frmr profile contacts"),
        "FRMR-REG-022": Cure(Curer.PERSON, "frmr profile show"),
        "FRMR-RULE-180": Cure(Curer.PERSON, "frmr documents list"),
    }
)
"""Where the area's answer would be wrong."""


def cure_of(code: str) -> Cure:
    """Who cures a code `FRMR-AREA-NNN`, and how it is checked; support for an unknown area."""
    area = code.removeprefix("FRMR-").rpartition("-")[0]
    return _CODES.get(code) or _AREAS.get(area) or Cure(Curer.SUPPORT, "frmr doctor")
