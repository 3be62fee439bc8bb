"""Which specialties go together."""

from __future__ import annotations

import pytest

from frmr_cli.domain.specialties import branch, fits_education, same_specialty


@pytest.mark.parametrize(
    ("studied", "accredited", "fits"),
    [
        ("Лечебное дело", "Терапия", True),
        ("Педиатрия", "Неврология", True),
        ("Стоматология", "Стоматология терапевтическая", True),
        ("Стоматология", "Терапия", False),
        ("Лечебное дело", "Стоматология хирургическая", False),
        ("Фармация", "Хирургия", False),
        ("Сестринское дело", "Акушерское дело", True),
        ("Фармация", "Организация здравоохранения и общественное здоровье", True),
        ("Лечебное дело", "Клиническая фармакология", True),
        ("", "Терапия", True),
        ("Фармация", "", True),
    ],
)
def test_only_another_branch_never_fits(studied: str, accredited: str, fits: bool) -> None:
    """A missing name proves nothing."""
    assert fits_education({"name": studied}, {"name": accredited}) is fits


def test_one_specialty_has_one_code_or_one_name() -> None:
    """Case and ё do not tell two specialties apart; two absent names are not the same."""
    assert same_specialty(
        {"code": "1", "name": "Терапия"}, {"code": "1", "name": "терапия (старая)"}
    )
    assert same_specialty({"name": "Терапия"}, {"code": "1", "name": " ТЕРАПИЯ "})
    assert not same_specialty({"name": "Терапия"}, {"name": "Хирургия"})
    assert not same_specialty({}, {})
    assert branch("Акушерство и гинекология") == "medicine"
