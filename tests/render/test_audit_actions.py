"""Actions of the audit log in words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from frmr_cli.locale import t
from frmr_cli.render import audit_actions
from frmr_cli.render.audit_actions import action_text
from frmr_cli.servers.registry.table import OPERATIONS


@pytest.mark.parametrize("text", [*audit_actions._NOUNS.values(), *audit_actions._VERBS.values()])
def test_each_word_is_known_in_russian(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that stand in a table are translated like all others."""
    monkeypatch.setenv("FRMR_LANG", "ru")

    assert re.search("[а-яё]", t(text))


def test_an_action_of_a_record_is_told_in_words() -> None:
    """What cannot be told is shown as the log has it."""
    assert action_text("document.read") == "document: reading"
    assert action_text("audit.mine") == "look at this list"
    assert action_text("audit.read") == "audit.read"
    assert action_text("worker") == "worker"


def test_what_operations_do_to_a_record_has_words() -> None:
    """Actions that name a record are literals of the registry's code, or made of an entry and a step."""
    folder = Path(audit_actions.__file__).parents[1] / "servers" / "registry"
    source = "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*operations.py"))
    nouns = "|".join(audit_actions._NOUNS)
    found = set(re.findall(rf'"((?:{nouns})\.[a-z_]+)"', source))

    assert len(OPERATIONS) > len(found) > 10
    assert {action for action in found if action_text(action) == action} <= {
        "access.listed",
        "access.reviewed",
        "public.searched",
        "worker.listed",
        "worker.exported",
        "worker.export_ended",
        "worker.searched",
    }
