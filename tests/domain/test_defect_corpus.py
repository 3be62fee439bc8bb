"""
Defective records written by somebody who knew the rules and not the code.

Each has one planted defect and the code that must be found for it; the sound ones must pass.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from frmr_cli.domain.document_rules import check_document
from frmr_cli.domain.education_rules import check_education
from frmr_cli.domain.employment_rules import check_employment
from frmr_cli.domain.record import Record
from frmr_cli.domain.rules import Fault, errors_of
from frmr_cli.domain.worker_rules import check_worker

CORPUS = Path(__file__).parents[1] / "corpus"
LISTS = ("education", "employment", "accreditation", "documents")


DEFECTS = ("worker", "education", "employment", "documents")
ADJUDICATED: dict[str, Any] = json.loads((CORPUS / "adjudicated.json").read_text(encoding="utf-8"))
"""Id → what is found, and why that is right although the author expected something else."""


def cases(*names: str, adjudicated: bool = False) -> list[Any]:
    """The records of some files: those that are as their author meant them, or the others."""
    return [
        pytest.param(case, id=case["id"])
        for name in names
        for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        for case in [json.loads(line)]
        if (case["id"] in ADJUDICATED) == adjudicated
    ]


def found(case: dict[str, Any]) -> list[Fault]:
    """What the rules say of a record."""
    today, entry = date.fromisoformat(case["today"]), case["entry"]
    given = case.get("record") or {}
    record = Record(given.get("worker", {}), *(tuple(given.get(name, ())) for name in LISTS))
    complete = bool(case.get("complete"))
    match case["check"]:
        case "worker":
            return check_worker(entry, today=today)
        case "education":
            return check_education(entry, today=today, record=record, complete=complete)
        case "employment":
            return check_employment(entry, today=today, record=record, complete=complete)
    return check_document(entry, today=today)


def is_near(found: str, expected: str) -> bool:
    """Whether two pointers name the same value, one of its members, or a neighbour in the same part."""
    if found == expected or found.startswith(expected) or expected.startswith(found):
        return True
    part = expected.rpartition("/")[0]
    return part != "" and found.rpartition("/")[0] == part


@pytest.mark.parametrize("case", cases(*DEFECTS))
def test_each_planted_defect_is_found(case: dict[str, Any]) -> None:
    """With the right code, at the value to correct."""
    faults = found(case)

    for expected in case["expect"]:
        assert any(
            fault.code == expected["code"] and is_near(fault.pointer, expected["pointer"])
            for fault in faults
        ), case["why"]


@pytest.mark.parametrize("case", cases("sound"))
def test_unusual_but_sound_records_pass(case: dict[str, Any]) -> None:
    """Nobody is sent to correct what is right."""
    assert errors_of(found(case)) == [], case.get("why")


@pytest.mark.parametrize("case", cases(*DEFECTS, "sound", adjudicated=True))
def test_what_was_decided_otherwise_stays_so(case: dict[str, Any]) -> None:
    """Where the author and the rules differ, the decision stands with its reason."""
    assert {fault.code for fault in found(case)} == set(ADJUDICATED[case["id"]]["codes"])


def test_the_corpus_is_large_enough() -> None:
    """At least three hundred defects that are found as their author meant them."""
    assert len(cases(*DEFECTS)) >= 300
    assert len(ADJUDICATED) <= 30
