"""Plans: repeatable, sealed, and proven from the first octet to the last."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frmr_cli.bulk.plan_file import load, operations
from frmr_cli.bulk.plan_key import PlanKey, plan_key
from frmr_cli.errors import FrmrError, TokenStorageError, UsageError, ValidationFailed
from tests.bulk.plans import KEY, written
from tests.bulk.register import NaiveRegister

if TYPE_CHECKING:
    from pathlib import Path

WISHES = {"2021.0000001": "г. Тверь", "2021.0000002": "г. Тула"}


@pytest.fixture
def register() -> NaiveRegister:
    """Two records."""
    found = NaiveRegister()
    for target in WISHES:
        found.put(target, birthPlace="г. Старица")
    return found


def test_the_same_input_and_state_give_the_same_octets(
    tmp_path: Path, register: NaiveRegister
) -> None:
    """Nothing in a plan is random or tells the time of day."""
    one = written(tmp_path / "one", WISHES, register)
    two = written(tmp_path / "two", WISHES, register)

    assert one.path.read_bytes() == two.path.read_bytes()
    assert one.sha256 == two.sha256


def test_another_state_gives_other_keys(tmp_path: Path, register: NaiveRegister) -> None:
    """An idempotency key belongs to plan, row and payload; the version is part of the payload."""
    first = dict(operations(written(tmp_path / "one", WISHES, register), KEY))
    register.put("2021.0000001", birthPlace="г. Ржев")
    second = dict(operations(written(tmp_path / "two", WISHES, register), KEY))

    keys = [[json.loads(item)["key"] for item in found.values()] for found in (first, second)]
    assert keys[0][0] != keys[1][0]
    assert keys[0][1] == keys[1][1]


def test_restricted_values_stand_nowhere_in_clear(tmp_path: Path, register: NaiveRegister) -> None:
    """What a record had, what it gets and what the file said is sealed."""
    content = written(tmp_path / "plan", WISHES, register).path.read_text(encoding="utf-8")

    assert not any(value in content for value in ("Старица", "Тверь", "Тула"))


def test_a_plan_is_read_back(tmp_path: Path, register: NaiveRegister) -> None:
    """The changes come as they were written, from any number on."""
    plan = written(tmp_path / "plan", WISHES, register)

    changes = list(plan.read(KEY, start=1))

    assert [(item.number, item.row, item.target) for item in changes] == [(1, 3, "2021.0000002")]
    assert changes[0].cells == ("2021.0000002", "г. Тула")
    assert changes[0].inverse == {
        "method": "PATCH",
        "path": "/v1/workers/2021.0000002",
        "body": {"birthPlace": "г. Старица"},
    }


# Each example writes a file durably, which a busy disk may take its time for.
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_any_altered_octet_is_found(
    tmp_path_factory: pytest.TempPathFactory, place: int, bit: int
) -> None:
    """Whoever changes a plan, by hand or by accident, is found out."""
    path = tmp_path_factory.mktemp("plans") / "plan"
    register = NaiveRegister()
    for target in WISHES:
        register.put(target, birthPlace="г. Старица")
    octets = bytearray(written(path, WISHES, register).path.read_bytes())
    octets[place % len(octets)] ^= 1 << bit
    path.write_bytes(octets)

    with pytest.raises(FrmrError) as refused:
        load(path, KEY)

    assert refused.value.code in {"FRMR-BULK-020", "FRMR-BULK-021", "FRMR-BULK-022"}


@pytest.mark.parametrize("lines", [[0], [1], [2], [4], [2, 3], [1, 4]])
def test_a_missing_line_is_found(tmp_path: Path, register: NaiveRegister, lines: list[int]) -> None:
    """A plan without some of its rows is no plan."""
    path = written(tmp_path / "plan", WISHES, register).path
    kept = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(line for place, line in enumerate(kept) if place not in lines))

    with pytest.raises((UsageError, ValidationFailed)):
        load(path, KEY)


def test_exchanged_rows_are_found(tmp_path: Path, register: NaiveRegister) -> None:
    """The proof covers the order, and each sealed part its place."""
    path = written(tmp_path / "plan", WISHES, register).path
    kept = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*kept[:2], kept[3], kept[2], kept[4]]))

    with pytest.raises(ValidationFailed) as refused:
        load(path, KEY)

    assert refused.value.code == "FRMR-BULK-021"


def test_a_plan_of_another_user_is_named(tmp_path: Path, register: NaiveRegister) -> None:
    """«Altered» would be a riddle to who took a plan to another machine."""
    plan = written(tmp_path / "plan", WISHES, register)

    with pytest.raises(UsageError) as refused:
        load(plan.path, PlanKey(b"o" * 32))

    assert refused.value.code == "FRMR-BULK-022"


def test_a_failed_plan_leaves_no_file(tmp_path: Path, register: NaiveRegister) -> None:
    """A plan is there whole or not at all, and an older one stays."""
    path = tmp_path / "plan"
    whole = written(path, WISHES, register).path.read_bytes()

    with pytest.raises(KeyError):
        written(path, {**WISHES, "unknown": "x"}, register)

    assert path.read_bytes() == whole
    assert [item.name for item in tmp_path.iterdir()] == ["plan"]


def test_the_key_is_of_this_user_alone(tmp_path: Path) -> None:
    """It is made once, for its owner's eyes, and refused when others may read it."""
    one, two = plan_key(tmp_path / "bulk"), plan_key(tmp_path / "bulk")
    path = tmp_path / "bulk" / "plan.key"

    assert one == two
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    with pytest.raises(TokenStorageError):
        plan_key(tmp_path / "bulk")
