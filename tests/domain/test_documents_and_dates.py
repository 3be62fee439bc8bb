"""Merge patches, pointers, dates, the derived status and the wire models."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from pydantic import ValidationError

from frmr_cli.domain.categories import CATEGORIES
from frmr_cli.domain.dates import parse_date, years_between
from frmr_cli.domain.json_documents import merge, pointer_to
from frmr_cli.domain.masks import mask_document
from frmr_cli.domain.status import is_medical_worker
from frmr_cli.domain.worker import MaskedWorker, Worker
from frmr_cli.errors import ValidationFailed
from frmr_cli.servers.people import cast, people


@pytest.mark.parametrize(
    ("target", "patch", "expected"),
    [
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
        (["a", "b"], ["c", "d"], ["c", "d"]),
        ({"a": "foo"}, None, None),
        ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
        ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ],
)
def test_merge_patch_vectors(target: object, patch: object, expected: object) -> None:
    """RFC 7396, appendix A."""
    assert merge(target, patch) == expected


def test_pointers_escape_their_two_signs() -> None:
    """RFC 6901 §3: ~ before /."""
    assert pointer_to("a/b", 0, "m~n") == "/a~1b/0/m~0n"
    assert pointer_to() == ""


@pytest.mark.parametrize(
    "text",
    [
        "1977-04-18",
        "18.04.1977",
        "1977-04-18T00:00:00.0000000Z",
        "1977-04-18T00:00:00+03:00",
        "18.04.1977 0:00:00",
        "1977-04-18 00:00:00",
    ],
)
def test_spellings_of_one_day(text: str) -> None:
    """Midnight is dropped, in whatever zone, and never moves the day."""
    assert parse_date(text) == date(1977, 4, 18)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1977-04-17T21:00:00Z", "FRMR-RULE-056"),
        ("17.04.1977 21:00", "FRMR-RULE-056"),
        ("18.04.1977 утром", "FRMR-RULE-050"),
        ("1977-02-29", "FRMR-RULE-050"),
        ("04/18/1977", "FRMR-RULE-050"),
        ("1977-04-18 (примерно)", "FRMR-RULE-050"),
        ("19770418", "FRMR-RULE-050"),
        ("", "FRMR-RULE-050"),
    ],
)
def test_wrong_dates_are_named(text: str, code: str) -> None:
    """A time of day has a text of its own, because it tells the cause."""
    with pytest.raises(ValidationFailed, match=code):
        parse_date(text)


@pytest.mark.parametrize(
    ("later", "years"),
    [(date(2026, 2, 28), 25), (date(2026, 3, 1), 26), (date(2028, 2, 29), 28), (date(1999, 1, 1), -2)],
)  # fmt: skip
def test_age_of_somebody_born_on_a_leap_day(later: date, years: int) -> None:
    """The birthday of 29 February is reached on 1 March in a common year."""
    assert years_between(date(2000, 2, 29), later) == years


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 12, 31), False),
        (date(2020, 1, 1), True),
        (date(2022, 12, 31), True),
        (date(2023, 1, 1), False),
    ],
)
def test_status_needs_a_job_and_an_accreditation_on_the_day(day: date, *, expected: bool) -> None:
    """First and last days count; the shorter of the two terms decides."""
    document = {
        "employment": [{"beginDate": "2018-01-01"}],
        "accreditation": [{"passDate": "2020-01-01", "endDate": "2022-12-31"}],
    }

    assert is_medical_worker(document, on=day) == expected


@pytest.mark.parametrize("absent", ["employment", "accreditation"])
def test_status_without_one_of_the_two(absent: str) -> None:
    """A job alone or an accreditation alone is not enough."""
    document = {
        "employment": [{"beginDate": "2018-01-01"}],
        "accreditation": [{"passDate": "2020-01-01"}],
    }
    document[absent] = []

    assert not is_medical_worker(document, on=date(2021, 1, 1))


def test_models_keep_the_wire_form() -> None:
    """What comes in goes out again, field by field, and masked documents have their own model."""
    for demo in (*cast(1), *people(200, 1)):
        if demo.worker is None:
            continue
        record = demo.worker | {"isMedicalWorker": True, "status": "expiring"}
        wire = Worker.model_validate(record).model_dump(mode="json", exclude_unset=True)
        shown, pointers = mask_document(record)

        assert wire == record
        assert MaskedWorker.model_validate(shown | {"masked": pointers}).masked == pointers


@pytest.mark.parametrize("patch", [{"extra": 1}, {"category": "wizard"}, {"gender": 3}])
def test_models_refuse_foreign_shapes(patch: dict[str, object]) -> None:
    """Unknown fields and values outside the lists do not get in."""
    worker = cast(1)[0].worker
    assert worker is not None

    with pytest.raises(ValidationError):
        Worker.model_validate(worker | {"isMedicalWorker": True} | patch)


def test_model_and_rules_know_the_same_categories() -> None:
    """The list of categories is written twice; both are the same."""
    schema = Worker.model_json_schema()

    assert schema["properties"]["category"]["enum"] == list(CATEGORIES)


def test_rules_load_nothing_heavy() -> None:
    """Light commands may check a value: no pydantic, database or network comes along."""
    heavy = {"pydantic", "httpx", "sqlite3", "cryptography", "rich", "keyring"}
    code = (
        "import sys, frmr_cli.domain.worker_rules, frmr_cli.domain.masks, frmr_cli.domain.canonical;"
        f"print(sorted({heavy!r} & set(sys.modules)))"
    )

    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert result.stdout == "[]\n"
