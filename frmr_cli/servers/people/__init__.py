"""
People for the embedded services: a fixed demo cast and as many generated people as wanted.

Nobody is real. СНИЛС begin with 9, far above what has been issued; ИНН and passport series begin
with the region 00, which does not exist; phones have area codes that no operator holds; addresses
of e-mail lie in the domains that RFC 2606 keeps free; organisations have numbers from 990001 and
say that they are demo. Check digits are right, so that the rules of the register accept them all.
"""

from __future__ import annotations

from frmr_cli.servers.people.cast import cast
from frmr_cli.servers.people.generator import FIRST_INDEX, REFERENCE_DAY, people
from frmr_cli.servers.people.organisations import ORGANISATIONS, DemoOrganisation
from frmr_cli.servers.people.person import Account, DemoPerson, Note, Passport, Person

__all__ = [
    "FIRST_INDEX",
    "ORGANISATIONS",
    "REFERENCE_DAY",
    "Account",
    "DemoOrganisation",
    "DemoPerson",
    "Note",
    "Passport",
    "Person",
    "cast",
    "people",
]
