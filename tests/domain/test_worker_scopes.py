"""What a rule of the worker looks at: bulk work asks it about those members alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.domain.values import REQUIRED
from frmr_cli.domain.worker_members import MEMBERS
from frmr_cli.domain.worker_rules import WORKER_SCOPES, members_rule
from frmr_cli.servers.people import people

TODAY = date(2026, 11, 20)
PEOPLE: list[dict[str, Any]] = [dict(person.worker) for person in people(20, 5) if person.worker]
STRANGE = st.sampled_from(
    [None, "", "x", "Ё", 1, True, 3.5, [], [1], {}, {"code": 1}, "2030-01-01"]
)
SCOPES = [scope for scope in WORKER_SCOPES if scope.rule is not members_rule]


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A record with some members gone or strange."""
    document = dict(draw(st.sampled_from(PEOPLE)))
    for name in draw(st.lists(st.sampled_from(sorted(MEMBERS[""])), max_size=4)):
        document[name] = draw(STRANGE)
    for name in draw(st.lists(st.sampled_from(sorted(MEMBERS[""])), max_size=4)):
        document.pop(name, None)
    return document


@pytest.mark.parametrize("scope", SCOPES, ids=[",".join(scope.about) for scope in SCOPES])
@given(document=documents())
def test_a_rule_reads_no_more_than_it_says(scope: Any, document: dict[str, Any]) -> None:
    """It judges a part of a document as it judges the whole, and says nothing where its subject is absent."""
    read = {name: document[name] for name in (*scope.about, *scope.beside) if name in document}
    absent = {name: document[name] for name in document if name not in scope.about}

    assert list(scope.rule(read, TODAY)) == list(scope.rule(document, TODAY))
    assert {fault.code for fault in scope.rule(absent, TODAY)} <= {REQUIRED}
