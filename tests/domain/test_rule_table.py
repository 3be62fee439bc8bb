"""The published table of rules."""

from __future__ import annotations

from pathlib import Path

from frmr_cli.domain.catalogue.rules import ENTRIES
from generators import rules

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_table_is_what_the_rules_say() -> None:
    """`docs/rules.md` is generated; a changed rule changes it."""
    assert PAGE.read_text(encoding="utf-8") == rules.document()


def test_every_rule_has_its_row_and_its_severity() -> None:
    """No code is left out, and a warning is called one."""
    rows = [line for line in rules.document().splitlines() if line.startswith("| FRMR-RULE-")]
    severity = {row.split(" | ")[0].removeprefix("| "): row.split(" | ")[2] for row in rows}

    assert severity.keys() == ENTRIES.keys()
    assert severity["FRMR-RULE-046"] == rules.WARNING
    assert severity["FRMR-RULE-052"] == rules.ERROR
    assert severity["FRMR-RULE-116"] == rules.EITHER
    assert severity["FRMR-RULE-145"] == rules.ERROR
