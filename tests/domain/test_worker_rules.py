"""The set of rules for a worker's document, and how faults become texts."""

from __future__ import annotations

import ast
import re
import string
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import frmr_cli.domain
from frmr_cli.domain.canonical import canonical
from frmr_cli.domain.catalogue.rules import ENTRIES
from frmr_cli.domain.json_documents import merge
from frmr_cli.domain.rules import Fault, Severity, errors_of, field_errors, refuse_faulty
from frmr_cli.domain.worker_rules import check_worker
from frmr_cli.errors import ValidationFailed

TODAY = date(2026, 11, 23)
ORGANISATION = {"oid": "1.2.643.5.1.13.13.12.2.31.990001", "name": "Больница (демо)"}
SOUND: dict[str, object] = {
    "id": "2021.0000301",
    "lastName": "Иванова",
    "firstName": "Анна",
    "patronymic": "Сергеевна",
    "gender": 2,
    "birthDate": "1985-04-18",
    "snils": "11223344595",
    "inn": "500100732259",
    "citizenship": {"code": "643", "name": "Россия"},
    "phone": "+79123456789",
    "email": "ivanova@example.org",
    "documents": [
        {"documentId": 1, "serial": "7609", "number": "456987", "passDate": "2005-05-20"}
    ],
    "category": "doctor",
    "specialties": [{"code": "demo-201", "name": "Терапия", "main": True}],
    "qualification": {"category": "первая", "beginDate": "2024-01-01", "endDate": "2029-01-01"},
    "employment": [{"organization": ORGANISATION, "rate": 1.0, "beginDate": "2012-05-24"}],
    "accreditation": [{"passDate": "2025-09-27", "endDate": "2030-09-27"}],
}
JOB = {"organization": ORGANISATION, "beginDate": "2012-05-24"}
PASSPORT = {"documentId": 1, "serial": "7609", "number": "456987", "passDate": "2005-05-20"}


def found(patch: dict[str, object]) -> list[tuple[str, str]]:
    """Number of the rule and pointer of each fault of the sound document with a patch."""
    document = merge(SOUND, patch)
    assert isinstance(document, dict)
    return [(fault.code[-3:], fault.pointer) for fault in check_worker(document, today=TODAY)]


def test_sound_document_has_no_faults() -> None:
    """Everything that is right passes."""
    assert found({}) == []


@pytest.mark.parametrize("name", ["patronymic", "snils", "inn", "phone", "email", "documents"])
def test_what_is_optional_may_be_absent(name: str) -> None:
    """The register has people without a patronymic, a СНИЛС or contacts."""
    assert found({name: None}) == []


@pytest.mark.parametrize("name", ["lastName", "firstName", "gender", "birthDate", "category"])
def test_what_is_required_is_asked_for(name: str) -> None:
    """An absent value is named by its pointer."""
    assert found({name: None}) == [("002", f"/{name}")]


@pytest.mark.parametrize(
    ("patch", "expected"),
    [
        ({"lastName": "Ивaнова"}, [("040", "/lastName")]),
        ({"patronymic": "нет"}, [("044", "/patronymic")]),
        ({"patronymic": "Сергеевич"}, [("046", "/patronymic")]),
        ({"snils": "11223344596"}, [("011", "/snils")]),
        ({"snils": 11223344595}, [("003", "/snils")]),
        ({"inn": "7707083893"}, [("013", "/inn")]),
        ({"phone": "+77001234567"}, [("028", "/phone")]),
        ({"email": "nowhere"}, [("031", "/email")]),
        ({"id": "1"}, [("023", "/id")]),
        ({"gender": 3}, [("060", "/gender")]),
        ({"gender": True}, [("060", "/gender")]),
        ({"category": "wizard"}, [("060", "/category")]),
        ({"citizenship": {"code": None}}, [("002", "/citizenship/code")]),
        ({"citizenship": "Россия"}, [("002", "/citizenship/code")]),
        ({"birthDate": "2027-01-01", "documents": None, "employment": None}, [("051", "/birthDate")]),
        ({"birthDate": "2012-11-24", "documents": None, "employment": None}, [("053", "/birthDate")]),
        ({"birthDate": "2012-11-23", "documents": None, "employment": None}, []),
        ({"birthDate": "1885-04-18"}, [("053", "/birthDate")]),
        ({"birthDate": "1985-02-30"}, [("050", "/birthDate")]),
        ({"birthDate": "1985-04-17T21:00:00Z"}, [("056", "/birthDate")]),
        ({"documents": "паспорт"}, [("003", "/documents")]),
        ({"documents": ["паспорт"]}, [("003", "/documents/0")]),
        ({"documents": [PASSPORT | {"documentId": 3}]}, [("061", "/documents/0/documentId")]),
        ({"documents": [PASSPORT | {"documentId": True}]}, [("061", "/documents/0/documentId")]),
        ({"documents": [PASSPORT | {"serial": None}]}, [("002", "/documents/0/serial")]),
        ({"documents": [PASSPORT | {"serial": "760"}]}, [("024", "/documents/0/serial")]),
        ({"documents": [PASSPORT | {"number": "1"}]}, [("025", "/documents/0/number")]),
        ({"documents": [PASSPORT | {"codeOrg": "1"}]}, [("026", "/documents/0/codeOrg")]),
        ({"documents": [PASSPORT | {"passDate": "1985-04-17"}]}, [("055", "/documents/0/passDate")]),
        ({"documents": [PASSPORT | {"passDate": "2026-11-24"}]}, [("051", "/documents/0/passDate")]),
        ({"documents": [PASSPORT | {"passDate": "2026-11-23"}]}, []),
        ({"documents": [{"documentId": 2, "number": "АБ 1", "passDate": "2020-01-01"}]}, []),
        ({"specialties": [{"main": False}]}, [("062", "/specialties")]),
        ({"specialties": [{"main": True}, {"main": True}]}, [("062", "/specialties")]),
        ({"specialties": []}, []),
        ({"qualification": {"endDate": "2023-12-31"}}, [("052", "/qualification/endDate")]),
        ({"qualification": {"beginDate": None}}, [("002", "/qualification/beginDate")]),
        ({"employment": [JOB | {"endDate": "2012-05-23"}]}, [("052", "/employment/0/endDate")]),
        ({"employment": [JOB | {"endDate": "2012-05-24"}]}, []),
        ({"employment": [JOB, JOB | {"beginDate": "1999-04-17"}]}, [("054", "/employment/1/beginDate")]),
        ({"employment": [JOB | {"beginDate": "1999-04-18"}]}, []),
        ({"employment": [JOB | {"rate": 1.51}]}, [("063", "/employment/0/rate")]),
        ({"employment": [JOB | {"rate": 0}]}, [("063", "/employment/0/rate")]),
        ({"employment": [JOB | {"rate": True}]}, [("063", "/employment/0/rate")]),
        ({"employment": [JOB | {"rate": float("nan")}]}, [("063", "/employment/0/rate")]),
        ({"employment": [JOB | {"organization": {"oid": "1.2.3"}}]}, [("021", "/employment/0/organization/oid")]),
        ({"accreditation": [{"passDate": "2026-11-24"}]}, [("051", "/accreditation/0/passDate")]),
    ],
)  # fmt: skip
def test_each_broken_rule_is_found_alone(
    patch: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    """One wrong value makes one fault, at its own pointer."""
    assert found(patch) == expected


def test_all_faults_are_reported_at_once() -> None:
    """A person corrects the whole form in one go."""
    assert found({"snils": "1", "phone": "1", "gender": 5}) == [
        ("060", "/gender"),
        ("010", "/snils"),
        ("027", "/phone"),
    ]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(sorted(SOUND)), JSON, max_size=4))
