"""The published table of rules."""

from __future__ import annotations

from pathlib import Path

from frmr_cli.domain.catalogue.rules import ENTRIES
from frmr_cli.domain.legal_terms import TERMS
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


def test_a_number_that_nobody_has_looked_up_is_called_so() -> None:
    """Who is held to an unverified limit reads that it is one, in both languages."""
    limited = ("063", "102", "103", "116", "145")
    texts = [(ENTRIES[f"FRMR-RULE-{code}"].en, ENTRIES[f"FRMR-RULE-{code}"].ru) for code in limited]

    assert not any(term.confirmed for term in TERMS if "months." in term.name)
    assert all(
        "://" in term.source for term in TERMS if term.name in ("working_age", "highest_rate")
    )
    assert [
        code for code, (en, _) in zip(limited, texts, strict=True) if "not verified" not in en.hint
    ] == []
    assert [
        code for code, (_, ru) in zip(limited, texts, strict=True) if "не сверен" not in ru.hint
    ] == []
