"""Merge patches on documents, without a server."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.domain.rights import Relation, Role
from frmr_cli.servers.people import cast
from frmr_cli.servers.registry.editing import edited
from frmr_cli.servers.registry.problems import Problem

TODAY = date(2026, 11, 20)
RECORD: dict[str, Any] = dict(cast("test")[0].worker or {})
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


def apply(
    document: dict[str, Any], patch: dict[str, Any]
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The patch of an administrator."""
    return edited(
        document,
        patch,
        roles=(Role.REGISTRY_ADMIN,),
        relation=Relation.FOREIGN,
        today=TODAY,
        language="en",
    )


def outcome_of(patch: dict[str, Any]) -> dict[str, Any] | Problem:
    """The new document, or the refusal."""
    try:
        return apply(RECORD, patch)[0]
    except Problem as problem:
        return problem


def test_old_faults_elsewhere_do_not_stand_in_the_way() -> None:
    """A record that broke a rule before may be corrected one field at a time."""
    broken = RECORD | {"inn": "123", "snils": "12345678900"}

    document, fields = apply(broken, {"inn": None})

    assert fields == ("/inn",)
    assert document["snils"] == "12345678900"


def test_values_are_stored_in_one_spelling() -> None:
    """What people type is stored canonically; what is the same in canon is no change."""
    document, fields = apply(
        RECORD, {"phone": "8 (999) 000-00-01", "email": RECORD["email"].upper()}
    )

    assert document["phone"] == "+79990000001"
    assert "/phone" in fields


@given(
    patch=st.dictionaries(st.sampled_from(sorted(RECORD)) | st.text(max_size=8), JSON, max_size=3)
)
def test_any_patch_is_applied_or_refused_by_field(patch: dict[str, Any]) -> None:
    """Whatever JSON a patch holds: a new sound document, or a problem that names fields."""
    before = json.dumps(RECORD)

    outcome = outcome_of(patch)

    match outcome:
        case Problem():
            assert outcome.status == 422
            assert outcome.errors
            assert all(error.pointer and error.message for error in outcome.errors)
        case document:
            assert document.keys() >= {"id", "lastName", "firstName", "birthDate"}
    assert json.dumps(RECORD) == before


@pytest.mark.parametrize("patch", [{"documents": [None]}, {"citizenship": None}, {"addresses": {}}])
def test_wrong_shapes_are_refused(patch: dict[str, Any]) -> None:
    """A list of objects stays one."""
    with pytest.raises(Problem) as caught:
        apply(RECORD, patch)

    assert caught.value.status == 422