def test_no_shape_makes_the_check_fail(patch: dict[str, object]) -> None:
    """Values of any JSON type are reported and never raise; canonical spelling keeps the verdict."""
    document = SOUND | patch
    faults = check_worker(document, today=TODAY)

    assert all(fault.message("ru") != fault.code for fault in faults)
    assert canonical(canonical(document)).keys() == canonical(document).keys()


@given(st.sampled_from(["documents", "employment", "accreditation", "specialties"]), JSON, JSON)
def test_no_nested_shape_makes_the_check_fail(name: str, first: object, second: object) -> None:
    """The same for the members of lists."""
    names = ("documentId", "serial", "passDate", "organization", "rate", "beginDate", "endDate")
    document = SOUND | {name: [dict.fromkeys(names, first), dict.fromkeys(names, second), first]}

    assert isinstance(check_worker(document, today=TODAY), list)


def test_canonical_spells_values_as_they_are_stored() -> None:
    """Several spellings, one stored form; empty text is absence; a wrong value stays."""
    typed = {
        "snils": "112-233-445 95",
        "phone": "8 912 345-67-89",
        "birthDate": "18.04.1985",
        "lastName": " Иванова ",
        "patronymic": " ",
        "email": " ",
        "inn": "12",
        "gender": 2,
    }

    assert canonical(typed) == {
        "snils": "11223344595",
        "phone": "+79123456789",
        "birthDate": "1985-04-18",
        "lastName": "Иванова",
        "inn": "12",
        "gender": 2,
    }


def test_warnings_do_not_refuse() -> None:
    """Only errors stop; a warning is shown and let through."""
    warning = Fault("FRMR-RULE-046", "/patronymic", Severity.WARNING)
    error = Fault("FRMR-RULE-011", "/snils")

    assert refuse_faulty([warning], "ru") is None  # type: ignore[func-returns-value]
    assert errors_of([warning, error]) == [error]
    with pytest.raises(ValidationFailed, match="FRMR-RULE-001") as caught:
        refuse_faulty([warning, error], "en")
    assert caught.value.fields == field_errors([error], "en")
    assert caught.value.details == {"count": 1}


def test_fault_says_what_to_correct_in_both_languages() -> None:
    """Placeholders are filled; the code is shown where this version does not know it."""
    fault = Fault("FRMR-RULE-010", "/snils", params={"found": 10})

    assert fault.message("ru").startswith("В СНИЛС 11 цифр, здесь символов: 10. Проверьте")
    assert fault.message("en").startswith("СНИЛС has 11 digits, here are 10 characters. Check")
    assert Fault("FRMR-RULE-999", "/x").message("ru") == "FRMR-RULE-999"


def test_both_languages_use_the_same_placeholders() -> None:
    """A translation that forgets a placeholder tells less."""
    formatter = string.Formatter()

    for code, entry in ENTRIES.items():
        names = [
            {name for _, name, _, _ in formatter.parse(" ".join(text)) if name}
            for text in (entry.en, entry.ru)
        ]
        assert names[0] == names[1], code


def test_every_code_is_used_and_every_used_code_is_there() -> None:
    """The catalogue and the rules name the same codes."""
    folder = Path(frmr_cli.domain.__file__).parent
    used: set[str] = set()
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                used |= set(re.findall(r"^FRMR-RULE-\d{3}$", node.value))

    assert used == set(ENTRIES)
