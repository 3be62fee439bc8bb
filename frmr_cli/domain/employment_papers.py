"""Rules for the papers of a job: contract, order of hire, certificate of service."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from frmr_cli.domain.legal_terms import whole_term
from frmr_cli.domain.paper_rules import paper_faults
from frmr_cli.domain.record import Case, EntryRule
from frmr_cli.domain.rules import Fault, Severity
from frmr_cli.domain.values import REQUIRED, day_at, object_at

NEEDED = {
    "employment": ("contract", "hireOrder"),
    "secondary": ("contract", "hireOrder"),
    "civil": ("contract",),
}
"""Type of contract → details that must be given."""


def details_rule(case: Case) -> Iterator[Fault]:
    """The details that the type of contract needs are given."""
    for name in NEEDED.get(str(case.entry.get("contractType")), ()):
        if not object_at(case.entry, name):
            yield Fault(REQUIRED, f"/{name}")


def paper_dates_rule(case: Case) -> Iterator[Fault]:
    """Contract and order are of the past; a contract is signed about when the job begins."""
    begin = day_at(case.entry, "beginDate")
    for name in ("contract", "hireOrder"):
        signed = day_at(object_at(case.entry, name), "date")
        if signed is None:
            continue
        if signed > case.today:
            yield Fault("FRMR-RULE-051", f"/{name}/date")
        elif begin is not None:
            delay = whole_term("contract_delay", on=begin)
            # Working days: two weeks of holidays may lie between.
            if signed > begin + timedelta(days=delay + 14):
                yield Fault("FRMR-RULE-156", f"/{name}/date", Severity.WARNING, {"days": delay})


def contract_rule(case: Case) -> Iterator[Fault]:
    """The contract is linked and says what the entry says."""
    details = object_at(case.entry, "contract")
    yield from paper_faults(case, "contract", details, under="/contract", missing="FRMR-RULE-152")


def hire_order_rule(case: Case) -> Iterator[Fault]:
    """The order of hire is linked and says what the entry says; a civil contract has none."""
    details = object_at(case.entry, "hireOrder")
    missing = None if case.entry.get("contractType") == "civil" else "FRMR-RULE-153"
    yield from paper_faults(case, "hire_order", details, under="/hireOrder", missing=missing)


def service_certificate_rule(case: Case) -> Iterator[Fault]:
    """A certificate of service is not needed; a linked one is a certificate of service."""
    yield from paper_faults(case, "service_certificate", {}, under="")


PAPER_RULES: tuple[EntryRule, ...] = (
    details_rule,
    paper_dates_rule,
    contract_rule,
    hire_order_rule,
    service_certificate_rule,
)
